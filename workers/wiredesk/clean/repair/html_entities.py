"""Decode HTML entities in a text, in as many layers as it has.

Entities with a semicolon are always decoded. Without one, only those are decoded that occur neither in prose nor in
URLs: `&#8217s`, `&nbspthe`, and the few of old HTML before a space or a full stop.
"""

import html
import re
from html.entities import html5

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
OPEN_ENTITY = re.compile(
    r"&(?:(?<![\w=&?/.]&)(?:amp|quot|lt|gt)(?![\w;=&-])|"
    r"(?:nbsp|[lr][sd]quo|[nm]dash|hellip)(?![;=]|[a-z]{1,12};)|#(?:39|1[3-9]\d|2[0-4]\d|25[0-5]|82\d\d)(?![\d;])|"
    r"(?<=[^\W\d_]&)(?:[aeiouyAEIOU](?:acute|grave|circ|uml)|[anoANO]tilde|[cC]cedil|szlig)(?![;=]))"
)
"""Without its semicolon: marks of prose, numbers of marks and letters, and a letter with an accent inside a word."""
QUERY = re.compile(r"[?&][\w.-]{1,40}=[^\s]{0,200}$|https?://[^\s]{0,200}$|www\.[^\s]{0,200}$")
LOOK_BACK = 240
MAX_LAYERS = 4
"""Maximum layers of escaping: three have been observed, plus one for the page."""


def unescape(text: str) -> tuple[str, int]:
    """The text with HTML entities decoded, and the number of places."""
    total = 0
    for _ in range(MAX_LAYERS):
        if "&" not in text:
            break
        undone, count = ENTITY.subn(_decode_entity, text)
        if undone == text:
            break
        text, total = undone, max(total, count)
    if "&" in text:
        text, count = _unescape_open(text)
        total += count
    return text, total


def _decode_entity(found: re.Match[str]) -> str:
    entity = found.group()
    return html.unescape(entity) if entity[1] == "#" or entity[1:] in html5 else entity


def _unescape_open(text: str) -> tuple[str, int]:
    count = 0

    def undo(found: re.Match[str]) -> str:
        nonlocal count
        if QUERY.search(text[max(0, found.start() - LOOK_BACK) : found.start()]):
            return found.group()
        count += 1
        return html.unescape(found.group() + ";")

    return OPEN_ENTITY.sub(undo, text), count
