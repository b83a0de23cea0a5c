"""The blocks around the start of a page's story: its headline, its first and its last paragraph.

Standfirst, byline and times are searched around them. The rest of the page is ignored, since other stories and comments
have their own.
"""

import re
from collections.abc import Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.page.element_names import RELATED, SIDEBAR
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.prose import ends_sentence
from wiredesk.clean.writers.names import names_alone
from wiredesk.knowledge.calendar import WEEKDAYS

MAX_ABOVE = 40
"""Maximum blocks between a headline and its story, including buttons and pictures."""
MAX_TIME_LENGTH = 110
MAX_NAME_LENGTH = 90
MAX_INFO_LENGTH = 70
BEFORE_DAY = re.compile(
    rf"[\s,|/·–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)\b\s?:?\s?|[^\W\d_]{{2,20}}\s?:\s?)?"
    rf"(?:(?:on|le|am|el|em|il|den|dne|dnia) )?(?:(?:{'|'.join(WEEKDAYS)})[\s,]*)?$",
    re.IGNORECASE,
)
"""What stands between a name and the day behind it."""
SMALLER = frozenset({"h2", "h3", "h4"})
"""Headings that may be the headline of a page without `h1`, if they are the article's title."""
UNDER_HEADLINE = 6
"""Blocks under a headline whose story is elsewhere."""
OTHER = frozenset({RELATED, SIDEBAR, "comments", "advertising", "navigation", "footer", "cookies", "newsletter"})
"""Reasons of blocks that belong to other stories or to the site."""


def before_day(line: str) -> str:
    """Return a line without the day in it, its label and what follows."""
    found = find_time(line)
    return BEFORE_DAY.sub("", line[: found.start]) if found and found.start else line


class Head:
    """The blocks around the start of a story."""

    def __init__(
        self, layout: Layout, words: Sequence[str], reasons: Sequence[str | None], title: str | None = None
    ) -> None:
        self.layout = layout
        self.words = words
        self.reasons = reasons
        story = [index for index, reason in enumerate(reasons) if reason is None and words[index]]
        self.first = story[0] if story else 0
        self.last = story[-1] if story else len(words)
        self.headline = self._headline(letters_of(title or ""), bool(story))
        self.end = self.first
        """The block at which the lines below the headline end: the story's first, if it is below."""
        if self.headline is not None and (self.headline >= self.first or not story):
            self.end = min(self.headline + UNDER_HEADLINE, len(words))

    def _headline(self, title: str, has_story: bool) -> int | None:
        """The last heading before the story; if there is none, the heading that is the article's title."""
        tags, blocks = self.layout.tags, self.layout.blocks
        headings = [index for index, block in enumerate(blocks) if tags[block.holder] == "h1"]
        near = range(max(0, self.first - 4 * MAX_ABOVE), min(self.first + 3, len(self.words)))
        if not headings and title:
            headings = [
                index
                for index in near
                if tags[blocks[index].holder] in SMALLER and letters_of(self.words[index]) == title
            ]
        above = [index for index in headings if index in near]
        titled = [index for index in headings if title and letters_of(self.words[index]) == title]
        if has_story and above and (above[-1] in titled or not titled):
            return above[-1]
        return titled[0] if titled else above[-1] if above and has_story else None

    def is_signature(self, index: int) -> bool:
        """Whether a line of the story consists of a writer's name and a day."""
        text = self.words[index]
        found = find_time(text) if len(text) <= MAX_NAME_LENGTH and not ends_sentence(text) else None
        return found is not None and bool(names_alone(BEFORE_DAY.sub("", text[: found.start]).strip()))

    def signature(self) -> int | None:
        """The index of a line with the writer and the day between the story's first paragraphs; None without one."""
        near = range(self.first, min(self.first + 3, len(self.words)))
        return next((index for index in near if self.reasons[index] is None and self.is_signature(index)), None)

    def around(self, index: int, levels: int) -> list[int]:
        """The innermost elements around a block, at most so many."""
        return [
            element
            for element, _ in zip(self.layout.outwards(self.layout.blocks[index].element), range(levels), strict=False)
        ]
