"""Bytes to text: by byte order mark, declared charset, strict UTF-8, and only then by likeness."""

import codecs
import re

from charset_normalizer import from_bytes

from workers.errors import UndecodableArticle

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
HEAD_BYTES = 4096
"""Where a page must declare its charset; the HTML standard asks for the first 1024."""

WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""Charsets that are declared for the larger ones that writers really use, as browsers read them."""

SAMPLE_BYTES = 64 * 1024
"""How much is looked at to tell a charset by likeness: enough words to be sure, and a bound on the time."""

CONTROLS = bytes(range(9)) + bytes((11, *range(14, 27), *range(28, 32)))
MOST_CONTROLS = 0.01
"""Text that lost some bytes holds a few control characters; pictures and archives hold a tenth and more."""

LIKELY = (
    "cp1252 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u iso8859_2 iso8859_5 cp874 tis_620 "
    "shift_jis cp932 euc_jp iso2022_jp gb18030 big5 euc_kr cp949"
)
"""Charsets in which news is written; among all that exist, rare ones win by chance."""
MOST_CHAOS = 0.2
"""Above this share of improbable characters a guess of the charset is no better than none."""


def decode(value: bytes, charset: str | None = None, page: bool = False) -> str:
    """The text that the bytes stand for.

    Args:
        value: bare text or HTML.
        charset: what a header declared; believed only where the bytes agree.
        page: whether to look for the charset that an HTML page declares of itself.

    Raises:
        UndecodableArticle: the bytes are no text in any likely encoding.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if value.startswith(mark):
            return _strict(value[len(mark) :], name, "its byte order mark")
    wide = _utf16(value)
    if wide:
        return _strict(value, wide, "its zero bytes")
    sample = value[:SAMPLE_BYTES]
    if len(sample) - len(sample.translate(None, CONTROLS)) > MOST_CONTROLS * len(sample):
        raise UndecodableArticle(
            "the value is neither JSON nor text, since it is full of control characters: send UTF-8"
        )
    declared = DECLARED.search(value, 0, HEAD_BYTES) if page else None
    stated = declared[1].decode("ascii", "replace") if declared else None
    for charset_name in (charset, stated, "utf-8"):
        text = _as_declared(value, charset_name)
        if text is not None:
            return text
    return _by_likeness(value)


def _strict(value: bytes, name: str, shown_by: str) -> str:
    try:
        return value.decode(name)
    except UnicodeDecodeError as error:
        raise UndecodableArticle(
            f"the value should be {name} by {shown_by}, but byte {error.start} does not fit: send UTF-8"
        ) from error


def _as_declared(value: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name).name
        if not getattr(codecs.lookup(name), "_is_text_encoding", True):
            return None
        codec = codecs.lookup(WIDENED.get(codec, codec)).name
        if codec != "utf-8" and not value.isascii():
            try:
                return value.decode()  # bytes above 127 that happen to be UTF-8 are UTF-8, whatever was declared
            except UnicodeDecodeError:
                pass
        if codec == "cp1252":
            return value.decode("cp1252", "ignore") if _few_undefined(value) else None
        return value.decode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _few_undefined(value: bytes) -> bool:
    undefined = len(value) - len(value.translate(None, b"\x81\x8d\x8f\x90\x9d"))
    return undefined * 1000 <= len(value)


def _utf16(value: bytes) -> str | None:
    """UTF-16 without a mark: in a text of the Latin script every second byte is zero."""
    sample = value[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * len(sample[1::2]) and even < 0.02 * len(sample):
        return "utf-16-le"
    if even > 0.3 * len(sample[::2]) and odd < 0.02 * len(sample):
        return "utf-16-be"
    return None


def _by_likeness(value: bytes) -> str:
    if _mostly_utf8(value):
        return value.decode("utf-8", "replace")
    best = from_bytes(value[:SAMPLE_BYTES], threshold=MOST_CHAOS, cp_isolation=LIKELY.split()).best()
    if best is not None:
        return value.decode(best.encoding, "replace")
    raise UndecodableArticle("the value is text in no encoding that can be told: send UTF-8, or declare the charset")


def _mostly_utf8(value: bytes) -> bool:
    """UTF-8 with a few bytes broken, as when a writer cut a character in two."""
    text = value.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 50 <= sum(1 for character in text if character > "\x7f") or broken * 1000 <= len(text)
