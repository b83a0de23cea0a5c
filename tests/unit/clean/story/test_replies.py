import pytest

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


@pytest.mark.parametrize("signed", ["<div><b>{}</b> <i>{}h</i></div>", "<div>{}</div><div>{} day ago</div>"])
def test_the_age_of_an_entry_is_a_time_too(signed: str) -> None:
    story = "".join(f"<p>{STORY.replace('nine', str(number))}</p>" for number in range(20, 24))
    entry = f"<div>{signed}<p>{COMMENT}</p><button>Like</button></div>"
    comments = "".join(entry.format(name, hours, 1990 + hours) for hours, name in enumerate(("gull", "H. Archer"), 2))
    body = f"<h1>Tuner is back</h1><div>{story}</div><div>{comments}</div>"
    assert "storms" not in clean(RawArticle(article_id="a", html=f"<html><body>{body}</body></html>")).text


def test_entries_that_open_with_a_name_and_end_in_one_link_are_comments() -> None:
    comments = "".join(
        f"<div class='m'><b>{name}</b><p>{COMMENT.format(1990)}</p><a href='/d'>whole post</a></div>"
        for name in ("gull", "Ottilie B.", "sailor")
    )
    body = f"<div><h1>Tuner is back</h1><p>{STORY}</p></div><div class='t'>{comments}</div>"
    assert clean(RawArticle(article_id="a", html=f"<html><body>{body}</body></html>")).text == STORY


@pytest.mark.parametrize(
    "entries",
    [
        "<div>Comments (2)</div><div>{0}</div><div>{1}</div>",
        "<div class='q1'>{0}<button>Answer</button></div><div class='q2'>{1}<button>Answer</button></div>",
    ],
    ids=["counted above", "with buttons"],
)
def test_entries_below_the_story_that_open_with_name_and_time_are_comments(entries: str) -> None:
    story = "".join(f"<p>{STORY.replace('nine', str(number))}</p>" for number in range(20, 24))
    signed = [f"<b>gull_{i}</b><i>12.03.2026 16:2{i}</i><div>{COMMENT.format(1990 + i)}</div>" for i in range(2)]
    body = f"<h1>Tuner is back</h1><div>{story}</div><div class='k'>{entries.format(*signed)}</div>"
    text = clean(RawArticle(article_id="a", html=f"<html><body><div>{body}</div></body></html>")).text
    assert text.count("maintainer") == 4
    assert "storms" not in text


def test_an_element_stated_as_a_comment_is_one() -> None:
    post = f"<div itemprop='comment'><p>{COMMENT.format(1990)}</p><p>{COMMENT.format(1991)}</p></div>"
    body = f"<h1>Tuner is back</h1><div><p>{STORY}</p><p>{STORY[:-1]}!</p></div>{post}"
    html = f"<html><body><div>{body}</div></body></html>"
    assert "storms" not in clean(RawArticle(article_id="a", html=html)).text


def test_comments_below_a_label_with_their_number_are_no_text_of_an_old_layout() -> None:
    lines = [
        f"The harbour master said again that {part} of the ferry of Tamba was in order, he told reporters."
        for part in "abcd"
    ]
    comments = (
        "<i>Kofi:</i> It was never in order, and I have crossed with it for thirty years.<br>"
        "<i>Efua:</i> That is because nobody ever paid the mechanic for his work on it."
    )
    body = "<br><br>".join([*lines, f"<b>Comments (2)</b><br>{comments}"])
    html = f"<html lang='en'><body><table><tr><td><h1>Ferry</h1>{body}</td></tr></table></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(lines)
