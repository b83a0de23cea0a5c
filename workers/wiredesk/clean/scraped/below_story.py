"""Below and between the paragraphs of scraped text: a page's labels, links to other stories, what it asks of readers.

Only for text whose head shows that it was scraped from a page. Lines there that are no sentences are a page's own where
several stand together below the story; a sentence among them is too, if it has no word of the story.
"""

from collections import Counter
from collections.abc import Sequence

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.desk_codes import CODE, CODES
from wiredesk.clean.parts.signoff import read_sign_off
from wiredesk.clean.plain.line_features import SITE_WORDS, WORD
from wiredesk.clean.scraped.page_lines import ends_sentence, is_beside_time, is_origin, is_sentence, label_reason
from wiredesk.clean.writers.names import OPENING, names_alone, read_byline
from wiredesk.knowledge.given_names import is_given_name
from wiredesk.knowledge.labels import SELF, SELF_NOUNS, label_key
from wiredesk.knowledge.speech import STATED

MAX_FOOT = 80
"""Lines below a story; more are those of a whole page."""
MIN_LINES = 2
LINKS = frozenset(("related_links", "read_more"))
CUT = ("...", "…")
"""The end of another story's first words."""
MIN_WORD = 5
MAX_LINE = 160
"""Characters of a line of a page's foot; a longer one is a paragraph."""
MIN_SHARED = 1
MAX_SITE_SHARE = 6
"""Words of a story's sentence for each one that sites use."""
STORY = 40
"""Lines whose words are those of the story."""
MAX_READ = 2000
MAX_LINKS, MAX_LINK = 12, 120
MIN_LINK_WORDS = 4
MAX_KICKER_WORDS, MAX_CROSSHEAD_WORDS = 4, 7
QUOTES = '"“„«'
BULLETS = frozenset("-–—•*·►▪■")


def end_of_story(lines: Sequence[str], end: int) -> int:
    """The end of the story, of which the features of the lines know only `end`: sentences with its words may follow.

    A link to another story may be among them, but no label of comments: readers use the story's words as well.
    """
    story = _repeated(lines[:STORY])
    place = end
    while place < len(lines):
        if _goes_on(lines[place], story):
            end = place + 1
        elif place > end or label_reason(lines[place]) not in LINKS:
            break
        place += 1
    return end


def _goes_on(line: str, story: set[str]) -> bool:
    """Whether a line below the end that the features of lines tell is the story's."""
    if not is_sentence(line) or line.endswith(CUT) or line.isupper():
        return False
    return not label_reason(line) and _is_story(line, (), story)


def extract_scraped_foot(draft: Draft) -> None:
    """Remove the lines below the story that are no sentences, or sentences of the page among such lines."""
    _drop_links(draft)
    lines = draft.paragraphs
    start = _foot(lines, draft.byline, _repeated(lines[:STORY]))
    below = lines[start:]
    page_s = any(label_reason(line) or _is_site_s(line) for line in below)
    if len(below) < MIN_LINES and not page_s and not _is_about(below, draft.byline):
        return
    kept = []
    labelled = False
    for line in below:
        labelled = labelled or label_reason(line) is not None
        if _is_signed(line) and not (labelled and names_alone(line)):
            kept.append(line)
        else:
            draft.remove(line, label_reason(line) or "outside_article")
    draft.paragraphs = lines[:start] + kept


def _drop_links(draft: Draft) -> None:
    """Remove links to other stories: two or more lines between sentences that are none, and no list."""
    kept: list[str] = []
    lines = draft.paragraphs
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and end - index <= MAX_LINKS and _may_be_link(lines[end]):
            end += 1
        run = lines[index:end]
        inside = kept and ends_sentence(kept[-1]) and kept[-1][-1] != ":" and end < len(lines)
        links = _links(run) if inside else 0
        for line in run[:links]:
            draft.remove(line, "related_links")
        kept += run[links:]
        if end < len(lines):
            kept.append(lines[end])
        index = end + 1
    draft.paragraphs = kept


