"""Characters as the newsroom wrote them: escapes, entities, wrong charsets, and marks that nobody sees.

Text that is right is returned as it came, and nothing is recorded of it.
"""

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import ftfy
from ftfy.badness import is_bad

from schemas.raw import RawArticle
from workers.clean.draft import Draft
from workers.clean.escapes import mend_escapes, shows_escapes

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
MOST_LAYERS = 4
"""Layers of escaping to undo: three have been seen, and one for the page."""

MOJIBAKE = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,  # curly quotes are how the newsroom wrote them, and tell where a quote begins
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_USUAL = "‘’“”–—…•€™\xa0"
SUSPECT = re.compile(f"[^\x00-\x7f{_USUAL}][^\x00-\x7f]|[^\x00-\x7f][^\x00-\x7f{_USUAL}]|[ÃÂÅÄĂÎâГР][ ?]|[\x80-\x9f]")
"""A cheap look before the thorough one: mojibake puts two foreign characters side by side that are not usual marks."""
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
APART = re.compile(r"([ÃÂ] [\xa1-\xbf]|(?<![^\s(\[—–-])[”»€’](?=[^\W\d_](?:[a-zA-Z\s]|$)))")
"""What ftfy would join wrongly: a character whose bytes were set apart by a space, and a quote mark that opens a word
with an accent, as Swedish and German write it."""

LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
MARKS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\xa0\xad\u0149\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u0300-\u036f\u0590-\u08ff\u1680\u180e"
    "\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufb00-\ufb06\ufeff\uff01-\uff5e\ufff9-\ufffb]"
)
"""All that the patterns below look for: most texts hold none, and one look tells."""
SOFT_HYPHENS = re.compile("\xad")
INVISIBLE = re.compile("[\u200b\u2060\u2061-\u2064\ufeff\u180e]")
JOINERS = re.compile("(?<![^\x00-\u024f])[\u200c\u200d](?![^\x00-\u024f])")
"""Joiners between Latin letters, where they do nothing; Indic scripts, Persian and emoji need theirs."""
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
C1_CONTROLS = re.compile("[\x80-\x9f]")
"""Characters of cp1252 that were read as Latin-1."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffb]")
LIGATURES = re.compile("[ŉﬀ-ﬆǄ-ǌǱ-ǳĲĳ]")
COMBINED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,8}")
FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
WIDE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
"""Scripts in which letters of full width are at home."""
PLAIN = re.compile(r"[\n\t -~]*\Z")
"""Printable ASCII and line breaks."""
HINTS = re.compile(r"[&\\]|u[0-9a-fA-F]{4}")
"""Without one of these, plain ASCII needs no repair."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text that was looked through, and how many places of each kind were mended."""

    text: str
    counts: Counter[str]


def repair_article(raw: RawArticle) -> Draft:
    """Every field that people read with its characters mended, each repair counted by kind and field.

    `html` stays as it is: the page's reader mends the words that it finds.
    """
    draft = Draft(article_id=raw.article_id or "", revision=raw.revision, extra=raw.extra)
    captions = [part for caption in raw.captions for part in (caption.text, caption.credit or "")]
    written = (raw.title, raw.subhead, raw.text, raw.section, *raw.authors, *captions)
    shown = any(shows_escapes(field) for field in written if field)

    def mended(name: str, field: str | None) -> str:
        if not field:
            return ""
        found = repair(field, shown)
        for kind, count in found.counts.items():
            draft.mended[kind, name] += count
        return found.text.strip()

    draft.title = " ".join(mended("title", raw.title).split())
    draft.subhead = " ".join(mended("subhead", raw.subhead).split()) or None
    draft.text = mended("text", raw.text)
    draft.html = raw.html or ""
    draft.section = mended("section", raw.section) or None
    draft.source = mended("source", raw.source) or None
    draft.agency = mended("agency", raw.agency) or None
    draft.byline = [name for author in raw.authors if (name := mended("authors", author))]
    for caption in raw.captions:
        draft.add_caption(mended("captions", caption.text), mended("captions", caption.credit) or None)
    draft.url, draft.language = raw.url, raw.language
    draft.published_at, draft.modified_at = raw.published_at, raw.modified_at
    return draft


