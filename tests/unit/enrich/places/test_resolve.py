from collections.abc import Mapping

import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.resolve import resolved


def placed(text: str, *names: str, peoples: Mapping[str, int] | None = None, dateline: str = "") -> dict[str, str]:
    """The resolved place of each name: a country code, or a state or country code and the city's name."""
    named = {name: [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)] for name in names}
    found = resolved(text, named, peoples or {}, dateline or None)
    return {name: f"{place.kind} {place.region or place.country} {place.name}" for name, place in found.items()}


def test_a_country_is_known_by_any_of_its_names() -> None:
    found = placed("From Britain to the Ivory Coast, and back to the U.K.", "Britain", "Ivory Coast", "U.K.")
    assert found["Britain"] == found["U.K."] == "country GB United Kingdom"
    assert found["Ivory Coast"] == "country CI Ivory Coast"


def test_the_state_or_country_after_a_comma_tells_which_city_is_meant() -> None:
    assert placed("A mill burned in Paris, Texas, on Friday.", "Paris") == {"Paris": "city TX Paris"}
    assert placed("A mill burned in Paris on Friday.", "Paris") == {"Paris": "city FR Paris"}


def test_georgia_is_told_from_georgia_by_its_cities_and_people() -> None:
    assert placed("Farmers near Atlanta said Georgia was dry.", "Atlanta", "Georgia")["Georgia"] == "state GA Georgia"
    assert placed("Georgia was dry.", "Georgia", peoples={"GE": 2})["Georgia"] == "country GE Georgia"
    assert placed("Georgia was dry.", "Georgia", dateline="TBILISI")["Georgia"] == "country GE Georgia"
    assert placed("Tbilisi, Georgia, and Ohio.", "Georgia", "Ohio", "Tbilisi")["Georgia"] == "country GE Georgia"
    assert "Georgia" not in placed("Georgia was dry.", "Georgia")


def test_of_two_cities_of_one_name_the_one_in_the_countries_of_the_article_is_meant() -> None:
    assert placed("Tripoli lies in Lebanon.", "Tripoli", "Lebanon")["Tripoli"] == "city LB Tripoli"
    assert placed("Tripoli was quiet.", "Tripoli")["Tripoli"] == "city LY Tripoli"
    assert placed("Birmingham in the U.S. was dark.", "Birmingham", "U.S.")["Birmingham"] == "city AL Birmingham"


def test_a_city_known_in_all_the_world_is_meant_even_where_a_town_at_home_has_its_name() -> None:
    assert placed("She flew from Ohio to London.", "Ohio", "London")["London"] == "city GB London"


def test_large_cities_go_before_states_of_their_name() -> None:
    assert placed("Washington and New York.", "Washington", "New York") == {
        "Washington": "city DC Washington",
        "New York": "city NY New York City",
    }
    assert placed("It rained in Ohio.", "Ohio") == {"Ohio": "state OH Ohio"}


def test_a_city_is_found_by_the_name_it_had() -> None:
    """Only if the article names its country: the White House is not "Casa Blanca"."""
    text = "Bombay, India, and Saigon"
    assert placed(text, "Bombay", "India", "Saigon") == {"Bombay": "city IN Mumbai", "India": "country IN India"}


def test_a_country_that_a_state_follows_is_a_town() -> None:
    assert placed("A jury in Lebanon, Indiana, met.", "Lebanon")["Lebanon"] == "city IN Lebanon"


def test_a_province_is_not_the_city_of_its_name() -> None:
    assert placed("Quebec will vote.", "Quebec") == {"Quebec": "province CA Quebec"}
    assert placed("New York Governor Ana Ruiz came.", "New York")["New York"] == "state NY New York"


@pytest.mark.parametrize("name", ["Pa", "Wa"])
def test_fragments_are_no_places(name: str) -> None:
    assert placed(f"He lives in {name}, they say.", name) == {}


def test_lands_and_continents_are_places() -> None:
    assert placed("Asia and Wales", "Asia", "Wales") == {"Asia": "land  Asia", "Wales": "land GB Wales"}


def test_what_may_as_well_be_another_place_stays_unknown() -> None:
    assert placed("They met in Springfield and in Port Ilsa.", "Springfield", "Port Ilsa") == {}


def test_of_two_countries_of_one_name_the_one_that_the_article_shows_is_meant() -> None:
    assert placed("Brazzaville is in Congo.", "Brazzaville", "Congo")["Congo"].startswith("country CG")
    assert placed("Korea", "Korea") == {}


def test_the_next_country_in_a_list_is_not_where_one_lies() -> None:
    found = placed("Troops in Iraq, Afghanistan and Kuwait.", "Iraq", "Afghanistan", "Kuwait")
    assert sorted(found.values()) == ["country AF Afghanistan", "country IQ Iraq", "country KW Kuwait"]


def test_the_state_that_an_article_names_tells_which_city_is_meant() -> None:
    found = placed("Louisiana was wet. Roads in Alexandria flooded.", "Louisiana", "Alexandria")
    assert found["Alexandria"] == "city EG Alexandria"  # a world city is never replaced
    assert placed("Alabama was wet. Troy flooded.", "Alabama", "Troy")["Troy"] == "city AL Troy"
    assert placed("New York was wet. Troy flooded.", "New York", "Troy")["Troy"] == "city NY Troy"


def test_a_small_town_is_meant_where_its_state_is_shown() -> None:
    assert placed("Fire in Abbeville, La., on Friday.", "Abbeville") == {"Abbeville": "city LA Abbeville"}
    assert placed("Fire in Abbeville on Friday.", "Abbeville") == {}


def test_a_county_is_known_by_its_state_or_by_its_name_alone() -> None:
    found = placed("Ohio was wet. Jackson County flooded.", "Ohio", "Jackson County")
    assert found["Jackson County"] == "county OH Jackson County"
    assert placed("Jackson County flooded.", "Jackson County") == {}
    assert placed("Otter Tail County flooded.", "Otter Tail County")["Otter Tail County"].startswith("county MN")


def test_other_spellings_are_own_names_and_nicknames_are_not() -> None:
    assert placed("Kiev was quiet.", "Kiev")["Kiev"].startswith("city UA")
    assert placed("The White House was quiet.", "White House") == {}


def test_provinces_have_an_entry_of_their_own() -> None:
    text = "Ontario and Quebec agreed."
    named = {name: [Span(text.index(name), text.index(name) + len(name))] for name in ("Ontario", "Quebec")}
    assert [place.geonames_id for place in resolved(text, named, {}, None).values()] == [6093943, 6115047]
