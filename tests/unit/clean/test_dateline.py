import pytest

from workers.clean.dateline import read_dateline, take_dateline
from workers.clean.draft import Draft, Paragraph


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
        ("KUWAIT CITY, July 24: The racer", "KUWAIT CITY, July 24", "KUWAIT CITY", None, "The racer"),
        ("LEEDS, May 2, Reuter - A", "LEEDS, May 2, Reuter", "LEEDS", "Reuters", "A"),
    ],
)  # fmt: skip
def test_a_dateline_is_read_in_its_parts(
    paragraph: str, printed: str, place: str, agency: str | None, story: str
) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.printed, filed.place, filed.agency, paragraph[filed.end :]) == (printed, place, agency, story)


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
    draft = Draft("a", paragraphs=[Paragraph(f"{printed} — Words.")], published_at=published, url=url)
    take_dateline(draft)
    assert draft.dateline is not None
    assert draft.dateline.date == wanted
    assert draft.paragraphs[0].text == "Words."


def test_a_second_dateline_inside_the_text_stays() -> None:
    draft = Draft("a", paragraphs=[Paragraph("SUVA, May 6 — One."), Paragraph("APIA, May 6 — Two.")])
    take_dateline(draft)
    assert [paragraph.text for paragraph in draft.paragraphs] == ["One.", "APIA, May 6 — Two."]


def test_a_dateline_on_a_line_of_its_own_leaves_no_empty_paragraph() -> None:
    draft = Draft("a", paragraphs=[Paragraph("BRUSSELS 1996-08-22"), Paragraph("The Commission said so.")])
    take_dateline(draft)
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.dateline.date) == ("BRUSSELS", "1996-08-22")
    assert len(draft.paragraphs) == 1
