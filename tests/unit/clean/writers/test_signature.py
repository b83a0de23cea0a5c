import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.signoff import extract_sign_off
from wiredesk_schemas.raw import RawArticle


@pytest.mark.parametrize(
    ("line", "byline"), [("AMA MENSAH, Tamba", ["AMA MENSAH"]), ("Maria Quist", ["Maria Quist"]), ("Lake Tamba", [])]
)
def test_a_name_on_the_last_line_is_the_writer_s_or_a_tag(line: str, byline: list[str]) -> None:
    story = [
        "The ferry sailed again on Saturday.",
        "It will sail three times a day from now on, the harbour master said.",
    ]
    draft = Draft(article_id="a", paragraphs=[*story, line])
    extract_sign_off(draft)
    assert (draft.paragraphs, draft.byline) == (story, byline)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("“We waited a whole year for the ferry, and my daughter learned to swim in that year.”", "Efua Quist, Tamba"),
        ("Second: Kofi Boro", "Third: Ama Mensah"),
        ("The ferry was named after Ama Mensah, the first woman who swam across the lake.", "Ama Mensah"),
    ],
)
def test_a_name_below_a_quote_or_in_a_list_stays(above: str, line: str) -> None:
    story = ["The ferry sailed again on Saturday.", above, line]
    draft = Draft(article_id="a", paragraphs=[*story])
    extract_sign_off(draft)
    assert draft.paragraphs == story


def test_a_byline_below_the_story_names_its_writer() -> None:
    draft = Draft(article_id="a", paragraphs=["The ferry sailed.", "It sank.", "— By Lena Ortiz, The Varsk Post"])
    extract_sign_off(draft)
    assert (draft.paragraphs, draft.byline) == (["The ferry sailed.", "It sank."], ["Lena Ortiz"])


def test_a_name_in_capitals_behind_an_agency_s_dateline_is_the_writer() -> None:
    article = clean(RawArticle(text="ERZURUM (AA) - AYŞE DEMİRCİ - Kar nedeniyle kapanan köy yolları ulaşıma açıldı."))

    assert article.byline == ["Ayşe Demirci"]
    assert article.text == "Kar nedeniyle kapanan köy yolları ulaşıma açıldı."


def test_both_parts_of_a_double_name_in_capitals_keep_theirs() -> None:
    article = clean(RawArticle(text="ERZURUM (AA) - AYŞE DEMİRCİ-IŞIK - Kar nedeniyle kapanan köy yolları açıldı."))

    assert article.byline == ["Ayşe Demirci-Işık"]


def test_a_rubric_in_capitals_behind_an_agency_s_dateline_is_no_writer() -> None:
    text = "GLOBAL MARKETS - Shares fell on Friday as traders waited for figures on jobs, dealers said."
    article = clean(RawArticle(text=f"LONDON (Reuters) - {text}"))

    assert (article.byline, article.text) == ([], text)


def test_a_last_line_of_only_the_writer_s_brackets_leaves_no_empty_paragraph() -> None:
    article = clean(
        RawArticle(text="【函館＝田中花子】造船所が4月に操業を再開する。\n\n市は補助金を出す。\n\n（田中花子）")
    )

    assert article.text == "造船所が4月に操業を再開する。\n\n市は補助金を出す。"


@pytest.mark.parametrize(
    ("end", "kept"),
    [("（田中花子）", ""), ("（共同）", ""), ("（敬称略）", "（敬称略）"), ("（田中一郎）", "（田中一郎）")],
)
def test_brackets_at_the_end_that_repeat_the_writer_or_name_an_agency_are_no_text(end: str, kept: str) -> None:
    article = clean(RawArticle(text=f"【函館＝田中花子】造船所が4月に操業を再開する。\n\n市は補助金を出す。{end}"))

    assert article.byline == ["田中花子"]
    assert article.text == f"造船所が4月に操業を再開する。\n\n市は補助金を出す。{kept}"


@pytest.mark.parametrize("code", ["/JFC/", "و م ع", "（新华社）"])
def test_initials_between_strokes_and_agencies_in_their_script_are_sign_offs(code: str) -> None:
    draft = Draft(article_id="a", paragraphs=["The ferry sailed again on Saturday, the harbour master said.", code])
    extract_sign_off(draft)
    assert draft.paragraphs == ["The ferry sailed again on Saturday, the harbour master said."]


@pytest.mark.parametrize(("end", "byline"), [("【高橋美咲】", ["高橋美咲"]), ("【社会部】", [])])
def test_a_name_in_heavy_brackets_at_the_end_of_a_japanese_text_is_the_writer_s(end: str, byline: list[str]) -> None:
    draft = Draft(article_id="a", paragraphs=["船は港を出た。", f"けが人はなかった。{end}"])
    extract_sign_off(draft)
    assert draft.byline == byline


def test_a_name_before_the_site_s_on_the_last_line_is_the_writer_s() -> None:
    story = ["Лелека повернулася.", "Її чекали, бо без неї село не мало жодного птаха на стовпах біля дороги до школи."]
    draft = Draft(article_id="a", source="Правий берег", paragraphs=[*story, "Оксана Гринько, «Правий берег»"])
    extract_sign_off(draft)
    assert (draft.paragraphs, draft.byline) == (story, ["Оксана Гринько"])


def test_a_label_on_the_last_line_names_the_writer() -> None:
    draft = Draft(article_id="a", paragraphs=["Die Brücke ist zu.", "Sie bleibt es.", "Text und Foto: Wiebke Harms"])
    extract_sign_off(draft)
    assert draft.byline == ["Wiebke Harms"]
