"""The marks with which wires that follow ANPA 1312 set their copy: "^" opens a line, "<" ends it and "=" a byline."""

import re

from wiredesk.clean.draft import Draft

MARKED = re.compile(r"\^(?P<words>[^\^<>]{1,200}?)\s?[<=]{0,2}$")
"""A line that is set by itself: headline, byline, note to editors."""
ENDED = re.compile(r"(?<=[^<\s])<$")
"""The end of the last line."""
MIN_MARKED = 2
"""Lines; a single one is read as a headline or a name of the story by its words."""


def extract_typesetting(draft: Draft) -> None:
    """Remove the marks from `text`, and set each marked line apart from the next."""
    if "^" not in draft.text or draft.text.count("^") < MIN_MARKED:
        return
    lines = draft.text.split("\n")
    marked = [MARKED.fullmatch(line.strip()) for line in lines]
    if sum(found is not None for found in marked) < MIN_MARKED:
        return
    set_apart = [
        f"{found['words'].strip()}\n" if found else ENDED.sub("", line.rstrip())
        for line, found in zip(lines, marked, strict=True)
    ]
    draft.text = "\n".join(set_apart)
