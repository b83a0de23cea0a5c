"""Who wrote the text that is quoted: "the statement", or what "it" reads."""

import re

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.speakers.named.heads import NamedSources
from wiredesk.enrich.speakers.preceding import Preceding
from wiredesk.enrich.speakers.source_words import names_document, sign_in
from wiredesk_schemas.entities import Entity

_SENDS = re.compile(r"\b(?:posted|sent|sends|shared|texted|tweeted|wrote)\b")


class Documents:
    """The writers of one article's documents.

    Args:
        text: the article's.
        before: its sentences and sources by place.
        heads: the persons and bodies that its sources name.
    """

    def __init__(self, text: str, before: Preceding, heads: NamedSources) -> None:
        self._text = text
        self._before = before
        self._heads = heads

    def author(self, source: Span) -> tuple[Entity | None, str | None]:
        """Who wrote what "it" reads: who is credited with a document, or sends something, in the sentence before.

        Without such a person it is a sign there.
        """
        start, last = self._before.first_sentence_before(source, 2), next(self._before.sources_before(source), None)
        is_named = last and last.start >= start and names_document(self._text[start : source.start])
        if last and is_named:
            return self._heads.named_in(last)[0], None
        if _SENDS.search(self._text, start, source.start):
            named = self._heads.between(start, source.start)
            persons = (
                entity for mention, entity in named if entity.type == "PERSON" and not self._before.is_said(mention)
            )
            if sender := next(persons, None):
                return sender, None
        return None, sign_in(self._text[start : source.start])

    def writer(self, words: str, source: Span) -> Entity | None:
        """Who wrote "the statement": the source of the sentence before, if it is credited with one there."""
        start, last = self._before.first_sentence_before(source, 2), next(self._before.sources_before(source), None)
        noun = words.split()[-1].lower()
        is_named = last and last.start >= start and noun in self._text[start : source.start].lower()
        return self._heads.named_in(last)[0] if last and is_named else None
