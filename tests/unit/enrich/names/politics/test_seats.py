import pytest

from wiredesk.enrich.names.politics.seats import has_member, is_constituency, is_party_of_member, is_seat, may_be_party


@pytest.mark.parametrize("name", ["Green Left", "VRP", "Sinn Féin", "Lib Dem", "Brexit Party", "Labour"])
def test_letters_known_bodies_and_words_of_parties_tell_a_party(name: str) -> None:
    assert may_be_party(name)


@pytest.mark.parametrize("name", ["Kerowagi", "Velm South", "Burgeo-La Poile"])
def test_other_names_before_a_member_are_seats(name: str) -> None:
    assert not may_be_party(name)


@pytest.mark.parametrize(("name", "constituency"), [("Velm South", True), ("Burgeo-La Poile", True), ("Velm", False)])
def test_a_constituency_has_a_quarter_of_the_compass_or_two_towns(name: str, constituency: bool) -> None:
    assert is_constituency(name) is constituency


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("Velmo MP Ana Ruiz", True),
        ("Labour MP Ana Ruiz", False),
        ("Velmo premier Ana Ruiz", False),
        ("Penang premier Ana Ruiz", True),
        ("Chavuma Member of Parliament Ana Ruiz", True),
        ("Velmo member of parliament", True),
        ("Liberal MP Ana Ruiz", False),
        ("Ashanti Regional Director Ana Ruiz", True),
        ("Velmo Regional Director Ana Ruiz", False),
        ("Kwara State Governor Ana Ruiz", True),
        ("Ashanti Coroner Ana Ruiz", True),
    ],
)
def test_a_seat_has_a_member_and_a_known_place_has_offices(text: str, seat: bool) -> None:
    assert is_seat(text, 0, text.index(" ")) is seat


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Danbury police left", True),
        ("Danbury detachment left", True),
        ("Danbury police force left", False),
        ("Danbury residents left", True),
        ("Velmo police left", False),
        ("Hall County official left", True),
        ("Hall County Coroner Ana Ruiz left", True),
        ("Hall County Deputy Coroner Ana Ruiz left", True),
        ("Hall County Sheriff’s Office", False),
        ("Hall County Commission left", False),
        ("Velmo County official left", False),
    ],
)
def test_a_town_has_a_police_and_a_county_officers(text: str, place: bool) -> None:
    name = text.partition(" County")[0] + " County" if "County" in text else text.partition(" ")[0]
    assert is_seat(text, 0, len(name)) is place


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("MLA Bo Lind, who represents Velm", True),
        ("Sen. Bo Lind (VRP), who represents Velm", True),
        ("the senator for Velm", True),
        ("Lawyer Bo Lind, who represents Velm", False),
        ("a bill for Velm", False),
        ("Tory MP Bo Lind, who sits for Velm", True),
        ("the candidate for Velm", True),
    ],
)
def test_a_seat_stands_behind_its_member(text: str, member: bool) -> None:
    assert has_member(text, text.index("Velm")) is member


@pytest.mark.parametrize(("text", "party"), [("Greens MP Bo", True), ("Velm MP Bo", False), ("Greens fan Bo", False)])
def test_the_party_of_a_member_stands_before_the_office(text: str, party: bool) -> None:
    assert is_party_of_member(text, 0, text.index(" ")) is party
