import pytest

from wiredesk.enrich.names.pieces.sums import sum_of_money


def sum_in(marked: str) -> str | None:
    """The sum around what stands in square brackets; None if it is none."""
    before, _, rest = marked.partition("[")
    mention, _, behind = rest.partition("]")
    text = before + mention + behind
    span = sum_of_money(text, len(before), len(before) + len(mention))
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("a [$4,600 fedora] and", "$4,600"),
        ("paid a [$25 fee] at", "$25"),
        ("ordered to pay [$1,671 restitution] on", "$1,671"),
        ("cost [$15 minimum] wage", "$15"),
        ("a [A$ 100 million three]-year bond", "A$ 100 million"),
        ("at [$22.23 barrel].", "$22.23"),
    ],
)
def test_the_nouns_behind_a_sum_are_no_part_of_it(marked: str, whole: str) -> None:
    assert sum_in(marked) == whole


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("the port owed [Ruiz $363,053].", "$363,053"),
        ("will pay [Velm County $2 million] a year", "$2 million"),
        ("gave Sir [Bo tens of thousands of pounds] to", "tens of thousands of pounds"),
        ("The [$9.5 billion] merger", "$9.5 billion"),
        ("VELM BUYS ILSA FOR [$4.83 BILLION]", "$4.83 BILLION"),
        ("Lind Ferries LLC [$35,458] in", "$35,458"),
    ],
)
def test_names_before_a_sum_are_no_part_of_it(marked: str, whole: str) -> None:
    assert sum_in(marked) == whole


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("lost [20 million] won (", "20 million won"),
        ("earn [145 billion] Korean won (", "145 billion Korean won"),
        ("about [1.39 billion] U.S. dollars)", "1.39 billion U.S. dollars"),
        ("sold for 150,000 [Egyptian Pounds]", "150,000 Egyptian Pounds"),
        ("spent billions [of dollars] on", "billions of dollars"),
        ("two hundred and [fifty thousand dollars].", "two hundred and fifty thousand dollars"),
        ("a fine of [RM5] million or", "RM5 million"),
        ("a dlrs [220 million] loan", "dlrs 220 million"),
        ("sold for a mere [M50] 000.", "M50 000"),
        ("between 10-[20 cents] an ounce", "10-20 cents"),
        ("for 15 [million pounds sterling]", "15 million pounds sterling"),
        ("handed down a [five million riels] fine", "five million riels"),
        ("a part of [a million dollars]", "a million dollars"),
    ],
)
def test_a_sum_has_its_whole_number_and_its_currency(marked: str, whole: str) -> None:
    assert sum_in(marked) == whole


@pytest.mark.parametrize(
    "marked",
    [
        "[US$350–410]",
        "[€10-15 million]",
        "[£8-13m]",
        "[JD 105 - million]",
        "[Tk 3,000 crore]",
        "[Rs. 289]",
        "[$387.60 / $388]",
        "[600-plus billion pesos]",
        "[US dollars 6000]",
        "[ZAR1,7 million]",
        "[S$7.4 billion]",
        "[K50]",
        "[10p]",
        "[half a trillion dollars]",
    ],
)
def test_a_whole_sum_stays_as_it_is(marked: str) -> None:
    assert sum_in(f"It paid {marked} to the port") == marked[1:-1]


@pytest.mark.parametrize(
    "marked",
    [
        "in [Q3] from",
        "sales in [FY22], up",
        "at the [COP30] talks",
        "vitamins [B12] and",
        "until [9pm] today",
        "reach about [60mm] of",
        "in his [20s] and",
        "the [150th] year",
        "against the [US dollar] today",
        "like sterling and the [Euro].",
        "a turnover of [9.47 billion] shares worth RM10.72 billion",
        "plans for [11 million] new users",
        "seized 42 kg ([92 pounds]) of",
        "was 5-foot-11 and [215 pounds].",
    ],
)
def test_what_has_no_number_of_a_currency_is_no_sum(marked: str) -> None:
    assert sum_in(marked) is None


def test_a_number_without_a_currency_is_a_sum_behind_one() -> None:
    assert sum_in("lost 25.4 billion yen, more than the [7.8 billion] loss of May") == "7.8 billion"
    assert sum_in("The port grew by [7.8 billion] in May") is None
