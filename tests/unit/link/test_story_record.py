"""The record of a story."""

import pytest

from wiredesk.link.story_record import first_and_newest


@pytest.mark.parametrize(
    ("articles", "listed"),
    [("", ""), ("a", "a"), ("abc", "abc"), ("abcd", "acd"), ("abcdefgh", "agh")],
)
def test_the_first_article_and_the_newest_are_listed(articles: str, listed: str) -> None:
    assert "".join(first_and_newest(articles, 3)) == listed
