from pathlib import Path
from typing import Any

from tests.unit.desk.desk_records import TAMBA, entity, quote, records, rows, writer
from wiredesk.desk.queries.people import person
from wiredesk.desk.queries.places import place
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.tables import open_for_reading

LONG = "“We waited,” she said. “We hoped,” she said. “We came,” said Ama Mensah. “I know,” said Kofi Adu."


def asked(folder: Path, question: Any, *given: Any) -> Any:
    read = open_for_reading(folder / "desk.sqlite")
    try:
        return question(read, *given)
    finally:
        read.close()


def fill(folder: Path) -> None:
    with writer(folder) as store:
        for number in range(3):
            said = [quote(words, text=LONG) for words in ("We waited", "We hoped", "We came")]
            said.append(quote("I know", "Kofi Adu", text=LONG))
            people = [entity("Ama Mensah", text=LONG), entity("Kofi Adu", text=LONG)]
            store.ingest(records(f"story-{number}", LONG, entities=people, quotes=said))


def test_a_persons_quotes_are_newest_first_and_in_the_order_of_their_article(tmp_path: Path) -> None:
    fill(tmp_path)
    found = asked(tmp_path, person, "person-ama-mensah", None, 20)
    assert (found["name"], found["articles"], found["quote_count"], found["next"]) == ("Ama Mensah", 3, 9, None)
    assert [(shown["article"]["article_id"], shown["quote"]["text"]) for shown in found["quotes"]][:4] == [
        ("story-2", "We waited"),
        ("story-2", "We hoped"),
        ("story-2", "We came"),
        ("story-1", "We waited"),
    ]


def test_a_page_of_quotes_ends_with_a_whole_article(tmp_path: Path) -> None:
    fill(tmp_path)
    first = asked(tmp_path, person, "person-ama-mensah", None, 4)
    assert len(first["quotes"]) == 6
    rest = asked(tmp_path, person, "person-ama-mensah", first["next"], 4)
    assert [shown["article"]["article_id"] for shown in rest["quotes"]] == ["story-0"] * 3
    assert rest["next"] is None


def test_a_person_that_no_article_names_is_unknown(tmp_path: Path) -> None:
    fill(tmp_path)
    assert asked(tmp_path, person, "person-nobody", None, 4) is None
    assert asked(tmp_path, place, "location-tamba", None, 4, CardStyle()) is None


def test_a_place_has_the_coordinates_of_its_newest_article(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records("one"))
        moved = TAMBA.model_copy(update={"links": TAMBA.links.model_copy(update={"latitude": 7.25}), "name": "Tamba"})
        store.ingest(records("two", entities=[moved]))
    found = asked(tmp_path, place, TAMBA.entity_id, None, 4, CardStyle())
    assert (found["name"], found["country"], found["latitude"], found["longitude"]) == ("Tamba", "GH", 7.25, 0.1)
    assert len(found["articles"]) == 2


def test_a_speaker_who_is_none_of_the_entities_has_no_page(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(records(entities=[], quotes=[quote(speaker="Ama Mensah")]))
    assert rows(tmp_path, "SELECT speaker FROM quotes") == [(None,)]


def test_the_index_entries_of_one_article_are_bounded(tmp_path: Path) -> None:
    words = " ".join(f"Name{number}" for number in range(1000))
    with writer(tmp_path) as store:
        people = [entity(f"Name{number}", text=words) for number in range(1000)]
        store.ingest(records(text=words, entities=people, quotes=[quote("Name1", "Name1", text=words)] * 1000))
    assert rows(tmp_path, "SELECT count(*) FROM mentions") == [(200,)]
    assert rows(tmp_path, "SELECT count(*) FROM quotes") == [(100,)]
    assert len(asked(tmp_path, person, "person-name1", None, 1)["quotes"]) == 100
