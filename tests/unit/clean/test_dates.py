from datetime import date

import pytest

from wiredesk.clean.dates import date_in_url, find_time, iso_time, nearest, on_local_day, with_local_offset


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-02-11T07:42:00Z", "2026-02-11T07:42:00Z"),
        ("2026-04-02 10:30:00+04:00", "2026-04-02T10:30:00+04:00"),
        ("2026-03-16 13:05:00", "2026-03-16T13:05:00"),
        ("2026-03-03", "2026-03-03"),
        ("2026-03-03T10:00:00+02", "2026-03-03T10:00:00+02:00"),
        ("19 MAYIS 2026", "2026-05-19"),
        ("۲۰ فروردین ۱۴۰۵ - ۰۶:۳۰", "2026-04-09T06:30:00"),
        ("1404/12/29", "2026-03-20"),
        ("3 მაისი 2026", "2026-05-03"),
        ("2026ko maiatzaren 3a", "2026-05-03"),
        ("2026 оны 5-р сарын 3", "2026-05-03"),
        ("19 أيار/مايو 2026", "2026-05-19"),
        ("19 ماي 2026", "2026-05-19"),
        ("19 மே 2026", "2026-05-19"),
        ("14. Dezember 2015", "2015-12-14"),
        ("14 December 2015", "2015-12-14"),
        ("2 de diciembre de 2026", "2026-12-02"),
        ("1 dicembre 2019", "2019-12-01"),
        ("5 d’octubre de 2020", "2020-10-05"),
        ("20200914T100000Z", "2020-09-14T10:00:00Z"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
        ("14 September 2020", "2020-09-14"),
        ("27/11/2026", "2026-11-27"),
        ("11/27/2026 09:30", "2026-11-27T09:30:00"),
        ("11-11-2026", "2026-11-11"),
        ("3.4.2026", "2026-04-03"),
        ("September 14, 2020", "2020-09-14"),
        ("March 12, 2026 08:00 AM Eastern Daylight Time", "2026-03-12T08:00:00-04:00"),
        ("07/10/26 | 13:15", None),
        ("27/10/26 | 13:15", "2026-10-27T13:15:00"),
        ("Mon, 14 Sep 2020 10:00:00 +0000", "2020-09-14T10:00:00+00:00"),
        ("1600077600", "2020-09-14T10:00:00Z"),
        ("May 2, 2026 3:05 PM", "2026-05-02T15:05:00"),
        ("Sat May  2 15:05:21 EST 2026", "2026-05-02T15:05:21-05:00"),
        ("Stand: 02.05.2026 | 18:05 Uhr", "2026-05-02T18:05:00"),
        ("2 de mayo de 2026 a las 15:05", "2026-05-02T15:05:00"),
        ("2026年5月2日 午後3時5分", "2026-05-02T15:05:00"),
        ("2026. 5. 2. 오후 3:05", "2026-05-02T15:05:00"),
        ("ngày 2 tháng 5 năm 2026", "2026-05-02"),
        ("2 мая 2026 в 15:05", "2026-05-02T15:05:00"),
        ("٢ مايو ٢٠٢٦", "2026-05-02"),
        ("2 พฤษภาคม 2569", "2026-05-02"),
        ("2026. gada 2. maijs", "2026-05-02"),
        ("2. toukokuuta 2026 klo 15.05", "2026-05-02T15:05:00"),
        ("2026-05-02T23:15:0Z", "2026-05-02T23:15:00Z"),
        ("05/02/2026", None),
        ("2026-02-31", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_become_iso_8601_or_nothing(written: str, iso: str | None) -> None:
    assert iso_time(written) == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Stand: 02.05.26", "2026-05-02"),
        ("令和8年5月2日", "2026-05-02"),
        ("2 พ.ค. 2569", "2026-05-02"),
        ("25/05/26 15:05", "2026-05-25T15:05:00"),
        ("Rain is expected from 2 to 5 in the afternoon", None),
        ("A bus of line 20 leaves at 15:05", None),
        ("Version 2.5", None),
    ],
)
def test_a_line_without_a_year_in_any_of_its_forms_has_no_day(line: str, iso: str | None) -> None:
    found = find_time(line)
    assert (found and found.iso) == iso


def test_the_clock_right_before_a_day_is_its_own_where_another_day_follows() -> None:
    written = find_time("Posted at 4:05 PM, May 20, 2026 and last updated 6:12 PM, May 21, 2026")

    assert written is not None
    assert written.iso == "2026-05-20T16:05:00"


def test_the_day_and_month_of_another_date_are_no_clock() -> None:
    written = find_time("10.02.2026 | Stand 11.02.2026, 15:12 Uhr")

    assert written is not None
    assert written.iso == "2026-02-10T15:12:00"


def test_the_nearest_year_is_taken() -> None:
    assert nearest(12, 31, date(2021, 1, 1)) == date(2020, 12, 31)
    assert nearest(2, 29, date(2018, 1, 1)) is None


def test_many_papers_write_the_day_into_the_address() -> None:
    assert date_in_url("https://p.example/2026/02/11/x") == date(2026, 2, 11)
    assert date_in_url("https://p.example/20261/x") is None


@pytest.mark.parametrize(
    ("instant", "clock", "expected"),
    [
        ("2026-05-03T01:49:09Z", "2026-05-02T17:49", "2026-05-02T17:49:09-08:00"),
        ("2026-05-02T22:30:00Z", "2026-05-03T04:15:00", "2026-05-03T04:15:00+05:45"),
        ("2026-05-03T01:49:09Z", "2026-05-02T17:52", "2026-05-03T01:49:09Z"),
        ("2026-05-03T01:49:09Z", "2026-05-01T17:49", "2026-05-03T01:49:09Z"),
        ("2026-05-03T01:49:09Z", "2026-05-02", "2026-05-03T01:49:09Z"),
    ],
)
def test_the_clock_of_a_place_tells_its_offset_from_utc(instant: str, clock: str, expected: str) -> None:
    assert with_local_offset(instant, clock) == expected


@pytest.mark.parametrize(
    ("line", "iso"), [("Ama Mensah, 8.5.12", "2012-05-08"), ("vom 8.5.12", "2012-05-08"), ("Version 8.5.12", None)]
)
def test_a_short_date_is_distinguished_from_a_version_number_by_the_word_before_it(line: str, iso: str | None) -> None:
    found = find_time(line)
    assert (found and found.iso) == iso


@pytest.mark.parametrize(
    ("instant", "day", "expected"),
    [
        ("2018-12-31T23:11:59+00:00", date(2019, 1, 1), "2019-01-01T00:11:59+01:00"),
        ("2026-05-03T01:49:00Z", date(2026, 5, 2), "2026-05-02T23:49:00-02:00"),
        ("2026-05-03T16:49:00Z", date(2026, 5, 2), "2026-05-03T16:49:00Z"),
        ("2026-05-03T01:49:00Z", date(2026, 5, 1), "2026-05-03T01:49:00Z"),
        ("2026-05-03", date(2026, 5, 2), "2026-05-03"),
    ],
)
def test_an_instant_is_moved_to_the_day_next_to_it_if_an_offset_can_do_it(
    instant: str, day: date, expected: str
) -> None:
    assert on_local_day(instant, day) == expected
