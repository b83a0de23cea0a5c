import pytest

from workers.enrich.dates import iso_date


@pytest.mark.parametrize(
    ("words", "filed", "value"),
    [
        ("February 15, 2019", None, "2019-02-15"),
        ("15 February 2019", None, "2019-02-15"),
        ("September 25", "2020-09-14", "2020-09-25"),
        ("Sept. 25", "2020-09-14T08:00:00Z", "2020-09-25"),
        ("September 25", None, "--09-25"),
        ("May 2020", None, "2020-05"),
        ("2019", None, "2019"),
        ("2019-02-15", None, "2019-02-15"),
        ("February 31", None, None),
        ("last month", "2020-09-14", None),
    ],
)
def test_absolute_dates_have_an_iso_value(words: str, filed: str | None, value: str | None) -> None:
    assert iso_date(words, filed) == value
