from collections import Counter

import pytest

from wiredesk.clean.repair.invisibles import compose, repair_invisibles


@pytest.mark.parametrize(
    ("damaged", "right", "kind"),
    [
        ("fer\u200b\u200bry", "ferry", "zero_width"),
        ("left\u200e-to-\u202aright\u202c", "left-to-right", "zero_width"),
        ("don\x19t say \x1cno\x1d \x14 ever", "don’t say “no” — ever", "mojibake"),
        ("ŉ Boot", "’n Boot", "ligatures"),
        ("ｆｅｒｒｙ，　４", "ferry, 4", "full_width"),
        ("one\x00 two\x08\x7f", "one two", "control_characters"),
        ("10\u202f000\u2009km", "10 000 km", "spaces"),
    ],
)
def test_marks_that_nobody_sees_are_repaired_and_named(damaged: str, right: str, kind: str) -> None:
    counts: Counter[str] = Counter()
    assert repair_invisibles(damaged, counts) == right
    assert set(+counts) == {kind}


@pytest.mark.parametrize(
    "right",
    [
        "of \u200b\u200bthe",
        "ភាសា\u200bខ្មែរ",
        "ภาษา\u200bไทย",
        "می\u200cخواهم",
        "\u200fשלום",
        "👩\u200d👧",
        "ｶﾀｶﾅと、，",
        "क्\u200dष",
    ],
)
def test_marks_that_a_script_needs_stay(right: str) -> None:
    counts: Counter[str] = Counter()
    assert repair_invisibles(right, counts) == right
    assert not +counts


def test_letters_and_accents_are_composed() -> None:
    assert compose("Jua\u0301rez Cafe\u0301 x\u0336") == ("Juárez Café x\u0336", 2)
