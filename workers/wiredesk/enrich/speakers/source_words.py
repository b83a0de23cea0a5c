"""The words of a source: its parts, and the roles, titles and nouns beside a name in it."""

import re

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.names.neighbours import BODIES, COMPANIES
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.speakers.genders import Gender
from wiredesk.knowledge.courtesies import COURTESIES, TITLES
from wiredesk.knowledge.speech import DOCUMENTS
from wiredesk.knowledge.trades import TRADES
from wiredesk.knowledge.vocabulary import listed

_WORD = re.compile(r"[a-z]+")
PRONOUNS: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
RELATIVES = frozenset({"who", "which", "whom"})
POINTING = frozenset({*PRONOUNS, *RELATIVES, "whose", "it", "no one", "no-one"}) | listed(
    """
    i we they you me us them this that these those one ones other others the a an his its their our my your and of to in
    on at for by with as but or if when while then also there here what himself herself itself themselves myself such
    nobody none
    """
)
"""Words that point at somebody, or are only about to; by themselves they are nobody's name."""
ANY_BODY = listed("agency body charity club company firm group organisation organization")
"""Nouns by which any organisation is called again."""
_PART = re.compile(r"\s*(?:,|\(|\)|—|–)\s*|\s+(?=(?:who|which|whose)\b)")
_SIGNS_OF_PARTS = (",", "wh", "(", ")", "—", "–")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
SIGN = (
    r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){0,3}?"
    r"(?:banner|billboard|board|card|graffiti|headline|inscription|label|note|notice|placard|plaque|poster|sign|slogan"
    r"|sticker|[Tt]-shirt|tattoo|tribute)"
)
"""A pattern for what has words on it, with its article: "a lollipop sign"."""
_PERSONAL_DOCUMENT = re.compile(
    r"(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Ii]ts) (?:[\w-]+ ){0,2}?"
    r"(?:email|letter|message|note|post|report|statement|tweet)"
)
_REPLY = re.compile(
    r"\b(?:answer|counter|repl|respond|retort)(?:ed|ied|s|ies)\b|\b(?:fired|hit|snapped|shot) back\b", re.IGNORECASE
)
_SIGN = re.compile(rf"\b{SIGN}\b")
_BODY_BEFORE_NAME = re.compile(
    r"(?:(?:the|an?|his|her|its|their|our)\s+)?(?:[\w-]+\s+){0,3}?(?P<noun>[a-z-]+)", re.IGNORECASE
)
_OWNED = re.compile(r"(?:.*['’]s?|[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts) (?:[a-z-]+ ){0,2}[a-z-]+")
_NOT_BESIDE_NOUN = re.compile(r"\b(?:about|at|by|for|from|in|of|on|to|with)\b|['’]|ing\b", re.IGNORECASE)
_FIELDS = listed(
    "banking building engineering farming fishing housing managing manufacturing marketing mining nursing planning"
    " racing shipping teaching trading training"
)
"""Participles that stand before a trade: "planning consultant"."""
MAX_ROLE = 4
"""Words of a trade with its place or field: "Cardiff property developer"."""
_STYLE = re.compile(r"(?:[Tt]he )(?:(?:Most|Right|Rt|Very)\.? )?(?:Hon|Honourable|Rev|Revd|Reverend|Venerable)\b\.?")
"""Before a bishop, a minister or a judge: "the Right Reverend"."""
_AGE = re.compile(r"\d{1,3}-year-old")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_THE_THING = re.compile(r"(?:[Tt]he|[Ii]ts|[Aa]n?) (?:[a-z’'-]+ ){0,2}(?P<noun>[a-z-]{3,}(?<![^s]s))")
_THE_NOUN = re.compile(r"[Tt]he (?P<noun>[a-z]{4,})")


def parts_of(text: str, source: Span) -> list[Span]:
    """The parts of the source between commas, dashes and brackets, and before a relative clause."""
    words = text[slice(*source)]
    if not any(map(words.__contains__, _SIGNS_OF_PARTS)):
        return [source] if words else []
    parts: list[Span] = []
    start = source.start
    for mark in _PART.finditer(text, source.start, source.end):
        if mark.start() > start:
            parts.append(Span(start, mark.start()))
        start = mark.end()
    if start < source.end:
        parts.append(Span(start, source.end))
    return parts


