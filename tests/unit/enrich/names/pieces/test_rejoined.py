import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.rejoined import rejoined, with_surnames


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Velm Fishermen's Association met.", ("Velm Fishermen", "Association")),
        ("The Velm Women’s Union met.", ("Velm Women", "Union")),
        ("St Ilsa's Primary School closed.", ("St Ilsa", "Primary School")),
        ("The loan is from Velm Teachers Sacco.", ("Velm Teachers", "Sacco")),
        ("The Velm-Courier said no.", ("Velm", "Courier")),
        ("The People’s Velm Party lost.", ("People", "Velm Party")),
        ("The Velm-a-Ilsa Trust met.", ("Velm", "Ilsa Trust")),
        ("Curling New Zealand said so.", ("Curling", "New Zealand")),
        ("The Velm Girls’ Grammar School won.", ("Velm Girls", "Grammar School")),
        ("She owns Velmo's Ironmongers. Velmo sold it.", ("Velmo", "Ironmongers")),
        ("Velmo’s Wings is new. A horse came to Velmo’s Wings.", ("Velmo", "Wings")),
        ("The VRP+AFC lost.", ("VRP", "AFC")),
        ("The Velma bwa Orno met.", ("Velma", "Orno")),
        ("It wrote to the Transport and Harbours Department.", ("Transport", "Harbours Department")),
    ],
)
def test_a_body_in_two_pieces_is_one(text: str, names: tuple[str, str]) -> None:
    [body] = rejoined(text, [mention(text, name, "ORGANIZATION") for name in names])
    assert body.type == "ORGANIZATION"
    assert text[slice(*body.span)] == text[text.index(names[0]) : text.index(names[1]) + len(names[1])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Velm Air's board met.", ("Velm Air", "board")),
        ("Velm and Ilsa School met.", ("Velm", "Ilsa School")),
        ("PREMIER LEAGUE Velm Rovers won.", ("PREMIER LEAGUE", "Velm Rovers")),
        ("The Velm-Ilsa game is off. Velm wept.", ("Velm", "Ilsa")),
        ("Velmo’s Cabinet met. It is Velmo’s Cabinet.", ("Velmo", "Cabinet")),
        ("Velmo’s Wings met. Wings said no. It is Velmo’s Wings.", ("Velmo", "Wings")),
        ("The head of the Department of Ports Velma Ní Orno said no.", ("Department of Ports", "Velma Ní Orno")),
    ],
)
def test_two_bodies_stay_two(text: str, names: tuple[str, str]) -> None:
    assert len(rejoined(text, [mention(text, name, "ORGANIZATION") for name in names])) == 2


def test_an_institution_in_two_pieces_in_a_row_is_one() -> None:
    text = "Down East Hospital closed."
    pieces = [mention(text, "Down", "ORGANIZATION"), mention(text, "East Hospital", "FACILITY")]
    assert [text[slice(*found.span)] for found in rejoined(text, pieces)] == ["Down East Hospital"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The Alliance for the Betterment of Velm spoke.", "Alliance for the", "Betterment of Velm"),
        ("The Velm Gold and Diamond Miners Association met.", "Velm Gold and", "Diamond Miners Association"),
        ("Bo's Wholesale sold it.", "Bo", "Wholesale"),
        ("The Flood Forecasting and Warning Centre spoke.", "Flood Forecasting and", "Warning Centre"),
    ],
)
def test_a_body_that_the_model_cuts_at_a_small_word_is_whole(text: str, first: str, second: str) -> None:
    [body] = rejoined(text, [mention(text, first, "ORGANIZATION"), mention(text, second, "ORGANIZATION")])
    start, end = text.index(first), text.index(second) + len(second)
    assert body == EntityMention(Span(start, end), "ORGANIZATION")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The Velm Council and Orno Labour Party met.", "Velm Council and", "Orno Labour Party"),
        ("Velm and Bank Orno met.", "Velm and", "Bank Orno"),
        ("The VRB and Orno Rail Authority met.", "VRB", "Orno Rail Authority"),
    ],
)
def test_two_bodies_with_and_stay_two(text: str, first: str, second: str) -> None:
    assert len(rejoined(text, [mention(text, first, "ORGANIZATION"), mention(text, second, "ORGANIZATION")])) == 2


