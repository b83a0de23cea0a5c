"""Of a name that many people bear, the ids that are one person's are joined before anything else looks at them."""

import pytest

from wiredesk.link.people import frequent_names
from wiredesk.link.people.bearers import Bearer, Groups
from wiredesk.link.people.contexts import KINDS, RARE, Context, Contexts
from wiredesk.link.people.frequent_names import join_frequent_names
from wiredesk.link.people.joining import join

NAME = "person-0123456789abcdef"
RUIZ, FIFA = 8 | RARE, 12


def mensah(known: str, articles: int = 1, country: str = "GH", **aliases: int) -> Bearer:
    """A John Mensah whose entity id ends with what is known of him."""
    return Bearer(f"{NAME}-{known}", "PERSON", "John Mensah", articles, aliases, {country: articles})


def around(article: int, *names: int) -> Context:
    return Context(article, 0, 0, frozenset(name & ~KINDS for name in names), kinds=frozenset(names))


def contexts(found: dict[str, list[Context]]) -> Contexts:
    return Contexts(lambda entity: found.get(entity.removeprefix(f"{NAME}-"), []))


def test_one_name_stands_for_those_that_are_one_persons() -> None:
    bearers = [mensah("gh-coach", 2, Mensah=1), mensah("gh-farmer"), mensah("gh-goalkeeper", 3, Mensah=2)]
    found = contexts(
        {"gh-coach": [around(1, RUIZ)], "gh-farmer": [around(2, FIFA)], "gh-goalkeeper": [around(3, RUIZ)]}
    )

    seen, left, together = join_frequent_names(bearers, [0, 1, 2], Groups(bearers), found)

    assert left == [1, 2]
    assert (seen[2].entity_id, seen[2].articles) == (bearers[2].entity_id, 5)
    assert (seen[2].aliases, seen[2].countries) == ({"Mensah": 3}, {"GH": 5})
    assert together.support([seen[2]], [bearers[1]], least=1) == 0
    assert together.stand_together(seen[2], bearers[0])


def test_one_whose_articles_name_no_role_is_the_only_one_in_his_country_beside_the_same_body() -> None:
    found = {"gh": [around(1, FIFA)], "gh-coach": [around(2, FIFA)], "gh-farmer": [around(3, FIFA)]}
    nobody, coach, farmer = mensah("gh"), mensah("gh-coach"), mensah("gh-farmer")

    assert len(join([nobody, coach], {}, contexts(found))) == 1
    assert len(join([nobody, coach, farmer], {}, contexts(found))) == 3
    assert len(join([nobody, mensah("gh-coach", country="KE")], {}, contexts(found))) == 2


def test_local_officers_of_two_states_are_two_persons() -> None:
    east, west, other = mensah("gh-mayor-01"), mensah("gh-mayor-02"), mensah("gh-mayor-03")
    with_initial = Bearer("person-fedcba9876543210-gh-mayor-01", "PERSON", "John K. Mensah", 1, {}, {"GH": 1})
    found = contexts(
        {
            "gh-mayor-01": [around(1, RUIZ)],
            "gh-mayor-02": [around(2, RUIZ)],
            "gh-mayor-03": [around(3, FIFA)],
            with_initial.entity_id: [around(4, 16)],
        }
    )

    assert len(join([east, west], {}, found)) == 1
    assert len(join([east, other], {}, found)) == 2
    assert len(join([east, with_initial], {}, found)) == 1
    assert len(join([other, with_initial], {}, found)) == 2


def test_names_with_other_ids_in_the_users_file_stay_apart() -> None:
    found = contexts({"gh-coach": [around(1, RUIZ)], "gh-farmer": [around(2, RUIZ)]})
    bearers = [mensah("gh-coach"), mensah("gh-farmer")]

    people = join(bearers, {bearers[0].entity_id: "Q1", bearers[1].entity_id: "Q2"}, found)

    assert [person.person_id for person in people] == ["Q1", "Q2"]


def test_of_very_many_articles_with_a_frequent_name_some_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    coach, farmer = mensah("gh-coach", 3), mensah("gh-farmer", 3)
    found = {
        "gh-coach": [around(1, FIFA), around(3, 20), around(5, RUIZ)],
        "gh-farmer": [around(6, RUIZ), around(2, 24), around(4, 28)],
    }

    assert len(join([coach, farmer], {}, contexts(found))) == 1
    monkeypatch.setattr(frequent_names, "MAX_READ", 4)
    assert len(join([coach, farmer], {}, contexts(found))) == 2