def _links(run: Sequence[str]) -> int:
    """How many of the lines are links: a label with its headline, or all of several but a crosshead below them."""
    words = [line.count(" ") + 1 for line in run]
    if not MIN_LINES <= len(run) <= MAX_LINKS or max(words) < MIN_LINK_WORDS:
        return 0
    if len(run) == MIN_LINES:
        return len(run) if words[0] <= MAX_KICKER_WORDS < words[1] else 0
    return len(run) - (words[-1] <= MAX_CROSSHEAD_WORDS)


def _may_be_link(line: str) -> bool:
    """Whether a line can be the headline of another story or the label over it."""
    if len(line) > MAX_LINK or line[0] in BULLETS or line[0].isdigit() or line[-1] in ":;,":
        return False
    return not ends_sentence(line) and not _is_signed(line) and read_dateline(line) is None


def _foot(lines: Sequence[str], writers: Sequence[str], story: set[str]) -> int:
    """The first line of the foot: no sentence of the story is below it."""
    start = len(lines)
    while start > 1 and len(lines) - start < MAX_FOOT:
        if _is_story(lines[start - 1], writers, story) and not _is_below_labels(lines, start - 1, story):
            break
        start -= 1
    while start < len(lines) and ends_sentence(lines[start]) and not label_reason(lines[start]):
        if _is_about(lines[start : start + 1], writers) or _is_site_s(lines[start]):
            break
        start += 1  # a short sentence below the last long one is the story's
    return start


def _is_below_labels(lines: Sequence[str], place: int, story: set[str]) -> bool:
    """Whether a line is below two labels, and has no word that the story repeats."""
    above = lines[max(0, place - MIN_LINES) : place]
    return len(above) == MIN_LINES and all(map(label_reason, above)) and story.isdisjoint(_words_of(lines[place]))


def _is_story(line: str, writers: Sequence[str], story: set[str]) -> bool:
    if label_reason(line) or line.startswith(tuple(name.partition(" ")[0] for name in writers)):
        return False
    if len(line) > MAX_LINE or read_sign_off(line)[1]:
        return True
    if not ends_sentence(line):
        return read_dateline(line) is not None
    words = _words_of(line)
    return not _is_site_s(line) or len({word for word in words if word not in SITE_WORDS} & story) > MIN_SHARED


def _is_site_s(line: str) -> bool:
    """Whether a sentence has many of the words that sites use, or opens with the name of the article itself."""
    words = _words_of(line) if ends_sentence(line) else set()
    if not SELF_NOUNS.isdisjoint(words) and SELF.match(label_key(line)) and not any(map(line.__contains__, QUOTES)):
        return not any(verb in WORD.findall(line.lower()) for verb in STATED)
    return is_sentence(line) and MAX_SITE_SHARE * sum(word in SITE_WORDS for word in words) > len(words)


def _is_about(lines: Sequence[str], writers: Sequence[str]) -> bool:
    """Whether each line opens with a writer's full name: it tells about the writer."""
    return bool(lines and writers) and all(line.startswith(tuple(writers)) for line in lines)


def _words_of(line: str) -> set[str]:
    return {word.lower() for word in WORD.findall(line[:MAX_READ]) if len(word) >= MIN_WORD}


def _repeated(lines: Sequence[str]) -> set[str]:
    """The words that several lines have: a line of the story shares some with its others."""
    seen = Counter(word for line in lines for word in _words_of(line))
    return {word for word, count in seen.items() if count > 1}


def _is_signed(line: str) -> bool:
    """Whether a line is a sign-off, a byline or a name for the steps that read them."""
    if (
        line[0] in "(["
        or (is_origin(line) and not is_beside_time(line))
        or CODE.fullmatch(line)
        or CODES.fullmatch(line)
    ):
        return True
    names = read_byline(line) or names_alone(line)
    return bool(names) and (OPENING.match(line) is not None or is_given_name(names[0].partition(" ")[0]))
