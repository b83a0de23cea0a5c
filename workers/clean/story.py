"""Which blocks of a page are the story: where its prose lies, without what the page's names and links set apart.

Every block gets a reason why it is no part of the story, or none. Three looks: what elements call themselves, where
most of the prose stands together, and what stands among that prose and is not of its kind.
"""

import re
from collections import Counter, defaultdict

from workers.clean.layout import Block, Layout
from workers.clean.named import CREDIT

SENTENCE_END = re.compile(r"""[.!?…。।।][)\]"'”’»]*$""")
PROSE = 80
"""Characters of a block that reads like a paragraph: it ends a sentence, or is more than twice as long."""
SHORT_PROSE = 50
"""Characters of a sentence that counts for half."""
WIDE_PROSE = 25
"""The same for scripts that write a word in one or two characters."""
WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
MOSTLY_LINKS = 0.6

CAPTION = "caption"
STANDFIRST = "standfirst"
TAGS: dict[str, str] = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "sidebar",
    "form": "newsletter",
    "figure": CAPTION,
    "figcaption": CAPTION,
    "header": "headline",
    "dialog": "cookies",
    "label": "newsletter",
}
"""What some elements are by themselves."""
MOST_PROSE: dict[str, float] = {"form": 0.5, "header": 0.5, "comments": 0.7, "navigation": 0.35, "footer": 0.35, "cookies": 0.35}
"""Share of the page's prose up to which a tag or name is believed: builders wrap whole pages in forms, and name
the body of a page after its menu."""
MOST_OTHERWISE = 0.25
MOST_BY_TAG = 0.4
PICTURED: dict[str, int] = {"picture": 400, CAPTION: 1200, CREDIT: 400}
"""Characters under a name like `image` or `caption` that can be a picture's; more is a story told in pictures."""
MOST_IN_PICTURES = 0.5
"""Share of the page's prose in galleries from which the story is told there."""
CELLS = frozenset({"table", "tbody", "tr", "td", "th"})
PARTS = 0.75
"""Share of the prose that one part must hold for the story to lie in it alone."""
HINTED = 0.3
"""Share of the prose from which an element that calls itself the story is believed."""
LEAST_HINTED = 200
BELOW_HEADLINE = 0.6
"""Share of the story's prose that follows its headline; an `h1` with less below is another one's."""
OFTEN = 3
"""How often a line stands under pictures until it is told to be all of theirs."""
LINKED_LIST = 0.3
"""Share of links from which a list under the story leads elsewhere."""
LINES_OVER_STORY = 15
SHORTEST_STANDFIRST = 40
MOST_AROUND = 1.5
"""How much more prose than a story's main part the element around it may hold, to be the whole of the story."""
SAME_LEVEL = 0.3
"""Share of the story's prose that stands directly in an element, for its other paragraphs to be the story's too."""
CAPTION_LONGEST = 300
TEASER_LONGEST = 700
MOST_TOLD = 0.3
"""Share of the page's prose above which what stands under a link is the story itself, linked to its own address."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PART_HEADINGS = HEADINGS - {"h1"}
PARAGRAPHS = frozenset({"p", "li", "blockquote", "pre", "dd", "dt", "td", "th"})
LISTS = frozenset({"ul", "ol", "dl", "table", "div", "section"})
PRINTED_CREDIT = re.compile(r"©|\b(?:photo|image|picture|credit|courtesy|getty|reuters|afp|ap|via)\b", re.IGNORECASE)
OVER_STORY = re.compile(r"(?:by|posted|published|updated|written|last)\b|.{0,40}\b(?:19|20)\d\d\b.{0,30}$|.{0,30}\d\d?:\d\d", re.I)


def story_of(layout: Layout) -> list[str | None]:
    """For each block of the page the reason why it is not the story's, or None where it is."""
    return _Search(layout).reasons()


def set_apart(layout: Layout) -> list[str | None]:
    """The same for HTML that is a story's own body: only what names itself something else is none of it."""
    return _Search(layout).apart() if layout.blocks else []


