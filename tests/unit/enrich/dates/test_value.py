import pytest

from wiredesk.enrich.dates.value import MAX_LENGTH, iso_value

MONDAY = "2020-09-14"


@pytest.mark.parametrize(
    ("words", "filed", "value"),
    [
        ("February 15, 2019", None, "2019-02-15"),
        ("15 February 2019", None, "2019-02-15"),
        ("the 15th of February, 2019", None, "2019-02-15"),
        ("Jan.12", MONDAY, "2020-01-12"),
        ("Monday, Feb. 15, 2021", None, "2021-02-15"),
        ("Monday (Sept 14)", MONDAY, "2020-09-14"),
        ("10 a.m. on September 25", MONDAY, "2020-09-25"),
        ("Sept. 25", "2020-09-14T08:00:00Z", "2020-09-25"),
        ("September 25", None, "--09-25"),
        ("May 2020", None, "2020-05"),
        ("2019", None, "2019"),
        ("2019-02-15", None, "2019-02-15"),
        ("2019-2-5", None, "2019-02-05"),
        ("15/02/2019", None, "2019-02-15"),
        ("02-15-2019", None, "2019-02-15"),
        ("05.02.2019", None, "2019-02-05"),
        ("February 31", None, None),
        ("Christmas Eve", MONDAY, "2020-12-24"),
    ],
)
def test_a_day_month_or_year_has_its_iso_value(words: str, filed: str | None, value: str | None) -> None:
    assert iso_value(words, filed) == value


@pytest.mark.parametrize(
    ("filed", "value"),
    [("2026-05-08", "2026-05-07"), ("2026-06-30", "2026-07-05"), ("2026-06-05", None), ("2025-11-20", None)],
)
def test_the_filing_date_decides_which_figure_is_the_month(filed: str, value: str | None) -> None:
    assert iso_value("07-05-2026", filed) == value
    assert iso_value("7/5/2026", filed) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Feb. 3-5, 2019", "2019-02-03/2019-02-05"),
        ("3 to 5 February 2019", "2019-02-03/2019-02-05"),
        ("2010-15", "2010/2015"),
        ("the 1990s", "1990/1999"),
        ("late 1980s", "1980/1989"),
        ("20th century", "1901/2000"),
    ],
)
def test_a_stretch_of_time_has_its_first_and_last(words: str, value: str) -> None:
    assert iso_value(words, None) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("today", "2020-09-14"),
        ("yesterday's", "2020-09-13"),
        ("last night", "2020-09-13"),
        ("the day after tomorrow", "2020-09-16"),
        ("on Monday", "2020-09-14"),
        ("last Monday", "2020-09-07"),
        ("Sunday afternoon", "2020-09-13"),
        ("this Sunday", "2020-09-20"),
        ("next Friday", "2020-09-18"),
        ("Tuesday last week", "2020-09-08"),
        ("last week", "2020-W37"),
        ("two weeks ago", "2020-W36"),
        ("last month", "2020-08"),
        ("in January", "2020-01"),
        ("December", "2019-12"),
        ("May last year", "2019-05"),
        ("early next year", "2021"),
        ("over twenty years ago", "2000"),
        ("the past three days", "2020-09-11/2020-09-14"),
        ("next three years", "2020/2023"),
        ("the weekend", "2020-09-12/2020-09-13"),
        ("the fifth consecutive weekend", "2020-09-12/2020-09-13"),
        ("a third straight day", "2020-09-14"),
    ],
)
def test_a_date_relative_to_the_day_of_filing_counts_from_that_day(words: str, value: str) -> None:
    assert iso_value(words, MONDAY) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Sunday", "2020-09-20"),
        ("Jan. 3", "2021-01-03"),
        ("March", "2021-03"),
        ("the weekend", "2020-09-19/2020-09-20"),
    ],
)
def test_what_is_to_come_is_looked_for_ahead(words: str, value: str) -> None:
    assert iso_value(words, MONDAY, ahead=True) == value


def test_in_january_a_day_of_december_was_last_year() -> None:
    assert iso_value("Dec. 28", "2021-01-04") == "2020-12-28"


@pytest.mark.parametrize("filed", [None, "--09-14"])
def test_without_a_day_of_filing_what_counts_from_it_stays_unknown(filed: str | None) -> None:
    assert iso_value("last month", filed) is None


@pytest.mark.parametrize(
    "words",
    ["05/02/2019", "the previous year", "Ramadan", "25 years", "a decade ago", "3000 years ago", "x" * MAX_LENGTH * 2],
)
def test_what_has_no_one_value_stays_unknown(words: str) -> None:
    assert iso_value(words, MONDAY) is None


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert iso_value("yesterday", "0001-01-01") is None
    assert iso_value("next year", "9999-12-31") is None
    assert iso_value("999 months ago", "0009-01-01") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a fortnight ago", "2020-W36"),
        ("in a fortnight", "2020-W40"),
        ("a week on Monday", "2020-09-28"),
        ("two weeks from tomorrow", "2020-09-30"),
        ("a fortnight today", "2020-09-29"),
        ("the Sunday before last", "2020-09-06"),
        ("the Friday after next", "2020-09-25"),
        ("the week before last", "2020-W36"),
        ("the weekend before last", "2020-09-05/2020-09-06"),
        ("the year after next", "2022"),
    ],
)
def test_a_date_counted_from_another(words: str, value: str) -> None:
    assert iso_value(words, "2020-09-15") == value
