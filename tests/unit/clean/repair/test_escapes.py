import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.escapes import repair_escapes


def strip(text: str, twice: bool) -> str:
    """Text from a broken exporter: foreign characters as escapes without their backslashes."""
    if twice:
        text = "".join(c if c < "\x80" else c.encode().decode("sloppy-windows-1252") for c in text)
    return "".join(c if c < "\x80" else f"u{ord(c):04x}" for c in text)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("u00e2u20acu201d Reuters pic", "— Reuters pic"),
        ("The driversu2019 union", "The drivers’ union"),
        ("It donu2019t matter u2014 yet", "It don’t matter — yet"),
        ("u201cWe say sorry,u201d she said", "“We say sorry,” she said"),
        ("Josu00e9 in Mahu00e9", "José in Mahé"),
        ("u041fu0430u0440u043eu043c", "Паром"),
        ("laughing ud83dude00", "laughing 😀"),
        ("It donu0027t matter", "It don't matter"),
        ("It donu0092t matter", "It don’t matter"),
        ("It donu00e2u0080u0099t matter", "It don’t matter"),
        ("It donxe2x80x99t matter in Mahxc3xa9", "It don’t matter in Mahé"),
        ("Peruu2019s and Perus lu2019u00e9tu00e9", "Peru’s and Perus l’été"),
        ("He waitedu2026 then Ou2019Brien and du2019Ivoire came", "He waited… then O’Brien and d’Ivoire came"),
    ],
)
def test_escapes_without_backslashes_are_characters_again(damaged: str, right: str) -> None:
    assert repair_escapes(damaged)[0] == right


@pytest.mark.parametrize(
    "right",
    [
        "They succeed, stuffed and rubbed.",
        "The u2018 model and the u2014 sell well.",
        "U2019 and u2 played.",
        "commit deadbeefu00e912 failed",
        "https://paper.example/u00e2u20acu201d/x",
        "value \\\\u2019 escaped",
        "the colour #u2019",
        "The menu2019 page of eu2019.fi and #peru2018 by @edu2019",
        "Ubuntu2004, emu2014 and guru2013 sell; see menu2019.pdf and paper/peru2018",
        "A hex dump: 0xe2x80x99, boxes of 4x20x30, part axc3",
        "Smith u0026 Sons",
    ],
)
def test_words_that_only_look_like_escapes_are_left_alone(right: str) -> None:
    assert repair_escapes(right) == (right, 0)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Cu00e1lu00e1n u00f3 la lluvia u00ed el viento", "Cálán ó la lluvia í el viento"),
        ("u041fu0430u0440u043eu043c u0438 u0432u043eu0434u0430", "Паром и вода"),
        ("u201eDie Fu00e4hreu201c, sagte er, u00bbschwimmtu00ab.", "„Die Fähre“, sagte er, »schwimmt«."),
        ('uc624ub298 1uc2ec "uc774ub2e4"uace0', '오늘 1심 "이다"고'),
        (
            "It rained u2014 hard u2014 and then u2014 at last u2014 it hailed.",
            "It rained — hard — and then — at last — it hailed.",
        ),
        ("The cafxC3xA9, 30xebx8cx80", "The café, 30대"),
    ],
)
def test_an_escape_beside_certain_ones_of_its_kind_is_one_too(damaged: str, right: str) -> None:
    assert repair_escapes(damaged)[0] == right


def test_a_code_beside_certain_escapes_stays() -> None:
    assert repair_escapes("Josu00e9 flew on u1234 and B-u1234")[0] == "José flew on u1234 and B-u1234"


def test_a_doubtful_escape_counts_where_the_article_shows_certain_ones() -> None:
    assert repair_escapes("May 4 u2014 Trains ran")[0] == "May 4 u2014 Trains ran"
    assert repair_escapes("May 4 u2014 Trains ran", shown=True)[0] == "May 4 — Trains ran"
    assert repair_escapes("They won 3u20131, donu2019t they")[0] == "They won 3–1, don’t they"


@given(st.text(alphabet="abcdefu0123456789 ’—é“”\\U", max_size=60))
def test_any_text_is_repaired_without_failing(text: str) -> None:
    repaired, count = repair_escapes(text)
    assert (repaired == text) or count > 0


@given(st.text(alphabet="ghijklmnopqrst ,.", min_size=5, max_size=60))
def test_what_was_encoded_twice_comes_back(words: str) -> None:
    right = f"said{words}so — it’s café"
    assert repair_escapes(strip(right, twice=True))[0] == right
