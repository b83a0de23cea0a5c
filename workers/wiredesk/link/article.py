"""The linking view of an article: the parts of its records that are stored, and what is compared.

Each record is reduced once, on arrival, to a part that is stored; an article is assembled from its parts.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from wiredesk.link.copies import Text
from wiredesk.link.copy_keys import copy_keys
from wiredesk.link.postings import Keys
from wiredesk.link.quote_keys import QuoteKeys, mark, quote_keys
from wiredesk.link.statements import Said, compared_words, quotes_only_a_name
from wiredesk.link.stories import Outline, Terms, named_terms, text_terms
from wiredesk.link.word_table import look_up
from wiredesk.link.wording.speaker_names import described_names, speaker_words
from wiredesk.link.words import folded, words_of
from wiredesk_schemas.quotes import QuoteKind

MAX_QUOTES = 500
"""Maximum number of quotes linked per article, the first ones: an article with more is a transcript."""

MAX_ENTITIES = 200
"""Maximum number of entities linked per article, the most salient ones."""

MAX_NAME = 300
"""Characters kept of a title, name or source."""

MAX_QUOTE = 4000
"""Characters kept of a quote."""

MAX_MARKS = 6
"""Maximum characters between two pieces of one quote that are not broken by words: quote marks and a new paragraph."""

MAX_COUNTRIES = 2
"""Maximum number of countries considered per article, the most salient ones: the likely homes of the people named."""

READ = "en"
"""The language that stories are found in: in others words such as "und" count as rare, and `enrich` reads no names."""

NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP", "EVENT", "PRODUCT", "WORK"})
"""Entity types that distinguish stories; dates and sums of money don't."""

DAY = 86_400.0

MIN_TIME, MAX_TIME = -62_135_596_800.0, 253_402_300_799.0
"""The years 1 to 9999 in UTC, in seconds since 1970: times beyond them cannot be written and count as unknown."""

Json = dict[str, Any]

Order = tuple[float, str]
"""See `Article.order`."""


class QuoteItem(NamedTuple):
    """One quote of an article."""

    quote_id: str
    text: str
    said: Said
    speaker: str | None
    """Name of the speaker; None if the article does not say."""
    entity_id: str | None
    credited: frozenset[str] = frozenset()
    """Folded names in what names the speaker: "Ana Ruiz and Bo Lind", "Ana Ruiz, a spokeswoman for Orno"."""


class NamedEntity(NamedTuple):
    """One entity of an article."""

    entity_id: str
    type: str
    name: str
    salience: float
    mentions: tuple[str, ...]
    """The distinct wordings that refer to it."""


@dataclass(frozen=True)
class Article:
    """One article.

    Names and quotes are decoded lazily from their parts: most compared articles share nothing, and only their
    outlines are needed.
    """

    article_id: str
    title: str
    source: str | None
    agency: str | None
    published_at: str | None
    time: float | None
    """When it was published, in seconds since 1970: the published time if plausible, otherwise the arrival time in
    Kafka; None if neither is known."""
    text: Text
    copy_keys: Keys
    outline: Outline
    names_part: NDArray[np.uint8] | None
    countries_part: NDArray[np.uint8] | None
    quote_keys: QuoteKeys
    quotes_part: NDArray[np.uint8] | None

    @cached_property
    def names(self) -> tuple[NamedEntity, ...]:
        """Its people, organisations and other names."""
        found = _read(self.names_part)
        return tuple(NamedEntity(fields[0], fields[1], fields[2], fields[3], tuple(fields[4])) for fields in found)

    @property
    def countries(self) -> list[str]:
        """Codes of the countries that it is about, most salient first."""
        return _read(self.countries_part)

    @cached_property
    def quotes(self) -> tuple[QuoteItem, ...]:
        """Its quotes."""
        return tuple(_quote(*fields) for fields in _read(self.quotes_part))

    @property
    def order(self) -> Order:
        """Sort key to find the earliest article: time, then id; articles without a time come last."""
        return _order(self.time, self.article_id)


def clean_part(record: Json) -> bytes:
    """The stored part of a record of `news.clean`."""
    words = look_up(words_of(record.get("text") or ""))
    title = (record.get("title") or "")[:MAX_NAME]
    title_words = words_of(title)
    read = record.get("language") in (None, READ)
    headline, lead, body = text_terms(*(found.stems if read else _NO_STEMS for found in (look_up(title_words), words)))
    about = {name: _short(record.get(name)) for name in ("source", "agency", "published_at")}
    keys = copy_keys(words.hashes, title_words)
    return packed(about | {"title": title}, [words.hashes, words.firm, keys, *_arrays(headline, lead, body)])


