"""Decode HTML entities in a text, in as many layers as it has.

Entities with a semicolon are always decoded. Without one, only those are decoded that occur neither in prose nor in
URLs: `&#8217s`, `&nbspthe`, and the few of old HTML before a space or a full stop. Without the ampersand, `rsquo;` and
`don#8217;t` are certain, and beside certain ones `#8212;` and `eacute;` are entities too.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from wiredesk.clean.repair.notations import stand_in_row

ENTITY = re.compile(r"&(?: ?#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARKS = "nbsp|[lr][sd]quo|[bs]dquo|sbquo|[lr]aquo|[nm]dash|hellip"
_LETTERS = "[aeiouyAEIOUY](?:acute|grave|circ|uml)|[anoANO]tilde|[cC]cedil|[sS]caron|szlig|[oO]slash|[ao]elig"
OPEN_ENTITY = re.compile(
    r"&(?:(?<![\w=&?/.]&)(?:amp|quot|lt|gt)(?![\w;=&-])|"
    rf"(?:{_MARKS})(?![;=]|[a-z]{{1,12}};)|#(?:39|1[3-9]\d|[2-9]\d\d|[1-9]\d{{3,4}})(?![\d;])|"
    rf"(?<![\d_=?/.&]&)(?:{_LETTERS}|aring)(?![;=]))"
)
"""Without its semicolon: marks of prose, numbers of marks and letters, and a letter with an accent inside a word."""
BARE_ENTITY = re.compile(
    rf"(?<!&)(?:amp;){{0,3}}(?P<entity>(?P<mark>{_MARKS})|(?P<letter>{_LETTERS})|(?P<ring>aring)|quot|apos|(?<=\s)amp|"
    r"#(?P<code>\d{2,5}|x[0-9a-fA-F]{2,4}));\Z"
)
"""At the end of a text, without its ampersand."""
BARE_END = re.compile(
    r";(?<=(?:quo|ash|bsp|ute|ave|uml|irc|lde|dil|ron|lig|ing|lip|pos|uot|amp|[0-9a-fA-F]{3}|x\w\w|#\d\d);)"
)
"""The last letters of an entity."""
MAX_BARE_LENGTH = 24
"""Characters of an entity and of the ampersands before it."""
QUERY = re.compile(r"[?&][\w.-]{1,40}=[^\s]{0,200}$|https?://[^\s]{0,200}$|www\.[^\s]{0,200}$")
NORDIC = frozenset({"aelig", "oslash", "auml", "ouml"})
"""Letters of the languages with an å: in others, `aring;` ends a word such as "hearing"."""
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
    entity = found.group().replace(" ", "")
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


def unescape_bare(text: str) -> tuple[str, int]:
    """The text with entities that lost their ampersand decoded, and the number of places."""
    found = [match for match in _ends_of_entities(text) if match["code"] is None or _is_character(match)]
    if not (
        any(_is_certain(match, text) for match in found) or stand_in_row([match for match in found if match["code"]])
    ):
        return text, 0
    nordic = any(match["entity"] in NORDIC for match in found)
    pieces: list[str] = []
    end = count = 0
    for match in found:
        if match["ring"] and not nordic:
            continue
        if QUERY.search(text[max(0, match.start() - LOOK_BACK) : match.start()]):
            continue
        pieces += (text[end : match.start()], _decode(match))
        end = match.end()
        count += 1
    return "".join((*pieces, text[end:])), count


def _ends_of_entities(text: str) -> Iterator[re.Match[str]]:
    """What may be entities, sought backwards from each semicolon, of which a text has few."""
    end = 0
    for ending in BARE_END.finditer(text):
        match = BARE_ENTITY.search(text, max(end, ending.end() - MAX_BARE_LENGTH), ending.end())
        if match and (match["entity"] != "amp" or text[match.end() : match.end() + 1].isspace()):
            yield match
            end = match.end()


def _decode(found: re.Match[str]) -> str:
    return html.unescape(f"&{found['entity']};")


def _is_character(found: re.Match[str]) -> bool:
    character = _decode(found)
    if len(character) != 1 or unicodedata.category(character) in ("Cn", "Cs", "Co"):
        return False
    return character >= "\xa0" or character in "\"&'<>"


def _is_certain(found: re.Match[str], text: str) -> bool:
    """Whether letters or digits before a semicolon are certainly an entity: no word ends like that, or one goes on."""
    if found["mark"]:
        return True
    after = text[found.end() : found.end() + 1]
    if found["code"]:
        before = text[max(0, found.start() - 1) : found.start()]
        return (before.isalpha() or _decode(found) > "\u2000") and after.isalpha()
    return found["letter"] is not None and after.isalpha()
