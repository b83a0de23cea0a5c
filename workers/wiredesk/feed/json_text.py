"""Reads consecutive JSON values from a stream, each as its exact text.

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
        # Bytes that are not UTF-8 are preserved: `clean` reports them.
        self._decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("surrogateescape")
        self._text = self._decoder.decode(first)
        self._index = 0
        self._dropped = 0  # characters that were dropped from the front of `_text`
        self._ended = not first

    def peek(self) -> str:
        """The next character that is not blank, or an empty string at the end."""
        while True:
            while self._index < len(self._text) and self._text[self._index] in BLANK:
                self._index += 1
            if self._index < len(self._text):
                return self._text[self._index]
            if not self._more():
                return ""

    def skip(self, character: str) -> None:
        """Skip this character, which must be the next.

        Raises:
            SourceError: the next character is another one.
        """
        if self.peek() != character:
            raise self._wrong(f"expected '{character}'", self._index)
        self._index += 1

    def value(self) -> bytes:
        """The next value, as UTF-8.

        Raises:
            SourceError: it is not JSON, or larger than `MAX_ITEM_BYTES`.
        """
        self.peek()
        while True:
            try:
                _, end = _DECODER.raw_decode(self._text, self._index)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise self._wrong(error.msg, error.pos) from error
            except RecursionError as error:
                raise self._wrong("nested too deep", self._index) from error
            else:
                if end < len(self._text) or not self._more():
                    text, self._index = self._text[self._index : end], end
                    return self._encoded(text)
            if len(self._text) - self._index > MAX_ITEM_BYTES:
                raise too_large(self._origin)

    def rest(self) -> bytes:
        """The rest of the text, as UTF-8, up to `MAX_ITEM_BYTES`."""
        while len(self._text) - self._index <= MAX_ITEM_BYTES and self._more():
            pass
        return self._encoded(self._text[self._index :])

    def _more(self) -> bool:
        """Read more, as much each time as is buffered, so that a long value is not parsed too often."""
        if self._ended:
            return False
        piece = self._stream.read(max(CHUNK, len(self._text) - self._index))
        self._ended = not piece
        self._dropped += self._index
        self._text = self._text[self._index :] + self._decoder.decode(piece, final=self._ended)
        self._index = 0
        return True

    @staticmethod
    def _encoded(text: str) -> bytes:
        return text.encode("utf-8", "surrogateescape")

    def _wrong(self, problem: str, index: int) -> SourceError:
        return SourceError(
            f"{self._origin}: not JSON: {problem} at character {self._dropped + index + 1}: the rest cannot be read"
        )
