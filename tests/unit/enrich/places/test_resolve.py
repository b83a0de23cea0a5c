from collections.abc import Collection, Mapping

import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.resolve import resolved


def placed(
    text: str, *names: str, peoples: Mapping[str, int] | None = None, dateline: str = "", bodies: Collection[str] = ()
) -> dict[str, str]:
    """The resolved place of each name: a country code, or a state or country code and the city's name."""
    named = {name: [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)] for name in names}
    found = resolved(text, named, peoples or {}, dateline or None, None, bodies)
    return {name: f"{place.kind} {place.region or place.country} {place.name}" for name, place in found.items()}


def test_a_country_is_known_by_any_of_its_names() -> None:
    found = placed("From Britain to the Ivory Coast, and back to the U.K.", "Britain", "Ivory Coast", "U.K.")
    assert found["Britain"] == found["U.K."] == "country GB United Kingdom"
    assert found["Ivory Coast"] == "country CI Ivory Coast"


def test_the_state_or_country_after_a_comma_tells_which_city_is_meant() -> None:
    assert placed("A mill burned in Paris, Texas, on Friday.", "Paris") == {"Paris": "city TX Paris"}
    assert placed("A mill burned in Paris on Friday.", "Paris") == {"Paris": "city FR Paris"}


def test_georgia_the_state_and_the_country_are_distinguished_by_cities_and_people() -> None:
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
    assert placed("He fled North Korea for Korea.", "North Korea", "Korea")["Korea"].startswith("country KR")


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


def test_a_county_tells_local_news_of_a_town_from_the_capital_of_its_name() -> None:
    text = "A Paris man was arrested, the Lamar County sheriff said. Police in Blossom and Reno, Texas, helped."
    assert placed(text, "Paris", "Lamar County", "Texas")["Paris"] == "city TX Paris"


def test_organisations_show_the_state_of_local_news() -> None:
    text = "Two Athens residents were hurt. The Tennessee Highway Patrol came."
    assert placed(text, "Athens", bodies={"Tennessee Highway Patrol"})["Athens"] == "city TN Athens"


def test_a_town_in_local_news_is_unknown_without_a_sign_of_its_state() -> None:
    assert placed("A 34-year-old Paris woman was hurt. She lives in rural Paris.", "Paris") == {}


def test_a_city_abroad_is_meant_in_passing_though_the_article_names_a_state_with_its_namesake() -> None:
    text = "She flew from Ohio and Texas to Paris."
    assert placed(text, "Ohio", "Texas", "Paris")["Paris"] == "city FR Paris"


def test_a_town_is_not_taken_for_the_country_of_its_name_in_local_news() -> None:
    text = (
        "A Palestine man was sentenced, said the district attorney of Anderson County. Palestine police called Texas."
    )
    assert placed(text, "Palestine", "Anderson County", "Texas")["Palestine"] == "city TX Palestine"
    assert placed("Palestine residents want peace.", "Palestine", peoples={"PS": 1})["Palestine"].startswith("country")


def test_names_in_a_list_of_counties_are_counties() -> None:
    text = "Hayes, Otoe and Washington counties in Nebraska grew."
    assert placed(text, "Hayes", "Otoe", "Washington", "Nebraska") == {
        "Hayes": "county NE Hayes County",
        "Otoe": "county NE Otoe County",
        "Washington": "county NE Washington County",
        "Nebraska": "state NE Nebraska",
    }


def test_new_york_between_states_and_at_a_border_is_the_state() -> None:
    assert placed("Ohio, New York, and Iowa.", "Ohio", "New York", "Iowa")["New York"] == "state NY New York"
    assert placed("It is near the New York border.", "New York") == {"New York": "state NY New York"}


def test_saint_is_written_in_two_ways() -> None:
    found = placed("St. Petersburg lies in Russia.", "St. Petersburg", "Russia")
    assert found["St. Petersburg"] == "city RU Saint Petersburg"


@pytest.mark.parametrize("part", ["Northeast Georgia", "Upstate South Carolina", "Southern California"])
def test_part_of_a_state_is_linked_to_the_state(part: str) -> None:
    assert placed(f"It rained in {part}.", part)[part].startswith("state")


def test_a_small_town_is_not_meant_where_its_country_is_named_in_passing() -> None:
    text = "Peru, Peru and Peru again: Iquitos, Cusco and Laja. Bolivia watched."
    assert "Laja" not in placed(text, "Peru", "Iquitos", "Cusco", "Laja", "Bolivia")


def test_states_are_known_by_their_letters_with_full_stops() -> None:
    assert placed("Sen. Ana Ruiz (R-N.C.) left D.C.", "N.C.", "D.C.") == {
        "N.C.": "state NC North Carolina",
        "D.C.": "state DC District of Columbia",
    }


def test_a_saint_is_abbreviated_anywhere_in_a_name() -> None:
    assert placed("He ran in Port St. Lucie, Fla.", "Port St. Lucie")["Port St. Lucie"] == "city FL Port Saint Lucie"


