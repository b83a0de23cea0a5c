"""Reads JSON values one after another from a stream, each as the exact text that stands there.

A value is parsed with the standard library's decoder, which says where a value ends; so an array of any length is read
in the memory of its largest item.
"""

import codecs
import json
from typing import BinaryIO

from wiredesk.feed.delivery import MAX_ITEM_BYTES, SourceError, too_large

CHUNK = 256 * 1024
BLANK = " \t\r\n"

_DECODER = json.JSONDecoder()


class JsonText:
    """A cursor over the text of a stream."""

    def __init__(self, stream: BinaryIO, origin: str) -> None:
        self._stream, self._origin = stream, origin
        first = stream.read(CHUNK)
        wide = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        # Bytes that are not UTF-8 come back as they were: `clean` reports them.
        self._decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("surrogateescape")
        self._text = self._decoder.decode(first)
        self._at = 0
        self._before = 0  # characters that were dropped from the front of `_text`
        self._ended = not first

    def peek(self) -> str:
        """The next character that is not blank, or an empty string at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self, character: str) -> None:
        """Go past this character, which must be the next.

        Raises:
            SourceError: another one is.
        """
        if self.peek() != character:
            raise self._wrong(f"expected '{character}'", self._at)
        self._at += 1

    def value(self) -> bytes:
        """The next value, as UTF-8.

        Raises:
            SourceError: it is no JSON, or larger than `MAX_ITEM_BYTES`.
        """
        self.peek()
        while True:
            try:
                _, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise self._wrong(error.msg, error.pos) from error
            except RecursionError as error:
                raise self._wrong("nested too deep", self._at) from error
            else:
                if end < len(self._text) or not self._more():
                    text, self._at = self._text[self._at : end], end
                    return self._encoded(text)
            if len(self._text) - self._at > MAX_ITEM_BYTES:
                raise too_large(self._origin)

    def rest(self) -> bytes:
        """All that is left, as UTF-8, up to `MAX_ITEM_BYTES`."""
        while len(self._text) - self._at <= MAX_ITEM_BYTES and self._more():
            pass
        return self._encoded(self._text[self._at :])

    def _more(self) -> bool:
        """Read on; each time as much as is waiting, so that a long value is not parsed too often."""
        if self._ended:
            return False
        piece = self._stream.read(max(CHUNK, len(self._text) - self._at))
        self._ended = not piece
        self._before += self._at
        self._text = self._text[self._at :] + self._decoder.decode(piece, final=self._ended)
        self._at = 0
        return True

    @staticmethod
    def _encoded(text: str) -> bytes:
        return text.encode("utf-8", "surrogateescape")

    def _wrong(self, problem: str, at: int) -> SourceError:
        return SourceError(
            f"{self._origin}: not JSON: {problem} at character {self._before + at + 1}: nothing after it can be read"
        )
