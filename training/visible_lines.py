"""The visible text of a page as plain lines, and which of them belong to its article."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from wiredesk.clean.page.layout import read_layout
from wiredesk.clean.plain.reflow import paragraphs_of
from wiredesk.clean.repair.repair import repair_article
from wiredesk_schemas.raw import RawArticle

WORD = re.compile(r"\w+")
UNSEEN = frozenset({"script", "style", "head", "noscript", "template"})
SHINGLE = 4
MIN_WORDS = 6
"""A shorter line belongs to the article only if it is between two of its longer lines."""
NEAR = 80
"""Words before the first and after the last longer line within which a short line may belong to the article."""


def parsed(html: str) -> HtmlElement | None:
    """The page as a tree; None if it cannot be parsed."""
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return lxml.html.document_fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def visible_lines(html: str, way: str = "blocks") -> list[str]:
    """One line per block; with `way` "nodes" one per piece of text between two tags, as crude tools do."""
    tree = parsed(html)
    if tree is None:
        return []
    return [block.words for block in read_layout(tree).blocks] if way == "blocks" else _pieces(tree)


def cleaned(lines: Sequence[str]) -> list[str]:
    """The lines as the stage sees them when it looks for the story."""
    if not lines:
        return []
    draft = repair_article(RawArticle(article_id="page", text="\n".join(lines)))
    return paragraphs_of(draft.text)


def _pieces(tree: HtmlElement) -> list[str]:
    pieces = []
    stack: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while stack:
        element, entering = stack.pop()
        if entering and isinstance(element.tag, str) and element.tag not in UNSEEN:
            pieces.append(element.text or "")
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element is not tree:
            pieces.append(element.tail or "")
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def in_article(lines: Sequence[str], article: str) -> list[float | None]:
    """For each line, the share of it that is in the article; None if it has no words."""
    words = WORD.findall(article)
    shingles: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - SHINGLE, -1, -1):
        shingles[tuple(words[place : place + SHINGLE])] = place
    shares: list[float | None] = [None] * len(lines)
    placed: list[tuple[int, int, int]] = []
    short: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines):
        said = WORD.findall(line)
        if len(said) < MIN_WORDS:
            short += [(number, said)] if said else []
            continue
        pieces = [tuple(said[place : place + SHINGLE]) for place in range(len(said) - SHINGLE + 1)]
        there = [piece for piece in pieces if piece in shingles]
        shares[number] = len(there) / len(pieces)
        if 2 * len(there) >= len(pieces):
            placed.append((number, shingles[there[0]], len(said)))
    where: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        where[word].append(place)
    numbers = [number for number, _, _ in placed]
    for number, said in short:
        behind = bisect(numbers, number)
        low = placed[behind - 1][1] + placed[behind - 1][2] - 1 if behind else 0
        high = placed[behind][1] if behind < len(placed) else len(words)
        if placed and not behind:
            low = max(low, high - NEAR)
        if placed and behind == len(placed):
            high = min(high, low + NEAR)
        shares[number] = float(
            any(
                low - 1 <= place and place + len(said) <= high + 1 and words[place : place + len(said)] == said
                for place in where.get(said[0], ())
            )
        )
    return shares
