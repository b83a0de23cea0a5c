"""Find a page's standfirst and byline around the start of its story.

They are searched between the headline and the first paragraphs; a byline also below the last paragraph. The rest of the
page is ignored, since other stories and comments have their own names.
"""

import re
from collections.abc import Collection, Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.page.element_names import BYLINE, CAPTION, RELATED, SIDEBAR, STANDFIRST, TIMESTAMP
from wiredesk.clean.page.layout import Layout
from wiredesk.clean.page.time_labels import PUBLISHED, UPDATED
from wiredesk.clean.parts.head_matter import READING_TIME
from wiredesk.clean.story.prose import ends_sentence
from wiredesk.clean.writers.byline_words import (
    COMMON,
    JOB,
    PICTURES,
    PICTURES_FIRST,
    PICTURES_TOO,
    WORDS_BY,
    WRITER_LABELS,
)
from wiredesk.clean.writers.names import (
    EAST_ASIAN_NAME,
    HANDLE,
    OPENING,
    SEGMENT,
    is_name,
    is_writer,
    names_alone,
    read_byline,
    read_names,
)
from wiredesk.knowledge.calendar import WEEKDAYS

MAX_ABOVE = 40
"""Maximum blocks between a headline and its story, including buttons and pictures."""
MIN_STANDFIRST, MAX_STANDFIRST = 25, 600
MIN_UNNAMED = 60
"""Minimum characters of a standfirst recognised only by its position."""
MIN_WORDS = 6
"""Minimum words of a standfirst that ends without a full stop above the byline."""
MATCHED = 40
"""Letters that a description and a line must share to count as the same text."""
MAX_TIME_LENGTH = 110
MAX_NAME_LENGTH = 90
MAX_INFO_LENGTH = 70
EAST_ASIAN_BYLINE = re.compile(
    r"(?:(?:作者|记者|記者|撰文|文)\s?[：:／]\s?|(?:作者|记者|記者)\s)([\u3400-\u9fff·]{2,4})(?![\u3400-\u9fff])|"
    r"(?<![\uac00-\ud7a3])([\uac00-\ud7a3]{2,4}) ?기자(?![\uac00-\ud7a3])"
)
"""A name after or before the word for a writer, among time and source on the line under a headline."""
_DAY = "الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|יום"
LABELLED = re.compile(
    r"(?<!\w)(?:كتبت?|بقلم|إعداد|نویسنده|خبرنگار|تحریر|מאת|כתבה?|लेखक|द्वारा|লেখক|โดย|ຜູ້ຂຽນ)\s?[:：-]?\s*+"
    rf"((?:(?!(?:{_DAY})\b)[\u0590-\u065f\u066e-\u06ef\u06fa-\u0963\u0970-\u0e4f’'.\u200c\u200d-]+\s?){{2,4}})"
)
"""A name after the word for a writer in scripts without capitals, until a digit, a weekday or a mark."""
WITHOUT_CAPITALS = re.compile("[\u0590-\u0e7f’'.\u200c\u200d -]+")
"""A name in the scripts from Hebrew to Thai, where only the element's name shows that it is one."""
BEHIND_TIME = re.compile(
    rf"(?<![\w’'])(?:(?:(?:Written |Posted )?(?:[Bb]y|BY|Von|Par|Por|Door|Av|Af)|{WRITER_LABELS})(?:\s?:\s?|\s)|"
    rf"{PICTURES_TOO})"
    r"(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ])"
)
"""A byline behind the day on one line: "08.05.2026 Von Ama Mensah"."""
BEFORE_DAY = re.compile(
    rf"[\s,|/·–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)\b\s?:?\s?|[^\W\d_]{{2,20}}\s?:\s?)?"
    rf"(?:on )?(?:(?:{'|'.join(WEEKDAYS)})[\s,]*)?$",
    re.IGNORECASE,
)
"""What stands between a name and the day behind it."""
LABEL_ALONE = re.compile(rf"(?:{WRITER_LABELS}|(?i:(?:written )?by))\s?:?")
"""A label of the writer on the line above the name."""
NAMED_PART = re.compile(
    rf"(?:B[yY]|Von|VON|Par|Por|Di|Door|Av|Af|Od|Oleh|{WRITER_LABELS})(?::\s?|\s)(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ])"
)
ANY_LABEL = re.compile(rf"(?:{WRITER_LABELS}|{PICTURES}|(?i:(?:written )?by))\s?:?")
TEXT_BY = re.compile(rf"{WRITER_LABELS}\s(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ])")
"""A label of the writer that an element of its own holds, without a colon."""
CLOCK_BEHIND = re.compile(r"\s+(?:at|um|à|alle|kl\.?|,|-)?\s*\d\d?[:.h]\d\d\b.*$")
"""The time of a post behind its writer, and the buttons behind it: "Posted by Ama Mensah at 21:48 Email this"."""
POSTED_BY = re.compile(r"(?:Posted|Written|Published|Submitted) by [A-ZÀ-Þ]")
BELOW_STORY = 6
"""Blocks below the last paragraph that are searched for who posted it."""
CLOCK = re.compile(r"^[\s,|·–—-]*(?:\d\d?[:.h]\d\d[\s,|·–—-]*)?")
FULL_DAY = re.compile(r"(?:,| [|·–—-]) .{0,15}\b(?:19|20)\d\d$")
SMALLER = frozenset({"h2", "h3", "h4"})
"""Headings that may be the headline of a page without `h1`, if they are the article's title."""
UNDER_HEADLINE = 6
"""Blocks under a headline whose story is elsewhere."""
OTHER = frozenset({RELATED, SIDEBAR, "comments", "advertising", "navigation", "footer", "cookies", "newsletter"})
"""Reasons of blocks that belong to other stories or to the site."""
NO_STANDFIRST = frozenset({CAPTION, BYLINE, TIMESTAMP, "comments", "advertising", "navigation", "cookies", "paywall"})
NOT_STANDFIRST = re.compile(
    r"(?:by|von|par|por|source|quelle|fuente|updated|published|posted|stand|reported|edited|photo|foto|image|video|"
    r"listen|share|advertis|read more|subscribe|sign up|copyright|©)\b[^.!?]{0,160}$",
    re.IGNORECASE,
)


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

    def standfirst(self, descriptions: Collection[str], title: str) -> list[int]:
        """Return the blocks of the standfirst below the headline; empty if there are none.

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
            named = any(STANDFIRST in self.layout.kinds[e] for e in self.around(index, 3))
            named = named or self.reasons[index] == STANDFIRST
            heading = self.layout.tags[self.layout.blocks[index].holder] in ("h2", "h3") and index == start
            heading = heading or (index == start and self._is_over_signature(index))
            if stated:
                candidates.append((3, index))
            elif named:
                candidates.append((2, index))
            elif self._may_be_own(index, start) and (heading or self._reads_like_summary(index, start)):
                candidates.append((1, index))
        if not candidates:
            return [self.first] if self._is_over_byline(title) else []
        best, index = max(candidates, key=lambda found: (found[0], -found[1]))
        group = [index]
        for level, other in candidates:
            same = self.layout.parents[self._item(other)] == self.layout.parents[self._item(index)]
            if level >= min(best, 2) and other > index and same and other - group[-1] == 1:
                group.append(other)
        return group[:5]

    def _may_be_own(self, index: int, start: int) -> bool:
        """Whether a line is not known as another story's: a teaser has a link, or is not directly under a headline."""
        unlinked = self.reasons[index] == RELATED and not self.layout.blocks[index].linked
        return self.reasons[index] not in OTHER or (unlinked and self._is_under(index, start))

    def _is_under(self, index: int, start: int) -> bool:
        """Whether only bylines and times are between a headline and a line."""
        above = range(start, index)
        return all(self.reasons[i] in (BYLINE, TIMESTAMP) or find_time(self.words[i][:MAX_INFO_LENGTH]) for i in above)

    def _is_over_byline(self, title: str) -> bool:
        """Whether the story's first paragraph stands alone between its headline and its byline."""
        first = self.first
        if self.headline is None or not self.headline < first < len(self.words) - 2:
            return False
        return (
            MIN_UNNAMED <= len(self.words[first]) <= MAX_STANDFIRST
            and self.reasons[first] is None
            and (
                (self.reasons[first + 1] == BYLINE and bool(self._names_in(first + 1, self.words[first + 1])))
                or (len(self.words[first + 1]) <= MAX_NAME_LENGTH and bool(read_byline(self.words[first + 1])))
                or self._is_signature(first + 1)
            )
            and not self._is_no_standfirst(first, title)
        )

    def _is_signature(self, index: int) -> bool:
        """Whether a line of the story consists of a writer's name and a day."""
        text = self.words[index]
        found = find_time(text) if len(text) <= MAX_NAME_LENGTH and not ends_sentence(text) else None
        return found is not None and bool(names_alone(BEFORE_DAY.sub("", text[: found.start]).strip()))

    def signature(self) -> int | None:
        """The index of a line with the writer and the day between the story's first paragraphs; None without one."""
        near = range(self.first, min(self.first + 3, len(self.words)))
        return next((index for index in near if self.reasons[index] is None and self._is_signature(index)), None)

    def _is_over_signature(self, index: int) -> bool:
        """Whether a line directly below the headline is above the article's byline or time."""
        words = self.words[index].split()
        if self.headline is None or len(words) < MIN_WORDS or index + 1 >= self.first:
            return False
        below = self.words[index + 1]
        return len(below) <= MAX_NAME_LENGTH and (bool(read_byline(below)) or find_time(below) is not None)

    def _item(self, index: int) -> int:
        """The list item or paragraph that contains a block."""
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

    def _reads_like_summary(self, index: int, start: int) -> bool:
        text = self.words[index]
        short = len(text) < MIN_UNNAMED and (len(text.split()) < MIN_WORDS - 1 or not self._is_under(index, start))
        return not short and (ends_sentence(text) or len(text) >= 2 * MIN_UNNAMED)

    def byline(self) -> tuple[list[str], list[int]]:
        """Return the authors' names shown around the headline, and their blocks."""
        start = max(0, (self.headline if self.headline is not None else self.first) - 4)
        for zone in (range(start, self.first), range(self.first, min(self.first + 3, len(self.words)))):
            names: list[str] = []
            blocks: list[int] = []
            for index in zone:
                text = "" if self.reasons[index] == CAPTION else self.words[index]
                if len(text) > MAX_NAME_LENGTH and OPENING.match(text) and (time := find_time(text)):
                    text = text[: time.end]  # without the times of updates behind it
                if not 1 < len(text) <= MAX_NAME_LENGTH:
                    continue
                found = self._names_in(index, text)
                if found:
                    names += found
                    blocks.append(index)
            if names:
                rights = letters_of(" ".join(text for text in self.words if "©" in text))
                people = [name for name in names if letters_of(name) not in rights]
                return list(dict.fromkeys(people or names)), blocks
        for index in (*self._beside_time(), *self._below_story()):
            text = CLOCK_BEHIND.sub("", self.words[index])
            if names := read_byline(text) or names_alone(text):
                return names, [index]
        return [], []

    def _beside_time(self) -> list[int]:
        """The lines of two to four words next to the time under the headline; a section is also in the menu."""
        if self.headline is None:
            return []
        layout, blocks = self.layout, self.layout.blocks
        lines = range(self.headline + 1, min(self.first, self.headline + MAX_ABOVE))
        timed = [index for index in lines if len(self.words[index]) <= MAX_INFO_LENGTH and find_time(self.words[index])]
        near = [index for time in timed for index in (time - 1, time + 1) if index in lines and index not in timed]
        story = " ".join(self.words[self.first : self.last + 1])
        found = []
        for index in near:
            text = self.words[index]
            if not 2 <= len(text.split()) <= 4 or text in story or not COMMON.isdisjoint(text.lower().split()):
                continue
            beside = {layout.parents[blocks[time].holder] for time in timed if abs(time - index) == 1}
            if layout.parents[blocks[index].holder] in beside and self.words.count(text) == 1:
                found.append(index)
        return found

    def _below_story(self) -> list[int]:
        """The lines directly below the story in elements named as author, and those that say who posted it."""
        blocks, below = self.layout.blocks, range(self.last + 1, min(self.last + BELOW_STORY, len(self.words)))
        return [
            index
            for index in below
            if len(self.words[index]) <= MAX_NAME_LENGTH
            and (
                (self.reasons[index] != "comments" and POSTED_BY.match(self.words[index]))
                or (self.reasons[index] == BYLINE and index <= self.last + 2)
                or (blocks[index].by_author and self.reasons[index] != "comments" and OPENING.match(self.words[index]))
            )
        ]

    def _names_in(self, index: int, text: str) -> list[str]:
        half = len(text) // 2
        if text[:half] == text[half + 1 :]:
            text = text[:half]  # once for each size of screen
        written = text[:1].upper() + text[1:]  # "von Anna Müller" is on a separate line
        found = find_time(text)
        before = HANDLE.sub("", BEFORE_DAY.sub("", written[: found.start]) if found else written)
        if OPENING.match(before) and (label := PUBLISHED.search(before) or UPDATED.search(before)):
            before = before[: label.start()].rstrip() or before
        if self.layout.blocks[index].by_author or any(BYLINE in self.layout.kinds[e] for e in self.around(index, 3)):
            if text[:1].islower() and OPENING.match(text):
                return read_byline(text)  # "di Ama Mensah"
            later = BEHIND_TIME.search(written, found.end) if found else None
            behind = CLOCK.sub("", written[found.end :]) if found and not found.start else ""
            for part in (before, behind, written[later.start() :] if later else written, *SEGMENT.split(written)):
                names = read_names(part)
                if names and all(_is_full_name(name) for name in names):
                    return names
        if len(text) <= MAX_INFO_LENGTH and (named := EAST_ASIAN_BYLINE.findall(text)):
            return [before or after for before, after in named]
        if len(text) <= MAX_INFO_LENGTH and (labelled := LABELLED.search(text)):
            return [labelled[1].strip(" .-")]
        under = self.headline is not None and self.headline < index < self.first
        if under and (labelled := TEXT_BY.match(before)):
            return names_alone(before[labelled.end() :])
        if under and PICTURES_FIRST.match(text) and (words := WORDS_BY.search(text)):
            return names_alone(before[words.end() :])
        if under and any(READING_TIME.fullmatch(part) for part in SEGMENT.split(text)):
            return names_alone(SEGMENT.split(text)[0])
        if under and self._is_labelled(index):
            return names_alone(before)
        if under and (employed := _before_job(text)):
            return [employed]
        below = "".join(self.words[index + 1 : index + 2])
        if under and " " in below and JOB.fullmatch(below):
            return names_alone(text)
        if OPENING.match(written):
            return read_byline(written) or (read_byline(before) if before != written else [])
        labelled_parts = [part for part in SEGMENT.split(written)[1:] if NAMED_PART.match(part)]
        if labelled_parts:  # "The Strait | Author: Ama Mensah | 2 May 2026"
            return read_byline(labelled_parts[0])
        later = BEHIND_TIME.search(written, found.end) if found else None
        if later:
            behind = written[later.start() :]
            return read_byline(behind[:1].upper() + behind[1:])
        if under and FULL_DAY.search(text):
            return read_byline(written)  # "Ama Mensah, 2 May 2026"
        # "Ama Mensah 2 May 2026 15:05"; a section stands in the menu as well
        alone = under and found and before not in self.words and COMMON.isdisjoint(before.lower().split())
        return names_alone(before) if alone and _is_person(before) and before.split()[-1][0].isupper() else []

    def _is_labelled(self, index: int) -> bool:
        """Whether the line above or below a name says that its bearer wrote the story.

        Labels stand either above all names or below all: "Ama Mensah", "Text", "Kofi Boro", "Photo".
        """
        above, below = self._line(index - 1), self._line(index + 1)
        if LABEL_ALONE.fullmatch(above):
            return ANY_LABEL.fullmatch(self._line(index - 3)) is not None or not is_writer(self._line(index - 2))
        return LABEL_ALONE.fullmatch(below) is not None and ANY_LABEL.fullmatch(above) is None

    def _line(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def around(self, index: int, levels: int) -> list[int]:
        """The innermost elements around a block, at most so many."""
        return [
            element
            for element, _ in zip(self.layout.outwards(self.layout.blocks[index].element), range(levels), strict=False)
        ]


def _before_job(text: str) -> str | None:
    """The name before a job on one line, as from two elements side by side: "Ama Mensah Health correspondent"."""
    words = text.split()
    for taken in (2, 3):
        name = " ".join(words[:taken])
        if is_writer(name) and JOB.fullmatch(" ".join(words[taken:])):
            return name
    return None


def _is_full_name(name: str) -> bool:
    return bool(EAST_ASIAN_NAME.fullmatch(name)) or (2 <= len(name.split()) <= 4 and _is_person(name))


def _is_person(name: str) -> bool:
    if UPDATED.search(name) or PUBLISHED.search(name) or "news" in name.lower().split():
        return False
    return is_name(name) or WITHOUT_CAPITALS.fullmatch(name) is not None