def entities_part(record: Json) -> bytes:
    """The stored part of a record of `news.entities`."""
    names = [
        (
            entity["entity_id"],
            entity["type"],
            entity["name"][:MAX_NAME],
            _salience(entity),
            sorted({mention["text"][:MAX_NAME] for mention in (entity.get("mentions") or [])[:50]}),
        )
        for entity in record["entities"][:MAX_ENTITIES]
        if entity["type"] in NAMED
    ]
    people, others = named_terms([(kind, name, salience) for _, kind, name, salience, _ in names])
    return packed({}, [*_arrays(people, others), written(names), written(_countries(record["entities"]))])


def _countries(entities: list[Json]) -> list[str]:
    """The most salient countries of an article's places and nationalities."""
    salience: dict[str, float] = {}
    for entity in entities[:MAX_ENTITIES]:
        links = entity.get("links")
        country = links.get("country") if isinstance(links, dict) else None
        if isinstance(country, str) and entity["type"] in ("LOCATION", "NORP"):
            salience[country[:MAX_NAME]] = salience.get(country, 0.0) + _salience(entity)
    return sorted(salience, key=lambda country: (-salience[country], country))[:MAX_COUNTRIES]


def _salience(entity: Json) -> float:
    return min(1.0, max(0.0, entity.get("salience") or 0.0))


def quotes_part(record: Json) -> bytes:
    """The stored part of a record of `news.quotes`."""
    quotes, words, marks = [], [], []
    for quote in record["quotes"][:MAX_QUOTES]:
        speaker = quote.get("speaker") or {}
        text = _with_gaps(quote["text"], quote.get("spans", []))[:MAX_QUOTE]
        kind: QuoteKind = "indirect" if quotes_only_a_name(quote["kind"], text) else quote["kind"]
        name = _short(speaker.get("name"))
        words.append(compared_words(kind, text))
        marks.append(mark(kind == "indirect", name if speaker.get("entity_id") else None))
        quotes.append(
            (
                quote["quote_id"],
                kind,
                text,
                " ".join(words[-1]),
                name,
                speaker.get("entity_id"),
                _credited(speaker.get("text")),
            )
        )
    return packed({}, [*quote_keys(words, marks), written(quotes)])


def _credited(speaker: Any) -> str:
    """The words with a capital in what names the speaker of a quote."""
    return (
        " ".join(word for word in words_of(speaker[:MAX_NAME])[:20] if word[0].isupper())
        if isinstance(speaker, str)
        else ""
    )


def _with_gaps(words: str, spans: Sequence[Sequence[int]]) -> str:
    """The words of a quote, with " … " where its article says something between two pieces.

    As `wiredesk_schemas.quotes.with_ellipses`, without the article: marks and a new paragraph between two pieces are
    at most `MAX_MARKS` characters.
    """
    lengths = [end - start for start, end in spans]
    if len(spans) < 2 or min(lengths) < 1 or sum(lengths) + len(lengths) - 1 != len(words):
        return words
    shown, place = "", 0
    for (start, end), (_, before) in zip(spans, [(0, spans[0][0]), *spans], strict=False):
        if place:
            shown += " … " if start - before > MAX_MARKS else " "
        shown += words[place : place + end - start]
        place += end - start + 1
    return shown


PARTS = {"clean": clean_part, "entities": entities_part, "quotes": quotes_part}
"""The function that makes the part of a record, by topic without prefix."""


def article(
    article_id: str, clean: bytes, entities: bytes | None, quotes: bytes | None, arrived: float | None
) -> Article:
    """Assemble an article from its parts.

    Args:
        article_id: its id.
        clean: the result of `clean_part`.
        entities: the result of `entities_part`; None if there is none for this version of the text.
        quotes: the result of `quotes_part`; None if there is none for this version of the text.
        arrived: when its clean record arrived in Kafka, in seconds since 1970; None if unknown.
    """
    about, (words, firm, keys, *terms) = unpacked(clean)
    named = (_NO_TERMS, _NO_TERMS)
    names = countries = None
    if entities is not None:
        *arrays, names, countries = unpacked(entities)[1]
        named = (Terms(arrays[0], arrays[1]), Terms(arrays[2], arrays[3]))
    said: list[Any] = unpacked(quotes)[1] if quotes is not None else [*_NO_QUOTES, None]
    time = _believable(seconds(about["published_at"]), _writable(arrived))
    outline = Outline(
        Terms(terms[0], terms[1]), Terms(terms[2], terms[3]), Terms(terms[4], terms[5]), named[0], named[1], time
    )
    return Article(
        article_id,
        about["title"],
        about["source"],
        about["agency"],
        about["published_at"],
        time,
        Text(words, firm, about["title"]),
        keys,
        outline,
        names,
        countries,
        QuoteKeys(*said[:-1]),
        said[-1],
    )


