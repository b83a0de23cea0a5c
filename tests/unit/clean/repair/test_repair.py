import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.repair import repair, repair_article
from wiredesk_schemas.raw import RawArticle


@pytest.mark.parametrize(
    ("damaged", "right", "kind"),
    [
        ("Cotonouâ€™s NokouÃ©", "Cotonou’s Nokoué", "mojibake"),
        ("Thapa &amp;amp;amp; road&amp;#8217;s", "Thapa & road’s", "html_entities"),
        ("municipal ther\u00admometer", "municipal thermometer", "soft_hyphens"),
        ("36\u00a0C", "36 C", "spaces"),
        ("a\u200bb\ufeff", "ab", "zero_width"),
        ("sig\x07nal", "signal", "control_characters"),
        ("ﬂoods ﬁnally", "floods finally", "ligatures"),
        ("Jua\u0301rez", "Juárez", "unicode_form"),
        ("parle\x85 Tu", "parle… Tu", "mojibake"),
    ],
)
def test_each_kind_of_dirt_is_repaired_and_named(damaged: str, right: str, kind: str) -> None:
    repaired = repair(damaged)
    assert repaired.text == right
    assert set(repaired.counts) == {kind}


@pytest.mark.parametrize(
    "right",
    [
        "“It’s late,” she said — ‘very’…",
        "Q&A with R&B’s AT&T; copy=1&copy=2",
        "প্রধানমন্ত্রী কর্‌ম",
        "می‌خواهم",
        "👩‍👩‍👧 family",
        "供销聯盟，（北京）",
        "SELKÄ EDELLÄ, NESTLÉ®, 5×£35",
        "Calder Ã ³ n",
        "”Är det sant?” frågade hon. »Äpfel« und »Österreich«, €Österreich",
        "u2 and U2 and u2018",
    ],
)
def test_right_text_is_left_alone_and_nothing_is_recorded(right: str) -> None:
    assert repair(right) == type(repair(""))(right, repair("").counts)


def test_repairs_are_counted_by_kind_and_field() -> None:
    draft = repair_article(RawArticle(article_id="a", title="Cafu00c3u00a9", text="donu2019t u2014 u2014", html=None))
    assert [(found.kind, found.field, found.count) for found in draft.repairs] == [
        ("stripped_escapes", "text", 3),
        ("stripped_escapes", "title", 1),
    ]


@given(st.text(max_size=120))
def test_any_text_is_repaired_without_failing(text: str) -> None:
    repaired = repair(text).text
    assert not any("\ud800" <= character <= "\udfff" for character in repaired)


QUOTED = st.tuples(st.sampled_from(["“{}”", "‘{}’", "„{}“", "”{}”", "»{}«", "«{}»", "— {}…"]), st.sampled_from(
    ["école", "Österreich", "naïve", "CAFÉ", "Åland", "señor", "Größe", "it’s", "l’été", "Łódź", "ÜBER", "Zürich"]
)).map(lambda pair: pair[0].format(pair[1]))  # fmt: skip


@given(st.lists(QUOTED | st.sampled_from(["the", "ferry,", "100", "—", "said."]), max_size=12).map(" ".join))
def test_ordinary_words_never_change(text: str) -> None:
    assert repair(text).text == text


def test_a_time_that_cannot_be_read_stays_as_given_and_is_noted() -> None:
    draft = repair_article(RawArticle(article_id="a", text="Words.", published_at="03/04/2026"))

    assert draft.published_at == "03/04/2026"
    assert [(repair.kind, repair.field) for repair in draft.repairs] == [("unparsed_time", "published_at")]


def test_a_page_whose_tags_were_escaped_is_a_page() -> None:
    raw = RawArticle(article_id="a", text="&lt;p&gt;The ferry sailed again.&lt;/p&gt;&lt;p&gt;It was late.&lt;/p&gt;")
    draft = repair_article(raw)
    assert (draft.html, draft.text) == ("<p>The ferry sailed again.</p><p>It was late.</p>", "")


@pytest.mark.parametrize(
    "text", ["Use &lt;p&gt; and &lt;/p&gt; around it.", "5 &lt; 6 &amp; 7 &gt; 6: the ferry sailed."]
)
def test_text_about_tags_is_text(text: str) -> None:
    assert repair_article(RawArticle(article_id="a", text=text)).html == ""


@pytest.mark.parametrize("text", ["Ääääää!", "ÄÖÜÄÖÜ", "Ôôôôô", "Ñññññ", "Ääääääääääääääääää, rief sie.\nSchön."])
def test_a_letter_drawn_out_is_no_word_of_another_script(text: str) -> None:
    assert repair(text).text == text


def test_a_word_of_another_script_is_repaired() -> None:
    assert repair("Ïðèâåò, ìèð").text == "Привет, мир"


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It didn#39;t sail", "It didn't sail"),
        ("a cafxe9 and a caf#xe9;s", "a cafxe9 and a cafés"),
        ("Jos=C3=A9 said that 2 =3D 2", "José said that 2 = 2"),
    ],
)
def test_a_character_written_out_is_found_by_its_end(damaged: str, right: str) -> None:
    assert repair(damaged).text == right


@pytest.mark.parametrize("characters", ["‚", "一丁七万丈三上下不与", "˘¨³¹êa"])
def test_a_long_text_without_spaces_needs_a_few_times_its_memory(characters: str) -> None:
    text = characters * (100_000 // len(characters))
    tracemalloc.start()
    try:
        repair(text)
        assert tracemalloc.get_traced_memory()[1] < 10 * sys.getsizeof(text)
    finally:
        tracemalloc.stop()
