"""What stands around the start of a page's story: its standfirst, its byline and the time it was published.

Looked for between the headline and the first paragraphs; a time also under the last paragraph. Nothing is taken from
elsewhere on the page, where other stories and comments have times and names of their own.
"""

import re
from collections.abc import Collection, Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time, iso_time
from wiredesk.clean.page.element_names import BYLINE, CAPTION, RELATED, SIDEBAR, STANDFIRST, TIMESTAMP
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.parts.byline import is_name, read_byline, read_names
from wiredesk.clean.story.prose import ends_sentence

MAX_ABOVE = 40
"""Blocks between a headline and its story: buttons and pictures stand there too."""
MIN_STANDFIRST, MAX_STANDFIRST = 25, 600
MIN_UNNAMED = 60
"""Characters of a standfirst that only its position shows."""
MATCHED = 40
"""Letters of a description that have to be those of a line, to be the same text."""
MAX_TIME_LENGTH = 110
MAX_NAME_LENGTH = 90
OPENS = 4
"""Characters before a time that opens a paragraph."""
ABOVE_STORY = 12
ABOVE_HEADLINE = 6
BELOW_STORY = 5
"""Blocks below the last paragraph among which a time may stand."""
OTHER = frozenset({RELATED, SIDEBAR, "comments", "advertising", "navigation", "footer", "cookies", "newsletter"})
"""What stands under these reasons belongs to other stories or to the site."""
NO_STANDFIRST = frozenset({CAPTION, BYLINE, TIMESTAMP, "comments", "advertising", "navigation", "cookies", "paywall"})
UPDATED = re.compile(
    r"\b(?:updated?|modified|last (?:changed|edited)|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|"
    r"atualizad[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|обновлено|оновлено|"
    r"güncelleme|更新)",
    re.IGNORECASE,
)
OTHER_TIME = re.compile(
    r"\b(?:joined|member since|registered|registriert|mitglied seit|inscrit|uhr ab|deadline|copyright)\b|©",
    re.IGNORECASE,
)
"""Says that a time is that of a member, an event or a right."""
PUBLISHED = re.compile(
    r"\b(?:published|posted|created|first|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|"
    r"publisert|julkaistu|opublikowano|опубликовано|опубліковано|yayınlan|公開|発表|등록|입력)",
    re.IGNORECASE,
)
NOT_STANDFIRST = re.compile(
    r"(?:by|von|par|por|source|quelle|fuente|updated|published|posted|stand|reported|edited|photo|foto|image|video|"
    r"listen|share|advertis|read more|subscribe|sign up|copyright|©)\b[^.!?]{0,160}$",
    re.IGNORECASE,
)


