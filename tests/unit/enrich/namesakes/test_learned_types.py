from collections import Counter

import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.learned_types import types_by_use
from wiredesk_schemas.entities import EntityType

VOTES: dict[str, dict[EntityType, int]] = {
    "person": {"PERSON": 8, "ORGANIZATION": 2},
    "place": {"LOCATION": 7, "ORGANIZATION": 3},
}


def decided(text: str, name: str, doubt: str, *, by_model: bool = True, sure: int = 0) -> EntityType | None:
    """The other type of a name that the model takes for a person or place with some doubt, if it has one."""
    kind: EntityType = "PERSON" if doubt == "person" else "LOCATION"
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    mentions = [EntityMention(span, kind, {kind: 0.8} if by_model else None) for span in spans]
    votes = Counter({kind: count * len(spans) for kind, count in VOTES[doubt].items()})
    votes[kind] += sure
    return types_by_use(text, mentions, {name: votes}, {name: kind}).get(name)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Staff at Velmo were told on Monday.", "person"),
        ("She left Velmo, which makes tiles, in May.", "person"),
        ("Members of Velmo voted for a strike.", "person"),
        ("Velmo analyst Ana Ruiz disagreed.", "person"),
        ("Velmo, which employs 90 people, said its sales fell.", "place"),
        ("Shares in Velmo fell. Velmo said it had sold a unit.", "place"),
    ],
)
def test_what_has_staff_members_and_sales_is_an_organisation(text: str, doubt: str) -> None:
    assert decided(text, "Velmo", doubt) == "ORGANIZATION"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Mr Velmo said he was glad.", "person"),
        ("His wife, Velmo, 51, wept.", "person"),
        ("They live in Velmo, a village in the north.", "place"),
    ],
)
def test_who_and_where_stay_what_they_are(text: str, doubt: str) -> None:
    assert decided(text, "Velmo", doubt) is None


def test_what_the_article_states_and_what_rules_found_is_left_alone() -> None:
    text = "Staff at Velmo were told on Monday."
    assert decided(text, "Velmo", "person", sure=50) is None
    assert decided(text, "Velmo", "person", by_model=False) is None


def test_a_town_that_no_list_has_stays_a_place() -> None:
    assert decided("She comes by bus from Velmo.", "Velmo", "place") is None


def test_what_ends_as_a_body_becomes_no_people_and_no_product() -> None:
    text = "It sold the $38m Velmian Coast Guard contract in 2024."
    for last, kind in (("Guard", None), ("Guide", "PRODUCT")):
        name, said = f"Velmian Coast {last}", text.replace("Guard", last)
        span = Span(said.index(name), said.index(name) + len(name))
        votes: dict[EntityType, float] = {"ORGANIZATION": 11, "PRODUCT": 10}
        mentions = [EntityMention(span, "ORGANIZATION", {"ORGANIZATION": 0.52, "PRODUCT": 0.48})]
        assert types_by_use(said, mentions, {name: votes}, {name: "ORGANIZATION"}).get(name) == kind


def test_a_capital_that_acts_stays_a_place() -> None:
    assert decided("Washington said it would not lift its tariffs.", "Washington", "place") is None


@pytest.mark.parametrize("before", ["two boats had left for", "the family moved to", "it burned a barn near"])
def test_a_small_town_that_one_goes_to_is_a_place(before: str) -> None:
    text = f"Officials said {before} Killybegs and it is closed."
    start = text.index("Killybegs")
    mention = EntityMention(Span(start, start + len("Killybegs")), "LOCATION", {"LOCATION": 0.6})
    votes: dict[str, dict[EntityType, float]] = {"Killybegs": {"LOCATION": 1.2, "ORGANIZATION": 0.6, "PERSON": 0.2}}
    assert types_by_use(text, [mention], votes, {"Killybegs": "LOCATION"}) == {}


def test_a_settlement_called_like_a_building_is_a_place() -> None:
    text = "Maize rotted in a depot at Moi's Bridge, near Kitale and Eldoret."
    named: list[tuple[str, EntityType]] = [
        ("Moi's Bridge", "FACILITY"),
        ("Kitale", "LOCATION"),
        ("Eldoret", "LOCATION"),
    ]
    mentions = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind, {kind: 0.9}) for name, kind in named
    ]
    votes: dict[str, dict[EntityType, float]] = {name: {kind: 1.8} for name, kind in named}
    assert types_by_use(text, mentions, votes, dict(named)) == {"Moi's Bridge": "LOCATION"}


@pytest.mark.parametrize("name", ["Orlo Creek", "Mount Velm", "Velm Gorge"])
def test_what_nobody_built_is_a_place(name: str) -> None:
    text = f"Two men were pulled from {name} on Friday."
    start = text.index(name)
    mention = EntityMention(Span(start, start + len(name)), "FACILITY", {"FACILITY": 0.9})
    assert types_by_use(text, [mention], {name: {"FACILITY": 1.8}}, {name: "FACILITY"}) == {name: "LOCATION"}


def test_a_full_name_whose_surname_stands_alone_is_a_person() -> None:
    full, surname = "Velmo Nar Orlis", "Nar Orlis"
    text = f"Staff at the department of {full} were told on Monday."
    later = " Mr Nar Orlis said he was sorry. Mr Nar Orlis left at once."
    whole = EntityMention(Span(text.index(full), text.index(full) + len(full)), "PERSON", {"PERSON": 0.8})
    alone = [
        EntityMention(Span(len(text) + at, len(text) + at + len(surname)), "PERSON", {"PERSON": 0.8})
        for at in (later.index(surname), later.rindex(surname))
    ]
    votes: dict[str, dict[EntityType, int]] = {
        full: {"PERSON": 6, "ORGANIZATION": 4},
        surname: {"PERSON": 9, "ORGANIZATION": 1},
    }
    types: dict[str, EntityType] = {full: "PERSON", surname: "PERSON"}

    assert types_by_use(text, [whole], votes, {full: "PERSON"}) == {full: "ORGANIZATION"}
    assert full not in types_by_use(text + later, [whole, *alone], votes, types)


