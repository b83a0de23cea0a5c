"""Headline, section label and subhead: the lines above a story in bare text."""

import re

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.scripts import without_outer_pictographs
from wiredesk.clean.parse.article_id import host_of
from wiredesk.clean.parts.dateline import HEAD_PARAGRAPHS
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.head_matter import SEGMENT, is_time_line
from wiredesk.clean.parts.notice import extract_prefixes
from wiredesk.clean.plain.line_features import SITE_WORDS, WORD
from wiredesk.clean.writers.byline import extract_byline
from wiredesk.clean.writers.byline_words import JOB
from wiredesk.clean.writers.names import is_writer, is_writer_line
from wiredesk.knowledge.dateline_places import CITIES, folded
from wiredesk.knowledge.given_names import is_given_name

ENDS_LIKE_TEXT = re.compile(r"""[.,;:।。|-][)\]"'”’»]*$""")
"""How a headline does not end. Question and exclamation marks it may."""
SENTENCE_END = re.compile(r"""[.!?…।。][)\]"'”’»]*$""")
ENDS_INSIDE = re.compile(r"[a-zß-ÿ]{2}[.!?]['\"”’)]{0,2}\s+[A-ZÀ-Þ“\"]")
"""A line with two sentences is more than a headline."""
OPENS_LIKE_TEXT = re.compile(r"[a-zß-ÿ\-–—•*(<]")
FLASH = re.compile(r"[+*]{2,3} ?([^+*]+?) ?[+*]{2,3}")
"""How ANSA and others mark an urgent headline."""
SUBHEAD_LABEL = re.compile(
    r"(?:utl|untertitel|unterzeile|vorspann|subtitle|subhead(?:line)?|standfirst|chapô|chapeau|bajada|copete|entradilla|"
    r"sottotitolo|occhiello|sommario|ingress|lead|spot)\.?\s?[:：]\s",
    re.IGNORECASE,
)
"""What a system or an agency puts before a standfirst."""
MAX_LENGTH = 160
MAX_QUESTION_LENGTH = 90
"""A longer line that ends in a question or exclamation mark is more often a story's first sentence."""
MAX_LABEL_LENGTH = 32
LABEL_WORDS = 3
MAX_LINES = 4
"""Section, headline, subhead and one more; more short lines than that are a list or a table."""
MAX_STANDFIRST_LENGTH = 300
"""Characters of a summary between headline and byline, or between headline and dateline."""
MIN_STORY = 60
"""Characters of a paragraph that can be a story's first."""
MIN_DENSE_STORY = 30
"""The same in Chinese, Japanese and Korean, which say as much in half the characters."""
FIRST_DENSE = "\u3040"
SOURCE_AFTER = re.compile(r"(?<=\S)\s+[|–—·•-]\s+(?P<name>[^|–—·•]{2,60})$")
BEFORE_SOURCE = "|–—·•-"
MAX_SITE_LINE = 60
MAX_SITE_WORDS = 6
MAX_ROLE = 60
MAX_IGNORED = 3
"""Letters of words that are ignored when the story is compared with a line: most are function words."""
MIN_SITE = 5
"""Letters of a label in the host's name that is compared with a headline's end."""
MIN_SHARED = 2
"""Words that a headline shares with its story."""
POINTS = ("- ", "– ", "• ", "* ")
"""How each of the main points above a story begins."""
MAX_UNSPACED_NAME = 7
"""Letters of a name or a rubric in Chinese, Japanese or Korean."""
NAME_OR_LABEL = re.compile(r"[^\W\d_][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}")
"""A few words in capitals, alone over the story: a writer's name or a rubric as likely as a headline."""


def extract_head(draft: Draft) -> None:
    """Set byline, title, section and subhead from the lines above the story.

    The byline is extracted first, since the lines above it are headline and standfirst, whatever they look like.
    """
    _drop_site_line(draft)
    _join_roles(draft)
    _extract_writer_of_site(draft)
    above_byline = extract_byline(draft)
    if not draft.title and (over := above_byline or _above_time(draft)):
        points = _drop_points(draft, over)
        above_byline = above_byline and above_byline - points
    extract_headline(draft, above_byline)


