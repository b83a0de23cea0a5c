from collections.abc import Collection, Mapping

import pytest

from wiredesk.enrich.places.gazetteer import Place, gazetteer
from wiredesk.enrich.places.strays import without_strays

MONTANA = {"Billings": 5640350, "Lewistown": 5662162, "Miles City": 5666176}
BANGLADESH = {"Bogura": 1337163, "Rangpur": 1185188, "Dhaka": 1185241}


def place(name: str, identifier: int) -> Place:
    """The place of the gazetteer with this name and GeoNames id."""
    return next(place for place in gazetteer().all_named(name) if place.geonames_id == identifier)


def kept(
    meant: Mapping[str, int], stated: Collection[str] = (), nationalities: Mapping[str, int] | None = None
) -> set[str]:
    """The names that keep their place; all but `stated` have no country or state behind them."""
    places = {name: place(name, identifier) for name, identifier in meant.items()}
    return set(without_strays(gazetteer(), places, meant.keys() - set(stated), nationalities or {}))


def test_a_town_alone_in_another_state_is_a_small_one_at_home() -> None:
    assert kept({**MONTANA, "Denton": 4685907}) == set(MONTANA)


def test_a_state_behind_the_name_says_where_it_is() -> None:
    assert "Denton" in kept({**MONTANA, "Denton": 4685907}, stated=["Denton"])


def test_a_town_alone_in_another_country_is_left_out_unless_its_people_are_named() -> None:
    assert kept({**BANGLADESH, "Haldia": 1344377}) == set(BANGLADESH)
    assert "Haldia" in kept({**BANGLADESH, "Haldia": 1344377}, nationalities={"IN": 1})


def test_another_spelling_of_a_large_city_abroad_is_a_small_place_at_home() -> None:
    australia = {"Esperance": 2071860, "Kalgoorlie": 2068823, "Canberra": 2172517}
    assert "Madura" not in kept({**australia, "Madura": 1264521})
    assert "Madurai" in kept({**australia, "Madurai": 1264521})


@pytest.mark.parametrize(("name", "identifier"), [("Chicago", 4887398), ("Cuyahoga Falls", 5151613)])
def test_large_cities_and_names_without_namesakes_stay(name: str, identifier: int) -> None:
    assert name in kept({**MONTANA, name: identifier})


def test_a_town_near_home_stays() -> None:
    pennsylvania = {"Philadelphia": 4560349, "Reading": 5207728, "Lancaster": 5197079}
    assert "Camden" in kept({**pennsylvania, "Camden": 4501018})
    assert "Camden" not in kept({**MONTANA, "Camden": 4501018})
