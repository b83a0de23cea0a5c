import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.names.politics.legislators import party_and_person, tagged_towns
from wiredesk_schemas.entities import EntityType


def test_a_party_is_separated_from_its_legislator() -> None:
    text = "Green Left TD Ana Ruiz"
    party, person = party_and_person(text, mention(text, text))
    assert (text[slice(*party.span)], party.type) == ("Green Left", "ORGANIZATION")
    assert (text[slice(*person.span)], person.type) == ("Ana Ruiz", "PERSON")


@pytest.mark.parametrize("office", ["MCA", "MP"])
def test_a_seat_before_an_office_in_letters_is_no_part_of_the_name(office: str) -> None:
    text = f"Velm Bay {office} Ana Ruiz"
    *_, person = party_and_person(text, mention(text, text))
    assert text[slice(*person.span)] == "Ana Ruiz"


def test_what_comes_before_a_trade_is_no_part_of_the_name() -> None:
    text = "Velm farmer Ana Ruiz"
    [person] = party_and_person(text, mention(text, text))
    assert text[slice(*person.span)] == "Ana Ruiz"


def test_a_seat_ends_in_a_quarter_of_the_compass() -> None:
    text = "Member of Parliament for St Thomas Eastern Ana Ruiz-Lind left."
    seat, person = party_and_person(text, mention(text, "St Thomas Eastern Ana Ruiz-Lind"))
    assert (seat.type, text[slice(*seat.span)]) == ("LOCATION", "St Thomas Eastern")
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Ana Ruiz-Lind")


def test_a_member_of_a_house_is_no_part_of_its_name() -> None:
    text = "Member of Parliament"
    [house] = party_and_person(text, mention(text, text, "ORGANIZATION"))
    assert (house.type, text[slice(*house.span)]) == ("ORGANIZATION", "Parliament")


def test_a_seat_stands_before_its_member() -> None:
    text = "Member for Velm Patricia Lind left."
    [seat, person] = party_and_person(text, mention(text, "Velm Patricia Lind"))
    assert (seat.type, text[slice(*seat.span)]) == ("LOCATION", "Velm")
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Patricia Lind")


@pytest.mark.parametrize("kind", ["PERSON", "ORGANIZATION"])
def test_a_district_stands_before_the_rank_of_its_officer(kind: EntityType) -> None:
    text = "Velm SP Bo Lind"
    district, person = party_and_person(text, mention(text, text, kind))
    assert (district.type, text[slice(*district.span)]) == ("LOCATION", "Velm")
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Bo Lind")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("State Rep. Ana Ruiz", [("Ana Ruiz", "PERSON")]),
        ("Velm Police Sgt. Bo Lind", [("Velm Police", "ORGANIZATION"), ("Bo Lind", "PERSON")]),
        ("St. Velm Hospital", [("St. Velm Hospital", "ORGANIZATION")]),
        ("Velm Co. Trust Bank", [("Velm Co. Trust Bank", "ORGANIZATION")]),
    ],
)
def test_an_abbreviated_title_separates_a_person_from_a_body(text: str, names: list[tuple[str, str]]) -> None:
    found = party_and_person(text, mention(text, text, "ORGANIZATION"))
    assert [(text[slice(*part.span)], part.type) for part in found] == names


def test_a_body_with_letters_stays_whole() -> None:
    text = "Velm SP Trust"
    assert party_and_person(text, mention(text, text, "ORGANIZATION")) == [mention(text, text, "ORGANIZATION")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Member for Velm Orna Ilsadottir left.", "PERSON"),
        ("MP for Velm Orna Ilsadottir said no.", "ORGANIZATION"),
        ("The engineer in Levelland Orna Ilsadottir said no.", "PERSON"),
    ],
)
def test_a_seat_or_town_stands_before_a_person_without_a_frequent_name(text: str, kind: EntityType) -> None:
    name = "Velm Orna Ilsadottir" if "Velm" in text else "Levelland Orna Ilsadottir"
    seat, person = party_and_person(text, mention(text, name, kind))
    assert (seat.type, person.type, text[slice(*person.span)]) == ("LOCATION", "PERSON", "Orna Ilsadottir")


