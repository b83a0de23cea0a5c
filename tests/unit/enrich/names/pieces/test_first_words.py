import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.names.pieces.first_words import with_first_words
from wiredesk.enrich.names.pieces.persons import linked
from wiredesk_schemas.entities import EntityType


@pytest.mark.parametrize(
    ("text", "name", "kind", "whole"),
    [
        ("It is Queen Velma College.", "Velma College", "ORGANIZATION", "Queen Velma College"),
        ("It is Universiti Sultan Velm Shah.", "Velm Shah", "PERSON", "Universiti Sultan Velm Shah"),
        ("So it is at SJK (C) Pei Velm.", "Pei Velm", "PERSON", "SJK (C) Pei Velm"),
        ("Crews of St John came.", "John", "PERSON", "St John"),
        ("It is Queen's University Velm.", "University Velm", "ORGANIZATION", "Queen's University Velm"),
        ("He leads Neighbours of Velm Farming.", "of Velm Farming", "ORGANIZATION", "Neighbours of Velm Farming"),
    ],
)
def test_a_body_begins_with_its_kind_or_with_its_namesake(text: str, name: str, kind: EntityType, whole: str) -> None:
    body = with_first_words(text, mention(text, name, kind))
    assert (body.type, text[slice(*body.span)]) == ("ORGANIZATION", whole)


def test_a_body_has_the_word_before_what_it_is_for() -> None:
    text = "Action for Velma said so."
    body = with_first_words(text, mention(text, "for Velma", "MISC"))
    assert (body.type, text[slice(*body.span)]) == ("ORGANIZATION", "Action for Velma")


@pytest.mark.parametrize("officer", ["Director", "Member"])
def test_an_officer_is_no_part_of_the_body(officer: str) -> None:
    text = f"So the {officer} of Velm Farming left."
    body = with_first_words(text, mention(text, "of Velm Farming", "ORGANIZATION"))
    assert text[slice(*body.span)] == "of Velm Farming"


def test_a_queen_is_no_part_of_her_name() -> None:
    text = "So Queen Velma left."
    person = with_first_words(text, mention(text, "Velma"))
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Velma")


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("He was sent to Hospital Sultanah Velma.", "Sultanah Velma", "Hospital Sultanah Velma"),
        ("It came from An Coimisiún Velma.", "Coimisiún Velma", "An Coimisiún Velma"),
    ],
)
def test_a_body_has_the_first_word_that_the_model_leaves_out(text: str, name: str, whole: str) -> None:
    [body] = linked(text, [mention(text, name)])
    assert (body.type, text[slice(*body.span)]) == ("ORGANIZATION", whole)
