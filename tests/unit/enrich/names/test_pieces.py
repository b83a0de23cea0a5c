import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces import apart, linked, party_and_person, rejoined


def mention(text: str, name: str, kind: str = "PERSON") -> EntityMention:
    """The first occurrence of a name."""
    start = text.index(name)
    return EntityMention(Span(start, start + len(name)), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Ali bin Omar", "Ana Haji Ruiz", "Una Ní Lind", "Bo van Lind", "R a/l Mani"])
def test_a_person_is_whole_over_a_link(name: str) -> None:
    first, *_, last = name.split()
    text = f"Then {name} left."
    [person] = linked(text, [mention(text, first), mention(text, last)])
    assert text[slice(*person.span)] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("He said Ali bin Omar left.", "Ali bin Omar"), ("The engineer Ana Ruiz left.", "Ana Ruiz")],
)
def test_a_given_name_that_the_model_missed_is_part_of_the_name(text: str, name: str) -> None:
    [person] = linked(text, [mention(text, name.split()[-1])])
    assert text[slice(*person.span)] == name


@pytest.mark.parametrize("text", ["In March Ruiz left.", "The mayor of Velm Ruiz left."])
def test_other_words_before_a_surname_are_not(text: str) -> None:
    [person] = linked(text, [mention(text, "Ruiz")])
    assert text[slice(*person.span)] == "Ruiz"


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


def test_a_title_behind_a_trade_is_no_given_name() -> None:
    text = "The officer Lt-Col Ana Ruiz left."
    [person] = linked(text, [mention(text, "Ana Ruiz")])
    assert text[slice(*person.span)] == "Ana Ruiz"


def test_what_comes_before_a_trade_is_no_part_of_the_name() -> None:
    text = "Velm farmer Ana Ruiz"
    [person] = party_and_person(text, mention(text, text))
    assert text[slice(*person.span)] == "Ana Ruiz"


def test_two_parts_of_a_person_on_one_line_are_one() -> None:
    text = "So said Datuk Ana Ruiz Lind."
    [person] = linked(text, [mention(text, "Ana"), mention(text, "Ruiz Lind")])
    assert text[slice(*person.span)] == "Ana Ruiz Lind"
    text = "Ana Ruiz\nBo Lind"
    assert len(linked(text, [mention(text, "Ana Ruiz"), mention(text, "Bo Lind")])) == 2


def test_a_stretch_between_two_places_is_both() -> None:
    text = "The Velm-Ilsa road in Velm."
    places = [mention(text, "Velm-Ilsa", "LOCATION"), EntityMention(Span(22, 26), "LOCATION")]
    assert [text[slice(*place.span)] for place in apart(text, places)] == ["Velm", "Ilsa", "Velm"]


def test_a_double_surname_in_two_mentions_is_one_person() -> None:
    text = "Judi Ruiz-Moe left."
    mentions = [EntityMention(Span(0, 9), "PERSON"), EntityMention(Span(10, 13), "PERSON")]
    assert [text[slice(*found.span)] for found in linked(text, mentions)] == ["Judi Ruiz-Moe"]


@pytest.mark.parametrize("name", ["Ana Ruiz-Lind", "Bo-Erik van Lind", "Ana Ruiz-O’Dea-Vey"])
def test_a_hyphen_holds_the_parts_of_a_person_together(name: str) -> None:
    text = f"So {name} left."
    inside = [part for part in name.rsplit("-", 1) if part] if name.startswith("Bo") else [name.partition("-")[0]]
    [person] = linked(text, [mention(text, part) for part in inside])
    assert text[slice(*person.span)] == name


def test_two_persons_of_talks_stay_two() -> None:
    text = "The Ruiz-Bo Lind talks failed."
    assert len(linked(text, [mention(text, "Ruiz"), mention(text, "Bo Lind")])) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officer V. K. Ruiz left.", "V. K. Ruiz"),
        ("It sank. Ana De Ruiz swam.", "Ana De Ruiz"),
    ],
)
def test_initials_and_a_given_name_that_opens_a_sentence_belong_to_the_name(text: str, name: str) -> None:
    [person] = linked(text, [mention(text, " ".join(name.split()[1:]))])
    assert text[slice(*person.span)] == name


def test_other_words_that_open_a_sentence_do_not() -> None:
    text = "It sank. When De Ruiz swam, we saw it."
    [person] = linked(text, [mention(text, "De Ruiz")])
    assert text[slice(*person.span)] == "De Ruiz"


@pytest.mark.parametrize("name", ["Velm-on-Orno", "Kest-les-Vey", "Ilsa-cum-Velm", "Velm-in-the-Orno"])
def test_a_place_is_whole_over_small_words_between_hyphens(name: str) -> None:
    text = f"She left {name} today."
    first, last = name.split("-")[0], name.split("-")[-1]
    [place] = apart(text, [mention(text, first, "LOCATION"), mention(text, last)])
    assert (text[slice(*place.span)], place.type) == (name, "LOCATION")


