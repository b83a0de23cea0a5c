"""The words of texts in all scripts."""

import re
import unicodedata

import pytest

from wiredesk.link.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. mayor's 1,250 boats, 3.5 per cent", ["The", "US", "mayors", "1250", "boats", "3.5", "percent"]),
        ("L’école d`Anvers, Kyʼiv: 7ème", ["Lécole", "dAnvers", "Kyiv", "7", "ème"]),
        ("港口 ปิด 𝐇arbour_2 ٣½", ["港口", "ป", "ด", "𝐇arbour", "2", "٣", "½"]),
    ],
)
def test_a_text_is_split_into_words_and_numbers(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_the_table_of_letters_has_all_that_are_letters() -> None:
    every = " ".join(f"{chr(place)}a" for place in range(1 << 16) if chr(place) not in "'’`ʼ%.,")
    for start in range(0, len(every), 3000):
        some = every[start : start + 3000]
        assert words_of(some) == re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFC", some))
