"""Names that are one person or organisation only if what their articles say around them supports it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from wiredesk.link.people.bearers import Bearer, Groups
from wiredesk.link.people.contexts import COUNTRY, FATHER, KINDS, PLACE, RARE, Context, Contexts
from wiredesk.link.people.joining import join

PREMIER, MAYOR = 11, 12
ARTICLES: Iterator[int] = count()


def around(*names: int, title: int = 0, source: int = 0) -> Context:
    return Context(next(ARTICLES), source, title, frozenset(name & ~KINDS for name in names), kinds=frozenset(names))


def joined(here: Bearer, there: Bearer, contexts: dict[str, list[Context]]) -> bool:
    return len(join([here, there], {}, Contexts(lambda entity: contexts.get(entity, [])))) == 1


def person(entity_id: str, name: str, articles: int = 1, country: str = "US", **aliases: int) -> Bearer:
    return Bearer(entity_id, "PERSON", name, articles, aliases, {country: articles})


def body(entity_id: str, name: str, articles: int = 1, country: str = "US", **aliases: int) -> Bearer:
    return Bearer(entity_id, "ORGANIZATION", name, articles, aliases, {country: articles})


ALIKE = {"a": [around(1, 2, 3)], "b": [around(2, 3, 4)]}
UNLIKE = {"a": [around(1, 2, 3)], "b": [around(5, 6, 7)]}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (person("a", "Vantongeren"), person("b", "Ana Vantongeren")),
        (person("a", "Hugh Vantongeren"), person("b", "J. Hugh Vantongeren")),
        (person("a", "Nicholas Brady"), person("b", "Nicholas F. Brady", country="CA")),
        (person("a", "Michael Smith"), person("b", "Michael Graham Smith")),
        (person("a", "Shimom Vantongeren"), person("b", "Shimon Vantongeren", 3)),
        (person("a", "James O'Neil"), person("b", "James O'Neill")),
        (person("a", "John Smith"), person("b", "John Smith Jr")),
    ],
)
def test_two_names_are_one_person_where_the_same_people_are_around_them(here: Bearer, there: Bearer) -> None:
    assert joined(here, there, ALIKE)
    assert not joined(here, there, UNLIKE)


BAKER, RUIZ, FIFA, ACCRA, GHANA = 4, 8 | RARE, 12, 16 | PLACE, 20 | COUNTRY
"""What stands around a name: persons with a frequent and a rare name, a body, a town, a country."""


@pytest.mark.parametrize(
    ("shared", "one"),
    [
        ([GHANA], False),
        ([GHANA, ACCRA], False),
        ([FIFA, GHANA], False),
        ([FIFA, ACCRA], True),
        ([FIFA, BAKER], True),
        ([RUIZ], True),
        ([], False),
    ],
)
def test_a_name_that_many_bear_is_one_person_only_where_the_articles_have_enough_in_common(
    shared: list[int], one: bool
) -> None:
    player, farmer = "person-00000000000000aa-gh-goalkeeper", "person-00000000000000aa-gh-farmer"
    contexts = {player: [around(24, *shared)], farmer: [around(28, *shared)]}

    assert (
        joined(person(player, "John Mensah", country="GH"), person(farmer, "John Mensah", country="GH"), contexts)
        == one
    )


def test_a_role_and_a_town_make_a_name_that_many_bear_one_person() -> None:
    here, there = "person-00000000000000aa-gh-farmer", "person-00000000000000aa-farmer"
    contexts = {here: [around(ACCRA, 24)], there: [around(ACCRA, 28)]}

    assert joined(person(here, "John Mensah"), person(there, "John Mensah"), contexts)


def test_a_firm_with_a_legal_form_is_not_the_one_without_in_another_country_unless_something_else_is_shared() -> None:
    trader, baker = body("a", "Vantongeren NV", country="BE"), body("b", "Vantongeren")

    assert joined(trader, baker, ALIKE)
    assert not joined(trader, baker, UNLIKE)
    assert joined(trader, body("b", "Vantongeren", country="BE"), UNLIKE)
    assert joined(body("a", "Siemens AG", country="DE"), body("b", "Siemens"), UNLIKE)
    assert joined(body("a", "VTG Inc", country="CA"), body("b", "VTG"), UNLIKE)


def test_a_title_counts_as_a_name() -> None:
    here, there = person("a", "Vantongeren"), person("b", "Ana Vantongeren")

    assert joined(here, there, {"a": [around(1, title=PREMIER)], "b": [around(1, title=PREMIER)]})
    assert not joined(here, there, {"a": [around(1, title=PREMIER)], "b": [around(2, title=MAYOR)]})


@pytest.mark.parametrize(("shared", "one"), [(BAKER, True), (ACCRA, True), (GHANA, False)])
def test_a_surname_alone_joins_a_name_of_few_articles_only_where_more_than_the_country_is_shared(
    shared: int, one: bool
) -> None:
    minister, striker = person("b", "Efua Vantongeren", country="GH", Vantongeren=1), person("a", "Vantongeren")
    contexts = {"a": [around(24, shared)], "b": [around(28, shared)]}

    assert joined(replace(striker, countries={"GH": 1}), minister, contexts) == one


def test_a_firm_named_after_somebody_is_not_who_is_called_so_in_other_articles() -> None:
    chief = person("b", "Ulrich Vantongeren", 6, Vantongeren=6)

    assert joined(person("a", "Vantongeren", 2), chief, {})
    assert not joined(person("a", "Vantongeren", 2), chief, UNLIKE)


def test_names_that_stand_apart_in_one_article_are_two() -> None:
    same = around(1, 2, 3)

    assert not joined(person("a", "Vantongeren"), person("b", "Ana Vantongeren"), {"a": [same], "b": [same]})


def test_a_given_name_more_or_another_known_one_is_another_person() -> None:
    assert not joined(person("a", "Ana Vantongeren"), person("b", "Maria Ana Vantongeren"), ALIKE)
    assert not joined(person("a", "Eric Vantongeren"), person("b", "Erica Vantongeren", 3), ALIKE)


def test_father_and_son_stay_apart() -> None:
    family = [
        person("a", "George Vantongeren"),
        person("b", "George Vantongeren Sr"),
        person("c", "George Vantongeren Jr"),
    ]

    assert len(join(family, {})) == 3


def test_a_father_whom_an_article_names_beside_his_son_is_not_the_son_of_other_articles() -> None:
    beside = around(1, 2, 3)
    father, son = person("a", "George Vantongeren", 2), person("b", "George Vantongeren Jr", 2)

    assert not joined(father, son, {"a": [beside, around(1, 2, 3)], "b": [beside, around(1, 2, 3)]})


def test_a_son_whose_article_goes_on_with_the_father_is_not_the_father() -> None:
    father, son = person("a", "George Vantongeren"), person("b", "George Vantongeren Jr")

    assert joined(father, son, {"a": [around(1, 2, 3)], "b": [around(1, 2, 3, title=MAYOR)]})
    assert not joined(father, son, {"a": [around(1, 2, 3)], "b": [around(1, 2, 3, title=FATHER)]})


def test_a_father_who_is_hardly_ever_called_junior_is_not_the_son() -> None:
    assert not joined(person("a", "George Vantongeren", 500), person("b", "George Vantongeren Jr"), {})


def test_a_person_who_is_taken_for_a_body_in_few_articles_is_one_person() -> None:
    teller, taken = person("a", "Ulrike Vantongeren", 4), body("b", "Ulrike Vantongeren")
    [one] = join([teller, taken], {}, Contexts(lambda entity: ALIKE[entity]))

    assert [bearer.entity_id for bearer, _ in one.members] == ["a", "b"]
    assert joined(person("a", "Ulrike Vantongeren"), body("b", "Ulrike T. Vantongeren"), ALIKE)
    assert not joined(teller, taken, UNLIKE)
    assert not joined(teller, body("b", "Ulrike Vantongeren", 4), ALIKE)  # a firm named after her
    assert not joined(person("a", "Ulrike Club", 4), body("b", "Ulrike Club"), ALIKE)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("University of Velmstad", "Velmstad University"),
        ("Velmstad Timber Group", "Velmstad Timber"),
        ("Velmstad Sky Airlines", "Velmstad Sky"),
    ],
)
def test_two_forms_of_a_bodys_name_are_one_where_a_person_with_a_rare_name_is_in_both_articles(
    here: str, there: str
) -> None:
    assert joined(body("a", here), body("b", there), {"a": [around(RUIZ, 3)], "b": [around(RUIZ, 5)]})
    assert not joined(body("a", here), body("b", there), {"a": [around(2, 3)], "b": [around(2, 5)]})


def test_ministries_of_unknown_countries_are_one_only_where_something_around_them_is_shared() -> None:
    here, there = body("a", "Ministry of Defence"), replace(body("b", "Ministry of Defense"), countries={})

    assert joined(here, there, {"a": [around(1, 2)], "b": [around(2, 3)]})
    assert not joined(here, there, UNLIKE)


def test_a_group_is_its_company_where_a_person_and_a_town_are_in_both_articles() -> None:
    town = {"a": [around(BAKER, ACCRA)], "b": [around(BAKER, ACCRA)]}

    assert joined(body("a", "Velmstad Timber Group"), body("b", "Velmstad Timber"), town)
    assert not joined(body("a", "University of Velmstad"), body("b", "Velmstad University"), town)


def test_an_acronym_abroad_is_the_body_whose_officer_speaks_there() -> None:
    union, letters = body("a", "Irish Weavers Union", country="IE", IWU=1), body("b", "IWU", country="CA")

    assert joined(union, letters, {"a": [around(RUIZ, 3)], "b": [around(RUIZ, 5)]})
    assert not joined(union, letters, {"a": [around(2, 3)], "b": [around(2, 3)]})


def test_a_father_is_not_joined_with_his_son_through_a_middle_name() -> None:
    beside = around(1, 2, 3)
    names = [
        person("a", "Jesse Vantongeren", 2),
        person("b", "Jesse Vantongeren Jr", 2),
        person("c", "Jesse L. Vantongeren Jr"),
    ]
    contexts = {"a": [beside, around(1, 2, 3)], "b": [beside, around(1, 2, 3)], "c": [around(1, 2, 3)]}

    people = join(names, {}, Contexts(contexts.__getitem__))
    assert sorted(len(person.members) for person in people) == [1, 2]


def test_letters_in_another_article_are_not_the_acronym_that_one_article_has_for_a_name() -> None:
    agency = body("b", "Arabian Auto Agency", country="SA", AAA=1)
    letters = Bearer("a", "ORGANIZATION", "AAA", 1)  # of an article about no country

    assert joined(letters, agency, ALIKE)
    assert not joined(letters, agency, UNLIKE)
    assert joined(body("a", "AAA", country="SA"), agency, UNLIKE)


def test_a_rare_middle_name_is_a_mistake_that_says_nothing_about_the_others() -> None:
    known = [
        person("a", "Ana Vantongeren", 500),
        person("b", "Ana Maria Vantongeren", 20),
        person("c", "Ana & Eva Vantongeren"),
    ]

    assert len(join(known, {})) == 2


def test_local_bodies_of_two_states_are_two() -> None:
    texas = body("organization-00000000000000aa-us-tx", "Paris Police Department", 2)
    illinois = body("organization-00000000000000aa-us-il", "Paris Police Department")
    unknown = body("organization-00000000000000aa", "Paris Police Department")
    town = {texas.entity_id: [around(ACCRA)], unknown.entity_id: [around(ACCRA)], illinois.entity_id: [around(ACCRA)]}

    assert not joined(texas, illinois, town)
    assert joined(texas, unknown, town)
    assert not joined(texas, unknown, {**town, unknown.entity_id: [around(FIFA)]})


def test_a_local_body_of_unknown_state_does_not_join_those_of_two_states() -> None:
    texas = body("organization-00000000000000aa-us-tx", "Paris Police Department", 2)
    illinois = body("organization-00000000000000aa-us-il", "Paris Police Department")
    unknown = body("organization-00000000000000aa", "Paris Police Department")
    town = [around(ACCRA, FIFA)]
    contexts = {texas.entity_id: town, unknown.entity_id: [around(FIFA, ACCRA)], illinois.entity_id: [around(ACCRA)]}

    assert len(join([texas, illinois, unknown], {}, Contexts(lambda entity: contexts[entity]))) == 3


def test_what_two_names_say_is_not_forgotten_where_a_third_one_joins_them() -> None:
    kenya = body("organization-00000000000000aa-ke", "Supreme Court", country="KE")
    ghana = body("organization-00000000000000aa-gh", "Supreme Court", country="GH")
    groups = Groups([kenya, ghana, body("organization-00000000000000aa", "Supreme Court", country="KE")])
    groups.union(0, 2, "same_name")
    groups.union(1, 2, "same_name")

    assert groups.find(1) != groups.find(2)


NAMELESS: dict[str, int] = {}


@pytest.mark.parametrize("countries", [NAMELESS, {"US": 1, "MX": 1}])
def test_a_body_in_an_article_about_no_country_or_several_is_that_of_one_only_if_more_is_shared(
    countries: dict[str, int],
) -> None:
    states = body("organization-00000000000000aa-us", "National Guard", 4)
    guard = Bearer("organization-00000000000000aa", "ORGANIZATION", "National Guard", 1, {}, countries)
    other, same = around(7, 8), around(7, 8, source=5)

    def are_one(context: Context) -> bool:
        return joined(states, guard, {states.entity_id: [around(1, 2, source=5)], guard.entity_id: [context]})

    assert not are_one(other)
    assert are_one(same)
    assert are_one(around(2, 9))


@pytest.mark.parametrize("name", ["Board of Education", "City Council", "District Attorney", "School Board"])
def test_each_town_of_a_country_has_a_body_of_its_own_whose_name_says_no_town(name: str) -> None:
    assert joined(body("a", name), body("b", name), ALIKE)
    assert not joined(body("a", name), body("b", name), UNLIKE)
    assert joined(body("a", "Supreme Court"), body("b", "Supreme Court"), UNLIKE)


@pytest.mark.parametrize(("here", "there"), [("Moly", "Molly"), ("Maximilian", "Maximillian")])
def test_a_given_name_alone_in_two_spellings_is_one_person_only_where_the_articles_are_alike(
    here: str, there: str
) -> None:
    assert joined(person("a", here), person("b", there), ALIKE)
    assert not joined(person("a", here), person("b", there), UNLIKE)


def test_a_word_before_a_name_may_be_a_childs_unless_more_is_shared_than_by_relatives() -> None:
    father, daughter = person("a", "Anwar Vantongeren", 2), person("b", "Roya Anwar Vantongeren")
    family = {"a": [around(1, 2, 3)], "b": [around(2, 3, 4)]}

    assert not joined(father, daughter, family)
    assert joined(father, person("b", "J. Anwar Vantongeren"), family)
    assert joined(father, person("b", "PANTHER Anwar Vantongeren"), family)
    assert joined(father, person("b", "Manhattan Anwar Vantongeren"), {"a": [around(1, 2, 3)], "b": [around(1, 2, 3)]})


@pytest.mark.parametrize("shared", [[BAKER], [RUIZ], [FIFA, BAKER]])
def test_a_king_and_his_son_by_one_word_are_two_though_the_same_people_are_around_them(shared: list[int]) -> None:
    king, prince = "person-00000000000000aa-sa-king", "person-00000000000000aa-sa"
    contexts = {king: [around(24, *shared)], prince: [around(28, *shared)]}

    assert not joined(person(king, "Salman", country="SA"), person(prince, "Salman", country="SA"), contexts)
    assert joined(person(king, "Ali Khan", country="SA"), person(prince, "Ali Khan", country="SA"), contexts)


def test_each_town_has_its_high_school() -> None:
    school = body("b", "Huntsville High School", 3, HHS=3)

    assert joined(body("a", "HHS"), school, ALIKE)
    assert not joined(body("a", "HHS"), school, UNLIKE)


def test_a_company_is_one_in_all_countries_and_two_legal_forms_are_two_companies() -> None:
    assert joined(body("a", "Chevron Corp"), body("b", "Chevron", country="SA"), {})
    assert joined(body("a", "Lloyds Bank PLC"), body("b", "Lloyds Bank", country="GB"), {})
    assert not joined(body("a", "Purolator Courier Corp"), body("b", "Purolator Courier Ltd"), {})
    assert not joined(body("a", "News Corp."), body("b", "News"), {})
    assert not joined(body("a", "National Bank"), body("b", "National Bank Ltd", country="KE"), {})


def test_an_acronym_stands_for_the_name_that_nearly_all_articles_use_it_for() -> None:
    names = [body("a", "ICO", 2), body("b", "International Coffee Organization", 11, ICO=10)]

    assert len(join([*names, body("c", "International Coffee Organistion", 1, ICO=1)], {})) == 2
    assert len(join([*names, body("c", "International Cocoa Office", 9, ICO=9)], {})) == 3


def test_many_articles_are_not_compared() -> None:
    many = Contexts(lambda entity: [around(1)])

    assert many.support([person("a", "Vantongeren", 100)], [person("b", "Ana Vantongeren")]) is None


def test_a_short_form_is_another_persons_where_neither_a_country_nor_anything_around_it_is_shared() -> None:
    here, there = person("a", "Bill Vantongeren"), Bearer("b", "PERSON", "William Vantongeren", 1, {}, {})

    assert joined(here, person("b", "William Vantongeren"), UNLIKE)
    assert joined(here, there, ALIKE)
    assert not joined(here, there, UNLIKE)


def test_names_that_weigh_less_support_only_a_middle_name() -> None:
    here = [Context(1, 0, 0, frozenset((1, 2)), frozenset((3,)))]
    there = [Context(2, 0, 0, frozenset((4, 5)), frozenset((3,)))]

    assert joined(person("a", "Roy S. Moore"), person("b", "Roy Moore"), {"a": here, "b": there})
    assert not joined(person("a", "Vantongeren", 5), person("b", "Ana Vantongeren"), {"a": here, "b": there})


def test_titles_of_two_spellings_are_stored_alike_by_all_processes() -> None:
    command = [sys.executable, "-c", "from wiredesk.link.people.contexts import TITLE_HASHES; print(TITLE_HASHES)"]
    environments = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2", "3")]

    found = [subprocess.run(command, env=env, check=True, capture_output=True).stdout for env in environments]

    assert len(set(found)) == 1
