"""Copy of agencies and aggregators as a whole: what is the story, and what stands around it."""

import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

LEAD = "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said."
END = "It carried two hundred people and a goat, he added."
DATED = f"TAMBA, May 2 (Xinhua) -- {LEAD}"


def cleaned(*paragraphs: str) -> CleanArticle:
    return clean(RawArticle(article_id="a", text="\n\n".join(paragraphs)))


@pytest.mark.parametrize(
    "line",
    [
        "EFE Tamba 2 may 2026",
        "KYODO NEWS - May 2, 2026 - 16:05 | All, Kenya",
        "May 2, 2026 02:00 ET | Source: Tamba Ferries",
        "Saturday, 2 May 2026 13:05 WIB waktu baca 2 menit",
    ],
)
def test_a_line_of_agency_section_and_time_is_no_headline(line: str) -> None:
    article = cleaned("Ferry sails again on Lake Tamba", line, LEAD, END)

    assert (article.title, article.text) == ("Ferry sails again on Lake Tamba", f"{LEAD}\n\n{END}")
    assert (article.published_at or "")[:10] == "2026-05-02"


def test_the_name_of_an_agency_above_all_is_its_origin() -> None:
    article = cleaned("ANI", f"Tamba [Kenya], May 2 (ANI): {LEAD}", END)

    assert (article.text, article.agency) == (f"{LEAD}\n\n{END}", "ANI")


def test_the_last_paragraph_with_its_agency_stays_below_a_list_of_links() -> None:
    article = cleaned(LEAD, "Related Articles", f"{END} — Bernama", "You May Also Like")

    assert (article.text, article.agency) == (f"{LEAD}\n\n{END}", "Bernama")


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [("Urgent: ", "urgent"), ("2nd LD-Writethru: ", "update"), ("Update 2: ", "update"), ("URGENTE: ", "urgent")],
)
def test_a_mark_before_a_headline_in_the_text_is_a_notice(prefix: str, kind: str) -> None:
    article = cleaned(f"{prefix}Ferry sails again on Lake Tamba", DATED)

    assert (article.title, [notice.kind for notice in article.notices]) == ("Ferry sails again on Lake Tamba", [kind])


def test_remarks_for_editors_in_brackets_are_notices() -> None:
    article = cleaned(
        "(LEAD) Ferry sails again on Lake Tamba", "(ATTN: UPDATES with details in para 2; ADDS photo)", DATED
    )

    assert (article.title, article.text) == ("Ferry sails again on Lake Tamba", LEAD)


@pytest.mark.parametrize(
    "note", ["ERRATUM : la première version de cet article parlait de deux chèvres.", "Korrektur: Es war eine Ziege."]
)
def test_a_correction_in_another_language_is_a_notice(note: str) -> None:
    story = "Le seul ferry du lac Tamba a navigué de nouveau samedi, un an après la panne, a dit le chef du port."
    article = cleaned(story, note)

    assert ([notice.kind for notice in article.notices], article.text) == (["correction"], story)


@pytest.mark.parametrize("mark", ["-more-", "(suite)", "2-2-2", "Page 2 of 3"])
def test_marks_of_pages_between_paragraphs_are_removed(mark: str) -> None:
    assert cleaned(LEAD, mark, END).text == f"{LEAD}\n\n{END}"


@pytest.mark.parametrize(
    "foot",
    [
        ("S H H/ R E E",),
        ("(Stand: 02.05.2026)", "dpa:260502-930-512208/1"),
        ("GNA", "Edited by Kofi Boro/Efua Quist", "May 2, 2026"),
        ("(foto) (vídeo)",),
        ("*Writing by Efua Quist", "Anadolu Agency website contains only a part of its stories for subscribers."),
        ("(Schluss) am/kb", "APA0231 2026-05-02/12:05"),
        ("(Reporting by Ama Mensah in Tamba; editing by Kofi Boro)", "Solve the daily crossword"),
        ("(This is an unedited and auto-generated story from a Syndicated News feed.)",),
    ],
)
def test_codes_days_and_notes_of_a_service_end_its_copy(foot: tuple[str, ...]) -> None:
    assert cleaned("By Ama Mensah, GNA", DATED, END, *foot).text == f"{LEAD}\n\n{END}"