def _extract_writer_of_site(draft: Draft) -> None:
    """Take a name and a newspaper's in the last line above the time, below the headline: "Ama Mensah - StraitNews"."""
    over = [line for line in draft.paragraphs[1:MAX_LINES] if line in draft.above_time]
    parts = SEGMENT.split(over[-1]) if over and not draft.byline else []
    if len(parts) == 2 and is_writer(parts[0]) and len(parts[1].split()) < LABEL_WORDS:
        draft.byline = parts[:1]
        draft.paragraphs.remove(over[-1])
        draft.remove(over[-1], "byline")


def _above_time(draft: Draft) -> int | None:
    """The number of paragraphs above the time of a text without title and byline, if the first may be a headline."""
    if not draft.paragraphs or draft.title or draft.html or not draft.above_time:
        return None
    if ENDS_LIKE_TEXT.search(draft.paragraphs[0]):
        return None
    over = next((n for n, line in enumerate(draft.paragraphs) if line not in draft.above_time), 0)
    return over if 0 < over <= MAX_LINES else None


def _drop_points(draft: Draft, over: int) -> int:
    """Move the main points between a headline and its byline or time to `removed`; return the number of lines."""
    points = [line for line in draft.paragraphs[1:over] if line.startswith(POINTS)]
    if points and (label := draft.paragraphs.index(points[0]) - 1) and draft.paragraphs[label].endswith(":"):
        points.append(draft.paragraphs[label])
    for line in points:
        draft.paragraphs.remove(line)
        draft.remove(line, "summary")
    return len(points)


def _join_roles(draft: Draft) -> None:
    """Join a writer's name, and the job or agency on a line below it, into one byline."""
    for index, name in enumerate(draft.paragraphs[1 : HEAD_PARAGRAPHS + 2]):
        if draft.paragraphs[index].lower() == "by" and is_writer(name):
            draft.paragraphs[index : index + 2] = [f"By {name}"]
            return
    for index, role in enumerate(draft.paragraphs[1 : HEAD_PARAGRAPHS + 2]):
        if len(role) > MAX_ROLE or not JOB.fullmatch(role):
            continue
        name = draft.paragraphs[index]
        if is_writer_line(name):
            draft.paragraphs[index : index + 2] = [f"{name}, {role}"]
            return
        if name.isupper() and is_writer_line(name.title()):
            draft.remove(role, "byline")  # names in capitals are read alone
            del draft.paragraphs[index + 1]
            return


def _drop_site_line(draft: Draft) -> None:
    """Move the site's own line above a headline to `removed`: "Accueil Société", "Breaking News – Latest Headlines".

    Such a line has a word of a site's menu and no word of the story, with which the line below it shares several.
    """
    if draft.title or len(draft.paragraphs) < MAX_LINES or len(draft.paragraphs[0]) > MAX_SITE_LINE:
        return
    line, below, *story = draft.paragraphs[: 2 * MAX_LINES]
    words = [word.lower() for word in WORD.findall(line)]
    if not 2 <= len(words) <= MAX_SITE_WORDS or SENTENCE_END.search(line) or SITE_WORDS.keys().isdisjoint(words):
        return
    story_words = {word.lower() for text in story for word in WORD.findall(text) if len(word) > MAX_IGNORED}
    headline = {word.lower() for word in WORD.findall(below)}
    if story_words.isdisjoint(words) and headline.isdisjoint(words) and len(story_words & headline) >= MIN_SHARED:
        draft.remove(line, "navigation")
        del draft.paragraphs[0]


def extract_headline(draft: Draft, above_byline: int | None = None) -> None:
    """Set title, section and subhead from the lines above the story; drop a repeated headline.

    Args:
        draft: the article.
        above_byline: the number of paragraphs above a printed byline; None without one.
    """
    if draft.title_is_guess:
        guess, draft.title = draft.title, ""
        _extract_lines(draft, above_byline)
        draft.title = draft.title or guess
    elif draft.title:
        draft.title = _without_source(draft.title, draft.source, draft.url)
        _drop_repeated(draft, above_byline)
    else:
        _extract_lines(draft, above_byline)
        draft.title = draft.title and extract_prefixes(draft.title, draft, known=True)
    draft.title = without_outer_pictographs(draft.title)
    _extract_label_below(draft)


