"""Repair characters: escapes, entities, wrong charsets, invisible characters and lost apostrophes.

Undamaged text is returned unchanged, and no repair is recorded.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from wiredesk.clean.dates import iso_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.repair.apostrophes import repair_apostrophes
from wiredesk.clean.repair.charsets import (
    ACCENTED_WORD,
    MIN_KINDS,
    SIGNS,
    SUSPECT_RUN,
    WIDE_RUN,
    repair_charset,
    repair_lost_bytes,
    repair_script,
    repair_single_bytes,
    repair_wide,
)
from wiredesk.clean.repair.cyrillic import TURNED, repair_cyrillic
from wiredesk.clean.repair.escapes import repair_escapes, shows_escapes
from wiredesk.clean.repair.html_entities import unescape, unescape_bare
from wiredesk.clean.repair.invisibles import COMBINING, MARKS, compose, repair_invisibles
from wiredesk.clean.repair.literals import repair_literals
from wiredesk.clean.repair.lost_quotes import repair_lost_quotes, repair_questioned_quotes
from wiredesk.clean.repair.misread_letters import repair_misread_letters
from wiredesk.clean.repair.misread_lines import repair_central, repair_script_lines
from wiredesk.clean.repair.misread_utf8 import repair_misread_utf8
from wiredesk.clean.repair.notations import repair_notations
from wiredesk.clean.repair.scan import Scan, may_be_stripped, scan
from wiredesk.clean.repair.wire_quotes import repair_wire_quotes
from wiredesk_schemas.clean import Notice
from wiredesk_schemas.raw import RawArticle

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
HIGH = re.compile("[\xa1-\xfe]")
FEW = 4
"""Distinct signs and accented letters that text in a charset of two bytes has at least; checked first."""
ODD_BREAKS = re.compile("[\r\x0b\x0c\u2028\u2029\ud800-\udfff]")
ESCAPED_MARKUP = re.compile(
    r"<(?P<tag>p|div|span|li|h[1-6]|blockquote|section|article)\b[^<>]{0,400}>[^<>]{20,}</(?P=tag)>|(?:<br\s*/?>\s*){2}[^<>]{20}|(?:<br\s*/?>[^<>]{20,2000}){2}",
    re.IGNORECASE,
)
"""A paragraph between tags, or two line breaks: a page whose tags were escaped once too often, not text about tags."""
MAX_ROUNDS = 3
"""An entity may stand for a backslash, and an escape for an ampersand: so several rounds."""


UNPARSED_TIME = "unparsed_time"
"""The kind of repair recorded for a time that cannot be parsed, such as `03/04/2026`; it is kept as given."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text, and the number of repairs by kind."""

    text: str
    counts: Counter[str]


def repair_article(raw: RawArticle) -> Draft:
    """Return a draft with the characters of every field repaired; repairs are counted by kind and field.

    `html` stays unchanged: the page reader repairs the text it extracts.
    """
    draft = Draft(article_id=raw.article_id or "", revision=raw.revision, extra=raw.extra)
    captions = [part for caption in raw.captions for part in (caption.text, caption.credit or "")]
    written = (raw.title, raw.subhead, raw.text, raw.section, *raw.authors, *captions)

    def shown() -> bool:
        return any(may_be_stripped(field) and shows_escapes(field) for field in written if field)

    def repaired(name: str, field: str | None) -> str:
        if not field:
            return ""
        found = repair(field, shown)
        for kind, count in found.counts.items():
            draft.repair_counts[kind, name] += count
        return found.text.strip()

    draft.title = " ".join(repaired("title", raw.title).split())
    draft.subhead = " ".join(repaired("subhead", raw.subhead).split()) or None
    draft.text = repaired("text", raw.text)
    draft.html = raw.html or ""
    if draft.repair_counts["html_entities", "text"] and not draft.html and ESCAPED_MARKUP.search(draft.text):
        draft.html, draft.text = draft.text, ""
    if draft.repair_counts["mojibake", "text"]:
        _repair_titles(draft, raw.text or "")
    draft.section = repaired("section", raw.section) or None
    draft.source = repaired("source", raw.source) or None
    draft.agency = repaired("agency", raw.agency) or None
    draft.byline = [name for author in raw.authors if (name := repaired("authors", author))]
    for caption in raw.captions:
        draft.add_caption(repaired("captions", caption.text), repaired("captions", caption.credit) or None)
    draft.printed_dateline = repaired("dateline", raw.dateline) or None
    draft.editor_note = repaired("editor_note", raw.editor_note) or None
    draft.copyright_holder, draft.subjects, draft.places = raw.copyright_holder, raw.subjects, raw.places
    if raw.embargoed_until:
        draft.notices.append(Notice(kind="embargo", text="", number=None, until=raw.embargoed_until))
    draft.url, draft.language = raw.url, raw.language
    draft.published_at, draft.modified_at = raw.published_at, raw.modified_at
    for name, time in (("published_at", raw.published_at), ("modified_at", raw.modified_at)):
        if time and iso_time(time) is None:
            draft.repair_counts[UNPARSED_TIME, name] += 1
    return draft


