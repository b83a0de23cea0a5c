import re

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.repair.misread_lines import repair_central
from wiredesk.clean.repair.repair import repair
from wiredesk_schemas.raw import RawArticle

RIGHT = {
    "Czech": (
        "cp1250",
        "Přehrada u Tamby se po opravě znovu naplní, oznámili v pátek vodohospodáři.",
        "Hráz měla trhlinu dlouhou šest metrů, řekl ředitel Jiří Vaněk.",
        "První lodě vyplují v květnu.",
    ),
    "Polish": (
        "cp1250",
        "Most w Tambie zamknięto dla ciężarówek, poinformował w środę rzecznik.",
        "Pęknięcie znaleźli nurkowie. „Naprawa potrwa”, powiedział inżynier Łukasz Żak.",
        "Autobusy pojadą objazdem.",
    ),
    "Croatian": (
        "cp1250",
        "Most kod Tambe zatvoren je za kamione, priopćila je u srijedu uprava.",
        "Popravak će trajati tri mjeseca, rekao je inženjer Đuro Čačić.",
        "Autobusi će voziti zaobilaznim putem.",
    ),
    "Turkish": (
        "cp1254",
        "Boğaz'daki köprü ağır araçlara kapatıldı, belediye çarşamba günü açıkladı.",
        "Çatlağı dalgıçlar buldu. Onarım üç ay sürecek, dedi mühendis İlker Şahin.",
        "Otobüsler başka yoldan gidecek.",
    ),
    "Latvian": (
        "cp1257",
        "Tiltu pār Ventu slēdza kravas automašīnām, trešdien paziņoja pašvaldība.",
        "Plaisu atrada ūdenslīdēji. Remonts ilgs trīs mēnešus, sacīja Jānis Bērziņš.",
        "Autobusi brauks pa apkārtceļu.",
    ),
    "Russian": (
        "cp1251",
        "Мост через Тамбу закрыли для грузовиков, сообщила в среду администрация.",
        "Трещину нашли водолазы. Ремонт займет три месяца, сказал инженер Павел Рочев.",
        "Автобусы пойдут в объезд.",
    ),
}


@pytest.mark.parametrize("language", RIGHT)
@pytest.mark.parametrize("damaged", [{1}, {0, 1, 2}], ids=["one line", "all lines"])
@pytest.mark.parametrize("read_as", ["sloppy-windows-1252", "latin-1"])
def test_lines_of_another_charset_come_back_and_right_ones_stay(language: str, damaged: set[int], read_as: str) -> None:
    charset, *lines = RIGHT[language]
    text = "\n".join(
        line.encode(charset).decode(read_as) if index in damaged else line for index, line in enumerate(lines)
    )

    assert repair(text).text == "\n".join(lines)


def test_a_title_is_repaired_by_the_damage_of_its_text() -> None:
    charset, *lines = RIGHT["Czech"]
    damaged = [line.encode(charset).decode("cp1252") for line in ("Přehrada se naplní", *lines)]

    assert clean(RawArticle(title=damaged[0], text="\n".join(damaged[1:]))).title == "Přehrada se naplní"


def test_turkish_of_which_two_letters_change_comes_back() -> None:
    right = "Yangında ölen olmadı; üç işçi dumandan etkilendi, dedi Işıl Şengöz."

    assert repair(right.encode("cp1254").decode("cp1252")).text == right


@pytest.mark.parametrize(
    "right",
    [
        "La presó d'Àger tornarà a obrir: això és clar, però ningú no hi és, i el país ho sabrà, va dir Núria Güell.",
        "Ação e opção: os leilões de Müller não têm preço, disse a vereadora Inês Conceição à emissora alemã.",
        "Dušan Åkesson på Åland såg två år av gråtande män från Malmö och Örebro, säger André Ågren på båten.",
        "Jørgen Gæðir frá Tórshavn segði, at skipið fór í gjár; øll vóru væl fyri, og ongin var sjúkur.",
        "Õhtul sõitis praam üle väina, ütles Jüri Šmidt, ja Õismäe jäi ööseks pimedaks, žanrist hoolimata.",
        "Ông Nguyễn Văn Út nói rằng phà sẽ chạy lại vào ngày thứ bảy, và giá vé vẫn như cũ, không tăng.",
        "A győri hidat lezárták, közölte a városháza; Kőszegi Ödön szerint a javítás három hónapig tart, sűrűbben.",
        "The letters àáâãäå and èéêë are in most fonts; ìíîï and ðñòóôõö are in many, said José of São Tomé.",
    ],
)
def test_right_text_of_other_languages_is_left_alone(right: str) -> None:
    assert repair_central(right, " ".join(re.findall(r"[^\x00-\x7f]+", right))) == (right, 0)
    assert repair(right).text == right


def test_quote_marks_repaired_before_accented_words_are_counted() -> None:
    text = "â€œWe waited,â€ she said. Àéîõüû ran."

    assert repair(text).counts["mojibake"] == 2


def test_a_short_line_is_repaired_if_right_lines_have_its_letters() -> None:
    right = "Mężczyzna z Tamby skarżył się na męczącą kolejkę – napisał dziennik „Goniec Tambański”."
    wrong = "Mieszkañcy skar¿¹ siê na korki."

    assert repair(f"{right}\n\n{wrong}").text == f"{right}\n\nMieszkańcy skarżą się na korki."
