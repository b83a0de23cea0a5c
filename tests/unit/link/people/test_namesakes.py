"""People of one name stay apart where ages or generations say that they are two."""

import orjson
import pytest

from tests.unit.link.final import linked, of
from tests.unit.link.people.test_contexts import around, joined
from tests.unit.link.records import clean, entities
from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.contexts import COUNTRY, Context, Contexts
from wiredesk.link.people.joining import join

GHANA = 20 | COUNTRY
ALIKE = {"person-a": [around(1, 2, 3)], "person-a-b1960": [around(2, 3, 4)], "person-a-b2007": [around(2, 3, 5)]}
OTHERS = {entity: [around(index + 30, GHANA)] for index, entity in enumerate(ALIKE)}


def of_age(born: str = "", articles: int = 1, name: str = "Ana Vantongeren", **aliases: int) -> Bearer:
    return Bearer("person-a" + (born and "-b" + born), "PERSON", name, articles, aliases, {"GH": articles})


def people(*bearers: Bearer, contexts: dict[str, list[Context]] = ALIKE) -> list[list[str]]:
    found = join(bearers, {}, Contexts(lambda entity: contexts.get(entity, [])))
    return sorted(sorted(bearer.entity_id.removeprefix("person-a") for bearer, _ in one.members) for one in found)


def test_a_girl_and_a_woman_of_one_name_are_two() -> None:
    assert people(of_age("1960"), of_age("2007")) == [["-b1960"], ["-b2007"]]


def test_an_age_is_a_year_off_after_a_birthday_or_by_mistake() -> None:
    assert people(of_age("2007"), of_age("2008"), contexts={}) == [["-b2007", "-b2008"]]
    assert people(of_age("2007"), of_age("2009"), contexts={}) == [["-b2007", "-b2009"]]
    assert people(of_age("2007"), of_age("2010"), contexts={}) == [["-b2007"], ["-b2010"]]


def test_a_name_without_age_is_one_with_the_name_with_it_if_something_around_them_is_shared() -> None:
    assert people(of_age("1960"), of_age()) == [["", "-b1960"]]
    assert people(of_age("1960"), of_age(), contexts=OTHERS) == [[""], ["-b1960"]]


def test_a_known_person_is_meant_where_an_article_gives_the_age() -> None:
    assert people(of_age("1960"), of_age(articles=6), contexts=OTHERS) == [["", "-b1960"]]


def test_a_name_without_age_is_one_of_two_people_only_if_something_around_them_is_shared() -> None:
    near_one = OTHERS | {"person-a": [around(40, 41)], "person-a-b2007": [around(40, 42)]}

    assert people(of_age("1960"), of_age("2007"), of_age(articles=6), contexts=OTHERS) == [[""], ["-b1960"], ["-b2007"]]
    assert people(of_age("1960"), of_age("2007"), of_age(), contexts=near_one) == [["", "-b2007"], ["-b1960"]]


def test_two_people_of_other_ages_are_two_with_a_middle_name_as_well() -> None:
    assert people(of_age("1960"), of_age("2007", name="Ana R. Vantongeren")) == [["-b1960"], ["-b2007"]]


def test_the_users_own_file_counts_before_the_ages() -> None:
    old, young = of_age("1960"), of_age("2007")

    assert len(join([old, young], {old.entity_id: "staff:1", young.entity_id: "staff:1"})) == 1


def test_a_father_named_in_many_articles_is_not_the_son_of_one() -> None:
    father, son = of_age(articles=30, name="Bo Vantongeren"), Bearer("b", "PERSON", "Bo Vantongeren Jr", 1)
    contexts = {"person-a": [around(1, 2, 3)], "b": [around(1, 2, 3)]}

    assert not joined(father, son, contexts)
    assert joined(of_age(articles=5, name="Bo Vantongeren"), son, contexts)


def test_a_father_is_not_the_son_beside_whom_another_article_names_him_with_a_middle_name() -> None:
    beside = around(1, 2, 3)
    father, son = of_age(name="Bo Vantongeren"), Bearer("b", "PERSON", "Bo Vantongeren Jr", 1)
    fuller = Bearer("c", "PERSON", "Bo D. Vantongeren", 2)
    contexts = {"person-a": [around(1, 2, 4)], "b": [beside], "c": [beside, around(1, 2, 5)]}
    found = join([father, son, fuller], {}, Contexts(lambda entity: contexts[entity]))

    assert sorted(sorted(bearer.entity_id for bearer, _ in one.members) for one in found) == [["b"], ["c", "person-a"]]


@pytest.mark.parametrize("son", ["the son of a brewer", "the grandson of a brewer", "whose father brews beer"])
def test_a_son_whose_article_says_so_is_not_the_father(son: str) -> None:
    assert people_in("a brewer") == [["Bo Lindqvist", "Bo Lindqvist Jr"]]
    assert people_in(son) == [["Bo Lindqvist"], ["Bo Lindqvist Jr"]]


def people_in(described: str) -> list[list[str]]:
    """The people of an article about Bo Lindqvist, and of one about Bo Lindqvist Jr and what he is."""
    father = clean("a", "Bo Lindqvist met Karin Oxnard.")
    son = clean("b", f"Bo Lindqvist Jr, {described}, met Karin Oxnard.")
    named = [
        entities(article, ("PERSON", name), ("PERSON", "Karin Oxnard"))
        for article, name in ((father, "Bo Lindqvist"), (son, "Bo Lindqvist Jr"))
    ]
    found = linked(("clean", father), ("clean", son), *(("entities", record) for record in named))
    people = [orjson.loads(record) for record in of(found, "people").values()]
    return sorted(sorted(one["names"]) for one in people if one["name"] != "Karin Oxnard")


def test_two_bishops_of_one_name_are_two_whatever_stands_before_it() -> None:
    second = Bearer("a", "PERSON", "Catholicos Simeon Mar Vantongeren II", 1)
    third = Bearer("b", "PERSON", "Simeon Mar Vantongeren III", 1)
    contexts = {"a": [around(1, 2, 3)], "b": [around(1, 2, 3)]}

    assert not joined(second, third, contexts)
    assert joined(second, Bearer("b", "PERSON", "Simeon Mar Vantongeren II", 1), contexts)
    assert (
        len(join([second, third], {"a": "church:1", "b": "church:1"}, Contexts(lambda entity: contexts[entity]))) == 1
    )