def test_a_body_of_state_tells_the_country() -> None:
    text = "A pipe broke in Kooringal."
    assert placed(text, "Kooringal") == {}
    assert placed(text, "Kooringal", bodies=["NSW Health"]) == {"Kooringal": "city AU Kooringal"}
    assert placed(text, "Kooringal", bodies=["Velm Australia"]) == {}


def test_a_state_is_named_with_the_word() -> None:
    assert placed("It rained in Ekiti State.", "Ekiti State")["Ekiti State"].startswith("province NG")


def test_a_state_is_not_the_city_of_its_name() -> None:
    assert placed("He rules Lagos State in Nigeria.", "Lagos", "Nigeria") == {"Nigeria": "country NG Nigeria"}
    assert placed("Lagos is in Lagos State, Nigeria.", "Lagos", "Nigeria")["Lagos"] == "city NG Lagos"


def test_a_river_is_neither_the_town_nor_the_country_of_its_name() -> None:
    flood = "The river rose. Boats crossed the Niger and the Esk. Floods hit the Gambia and Niger State."
    assert placed(flood, "Niger", "Esk", "Gambia").keys() <= {"Niger", "Gambia"}
    assert "Niger" not in placed("The Niger flooded three villages.", "Niger")
    assert "Gambia" in placed("Floods hit the Gambia.", "Gambia")
    assert "Niger" in placed("Floods hit Niger.", "Niger")


def test_a_city_of_the_articles_country_goes_before_a_far_province_of_its_name() -> None:
    assert placed("Acre and Haifa in Israel.", "Acre", "Haifa", "Israel")["Acre"] == "city IL Acre"
    assert placed("Acre in Brazil.", "Acre", "Brazil")["Acre"] == "province BR Acre"


@pytest.mark.parametrize("words", ["Bo Lind, 44, Palestine, left.", "The shop is at 12 Lind Ave., Palestine."])
def test_a_town_behind_an_age_or_a_street_is_not_the_country_of_its_name(words: str) -> None:
    assert "Palestine" not in placed(words, "Palestine")


def test_the_state_of_a_legislators_tag_is_linked() -> None:
    assert placed("Ana Ruiz (R-Tenn.) left.", "Tenn.") == {"Tenn.": "state TN Tennessee"}
    assert placed("Ana Ruiz (Tenn.) left.", "Tenn.") == {"Tenn.": "state TN Tennessee"}


def test_johor_bahru_is_spelled_in_two_ways() -> None:
    assert placed("He left Johor Baru.", "Johor Baru") == {"Johor Baru": "city MY Johor Bahru"}


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Alexandria met. The school board of Alexandria will vote.",
        "Crews of Dublin closed Route 33 in Dublin.",
    ],
)
def test_local_news_of_the_usa_does_not_mean_the_city_abroad_of_a_towns_name(text: str) -> None:
    assert placed(text, "Alexandria", "Dublin") == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Alexandria met Cairo in Egypt. The school board of Alexandria voted.", "Alexandria"),
        ("She flew to London. The school board will vote.", "London"),
        ("Residents of Dublin met in Dublin.", "Dublin"),
    ],
)
def test_a_city_abroad_is_meant_with_its_country_or_its_size_or_where_no_news_is_local(text: str, place: str) -> None:
    assert place in placed(text, place, "Egypt", "Cairo")


def test_a_small_town_in_the_state_is_not_taken_for_the_city_abroad_nor_the_other_way_round() -> None:
    assert "Geneva" not in placed("He left Geneva for New York.", "Geneva", "New York")


def test_a_country_before_another_in_a_list_is_itself() -> None:
    text = "They are Albania, Bulgaria, Lithuania, Poland, Romania and Slovakia."
    countries = text.removeprefix("They are ").rstrip(".").replace(" and ", ", ").split(", ")
    found = placed(text, *countries)
    assert found["Poland"] == "country PL Poland"
    assert found["Albania"] == "country AL Albania"


def test_a_county_of_the_usa_outweighs_cities_abroad_that_have_the_names_of_its_towns() -> None:
    text = "The burn ban was lifted, the sheriff said in Frankston; Bo Lind of Athens agreed. Frankston is dry."
    assert placed(text, "Frankston", "Athens", bodies=("Velm County Sheriff's Office",)) == {}
    at_home = placed(text, "Frankston", "Athens", bodies=("Velm County Sheriff's Office", "Texas Forest Service"))
    assert at_home == {"Frankston": "town TX Frankston", "Athens": "city TX Athens"}
    assert placed(text, "Frankston")["Frankston"] == "city AU Frankston"


def test_a_state_begins_the_name_of_its_body() -> None:
    text = "The Athens city manager said so."
    assert placed(text, "Athens", bodies=("Texas Forest Service",)) == {"Athens": "city TX Athens"}
    assert placed(text, "Athens", bodies=("Texas Instruments",)) == {}
