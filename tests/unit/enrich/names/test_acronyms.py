import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.acronyms import acronyms_in, acting_in, expansions_in, is_short_for


def test_the_words_before_a_bracket_tell_what_its_letters_mean() -> None:
    text = (
        "The Northern Railways Board (NRB), the Republic of Arul (RA) and its liquid wood gas (LWG), "
        "the Velm-led groups (NGs), the Old Mill (OMX)."
    )
    assert acronyms_in(text) == {"NRB": "body", "RA": "name", "LWG": "nothing"}


def test_a_plural_s_stands_for_no_word() -> None:
    assert acronyms_in("Two power purchase deals (PPDs) were signed.") == {"PPDs": "nothing"}


def test_a_bracket_at_the_beginning_means_nothing() -> None:
    assert acronyms_in("(NRB) is closed.") == {}


def test_many_brackets_cost_their_number() -> None:
    assert acronyms_in("big dams (BD) " * 100_000) == {"BD": "nothing"}


@pytest.mark.parametrize(
    ("acronym", "name", "is_one"),
    [
        ("FENARROZ", "Federación Nacional de Arroceros", True),
        ("INAPE", "Instituto Nacional de Pesca", True),
        ("VLM", "Velm Rail Board", False),
        ("OMX", "Velm Mill", False),
        ("Velm", "Velm Mill", False),
        ("VM", "Velm", False),
    ],
)
def test_an_acronym_of_syllables_has_the_first_letters_of_the_words_in_order(
    acronym: str, name: str, is_one: bool
) -> None:
    assert is_short_for(acronym, name) == is_one


def test_the_expansion_of_an_acronym_is_found_by_its_position() -> None:
    text = "The Northern Railways Board (NRB) met."
    assert [(acronym, text[slice(*span)]) for acronym, span, _ in expansions_in(text)] == [
        ("NRB", "Northern Railways Board")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The VRB backed it.", ["VRB"]),
        ("It rained. VRB chairman Bo Lind left.", ["VRB"]),
        ("But the VRB has refused.", ["VRB"]),
        ("The CEO said so. The DCOP said so.", []),
        ("The VRB building fell.", []),
        ("It met on VRB said.", []),
    ],
)
def test_letters_that_act_are_a_body(text: str, found: list[str]) -> None:
    assert [text[slice(*body.span)] for body in acting_in(text, [])] == found


def test_letters_in_a_mention_are_left_alone() -> None:
    text = "The VRB backed it."
    assert acting_in(text, [EntityMention(Span(4, 7), "MISC")]) == []


def test_letters_in_the_plural_are_short_for_several_bodies() -> None:
    assert is_short_for("VDCs", "Velm Defence Committees")
    assert not is_short_for("VDCs", "Velm Board")
