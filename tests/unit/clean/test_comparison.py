import re

import pytest

from wiredesk.clean.comparison import letters_of


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ("Ferry returns — after a YEAR!", "ferryreturnsafterayear"),
        ("G-7 and snake_case, 2026", "g7andsnakecase2026"),
        ("Straße: ÉTÉ", "strasseété"),
        ("Паром, снова", "паромснова"),
        ("", ""),
    ],
)
def test_lines_are_compared_by_letters_and_digits(line: str, letters: str) -> None:
    assert letters_of(line) == letters


def test_the_fast_path_for_ascii_keeps_the_same_letters() -> None:
    everything = "".join(map(chr, range(128)))
    assert letters_of(everything) == "".join(re.findall(r"[^\W_]+", everything.casefold()))
