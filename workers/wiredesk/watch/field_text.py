"""A text field of an article as words, and where words and phrases occur in it."""

from functools import cached_property, lru_cache

from wiredesk.watch.tokens import Term, spans_of_words, words_of

MAX_CHARACTERS = 400_000
"""Maximum characters of a text that are searched; searching the rest of a dump would only cost time."""


class FieldText:
    """A text field.

    Args:
        text: the text of the field.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words, spaced = words_of(text[:MAX_CHARACTERS])
        self._spaced = None if spaced is None else f" {spaced} "

    @cached_property
    def line(self) -> str:
        """The words, each between spaces."""
        return f" {' '.join(self.words)} "

    def spans(self, wanted: Term, most: int) -> list[tuple[int, int]]:
        """The start and end offsets of a word or phrase in the text, in code points; occurrences may overlap.

        Args:
            wanted: the word or phrase.
            most: the maximum number to return, the first ones.
        """
        if not self.words:
            return []
        anchor = _anchor(wanted)
        if self._spaced is None:
            return self._counted_spans(wanted, anchor, most)
        if len(wanted) == 1:
            return self._word_spans(self._spaced, wanted[0], most)
        return self._spaced_spans(self._spaced, wanted, anchor, most)

    def _word_spans(self, spaced: str, word: str, most: int) -> list[tuple[int, int]]:
        """The spans of one word: an offset in the text is that of the space before it in the spaced text."""
        line, length = f" {word} ", len(word)
        found: list[tuple[int, int]] = []
        start = spaced.find(line)
        while start >= 0 and len(found) < most:
            found.append((start, start + length))
            start = spaced.find(line, start + length + 1)
        return found

    def _spaced_spans(self, spaced: str, wanted: Term, anchor: int, most: int) -> list[tuple[int, int]]:
        """The spans, read off the spaced text, where the offset of each word is one more than in the text."""
        before, word, after = wanted[:anchor], wanted[anchor], wanted[anchor + 1 :]
        found: list[tuple[int, int]] = []
        line = f" {word} "
        place = spaced.find(line)
        while place >= 0 and len(found) < most:
            start, end = place + 1, place + 1 + len(word)
            for word_before in reversed(before):
                start = _start_before(spaced, start, word_before)
            for word_after in after:
                end = _end_after(spaced, end, word_after)
            if start and end:
                found.append((start - 1, end - 1))
            place = spaced.find(line, place + 1)
        return found

    def _counted_spans(self, wanted: Term, anchor: int, most: int) -> list[tuple[int, int]]:
        """The spans, by counting words: for texts whose words differ in length from what is written."""
        found, place = [], -1
        for _ in range(self.words.count(wanted[anchor])):
            place = self.words.index(wanted[anchor], place + 1)
            start = place - anchor
            if start >= 0 and tuple(self.words[start : start + len(wanted)]) == wanted:
                found.append((self._spans[start][0], self._spans[start + len(wanted) - 1][1]))
                if len(found) == most:
                    break
        return found

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return spans_of_words(self.text[:MAX_CHARACTERS])


@lru_cache(maxsize=1 << 16)
def _anchor(wanted: Term) -> int:
    """The index of the longest word: long words are rare."""
    return max(range(len(wanted)), key=lambda index: len(wanted[index]))


def _start_before(spaced: str, start: int, word: str) -> int:
    """The start of the word before an offset; 0 if it is another word, or the offset is 0."""
    end = start
    while end and spaced[end - 1] == " ":
        end -= 1
    start = end - len(word)
    return start if start > 0 and spaced.startswith(f" {word}", start - 1) else 0


def _end_after(spaced: str, end: int, word: str) -> int:
    """The end of the word after an offset; 0 if it is another word, or the offset is 0."""
    start = end
    while start < len(spaced) and spaced[start] == " ":
        start += 1
    return start + len(word) if end and spaced.startswith(f"{word} ", start) else 0
