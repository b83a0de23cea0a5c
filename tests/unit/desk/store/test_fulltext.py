from datetime import UTC, date, datetime, timedelta

import pytest

from wiredesk.desk.store.fulltext import day_tokens, tokens_between


def tokens(day: date) -> list[str]:
    return day_tokens(round(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 2, 3), date(2026, 2, 3)),
        (date(2026, 2, 3), date(2027, 12, 31)),
        (date(2025, 1, 1), date(2027, 1, 1)),
        (date(2024, 2, 29), date(2024, 3, 31)),
        (date(9998, 11, 30), date.max),
        (date.max, date.max),
        (date.min, date(2, 1, 2)),
    ],
)
def test_exactly_one_token_is_that_of_a_day_in_between(first: date, last: date) -> None:
    found = tokens_between(first, last)

    day = first
    while True:
        assert len(set(tokens(day)) & set(found)) == 1, day
        if day == last:
            break
        day += timedelta(1)
    for outside in ({first - timedelta(1)} if first > date.min else set()) | (
        {last + timedelta(1)} if last < date.max else set()
    ):
        assert not set(tokens(outside)) & set(found)


def test_no_day_is_between_a_day_and_one_before_it() -> None:
    assert tokens_between(date(2026, 2, 3), date(2026, 2, 2)) == []
