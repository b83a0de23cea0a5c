"""Pull quotes: sentences of the story that its page repeats in large type."""

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.element_names import PULL_QUOTE
from wiredesk.clean.page.layout import Layout

SET_LARGE = frozenset({"blockquote", "aside", "q"})
MIN_LENGTH, MAX_LENGTH = 20, 400
"""Letters of what may be a sentence of the story, set large."""
KEY = 20
"""Letters by which a sentence is looked up; the rest is compared where these stand."""
MAX_PLACES = 20
"""Places that are compared: in a text that repeats itself without end there would be as many as letters."""


def find_pull_quotes(layout: Layout, words: list[str], reasons: list[str | None]) -> list[int]:
    """Return the indexes of blocks that only repeat, in large type, a paragraph's words.

    Takes time linear in the page's length, however many blocks are in large type.
    """
    large = {
        index
        for index, reason in enumerate(reasons)
        if reason is None and _is_large(layout, layout.blocks[index].holder)
    }
    wanted = {index: letters for index in large if MIN_LENGTH <= len(letters := letters_of(words[index])) <= MAX_LENGTH}
    if not wanted:
        return []
    story = "".join(
        letters_of(words[index]) for index, reason in enumerate(reasons) if reason is None and index not in large
    )
    keys = {letters[:KEY] for letters in wanted.values()}
    places: dict[str, list[int]] = {}
    for start in range(len(story) - KEY + 1):
        key = story[start : start + KEY]
        if key in keys and len(places.setdefault(key, [])) < MAX_PLACES:
            places[key].append(start)
    return sorted(
        index
        for index, letters in wanted.items()
        if any(story.startswith(letters, start) for start in places.get(letters[:KEY], ()))
    )


def _is_large(layout: Layout, holder: int) -> bool:
    return any(
        layout.tags[element] in SET_LARGE or PULL_QUOTE in layout.kinds[element]
        for element, _ in zip(layout.outwards(holder), range(4), strict=False)
    )