def _extract_label_below(draft: Draft) -> None:
    """Move a section in capitals that is between the headline and the story's first paragraph to `section`."""
    if not draft.title or len(draft.paragraphs) < 2:
        return
    label, story = draft.paragraphs[:2]
    if _is_label(label) and label.isupper() and len(story) >= MAX_LENGTH // 2 and not _is_place(label):
        draft.section = draft.section or label
        draft.remove(label, "section_label")
        del draft.paragraphs[0]


def _is_place(label: str) -> bool:
    return folded(label) in CITIES or read_dateline(label) is not None


def _without_source(title: str, source: str | None, url: str | None = None) -> str:
    """A headline without the newspaper's name, or that of the URL's host, which search engines and APIs append."""
    found = SOURCE_AFTER.search(title) if any(map(title.__contains__, BEFORE_SOURCE)) else None
    if found is None:
        return title
    name = letters_of(found["name"])
    host = {letters_of(label) for label in host_of(url or "").split(".")[:-1] if len(label) >= MIN_SITE}
    if name != letters_of(source or "") and name not in host and name.removeprefix("the") not in host:
        return title
    return title[: found.start()].rstrip()


def _drop_repeated(draft: Draft, above_byline: int | None) -> None:
    title = letters_of(draft.title)
    for index, paragraph in enumerate(draft.paragraphs[:MAX_LINES]):
        if title and title in (letters_of(paragraph), letters_of(_without_source(paragraph, draft.source))):
            for above in draft.paragraphs[:index]:
                if not _is_label(above):
                    return
            for above in draft.paragraphs[:index]:
                draft.section = draft.section or above
                draft.remove(above, "section_label")
            draft.remove(paragraph, "repeated_headline")
            del draft.paragraphs[: index + 1]
            if above_byline is not None:
                above_byline = max(0, above_byline - index - 1)
            if draft.source and draft.paragraphs and letters_of(draft.paragraphs[0]) == letters_of(draft.source):
                draft.remove(draft.paragraphs.pop(0), "source_line")
            break
    _extract_standfirst(draft, above_byline)
    subhead = letters_of(draft.subhead or "")
    if subhead and draft.paragraphs and letters_of(draft.paragraphs[0]) == subhead:
        if _opens_story(draft.paragraphs[0]):
            draft.subhead = None  # some systems send the first paragraph as the summary: it stays in the story
            return
        draft.remove(draft.paragraphs.pop(0), "repeated_subhead")


def _extract_standfirst(draft: Draft, above_byline: int | None) -> None:
    """Take the single line between a known headline and the byline as the standfirst."""
    if above_byline != 1 or draft.subhead or len(draft.paragraphs) < 2:
        return
    line = draft.paragraphs[0]
    if MAX_LABEL_LENGTH < len(line) <= MAX_STANDFIRST_LENGTH and read_dateline(line) is None:
        draft.subhead = line
        del draft.paragraphs[0]


def _extract_lines(draft: Draft, above_byline: int | None) -> None:
    lines = _lines_over_byline(draft, above_byline or 0) or _lines_over_dateline(draft)
    lines = lines or max(_lines_over_story(draft), _lines_over_time(draft), key=len)
    if not lines or (len(lines) == 1 and _may_be_name(lines[0])):
        return
    taken = _labels_above(lines)
    for label in lines[:taken]:
        draft.section = label
        draft.remove(label, "section_label")
    draft.title = FLASH.sub(r"\1", lines[taken].removesuffix(" ="))  # how dpa ends a headline
    taken += 1
    if len(lines) == taken + 1 and _is_timed(lines[taken]):
        draft.byline = draft.byline or _writers_before_time(lines[taken])
        draft.remove(lines[taken], "timestamp")
        taken += 1
    elif len(lines) == taken + 1 and not draft.subhead and not _is_label(lines[taken]):
        draft.subhead = SUBHEAD_LABEL.sub("", lines[taken].removesuffix(" ="), count=1)
        taken += 1
    del draft.paragraphs[:taken]


def _may_be_name(line: str) -> bool:
    """Whether a line could be a name or a rubric; a word without capitals that is longer than a name is neither."""
    unspaced = " " not in line and line[0].lower() == line[0].upper() and len(line) > MAX_UNSPACED_NAME
    return not unspaced and NAME_OR_LABEL.fullmatch(line) is not None


