import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.ships import SHIP, with_ships


def ships(text: str, *names: str) -> list[str]:
    """The ships among the names, each of which is marked as a person wherever it stands."""
    spans = sorted(Span(at, at + len(name)) for name in names for at in range(len(text)) if text.startswith(name, at))
    found = with_ships(text, [EntityMention(span, "PERSON") for span in spans])
    return [text[slice(*mention.span)] for mention in found if mention.type == SHIP]


@pytest.mark.parametrize(
    "text",
    [
        "The trawler Ana Ruiz sank.",
        "They boarded the old Danish cargo vessel Ana Ruiz.",
        "He sailed in a yacht called Ana Ruiz.",
        "The salmon boat Ana Ruiz sank.",
        "He has a boat, the Ana Ruiz, in the harbour.",
    ],
)
def test_the_noun_beside_a_name_tells_a_ship(text: str) -> None:
    assert ships(text, "Ana Ruiz") == ["Ana Ruiz"]


def test_letters_before_a_ship_belong_to_its_name() -> None:
    assert ships("The crew of HMS Velm and of the MV Ana Ruiz left.", "Velm", "Ana Ruiz") == ["HMS Velm", "MV Ana Ruiz"]


def test_the_lady_of_a_ship_belongs_to_its_name() -> None:
    assert ships("Her boat, the Lady Velma II, sank. A patrol boat of BNS Orno came.", "Velma II", "Orno") == [
        "Lady Velma II",
        "BNS Orno",
    ]


def test_a_lady_between_commas_is_a_ship() -> None:
    assert ships("The barge, Lady Velma, sank. The tug Captain Orno left port.", "Velma", "Orno") == [
        "Lady Velma",
        "Captain Orno",
    ]


def test_the_article_tells_the_short_name_of_a_ship_from_a_person() -> None:
    text = "The tug Ana Ruiz sank. Mr Ruiz owned it. Divers found the Ruiz on Monday."
    assert ships(text, "Ana Ruiz", "Ruiz") == ["Ana Ruiz", "Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "He lost the ferry Ana Ruiz was on.",
        "The ferry hit Ana Ruiz.",
        "The ferry operator Ana Ruiz left port.",
        "As for the boat, the Ana Ruiz told them, it sank.",
    ],
)
def test_a_person_beside_a_ship_is_none(text: str) -> None:
    assert ships(text, "Ana Ruiz") == []


def test_a_title_that_begins_a_ships_name_is_part_of_it() -> None:
    assert ships("The fishing boat Lady Ana burned in port.", "Ana") == ["Lady Ana"]


def test_an_island_is_no_ship_that_is_called_after_it() -> None:
    text = "Pupils from Velm waited for the ferry MV Velm."
    spans = [Span(at, at + 4) for at in (12, len(text) - 5)]
    found = with_ships(text, [EntityMention(span, "LOCATION") for span in spans])
    assert [(text[slice(*mention.span)], mention.type) for mention in found] == [
        ("Velm", "LOCATION"),
        ("MV Velm", SHIP),
    ]
