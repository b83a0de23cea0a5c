import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.head_matter import extract_head_matter, is_time_line, is_wire_code

STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said."
)


@pytest.mark.parametrize(
    "line",
    [
        "Last Updated: May 02, 2026, 19:05 IST",
        "May 2, 2026 6:05 PM GMT+3 · Updated 3 hours ago",
        "Stand: 02.05.2026 | 18:05 Uhr | Lesedauer: 2 Minuten",
        "02/05/2026 17:05 Actualizado a las 18:22 h.",
        "2 MAY, 18:22",
        "Publié le 8 novembre 2026 à 20h14 · Mis à jour le 8 novembre 2026 à 21h02",
        "Uppdaterad 15.59 | Publicerad 14.14",
        "Posted: May 2, 2026 / 06:05 PM EDT",
        "vandaag, 15:05",
        "i dag 15:05",
        "Minggu, 03 Mei 2026 15:05 WIB",
        "Sun., May 3, 2026 | 9:15 a.m. | Updated 2 hours ago",
        "Aktualizacja: 03.05.2026 09:15 Publikacja: 02.05.2026 15:05",
    ],
)
def test_a_line_that_only_says_when_is_a_time_line(line: str) -> None:
    assert is_time_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Council votes on 2 May 2026 budget for ferries",
        "Ferry sails again",
        "3,000 wait for the ferry",
        "2026",
        "By: Ama Roe | Updated: May 2, 2026 18:04",
    ],
)
def test_a_headline_with_a_date_is_none(line: str) -> None:
    assert not is_time_line(line)


@pytest.mark.parametrize("line", ["ZCZC AFR0412 4 GEN 0198", "NBO-WATER-041432", "NNNN", "A1234/BC-FERRY-0412"])
def test_the_envelope_of_a_wire_is_a_code(line: str) -> None:
    assert is_wire_code(line)


@pytest.mark.parametrize(
    "line", ["BUDGET 2026", "COVID-19", "G20 SUMMIT", "1500 DEAD IN QUAKE", "FTSE 100 UP 2 PCT", "F1", "COP30", "UN"]
)
def test_a_headline_in_capitals_with_a_number_is_no_code(line: str) -> None:
    assert not is_wire_code(line)


