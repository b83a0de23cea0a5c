from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.counties import with_counties
from wiredesk_schemas.entities import EntityType


def counties(text: str, *named: tuple[str, EntityType]) -> list[tuple[str, str]]:
    """The names of a text after those the model marks, in the order of the text."""
    given = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind)
        for name, kind in sorted(named, key=lambda name: text.index(name[0]))
    ]
    return [(text[slice(*mention.span)], mention.type) for mention in with_counties(text, given)]


def test_a_county_is_a_place_whatever_it_is_marked_as() -> None:
    assert counties("A man from Co. Mayo was held.", ("Co. Mayo", "ORGANIZATION")) == [("Co. Mayo", "LOCATION")]
    assert counties("They met in Co Cork.", ("Cork", "LOCATION")) == [("Co Cork", "LOCATION")]
    assert counties("They met in Co. Clare.", ("Co", "LOCATION"), ("Clare", "PERSON")) == [("Co. Clare", "LOCATION")]
    assert counties("They met in Co. Clare.") == [("Co. Clare", "LOCATION")]


def test_a_town_and_its_county_are_two_places() -> None:
    text = "He left Velm, Co. Louth, for Orno."
    marked: tuple[tuple[str, EntityType], ...] = (("Velm, Co. Louth", "ORGANIZATION"), ("Orno", "LOCATION"))
    assert counties(text, *marked) == [("Velm", "LOCATION"), ("Co. Louth", "LOCATION"), ("Orno", "LOCATION")]


def test_a_council_of_a_county_stays_whole() -> None:
    assert counties("Co Mayo Council met.", ("Co Mayo Council", "ORGANIZATION")) == [
        ("Co Mayo Council", "ORGANIZATION")
    ]
    assert counties("Velm & Co. Downpipes rose.", ("Velm & Co", "ORGANIZATION")) == [("Velm & Co", "ORGANIZATION")]