def test_the_address_of_an_agency_follows_its_name() -> None:
    assert cleaned(DATED, f"{END} (NAN)(www.nan.example)").text == f"{LEAD}\n\n{END}"


def test_a_job_on_a_line_below_the_name_is_part_of_the_byline() -> None:
    article = cleaned("Ferry sails again on Lake Tamba", "By AMA MENSAH", "Associated Press Writer", DATED, END)

    assert (article.byline, article.text) == (["AMA MENSAH"], f"{LEAD}\n\n{END}")


def test_an_agency_behind_a_caption_is_its_credit() -> None:
    caption = "People wait at the quay of Tamba on May 2, 2026."
    article = cleaned("Ferry sails again on Lake Tamba", f"{caption} (Kyodo)", LEAD, END)

    assert [(found.text, found.credit) for found in article.captions] == [(caption, "Kyodo")]


def test_headlines_under_a_label_within_the_story_are_links() -> None:
    article = cleaned(DATED, "Keep Reading", "Why tanneries are moving away", "Court stops sale of a forest", END)

    assert article.text == f"{LEAD}\n\n{END}"


def test_a_crosshead_below_a_label_stays() -> None:
    assert cleaned(DATED, "Related Articles", "The goat", END).text == f"{LEAD}\n\nThe goat\n\n{END}"


def test_a_message_of_a_german_service_is_read_with_its_envelope() -> None:
    article = clean(
        RawArticle(
            article_id="a",
            text="""ZCZC BDT0417 3 vm 120

Schleuse in Tamba bleibt gesperrt =

Tamba (Seepress) - Die Schleuse in Tamba bleibt nach dem Unfall eines
Tankschiffs bis Juni gesperrt. Das teilte die Wasser-
straßenverwaltung am Samstag mit, und der Hafen rechnet mit Wartezeiten
von fünf Stunden an der alten Schleuse.

spr am kb

021207 Mai 26

NNNN""",
        )
    )

    assert (article.title, article.agency) == ("Schleuse in Tamba bleibt gesperrt", "Seepress")
    assert article.text == (
        "Die Schleuse in Tamba bleibt nach dem Unfall eines Tankschiffs bis Juni gesperrt. Das teilte die "
        "Wasserstraßenverwaltung am Samstag mit, und der Hafen rechnet mit Wartezeiten von fünf Stunden an der alten "
        "Schleuse."
    )


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [
        (
            "КИРОВ, 2 мая. /Корр. ТАСС Павел Огнев/. Сорок домов остались без отопления, сообщили в мэрии.",
            "TASS",
            "КИРОВ",
        ),
        (
            "القاهرة في 2 مايو /أ ش أ/ افتتحت وزارة الإسكان المصرية اليوم محطة تحلية جديدة في مرسى مطروح.",
            "MENA",
            "القاهرة",
        ),
    ],
)
def test_datelines_with_writer_or_strokes(text: str, agency: str, place: str) -> None:
    article = cleaned(text)

    assert article.dateline is not None
    assert (article.agency, article.dateline.place) == (agency, place)


def test_a_place_in_capitals_below_the_writers_is_the_dateline() -> None:
    article = cleaned("By Ama Mensah and Kofi Boro", "ANKARA", LEAD, END)

    assert article.dateline is not None
    assert (article.dateline.place, article.text) == ("ANKARA", f"{LEAD}\n\n{END}")


def test_breaks_written_as_tags_divide_paragraphs() -> None:
    article = cleaned(f"{LEAD}<br />\n<br />\nFish &amp;amp; chips are off the menu, said Ama Mensah.")

    assert article.text == f"{LEAD}\n\nFish & chips are off the menu, said Ama Mensah."


def test_place_service_and_day_between_strokes_are_a_dateline() -> None:
    article = cleaned(f"TAMBA, BC / ACCESSWIRE / May 2, 2026 / {LEAD}", END)

    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.agency) == ("TAMBA, BC", "2026-05-02", "ACCESSWIRE")


def test_writers_in_brackets_below_the_story_and_an_agency_at_a_place() -> None:
    assert cleaned(DATED, END, "(By Ama Mensah and Kofi Boro)").byline == ["Ama Mensah", "Kofi Boro"]

    article = cleaned("Ferry sails again on Lake Tamba", "By Ama Mensah, PA Scotland", LEAD, END)
    assert (article.byline, article.agency) == (["Ama Mensah"], "PA")
