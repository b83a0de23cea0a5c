import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.html_entities import unescape, unescape_bare


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("road&#8217;s", "road’s"),
        ("road&amp;amp;rsquo;s &lt;3", "road’s <3"),
        ("it&#8217s late&#8212so", "it’s late—so"),
        ("didn&#39t", "didn't"),
        ("the&nbspferry &mdash the&rsquos", "the\xa0ferry — the’s"),
        ("Salt &amp Sons", "Salt & Sons"),
        ("caf&eacute and caf&eacutes", "café and cafés"),
        ("&Eacutetat, &#1085&#1077&#1090", "État, нет"),
    ],
)
def test_entities_are_characters_again(damaged: str, right: str) -> None:
    assert unescape(damaged)[0] == right
    assert unescape(damaged)[1] > 0


@pytest.mark.parametrize(
    "right",
    [
        "AT&T, R&B, Q&A and Marks&Spencer; B&Bs",
        "https://paper.example/?a=1&copy=2&amp=3&lt=4&reg=5&#8217",
        "see /search?q=1&quot&lt",
        "if (a&lt b) x=1&amp",
        "& &; &# &#; &nothing; &#x; &amp_x",
    ],
)
def test_ampersands_of_names_and_addresses_stay(right: str) -> None:
    assert unescape(right) == (right, 0)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("donrsquo;t", "don’t"),
        ("don#8217;t #8212; not now", "don’t — not now"),
        ("the mayoramp;#8217;s salt amp; pepper", "the mayor’s salt & pepper"),
        ("la situacioacute;n en Cardenaacute;", "la situación en Cardená"),
        ("#1085;#1077;#1090; #1080; #1076;#1072;", "нет и да"),
        ("paring; bruket stod kvinnor och mauml;n", "på bruket stod kvinnor och män"),
    ],
)
def test_entities_without_their_ampersand_are_characters_again(damaged: str, right: str) -> None:
    assert unescape_bare(damaged)[0] == right
    assert unescape_bare(damaged)[1] > 0


@pytest.mark.parametrize(
    "right",
    [
        "Ticket #8217; closed. Issue #1234; fixed.",
        "She heard the hearing; the camp; the status quo; a chute; it was grave; acute; and a crash;",
        "https://paper.example/a?b=1#8217;c",
    ],
)
def test_words_and_numbers_before_a_semicolon_stay(right: str) -> None:
    assert unescape_bare(right) == (right, 0)


def test_words_before_a_semicolon_stay_beside_entities() -> None:
    assert unescape_bare("It wasnrsquo;t the hearing; they said")[0] == "It wasn’t the hearing; they said"


@given(st.text(alphabet="abc <>&’é", max_size=40), st.integers(0, 3))
def test_what_was_escaped_up_to_three_times_comes_back(text: str, layers: int) -> None:
    if "&" in text.replace("& ", ""):  # "&c" and the like are ambiguous
        return
    damaged = text
    for _ in range(layers):
        damaged = html.escape(damaged)
    assert unescape(damaged)[0] == text
