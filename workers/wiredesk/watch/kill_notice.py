"""Kill notices in words: which article a sender takes back by its headline, slug, id or address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wiredesk.clean.parts.notice import PREFIX, SLUG
from wiredesk.clean.parts.withdrawals import QUOTED, WITHDRAWS, label_end, takes_back
from wiredesk.watch.tokens import Term, tokens

Json = dict[str, Any]

KEY = 3
"""Words at the beginning of a name by which it is looked up."""

MIN_WORDS, MIN_LETTERS = 3, 10
"""Minimum size of a headline or id that is found inside a sentence; a shorter one has to be the title or quoted."""

MAX_LINE, MAX_LINES = 1000, 20
"""Characters and number of the lines of a notice that are read."""

MAX_PREFIX = 3
"""Words of a kill notice that stands before a headline or alone, such as "MANDATORY KILL"."""

ABOUT_KILLS = re.compile(r"kill|withdr[ae]w|retract|disregard|delete", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KillNotice:
    """What a kill notice says, as words."""

    names: tuple[Term, ...]
    """What it has in quotation marks, and its headline where that is the headline of the other article."""
    sentences: tuple[Term, ...]
    """Its sentences without what is in quotation marks."""
    senders: frozenset[str]

    def is_about(self, name: Term) -> bool:
        """True if the notice names an article with this headline, slug, id or address."""
        if name in self.names:
            return True
        return _is_telling(name) and any(
            name == words[place : place + len(name)] for words in self.sentences for place in range(len(words))
        )

    def lookup_keys(self) -> set[str]:
        """The keys of all names that the notice may have."""
        starts = {words[place : place + KEY] for words in self.sentences for place in range(len(words))}
        return {" ".join(words[:KEY]) for words in (*self.names, *starts) if words}


def kill_notice(clean: Json) -> KillNotice | None:
    """The kill notice that an article is; None if it is none."""
    kills = [notice["text"] for notice in clean.get("notices") or [] if notice.get("kind") == "kill"]
    if not kills:
        return None
    lines = [*kills, clean.get("editor_note") or "", *clean["text"].split("\n\n")]
    about = [line[:MAX_LINE] for line in lines if _is_about_kills(line[:MAX_LINE])][:MAX_LINES]
    quoted = [found[1] for line in about for found in QUOTED.finditer(line)]
    is_prefix = any(map(_is_prefix, kills))
    titles = [clean.get("title") or ""] if is_prefix or not quoted else []  # otherwise "Advisory" and the like
    names = [_words(text) for text in (*titles, *quoted)]
    sentences = [_words(QUOTED.sub(" · ", line)) for line in about]
    return KillNotice(tuple(filter(None, names)), tuple(filter(None, sentences)), senders(clean))


def names_of(article: Json) -> set[Term]:
    """What a kill notice may call an article: its headline, slugs, id and address.

    Args:
        article: a record of `news.clean`, or the article of an alert.
    """
    slugs = (notice["text"].split(",")[0] for notice in article.get("notices") or [] if SLUG.fullmatch(notice["text"]))
    exact = (
        name for text in (article["article_id"], article.get("url") or "", *slugs) if _is_telling(name := _words(text))
    )
    return {name for name in (_words(article.get("title") or ""), *exact) if name}


def key_of(name: Term) -> str:
    """The key by which a name is looked up."""
    return " ".join(name[:KEY])


def senders(article: Json) -> frozenset[str]:
    """Who sends an article: its source and agency, otherwise the host of its address; empty if nothing is known."""
    named = [" ".join(_words(article.get(field) or "")) for field in ("source", "agency")]
    if not any(named):
        named = [urlsplit(article.get("url") or "").hostname or ""]
    return frozenset(filter(None, named))


def is_sender(notice: Iterable[str], article: Iterable[str]) -> bool:
    """True if a notice is by a sender of the article, or no sender of either is known."""
    here, there = frozenset(notice), frozenset(article)
    return bool(here & there) or not (here or there)


def _is_about_kills(line: str) -> bool:
    return bool(ABOUT_KILLS.search(line) or WITHDRAWS.search(line))


def _is_prefix(notice: str) -> bool:
    return label_end(notice, alone=True) is not None or (len(notice.split()) <= MAX_PREFIX and not takes_back(notice))


def _words(text: str) -> Term:
    """A headline or line as words, without prefixes such as "UPDATE 2-"."""
    return tuple(tokens(_without_prefixes(text)))


def _without_prefixes(text: str) -> str:
    while found := PREFIX.match(text):
        text = text[found.end() :]
    return text


def _is_telling(name: Term) -> bool:
    return len(name) >= MIN_WORDS and sum(map(len, name)) >= MIN_LETTERS
