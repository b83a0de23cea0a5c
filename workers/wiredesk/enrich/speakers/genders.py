"""Determine a person's pronoun (he or she) from the article or the given name."""

import re
from collections.abc import Sequence
from typing import Literal

from wiredesk.enrich.names.comparison import name_words
from wiredesk.knowledge.courtesies import GENDERED_TITLES
from wiredesk.knowledge.given_names import FEMALE_NAMES, MALE_NAMES
from wiredesk_schemas.entities import Mention

Gender = Literal["male", "female"]

REACH = 48
"""Code points before a name in which the clause that gives it is searched."""

# "A woman who would give her name only as Ana", "a guard who introduced himself as Bo".
_NAMED_AS = re.compile(r"\b(?:(her|his)(?: \w+)? name|(herself|himself))(?: \w+)? as $")

TITLE = 24
"""Code points before a name in which the word before it is searched."""
_WORD_BEFORE = re.compile(r"\b(\w+)[.,]?\s*[(’'-]*$")
"""The word before a name, in its clause: not "“Ask your father,” Ruiz says"."""
_APPOSED = re.compile(rf"\b({'|'.join(sorted(GENDERED_TITLES))}),(?: [a-z-]+){{1,4}} $", re.IGNORECASE)
"""A word with a gender before a trade and a name: "her husband, retired driver Bo"."""
_APPOSING = tuple(f"{word}, " for word in GENDERED_TITLES)


def gender_of(text: str, mentions: Sequence[Mention], name: str) -> Gender | None:
    """A person's gender by title, by the clause that gives the name, or by given name; None if nothing proves it.

    Titles of two genders before the surname alone are a couple's: "Mr Marsh" and "Mrs Marsh".
    """
    by_surname: set[Gender] = set()
    for mention in mentions:
        near = max(0, mention.start - REACH)
        clause = text[near : mention.start]
        if clause.endswith(" as ") and (naming := _NAMED_AS.search(clause)):
            return "female" if naming[naming.lastindex or 0].startswith("her") else "male"
        is_apposed = "," in clause and any(map(clause.lower().__contains__, _APPOSING))
        if is_apposed and (apposed := _APPOSED.search(text, near, mention.start)):
            return GENDERED_TITLES[apposed[1].lower()]
        before = _WORD_BEFORE.search(text, max(0, mention.start - TITLE), mention.start)
        gender = GENDERED_TITLES.get(before[1].lower()) if before else None
        if gender and " " in mention.text:
            return gender
        if gender:
            by_surname.add(gender)
    if len(by_surname) == 1:
        return by_surname.pop()
    words = name_words(name)
    if len(words) < 2:
        return None
    if words[0] in MALE_NAMES:
        return "male"
    return "female" if words[0] in FEMALE_NAMES else None
