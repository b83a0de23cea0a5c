import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline import extract_dateline, read_dateline
from wiredesk_schemas.raw import RawArticle


@pytest.mark.parametrize(
    ("paragraph", "printed", "place", "agency", "story"),
    [
        ("MOSCOW, Sept 14 — President", "MOSCOW, Sept 14", "MOSCOW", None, "President"),
        ("NAIROBI, Kenya (AP) — A court", "NAIROBI, Kenya (AP)", "NAIROBI, Kenya", "AP", "A court"),
        ("OSLO/LIMA, Feb 3 (Reuters) - The", "OSLO/LIMA, Feb 3 (Reuters)", "OSLO/LIMA", "Reuters", "The"),
        ("ST. PAUL, Minn., March 6 - BMC", "ST. PAUL, Minn., March 6", "ST. PAUL, Minn.", None, "BMC"),
        ("Karachi, June 9 (MNA) — The", "Karachi, June 9 (MNA)", "Karachi", "MNA", "The"),
        ("DAKAR, 6 mai (MNA) – Douze", "DAKAR, 6 mai (MNA)", "DAKAR", "MNA", "Douze"),
        ("NEW YORK — The", "NEW YORK", "NEW YORK", None, "The"),
        ("BETHESDA, Md. (AP) _ The", "BETHESDA, Md. (AP)", "BETHESDA, Md.", "AP", "The"),
        ("(New York, NY - October 21) The", "(New York, NY - October 21)", "New York, NY", None, "The"),
        ("(Suva, 2 May) The", "(Suva, 2 May)", "Suva", None, "The"),
        ("KUWAIT CITY, July 24: The racer", "KUWAIT CITY, July 24", "KUWAIT CITY", None, "The racer"),
        ("LEEDS, May 2, Reuter - A", "LEEDS, May 2, Reuter", "LEEDS", "Reuters", "A"),
        ("New Delhi, 3 March (PTI): The", "New Delhi, 3 March (PTI)", "New Delhi", "PTI", "The"),
        ("LAGOS, Nigeria, 12 May 2021 /PRNewswire/ -- The", "LAGOS, Nigeria, 12 May 2021 /PRNewswire/",
         "LAGOS, Nigeria", "PR Newswire", "The"),
        ("BEIJING, March 4 (Xinhua) -- A", "BEIJING, March 4 (Xinhua)", "BEIJING", "Xinhua", "A"),
        ("ISTANBUL (AFP) - Two", "ISTANBUL (AFP)", "ISTANBUL", "AFP", "Two"),
        ("SEOUL, Sept. 3 (Yonhap) -- A", "SEOUL, Sept. 3 (Yonhap)", "SEOUL", "Yonhap", "A"),
        ("TOKYO (Kyodo) A ferry", "TOKYO (Kyodo)", "TOKYO", "Kyodo", "A ferry"),
        ("DHAKA, Sep 14 (bdnews24.com) – A", "DHAKA, Sep 14 (bdnews24.com)", "DHAKA", "bdnews24.com", "A"),
        ("TUNIS, Oct 4 (Lakeside Wire) — A", "TUNIS, Oct 4 (Lakeside Wire)", "TUNIS", "Lakeside Wire", "A"),
        ("(SELLA=Tidal News) The", "(SELLA=Tidal News)", "SELLA", "Tidal News", "The"),
        ("SELLA/BREDA (NovaPress) - The", "SELLA/BREDA (NovaPress)", "SELLA/BREDA", "NovaPress", "The"),
        ("Cluj-Napoca, 16 ian /Agerpres/ - Două", "Cluj-Napoca, 16 ian /Agerpres/", "Cluj-Napoca", "Agerpres", "Două"),
        ("København /ritzau/ - Byretten", "København /ritzau/", "København", "Ritzau", "Byretten"),
        ("BAGHDAD / NINA / – The", "BAGHDAD / NINA /", "BAGHDAD", "NINA", "The"),
        ("ORLU (Tidewater Wire) - The", "ORLU (Tidewater Wire)", "ORLU", "Tidewater Wire", "The"),
        ("SYDNEY, Monday — A", "SYDNEY, Monday", "SYDNEY", None, "A"),
        ("Accra, May 12, GNA – A", "Accra, May 12, GNA", "Accra", "GNA", "A"),
        ("SÃO PAULO, 3 de maio (Reuters) - A", "SÃO PAULO, 3 de maio (Reuters)", "SÃO PAULO", "Reuters", "A"),
        ("MÜNCHEN (dpa) — Die", "MÜNCHEN (dpa)", "MÜNCHEN", "dpa", "Die"),
        ("NANTES, 7 mai 2026 (AFP) - « Rien", "NANTES, 7 mai 2026 (AFP)", "NANTES", "AFP", "« Rien"),
        ("NANTES, 7 mai - «\xa0Rien", "NANTES, 7 mai", "NANTES", None, "«\xa0Rien"),
        ("NANTES, 7 fév. 2026 (AFP) - Rien", "NANTES, 7 fév. 2026 (AFP)", "NANTES", "AFP", "Rien"),
        ("BARI, 7 ott 2026 (ANSA) - Nulla", "BARI, 7 ott 2026 (ANSA)", "BARI", "ANSA", "Nulla"),
        ("PARIS, 3 mai (Reuters) - Le", "PARIS, 3 mai (Reuters)", "PARIS", "Reuters", "Le"),
        ("WARSZAWA, 3 września (PAP) – Rząd", "WARSZAWA, 3 września (PAP)", "WARSZAWA", "PAP", "Rząd"),
        ("Warszawa, 02.05.2026 (PAP) - Prom", "Warszawa, 02.05.2026 (PAP)", "Warszawa", "PAP", "Prom"),
        ("МОСКВА. 2 мая. ИНТЕРФАКС - Паром", "МОСКВА. 2 мая. ИНТЕРФАКС", "МОСКВА", "Interfax", "Паром"),
        ("OSLO, May 2. /TASS/. The", "OSLO, May 2. /TASS/", "OSLO", "TASS", "The"),
        ("Győr, 2026. május 2., szombat (MTI) - A", "Győr, 2026. május 2., szombat (MTI)", "Győr", "MTI", "A"),
        ("SPLIT, 2. svibnja 2026. (Hina) - Brod", "SPLIT, 2. svibnja 2026. (Hina)", "SPLIT", "HINA", "Brod"),
        ("SANA'A May 02. 2026 (Saba) - The", "SANA'A May 02. 2026 (Saba)", "SANA'A", "Saba", "The"),
        ("(나이로비=연합뉴스) 김영희 특파원 = 탐바", "(나이로비=연합뉴스) 김영희 특파원", "나이로비", "Yonhap", "탐바"),
        ("SINGAPORE (May 6, 2021) — The", "SINGAPORE (May 6, 2021)", "SINGAPORE", None, "The"),
        ("New York (November 25, 2021): The", "New York (November 25, 2021)", "New York", None, "The"),
        ("Gulu & Arua, Uganda , Jun 14 2022 (IPS) - A", "Gulu & Arua, Uganda , Jun 14 2022 (IPS)",
         "Gulu & Arua, Uganda", "IPS", "A"),
        ("****SANTO DOMINGO, March 4 - The", "SANTO DOMINGO, March 4", "SANTO DOMINGO", None, "The"),
        ("CASPER, Wyo. - March 4 - The", "CASPER, Wyo. - March 4", "CASPER, Wyo.", None, "The"),
        ("La paz, march 4 - about", "La paz, march 4", "La paz", None, "about"),
        ("ALBANY, N.Y., Marc 3 - A", "ALBANY, N.Y., Marc 3", "ALBANY, N.Y.", None, "A"),
        ("OSLO, Marchg 3 - A", "OSLO, Marchg 3", "OSLO", None, "A"),
        ("OSLO, Macrh 3 - A", "OSLO, Macrh 3", "OSLO", None, "A"),
        ("OSLO, March 2O - A", "OSLO, March 2O", "OSLO", None, "A"),
        ("CALGARY, Alberta - Qtr", "CALGARY, Alberta", "CALGARY, Alberta", None, "Qtr"),
    ],
)  # fmt: skip
def test_a_dateline_is_read_in_its_parts(
    paragraph: str, printed: str, place: str, agency: str | None, story: str
) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.printed, filed.place, filed.agency, paragraph[filed.end :]) == (printed, place, agency, story)


