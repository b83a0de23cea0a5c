import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError, EmptyArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.raw import RawArticle, RawCaption

SEED = Path(__file__).parents[3] / "seeds" / "000_982ee46f233d6150.txt"


def test_the_users_own_article_comes_out_clean() -> None:
    article = clean(read_article(Message("news.raw", None, SEED.read_bytes()), Limits()))

    assert article.title == "Belarus leader looks to Putin to help him cling on to power"
    assert (article.section, article.agency, article.language) == ("World", "Reuters", "en")
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.place, article.dateline.date) == (
        "MOSCOW, Sept 14",
        "MOSCOW",
        "--09-14",
    )
    (caption,) = article.captions
    assert caption.text.endswith("Russia February 15, 2019.")
    assert caption.credit == "Reuters pic"
    assert article.text.startswith("President Alexander Lukashenko of Belarus will seek")
    assert article.text.endswith("declined to give his last name.")
    assert [repair.count for repair in article.repairs if repair.kind == "stripped_escapes"] == [1]
    removed = [part.text for part in article.removed]
    for boilerplate in ("Advertising", "Related Articles", "You May Also Like"):
        assert boilerplate not in article.text
        assert boilerplate in removed


def test_an_article_of_nothing_but_boilerplate_is_empty() -> None:
    with pytest.raises(EmptyArticle, match="nothing remains"):
        clean(RawArticle(article_id="a", text="Advertisement\n\nRelated Articles"))


def test_a_caption_alone_is_an_article_without_text() -> None:
    article = clean(RawArticle(article_id="a", captions=[RawCaption(text="A ferry.", credit="AP")]))
    assert (article.text, article.captions[0].credit) == ("", "AP")


def test_the_hash_is_of_the_text() -> None:
    article = clean(RawArticle(article_id="a", text="It’s late.\n\nVery."))
    assert article.content_hash == hashlib.sha256("It’s late.\n\nVery.".encode()).hexdigest()


def test_what_the_producer_adds_rides_along() -> None:
    article = clean(RawArticle(article_id="a", text="Words.", revision=4, extra={"desk": [1]}))
    assert (article.revision, article.extra) == (4, {"desk": [1]})


SAID = ["the", "ferry", "sailed,", "on", "Monday.", "“It’s", "late,”", "she", "said", "—", "Reuters", "u2", "café"]
WORDS = st.lists(st.sampled_from(SAID), max_size=12)
PARAGRAPHS = st.lists(WORDS.map(" ".join), max_size=6)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["\n", "\n\n"]))
def test_every_word_of_right_text_is_somewhere_in_the_record(paragraphs: list[str], between: str) -> None:
    text = between.join(paragraphs)
    try:
        article = clean(RawArticle(article_id="a", text=text))
    except EmptyArticle:
        return
    dateline = [article.dateline.text] if article.dateline else []
    captions = [f"{caption.text} {caption.credit or ''}" for caption in article.captions]
    removed = [part.text for part in article.removed]
    kept = " ".join(
        [article.title, article.subhead or "", *dateline, article.text, *captions, *removed, *article.byline]
    )
    for word in set(text.split()) - set("—"):
        assert word in kept


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_text_is_cleaned_or_refused_and_twice_the_same(text: str, html: bool) -> None:
    raw = RawArticle(article_id="a", html=text) if html else RawArticle(article_id="a", text=text)
    try:
        article = clean(raw)
    except ArticleError:
        return
    assert clean(raw).to_json() == article.to_json()
    for paragraph in article.text.split("\n\n") if article.text else []:
        assert paragraph
        assert paragraph == " ".join(paragraph.split())
