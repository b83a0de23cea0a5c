"""Pull quotes: sentences of the story that its page repeats in large type, with the line that says whose they are."""

import re
from collections.abc import Collection, Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.page.element_names import PULL_QUOTE
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.prose import ends_sentence

SET_LARGE = frozenset({"blockquote", "aside", "q"})
MIN_LENGTH, MAX_LENGTH = 20, 400
"""Letters of what may be a sentence of the story, set large."""
MIN_SENTENCE = 8
"""Letters of a sentence in a quote of several."""
KEY = 20
"""Letters by which a sentence is looked up; the rest is compared where these stand."""
MAX_PLACES = 20
"""Places that are compared: in a text that repeats itself without end there would be as many as letters."""
QUOTED = re.compile(r"\s*[\"“„«‟‘](?P<words>.{10,400}?)[\"”“»’](?P<source>\s*[—–,-]?\s*[^\"“”„«»]{2,100})?")
"""Words in quote marks with the name of who said them."""
SENTENCE = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+")
MIN_WORDS = 6
SAME_WORDS = 0.9
_WORD = re.compile(r"[^\W_]+")
MAX_SOURCE_LENGTH = 80
MAX_SOURCE_LINES = 3
LEVELS = 4
"""Elements around a paragraph that may set it large."""


def find_pull_quotes(layout: Layout, words: list[str], reasons: list[str | None]) -> list[int]:
    """Return the indexes of blocks that only repeat, in large type, a paragraph's words, and of their sources.

    Takes time linear in the page's length, however many blocks are in large type.
    """
    set_large = {
        element
        for element, (tag, kinds) in enumerate(zip(layout.tags, layout.kinds, strict=True))
        if tag in SET_LARGE or PULL_QUOTE in kinds
    }
    if not set_large:
        return []
    large = {
        index
        for index, reason in enumerate(reasons)
        if reason is None and not set_large.isdisjoint(_around(layout, layout.blocks[index].holder))
    }
    wanted = {index: parts for index in large if (parts := _parts(words[index]))}
    named = [index for index in sorted(large) if _is_named(layout, layout.blocks[index].holder)][:MAX_PLACES]
    if not wanted and not named:
        return []
    story = "".join(
        letters_of(words[index]) for index, reason in enumerate(reasons) if reason is None and index not in large
    )
    places = _places(story, {part for parts in wanted.values() for part in parts})
    repeated = [
        index
        for index, parts in wanted.items()
        if all(_is_in(story, part, places.get(part[:KEY], ())) for part in parts)
    ]
    paragraphs = [
        set(_WORD.findall(words[i].lower())) for i, reason in enumerate(reasons) if not reason and i not in large
    ]
    repeated += [index for index in named if index not in repeated and _is_shortened(words[index], paragraphs)]
    return sorted({*repeated, *_sources(layout, words, reasons, repeated)})


def _is_shortened(text: str, paragraphs: Sequence[set[str]]) -> bool:
    """Return whether a paragraph of the story has nearly all words of a quote: pull quotes are often shortened."""
    words = set(_WORD.findall(text.lower()))
    return len(words) >= MIN_WORDS and any(len(words & others) >= SAME_WORDS * len(words) for others in paragraphs)


def _parts(text: str) -> list[str]:
    """The letters of what a quote repeats: its words as a whole, or each sentence; empty if it cannot be one."""
    quoted = QUOTED.fullmatch(text)
    text = quoted["words"] if quoted else text
    letters = letters_of(text)
    if not MIN_LENGTH <= len(letters) <= MAX_LENGTH:
        return []
    sentences = [letters_of(sentence) for sentence in SENTENCE.split(text)]
    return sentences if len(sentences) > 1 and min(map(len, sentences)) >= MIN_SENTENCE else [letters]


def _places(story: str, parts: Collection[str]) -> dict[str, list[int]]:
    """Where in the story the first letters of each part are."""
    keys: dict[int, set[str]] = {}
    for part in parts:
        keys.setdefault(min(len(part), KEY), set()).add(part[:KEY])
    places: dict[str, list[int]] = {}
    for length, wanted in keys.items():
        for start in range(len(story) - length + 1):
            key = story[start : start + length]
            if key in wanted and len(places.setdefault(key, [])) < MAX_PLACES:
                places[key].append(start)
    return places


def _is_in(story: str, letters: str, places: Sequence[int]) -> bool:
    return any(story.startswith(letters, start) for start in places)


def _sources(layout: Layout, words: Sequence[str], reasons: Sequence[str | None], quotes: Collection[int]) -> list[int]:
    """The lines below a pull quote in its own element: name and office of the person quoted."""
    sources: list[int] = []
    for index in quotes:
        around = _around(layout, layout.blocks[index].holder)
        quote = next(
            (e for e in reversed(around) if layout.tags[e] in SET_LARGE or PULL_QUOTE in layout.kinds[e]), None
        )
        for other in range(index + 1, min(index + 1 + MAX_SOURCE_LINES, len(words))):
            line = words[other]
            if quote is None or quote not in layout.outwards(layout.blocks[other].holder):
                break
            if reasons[other] is None and len(line) <= MAX_SOURCE_LENGTH and not ends_sentence(line):
                sources.append(other)
    return sources


def _is_named(layout: Layout, holder: int) -> bool:
    return any(PULL_QUOTE in layout.kinds[element] for element in _around(layout, holder))


def _around(layout: Layout, holder: int) -> list[int]:
    """An element and the three around it."""
    around: list[int] = []
    while holder >= 0 and len(around) < LEVELS:
        around.append(holder)
        holder = layout.parents[holder]
    return around