def _writers_before_time(line: str) -> list[str]:
    """The writers on a line with a time: with a given name that is known, or before the newspaper's name."""
    parts = [part for part in SEGMENT.split(line) if part and not is_time_line(part)]
    if len(parts) > 1 and is_writer(parts[0]) and SITE_WORDS.keys().isdisjoint(parts[0].lower().split()):
        return parts[:1]
    return [part for part in parts if _is_writer(part)]


def _is_writer(part: str) -> bool:
    return is_writer(part) and is_given_name(part.split()[0])


def _is_timed(line: str) -> bool:
    """Whether a line consists of parts of which one is a time: "The Strait | 2 May 2026 | 18:40"."""
    parts = SEGMENT.split(line)
    return len(parts) > 1 and len(line) <= MAX_QUESTION_LENGTH and any(map(is_time_line, parts))


def _lines_over_byline(draft: Draft, above: int) -> list[str]:
    """The lines above the byline: they are not the story, however they end."""
    if not above or above > MAX_LINES or above >= len(draft.paragraphs):
        return []
    lines = draft.paragraphs[:above]
    filed = any(found is not None and found.certain for found in map(read_dateline, lines))
    return lines if not filed and _could_be_head(lines) else []  # names may also stand under a short story


def _lines_over_time(draft: Draft) -> list[str]:
    """The lines above the time, without the section that may be the last of them."""
    over = _above_time(draft) or 0
    if over > 2 and _is_label(draft.paragraphs[over - 1]):
        draft.section = draft.section or draft.paragraphs[over - 1]
        draft.remove(draft.paragraphs.pop(over - 1), "section_label")
        over -= 1
    return _lines_over_byline(draft, over)


def _lines_over_dateline(draft: Draft) -> list[str]:
    """The lines above the first paragraph with a dateline, if they are too short to be a story."""
    lines: list[str] = []
    for paragraph in draft.paragraphs[:HEAD_PARAGRAPHS]:
        filed = read_dateline(paragraph) if lines else None
        if filed and (filed.certain or (filed.known and not filed.colon)):
            return lines if _could_be_head(lines) and not any(map(read_dateline, lines)) else []
        if len(paragraph) > MAX_STANDFIRST_LENGTH:
            return []
        lines.append(paragraph)
    return []


def _could_be_head(lines: list[str]) -> bool:
    """Whether the lines are a headline with at most a summary below it."""
    if not lines or any(OPENS_LIKE_TEXT.match(line) for line in lines):
        return False
    rest = lines[_labels_above(lines) :] if len(lines) > 1 and _is_label(lines[0]) else lines
    is_head = len(rest[0]) <= MAX_LENGTH and not ENDS_INSIDE.search(rest[0])
    return is_head and all(len(line) <= MAX_STANDFIRST_LENGTH for line in rest[1:]) and len(rest) <= 2


def _lines_over_story(draft: Draft) -> list[str]:
    """The lines before the story's first paragraph, if they look like headlines and a story follows."""
    lines: list[str] = []
    for paragraph in draft.paragraphs[: MAX_LINES + 1]:
        if _opens_story(paragraph):
            return lines
        if len(paragraph) > MAX_LENGTH or ENDS_LIKE_TEXT.search(paragraph):
            return []
        if OPENS_LIKE_TEXT.match(paragraph):
            return []
        if len(paragraph) > MAX_QUESTION_LENGTH and SENTENCE_END.search(paragraph):
            return []
        lines.append(paragraph)
    return []


def _opens_story(text: str) -> bool:
    least = MIN_DENSE_STORY if text[:1] >= FIRST_DENSE else MIN_STORY
    if len(text) > MAX_LENGTH or (len(text) >= least and text[-1] not in "?!" and SENTENCE_END.search(text)):
        return True
    return read_dateline(text) is not None


def _labels_above(lines: list[str]) -> int:
    """The number of section labels on top: lines above a longer line; the last is the narrowest section."""
    count = 0
    while count < len(lines) - 1 and _is_label(lines[count]):
        count += 1
    if count and count == len(lines) - 1 and ENDS_LIKE_TEXT.search(lines[count]):
        count -= 1  # a summary below the headline
    return count if count and len(lines[count]) > max(map(len, lines[:count])) else 0


def _is_label(line: str) -> bool:
    return len(line) <= MAX_LABEL_LENGTH and len(line.split()) <= LABEL_WORDS and not SENTENCE_END.search(line)