def test_a_body_by_the_votes_that_people_come_from_is_a_place() -> None:
    text = "The firm has since hired a mechanic from Velmo."
    mention = EntityMention(Span(text.index("Velmo"), text.index(".")), "ORGANIZATION", {"ORGANIZATION": 0.9})
    votes: dict[str, dict[EntityType, float]] = {"Velmo": {"ORGANIZATION": 1.6, "LOCATION": 0.4}}
    assert types_by_use(text, [mention], votes, {"Velmo": "ORGANIZATION"}) == {"Velmo": "LOCATION"}


def test_what_a_ferry_goes_to_is_a_settlement_unless_its_name_says_what_was_built() -> None:
    def kind(name: str) -> EntityType | None:
        text = f"She came over on the ferry to {name} with her son."
        at = text.index(name)
        mention = EntityMention(Span(at, at + len(name)), "FACILITY", {"FACILITY": 0.9})
        votes: dict[str, dict[EntityType, float]] = {name: {"FACILITY": 1.7, "LOCATION": 0.3}}
        return types_by_use(text, [mention], votes, {name: "FACILITY"}).get(name)

    assert kind("Velmo") == "LOCATION"
    assert kind("Velmo Wharf") is None


def test_a_name_that_the_map_has_may_be_a_place_without_a_vote() -> None:
    text = "The road from Kitale to Eldoret is closed. Farmers lost maize in Iten, a town to the north."
    named: list[tuple[str, EntityType]] = [("Kitale", "LOCATION"), ("Eldoret", "LOCATION"), ("Iten", "PERSON")]
    mentions = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind, {kind: 0.9}) for name, kind in named
    ]
    votes: dict[str, dict[EntityType, float]] = {name: {kind: 2.0} for name, kind in named}
    votes["Iten"] = {"PERSON": 1.6, "MISC": 0.1}
    assert types_by_use(text, mentions, votes, dict(named)) == {"Iten": "LOCATION"}


def test_a_likely_place_behind_a_word_of_position_stays_one_in_an_article_full_of_bodies() -> None:
    text = "Ana Ruiz, who owns the shed at Velmo, said he had heard of it."
    span = Span(text.index("Velmo"), text.index("Velmo") + 5)
    bodies = [f"Orno {word}" for word in ("Mills", "Bank", "Foods", "Union", "Trust")]
    votes: dict[str, dict[EntityType, float]] = {"Velmo": {"LOCATION": 1.1, "ORGANIZATION": 0.7}}
    votes |= {body: {"ORGANIZATION": 2} for body in bodies}
    types: dict[str, EntityType] = {"Velmo": "LOCATION", **dict.fromkeys(bodies, "ORGANIZATION")}
    assert types_by_use(text, [EntityMention(span, "LOCATION", {"LOCATION": 0.6})], votes, types) == {}


def test_a_person_with_a_particle_stays_one() -> None:
    text = "Staff at Velma de Orno were told on Monday."
    assert decided(text, "Velma de Orno", "person") is None


@pytest.mark.parametrize(("name", "kind"), [("Velmo Hollow", "LOCATION"), ("Velmo Arcade", None)])
def test_what_is_nearly_a_settlement_by_the_votes_needs_a_word_for_what_was_built(
    name: str, kind: EntityType | None
) -> None:
    text = f"It blasts limestone within half a mile of {name}."
    mention = EntityMention(Span(text.index(name), len(text) - 1), "FACILITY", {"FACILITY": 0.5})
    votes: dict[str, dict[EntityType, float]] = {name: {"FACILITY": 1.06, "LOCATION": 0.88}}
    assert types_by_use(text, [mention], votes, {name: "FACILITY"}).get(name) == kind


def test_a_city_of_the_article_s_country_is_one_though_the_model_sees_a_body() -> None:
    text = "Pumps at Nadi, Lautoka and Levuka had failed, he said, and Suva might soon be put on a roster."
    places: tuple[EntityType, ...] = ("LOCATION", "LOCATION", "LOCATION", "ORGANIZATION")
    named = list(zip(("Nadi", "Lautoka", "Levuka", "Suva"), places, strict=True))
    mentions = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind, {kind: 0.9}) for name, kind in named
    ]
    votes: dict[str, dict[EntityType, float]] = {name: {kind: 2.0} for name, kind in named}
    votes["Suva"] = {"ORGANIZATION": 1.5, "LOCATION": 0.1, "NORP": 0.4}
    assert types_by_use(text, mentions, votes, dict(named)) == {"Suva": "LOCATION"}


def test_a_place_by_the_votes_does_not_become_a_people() -> None:
    text = "They passed the Velmo border and the 1982 Velmo war."
    spans = [Span(at, at + len("Velmo")) for at in range(len(text)) if text.startswith("Velmo", at)]
    votes: dict[str, dict[EntityType, float]] = {"Velmo": {"LOCATION": 1.7, "NORP": 1.7, "MISC": 0.4}}
    mentions = [EntityMention(span, "LOCATION", {"LOCATION": 0.45}) for span in spans]
    assert "Velmo" not in types_by_use(text, mentions, votes, {"Velmo": "LOCATION"})