SAID = "the ferry will sail again after a year of repairs, the port said."


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("PARIS: ", "PARIS"),
        ("Doha : ", "Doha"),
        ("Islamabad – ", "Islamabad"),
        ("Srinagar- ", "Srinagar"),
        ("ALGIERS- ", "ALGIERS"),
        ("MANILA, Philippines — ", "MANILA, Philippines"),
        ("Sambalpur, India – ", "Sambalpur, India"),
        ("ATHENS - - ", "ATHENS"),
        ("Zihuatanejo , Guerrero - ", "Zihuatanejo , Guerrero"),
        ("ZÜRICH — ", "ZÜRICH"),
        ("KARACHI/LAHORE: ", "KARACHI/LAHORE"),
    ],
)
def test_a_place_that_stories_are_filed_from_needs_no_day_and_no_agency(opening: str, place: str) -> None:
    draft = Draft("a", paragraphs=[opening + SAID.capitalize()])
    extract_dateline(draft)
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.paragraphs[0]) == (place, SAID.capitalize())


@pytest.mark.parametrize(
    "opening",
    [
        "NOTE: ",
        "QUESTION: ",
        "EXCLUSIVE: ",
        "BREXIT: ",
        "LIVE: ",
        "NATO: ",
        "NATO — ",
        "UNESCO - ",
        "TRUMP: ",
        "MR SMITH: ",
        "MOYO — ",
        "JORDAN: ",
        "As of April 7 - ",
        "Amnesty International – ",
        "UPDATE: 5/12 — ",
        "Round 3, May 4: ",
        "Lake Ferries Inc (LFI) - ",
        "Lake Ferries Inc, Troy, N.C. - ",
        "WHEAT - April 7 - ",
        "TODAY NAMIBIA (EFE) — ",
    ],
)
def test_what_stands_before_a_dash_or_colon_and_is_no_place_stays(opening: str) -> None:
    story = opening + SAID.capitalize()
    draft = Draft("a", paragraphs=[story, "It is not what MOYO said."])
    extract_dateline(draft)
    assert draft.dateline is None
    assert draft.paragraphs[0] == story


