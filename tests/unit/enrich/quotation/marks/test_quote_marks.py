import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted


def inner(text: str) -> list[str]:
    return [text[stretch.inner.start : stretch.inner.end] for stretch in quoted(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    ['He said: "We won."', "He said: “We won.”", 'He said: "We won.”', "He said: «We won.»", "He said: „We won.“"],
)
def test_every_pair_of_double_marks_is_understood_also_mixed(text: str) -> None:
    assert inner(text) == ["We won."]


def test_british_single_quote_marks_are_distinguished_from_apostrophes() -> None:
    assert inner("‘We don’t know the players’ names,’ said Ellis.") == ["We don’t know the players’ names,"]
    assert inner("The '90s weren't kind to rock 'n' roll.") == []
    assert inner("He spoke of 'players' on Monday. 'They lost,' he said.") == ["players", "They lost,"]
    assert inner("'They lost the vote,'' he said.") == ["They lost the vote,"]


def test_two_apostrophes_are_a_double_mark() -> None:
    assert inner("''We didn't,'' he said. ''The players' vote is lost.''") == [
        "We didn't,",
        "The players' vote is lost.",
    ]
    assert inner("''It began at night.\n\nNobody slept.") == ["It began at night."]
    assert inner("He is 5' 6'' tall.") == []


def test_two_apostrophes_close_a_quote_that_a_double_mark_opens() -> None:
    assert inner("“We were late,’’ he said. “It rained.”") == ["We were late,", "It rained."]
    assert inner("\"We were late,'' he said.\n\nIt rained.") == ["We were late,"]
    assert inner("\"They wrote, 'We can't pay.' '' His boat sank. \"It did.\"") == [
        "They wrote, 'We can't pay.'",
        "It did.",
    ]
    assert inner('"He said, ‘They said, ‘no’’ and left," she said.') == ["He said, ‘They said, ‘no’’ and left,"]


def test_what_is_nested_is_part_of_the_outer_quote() -> None:
    assert inner("“She told me ‘never’ twice,” he said.") == ["She told me ‘never’ twice,"]
    assert inner("‘She told me “never” twice,’ he said.") == ["She told me “never” twice,"]


def test_a_quote_that_nobody_closed_ends_with_its_paragraph() -> None:
    text = "“It began at night.\n\nNobody slept."
    [stretch] = quoted(text, Span(0, len(text)))
    assert (inner(text), stretch.closed) == (["It began at night."], False)


def test_a_quote_that_nobody_closed_ends_where_the_reporter_speaks() -> None:
    assert inner("“It began at night, said Mr Oduya, who lives nearby.") == ["It began at night,"]


def test_a_missing_close_before_the_next_quote_ends_after_the_last_sentence() -> None:
    assert inner("“We lost. “We will be back.”") == ["We lost.", "We will be back."]


def test_inches_open_no_quote() -> None:
    assert inner("The 6'2\" guard left the court.") == []


def test_a_word_in_the_same_marks_within_a_quote_does_not_end_it() -> None:
    text = "“I would rather live in what he calls “hell” than here.” — Ana Ruiz\n“He left.” — Bo Lind"
    assert inner(text) == ["I would rather live in what he calls “hell” than here.", "He left."]
