from pathlib import Path
from typing import Any

from tests.unit.desk.desk_records import NOON, TEXT, Clock, entity, records, rows, tombstones, writer
from tests.unit.desk.link_records import person
from wiredesk.desk.queries.trending import trends
from wiredesk.desk.store.tables import open_for_reading


def trending(folder: Path, clock: Clock) -> dict[str, dict[str, Any]]:
    read = open_for_reading(folder / "desk.sqlite")
    found = trends(read, clock.milliseconds)
    read.close()
    return {stretch: {trend["name"]: trend for trend in trending_names} for stretch, trending_names in found.items()}


def test_articles_are_counted_by_the_time_step_of_their_arrival(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest([*records("one"), *records("two")])
        clock.pass_minutes(5)
        store.ingest(records("three"))
    hour = trending(tmp_path, clock)["hour"]["Tamba"]
    assert (hour["count"], hour["series"]) == (3, [0] * 10 + [2, 1])
    assert trending(tmp_path, clock)["day"]["Tamba"]["series"] == [0] * 23 + [3]


def test_articles_that_left_the_period_are_no_longer_counted(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest(records("one"))
        clock.pass_minutes(58)
        store.ingest(records("two", entities=[entity("Kofi Adu")]))
        clock.pass_minutes(5)
        store.expire()
        assert set(trending(tmp_path, clock)["hour"]) == {"Kofi Adu"}
        assert trending(tmp_path, clock)["day"]["Kofi Adu"]["count"] == 2
        clock.pass_minutes(60 * 25)
        store.expire()
    assert trending(tmp_path, clock) == {"hour": {}, "day": {}}
    assert rows(tmp_path, "SELECT * FROM steps UNION ALL SELECT *, 0 FROM trending") == []


def test_a_withdrawn_article_is_not_counted_and_a_corrected_one_once(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        store.ingest([*records("one"), *records("two")])
        clock.pass_minutes(5)
        store.ingest(records("one", title="Ferry is back", revision=2, time=NOON + 1))
        assert trending(tmp_path, clock)["hour"]["Tamba"]["series"] == [0] * 10 + [1, 1]
        store.ingest(tombstones("two", NOON + 2))
    assert trending(tmp_path, clock)["hour"]["Tamba"]["series"] == [0] * 11 + [1]


def test_dates_and_money_do_not_trend(tmp_path: Path) -> None:
    text = TEXT + " It cost 2 million dollars on Friday."
    named = [
        entity("2 million dollars", "MONEY", text),
        entity("Friday", "DATE", text),
        entity("Tamba", "LOCATION", text),
    ]
    with writer(tmp_path) as store:
        store.ingest(records(text=text, entities=named))
    assert set(trending(tmp_path, Clock())["day"]) == {"Tamba"}


def test_a_trend_remains_when_its_article_is_dropped_for_newer_ones(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock, most=1) as store:
        store.ingest(records("one", entities=[entity("Ama Mensah")]))
        store.ingest(records("two", entities=[entity("Kofi Adu")]))
        assert trending(tmp_path, clock)["day"]["Ama Mensah"]["count"] == 1
        clock.pass_minutes(60 * 25)
        store.expire()
    assert rows(tmp_path, "SELECT name FROM entities") == [("Kofi Adu",)], "one that nothing names is forgotten"


def test_rising_names_come_before_frequent_ones(tmp_path: Path) -> None:
    clock = Clock()
    with writer(tmp_path, clock) as store:
        for hour in range(24):
            often = 5 if hour < 23 else 6
            for number in range(often):
                named = [entity("Tamba", "LOCATION")]
                if hour == 23 and number < 4:
                    named.append(entity("Kofi Adu"))
                store.ingest(records(f"{hour}-{number}", entities=named, quotes=[]))
            if hour < 23:
                clock.pass_minutes(60)
        store.expire()
    rows = list(trending(tmp_path, clock)["hour"].values())
    assert [(trend["name"], trend["count"], trend["rising"]) for trend in rows] == [
        ("Kofi Adu", 4, True),
        ("Tamba", 6, False),
    ]
    assert [trend["expected"] for trend in rows] == [0.0, 5.0]


def test_nationalities_do_not_trend_unless_they_are_chosen(tmp_path: Path) -> None:
    text = "Ama Mensah, a Ghanaian, spoke."
    with writer(tmp_path) as store:
        store.ingest(
            records(text=text, entities=[entity("Ama Mensah", text=text), entity("Ghanaian", "NORP", text)], quotes=[])
        )
    read = open_for_reading(tmp_path / "desk.sqlite")
    for kind, found in ((None, ["Ama Mensah"]), ("NORP", ["Ghanaian"]), ("LOCATION", [])):
        assert [trend["name"] for trend in trends(read, NOON, kind)["day"]] == found
    read.close()


def test_names_of_one_person_trend_together(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records("one", entities=[entity("Ama Mensah")], quotes=[]))
        store.ingest(records("two", entities=[entity("Mensah")], quotes=[]))
        store.ingest([person("p", "Ama Mensah", ("person-ama-mensah", "Ama Mensah"), ("person-mensah", "Mensah"))])
    trend = trending(tmp_path, Clock())["day"]["Ama Mensah"]
    assert (trend["entity_id"], trend["count"]) == ("p", 2)
