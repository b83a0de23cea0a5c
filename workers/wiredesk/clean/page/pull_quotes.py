"""Pull quotes: sentences of the story that its page shows a second time, set large."""

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.element_names import PULL_QUOTE
from wiredesk.clean.page.layout import Layout

SET_LARGE = frozenset({"blockquote", "aside", "q"})
SHORTEST, LONGEST = 20, 400
"""Letters of what may be a sentence of the story, set large."""
KEY = 20
"""Letters by which a sentence is looked up; the rest is compared where these stand."""
MOST_PLACES = 20
"""Places that are compared: in a text that repeats itself without end there would be as many as letters."""


def said_twice(layout: Layout, words: list[str], reasons: list[str | None]) -> list[int]:
    """Numbers of the story's blocks that only repeat, set large, what a paragraph of it says.

    Costs the length of the page, however many blocks are set large.
    """
    large = {
        number
        for number, reason in enumerate(reasons)
        if reason is None and _is_large(layout, layout.blocks[number].holder)
    }
    wanted = {number: letters for number in large if SHORTEST <= len(letters := letters_of(words[number])) <= LONGEST}
    if not wanted:
        return []
    told = "".join(
        letters_of(words[number]) for number, reason in enumerate(reasons) if reason is None and number not in large
    )
    keys = {letters[:KEY] for letters in wanted.values()}
    places: dict[str, list[int]] = {}
    for start in range(len(told) - KEY + 1):
        key = told[start : start + KEY]
        if key in keys and len(places.setdefault(key, [])) < MOST_PLACES:
            places[key].append(start)
    return sorted(
        number
        for number, letters in wanted.items()
        if any(told.startswith(letters, start) for start in places.get(letters[:KEY], ()))
    )


def _is_large(layout: Layout, holder: int) -> bool:
    return any(
        layout.tags[element] in SET_LARGE or PULL_QUOTE in layout.kinds[element]
        for element, _ in zip(layout.outwards(holder), range(4), strict=False)
    )
