import pytest

from tests.unit.enrich.names.pieces.mentions import mention
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.persons import linked


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


def test_a_title_behind_a_trade_is_no_given_name() -> None:
    text = "The officer Lt-Col Ana Ruiz left."
    [person] = linked(text, [mention(text, "Ana Ruiz")])
    assert text[slice(*person.span)] == "Ana Ruiz"


def test_two_parts_of_a_person_on_one_line_are_one() -> None:
    text = "So said Datuk Ana Ruiz Lind."
    [person] = linked(text, [mention(text, "Ana"), mention(text, "Ruiz Lind")])
    assert text[slice(*person.span)] == "Ana Ruiz Lind"
    text = "Ana Ruiz\nBo Lind"
    assert len(linked(text, [mention(text, "Ana Ruiz"), mention(text, "Bo Lind")])) == 2


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


@pytest.mark.parametrize("given", ["Peter J", "Peter J."])
def test_a_name_that_the_model_cuts_at_a_middle_initial_goes_on_to_the_surname(given: str) -> None:
    text = "One candidate is left: Peter J. Velm Jr., the developer."
    [person] = linked(text, [mention(text, given), mention(text, "Velm Jr")])
    assert text[slice(*person.span)] == "Peter J. Velm Jr."


def test_a_surname_behind_an_initial_may_be_missed_or_mistyped() -> None:
    text = "It named Peter J. Velm, an adviser. Mr. Velm left."
    assert text[slice(*linked(text, [mention(text, "Peter J")])[0].span)] == "Peter J. Velm"
    text = "It blamed Peter J. Velm."
    [person] = linked(text, [mention(text, "Peter J"), mention(text, "Velm", "ORGANIZATION")])
    assert (person.type, text[slice(*person.span)]) == ("PERSON", "Peter J. Velm")


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("He knew Peter J. The jury left. The judge stayed.", []),
        ("He knew Peter J. Tickets sold out.", []),
        ("Peter J sings. Fans love Peter J. Velm is sold out.", ["Velm"]),
        ("The form has Group J. Velm plays.", ["Velm"]),
    ],
)
def test_a_single_capital_at_the_end_of_a_sentence_ends_the_name(text: str, others: list[str]) -> None:
    name = "Group J" if "Group" in text else "Peter J"
    found = linked(text, [mention(text, name), *(mention(text, other) for other in others)])
    assert text[slice(*found[0].span)] == name


def test_two_persons_of_talks_stay_two() -> None:
    text = "The Ruiz-Bo Lind talks failed."
    assert len(linked(text, [mention(text, "Ruiz"), mention(text, "Bo Lind")])) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officer V. K. Ruiz left.", "V. K. Ruiz"),
    ],
)
def test_initials_belong_to_the_name(text: str, name: str) -> None:
    [person] = linked(text, [mention(text, " ".join(name.split()[1:]))])
    assert text[slice(*person.span)] == name


def test_a_given_name_before_initials_belongs_to_the_name() -> None:
    text = "Mr. Paul K. Ruiz met Velm K. Ruiz."
    assert [text[slice(*found.span)] for found in linked(text, [mention(text, "Ruiz")])] == ["Paul K. Ruiz"]
    last = EntityMention(Span(29, 33), "PERSON")
    assert [text[slice(*found.span)] for found in linked(text, [last])] == ["K. Ruiz"]


def test_the_surname_of_a_person_named_in_full_is_one_over_its_hyphen() -> None:
    text = "So said Ana Velm-Lind. Then Velm-Lind left."
    at = text.index("Then ") + 5
    pieces = [EntityMention(Span(at, at + 4), "PERSON"), EntityMention(Span(at + 5, at + 9), "PERSON")]
    full = mention(text, "Ana Velm-Lind")
    assert [text[slice(*found.span)] for found in linked(text, [full, *pieces])] == ["Ana Velm-Lind", "Velm-Lind"]
    assert [text[slice(*found.span)] for found in linked(text, pieces)] == ["Velm", "Lind"]