def test_a_given_name_before_initials_belongs_to_the_name() -> None:
    text = "Mr. Paul K. Ruiz met Velm K. Ruiz."
    assert [text[slice(*found.span)] for found in linked(text, [mention(text, "Ruiz")])] == ["Paul K. Ruiz"]
    last = EntityMention(Span(29, 33), "PERSON")
    assert [text[slice(*found.span)] for found in linked(text, [last])] == ["K. Ruiz"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Velm Fishermen's Association met.", ("Velm Fishermen", "Association")),
        ("The Velm Women’s Union met.", ("Velm Women", "Union")),
        ("St Ilsa's Primary School closed.", ("St Ilsa", "Primary School")),
        ("Velm Nursery and Primary School closed.", ("Velm Nursery", "Primary School")),
    ],
)
def test_a_body_in_two_pieces_is_one(text: str, names: tuple[str, str]) -> None:
    [body] = rejoined(text, [mention(text, name, "ORGANIZATION") for name in names])
    assert body.type == "ORGANIZATION"
    assert text[slice(*body.span)] == text[text.index(names[0]) : text.index(names[1]) + len(names[1])]


@pytest.mark.parametrize(
    ("text", "names"),
    [("Velm Air's board met.", ("Velm Air", "board")), ("Velm and Ilsa School met.", ("Velm", "Ilsa School"))],
)
def test_two_bodies_stay_two(text: str, names: tuple[str, str]) -> None:
    assert len(rejoined(text, [mention(text, name, "ORGANIZATION") for name in names])) == 2


def test_a_seat_stands_before_its_member() -> None:
    text = "Member for Velm Patricia Lind left."
    [seat, person] = party_and_person(text, mention(text, "Velm Patricia Lind"))
    assert (seat.type, text[slice(*seat.span)]) == ("LOCATION", "Velm")
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Patricia Lind")


@pytest.mark.parametrize(
    ("text", "name", "kind", "whole"),
    [
        ("It is Queen Velma College.", "Velma College", "ORGANIZATION", "Queen Velma College"),
        ("It is Universiti Sultan Velm Shah.", "Velm Shah", "PERSON", "Universiti Sultan Velm Shah"),
        ("So it is at SJK (C) Pei Velm.", "Pei Velm", "PERSON", "SJK (C) Pei Velm"),
        ("Crews of St John came.", "John", "PERSON", "St John"),
    ],
)
def test_a_body_begins_with_its_kind_or_with_its_namesake(text: str, name: str, kind: str, whole: str) -> None:
    [body] = linked(text, [mention(text, name, kind)])
    assert (body.type, text[slice(*body.span)]) == ("ORGANIZATION", whole)


def test_a_queen_is_no_part_of_her_name() -> None:
    text = "So Queen Velma left."
    [person] = linked(text, [mention(text, "Velma")])
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Velma")


def test_the_surname_of_a_person_named_in_full_is_one_over_its_hyphen() -> None:
    text = "So said Ana Velm-Lind. Then Velm-Lind left."
    at = text.index("Then ") + 5
    pieces = [EntityMention(Span(at, at + 4), "PERSON"), EntityMention(Span(at + 5, at + 9), "PERSON")]
    full = mention(text, "Ana Velm-Lind")
    assert [text[slice(*found.span)] for found in linked(text, [full, *pieces])] == ["Ana Velm-Lind", "Velm-Lind"]
    assert [text[slice(*found.span)] for found in linked(text, pieces)] == ["Velm", "Lind"]


def test_an_institution_in_two_pieces_in_a_row_is_one() -> None:
    text = "Down East Hospital closed."
    pieces = [mention(text, "Down", "ORGANIZATION"), mention(text, "East Hospital", "FACILITY")]
    assert [text[slice(*found.span)] for found in rejoined(text, pieces)] == ["Down East Hospital"]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("He was sent to Hospital Sultanah Velma.", "Sultanah Velma", "Hospital Sultanah Velma"),
        ("It came from An Coimisiún Velma.", "Coimisiún Velma", "An Coimisiún Velma"),
    ],
)
def test_a_body_has_the_first_word_that_the_model_leaves_out(text: str, name: str, whole: str) -> None:
    [body] = linked(text, [mention(text, name)])
    assert (body.type, text[slice(*body.span)]) == ("ORGANIZATION", whole)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The Alliance for the Betterment of Velm spoke.", "Alliance for the", "Betterment of Velm"),
        ("The Velm Gold and Diamond Miners Association met.", "Velm Gold and", "Diamond Miners Association"),
        ("The Ethics and Anti-Corruption Commission met.", "Ethics", "Anti-Corruption Commission"),
        ("Velm City and County Council met.", "Velm City", "County Council"),
        ("Bo's Wholesale sold it.", "Bo", "Wholesale"),
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
