"""Recombine UTF-8 bytes that were each decoded as a separate character."""

import re

import ftfy.bad_codecs

ftfy.bad_codecs.ok()  # registers the charset below
CHARSET = "sloppy-windows-1252"  # as in browsers: the five undefined bytes map to themselves
_SINGLE_BYTES = re.compile("[" + bytes(range(128, 256)).decode(CHARSET) + "\x80-\x9f]{2,}")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MAX_ROUNDS = 3
"""Maximum number of superfluous encodings that have been observed."""
_C1 = re.compile("[\x80-\x9f]")


def reread(characters: str) -> str:
    """Decode characters that are UTF-8 bytes, each decoded as cp1252."""
    for _ in range(_MAX_ROUNDS):
        undone = _SINGLE_BYTES.sub(_reread_run, characters)
        if undone == characters:
            break
        characters = undone
    return characters


def decoded_units(run: str) -> str:
    r"""Decode a run of four-digit escapes, with or without backslashes; surrogate pairs are joined."""
    units = bytes.fromhex(run.replace("\\", "").replace("u", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return units.decode("utf-16-be", "surrogatepass")


def _reread_run(found: re.Match[str]) -> str:
    run = found.group()
    if _C1.search(run):  # Latin-1 and cp1252 mixed: both map to the same bytes
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
