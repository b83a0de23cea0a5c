"""The indexes in memory, made of a state that is there."""

import sqlite3

from wiredesk.link.state.copy_links import CopyLinks
from wiredesk.link.state.parts import Parts
from wiredesk.link.state.statement_links import StatementLinks, quote_keys
from wiredesk.link.state.story_links import StoryLinks, story_keys


def load(
    connection: sqlite3.Connection, parts: Parts, copies: CopyLinks, stories: StoryLinks, statements: StatementLinks
) -> None:
    """Fill the indexes with what the state holds."""
    for num, article_id in connection.execute("SELECT num, article_id FROM articles ORDER BY num").fetchall():
        article = parts.article(article_id)
        if article is None:
            continue
        copies.postings.add(num, article.bands)
        stories.postings.add(num, story_keys(article))
        quotes = connection.execute("SELECT num FROM quotes WHERE article = ? ORDER BY place", (num,)).fetchall()
        for (quote_num,), quote in zip(quotes, article.quotes, strict=False):
            statements.postings.add(quote_num, quote_keys(quote))
