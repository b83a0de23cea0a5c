from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

STORY = "The radio tuner has a new maintainer after nine years, and a version that builds on the systems of today."
COMMENT = (
    "I used it every day when I was at sea, and it was the only one that could hold a station in the storms of {}."
)


def page(story: str, links: str) -> str:
    comments = "".join(f"<div class='m'><p>{COMMENT.format(year)}</p>{links}</div>" for year in range(1990, 1996))
    html = f"<html><body><div><h1>Tuner is back</h1><p>{story}</p></div><div class='t'>{comments}</div></body></html>"
    return clean(RawArticle(article_id="a", html=html)).text


def test_entries_that_readers_can_answer_are_comments_below_a_short_story() -> None:
    assert page(STORY, "<p><a href='#'>Quote</a> <a href='#'>Report</a></p>") == STORY
    assert page(STORY, "<p><a href='#'>Antworten</a></p>") == STORY


def test_entries_without_answers_or_without_a_story_above_are_the_story() -> None:
    assert COMMENT.format(1995) in page(STORY, "<p><a href='#'>Share</a></p>")
    assert COMMENT.format(1995) in page("Read on.", "<p><a href='#'>Reply</a></p>")
