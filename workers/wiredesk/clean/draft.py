"""The draft that the cleaning steps work on: an article between raw and clean."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from wiredesk.clean.comparison import letters_of
from wiredesk_schemas.base import Term
from wiredesk_schemas.clean import Caption, Dateline, Notice, OtherLanguage, Removed, Repair

MAX_COMPARED = 20
"""The number of captions that a new one is compared with."""


@dataclass(slots=True)
class Draft:
    """An article during cleaning. Each step moves its part from `paragraphs` to a field."""

    article_id: str
    text: str = ""
    html: str = ""
    paragraphs: list[str] = field(default_factory=list)
    """Paragraphs and separate lines, in reading order."""
    url: str | None = None
    title: str = ""
    title_is_guess: bool = False
    """The title may be the site's name: the tab of a page without headings, whose words the text has not."""
    subhead: str | None = None
    section: str | None = None
    byline: list[str] = field(default_factory=list)
    agency: str | None = None
    source: str | None = None
    language: str | None = None
    other_languages: list[OtherLanguage] = field(default_factory=list)
    published_at: str | None = None
    modified_at: str | None = None
    dateline: Dateline | None = None
    captions: list[Caption] = field(default_factory=list)
    caption_texts: set[str] = field(default_factory=set)
    """The texts of `captions`, for lookup in constant time: a page of 4 MB can have very many captions."""
    notices: list[Notice] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    repair_counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Repairs by kind and field."""
    revision: int = 1
    end_notes: list[str] = field(default_factory=list)
    """Paragraphs that a page sets apart below its story, in italics; removed with the sign-off."""
    above_time: frozenset[str] = frozenset()
    """The lines above the time or origin at the head of a text: none of them is a paragraph of the story."""
    printed_dateline: str | None = None
    """The dateline that the source gives separately from the text."""
    editor_note: str | None = None
    copyright_holder: str | None = None
    subjects: list[Term] = field(default_factory=list)
    places: list[Term] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def repairs(self) -> list[Repair]:
        """The repairs for the record, in a fixed order."""
        return [
            Repair(kind=kind, field=name, count=count) for (kind, name), count in sorted(self.repair_counts.items())
        ]

    def remove(self, text: str, reason: str) -> None:
        """Record text that is not part of the article."""
        self.removed.append(Removed(text=text, reason=reason))

    def add_caption(self, text: str, credit: str | None) -> None:
        """Add a caption unless it is a known credit or a caption with the same text, with or without credit."""
        if text not in self.caption_texts and letters_of(text) not in self._known_captions():
            self.caption_texts.add(text)
            self.captions.append(Caption(text=text, credit=credit))

    def _known_captions(self) -> set[str]:
        """Comparison keys of the first captions with their credits, and of the credits alone."""
        known = set()
        for caption in self.captions[:MAX_COMPARED]:
            text, credit = letters_of(caption.text), letters_of(caption.credit or "")
            known |= {text + credit, credit + text, credit} if credit else {text}
        return known
