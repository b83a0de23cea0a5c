import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.signoff import extract_sign_off


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
