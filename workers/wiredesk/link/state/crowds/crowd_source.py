"""What crowds of statements are found in, and how much of it is looked at."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wiredesk.link.postings import Postings
from wiredesk.link.state.library import Library
from wiredesk.link.state.quote_signatures import QuoteSignatures, StoredQuote

MAX_PAIRS = 2_000_000
"""Maximum pairs of wordings to consider, those that share the rarest runs of words."""

MAX_TESTS = 50_000
"""Maximum pairs of wordings to compare, those that share most runs first; and of articles for being related."""

MIN_KEYS, LONG = 2, 12
"""Keys or runs that two wordings of so many words have to share: many quotes share one, a stock phrase."""


class CrowdSource(NamedTuple):
    """What crowds are found in.

    Args:
        library: the linked articles.
        postings: the quotes of each key.
        signatures: the words of all quotes.
        edges: returns the quotes paired with a quote.
        article_of: returns the article of a quote; None if it was removed.
        stored: returns what is stored of each of some quotes, without removed ones.
        quotes_of: returns the quotes of an article in order.
        neighbors: returns the articles that an article was found to be related to.
        related: whether an article is related to each of several others.
    """

    library: Library
    postings: Postings
    signatures: QuoteSignatures
    edges: Callable[[int], list[int]]
    article_of: Callable[[int], int | None]
    stored: Callable[[Sequence[int]], dict[int, StoredQuote]]
    quotes_of: Callable[[int], list[int]]
    neighbors: Callable[[int], Sequence[int]]
    related: Callable[[int, Sequence[int]], list[bool]]