def test_lines_of_origin_and_time_leave_the_head_and_the_time_is_kept() -> None:
    head = ["Home > India > News", "Ferry returns to Lake Tamba", "Source: Xinhua| 2026-05-02 20:14:33|Editor: huaxia"]
    draft = Draft("a", paragraphs=[*head, STORY, STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry returns to Lake Tamba", STORY, STORY]
    assert (draft.agency, draft.published_at) == ("Xinhua", "2026-05-02T20:14:33")
    assert [removed.reason for removed in draft.removed] == ["navigation", "source_line"]


def test_a_service_agencies_and_a_place_above_a_time_are_lines_of_origin() -> None:
    for origin in (["Tidal News Agency"], ["Agencias", "Sella"]):
        draft = Draft("a", paragraphs=["Absueltos dos exbanqueros", *origin, "16/01/2026 19:22", STORY, STORY])
        extract_head_matter(draft)
        assert draft.paragraphs == ["Absueltos dos exbanqueros", STORY, STORY]


def test_nothing_is_taken_below_the_first_paragraph() -> None:
    paragraphs = ["Ferry returns", STORY + " " + STORY, "2 May 2026", STORY]
    draft = Draft("a", paragraphs=list(paragraphs))
    extract_head_matter(draft)
    assert draft.paragraphs == paragraphs


def test_an_agency_with_a_day_and_a_clock_is_a_line_of_origin() -> None:
    draft = Draft(article_id="a", paragraphs=["Agence France-Presse - May 2, 2026 | 4:05pm", "The ferry is back."])
    extract_head_matter(draft)
    assert (draft.agency, draft.paragraphs) == ("AFP", ["The ferry is back."])


@pytest.mark.parametrize("label", ["Summary", "Key points", "Auf einen Blick", "Lo más importante", "En bref:"])
def test_key_points_above_a_dateline_leave_the_head(label: str) -> None:
    points = ["Ferry had been ashore for a year", "Traders lost $2 million, chamber says"]
    filed = f"TAMBA, May 2 (Reuters) - {STORY} Traders had waited for it."  # longer than a line of the head
    draft = Draft("a", title="Ferry returns", paragraphs=["By Ama Mensah", label, *points, filed, STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["By Ama Mensah", filed, STORY]
    assert {removed.reason for removed in draft.removed} == {"summary"}


def test_key_points_without_a_dateline_below_stay() -> None:
    lines = ["Summary", "Ferry had been ashore for a year", STORY, STORY]
    draft = Draft("a", title="Ferry returns", paragraphs=list(lines))
    extract_head_matter(draft)
    assert draft.paragraphs == lines


@pytest.mark.parametrize("line", ["- Views 1,204", "• 3h • 2 min read", "1.2K views | 4:05 pm", "Dibaca: 88 kali"])
def test_counts_of_readers_above_the_story_are_head_matter(line: str) -> None:
    draft = Draft(article_id="a", paragraphs=["The ferry sails again", line, STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["The ferry sails again", STORY]


@pytest.mark.parametrize(
    ("line", "story", "day"),
    [
        (
            "Rabu, 04-03-2026 10:15",
            "Jembatan di atas Sungai Kapuas ditutup mulai Kamis selama dua pekan.",
            "2026-03-04",
        ),
        ("04/03/2026 10:15 IST", STORY, "2026-03-04"),
        ("04/03/2026 10:15 EDT", STORY, "2026-04-03"),
        ("04/03/2026 10:15", STORY, None),
    ],
)
def test_days_in_figures_are_read_by_the_text_s_language_or_the_zone(line: str, story: str, day: str | None) -> None:
    draft = Draft(article_id="a", paragraphs=["Headline of a story", line, story * 3])
    extract_head_matter(draft)
    assert (draft.published_at or "")[:10] == (day or "")


def test_an_archive_s_line_of_the_section_and_a_place_with_a_clock_are_head_matter() -> None:
    head = ["Headline of a story", "NEWSPAPER SECTION: General", "Lugo 06 MAR 2026 - 13:45"]
    draft = Draft(article_id="a", paragraphs=[*head, STORY])
    extract_head_matter(draft)
    assert (draft.paragraphs, draft.section) == (["Headline of a story", STORY], "General")
    assert draft.published_at == "2026-03-06T13:45:00"


def test_buttons_beside_a_time_leave_it_a_time() -> None:
    assert is_time_line("May 6, 2026, 4:41 pm Share Share")


def test_lines_that_say_who_sends_a_release_are_no_headline() -> None:
    draft = Draft(
        "a", paragraphs=["From: Port of Tamba", "Issued: Harbour office", "Ferry sails again", "The ferry sails."]
    )
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry sails again", "The ferry sails."]


def test_an_agency_between_strokes_under_a_headline_is_the_source() -> None:
    draft = Draft("a", paragraphs=["Hjort svømmer i land", "/ritzau/", "En hjort er onsdag svømmet i land."])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Hjort svømmer i land", "En hjort er onsdag svømmet i land."]
    assert draft.agency == "Ritzau"


def test_a_writer_between_agency_and_time_is_no_place() -> None:
    time = "Fri, May 1, 2026 at 8:05 PM"
    draft = Draft("a", paragraphs=["AP", "Ferry sails again", "AMA MENSAH", time, STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry sails again", "AMA MENSAH", STORY]


def test_a_site_and_a_paper_with_its_city_above_a_story_are_its_source() -> None:
    draft = Draft("a", paragraphs=["strait.example", "Ferry sails again", "Strait News (Tamba)", STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry sails again", STORY]
    assert [part.reason for part in draft.removed] == ["source_line", "source_line"]


def test_starred_points_between_headline_and_dateline_repeat_the_story() -> None:
    story = f"TAMBA, May 2 (Reuters) - {STORY}"
    draft = Draft("a", paragraphs=["Ferry sails again", "* Two hundred on board", "* Goats have to swim", story])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry sails again", story]
    assert {part.reason for part in draft.removed} == {"summary"}


def test_a_contact_below_a_short_story_is_left_to_later_steps() -> None:
    contact = "Contact: Ama Mensah, +44 20 7946 0000"
    draft = Draft("a", paragraphs=["Ferry sails again", STORY, contact])
    extract_head_matter(draft)
    assert draft.paragraphs[-1] == contact


def test_a_newsroom_and_its_agency_under_a_headline_are_a_line_of_origin() -> None:
    draft = Draft("a", paragraphs=["Ferry sails again", "Redazione ANSA TAMBA", STORY])
    extract_head_matter(draft)
    assert (draft.paragraphs, draft.agency) == (["Ferry sails again", STORY], "ANSA")


@pytest.mark.parametrize(
    "line",
    [
        "Strait Nieuws • vandaag, 15:05",
        "STRAIT.net / 03:05 PM May 03, 2026",
        "Oluşturulma Tarihi: Mayıs 03, 2026 15:05",
        "https://strait.example/p/4abcd",
    ],
)
def test_a_site_with_a_clock_a_labelled_time_and_an_address_leave_the_head(line: str) -> None:
    draft = Draft("a", paragraphs=[line, "Ferry sails again on the lake", STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == ["Ferry sails again on the lake", STORY]


def test_an_agency_and_its_place_above_a_time_are_a_line_of_origin() -> None:
    draft = Draft("a", paragraphs=["Ferry sails again", "Press Trust of India New Delhi", "May 2, 2026", STORY])
    extract_head_matter(draft)
    assert (draft.paragraphs, draft.agency) == (["Ferry sails again", STORY], "PTI")


@pytest.mark.parametrize("line", ["Ferry sails again | Tamba", "The score: two goals", "Today is the day"])
def test_a_headline_with_a_bar_a_colon_or_a_day_stays(line: str) -> None:
    draft = Draft("a", paragraphs=[line, "It carried a goat", STORY])
    extract_head_matter(draft)
    assert draft.paragraphs == [line, "It carried a goat", STORY]
