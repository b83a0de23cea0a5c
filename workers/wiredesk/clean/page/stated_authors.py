"""Tell people from the publisher and its offices among the authors that a page's metadata state."""

import re
from collections.abc import Collection, Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.titles import SITE_BREAK
from wiredesk.clean.writers.byline_words import ROLES
from wiredesk.clean.writers.names import is_name
from wiredesk.knowledge.given_names import is_given_name

WORDS = re.compile(r"[^\W\d_]+")
MIN_SITE_WORD = 6
"""Letters of a word of the site's name that an office may have in its own."""


def without_publisher(author: str, publisher: Collection[str]) -> list[str]:
    """The parts of a name beside the publisher ("Ama Mensah | The Strait"), or all; none of the publisher alone."""
    parts = SITE_BREAK.split(author)
    others = [part for part in parts if part and letters_of(part) not in publisher]
    return others if len(others) < len(parts) and all(map(is_name, others)) else [author]


def is_office(name: str, site: Sequence[str]) -> bool:
    """Return whether an author without a role shares a word with the site, and none with people: "Amt Auenland"."""
    words = name.lower().replace(",", " ").split()
    if len(words) < 2 or any(map(is_given_name, words)) or ROLES.search(name):
        return False
    named = {word for part in site for word in WORDS.findall(part.lower()) if len(word) >= MIN_SITE_WORD}
    return not named.isdisjoint(words)