def test_a_place_is_whole_behind_the_name_of_its_owner() -> None:
    text = "They sailed from Deadman's Cay."
    [place] = rejoined(text, [mention(text, "Deadman", "LOCATION"), mention(text, "Cay", "LOCATION")])
    assert text[slice(*place.span)] == "Deadman's Cay"


def test_a_seat_in_parliament_stays_apart_from_it() -> None:
    text = "The Member of Parliament for Velm spoke."
    pieces = [mention(text, "Parliament for", "ORGANIZATION"), mention(text, "Velm", "ORGANIZATION")]
    assert len(rejoined(text, pieces)) == 2


def test_a_place_has_the_owner_before_it_that_the_model_leaves_out() -> None:
    for text, name, whole in (
        ("The boats went to Fisherman’s Point.", "Point", "Fisherman’s Point"),
        ("They camped near Drovers' Rest.", "Rest", "Drovers' Rest"),
        ("Ilsa's Point is made.", "Point", "Point"),
        ("They met in Ilsa's Velm.", "Velm", "Velm"),
    ):
        [place] = rejoined(text, [mention(text, name, "LOCATION")])
        assert text[slice(*place.span)] == whole


@pytest.mark.parametrize(
    ("text", "first", "second", "whole"),
    [
        ("The Velm/Orno Regional Council met.", "Velm", "Orno Regional Council", "Velm/Orno Regional Council"),
        ("The Velm D/A Primary School closed.", "Velm D", "A Primary School", "Velm D/A Primary School"),
        ("Ana Ruiz of Lind and Vey Associates left.", "Lind", "Vey Associates", "Lind and Vey Associates"),
    ],
)
def test_a_body_of_two_halves_or_partners_is_one(text: str, first: str, second: str, whole: str) -> None:
    mentions = [mention(text, first, "ORGANIZATION"), mention(text, second, "ORGANIZATION")]
    assert [text[slice(*name.span)] for name in rejoined(text, mentions)] == [whole]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("A Velm Post/Orno News poll was held.", "Velm Post", "Orno News"),
        ("Bo Lind and Vey Associates left.", "Bo Lind", "Vey Associates"),
    ],
)
def test_two_papers_and_a_person_beside_a_house_stay_two(text: str, first: str, second: str) -> None:
    mentions = [mention(text, first, "ORGANIZATION"), mention(text, second, "ORGANIZATION")]
    assert rejoined(text, mentions) == mentions


def test_a_province_of_two_lands_is_one() -> None:
    text = "She left Newfoundland and Labrador."
    lands = [mention(text, "Newfoundland", "LOCATION"), mention(text, "Labrador", "LOCATION")]
    assert [text[slice(*name.span)] for name in rejoined(text, lands)] == ["Newfoundland and Labrador"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Methodist Church in Fiji met.", ["Methodist Church in Fiji"]),
        ("The Catholic Church in Fiji met.", ["Catholic Church", "Fiji"]),
    ],
)
def test_a_denominations_church_in_a_country_is_one_body(text: str, names: list[str]) -> None:
    church = text[4 : text.index(" in ")]
    mentions = [mention(text, church, "ORGANIZATION"), mention(text, "Fiji", "LOCATION")]
    assert [text[slice(*name.span)] for name in rejoined(text, mentions)] == names


@pytest.mark.parametrize("repeated", ["Geng", "Velm"])
def test_a_given_name_and_the_surname_behind_it_are_one_where_one_is_marked_elsewhere(repeated: str) -> None:
    text = "So said ministry Geng Velm."
    given, surname = mention(text, "Geng"), mention(text, "Velm")
    marked, repeat = (surname, given) if repeated == "Geng" else (given, surname)
    [person] = with_surnames(text, [marked], [repeat])
    assert text[slice(*person.span)] == "Geng Velm"


def test_a_castle_belongs_to_its_owner() -> None:
    text = "Dogs ran in Velmo's Castle."
    [castle] = rejoined(text, [mention(text, "Velmo"), mention(text, "Castle", "FACILITY")])
    assert (text[slice(*castle.span)], castle.type) == ("Velmo's Castle", "FACILITY")