def test_in_a_transcript_the_names_before_colons_are_speakers() -> None:
    lines = [f"LONDON: I think {SAID}", f"MOYO: I do not think {SAID}"]
    draft = Draft("a", paragraphs=list(lines))
    extract_dateline(draft)
    assert draft.dateline is None


def test_a_dateline_without_a_day_may_stand_under_the_headline() -> None:
    draft = Draft("a", paragraphs=["Ferry sails again.", f"NASHUA, N.H. - {SAID.capitalize()}"])
    extract_dateline(draft)
    assert draft.dateline is not None
    assert draft.dateline.place == "NASHUA, N.H."


def test_an_agency_that_names_no_place_is_taken_from_the_opening() -> None:
    draft = Draft("a", paragraphs=["(CNN) — The ferry sailed."])
    extract_dateline(draft)
    assert (draft.dateline, draft.agency, draft.paragraphs[0]) == (None, "CNN", "The ferry sailed.")
    assert [(removed.text, removed.reason) for removed in draft.removed] == [("(CNN) —", "dateline")]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [("LAKESIDETODAY — ", None), ("LAKESIDE TODAY – ", None), ("LAKESIDE TODAY (EFE) ", "EFE")],
)
def test_a_paper_that_opens_with_its_own_name_names_no_place(opening: str, agency: str | None) -> None:
    url = "https://www.lakesidetoday.example/1"
    draft = Draft("a", url=url, paragraphs=[opening + "The ferry sailed."])
    extract_dateline(draft)
    assert (draft.dateline, draft.agency, draft.paragraphs[0]) == (None, agency, "The ferry sailed.")
    assert [(removed.text, removed.reason) for removed in draft.removed] == [(opening.strip(), "dateline")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister — who is 45 — said so.",
        "EXCLUSIVE — The minister resigned.",
        "WATCH LIVE - The vote begins.",
        "Breaking, June 9 and all that, is a song.",
        "He left on March 3 - the coldest day.",
        "TRUMP: I think so.",
        "The well-known Stratford-upon-Avon festival opened.",
        "AFP — A",
        "",
        "—",
    ],
)
def test_a_story_without_a_dateline_keeps_its_words(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("published", "url", "printed", "wanted"),
    [
        (None, None, "MOSCOW, Sept 14", "--09-14"),
        ("2020-09-14T10:00:00Z", None, "MOSCOW, Sept 14", "2020-09-14"),
        ("2021-01-01", None, "MOSCOW, Dec 31", "2020-12-31"),
        (None, "https://p.example/2020/09/14/x", "MOSCOW, Sept 14", "2020-09-14"),
        (None, None, "MOSCOW, Sept 14, 2019", "2019-09-14"),
        ("2021-03-01", None, "MOSCOW, Feb 29", "--02-29"),
        (None, None, "MOSCOW, Feb 31", None),
        (None, None, "MOSCOW (AP)", None),
    ],
)
def test_the_year_comes_from_evidence_alone(
    published: str | None, url: str | None, printed: str, wanted: str | None
) -> None:
    draft = Draft("a", paragraphs=[f"{printed} — Words."], published_at=published, url=url)
    extract_dateline(draft)
    assert draft.dateline is not None
    assert draft.dateline.date == wanted
    assert draft.paragraphs[0] == "Words."


def test_a_second_dateline_inside_the_text_stays() -> None:
    draft = Draft("a", paragraphs=["SUVA, May 6 — One.", "APIA, May 6 — Two."])
    extract_dateline(draft)
    assert draft.paragraphs == ["One.", "APIA, May 6 — Two."]


