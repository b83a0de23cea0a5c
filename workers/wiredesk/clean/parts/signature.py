"""The writer's name on the last line of a text."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.byline import is_name
from wiredesk.knowledge.given_names import GIVEN_NAMES

SIGNATURE = re.compile(
    r"(?:[—–-]{1,2}\s?)?(?P<name>[A-ZÀ-Þ][\w.’'-]+(?: (?:de |van |von |bin |al-)?[A-ZÀ-Þ][\w.’'-]*){1,3})"
    r"(?:(?:,| in|\s?/|\s?[—–-]) ?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?"
)
"""A name, and a place after it: "AMA MENSAH, Tamba"."""
MAX_SIGNATURE = 60
MIN_SIGNED = 3
"""Paragraphs of a text that can be signed."""


def signature(draft: Draft) -> str | None:
    """The writer's name on a line of its own below the story; "" for other names there, None if there is no such line.

    A name below a quote is its speaker's, and one below another short line is part of a list.
    """
    if len(draft.paragraphs) < MIN_SIGNED or len(draft.paragraphs[-1]) > MAX_SIGNATURE:
        return None
    line, above = draft.paragraphs[-1], draft.paragraphs[-2]
    if len(above) <= MAX_SIGNATURE or not above.endswith("."):
        return None
    found = SIGNATURE.fullmatch(line)
    if found is None or found["name"] in "\n".join(draft.paragraphs[:-1]) or not is_name(found["name"].title()):
        return None
    name = found["name"]
    sure = name.split(" ")[0].lower() in GIVEN_NAMES or (name.isupper() and line != name)
    return name if sure else ""