def test_a_seat_is_apart_from_the_member_behind_it() -> None:
    text = "Member for Velmo Ana Ruiz left."
    mentions = [mention(text, "Velmo"), mention(text, "Ana Ruiz")]
    assert linked(text, mentions) == mentions


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("So President Barack Velm’s aide said.", "Barack", "Barack Velm"),
        ("Then Donald J. Velm left.", "Donald", "Donald J. Velm"),
        ("He blamed Hillary Velm, too.", "Velm", "Hillary Velm"),
        ("He blamed Peter J. Velm, too.", "Velm", "Peter J. Velm"),
        ("Velm’s son, Ana Velm III, left.", "Ana Velm", "Ana Velm III"),
        ("So Ana Velm Jr. left.", "Ana Velm Jr", "Ana Velm Jr."),
    ],
)
def test_a_person_of_whom_the_model_marks_a_part_is_whole(text: str, marked: str, name: str) -> None:
    [person] = linked(text, [mention(text, marked)])
    assert text[slice(*person.span)] == name


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("He met Hillary Monday.", "Hillary"),
        ("Hillary Velm Park opened.", "Hillary"),
        ("Hillary Minister left.", "Hillary"),
        ("The Velm-Hillary Medicare plan stalled.", "Hillary"),
        ("“Hillary Talks” is a show. She talks.", "Hillary"),
        ("Will Velm win?", "Velm"),
        ("She was in Charlotte Velm said.", "Velm"),
        ("Ana Ruiz Velm.", "Velm"),
    ],
)
def test_other_words_beside_a_person_of_one_word_are_no_part_of_the_name(text: str, marked: str) -> None:
    other = [mention(text, "Ana Ruiz")] if "Ana" in text else []
    person = linked(text, [*other, mention(text, marked, "PERSON" if not other else "ORGANIZATION")])[-1]
    assert text[slice(*person.span)] == marked


def test_a_given_name_and_a_surname_around_initials_are_one_person() -> None:
    text = "So Donald J. Velm left."
    [person] = linked(text, [mention(text, "Donald"), mention(text, "Velm")])
    assert text[slice(*person.span)] == "Donald J. Velm"
    text = "A spokeswoman for Representative K. Ana Velm left."
    [person] = linked(text, [mention(text, "K"), mention(text, "Ana Velm")])
    assert text[slice(*person.span)] == "K. Ana Velm"


def test_a_rarer_given_name_goes_on_over_its_initial() -> None:
    text = "So said Elijah E. Velm."
    [person] = linked(text, [mention(text, "Elijah E"), mention(text, "Velm")])
    assert text[slice(*person.span)] == "Elijah E. Velm"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("An official, said Md Abul Lind.", "Md Abul Lind"),
        ("Mohd. Abul Lind left.", "Mohd. Abul Lind"),
        ("She is in Velm, Md. Abul Lind left.", "Abul Lind"),
    ],
)
def test_an_abbreviated_muhammad_is_part_of_the_name(text: str, whole: str) -> None:
    [person] = linked(text, [mention(text, "Abul Lind")])
    assert text[slice(*person.span)] == whole


def test_an_office_in_letters_is_no_part_of_a_person_named_before() -> None:
    text = "Commander Nelson Lind came. PPC Lind left. NBL Lind is he."
    found = linked(text, [mention(text, name) for name in ("Nelson Lind", "PPC Lind", "NBL Lind")])
    assert [text[slice(*person.span)] for person in found] == ["Nelson Lind", "Lind", "NBL Lind"]


def test_a_premier_is_not_called_after_the_country() -> None:
    text = "So Premier of Bermuda Bo Lind left."
    found = linked(text, [mention(text, "Bermuda"), mention(text, "Bo Lind")])
    assert [text[slice(*person.span)] for person in found] == ["Bermuda", "Bo Lind"]


def test_a_person_behind_a_hospital_stays() -> None:
    text = "So Nairo Hospital CEO Bo Lind left."
    found = linked(text, [mention(text, "Nairo Hospital", "FACILITY"), mention(text, "Bo Lind")])
    assert [text[slice(*name.span)] for name in found] == ["Nairo Hospital", "Bo Lind"]


def test_a_king_has_a_number() -> None:
    text = "So Mumena Lind XII left."
    [person] = linked(text, [mention(text, "Mumena Lind")])
    assert text[slice(*person.span)] == "Mumena Lind XII"
