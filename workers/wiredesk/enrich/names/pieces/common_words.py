"""Common words that have a capital only because they open a sentence: "Rabies is endemic"."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.pieces.only_titles import OPENS
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.nations import COUNTRIES, PEOPLES
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS
from wiredesk.knowledge.speech import ACT_OF_VERB

_TYPES = frozenset({"FACILITY", "LOCATION", "MISC", "NORP", "ORGANIZATION", "PRODUCT"})
_SPEAKING = {verb for verb, act in ACT_OF_VERB.items() if act == "says" and verb.endswith("ed")} | {
    "said",
    "says",
    "told",
}
"""Verbs that are no plurals ("Rail reports") and no participles of others ("Koalas found dead")."""
_HYPHENED = re.compile(r"-[a-z]")
"""Behind a letter that is part of a common word: "U-turn", "T-shirt"."""
_NEXT_WORD = re.compile(r" ([a-z]+)")


def without_common_words(text: str, mentions: Sequence[EntityMention], common: Collection[str]) -> list[EntityMention]:
    """The mentions without words that stand elsewhere in the article without a capital.

    Persons are left out wherever they stand, others where they only open sentences. A word that speaks ("Target said")
    stays, as does the last of a longer name ("Council looks"), and a place of the gazetteer.

    Args:
        text: the article's.
        mentions: of the text, in order.
        common: the words of the text without a capital.
    """
    kept: list[EntityMention] = []
    of_word: dict[str, list[EntityMention]] = defaultdict(list)
    for mention in mentions:
        word = text[slice(*mention.span)]
        if len(word) == 1 and _HYPHENED.match(text, mention.span.end):
            continue
        if word.lower() not in common:
            kept.append(mention)
        elif mention.type != "PERSON":
            kept.append(mention)
            if mention.type in _TYPES and word.isalpha() and word[1:].islower():
                of_word[word].append(mention)
    if not of_word:
        return kept
    last = {name[-1] for mention in kept if len(name := text[slice(*mention.span)].split(" ")) > 1}
    dropped = {
        word
        for word, found in of_word.items()
        if word not in last and not _is_known(word) and all(_only_opens(text, mention) for mention in found)
    }
    return [mention for mention in kept if text[slice(*mention.span)] not in dropped]


def _is_known(word: str) -> bool:
    return word in COUNTRIES or word in PEOPLES or word in KNOWN_ORGANISATIONS or bool(gazetteer().named(word))


def _only_opens(text: str, mention: EntityMention) -> bool:
    start, end = mention.span
    following = _NEXT_WORD.match(text, end)
    speaks = following is not None and following[1] in _SPEAKING
    return not speaks and bool(OPENS.search(text, max(0, start - 3), start))