class Summary(NamedTuple):
    """What rules out most articles as being about the same event, without reading the rest of them."""

    body: Terms
    """See `Outline`."""
    time: float | None
    """See `Article`."""


def summary(clean: bytes, arrived: float | None) -> Summary:
    """The summary of an article, from the result of `clean_part` and when it arrived."""
    about, arrays = unpacked(clean)
    body = Terms(arrays[7].copy(), arrays[8].copy())  # without the rest of the part
    return Summary(body, _believable(seconds(about["published_at"]), _writable(arrived)))


def quote_in(part: bytes, place: int) -> QuoteItem | None:
    """A quote by its index, from the result of `quotes_part`; None if it has fewer."""
    quotes = _read(unpacked(part)[1][-1])
    return _quote(*quotes[place]) if place < len(quotes) else None


def written(value: Any) -> NDArray[np.uint8]:
    """A value as JSON, in an array to be stored in a part."""
    return np.frombuffer(orjson.dumps(value), np.uint8)


def _read(value: NDArray[np.uint8] | None) -> list[Any]:
    found: list[Any] = orjson.loads(value.tobytes()) if value is not None else []
    return found


def _quote(
    quote_id: str, kind: Any, text: str, words: str, speaker: str | None, entity: str | None, credited: str
) -> QuoteItem:
    names = described_names(None if entity else speaker)
    said = Said(kind, tuple(words.split()), speaker_words(speaker if entity else None), names)
    return QuoteItem(quote_id, text, said, speaker, entity, frozenset(map(folded, credited.split())))


_NO_STEMS = np.zeros(0, np.uint32)
_NO_QUOTES = quote_keys([], [])
_NO_TERMS = Terms(np.zeros(0, np.uint32), np.zeros(0, np.float32))


def order(article_id: str, published_at: str | None, arrived: float | None) -> Order:
    """The `order` of an article.

    Args:
        article_id: its id.
        published_at: when it was published, as in its clean record.
        arrived: as for `article`.
    """
    return _order(_believable(seconds(published_at), _writable(arrived)), article_id)


def _order(time: float | None, article_id: str) -> Order:
    return (time if time is not None else float("inf"), article_id)


def _believable(published: float | None, arrived: float | None) -> float | None:
    if published is None or (arrived is not None and published > arrived + DAY):
        return arrived
    return published


def seconds(written: str | None) -> float | None:
    """A record's time in seconds since 1970; None if it cannot be parsed or written. A time without a zone is UTC."""
    if not written or len(written) > 64:
        return None
    try:
        found = datetime.fromisoformat(written)
        return _writable((found.replace(tzinfo=UTC) if found.tzinfo is None else found).timestamp())
    except (ValueError, OverflowError):
        return None


def _writable(time: float | None) -> float | None:
    return time if time is not None and MIN_TIME <= time <= MAX_TIME else None


def within(here: Article, there: Article, window: float) -> bool:
    """True if two articles were published within the window, in seconds, or a time is unknown."""
    if here.time is None or there.time is None:
        return True
    return abs(here.time - there.time) <= window


def _short(value: Any) -> str | None:
    return value[:MAX_NAME] if isinstance(value, str) else None


def _arrays(*terms: Terms) -> list[Any]:
    return [array for term in terms for array in (term.hashes, term.weights)]


_TYPES: dict[str, Any] = {"u": np.uint32, "f": np.float32, "b": np.bool_, "j": np.uint8}
_KINDS = {np.dtype(type_).char: kind for kind, type_ in _TYPES.items()}


def packed(about: Json, arrays: Sequence[Any]) -> bytes:
    """JSON followed by arrays, which are decoded at no cost."""
    kinds = [_KINDS[array.dtype.char] for array in arrays]
    head = orjson.dumps([about, [(kind, len(array)) for kind, array in zip(kinds, arrays, strict=True)]])
    return b"".join((struct.pack("<I", len(head)), head, *(array.tobytes() for array in arrays)))


def unpacked(part: bytes) -> tuple[Json, list[Any]]:
    """The inverse of `packed`."""
    length = struct.unpack_from("<I", part)[0]
    about, shapes = orjson.loads(part[4 : 4 + length])
    arrays, place = [], 4 + length
    for kind, count in shapes:
        array = np.frombuffer(part, _TYPES[kind], count, place)
        arrays.append(array)
        place += array.nbytes
    return about, arrays
