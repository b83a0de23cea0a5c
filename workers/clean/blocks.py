"""The blocks of text that a page shows, in order: what a reader would call its paragraphs."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
_HIDDEN = """
script style noscript template head iframe svg math object embed canvas audio video select option datalist
input button textarea map area source track
"""
HIDDEN = frozenset(_HIDDEN.split())
"""Elements whose text is not for reading."""
MOST_ELEMENTS = 200_000
"""Of one page; a 4 MB page of nothing but tags has more, and no words."""


def blocks_of(tree: HtmlElement) -> list[str]:
    """The words of each block, with single spaces inside; empty ones are left out."""
    blocks = []
    pieces: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            words = " ".join("".join(pieces).split())
            if words:
                blocks.append(words)
            pieces = []
        else:
            pieces.append(piece)
    return blocks


def _pieces(tree: HtmlElement) -> Iterator[str | None]:
    """Text in the order of the page; None where a block begins or ends. Walks without recursion."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, True)]
    walked = 0
    while stack:
        element, entering = stack.pop()
        name = element.tag if isinstance(element.tag, str) else None
        if entering:
            walked += 1
            if name is not None and name not in HIDDEN and walked <= MOST_ELEMENTS:
                if name in BLOCKS:
                    yield None
                elif name == "br":
                    yield "\n"
                    if (
                        element.getnext() is not None
                        and element.getnext().tag == "br"
                        and not (element.tail or "").strip()
                    ):
                        yield None
                if element.text:
                    yield element.text
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
                continue
        elif name in BLOCKS:
            yield None
        if element is not tree and element.tail:
            yield element.tail
    yield None
