import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline import extract_dateline
from wiredesk_schemas.raw import RawArticle

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


@pytest.mark.parametrize(("opening", "agency"), [("AGI - ", "AGI"), ("Reuters – ", "Reuters")])
def test_an_agency_and_a_dash_may_open_a_story(opening: str, agency: str) -> None:
    draft = Draft("a", paragraphs=[opening + SAID.capitalize() + " Nobody complained about it."])
    extract_dateline(draft)
    assert (draft.dateline, draft.agency) == (None, agency)
    assert draft.paragraphs[0].startswith("The ferry")


def test_an_agency_and_a_dash_before_a_few_words_are_a_headline() -> None:
    draft = Draft("a", paragraphs=["Reuters – Ferry sails again"])
    extract_dateline(draft)
    assert draft.paragraphs == ["Reuters – Ferry sails again"]


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


def test_a_word_in_capitals_that_the_story_has_in_small_letters_is_no_place() -> None:
    draft = Draft(article_id="1", paragraphs=["POLICE — Two hundred people blocked the road on Tuesday, police said."])
    extract_dateline(draft)
    assert draft.dateline is None


def test_agency_and_day_may_stand_in_one_bracket() -> None:
    draft = Draft(
        article_id="1",
        paragraphs=["Toronto, Ontario--(Newsfile Corp. - May 5, 2026) - Corrie Minerals has completed 14 holes."],
    )
    extract_dateline(draft)
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.dateline.date, draft.agency) == ("Toronto, Ontario", "2026-05-05", "Newsfile")
    assert draft.paragraphs == ["Corrie Minerals has completed 14 holes."]


def test_the_plural_of_a_word_of_the_story_is_no_place() -> None:
    draft = Draft(article_id="1", paragraphs=["OVENS — A bakery sold no bread after its oven cracked on Sunday."])
    extract_dateline(draft)
    assert draft.dateline is None


@pytest.mark.parametrize(
    ("published", "date"), [("2026-05-02", "2026-05-02"), ("2026-05-28", "2026-05-02"), (None, None)]
)
def test_a_day_without_a_month_is_the_nearest_to_the_publication(published: str | None, date: str | None) -> None:
    draft = Draft("a", paragraphs=["（中央社台北2日電）渡輪恢復航行。"], published_at=published)
    extract_dateline(draft)
    assert draft.dateline is not None
    assert draft.dateline.date == date


def test_a_place_that_no_table_knows_is_one_where_the_story_says_in_or_near_it() -> None:
    story = "VELMOUTH: The ferry sails again, the port said. Nobody in Velmouth had been told of it before Friday."
    draft = Draft("a", paragraphs=[story])
    extract_dateline(draft)
    assert draft.dateline is not None
    assert draft.dateline.place == "VELMOUTH"
    assert draft.paragraphs[0].startswith("The ferry")


@pytest.mark.parametrize(
    "story",
    [
        "VELMOUTH: The ferry sails again, the port said. Nobody had been told of it before Friday at noon.",
        "CRICKET: The cup stays here, the port said. Nobody in cricket had been told of it before Friday.",
        "WATCH: The ferry sails again, the port said. Nobody in Watch had been told of it before Friday.",
        "SPAIN: The ferry sails again, the port said. Nobody in Spain had been told of it before Friday.",
    ],
)
def test_a_word_in_capitals_and_a_colon_alone_are_no_place(story: str) -> None:
    draft = Draft("a", paragraphs=[story])
    extract_dateline(draft)
    assert (draft.dateline, draft.paragraphs) == (None, [story])


def test_a_known_place_needs_no_full_stop_at_the_end_of_a_long_paragraph() -> None:
    listed = f"DOHA: {SAID.capitalize()} It will sail three times a day. {'Port of Doha 0021 4412 ' * 8}".rstrip()
    draft = Draft("a", paragraphs=[listed])
    extract_dateline(draft)
    assert draft.dateline is not None


def test_a_service_that_passes_a_text_on_names_its_source() -> None:
    draft = Draft("a", paragraphs=["(MENAFN- Strait News) " + SAID.capitalize()])
    extract_dateline(draft)
    assert (draft.source, draft.dateline) == ("Strait News", None)
    assert draft.paragraphs == [SAID.capitalize()]
