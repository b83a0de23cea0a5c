"""Bodies that many countries have are told apart by the country of their article."""

import pytest

from tests.unit.enrich.test_entities import entities
from wiredesk_schemas.clean import Dateline

KENYA = "Kenya's Supreme Court freed a poet. The Supreme Court sat in Nairobi, Kenya."


def id_in(text: str, body: str, *places: str, filed: str = "") -> str:
    """The id of a body in an article that names some places.

    Args:
        text: the article's text.
        body: the name of the body.
        places: the places in the text.
        filed: the place of the dateline.
    """
    named = {place.replace(" ", "_"): "LOCATION" for place in places}
    dateline = Dateline(text=filed, place=filed, date=None) if filed else None
    found = entities(text, dateline=dateline, **named, **{body.replace(" ", "_"): "ORGANIZATION"})  # type: ignore[arg-type]
    return next(entity.entity_id for entity in found if entity.name == body)


def test_the_same_body_of_two_countries_has_two_ids() -> None:
    kenya = id_in(KENYA, "Supreme Court", "Kenya", "Nairobi")
    ghana = id_in("The Supreme Court in Ghana freed a poet in Accra.", "Supreme Court", "Ghana", "Accra")

    assert kenya.endswith("-ke")
    assert ghana == kenya.removesuffix("-ke") + "-gh"


def test_the_country_beside_the_name_counts_before_those_of_the_article() -> None:
    text = "Kenya, Kenya and again Kenya: Egypt's Ministry of Irrigation was in Nairobi, Kenya."

    assert id_in(text, "Ministry of Irrigation", "Kenya", "Nairobi", "Egypt").endswith("-eg")


def test_a_body_that_one_country_has_is_of_that_country_in_articles_about_others() -> None:
    text = "Libya's rivals met in Tripoli. The State Department welcomed the talks, Libya's press said."

    assert id_in(text, "State Department", "Libya", "Tripoli").endswith("-us")


def test_an_article_about_two_countries_leaves_the_id_as_it_is() -> None:
    text = "Kenya and Ghana quarrel. The Supreme Court sat."

    assert id_in(text, "Supreme Court", "Kenya", "Ghana").count("-") == 1


def test_the_farmers_of_each_country_have_a_party() -> None:
    assert id_in("The Farmers' Party left.", "Farmers' Party", filed="NAIROBI").endswith("-ke")


@pytest.mark.parametrize(
    "party", ["Freedom Party", "Justice and Reform Party", "Citizens' Alliance", "Renewal Movement"]
)
def test_parties_of_each_country_are_named_after_what_they_want(party: str) -> None:
    assert id_in(f"The {party} left.", party, filed="NAIROBI").endswith("-ke")


def test_a_name_of_such_words_that_is_no_party_is_one_everywhere() -> None:
    assert id_in("Citizens Freedom left.", "Citizens Freedom", filed="NAIROBI").count("-") == 1


@pytest.mark.parametrize("body", ["Board of Education", "City Council", "District Attorney"])
def test_each_town_has_bodies_whose_names_do_not_say_it(body: str) -> None:
    assert id_in(f"The {body} met.", body, filed="WACO, Texas").endswith("-us-tx")
    assert id_in(f"The {body} met in Kenya.", body, "Kenya").endswith("-ke")


def test_each_country_has_its_ministry_whatever_it_is_for() -> None:
    assert (
        id_in("The Ministry of Herring sat in Nairobi, Kenya.", "Ministry of Herring", "Nairobi", "Kenya")[-3:] == "-ke"
    )


def test_names_that_say_more_have_one_id_everywhere() -> None:
    assert id_in("The Lind Foundation left Kenya.", "Lind Foundation", "Kenya").count("-") == 1
    assert id_in("The World Food Council left Kenya.", "World Food Council", "Kenya").count("-") == 1
    assert id_in("The Parliament of Kenya sat.", "Parliament", "Kenya").count("-") == 1


def test_a_local_body_whose_name_several_states_have_is_of_the_state_of_its_article() -> None:
    texas = "The Paris Police Department bought a boat. Paris, Texas, has a lake."
    illinois = "The Springfield Police Department sold a boat in Chicago, Illinois."

    assert id_in(texas, "Paris Police Department", "Paris", "Texas").endswith("-us-tx")
    assert id_in(illinois, "Springfield Police Department", "Chicago", "Illinois").endswith("-us-il")
    assert (
        id_in("St. Brendan's Hospital burned in Dallas, Texas.", "St. Brendan's Hospital", "Dallas", "Texas")[-3:]
        == "-tx"
    )


def test_a_ministry_of_the_country_and_a_name_that_one_state_has_say_no_state() -> None:
    assert id_in("The Commerce Department sat in Dallas, Texas.", "Commerce Department", "Dallas", "Texas").endswith(
        "-us"
    )
    assert (
        id_in("Velmstad High School sat in Dallas, Texas.", "Velmstad High School", "Dallas", "Texas").count("-") == 1
    )


@pytest.mark.parametrize(
    "body",
    [
        "Riverside Volunteer Fire Department",
        "Riverside Volunteer Fire Company",
        "Riverside Rescue Squad",
        "Riverside Country Club",
        "Riverside Community College",
        "Riverside Medical Center",
    ],
)
def test_firefighters_clubs_and_colleges_are_local_bodies_too(body: str) -> None:
    assert id_in(f"The {body} sold a boat in Dallas, Texas.", body, "Dallas", "Texas").endswith("-us-tx")


@pytest.mark.parametrize(
    ("filed", "home"),
    [
        ("RIVERSIDE, Ohio", "-us-oh"),
        ("RIVERSIDE, Calif.", "-us-ca"),
        ("RIVERSIDE", "organization"),
        ("BUFFALO", "organization"),
        ("VELMSTAD", "organization"),
        ("RIVERSIDE, Ohio/TORONTO", "organization"),
    ],
)
def test_an_article_that_names_no_place_is_about_that_of_its_dateline(filed: str, home: str) -> None:
    body = "Riverside Fire Department"
    found = id_in(f"The {body} sold a boat.", body, filed=filed)

    assert found.endswith(home) if home[0] == "-" else found.count("-") == 1


def test_the_places_of_an_article_count_before_its_dateline() -> None:
    text = "The Supreme Court sat in Nairobi, Kenya."

    assert id_in("The Supreme Court sat.", "Supreme Court", filed="MUMBAI").endswith("-in")
    assert id_in(text, "Supreme Court", "Nairobi", "Kenya", filed="MUMBAI").endswith("-ke")


def test_a_body_of_the_state_is_not_the_countrys() -> None:
    text = "The state Department of Labor in Augusta, Georgia, paid. The department is in the United States."
    places = "Augusta", "Georgia", "United States"
    states = id_in(text, "Department of Labor", *places)
    countrys = id_in(text.replace("state ", ""), "Department of Labor", *places)

    assert countrys.endswith("-us")
    assert states == f"{countrys}-ga"


def test_a_body_of_a_state_that_the_article_does_not_name_is_not_the_countrys() -> None:
    text = "The state Department of Labor paid in the United States."

    assert id_in(text, "Department of Labor", "United States").endswith("-us-state")
