import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.names.pieces.roads import with_number


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("It happened on County Road 109 today.", "County Road", "County Road 109"),
        ("It is on FM 60 outside Velm.", "FM", "FM 60"),
        ("He was found off of U.S. 79, they said.", "U.S.", "U.S. 79"),
        ("The 33rd Avenue viaduct opened.", "Avenue", "33rd Avenue"),
        ("She lives at 5847 75th St. in Velm.", "St.", "75th St."),
    ],
)
def test_a_road_has_its_number(text: str, name: str, whole: str) -> None:
    road = with_number(text, mention(text, name, "LOCATION"))
    assert (text[slice(*road.span)], road.type) == (whole, "FACILITY")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It sold the U.S. 79 planes.", "U.S."),
        ("She hears Joy FM 99 daily.", "Joy FM"),
        ("Rates fell to U.S. 10-year lows.", "U.S."),
        ("She left the Velm Road 3.5 km back.", "Velm Road"),
        ("He was 23rd. Street came 24th.", "Street"),
        ("The Avenue 12 people live on is closed.", "Avenue"),
    ],
)
def test_other_figures_are_no_numbers_of_roads(text: str, name: str) -> None:
    assert with_number(text, mention(text, name, "LOCATION")) == mention(text, name, "LOCATION")