class Head:
    """The blocks around the start of a story."""

    def __init__(self, layout: Layout, words: Sequence[str], reasons: Sequence[str | None]) -> None:
        self.layout = layout
        self.words = words
        self.reasons = reasons
        story = [index for index, reason in enumerate(reasons) if reason is None and words[index]]
        self.first = story[0] if story else 0
        self.last = story[-1] if story else len(words)
        headlines = [
            index
            for index in range(max(0, self.first - 4 * MAX_ABOVE), min(self.first + 3, len(words)))
            if layout.tags[layout.blocks[index].holder] == "h1"
        ]
        self.headline = headlines[-1] if headlines else None

    def standfirst(self, descriptions: Collection[str], title: str) -> list[int]:
        """Return the blocks that sum up the story under its headline; empty without any.

        Args:
            descriptions: of the article, as the page states them for search engines and networks.
            title: of the article.
        """
        start = self.headline + 1 if self.headline is not None else max(0, self.first - MAX_ABOVE // 4)
        keys = [key for text in descriptions if len(key := letters_of(text)) >= MIN_STANDFIRST]
        candidates: list[tuple[int, int]] = []
        for index in range(start, self.first):
            text = self.words[index]
            if not MIN_STANDFIRST <= len(text) <= MAX_STANDFIRST or self._is_no_standfirst(index, title):
                continue
            key = letters_of(text)
            stated = any(key[:MATCHED] in other or other[:MATCHED] in key for other in keys)
            named = any(STANDFIRST in self.layout.kinds[e] for e in self._around(index, 3))
            heading = self.layout.tags[self.layout.blocks[index].holder] in ("h2", "h3") and index == start
            if stated:
                candidates.append((3, index))
            elif named:
                candidates.append((2, index))
            elif self.reasons[index] not in OTHER and (heading or self._reads_like_summary(index)):
                candidates.append((1, index))
        if not candidates:
            return []
        best, index = max(candidates, key=lambda found: (found[0], -found[1]))
        group = [index]
        for level, other in candidates:
            same = self.layout.parents[self._item(other)] == self.layout.parents[self._item(index)]
            if level >= min(best, 2) and other > index and same and other - group[-1] == 1:
                group.append(other)
        return group[:5]

    def _item(self, index: int) -> int:
        """The list entry or paragraph that a block is."""
        holder = self.layout.blocks[index].holder
        parent = self.layout.parents[holder]
        return parent if parent > 0 and self.layout.tags[parent] == "li" else holder

    def _is_no_standfirst(self, index: int, title: str) -> bool:
        block, text = self.layout.blocks[index], self.words[index]
        if block.linked > 0.5 * len(text) or self.layout.tags[block.holder] in ("h1", "figcaption", "time", "td"):
            return True
        if self.reasons[index] in NO_STANDFIRST or letters_of(text) == letters_of(title):
            return True
        named = self.layout.kinds[block.holder]
        if CAPTION in named or (BYLINE in named and STANDFIRST not in named) or TIMESTAMP in named:
            return True
        if NOT_STANDFIRST.match(text) or read_byline(text):
            return True
        found = find_time(text)
        return found is not None and len(text) < MAX_TIME_LENGTH

    def _reads_like_summary(self, index: int) -> bool:
        text = self.words[index]
        return len(text) >= MIN_UNNAMED and (ends_sentence(text) or len(text) >= 2 * MIN_UNNAMED)

    def byline(self) -> tuple[list[str], list[int]]:
        """Return the names of the authors that the page shows around its headline, and their blocks."""
        start = max(0, (self.headline if self.headline is not None else self.first) - 4)
        for zone in (range(start, self.first), range(self.first, min(self.first + 3, len(self.words)))):
            names: list[str] = []
            blocks: list[int] = []
            for index in zone:
                text = self.words[index]
                if not 3 < len(text) <= MAX_NAME_LENGTH:
                    continue
                found = self._names_in(index, text)
                if found:
                    names += found
                    blocks.append(index)
            if names:
                return list(dict.fromkeys(names)), blocks
        return [], []

    def _names_in(self, index: int, text: str) -> list[str]:
        if self.layout.blocks[index].by_author or any(BYLINE in self.layout.kinds[e] for e in self._around(index, 3)):
            names = read_names(text)
            if names and all(is_name(name) and 2 <= len(name.split()) <= 4 for name in names):
                return names
        return read_byline(text) if text[:3].lower().startswith(("by", "von", "par", "por")) else []

    def published(self, language: str | None) -> tuple[str | None, str | None]:
        """Return when the article was published and modified, by the lines and `time` elements around it.

        Args:
            language: of the page, for the order of day and month.
        """
        start = self.headline + 1 if self.headline is not None else max(0, self.first - ABOVE_STORY)
        zones = (
            [*range(start, self.first), *range(self.first, min(self.first + 3, len(self.words)))],
            [*range(start - 2, max(-1, start - 2 - ABOVE_HEADLINE), -1)],
            [*range(max(0, self.last), min(self.last + BELOW_STORY + 1, len(self.words)))],
        )
        if self.headline is None:
            zones[0][: self.first - start] = zones[0][: self.first - start][::-1]  # the nearest to the story first
        for zone in zones:
            published, modified = self._times_in(zone, language)
            if published or (modified and zone is not zones[2]):
                return published or modified, modified
        return None, None

    def _times_in(self, zone: Sequence[int], language: str | None) -> tuple[str | None, str | None]:
        stamps: dict[int, str] = {}
        for index, stamp in self.layout.times:
            time = iso_time(stamp, language)
            if time:
                stamps.setdefault(index, time)
        found: list[tuple[str, str]] = []
        for index in zone:
            text = self.words[index]
            if self.reasons[index] in OTHER and not self._is_over_story(index) and not self._is_stamp(index):
                continue
            if self.reasons[index] == "comments" or OTHER_TIME.search(text):
                continue
            time = stamps.get(index) if len(text) <= MAX_TIME_LENGTH else None
            written = find_time(text, language) if time is None else None
            if written and (written.start <= OPENS or (len(text) <= MAX_TIME_LENGTH and not ends_sentence(text))):
                time = written.iso
            if time:
                found.append((time, text))
        labelled = [time for time, text in found if PUBLISHED.search(text)]
        updated = [time for time, text in found if UPDATED.search(text) and not PUBLISHED.search(text)]
        plain = [time for time, text in found if not UPDATED.search(text)]
        return next(iter(labelled or plain), None), next(iter(updated), None)

    def _is_over_story(self, index: int) -> bool:
        return self.headline is not None and self.headline < index < self.first

    def _is_stamp(self, index: int) -> bool:
        return any(TIMESTAMP in self.layout.kinds[e] or self.layout.tags[e] == "time" for e in self._around(index, 2))

    def _around(self, index: int, levels: int) -> list[int]:
        return [
            element
            for element, _ in zip(self.layout.outwards(self.layout.blocks[index].element), range(levels), strict=False)
        ]
