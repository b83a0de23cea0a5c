"""The record of a statement."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from wiredesk.link.article import Article, Json, QuoteItem
from wiredesk.link.statements import Said, compared_text
from wiredesk.link.wording.alignment import shared_words
from wiredesk.link.wording.differences import compare, is_part
from wiredesk.link.wording.speaker_names import speaker_words, speakers_agree, speakers_conflict
from wiredesk_schemas.statements import Flag, Statement, Variant

MAX_REPEATS = 1000
MAX_VARIANTS = 100


class Spoken(NamedTuple):
    """A quote with its article."""

    num: int
    article_num: int
    article: Article
    place: int
    quote: QuoteItem

    @property
    def order(self) -> tuple[float, str, int]:
        """Sort key to find the first source."""
        return (*self.article.order, self.place)


class GroupedQuote(NamedTuple):
    """What of a quote decides how it is grouped."""

    num: int
    said: Said
    order: tuple[float, str, int]
    quote_id: str


def quoted_of(spoken: Spoken) -> GroupedQuote:
    """What decides how a quote is grouped."""
    return GroupedQuote(spoken.num, spoken.quote.said, spoken.order, spoken.quote.quote_id)


def statement_id(first: GroupedQuote) -> str:
    """The id of a statement with a first source."""
    _, article_id, place = first.order
    named = f"{article_id}\0{first.quote_id}\0{place}"
    return f"statement-{blake2b(named.encode(), digest_size=8).hexdigest()}"


def statement_record(
    statement: str,
    group: Sequence[Spoken],
    person_of: Callable[[str], str | None],
    original_of: Callable[[int], Article | None],
    total: int | None = None,
) -> Statement:
    """The record of a statement.

    Args:
        statement: its id.
        group: its quotes, at least one, in order.
        person_of: returns the person of an entity.
        original_of: returns the original that an article is copied from.
        total: the number of its quotes, if these are only the earliest ones.
    """
    first, repeats = group[0], group[1:]
    fullest = max(group, key=lambda member: len(member.quote.said.words))
    variants = _Variants(first)
    seen, records = {first.article.article_id}, []
    for spoken in repeats[:MAX_REPEATS]:
        original = original_of(spoken.article_num)
        independent = spoken.article.article_id not in seen and (original is None or original.article_id not in seen)
        seen.add(spoken.article.article_id)
        records.append(_source(spoken) | {"independent": independent, "variant": variants.index_of(spoken)})
    fields: Json = {
        "statement_id": statement,
        "speaker": _speaker(group, person_of),
        "text": fullest.quote.text,
        "first": _source(first),
        "repeats": records,
        "repeats_total": (total or len(group)) - 1,
        "variants": variants.found,
    }
    return Statement.model_validate(fields)  # validated once, its parts included


class _Variants:
    """The other wordings of a statement, ordered by first occurrence."""

    def __init__(self, first: Spoken) -> None:
        self._first = first
        self._index: dict[tuple[tuple[str, ...], tuple[Flag, ...], str | None], int] = {}
        self._compared: dict[tuple[str, Said, str | None, bool], int | None] = {}
        self.found: list[Variant] = []

    def index_of(self, spoken: Spoken) -> int | None:
        """The index of a quote's wording; None if it is the wording of the first source."""
        quote, conflict = spoken.quote, _credits_another(self._first, spoken)
        wording = (quote.text, quote.said, quote.speaker, conflict)
        if wording not in self._compared:
            self._compared[wording] = self._index_of(quote, conflict)
        return self._compared[wording]

    def _index_of(self, quote: QuoteItem, conflict: bool) -> int | None:
        first = self._first.quote
        words, others = (compared_text(said.said.kind, said.text) for said in (first, quote))
        if not conflict and words == others:
            return None
        differences, flags = compare(words, others)
        if not conflict and not differences and is_part(words, others):
            return None
        if conflict:
            flags = [*flags, "speaker_conflict"]
        speaker = quote.speaker if conflict else None
        key = (quote.said.words, tuple(flags), speaker)
        if key not in self._index:
            if len(self.found) >= MAX_VARIANTS:
                return len(self.found) - 1
            self._index[key] = len(self.found)
            self.found.append(Variant(text=quote.text, differences=differences, flags=flags, speaker=speaker))
        return self._index[key]


def _credits_another(first: Spoken, spoken: Spoken) -> bool:
    """True if two newsrooms credit the words to two speakers.

    One article that names two quotes one of them, and an article may name both, and `enrich` takes one. A person
    and an organisation are often a spokesperson and who they speak for, and so are two if one names the other.
    """
    one, other = first.quote, spoken.quote
    if not speakers_conflict(one.said.speaker, other.said.speaker):
        return False
    if other.said.speaker[-1] in one.credited or one.said.speaker[-1] in other.credited:
        return False
    return first.article.article_id != spoken.article.article_id and _type(first) == _type(spoken)


def in_answer(here: QuoteItem, there: QuoteItem) -> bool:
    """True if one article credits two quotes to two speakers, who use some words of each other.

    A quote that is whole in the other is repeated, and credited to somebody else by mistake.
    """
    if not here.speaker or not there.speaker or (here.entity_id and here.entity_id == there.entity_id):
        return False
    names_here, names_there = speaker_words(here.speaker), speaker_words(there.speaker)
    if not names_here or not names_there or set(names_here) & set(names_there):
        return False
    shorter, longer = sorted((here.said.words, there.said.words), key=len)
    return shared_words(shorter, longer)[0] < len(shorter)


def _type(spoken: Spoken) -> str | None:
    """The entity type of a quote's speaker."""
    wanted = spoken.quote.entity_id
    return next((name.type for name in spoken.article.names if name.entity_id == wanted), None)


def _source(spoken: Spoken) -> Json:
    article = spoken.article
    return {
        "article_id": article.article_id,
        "quote_id": spoken.quote.quote_id,
        "source": article.source,
        "published_at": article.published_at,
    }


def _speaker(group: Sequence[Spoken], person_of: Callable[[str], str | None]) -> Json | None:
    """The speaker named by the first source that names one, under the fullest form of the name."""
    known = [member.quote for member in group if member.quote.entity_id and member.quote.speaker]
    if known:
        same = [quote for quote in known if speakers_agree(known[0].said.speaker, quote.said.speaker)] or known[:1]
        fullest = max(same, key=lambda quote: (len(quote.said.speaker), quote.speaker or ""))
        return {"name": fullest.speaker or "", "person_id": person_of(fullest.entity_id or "")}
    named = [member.quote.speaker for member in group if member.quote.speaker]
    return {"name": named[0], "person_id": None} if named else None
