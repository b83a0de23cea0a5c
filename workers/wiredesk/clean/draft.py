"""An article in the making: what the steps of the stage hand on to each other."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from wiredesk_schemas.clean import Caption, Dateline, Notice, OtherLanguage, Removed, Repair


@dataclass(slots=True)
class Paragraph:
    """One paragraph, or one line that stands alone."""

    text: str
    set_off: bool = True
    """A blank line stood above it, or it opens the text."""


@dataclass(slots=True)
class Draft:
    """A raw article while it becomes a clean one. Each step takes its part out of `paragraphs`."""

    article_id: str
    text: str = ""
    html: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    url: str | None = None
    title: str = ""
    subhead: str | None = None
    section: str | None = None
    byline: list[str] = field(default_factory=list)
    above_byline: int | None = None
    """How many paragraphs were left above the byline that stood in the text; they are no part of the story."""
    agency: str | None = None
    source: str | None = None
    language: str | None = None
    other_languages: list[OtherLanguage] = field(default_factory=list)
    published_at: str | None = None
    modified_at: str | None = None
    dateline: Dateline | None = None
    captions: list[Caption] = field(default_factory=list)
    captions_told: set[str] = field(default_factory=set)
    """The words of `captions`: a page of 4 MB has room for so many that each cannot be held against all."""
    notices: list[Notice] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    mended: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Repairs by kind and field."""
    revision: int = 1
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def repairs(self) -> list[Repair]:
        """The repairs as the record states them, in a fixed order."""
        return [Repair(kind=kind, field=name, count=count) for (kind, name), count in sorted(self.mended.items())]

    def remove(self, text: str, reason: str) -> None:
        """Note words that are no part of the article."""
        self.removed.append(Removed(text=text, reason=reason))

    def add_caption(self, text: str, credit: str | None) -> None:
        """Note a caption once, however often the page shows it."""
        if text not in self.captions_told:
            self.captions_told.add(text)
            self.captions.append(Caption(text=text, credit=credit))
