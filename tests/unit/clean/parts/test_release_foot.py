"""What stands below a press release, and below the sign-off of an agency."""

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.release_foot import extract_release_foot
from wiredesk_schemas.raw import RawArticle

STORY = (
    "Tamba Ferries (TFX: TMB), which runs the only ferry on Lake Tamba, announced that it has bought a second boat "
    "for $2 million, its largest purchase in twenty years.",
    "“She is as good as new,” said Ama Mensah, who runs the firm.",
)
PORTRAIT = (
    "About Tamba Ferries",
    "Tamba Ferries has crossed the lake since 1987. For more, visit www.ferries.example.",
)


def cleaned(*paragraphs: str) -> tuple[str, ...]:
    return tuple(clean(RawArticle(article_id="a", text="\n\n".join(paragraphs))).text.split("\n\n"))


@pytest.mark.parametrize(
    "foot",
    [
        PORTRAIT,
        ("CONTACT: Media:", "Kofi Boro", "+233 555-0144", "kofi.boro@ferries.example"),
        ("Media Relations", "Kofi Boro, tel. 0207 555 0144"),
        ("SOURCE Tamba Ferries", "Related Links", "https://ferries.example"),
        ("View source version on wire.example: https://wire.example/2026/0502/en/", *PORTRAIT),
        ("Cautionary Note Regarding Forward-Looking Statements", "This release says what may happen and may not."),
    ],
)
def test_a_release_ends_above_portrait_contacts_and_legal_notes(foot: tuple[str, ...]) -> None:
    assert cleaned(f"TAMBA, Kenya--(BUSINESS WIRE)--May 2, 2026--{STORY[0]}", STORY[1], *foot) == STORY


def test_the_day_of_a_release_stands_behind_the_service() -> None:
    article = clean(RawArticle(article_id="a", text=f"TAMBA, Kenya--(BUSINESS WIRE)--May 2, 2026--{STORY[0]}"))

    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.agency) == (
        "TAMBA, Kenya", "2026-05-02", "Business Wire")  # fmt: skip


def test_a_portrait_below_a_report_is_part_of_it() -> None:
    assert cleaned(*STORY, *PORTRAIT)[-2:] == PORTRAIT


def test_contacts_below_any_text_are_removed() -> None:
    assert cleaned(*STORY, "For more information, please contact:", "Kofi Boro, +47 55 55 01 44") == STORY


def test_an_agency_portrays_itself_below_its_sign_off() -> None:
    article = clean(RawArticle(article_id="a", text="\n\n".join((
        *STORY, "-- BERNAMA", "BERNAMA provides news through its wires and on channel 502.", "Follow us : @bernama"
    ))))  # fmt: skip

    assert (article.text, article.agency) == ("\n\n".join(STORY), "Bernama")


def test_a_company_s_portrait_with_its_press_office_ends_a_release_of_no_known_service() -> None:
    story = [
        "The port of Tamba has a new ferry that carries twice as many people as the old one.",
        "It sails on Monday. " * 5,
    ]
    foot = ["About Corvia", "Corvia Ltd builds ferries.", "Media contact: Ama Mensah, press@corvia.example"]
    draft = Draft("a", paragraphs=[*story, *foot])
    extract_release_foot(draft)
    assert draft.paragraphs == story
