import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.storms import STORM, with_storms


def storms(text: str, name: str) -> list[str]:
    """The storms among the mentions of a name, each marked as a person."""
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    found = with_storms(text, [EntityMention(span, "PERSON") for span in spans])
    return [text[slice(*mention.span)] for mention in found if mention.type == STORM]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Storm Ana hit the coast.", "Storm Ana"),
        ("Super Typhoon Ana hit the coast.", "Super Typhoon Ana"),
        ("A cyclone named Ana hit the coast.", "Ana"),
    ],
)
def test_what_stands_before_a_name_tells_a_storm(text: str, name: str) -> None:
    assert storms(text, "Ana") == [name]


def test_a_storm_keeps_its_name_in_the_article() -> None:
    assert storms("Hurricane Ana is weak. Ana will turn east.", "Ana") == ["Hurricane Ana", "Ana"]


def test_a_person_in_a_storm_is_none() -> None:
    assert storms("The storm woke Ana. Ana ran.", "Ana") == []