def repair(text: str, shown: bool = False) -> Mended:
    """One text with its characters mended.

    Args:
        text: a field of an article.
        shown: whether another field shows escapes whose backslashes were lost, so that doubtful ones count.
    """
    counts: Counter[str] = Counter()
    if PLAIN.match(text) and not HINTS.search(text):
        return Mended(text, counts)
    text = LINE_BREAKS.sub("\n", LONE_SURROGATE.sub("\ufffd", text)) if not text.isascii() or "\r" in text else text
    text, counts["stripped_escapes"], counts["literal_escapes"] = mend_escapes(text, shown)
    text, counts["html_entities"] = unescape(text)
    if not text.isascii() and COMBINED.search(text):  # before the charsets: mojibake was taken apart in its turn
        text, counts["unicode_form"] = _composed(text)
    text, counts["mojibake"] = mend_charset(text)
    text = _mend_marks(text, counts)
    return Mended(text, +counts)


def unescape(text: str) -> tuple[str, int]:
    """HTML entities to characters, as many layers as there are; only those that close with a semicolon."""
    total = 0
    for _ in range(MOST_LAYERS):
        if "&" not in text:
            break
        undone, count = ENTITY.subn(lambda found: html.unescape(found.group()), text)
        if undone == text:
            break
        text, total = undone, max(total, count)
    return text, total


def mend_charset(text: str) -> tuple[str, int]:
    """Text that was read in a wrong charset, read again in the right one; and how many places."""
    if not SUSPECT.search(text):
        return text, 0
    lines, total = text.split("\n"), 0
    for number, line in enumerate(lines):
        if not SUSPECT.search(line) or not is_bad(line):
            continue
        mended = "".join(
            piece if number % 2 else ftfy.fix_encoding(piece, MOJIBAKE)
            for number, piece in enumerate(APART.split(line))
        )
        if mended != line:
            total += _places(line, mended)
            lines[number] = mended
    return "\n".join(lines), total


def _places(before: str, after: str) -> int:
    """How many stretches of foreign characters are no longer there."""
    stretches = re.compile(r"[^\x00-\x7f]+")
    gone = Counter(stretches.findall(before)) - Counter(stretches.findall(after))
    return max(1, gone.total())


def _composed(text: str) -> tuple[str, int]:
    """Letters and their accents as one character, where there is one for both."""
    count = 0

    def compose(found: re.Match[str]) -> str:
        nonlocal count
        composed = unicodedata.normalize("NFC", found.group())
        count += composed != found.group()
        return composed

    return COMBINED.sub(compose, text), count


def _from_cp1252(found: re.Match[str]) -> str:
    return found.group().encode("latin-1").decode("cp1252", "ignore")


def _mend_marks(text: str, counts: Counter[str]) -> str:
    """Spaces, hyphens and marks that nobody sees, and letters that stand for others."""
    if not MARKS.search(text):
        return text
    if C1_CONTROLS.search(text):
        text, count = C1_CONTROLS.subn(_from_cp1252, text)
        counts["mojibake"] += count
    for kind, pattern, instead in (
        ("soft_hyphens", SOFT_HYPHENS, ""),
        ("zero_width", INVISIBLE, ""),
        ("zero_width", JOINERS, ""),
        ("spaces", SPACES, " "),
        ("control_characters", CONTROLS, ""),
    ):
        text, count = pattern.subn(instead, text)
        counts[kind] += count
    if DIRECTION_MARKS.search(text) and not RIGHT_TO_LEFT.search(text):
        text, count = DIRECTION_MARKS.subn("", text)
        counts["zero_width"] += count
    if LIGATURES.search(text):
        text, counts["ligatures"] = LIGATURES.subn(lambda found: ftfy.fixes.fix_latin_ligatures(found.group()), text)
    if FULL_WIDTH.search(text) and not WIDE_SCRIPT.search(text):
        text, counts["full_width"] = FULL_WIDTH.subn(lambda found: ftfy.fixes.fix_character_width(found.group()), text)
    return text
