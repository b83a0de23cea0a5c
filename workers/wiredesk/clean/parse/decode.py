"""Decode bytes: by byte order mark, declared charset, strict UTF-8, and finally by detection.

A declared charset is used only if the bytes agree with it: valid UTF-8 is UTF-8 whatever was declared, and Latin-1,
which misconfigured servers declare, must be mostly ASCII letters. If only some lines, or runs of a line, are UTF-8,
`wiredesk.clean.parse.mixed_encoding` decodes each in its own encoding.
"""

import codecs
import re

from charset_normalizer import from_bytes

from wiredesk.clean.parse.latin import WESTERN, latin_charset
from wiredesk.clean.parse.mixed_encoding import decode_lines
from wiredesk.clean.parse.script_charset import script_charset
from wiredesk.errors import UndecodableArticle

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose byte order mark is a prefix of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
HEAD_BYTES = 4096
"""Bytes in which a page must declare its charset; the HTML standard requires the first 1024."""

WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""Declared charsets and the supersets in actual use, as in browsers."""

IGNORED_CHARSETS = frozenset(
    {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
    | {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"}
)
"""Charsets that decode plain ASCII differently, or not at all. The wide ones, if correct, are detected by their zero
bytes; HTML forbids UTF-7, which can smuggle text past filters."""
FOREIGN = re.compile(r"[^\x00-\x7f]")
LATIN = frozenset({"cp1252"})
MAX_FOREIGN = 0.5
"""Share of letters beyond ASCII, above which a text is in no Latin script: Vietnamese, the richest, has a third."""

SAMPLE_BYTES = 64 * 1024
"""Bytes examined to detect a charset: enough to be sure, and bounded in time."""

CONTROLS = bytes(range(9)) + bytes((11, *range(14, 27), *range(28, 32)))
MAX_CONTROLS = 0.01
"""Text that lost some bytes holds a few control characters; pictures and archives hold a tenth and more."""

LIKELY = (
    "cp1252 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u iso8859_2 iso8859_5 cp874 tis_620 "
    "shift_jis cp932 euc_jp iso2022_jp gb18030 big5 euc_kr cp949"
)
"""Charsets in which news is written; among all existing charsets, rare ones would win by chance."""
MAX_CHAOS = 0.2
"""Maximum share of improbable characters for a guessed charset."""


def decode(value: bytes, charset: str | None = None, page: bool = False) -> str:
    """Return the decoded text.

    Args:
        value: bare text or HTML.
        charset: the charset declared in a header; used only if the bytes agree.
        page: whether to look for a charset declared in the HTML.

    Raises:
        UndecodableArticle: the bytes are not text in any likely encoding.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if value.startswith(mark):
            value = value[len(mark) :]
            if name != "utf-8":
                return _wide(value, name, "its byte order mark")
            break
    wide = _wide_name(value[:WIDE_SAMPLE])
    if wide:
        return _wide(value, wide, "its zero bytes")
    sample = value[:SAMPLE_BYTES]
    if len(sample) - len(sample.translate(None, CONTROLS)) > MAX_CONTROLS * len(sample):
        raise UndecodableArticle(
            "the value is neither JSON nor text, since it is full of control characters: send UTF-8"
        )
    declared = DECLARED.search(value, 0, HEAD_BYTES) if page else None
    stated = declared[1].decode("ascii", "replace") if declared else None
    try:
        return value.decode()
    except UnicodeDecodeError:
        pass
    for charset_name in (charset, stated):
        text = _as_declared(value, charset_name)
        if text is not None:
            return text
    return _by_likeness(value)


WIDE_SAMPLE = 4096
MAX_BROKEN = 1000
"""Characters of wide text per invalid character that is tolerated, plus one at a truncated end."""
SAME_HALF = 0.9
"""A script fits in one or two blocks of 256 characters: nearly all second halves are then one of two bytes."""


def _wide(value: bytes, name: str, shown_by: str) -> str:
    text = value.decode(name, "replace")
    broken = text.count("\ufffd") - text.endswith("\ufffd")
    if broken * MAX_BROKEN > len(text):
        raise UndecodableArticle(
            f"the value should be {name} by {shown_by}, but {broken} characters do not fit: send UTF-8"
        )
    return text


def _wide_name(sample: bytes) -> str | None:
    """Return UTF-16 or UTF-32 without a byte order mark, by the positions of zero bytes."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    quarters = [sample[offset::4] for offset in range(4)]
    first, second, third, fourth = (part.count(0) > SAME_HALF * len(part) for part in quarters)
    if third and fourth and not first:
        return "utf-32-le"
    if first and second and not fourth:
        return "utf-32-be"
    even, odd = sample[::2], sample[1::2]
    if _is_upper_half(odd) and not _is_upper_half(even):
        return "utf-16-le"
    if _is_upper_half(even) and not _is_upper_half(odd):
        return "utf-16-be"
    return None


def _is_upper_half(half: bytes) -> bool:
    """Whether every second byte is nearly always zero or one other value: spaces and digits have zero in any script."""
    if half.count(0) * 20 < len(half):
        return False
    others = half.replace(b"\0", b"")
    commonest = max(map(others.count, set(others)), default=0)
    return half.count(0) + commonest > SAME_HALF * len(half)


def _as_declared(value: bytes, name: str | None) -> str | None:
    """Decode bytes that are not UTF-8 in the declared charset; None if they do not fit it."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
        if not getattr(codec, "_is_text_encoding", True) or codec.name in IGNORED_CHARSETS or codec.name == "utf-8":
            return None
        codec_name = codecs.lookup(WIDENED.get(codec.name, codec.name)).name
        if codec_name not in LATIN:
            return value.decode(codec_name)
        text = decode_lines(value, lambda others: latin_charset(others[:SAMPLE_BYTES]) or WESTERN)
        return text or (_as_latin(value) if _few_undefined(value) else None)
    except (LookupError, UnicodeError, ValueError):
        return None


def _as_latin(value: bytes) -> str | None:
    """The text, or None if it cannot be in a Latin script; undefined bytes stay, since mojibake repair may need them.

    Misconfigured servers declare Latin-1: if another Latin charset's alphabet fits better, that one is used.
    """
    text = value.decode(latin_charset(value[:SAMPLE_BYTES]) or WESTERN, "replace")
    sample = text[:SAMPLE_BYTES]
    foreign = sum(map(str.isalpha, FOREIGN.findall(sample)))
    return text if foreign <= MAX_FOREIGN * sum(map(str.isalpha, sample)) else None


def _few_undefined(value: bytes) -> bool:
    undefined = len(value) - len(value.translate(None, b"\x81\x8d\x8f\x90\x9d"))
    return undefined * 1000 <= len(value)


def _likely(value: bytes) -> str | None:
    sample = value[:SAMPLE_BYTES]
    charset = latin_charset(sample) or script_charset(sample)
    if charset is None:
        best = from_bytes(sample, threshold=MAX_CHAOS, cp_isolation=LIKELY.split()).best()
        charset = best.encoding if best is not None else None
    return charset


def _by_likeness(value: bytes) -> str:
    text = decode_lines(value, _likely)
    if text is not None:
        return text
    charset = _likely(value)
    if charset is not None:
        return value.decode(charset, "replace")
    raise UndecodableArticle("the value is text in no known encoding: send UTF-8, or declare the charset")