def _repair_titles(draft: Draft, text: str) -> None:
    """Repair title and standfirst by the damage of the text: alone they are too short to show it."""
    for name, words in (("title", draft.title), ("subhead", draft.subhead or "")):
        if not words.isascii() and (read := repair(f"{words}\n{text}").text.partition("\n")[0]) != words:
            setattr(draft, name, read)
            draft.repair_counts["mojibake", name] += 1


def repair(text: str, shown: Callable[[], bool] = bool) -> Repaired:
    """Return one text with its characters repaired.

    Args:
        text: a field of an article.
        shown: asked only if the text has letters that may be escapes: whether another field has stripped escapes, so
            that doubtful ones are decoded too.
    """
    counts: Counter[str] = Counter()
    if "``" in text:
        text, counts["wire_quotes"] = repair_wire_quotes(text)
    if ",? " in text:
        text, counts["lost_quotes"] = repair_questioned_quotes(text)
    seen = scan(text)
    if seen.plain:
        return Repaired(text, +counts if counts else counts)
    if ODD_BREAKS.search(seen.foreign):
        text = LINE_BREAKS.sub("\n", LONE_SURROGATE.sub("\ufffd", text))
    if seen.escapes:
        text = _undo_escapes(text, seen, shown, counts)
        seen = scan(text)
    if seen.foreign:
        text = _repair_foreign(text, seen.foreign, counts)
    if "\ufffd" in text:
        text, count = repair_lost_quotes(text)
        counts["lost_quotes"] += count
    if seen.apostrophes or "\ufffd" in text or "â" in seen.foreign:
        text, counts["lost_apostrophes"] = repair_apostrophes(text)
    return Repaired(text, +counts)


def _undo_escapes(text: str, seen: Scan, shown: Callable[[], bool], counts: Counter[str]) -> str:
    """Return the text with escapes and entities decoded, whatever the order in which they were applied."""
    for _ in range(MAX_ROUNDS):
        before = text
        if seen.stripped:
            text, count = repair_escapes(text, shown())
            counts["stripped_escapes"] += count
        if seen.backslash:
            text, count = repair_literals(text)
            counts["literal_escapes"] += count
        if seen.ampersand:
            text, count = unescape(text)
            counts["html_entities"] += count
        if seen.bare:
            text, count = unescape_bare(text)
            counts["html_entities"] += count
        if seen.notation:
            text, count = repair_notations(text)
            counts["literal_escapes"] += count
        if text == before:
            break
        seen = scan(text)
    return text


def _repair_foreign(text: str, foreign: str, counts: Counter[str]) -> str:
    """Return the text with non-ASCII characters repaired; `foreign` contains each distinct run of them."""
    if COMBINING.search(foreign):  # before the charsets: mojibake may have been decomposed as well
        text, counts["unicode_form"] = compose(text)
    text, counts["mojibake"] = repair_misread_utf8(text, foreign)
    if not counts["mojibake"]:
        text, counts["mojibake"] = repair_misread_letters(text, foreign)
    if counts["mojibake"]:
        foreign = scan(text).foreign
    if "â" in foreign:  # before the charsets: "â€" followed by a space is the dagger in UTF-8
        text, count = repair_lost_bytes(text)
        counts["mojibake"] += count
    if TURNED.search(foreign):
        text, count = repair_cyrillic(text)
        counts["mojibake"] += count
    if ACCENTED_WORD.search(foreign) and len(set(foreign.lower())) >= MIN_KINDS:
        text, count = repair_script(text)
        counts["mojibake"] += count
        if not count:
            text, count = repair_script_lines(text)
            counts["mojibake"] += count
    read_again = counts["mojibake"]
    if read_again == 0 and len(HIGH.findall("".join(set(foreign)))) >= FEW and WIDE_RUN.search(text):
        text, read_again = repair_wide(text)
        counts["mojibake"] += read_again
    if SUSPECT_RUN.search(foreign):
        text, count = repair_charset(text)
        counts["mojibake"] += count
    if not read_again and len(HIGH.findall(foreign)) >= FEW:
        text, count = repair_central(text, foreign)
        counts["mojibake"] += count
    if any(sign in foreign for sign in SIGNS):
        text, count = repair_single_bytes(text)
        counts["mojibake"] += count
    if counts.total() or MARKS.search(foreign):
        text = repair_invisibles(text, counts)
    return text
