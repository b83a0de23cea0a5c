from datetime import date

import pytest

from wiredesk.enrich.dates.computed import easter
from wiredesk.enrich.dates.value import iso_value

FILED = "2026-11-27"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the first Tuesday in October", "2026-10-06"),
        ("last Friday of May 2025", "2025-05-30"),
        ("fifth Monday in February 2025", None),
        ("Good Friday", "2027-03-26"),
        ("last Easter", "2026-04-05"),
        ("Easter Monday 2018", "2018-04-02"),
        ("Thanksgiving", "2026-11-26"),
        ("Christmas Day", "2026-12-25"),
        ("St. Patrick’s Day 2024", "2024-03-17"),
        ("last New Year's Eve", "2025-12-31"),
        ("4th of July of 1995", "1995-07-04"),
        ("Easter Saturday", "2027-03-27"),
        ("Remembrance Sunday", "2026-11-08"),
        ("St Stephen's Day in 1951", "1951-12-26"),
    ],
)
def test_days_that_are_computed(words: str, value: str | None) -> None:
    assert iso_value(words, FILED) == value


def test_a_feast_ahead_is_the_next_one() -> None:
    assert iso_value("Thanksgiving", FILED, ahead=True) == "2027-11-25"


@pytest.mark.parametrize("day", [date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)])
def test_easter(day: date) -> None:
    assert easter(day.year) == day