def test_a_dateline_on_a_line_of_its_own_leaves_no_empty_paragraph() -> None:
    draft = Draft("a", paragraphs=["BRUSSELS 1996-08-22", "The Commission said so."])
    extract_dateline(draft)
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.dateline.date) == ("BRUSSELS", "1996-08-22")
    assert len(draft.paragraphs) == 1


def test_an_address_that_is_none_is_no_hindrance() -> None:
    article = clean(RawArticle(article_id="a", url="http://[x", text="HARBOUR POST — The ferry will sail again."))
    assert "The ferry will sail again." in article.text


@pytest.mark.parametrize(
    ("paragraph", "agency", "story"),
    [
        ("(Sports Network) - Two teams meet tonight.", "Sports Network", "Two teams meet tonight."),
        ("(Breaking News) - Two teams meet tonight.", None, "(Breaking News) - Two teams meet tonight."),
        ("(Update) - Two teams meet tonight.", None, "(Update) - Two teams meet tonight."),
        ("Jan. 12 (BusinessDesk) - Two teams meet tonight.", "BusinessDesk", "Two teams meet tonight."),
    ],
)
def test_a_service_in_brackets_opens_a_story(paragraph: str, agency: str | None, story: str) -> None:
    draft = Draft(article_id="a", paragraphs=[paragraph])
    extract_dateline(draft)
    assert (draft.agency, draft.paragraphs) == (agency, [story])


def test_a_known_agency_in_brackets_opens_a_story_without_a_dash() -> None:
    draft = Draft(article_id="a", paragraphs=["(Belga) De enige veerboot is zaterdag weer uitgevaren."])
    extract_dateline(draft)
    assert (draft.agency, draft.paragraphs) == ("Belga", ["De enige veerboot is zaterdag weer uitgevaren."])


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("Kahla (dpa/th) - Bei einem Brand ist am Freitag ein Schaden entstanden.", "Kahla", "dpa"),
        ("BRISBANE, March 6 AAP - A cyclone has turned back to sea.", "BRISBANE", "AAP"),
        ("PONTIANAK, KALBARNEWS - Jembatan ditutup mulai Kamis.", "PONTIANAK", "KALBARNEWS"),
        ("Goaso (A/R), March 5, GNA – Fire destroyed three sheds.", "Goaso (A/R)", "GNA"),
        ("JAKARTA, iNews.id - Jembatan ditutup mulai Kamis.", "JAKARTA", "iNews.id"),
    ],
)
def test_agencies_with_a_region_or_without_brackets_are_read(paragraph: str, place: str, agency: str) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.place, filed.agency) == (place, agency)


@pytest.mark.parametrize(
    ("text", "place", "byline"),
    [
        ("Ama MENSAH / TAMBA, (DHA) - TAMBA'da feribot yeniden sefere başladı.", "TAMBA", ["Ama Mensah"]),
        ("Işıl IRMAK / TAMBA, (DHA)", "TAMBA", ["Işıl Irmak"]),
    ],
)
def test_a_writer_may_stand_before_the_place(text: str, place: str, byline: list[str]) -> None:
    article = clean(
        RawArticle(article_id="a", title="Feribot", text=f"{text}\n\nFeribot bir yıl sonra yeniden sefere başladı.")
    )
    assert article.dateline is not None
    assert (article.dateline.place, article.byline, article.agency) == (place, byline, "DHA")


@pytest.mark.parametrize("head", ["Tamba, The Strait - ", "THE STRAIT, Tamba – "])
def test_the_publication_may_stand_beside_the_place(head: str) -> None:
    article = clean(
        RawArticle(article_id="a", source="The Strait", text=f"{head}The ferry sails again, its owners said.")
    )
    assert article.dateline is not None
    assert article.dateline.place == "Tamba"
    assert article.text == "The ferry sails again, its owners said."


def test_an_agency_before_the_headline_that_the_dateline_names_is_no_part_of_it() -> None:
    text = "KUNA: Ferry sails again\n\nKUWAIT, May 6 (KUNA) -- The ferry sailed again on Wednesday, its owners said."
    assert clean(RawArticle(article_id="a", text=text)).title == "Ferry sails again"


def test_a_dateline_with_an_agency_may_stand_on_a_line_of_its_own() -> None:
    text = "Genève, 6 mai 2026 (AFP) -\n\nUn chien disparu en 2017 a été rendu mercredi à sa famille à Genève."
    article = clean(RawArticle(article_id="a", title="Suisse", text=text))
    assert article.dateline is not None
    assert (article.dateline.place, article.agency) == ("Genève", "AFP")


def test_an_unknown_service_between_strokes_behind_a_day_is_an_agency() -> None:
    text = "DUNMORE, Pa., March 10, 2026 /Newsline/ -- The plant opened on Tuesday, its owners said."
    assert clean(RawArticle(article_id="a", text=text)).agency == "Newsline"
