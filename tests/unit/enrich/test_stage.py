import pytest

from wiredesk.enrich.model.annotator import NewsroomAnnotator
from wiredesk.enrich.stage import MAX_TEXT, work_with
from wiredesk.errors import OversizedArticle
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk_schemas.clean import CleanArticle


def test_a_text_that_would_take_longer_than_the_time_limit_is_refused_at_once(annotator: NewsroomAnnotator) -> None:
    article = CleanArticle(article_id="a", text="word " * MAX_TEXT)

    with pytest.raises(OversizedArticle, match="field 'text' has 5,000,000 characters"):
        work_with(annotator, load_settings())(Message("news.clean", b"a", article.to_json()))


def test_an_empty_text_gives_empty_records(annotator: NewsroomAnnotator) -> None:
    article = CleanArticle(article_id="a", text="")

    outcome = work_with(annotator, load_settings())(Message("news.clean", b"a", article.to_json()))

    assert outcome.result == "published"
    assert [message.topic for message in outcome.messages] == ["news.entities", "news.quotes"]