@pytest.mark.parametrize(
    "text",
    ["MP for Velm Orna South said no.", "MP for Velm Orna Ilsa's bill fell.", "A fire in Velm Orna Ilsa spread."],
)
def test_a_seat_of_several_words_stays_whole(text: str) -> None:
    [seat] = party_and_person(text, mention(text, text.split(" ", 2)[2].rsplit(" ", 1)[0], "ORGANIZATION"))
    assert seat.type == "ORGANIZATION"


def test_a_member_who_runs_on_from_the_seat_is_a_person() -> None:
    text = "Velm South MP Orna spoke."
    seat, person = party_and_person(text, mention(text, "Velm South MP Orna", "ORGANIZATION"))
    assert (text[slice(*seat.span)], text[slice(*person.span)], person.type) == ("Velm South", "Orna", "PERSON")


@pytest.mark.parametrize("kind", ["PERSON", "ORGANIZATION"])
def test_a_known_place_and_who_governs_it_are_the_place(kind: EntityType) -> None:
    text = "Selangor Menteri Besar"
    [place] = party_and_person(text, mention(text, text, kind))
    assert (place.type, text[slice(*place.span)]) == ("LOCATION", "Selangor")
    unknown = "Ana Premier"
    assert party_and_person(unknown, mention(unknown, unknown, kind)) == [mention(unknown, unknown, kind)]


@pytest.mark.parametrize(("seat", "kind"), [("Kerowagi", "LOCATION"), ("Labour", "ORGANIZATION")])
def test_what_is_no_party_s_name_is_a_seat(seat: str, kind: EntityType) -> None:
    text = f"{seat} MP Ana Ruiz"
    first, person = party_and_person(text, mention(text, text))
    assert (first.type, text[slice(*first.span)]) == (kind, seat)
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Ana Ruiz")


def test_a_town_is_apart_from_its_mayor() -> None:
    text = "Mayor of Kundiawa Peter Gendua called for rice."
    [seat, person] = party_and_person(text, mention(text, "Kundiawa Peter Gendua"))
    assert (seat.type, text[slice(*seat.span)]) == ("LOCATION", "Kundiawa")
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Peter Gendua")


def test_an_assembly_member_is_for_a_seat() -> None:
    text = "Assembly Member for Velm-Orno"
    [seat] = party_and_person(text, mention(text, text, "ORGANIZATION"))
    assert (seat.type, text[slice(*seat.span)]) == ("LOCATION", "Velm-Orno")


def test_a_legislator_s_tag_may_name_the_town() -> None:
    text = "State Rep. Bo Lind, R-Augusta, met Sen. Ana Ruiz, D-Ohio, and Rep. Ed Orno, R-Velmo, there."
    towns = [text[slice(*town.span)] for town in tagged_towns(text, [mention(text, "Ohio", "LOCATION")])]
    assert towns == ["Augusta"]


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("Velm Growers Association Maria Lind estimated losses.", "Velm Growers Association", "Maria Lind"),
        ("Velm Growers Association Orimo Lind estimated losses.", "Velm Growers Association", "Orimo Lind"),
    ],
)
def test_a_body_is_separated_from_its_officer(text: str, body: str, person: str) -> None:
    found = party_and_person(text, mention(text, f"{body} {person}", "ORGANIZATION"))
    assert [(text[slice(*name.span)], name.type) for name in found] == [(body, "ORGANIZATION"), (person, "PERSON")]


@pytest.mark.parametrize("name", ["Velm University Orno Ilsa", "Velm Council Water Board", "Orno Ministry Velm"])
def test_a_body_with_more_words_behind_what_it_is_stays_whole(name: str) -> None:
    text = f"{name} opened."
    assert party_and_person(text, mention(text, name, "ORGANIZATION")) == [mention(text, name, "ORGANIZATION")]


def test_the_rank_of_an_officer_is_no_part_of_the_body() -> None:
    text = "Velm Police OIC, Chief Inspector Bo Lind, left."
    [body] = party_and_person(text, mention(text, "Velm Police OIC", "ORGANIZATION"))
    assert text[slice(*body.span)] == "Velm Police"


