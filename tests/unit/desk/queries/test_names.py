from pathlib import Path

import pytest

from tests.unit.desk.desk_records import entity, records, writer
from tests.unit.desk.link_records import person
from wiredesk.desk.queries.names import names
from wiredesk.desk.store.index import words_of
from wiredesk.desk.store.tables import open_for_reading

PEOPLE = ["Ama Mensah", "Ámbar Núñez", "Kofi Adu-Amankwah", "Jean-Luc O’Neill", "Amt 50%_x"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("am", ["Ama Mensah", "Ámbar Núñez", "Kofi Adu-Amankwah", "Amt 50%_x", "Amber Bay"]),
        ("AMA", ["Ama Mensah", "Kofi Adu-Amankwah"]),
        ("ámb", ["Ámbar Núñez", "Amber Bay"]),
        ("nunez", ["Ámbar Núñez"]),
        ("mens ama", ["Ama Mensah"]),
        ("neill", ["Jean-Luc O’Neill"]),
        ("ensah", []),
        ("%", []),
        ("50%", ["Amt 50%_x"]),
        ("'; DROP TABLE names", []),
        (" ", []),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_of_its_words(tmp_path: Path, typed: str, found: list[str]) -> None:
    with writer(tmp_path) as store:
        text = " ".join([*PEOPLE, "Amber Bay"])
        everybody = [entity(name, text=text) for name in PEOPLE] + [entity("Amber Bay", "LOCATION", text)]
        store.ingest(records(text=text, entities=everybody, quotes=[]))
    read = open_for_reading(tmp_path / "desk.sqlite")
    assert {name["name"] for name in names(read, typed, None)["names"]} == set(found)
    assert "Amber Bay" not in {name["name"] for name in names(read, typed, "person")["names"]}
    read.close()


def test_the_most_frequent_names_come_first(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        for number in range(3):
            store.ingest(
                records(f"story-{number}", entities=[entity("Ama Mensah")] + [entity("Ama Adu")] * (number > 0))
            )
    read = open_for_reading(tmp_path / "desk.sqlite")
    for typed in ("a", "ama"):
        found = [(name["name"], name["articles"]) for name in names(read, typed, "person")["names"]]
        assert found == [("Ama Mensah", 3), ("Ama Adu", 2)]
    read.close()


def test_all_names_of_a_person_are_one_suggestion(tmp_path: Path) -> None:
    text = "Ama Mensah spoke. Mensah left. Mensah Lines sails."
    named = [entity(name, text=text) for name in ("Ama Mensah", "Mensah")]
    with writer(tmp_path) as store:
        lines = entity("Mensah Lines", "ORGANIZATION", text)
        store.ingest(records(text=text, entities=[*named, lines], quotes=[]))
        store.ingest([person("p", "Ama Mensah", ("person-ama-mensah", "Ama Mensah"), ("person-mensah", "Mensah"))])
    read = open_for_reading(tmp_path / "desk.sqlite")
    found = names(read, "mensah", "person")["names"]
    assert [(name["entity_id"], name["name"]) for name in found] == [("p", "Ama Mensah")]
    assert [name["name"] for name in names(read, "mensah", "organisation")["names"]] == ["Mensah Lines"]
    read.close()


def test_a_very_long_name_is_bounded_in_words_and_letters() -> None:
    assert len(words_of("ab " * 100_000)) == 8
    assert words_of("x" * 10_000) == ["x" * 40]
