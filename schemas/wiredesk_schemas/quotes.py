"""`news.quotes`: who said what."""

from collections.abc import Sequence
from typing import Literal

from wiredesk_schemas.base import Part, Record, TextSpan

QuoteKind = Literal["direct", "mixed", "indirect"]
"""direct: word for word, in quote marks or behind a name and a colon; mixed: partly in marks; indirect: without."""

Act = Literal["says", "asks", "denies", "demands", "promises", "thinks"]
"""What a speaker does with words."""


class Cue(TextSpan):
    """The words that say that something was said: "said", "according to"."""


class Speaker(TextSpan):
    """The credited speaker: the words of the credit, and who that is."""

    name: str
    """The fullest name in the article, else the words themselves ("police", "he")."""
    entity_id: str | None
    """The `entity_id` on `news.entities` where the speaker is one of them."""
    description: str | None
    """What the article says of the speaker: "a logistics worker who declined to give his last name"."""


class Quote(Part):
    """One quote; broken by its attribution it is still one, with several spans."""

    quote_id: str
    """ASCII, from the article's id and the quote's words."""
    kind: QuoteKind
    text: str
    """The words said, without the outer quote marks; the spans joined by one space."""
    spans: list[tuple[int, int]]
    """`[start, end]` in code points of `CleanArticle.text`, outer quote marks left out."""
    cue: Cue | None
    speaker: Speaker | None
    """Null where the article does not say, and where it only has a pronoun that nothing resolves."""
    confidence: float
    """0 to 1."""
    prefix: str
    """Up to 32 code points before the first span: with `suffix` a W3C TextQuoteSelector."""
    suffix: str
    """Up to 32 code points after the last span."""
    act: Act | None = None
    """What the cue does; null without a cue, and where its verb tells nothing of the kind ("is expected")."""


class Quotes(Record):
    """All quotes of one article, in the order of the text."""

    article_id: str
    revision: int
    published_at: str | None
    modified_at: str | None = None
    """With `revision` it tells an older version that came late, as on the clean article."""
    language: str | None
    content_hash: str
    """Of the text that the offsets point into."""
    quotes: list[Quote]
    """What somebody said, asked, promised, …: words in quote marks, and reports that are a clause."""
    attributions: list[Quote] = []
    """What is credited to somebody without being a statement ("plans to open a second café", "declined to comment"),
    what somebody did not say, and what somebody denied, in the order of the text. Researchers may want both lists."""


def with_ellipses(words: str, spans: Sequence[Sequence[int]], text: str) -> str:
    """The words of a quote for readers: " … " stands where the article says something between two spans.

    Args:
        words: `Quote.text`.
        spans: `Quote.spans`.
        text: `CleanArticle.text`.

    Returns:
        For `“Half of a radio,” he said. “It always breaks.”`: `Half of a radio … It always breaks.` Paragraphs of one
        quote, with nothing between them, are joined by a space. Words that are not those of the spans are unchanged.
    """
    pieces = [text[start:end] for start, end in spans]
    if len(pieces) < 2 or " ".join(pieces) != words:
        return words
    shown = pieces[0]
    for (_, before), (after, _), piece in zip(spans, spans[1:], pieces[1:], strict=False):
        shown += (" … " if any(map(str.isalnum, text[before:after])) else " ") + piece
    return shown
