import pytest

from wiredesk.clean.parts.dateline_reader import read_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "day"),
    [
        ("新华社内罗毕5月2日电（记者张三）坦巴湖上唯一的渡轮星期六恢复航行。", "内罗毕", "Xinhua", (5, 2)),
        ("【ナイロビ共同】タンバ湖の連絡船は２日、一年ぶりに運航を再開した。", "ナイロビ", "Kyodo", (None, None)),
        (
            "(서울=연합뉴스) 홍길동 기자 = 탐바호의 유일한 여객선이 토요일 운항을 재개했다.",
            "서울",
            "Yonhap",
            (None, None),
        ),
        ("نيروبي (رويترز) - عادت العبارة الوحيدة في بحيرة تمبا إلى الإبحار.", "نيروبي", "Reuters", (None, None)),
        ("تهران- ایرنا- تنها کشتی دریاچه روز شنبه دوباره به راه افتاد.", "تهران", "IRNA", (None, None)),
        ("МОСКВА, 2 мая. /ТАСС/. Паром снова вышел на озеро.", "МОСКВА", "TASS", (5, 2)),
        ("МИНСК, 2 мая /БелТА/. Паром снова вышел на озеро.", "МИНСК", "Belta", (5, 2)),
        ("КИЇВ, 2 травня (Укрінформ) — Пором знову вийшов.", "КИЇВ", "Ukrinform", (5, 2)),
        ("Київ. 2 травня. УНН. Пором знову вийшов.", "Київ", "UNN", (5, 2)),
        ("［東京　２日　ロイター］ - 連絡船が運航を再開した。", "東京", "Reuters", (None, 2)),
        ("（中央社台北2日電）渡輪恢復航行。", "台北", "CNA", (None, 2)),
        ("الرياض 2 مايو 2026 (واس) -- عادت العبارة إلى الإبحار.", "الرياض", "SPA", (5, 2)),
        ("नई दिल्ली, 2 मई (भाषा) झील की नाव फिर चली।", "नई दिल्ली", "PTI", (5, 2)),
        ("New Delhi [India], May 2 (ANI): The ferry sailed again on Saturday.", "New Delhi", "ANI", (5, 2)),
        ("Nairobi, 2 may (EFE).- El transbordador volvió a navegar.", "Nairobi", "EFE", (5, 2)),
        ("(ANSA) - ROMA, 02 MAG - Il traghetto è tornato a navigare.", "ROMA", "ANSA", (5, 2)),
    ],
)
def test_agencies_open_stories_in_their_own_forms(
    paragraph: str, place: str, agency: str, day: tuple[int | None, int | None]
) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.place, filed.agency, (filed.month, filed.day)) == (place, agency, day)


@pytest.mark.parametrize(
    "paragraph", ["新华社记者说，渡轮恢复航行。", "【写真】タンバ湖の連絡船", "Паром снова вышел на озеро."]
)
def test_a_story_without_a_dateline_has_none(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("paragraph", "writers"),
    [
        ("【ナイロビ＝田中花子】タンバ湖の連絡船は２日、一年ぶりに運航を再開した。", ("田中花子",)),
        ("【ナイロビ＝時事】タンバ湖の連絡船は２日、一年ぶりに運航を再開した。", ()),
        ("【ナイロビ＝本州新聞】タンバ湖の連絡船は２日、一年ぶりに運航を再開した。", ()),
        ("新华社内罗毕5月2日电（记者张三、李四）坦巴湖上唯一的渡轮星期六恢复航行。", ("张三", "李四")),
        ("(서울=연합뉴스) 홍길동 기자 = 탐바호의 유일한 여객선이 토요일 운항을 재개했다.", ("홍길동",)),
    ],
)
def test_writers_in_the_dateline_are_its_byline(paragraph: str, writers: tuple[str, ...]) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert filed.writers == writers


def test_an_agency_of_morocco_is_read() -> None:
    filed = read_dateline("الداخلة 5 مارس (و م ع) – أعلنت السلطات المينائية إعادة فتح ميناء الصيد.")
    assert filed is not None
    assert (filed.place, filed.agency, filed.month, filed.day) == ("الداخلة", "MAP", 3, 5)


def test_strokes_around_an_agency_need_no_dash() -> None:
    found = read_dateline("Русе, 6 май /БТА/ Жители на село Беловец блокираха днес пътя.")
    assert found is not None
    assert (found.place, found.agency, found.month, found.day) == ("Русе", "BTA", 5, 6)
