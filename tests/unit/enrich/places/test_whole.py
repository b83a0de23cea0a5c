import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.places.whole import whole_places
from wiredesk_schemas.entities import EntityType


def places(text: str, *named: tuple[str, EntityType]) -> list[str]:
    found = [EntityMention(Span(text.index(name), text.index(name) + len(name)), kind) for name, kind in named]
    return [text[slice(*mention.span)] for mention in whole_places(text, found)]


def test_a_place_gets_the_word_that_is_part_of_its_name() -> None:
    assert places("A boy from Market Harborough ran.", ("Harborough", "LOCATION")) == ["Market Harborough"]
    assert places("The court in Benin City sat.", ("Benin", "LOCATION")) == ["Benin City"]


def test_parts_beside_a_small_word_are_one_place() -> None:
    text = "Surfers like Zambujeira do Mar best."
    assert places(text, ("Zambujeira", "LOCATION"), ("Mar", "PERSON")) == ["Zambujeira do Mar"]
    assert places("To Dar es Salaam.", ("Dar", "LOCATION"), ("Salaam", "LOCATION")) == ["Dar es Salaam"]


def test_a_town_and_its_country_are_two_places() -> None:
    text = "Boats left Bridgetown, Barbados, for Cox's Bazar."
    found = places(text, ("Bridgetown, Barbados", "LOCATION"), ("Cox", "LOCATION"), ("Bazar", "LOCATION"))
    assert found == ["Bridgetown", "Barbados", "Cox's Bazar"]
    assert places("He drove to Hythe, Alta.", ("Hythe, Alta", "LOCATION")) == ["Hythe", "Alta"]
    assert places("Boats left Velm, Orno, Barbados.", ("Velm, Orno, Barbados", "LOCATION")) == [
        "Velm",
        "Orno",
        "Barbados",
    ]
    assert places("He lives in Washington, D.C. now.", ("Washington, D.C.", "LOCATION")) == ["Washington, D.C."]
    within = "Gunmen came to Velm Local Government Area of Niger State."
    assert places(within, ("Velm Local Government Area of Niger State", "LOCATION")) == [
        "Velm Local Government Area",
        "Niger State",
    ]


@pytest.mark.parametrize("text", ["Mayor Harborough ran.", "In Harborough they ran.", "Harborough Council met."])
def test_other_words_beside_a_place_stay_outside(text: str) -> None:
    assert places(text, ("Harborough", "LOCATION")) == ["Harborough"]


def test_a_body_of_a_region_with_two_names_is_whole() -> None:
    text = "He sued Argyll and Bute Council, and Velm and Orlo Council."
    found = places(
        text,
        ("Argyll", "ORGANIZATION"),
        ("Bute Council", "ORGANIZATION"),
        ("Velm", "LOCATION"),
        ("Orlo Council", "ORGANIZATION"),
    )
    assert found == ["Argyll and Bute Council", "Velm", "Orlo Council"]
    text = "It sued East Riding of Yorkshire Council."
    found = places(text, ("East Riding", "ORGANIZATION"), ("Yorkshire Council", "ORGANIZATION"))
    assert found == ["East Riding of Yorkshire Council"]


def test_a_county_is_whole_before_its_judge() -> None:
    assert places("Hockley County Judge Ana Ruiz left.", ("Hockley", "LOCATION")) == ["Hockley County"]


@pytest.mark.parametrize("before", [[], [("Sound", "ORGANIZATION")]])
def test_a_sound_or_bay_of_a_place_is_one_name(before: list[tuple[str, EntityType]]) -> None:
    text = "He told us that the Sound of Velm crossing was shut."
    assert places(text, *before, ("Velm", "LOCATION")) == ["Sound of Velm"]
    assert places("The people of Velm left.", ("Velm", "LOCATION")) == ["Velm"]


def test_a_district_called_after_a_person_is_one_name() -> None:
    assert places("The Ana Velm District spokesman left.", ("Ana Velm", "PERSON")) == ["Ana Velm District"]
    assert places("Ana Velm Ward Council met.", ("Ana Velm", "PERSON")) == ["Ana Velm"]


def test_a_city_of_a_saint_keeps_its_ending() -> None:
    assert places("They met in St. John's next week.", ("St. John", "LOCATION")) == ["St. John's"]
    assert places("In St. Lucia's capital they met.", ("St. Lucia", "LOCATION")) == ["St. Lucia"]
    assert places("It is St. Petersburg’s main street.", ("St. Petersburg", "LOCATION")) == ["St. Petersburg"]


def test_a_city_called_like_somebody_with_a_title_is_whole() -> None:
    assert places("It came from Prince George.", ("George", "PERSON")) == ["Prince George"]
    assert places("So said Prince George.", ("George", "PERSON")) == ["George"]
    road = "The road between Velmokloof and Prince George is closed."
    assert places(road, ("George", "PERSON")) == ["Prince George"]


def test_what_a_place_is_in_another_language_begins_its_name() -> None:
    assert places("The slide hit Barangay Ambassador, Tublay.", ("Barangay", "ORGANIZATION")) == ["Barangay Ambassador"]
    text = "The slide hit Sitio San Velm."
    assert places(text, ("Sitio", "LOCATION"), ("San Velm", "LOCATION")) == ["Sitio San Velm"]
    officer = "So said Barangay Captain Ana Ruiz."
    assert places(officer, ("Barangay", "ORGANIZATION"), ("Ana Ruiz", "PERSON")) == ["Barangay", "Ana Ruiz"]
