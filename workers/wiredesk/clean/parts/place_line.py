"""A dateline on a line of its own: only the place, as some newspapers print it above the first paragraph."""

from wiredesk.clean.draft import Draft
from wiredesk.knowledge.dateline_places import CITIES, folded
from wiredesk_schemas.clean import Dateline

FIRST_PARAGRAPHS = 3
"""Paragraphs above which the line can be: a lead may precede it."""
MAX_LENGTH = 40
MIN_STORY = 80
"""Characters of the paragraph below."""


def extract_place_line(draft: Draft) -> None:
    """Move a line such as "Berlin." above one of the first paragraphs to `dateline`, unless there is one."""
    if draft.dateline is not None:
        return
    for index, line in enumerate(draft.paragraphs[:FIRST_PARAGRAPHS]):
        place = line[:-1]
        if len(line) > MAX_LENGTH or line[-1:] != "." or not all(_is_city(part) for part in place.split("/")):
            continue
        if len("".join(draft.paragraphs[index + 1 : index + 2])) >= MIN_STORY:
            draft.dateline = Dateline(text=place, place=place, date=None)
            del draft.paragraphs[index]
            return


def _is_city(name: str) -> bool:
    return name[:1].isupper() and folded(name) in CITIES
