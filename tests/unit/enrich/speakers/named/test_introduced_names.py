import pytest

from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.speakers.named.introduced_names import with_introduced_names


def names(text: str, source: str, mentions: list[EntityMention]) -> list[tuple[str, str]]:
    """The mentions of a text in which a source says something, as words and types."""
    start, cue = text.index(source), text.index("said")
    content = (Span(cue + 5, len(text)),)
    said = Attribution(content, Span(cue, cue + 4), Span(start, start + len(source)), "indirect", 1.0)
    return [(text[slice(*mention.span)], mention.type) for mention in with_introduced_names(text, mentions, [said])]


def marked(text: str, name: str, kind: str) -> EntityMention:
    start = text.index(name)
    return EntityMention(Span(start, start + len(name)), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        "Ranger in charge of the area, Bo Velm",
        "postmistress Bo Velm",
        "Executive engineer (rural supply) Bo Velm",
        "Member of the Assembly B.V. Velm",
    ],
)
def test_a_name_behind_a_role_that_the_model_misses_is_a_persons(source: str) -> None:
    [(name, kind)] = names(f"{source} said it rained.", source, [])
    assert (name.split()[-1], len(name.split()), kind) == ("Velm", 2, "PERSON")


@pytest.mark.parametrize("source", ["Forest Officer, South Ilsa, Bo K. Velm", "Forest Officer (South Ilsa) Bo K. Velm"])
def test_where_somebody_is_in_office_is_no_name(source: str) -> None:
    text = f"{source} said it rained."
    for mentions in ([], [marked(text, "Bo K. Velm", "PERSON")]):
        assert names(text, source, mentions) == [("Bo K. Velm", "PERSON")]


@pytest.mark.parametrize("source", ["The Minister of Trade Bo Velm", "The farm, Bo Velm", "Velm Bay Harbour"])
def test_a_name_without_a_role_or_behind_its_field_is_not(source: str) -> None:
    assert names(f"{source} said it rained.", source, []) == []


def test_a_name_is_extended_to_the_words_behind_a_role() -> None:
    text = "postmistress Bo Velm said it rained."
    assert names(text, "postmistress Bo Velm", [marked(text, "Velm", "PERSON")]) == [("Bo Velm", "PERSON")]


@pytest.mark.parametrize("role", ["Malaysian Finance Minister", "Port Authority chairman Rear Admiral", "Vice Dean"])
def test_a_name_is_not_extended_by_an_office(role: str) -> None:
    text = f"{role} Bo Velm said it rained."
    for mentions in ([], [marked(text, "Bo Velm", "PERSON")]):
        assert names(text, f"{role} Bo Velm", mentions) in ([("Bo Velm", "PERSON")], mentions)


@pytest.mark.parametrize("kind", ["ORGANIZATION", "LOCATION"])
def test_an_organisation_or_known_place_behind_a_role_stays(kind: str) -> None:
    text = "The head, New York said it rained."
    assert names(text, "The head, New York", [marked(text, "New York", kind)]) == [("New York", kind)]


@pytest.mark.parametrize("kind", ["ORGANIZATION", "PERSON"])
def test_initials_and_a_surname_behind_a_role_are_a_person_whatever_the_model_says(kind: str) -> None:
    text = "Chief engineer S.V. Velm said it rained."
    assert names(text, "Chief engineer S.V. Velm", [marked(text, "S.V. Velm", kind)]) == [("S.V. Velm", "PERSON")]


def test_a_stray_sign_before_a_name_is_no_role() -> None:
    assert names("Lind left, \x0b Bo Velm said it rained.", "\x0b Bo Velm", []) == []
