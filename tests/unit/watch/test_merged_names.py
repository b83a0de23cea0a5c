"""A watch on a person or organisation covers the names that `link` has merged."""

from tests.unit.watch.records import article, entity_id
from wiredesk.watch.evidence import watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

UN, UNITED = (entity_id("ORGANIZATION", name) for name in ("UN", "United Nations"))
TEXT = "The UN sent a ferry, said Ama Mensah of the UN. “The UN is late,” said Kofi Boateng."


def view(name: str = "UN", said: str | None = "Kofi Boateng") -> ArticleView:
    text = TEXT.replace("UN", name)
    return ArticleView(*article("a", text, (("ORGANIZATION", name),), ((f"The {name} is late", said),)))


def index(**conditions: list[str]) -> WatchIndex:
    return WatchIndex([Watch(watch_id="w", name="W", **conditions)])


def merge(watches: WatchIndex) -> bool:
    return watches.put_person(UNITED, ["United Nations", "UN"], [UN, UNITED])


def test_a_name_stands_for_the_other_names_once_they_are_merged() -> None:
    watches = index(organisations=["united nations"])
    assert watches.match(view()) == []

    assert merge(watches)

    (query,) = watches.match(view())
    (first, *_) = watch_match(query, view()).mentions
    assert (first.text, first.wanted, first.entity_id) == ("UN", "united nations", UN)
    assert watches.match(view("NATO")) == []


def test_quotes_by_and_about_a_person_or_organisation_are_found_under_its_other_names() -> None:
    about, by = index(quotes_about=["United Nations"]), index(quotes_by=["Papa Kofi"])
    merge(about)
    person = entity_id("PERSON", "Kofi Boateng")
    by.put_person(person, ["Kofi Boateng", "Papa Kofi"], [person, entity_id("PERSON", "Papa Kofi")])

    assert about.match(view())
    assert by.match(view())
    assert by.match(view(said="Ama Mensah")) == []


def test_an_id_stands_for_all_names_and_a_split_takes_them_apart_again() -> None:
    watches = index(organisations=[UNITED])
    merge(watches)
    assert watches.match(view())

    assert not merge(watches)  # only its number of articles has changed
    assert watches.put_person(UNITED, ["United Nations"], [UNITED])

    assert watches.match(view()) == []
    assert not watches.drop_person(UNITED)


def test_a_watch_that_is_added_later_or_replaced_covers_them_too() -> None:
    watches = WatchIndex()
    merge(watches)
    watches.put(Watch(watch_id="w", name="W", organisations=["United Nations"]))
    assert watches.match(view())

    watches.put(Watch(watch_id="w", name="W", people=["Ama"]))
    watches.drop_person(UNITED)

    assert watches.match(view()) == []
