"""The bytes of UTF-8 that were each read as a character of their own, put together again."""

import re

import ftfy.bad_codecs

ftfy.bad_codecs.ok()  # makes the charset below known
CHARSET = "sloppy-windows-1252"  # as browsers read it: the five undefined bytes stand for themselves
_SINGLE_BYTES = re.compile("[" + bytes(range(128, 256)).decode(CHARSET) + "\x80-\x9f]{2,}")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MAX_ROUNDS = 3
"""How often text was encoded once too many, at the most that has been seen."""
_C1 = re.compile("[\x80-\x9f]")


def reread(characters: str) -> str:
    """Characters that are the bytes of UTF-8, each read alone in cp1252, to what the bytes say together."""
    for _ in range(_MAX_ROUNDS):
        undone = _SINGLE_BYTES.sub(_reread_run, characters)
        if undone == characters:
            break
        characters = undone
    return characters


def decoded_units(run: str) -> str:
    r"""The characters that a run of four-digit escapes stands for, with backslashes or without; pairs are joined."""
    units = bytes.fromhex(run.replace("\\", "").replace("u", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return units.decode("utf-16-be", "surrogatepass")


def _reread_run(found: re.Match[str]) -> str:
    run = found.group()
    if _C1.search(run):  # Latin-1 and cp1252 mixed: both stand for the same bytes
        run = _C1.sub(lambda control: control.group().encode("latin-1").decode(CHARSET), run)
    bytes_ = run.encode(CHARSET)
    pieces: list[str] = []
    end = 0
    for piece in _UTF8_CHARACTER.finditer(bytes_):
        try:
            read = piece.group().decode()
        except UnicodeDecodeError:
            continue
        pieces += (bytes_[end : piece.start()].decode(CHARSET), read)
        end = piece.end()
    return "".join((*pieces, bytes_[end:].decode(CHARSET)))