def is_role(words: str) -> bool:
    """Whether the words before a name in an apposition are only titles and trades: "geologist", "Hon.", "CP"."""
    words = _STYLE.sub("", words)
    kept = [word.rstrip(".") for word in words.split() if not (_AGE.fullmatch(word) or _INITIALS.fullmatch(word))]
    if all(word.casefold() in TITLES or word.lower() in COURTESIES or word in TRADES for word in kept):
        return True
    if not 0 < len(kept) <= MAX_ROLE or not (is_personal(kept[-1]) or _is_title_of_party(words)):
        return False
    return not _NOT_BESIDE_NOUN.search(" ".join(word for word in words.split() if word.lower() not in _FIELDS))


def _is_title_of_party(words: str) -> bool:
    """Whether capitalised words end in a title: "Labour MP"."""
    every = words.split()
    return every[-1].rstrip(".").casefold() in TITLES and all(word[0].isupper() for word in every)


def is_office(words: str) -> bool:
    """Whether words are somebody by office alone, whose name comes behind a comma: "Velm’s coach"."""
    return bool(_OWNED.fullmatch(words)) and is_personal(words.split()[-1])


def is_document(text: str, attribution: Attribution) -> bool:
    """Whether the source is "it", which somebody reads: "“Closed for good,” it reads"."""
    words = [text[slice(*span)].lower().rstrip(":,") for span in (attribution.cue, attribution.source) if span]
    return words in (["read", "it"], ["reads", "it"])


def is_personal_document(words: str) -> bool:
    """Whether words are a text by somebody: "the statement", "her letter"."""
    return _PERSONAL_DOCUMENT.fullmatch(words) is not None


def is_reply(text: str, cue: Span | None) -> bool:
    """Whether a cue answers somebody: "retorted", "shot back"."""
    return cue is not None and _REPLY.search(text, *cue) is not None


def relative_alone(text: str, source: Span) -> Span:
    """The source, or only its relative: "who" of "who teaches at Velm University"."""
    word = text[source.start : source.end].partition(" ")[0]
    return Span(source.start, source.start + len(word)) if word.lower() in ("who", "which") else source


def sign_in(words: str) -> str | None:
    """The last sign or note in words, with its article: "a lollipop sign"; None if there is none."""
    found = _SIGN.findall(words)
    return found[-1] if found else None


def names_document(sentence: str) -> bool:
    """Whether a sentence names a text that says something: "In a letter, Velm Council said"."""
    return not DOCUMENTS.isdisjoint(_WORD.findall(sentence))


def without_titles(words: str) -> str:
    """The words before a name without its titles: "A spokesman for" in "A spokesman for Governor"."""
    kept = words.split()
    while kept and kept[-1].rstrip(".").casefold() in TITLES:
        kept.pop()
    return " ".join(kept)


def is_article(words: str) -> bool:
    """Whether words are only an article, or nothing."""
    return not _ARTICLE.sub("", f"{words} ").strip()


def is_body_before_name(words: str) -> bool:
    """Whether words before an organisation's name only say what it is: "The think tank", "Track operator"."""
    found = _BODY_BEFORE_NAME.fullmatch(words)
    return bool(found and _is_body(found["noun"]) and not _NOT_BESIDE_NOUN.search(words))


def body_noun(words: str) -> str | None:
    """The noun of a nameless body: "union" of "the union"; None for other words."""
    found = _THE_NOUN.fullmatch(words)
    return found["noun"] if found and _is_body(found["noun"]) else None


def is_nameless_body(words: str) -> bool:
    """Whether the words of a source are one thing or body without a name: "the rural municipality"."""
    found = _THE_THING.fullmatch(words)
    return bool(found) and not is_personal(found["noun"] if found else "")


def _is_body(noun: str) -> bool:
    return noun.lower() in BODIES or noun.lower() in COMPANIES