def test_a_ward_with_a_quarter_of_the_compass_stands_before_its_councillor() -> None:
    text = "Councillor for Velm East Orimo Lind left."
    seat, person = party_and_person(text, mention(text, "Velm East Orimo Lind"))
    assert (text[slice(*seat.span)], text[slice(*person.span)]) == ("Velm East", "Orimo Lind")


def test_a_member_of_the_senedd_is_separated_from_the_party() -> None:
    text = "Velm Left MS Bethan Lind"
    party, person = party_and_person(text, mention(text, text, "ORGANIZATION"))
    assert (text[slice(*party.span)], text[slice(*person.span)]) == ("Velm Left", "Bethan Lind")


@pytest.mark.parametrize(
    ("text", "name", "kind", "names"),
    [
        (
            "The member is MP for Velm S.M. Lind.",
            "Velm S.M. Lind",
            "LOCATION",
            [("Velm", "LOCATION"), ("S.M. Lind", "PERSON")],
        ),
        (
            "Velm South VRP MLA Bo Lind agreed.",
            "Velm South VRP",
            "ORGANIZATION",
            [("Velm South", "LOCATION"), ("VRP", "ORGANIZATION")],
        ),
        ("So Commander West SSP Bo Lind agreed.", "West SSP", "ORGANIZATION", []),
        ("So Velm SSP, Bo Lind, agreed.", "Velm SSP", "ORGANIZATION", [("Velm", "LOCATION")]),
        (
            "Bo Lind, a Hartford Democrat, agreed.",
            "Hartford Democrat",
            "ORGANIZATION",
            [("Hartford", "LOCATION"), ("Democrat", "NORP")],
        ),
        (
            "So it is.\n\nSSP Hartford Bashir Ahmed Lind agreed.",
            "Hartford Bashir Ahmed Lind",
            "PERSON",
            [("Hartford", "LOCATION"), ("Bashir Ahmed Lind", "PERSON")],
        ),
        ("So SSP Bashir Ahmed Lind agreed.", "Bashir Ahmed Lind", "PERSON", [("Bashir Ahmed Lind", "PERSON")]),
        (
            "So Bo Lind of Police Scotland agreed.",
            "Bo Lind of Police Scotland",
            "PERSON",
            [("Bo Lind", "PERSON"), ("Police Scotland", "ORGANIZATION")],
        ),
        (
            "So Premier of Bermuda David Lind agreed.",
            "Bermuda David Lind",
            "PERSON",
            [("Bermuda", "LOCATION"), ("David Lind", "PERSON")],
        ),
        (
            "So the Constable of Hartford David Lind agreed.",
            "Hartford David Lind",
            "PERSON",
            [("Hartford", "LOCATION"), ("David Lind", "PERSON")],
        ),
        ("So Interior PS Bo Lind agreed.", "Interior PS", "ORGANIZATION", []),
        (
            "So the candidate for Hartford David Lind agreed.",
            "Hartford David Lind",
            "PERSON",
            [("Hartford", "LOCATION"), ("David Lind", "PERSON")],
        ),
        ("So VRP MNA Bo Lind agreed.", "VRP MNA", "ORGANIZATION", [("VRP", "ORGANIZATION")]),
        ("He is a Liberal Democrat.", "Liberal Democrat", "ORGANIZATION", [("Liberal Democrat", "ORGANIZATION")]),
        (
            "The Minister of Roads and Urban Development Ana Ruiz agreed.",
            "Development Ana Ruiz",
            "ORGANIZATION",
            [("Ana Ruiz", "PERSON")],
        ),
        (
            "The Minister of Roads met Development Bank Ltd.",
            "Development Bank Ltd",
            "ORGANIZATION",
            [("Development Bank Ltd", "ORGANIZATION")],
        ),
    ],
)
def test_seats_parties_ranks_and_fields_of_office_are_separated_from_persons(
    text: str, name: str, kind: EntityType, names: list[tuple[str, str]]
) -> None:
    found = party_and_person(text, mention(text, name, kind))
    assert [(text[slice(*part.span)], part.type) for part in found] == names
