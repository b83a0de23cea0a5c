import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.nicknames import with_nicknames


def persons(text: str, *names: str) -> list[str]:
    """The mentions of a text after joining the parts that the model marks."""
    mentions = [EntityMention(Span(text.index(name), text.index(name) + len(name)), "PERSON") for name in names]
    return [
        text[start:end]
        for (start, end), _ in ((nickname.span, nickname.type) for nickname in with_nicknames(text, mentions))
    ]


@pytest.mark.parametrize(
    "name", ['Bo "Bear" Lind', "Bo “The Bear” Lind", "Bo ‘Bear’ Lind", "Bo 'Bear' Lind", "Bo (Bear) Lind"]
)
def test_a_nickname_between_given_name_and_surname_is_part_of_the_name(name: str) -> None:
    assert persons(f"President {name} left.", "Bo", "Lind") == [name]


def test_a_nickname_in_quote_marks_shows_a_person_whatever_the_parts_were_taken_for() -> None:
    text = 'Bo "Bear" Lind left. Velm (Bear) Lind won.'
    halves = [EntityMention(Span(0, 2), "ORGANIZATION"), EntityMention(Span(4, 14), "ORGANIZATION")]
    [person] = with_nicknames(text, halves)
    assert (person.type, text[slice(*person.span)]) == ("PERSON", 'Bo "Bear" Lind')
    table = [EntityMention(Span(21, 25), "ORGANIZATION"), EntityMention(Span(33, 37), "ORGANIZATION")]
    assert with_nicknames(text, table) == table
    headline = "Was ‘Mad’ Velm Camp"
    words = [EntityMention(Span(0, 3), "MISC"), EntityMention(Span(10, 19), "MISC")]
    assert with_nicknames(headline, words) == words


def test_the_field_of_an_office_is_no_nickname() -> None:
    assert persons("Collector (Revenue) Bo Lind left.", "Bo Lind") == ["Bo Lind"]
    assert persons("The manager of Roads (Operations) B.L. Lind left.", "B.L. Lind") == ["B.L. Lind"]


def test_two_capitals_are_a_nickname_behind_a_given_name_only() -> None:
    assert persons('So Velma "OK" Lind left.', "Velma", "Lind") == ['Velma "OK" Lind']
    assert persons('So the Velm "RV" Lind left.', "Lind") == ["Lind"]


@pytest.mark.parametrize("text", ['Bo said "No" Lind left.', "Bo (CEO) Lind left.", 'Bo "Go home." Lind left.'])
def test_other_words_in_marks_or_brackets_are_no_nickname(text: str) -> None:
    assert persons(text, "Bo", "Lind") == ["Bo", "Lind"]


def test_a_long_text_without_spaces_is_read_in_no_time() -> None:
    assert persons("a-" * 200_000 + " Bo", " Bo".strip()) == ["Bo"]
