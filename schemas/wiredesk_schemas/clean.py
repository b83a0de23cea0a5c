"""`news.clean`: the article's text and structure, repaired and without boilerplate."""

import hashlib
from typing import Any

from wiredesk_schemas.base import Part, Record, Term


class Dateline(Part):
    """Where and when a story was filed."""

    text: str
    """As printed, without the dash: "MOSCOW, Sept 14"."""
    place: str
    """The place or places as printed: "MOSCOW", "WASHINGTON/LONDON"."""
    date: str | None
    """ISO `YYYY-MM-DD`, `--MM-DD` where no year can be known, null where no day is given."""


class Caption(Part):
    """A picture's words, which are no part of the story's text."""

    text: str
    credit: str | None
    """Who took or supplied the picture."""


class Notice(Part):
    """What the sender says of this version of the story, or of its use, beside the story itself."""

    kind: str
    """`update`, `correction`, `refile`, `repeat`, `wrapup`, `exclusive`, `urgent`, `embargo`, `kill`, `advisory`,
    `release` or `slug`. The list may grow."""
    text: str
    """As printed: "UPDATE 2", "(Corrects spelling of name in paragraph 2)"."""
    number: int | None
    """The count of the version: 2 for "UPDATE 2-"."""
    until: str | None
    """Of an embargo: the day or time it ends, in ISO 8601; null where the words and the article do not tell."""


class Repair(Part):
    """One kind of damage that was repaired, or found and left."""

    kind: str
    """What was wrong, e.g. `stripped_escapes`, `mojibake`, `html_entities`. `unparsed_time`: a time that could not be
    read, such as 03/04/2026, stays as given."""
    field: str
    """Where: `title`, `text`, `html`, …"""
    count: int
    """How many places."""


class OtherLanguage(Part):
    """A stretch of whole paragraphs that are in another language than the article."""

    start: int
    """Offset of its first code point in `text`."""
    end: int
    """Offset after its last code point."""
    language: str
    """ISO 639-1, or 639-3 where there is none."""


class Removed(Part):
    """Words that were taken out of the text: nothing disappears silently."""

    text: str
    reason: str
    """Why, e.g. `advertising`, `related_links`, `sign_off`, `section_label`."""


class CleanArticle(Record):
    """One article, clean. Every offset of the entities and quotes points into `text`."""

    article_id: str
    url: str | None = None
    title: str = ""
    subhead: str | None = None
    text: str
    """Paragraphs joined by a blank line. May be empty (a picture with a caption)."""
    content_hash: str = ""
    """SHA-256 of `text` in UTF-8, hexadecimal: entities and quotes name the text that they point into."""
    language: str | None = None
    """ISO 639-1, as most of the text shows it, else as the producer said."""
    other_languages: list[OtherLanguage] = []
    """Paragraphs in another language than `language`, neighbours joined; none in most articles."""
    section: str | None = None
    byline: list[str] = []
    """One name an entry, without "By" and the place."""
    agency: str | None = None
    source: str | None = None
    dateline: Dateline | None = None
    captions: list[Caption] = []
    notices: list[Notice] = []
    """In text order. A kill notice in words is listed here and does not withdraw the article."""
    published_at: str | None = None
    modified_at: str | None = None
    revision: int = 1
    """The source's version number, or 1: with `modified_at` it tells an older version that came late."""
    repairs: list[Repair] = []
    removed: list[Removed] = []
    editor_note: str | None = None
    """What the source says to editors beside the article."""
    copyright_holder: str | None = None
    subjects: list[Term] = []
    """As the source states them."""
    places: list[Term] = []
    """Places that the source states for the article."""
    extra: dict[str, Any] = {}
    """The producer's own fields, untouched."""


def content_hash(text: str) -> str:
    """What `content_hash` holds on every record of an article with this text."""
    return hashlib.sha256(text.encode()).hexdigest()
