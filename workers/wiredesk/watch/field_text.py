"""A text field of an article as words, and where words and phrases occur in it."""

from functools import cached_property

from wiredesk.watch.tokens import Term, lowered, spans_of_words, words_of


class FieldText:
    """A text field.

    Args:
        text: the text of the field.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._lower = lowered(text)
        self.words, self._is_literal = words_of(self._lower)

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
        return (self._literal_spans if self._is_literal else self._word_spans)(wanted, most)

    def _literal_spans(self, wanted: Term, most: int) -> list[tuple[int, int]]:
        """The spans without splitting the text into words once more."""
        text, first = self._lower, wanted[0]
        found: list[tuple[int, int]] = []
        length, find = len(first), self._lower.find
        start = find(first)
        while start >= 0 and len(found) < most:
            end = start + length
            if not text[end : end + 1].isalnum() and not (start and text[start - 1].isalnum()):
                for word in wanted[1:]:
                    while end < len(text) and not text[end].isalnum():
                        end += 1
                    if not text.startswith(word, end) or text[end + len(word) : end + len(word) + 1].isalnum():
                        break
                    end += len(word)
                else:
                    found.append((start, end))
            start = find(first, start + 1)
        return found

    def _word_spans(self, wanted: Term, most: int) -> list[tuple[int, int]]:
        anchor = max(range(len(wanted)), key=lambda index: len(wanted[index]))  # long words are rare
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
        return spans_of_words(self.text)
