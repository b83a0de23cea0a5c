"""Several people and bodies without a name of their own: what "they" and "it" refer to."""

import re

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.speakers.named.heads import NamedSources
from wiredesk.enrich.speakers.preceding import Preceding
from wiredesk.enrich.speakers.source_words import is_nameless_body
from wiredesk.enrich.speakers.unnamed import UnnamedSpeakers
from wiredesk.knowledge.speech import DOCUMENTS

_PLURAL = re.compile(
    r"^[A-Z][a-z]{2,}s(?= (?:at|for|from|in|of|who|with)\b)"
    r"|\b(?:[a-z]{2,}s|people|police|children|[a-z]*men|\w+ and [A-Z]\w+)\b"
)
"""Signs of a source of several people: a plural noun, or two names."""
_BODY = re.compile(
    r"(?:^[Tt]he|^[Ii]ts|['’]s?)\s(?:[\w-]+\s){0,2}(?:administration|agency|army|association|authority|bank|board|camp|campaign"
    r"|charity|club|commission|committee|company|council|court|department|embassy|firm|government|group|hospital"
    r"|institute|ministry|museum|office|party|police|school|team|union|university)$"
)
"""A source that is a body without a name of its own."""
_PLURAL_NAME = re.compile(r"(?:[A-Z][\w-]* )*[A-Z][a-z]{3,}s")
"""A source that is a name in the plural alone: "Democrats", "City Rangers"."""

_PEOPLE = re.compile(
    r"(?:(?:The|Both|Many|Most|Several|Some|Three|Two) (?:[a-z-]+ )?)?(?P<noun>[A-Za-z][a-z]+)s(?= [a-z]{3,}"
    r"| (?:at|in|of) [^\W\d_])"
)
"""Several people at the beginning of a sentence: "Researchers followed", "Scientists at Velm College"."""
_DOCUMENT = re.compile(rf"(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(DOCUMENTS))})\b")


class UnnamedGroups:
    """The groups and bodies without a name in one article.

    Args:
        text: the article's.
        before: its sentences and sources by place.
        heads: the persons and bodies that its sources name.
        unnamed: its persons and bodies by what it says of them.
    """

    def __init__(self, text: str, before: Preceding, heads: NamedSources, unnamed: UnnamedSpeakers) -> None:
        self._text = text
        self._before = before
        self._heads = heads
        self._unnamed = unnamed

    def they(self, source: Span) -> str | None:
        """The words for the group that "they" refers to: the nearest source before it that is several people.

        Else the several people that open the sentence before: "Researchers followed 600 adults. They found that".
        """
        opening = next((_PEOPLE.match(self._text, *span) for span in self._before.sentences_before(source, 2)), None)
        for span in self._before.sources_before(source):
            words = self._text[slice(*span)]
            if opening and span.start < opening.start():
                break
            if _DOCUMENT.match(words):
                continue
            named, _ = self._heads.named_in(span)
            if named and named.type == "PERSON" and " and " not in words:
                continue
            if _PLURAL.search(words) or (_PLURAL_NAME.fullmatch(words) and self._is_people(span)):
                return words
        return opening[0] if opening and is_personal(opening["noun"].lower()) else None

    def it(self, source: Span) -> str | None:
        """The words for a nameless body that "it" refers to: "Ana Ruiz's campaign" as the last source before it."""
        last, recent = next(self._before.sources_before(source), None), self._before.sentences_before(source, 2)
        if len(recent) > 1 and (document := self._unnamed.subject_of(*recent[0])):
            return document
        if last is None or len(recent) < 2 or last.start < recent[0].start:
            return None
        words = self._text[slice(*last)]
        is_nameless = self._heads.named_in(last)[0] is None and is_nameless_body(words.partition(",")[0])
        return words if is_nameless or _BODY.search(words) else None

    def _is_people(self, span: Span) -> bool:
        """Whether words name a nationality, party, group or body, not a single person or place."""
        types = {entity.type for _, entity in self._heads.between(span.start, span.end)}
        return not types or not types.isdisjoint(("NORP", "ORGANIZATION"))
