import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.hyphens import apart
from wiredesk_schemas.entities import EntityType


def test_a_stretch_between_two_places_is_both() -> None:
    text = "The Velm-Ilsa road in Velm."
    places = [mention(text, "Velm-Ilsa", "LOCATION"), EntityMention(Span(22, 26), "LOCATION")]
    assert [text[slice(*place.span)] for place in apart(text, places)] == ["Velm", "Ilsa", "Velm"]


@pytest.mark.parametrize("name", ["Velm-on-Orno", "Kest-les-Vey", "Ilsa-cum-Velm", "Velm-in-the-Orno"])
def test_a_place_is_whole_over_small_words_between_hyphens(name: str) -> None:
    text = f"She left {name} today."
    first, last = name.split("-")[0], name.split("-")[-1]
    [place] = apart(text, [mention(text, first, "LOCATION"), mention(text, last)])
    assert (text[slice(*place.span)], place.type) == (name, "LOCATION")


def test_a_seat_of_two_towns_stays_whole_before_its_member() -> None:
    text = "Velm-La Orno MHA Ana Ruiz met people of Velm."
    at = text.rindex("Velm")
    mentions = [mention(text, "Velm-La Orno", "LOCATION"), EntityMention(Span(at, at + 4), "LOCATION")]
    assert apart(text, mentions) == mentions


def test_a_seat_of_three_towns_is_one_before_its_member() -> None:
    text = "Velm-Orno-Ilsa Bay MPP Ana Ruiz said no."
    [seat] = apart(text, [mention(text, "Velm-Orno"), mention(text, "Ilsa Bay", "LOCATION")])
    assert (text[slice(*seat.span)], seat.type) == ("Velm-Orno-Ilsa Bay", "LOCATION")


@pytest.mark.parametrize("kind", ["LOCATION", "ORGANIZATION"])
def test_a_part_of_a_district_is_whole_over_its_hyphen(kind: EntityType) -> None:
    text = "Cattle died in the Velm Sub-district."
    [place] = apart(text, [mention(text, "Velm Sub", kind)])
    assert (text[slice(*place.span)], place.type) == ("Velm Sub-district", "LOCATION")


def test_a_seat_of_two_towns_stays_whole_where_its_member_is_not_named() -> None:
    text = "They left Velm-Orno for Velm. The Velm-Orno MP Ana Ruiz wept."
    first, second = text.index("Velm-Orno"), text.rindex("Velm-Orno")
    spans = [Span(first, first + 9), Span(text.index("Velm."), text.index("Velm.") + 4), Span(second, second + 9)]
    mentions = [EntityMention(span, "LOCATION") for span in spans]
    assert apart(text, mentions) == mentions


def test_a_cooperative_is_whole_over_its_hyphen() -> None:
    text = "The Velm Growers Co-operative Society met."
    [body] = apart(text, [mention(text, "Velm Growers Co", "ORGANIZATION")])
    assert text[slice(*body.span)] == "Velm Growers Co-operative Society"
