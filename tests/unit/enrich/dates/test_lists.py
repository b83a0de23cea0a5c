import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.lists import one_by_one, with_year


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("04th Jan 2019 and 19.02.2026", ["04th Jan 2019", "19.02.2026"]),
        ("May 3, 2019, May 4, 2020 and May 5, 2021", ["May 3, 2019", "May 4, 2020", "May 5, 2021"]),
        ("Monday and Tuesday", ["Monday", "Tuesday"]),
        ("1993 and 1996", ["1993 and 1996"]),
        ("May 3, 2019", ["May 3, 2019"]),
        ("salt and pepper", ["salt and pepper"]),
    ],
)
def test_dates_in_one_mention_are_parted(words: str, parts: list[str]) -> None:
    found = one_by_one(words, [EntityMention(Span(0, len(words)), "DATE")])
    assert [words[slice(*mention.span)] for mention in found] == parts


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("in March and April 2020", "March", "April 2020", "March 2020"),
        ("from 3 June to 9 August 2021", "3 June", "9 August 2021", "3 June 2021"),
        ("in March, but not in April 2020", "March", "April 2020", "March"),
        ("on Friday and 9 August 2021", "Friday", "9 August 2021", "Friday"),
    ],
)
def test_a_date_has_the_year_of_the_next_one_in_its_list(text: str, first: str, second: str, expected: str) -> None:
    date, following = (Span(text.index(words), text.index(words) + len(words)) for words in (first, second))
    assert with_year(text, date, following) == expected
