import pytest

from wiredesk.link.wording.numerals import tokens


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("twenty-five", "25"),
        ("two million", "2,000,000"),
        ("three and a half thousand", "3,500"),
        ("one and a quarter miles", "1.25 miles"),
        ("$1.5bn", "1.5 billion"),
        ("$2m", "2 million"),
        ("three hundred and ten", "310"),
        ("three thousand two hundred", "3,200"),
        ("two hundred fifty thousand", "250,000"),
        ("a hundred", "100"),
        ("two dozen", "24"),
        ("half a million", "500,000"),
        ("3½", "3.5"),
        ("twenty-first", "21st"),
        ("two thirds", "two-thirds"),
        ("a half", "half"),
        ("doubled", "twice"),
        ("5 crore", "50 million"),
    ],
)
def test_one_number_in_two_spellings(written: str, also: str) -> None:
    here, there = ([word.key for word in tokens(text, 100) if word.number] for text in (written, also))

    assert here == there
    assert len(here) == 1


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("2 million", "2 billion"),
        ("third", "fourth"),
        ("3rd", "3"),
        ("half", "a third of"),
        ("twice", "three times"),
        ("4 5", "9"),
    ],
)
def test_two_numbers(written: str, other: str) -> None:
    assert [word.key for word in tokens(written, 100)] != [word.key for word in tokens(other, 100)]


def test_a_number_is_shown_as_it_is_written() -> None:
    assert [word.text for word in tokens("Some two hundred men came in 2024", 100)] == [
        "Some",
        "two hundred",
        "men",
        "came",
        "in",
        "2024",
    ]


def test_a_code_of_a_thousand_digits_is_a_word() -> None:
    assert [word.key for word in tokens("1" * 1000, 100)] == ["1" * 1000]
