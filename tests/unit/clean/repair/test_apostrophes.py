import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.apostrophes import repair_apostrophes


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("They don?t know", "They don’t know"),
        ("They don\ufffdt know; it\ufffd\ufffd\ufffds late", "They don’t know; it’s late"),
        ("I\ufffdm here and we?re not. WE DON?T.", "I’m here and we’re not. WE DON’T."),
        ("It\ufffds Tamba\ufffds boat. Tamba met O\ufffdHara", "It’s Tamba’s boat. Tamba met O’Hara"),
        ("It\ufffd\ufffd\ufffds Tamba\ufffd\ufffd\ufffds boat", "It’s Tamba’s boat"),
        ("It\ufffds Kenya\ufffds boat", "It’s Kenya’s boat"),
        ("They don t sail and it s late", "They don’t sail and it’s late"),
        ("They dont sail, it doesnt, they didnt say", "They don’t sail, it doesn’t, they didn’t say"),
    ],
)  # fmt: skip
def test_an_apostrophe_comes_back_where_nothing_else_can_have_stood(damaged: str, right: str) -> None:
    assert repair_apostrophes(damaged)[0] == right
    assert repair_apostrophes(damaged)[1] > 0


@pytest.mark.parametrize(
    "right",
    [
        "Is it?so what? Did he?then go",
        "It\ufffds full of caf\ufffds, said Nicol\ufffds, whose clich\ufffds".replace("It\ufffds", "Its"),
        "https://paper.example/?q=don?t and it?s=1",
        "They don?t care, he’d said, and it?s late",
        "They dont care, he said.",
        "I didnt say they dont, and it isnt, he’d written",
        "the U.S. and s t m",
        "Il dont parle",
        "Tamba?s of Tamba",
    ],
)
def test_what_could_be_right_is_left_alone(right: str) -> None:
    assert repair_apostrophes(right) == (right, 0)


def test_an_accent_that_was_lost_is_no_apostrophe() -> None:
    assert repair_apostrophes("It\ufffds full of caf\ufffds.") == ("It’s full of caf\ufffds.", 1)


@given(st.text(alphabet="dontiswe ?\ufffdâ€'’ .", max_size=60))
def test_any_text_is_repaired_without_failing(text: str) -> None:
    repaired, count = repair_apostrophes(text)
    assert (repaired == text) == (count == 0)


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
def test_a_noun_has_its_possessive_back_where_contractions_show_the_damage(mark: str) -> None:
    damaged = f"The mayor{mark}s road isn{mark}t open. The caf{mark}s are, Nicol{mark}s said, and don{mark}t close."
    repaired, _ = repair_apostrophes(damaged)
    assert repaired == f"The mayor’s road isn’t open. The caf{mark}s are, Nicol{mark}s said, and don’t close."