class _Search:
    """What is known of a page while its story is looked for."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.prose = [prose_of(block) for block in layout.blocks]
        self.struck: list[str | None] = [None] * len(layout.tags)
        self.repeated = Counter(block.words for block in layout.blocks)
        self.size = self._sums([len(block.words) for block in layout.blocks])
        self.links = self._sums([block.linked for block in layout.blocks])

    def apart(self) -> list[str | None]:
        """The reasons that names alone give."""
        self._strike_named()
        return [self.struck[block.element] for block in self.layout.blocks]

    def reasons(self) -> list[str | None]:
        """The reasons that names, links and place on the page give together."""
        layout = self.layout
        if not layout.blocks:
            return []
        self._strike_named()
        self._strike_teasers()
        weight = self._weights()
        home = self._whole(self._home(weight), weight)
        inside = self._inside(home)
        self._strike_links(inside, weight)
        found: list[str | None] = []
        for number, block in enumerate(layout.blocks):
            if not inside[block.element]:
                found.append("outside_article")
            else:
                found.append(self.struck[block.element] or self._by_shape(number, block))
        self._trim(found, weight[home])
        return found

    def _sums(self, amounts: list[int] | list[float]) -> list[float]:
        """What each element holds of an amount that blocks have."""
        layout = self.layout
        sums = [0.0] * len(layout.tags)
        for block, amount in zip(layout.blocks, amounts, strict=True):
            sums[block.element] += amount
        for element in range(len(sums) - 1, 0, -1):
            sums[layout.parents[element]] += sums[element]
        return sums

    def _weights(self) -> list[float]:
        """The prose that each element holds, without what was struck out."""
        blocks = self.layout.blocks
        return self._sums(
            [0.0 if self.struck[block.element] else prose for block, prose in zip(blocks, self.prose, strict=True)]
        )

    def _strike_named(self) -> None:
        """Strike out elements that say by tag or name that they are something else."""
        layout, struck = self.layout, self.struck
        weight = self._sums(self.prose)
        total = max(weight[0], 1.0)
        heads = self._heads_of_parts()
        told_in_pictures = self._prose_in("gallery") > MOST_IN_PICTURES * total
        for element in range(1, len(layout.tags)):
            parent = layout.parents[element]
            if struck[parent]:
                struck[element] = struck[parent]
                continue
            tag = layout.tags[element]
            share = weight[element] / total
            if tag in ("body", "html"):
                continue
            for kind in layout.kinds[element]:
                if kind in ("story", STANDFIRST, "pull_quote") or share >= MOST_PROSE.get(kind, MOST_OTHERWISE):
                    continue
                if self.size[element] > PICTURED.get(kind, self.size[0]) or (kind == "picture" and tag in CELLS):
                    continue
                if kind == "picture" and weight[element] > 0:
                    continue
                if kind == "gallery" and told_in_pictures:
                    continue
                if kind in ("byline", "timestamp") and tag == "p" and weight[element] > PROSE:
                    continue
                struck[element] = CAPTION if kind == CREDIT else kind
                break
            else:
                by_tag = TAGS.get(tag)
                if by_tag == CAPTION and self.size[element] > PICTURED[CAPTION]:
                    continue
                if by_tag and share < MOST_PROSE.get(tag, MOST_BY_TAG) and not (tag == "header" and heads[element]):
                    struck[element] = by_tag

    def _prose_in(self, kind: str) -> float:
        """The prose of the page that stands in elements of a kind."""
        layout = self.layout
        inside = [False] * len(layout.tags)
        for element in range(1, len(layout.tags)):
            inside[element] = inside[layout.parents[element]] or (
                kind in layout.kinds[element] and layout.tags[element] != "body"
            )
        return sum(prose for block, prose in zip(layout.blocks, self.prose, strict=True) if inside[block.element])

    def _heads_of_parts(self) -> list[bool]:
        """Whether an element holds nothing but a heading below the first rank, as a part of a story may begin."""
        layout = self.layout
        count, heads = self._sums([1] * len(layout.blocks)), [False] * len(layout.tags)
        for block in layout.blocks:
            if layout.tags[block.holder] in PART_HEADINGS:
                for element in layout.outwards(block.holder):
                    if count[element] > 1:
                        break
                    heads[element] = True
        return heads

    def _strike_teasers(self) -> None:
        """Strike out what stands under a heading that is a link: it tells of another story."""
        layout, struck = self.layout, self.struck
        weight = self._sums(self.prose)
        headed = self._sums([layout.tags[block.holder] == "h1" for block in layout.blocks])
        for block in layout.blocks:
            holder = block.holder
            if layout.tags[holder] not in HEADINGS or block.linked < 0.8 * len(block.words) or struck[holder]:
                continue
            teaser = None
            for element in layout.outwards(holder):
                if self.size[element] > max(TEASER_LONGEST, 2 * len(block.words)):
                    break
                teaser = element
            if teaser is not None and not headed[teaser] and weight[teaser] < MOST_TOLD * weight[0]:
                struck[teaser] = "related_links"
        self._hand_down()

    def _hand_down(self) -> None:
        for element in range(1, len(self.struck)):
            self.struck[element] = self.struck[element] or self.struck[self.layout.parents[element]]

    def _home(self, weight: list[float]) -> int:
        """The innermost element that holds the story's prose together."""
        layout = self.layout
        best = [0] * len(layout.tags)
        for element in range(len(layout.tags) - 1, 0, -1):
            parent = layout.parents[element]
            if not best[parent] or weight[element] >= weight[best[parent]]:
                best[parent] = element
        beside = self._beside(weight, best)
        hinted = self._hinted(weight)
        home = 0
        while True:
            inner = best[home]
            if not inner or weight[inner] <= 0 or layout.tags[inner] in PARAGRAPHS | HEADINGS:
                return home
            if weight[inner] < PARTS * weight[home]:
                return hinted if hinted is not None and home in set(layout.outwards(hinted)) else home
            if beside[home]:
                return home
            home = inner

    def _whole(self, home: int, weight: list[float]) -> int:
        """The element around a story's main part that calls itself the story, where it adds little else."""
        layout = self.layout
        for element in layout.outwards(home):
            if weight[element] > MOST_AROUND * weight[home] or self.size[element] > MOST_AROUND * self.size[home]:
                break
            if layout.tags[element] != "body" and "story" in layout.kinds[element]:
                home = element
        return home

    def _hinted(self, weight: list[float]) -> int | None:
        """The element that calls itself the story and holds most prose; the innermost of these."""
        layout = self.layout
        named = [
            element
            for element in range(len(layout.tags))
            if not self.struck[element]
            and layout.tags[element] != "body"
            and ("story" in layout.kinds[element] or layout.tags[element] == "article")
            and weight[element] > HINTED * weight[0]
        ]
        return max(named, key=lambda element: (round(weight[element]), element), default=None)

    def _beside(self, weight: list[float], best: list[int]) -> list[bool]:
        """Whether paragraphs of the story stand beside the part of an element that holds most."""
        layout = self.layout
        beside = [0.0] * len(layout.tags)
        for block, prose in zip(layout.blocks, self.prose, strict=True):
            if prose <= 0 or self.struck[block.element]:
                continue
            holder = block.holder
            parent = layout.parents[holder]
            if parent >= 0 and best[parent] != holder:
                beside[parent] += 1
        return [count >= 2 for count in beside]

    def _inside(self, home: int) -> list[bool]:
        inside = [False] * len(self.layout.tags)
        inside[home] = True
        for element in range(home + 1, len(inside)):
            inside[element] = inside[self.layout.parents[element]]
        return inside

    def _strike_links(self, inside: list[bool], weight: list[float]) -> None:
        """Strike out lists of nothing but links among the prose."""
        layout = self.layout
        for element in range(1, len(layout.tags)):
            if (
                inside[element]
                and not self.struck[element]
                and layout.tags[element] in LISTS
                and self.links[element] > MOSTLY_LINKS * self.size[element] > 0
                and weight[element] < 0.3 * self.size[element]
                and layout.tags[layout.parents[element]] != "li"
            ):
                self.struck[element] = "related_links"
        self._hand_down()

    def _by_shape(self, number: int, block: Block) -> str | None:
        """Why a block inside the story is none of its lines, as it stands there."""
        layout = self.layout
        length = len(block.words)
        if not any(map(str.isalnum, block.words[:200])):
            return "placeholder"
        if block.linked >= 0.75 * length and layout.tags[block.holder] == "p" and not SENTENCE_END.search(block.words):
            return "related_links"
        if length <= CAPTION_LONGEST and block.below_picture and not self._ends_sentence(block):
            holder = layout.tags[block.holder]
            if block.slanted >= 0.9 * length or holder == "center":
                return CAPTION
            if PRINTED_CREDIT.search(block.words) or self.repeated[block.words] >= OFTEN:
                return CAPTION
        return None

    @staticmethod
    def _ends_sentence(block: Block) -> bool:
        return bool(SENTENCE_END.search(block.words)) and block.slanted < 0.9 * len(block.words)

    def _trim(self, found: list[str | None], total: float) -> None:
        """Take out what stands before the first paragraph and after the last, unless it is of their level."""
        layout = self.layout
        self._drop_before_headline(found)
        prose = [number for number, reason in enumerate(found) if reason is None and self.prose[number] > 0]
        if not prose:
            return
        levels: dict[int, float] = defaultdict(float)
        for number in prose:
            levels[layout.parents[layout.blocks[number].holder]] += self.prose[number]
        same = {parent for parent, held in levels.items() if held >= SAME_LEVEL * total}
        while prose and (reason := self._over_story(layout.blocks[prose[0]], same)):
            found[prose.pop(0)] = reason
        first, last = (prose[0], prose[-1]) if prose else (len(found), -1)
        for number, block in enumerate(layout.blocks):
            if found[number] is not None or first <= number <= last:
                continue
            found[number] = self._beyond(block, same, before=number < first)
        self._find_standfirst(found, first)
        self._drop_last_lists(found)
        self._drop_last_headings(found)

    def _drop_before_headline(self, found: list[str | None]) -> None:
        """Take out what stands over the headline, where the story follows it."""
        layout = self.layout
        told = [0.0 if reason else prose for reason, prose in zip(found, self.prose, strict=True)]
        below = sum(told)
        least = BELOW_HEADLINE * below
        headline = 0
        for number, block in enumerate(layout.blocks):
            if below < least:
                break
            if layout.tags[block.holder] == "h1":
                headline = number
            below -= told[number]
        for number in range(headline):
            found[number] = found[number] or "outside_article"

    def _over_story(self, block: Block, same: set[int]) -> str | None:
        """What a sentence before the story's own paragraphs is: a standfirst, or one of the highlights."""
        layout = self.layout
        around = list(layout.outwards(block.holder))[:5]
        if any(element in same for element in around[1:]):
            return None
        if any(STANDFIRST in layout.kinds[element] for element in around[:3]):
            return STANDFIRST
        return None if layout.tags[block.holder] == "p" else "outside_article"

    def _find_standfirst(self, found: list[str | None], first: int) -> None:
        """The sentence that calls itself a standfirst and stands nearest over the story."""
        layout = self.layout
        for number in range(min(first, len(found)) - 1, max(-1, first - LINES_OVER_STORY), -1):
            block = layout.blocks[number]
            named = any(STANDFIRST in layout.kinds[element] for element in list(layout.outwards(block.holder))[:3])
            if layout.tags[block.holder] == "h1":
                return
            if named and found[number] and len(block.words) >= SHORTEST_STANDFIRST and not block.linked:
                found[number] = STANDFIRST
                return

    def _drop_last_lists(self, found: list[str | None]) -> None:
        """Take out the list of links under the last paragraph, with the heading over it."""
        layout = self.layout
        number = len(found) - 1
        last: list[int] = []
        while number >= 0:
            if found[number] is None:
                if layout.tags[layout.blocks[number].holder] != "li":
                    break
                last.append(number)
            number -= 1
        linked = sum(layout.blocks[each].linked for each in last)
        if last and linked >= LINKED_LIST * sum(len(layout.blocks[each].words) for each in last):
            for each in last:
                found[each] = "related_links"

    def _beyond(self, block: Block, same: set[int], *, before: bool) -> str | None:
        """Why a block before the first or after the last paragraph is none of the story's; None where it is."""
        layout = self.layout
        tag = layout.tags[block.holder]
        parents = [layout.parents[block.holder]]
        if tag in ("li", "td", "th", "p", "tr"):
            above = list(layout.outwards(block.holder))[1:5]
            parents = [parent for parent in above]
        level = any(parent in same for parent in parents)
        if not level or block.linked > 0.3 * len(block.words):
            return "outside_article"
        if before and (tag not in PARAGRAPHS or OVER_STORY.match(block.words)):
            return "outside_article"
        return None

    def _drop_last_headings(self, found: list[str | None]) -> None:
        for number in range(len(found) - 1, -1, -1):
            if found[number] is None:
                if self.layout.tags[self.layout.blocks[number].holder] not in HEADINGS:
                    return
                found[number] = "outside_article"


def prose_of(block: Block) -> float:
    """How many characters of a block read like a story's paragraph."""
    length = len(block.words)
    if block.linked > MOSTLY_LINKS * length:
        return 0.0
    least = WIDE_PROSE if len(WIDE.findall(block.words[:40])) > 12 else PROSE
    ends = bool(SENTENCE_END.search(block.words[-8:]))
    if length >= least and (ends or length > 2.5 * least):
        return float(length - block.linked)
    if length >= SHORT_PROSE and ends:
        return (length - block.linked) / 2
    return 0.0
