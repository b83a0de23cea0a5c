from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.unit.desk.desk_records import entity, quote, records, writer
from tests.unit.desk.link_records import copy, person
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.numbers import numbers, who_is_quoted
from wiredesk.desk.store.tables import open_for_reading


def asked(folder: Path, question: Any, **filters: Any) -> Any:
    read = open_for_reading(folder / "desk.sqlite")
    try:
        return question(read, Filters(**filters))
    finally:
        read.close()


def fill(folder: Path) -> None:
    said = [quote(), quote("Kofi Adu agreed.", "Kofi Adu", kind="indirect")]
    with writer(folder) as store:
        store.ingest(records("one", quotes=said, published_at="2026-03-01"))
        store.ingest(records("two", quotes=said[:1], published_at="2026-03-04", source="Courier", agency="MNA"))
        store.ingest(records("three", quotes=said, published_at="2026-03-30", source="Courier"))
        store.ingest(records("four", quotes=[], published_at=None, source=None, entities=[entity("Adu", text="Adu")]))
        store.ingest(
            [copy("three", "one"), person("p", "Kofi Adu", ("person-kofi-adu", "Kofi Adu"), ("person-adu", "Adu"))]
        )


def test_quotes_are_counted_by_person_newsroom_and_time(tmp_path: Path) -> None:
    fill(tmp_path)
    found = asked(tmp_path, numbers)
    assert (found["articles"], found["quotes"], found["direct"], found["indirect"]) == (4, 5, 3, 2)
    assert [
        (speaker["name"], speaker["quotes"], speaker["direct"], sum(speaker["series"])) for speaker in found["speakers"]
    ] == [
        ("Ama Mensah", 3, 3, 3),
        ("Kofi Adu", 2, 0, 2),
    ]
    assert found["speakers"][0]["sources"] == [{"source": "Courier", "quotes": 2}, {"source": "Meridian", "quotes": 1}]
    assert (found["steps"][0]["first"], found["steps"][-1]["last"]) == ("2026-03-01", "2026-03-30")
    assert len(found["steps"]) <= 12
    assert found["speakers"][0]["series"][0] == 1


def test_own_reports_are_distinguished_from_agency_texts_and_other_copies(tmp_path: Path) -> None:
    fill(tmp_path)
    rooms = {room["source"]: room for room in asked(tmp_path, numbers)["newsrooms"]}
    assert (rooms["Courier"]["own"], rooms["Courier"]["agency"], rooms["Courier"]["copies"]) == (0, 1, 1)
    assert (rooms["Meridian"]["own"], rooms["Meridian"]["quotes"], rooms["Meridian"]["direct"]) == (1, 2, 1)
    assert rooms[None]["articles"] == 1


def test_totals_count_newsrooms_that_are_not_listed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.setattr("wiredesk.desk.queries.numbers.SOURCES", 1)
    found = asked(tmp_path, numbers)
    assert len(found["newsrooms"]) == 1
    assert (found["own"], found["agency"], found["copies"]) == (2, 1, 1)


def test_articles_of_impossible_days_are_counted_and_not_in_the_chart(tmp_path: Path) -> None:
    fill(tmp_path)
    tomorrow = datetime.now(UTC).date() + timedelta(1)
    with writer(tmp_path) as store:
        for name, day in (("late", "9999-12-31"), ("early", "0001-01-01"), ("ahead", tomorrow.isoformat())):
            store.ingest(records(name, quotes=[quote()], published_at=day))

    found = asked(tmp_path, numbers)

    assert (found["articles"], found["quotes"]) == (7, 8)
    assert (found["steps"][0]["first"], found["steps"][-1]["last"]) == ("2026-03-01", tomorrow.isoformat())
    (speaker,) = [speaker for speaker in found["speakers"] if speaker["name"] == "Ama Mensah"]
    assert (speaker["quotes"], sum(speaker["series"])) == (6, 4)


def test_numbers_follow_the_filters_of_the_view(tmp_path: Path) -> None:
    fill(tmp_path)
    found = asked(tmp_path, numbers, speaker="person-kofi-adu")
    assert (found["articles"], found["quotes"]) == (2, 2)
    assert [speaker["name"] for speaker in found["speakers"]] == ["Kofi Adu"]
    assert asked(tmp_path, numbers, source="Nobody")["articles"] == 0


def test_the_table_has_a_row_for_each_day_source_and_speaker(tmp_path: Path) -> None:
    fill(tmp_path)
    rows = asked(tmp_path, who_is_quoted)
    assert [(row["day"], row["source"], row["speaker"], row["quotes"], row["direct"]) for row in rows] == [
        ("2026-03-30", "Courier", "Kofi Adu", 1, 0),
        ("2026-03-30", "Courier", "Ama Mensah", 1, 1),
        ("2026-03-04", "Courier", "Ama Mensah", 1, 1),
        ("2026-03-01", "Meridian", "Kofi Adu", 1, 0),
        ("2026-03-01", "Meridian", "Ama Mensah", 1, 1),
    ]


def test_the_table_counts_the_quotes_that_pass_and_all_names_of_a_person_together(tmp_path: Path) -> None:
    text = "“Boats are late,” said Adu. “Boats are slow,” said Kofi Adu."
    said = [quote("Boats are late,", "Adu", text=text), quote("Boats are slow,", "Kofi Adu", text=text)]
    people = [entity("Adu", text=text), entity("Kofi Adu", text=text)]
    with writer(tmp_path) as store:
        store.ingest(records("old", text, quotes=said, entities=people, published_at="1969-12-31T12:00:00Z"))
        store.ingest(records("new", text, quotes=[quote("Boats", "Adu", kind="mixed", text=text)], entities=people))
        store.ingest([person("p", "Kofi Adu", ("person-kofi-adu", "Kofi Adu"), ("person-adu", "Adu"))])

    every = asked(tmp_path, who_is_quoted)
    direct = asked(tmp_path, who_is_quoted, kind="direct", speaker="p")

    by_day = [(row["day"], row["speaker_id"], row["quotes"]) for row in every]
    assert by_day == [("2026-03-03", "p", 1), ("1969-12-31", "p", 2)]
    assert [(row["day"], row["direct"], row["mixed"]) for row in direct] == [("1969-12-31", 2, 0)]
