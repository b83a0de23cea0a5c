"""Find a story's writers in the lines around its headline and below its last paragraph, and its agency."""

import re

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import WrittenTime, find_time
from wiredesk.clean.page.element_names import BYLINE, CAPTION, GALLERY, PICTURE
from wiredesk.clean.page.head import BEFORE_DAY, MAX_ABOVE, MAX_INFO_LENGTH, MAX_NAME_LENGTH, Head
from wiredesk.clean.page.time_labels import PUBLISHED, UPDATED
from wiredesk.clean.parts.head_matter import READING_TIME, SOURCE
from wiredesk.clean.writers.byline_words import (
    COMMON,
    JOB,
    LAST_ROLE,
    PICTURES,
    PICTURES_FIRST,
    PICTURES_TOO,
    WORDS_BY,
    WRITER_LABELS,
)
from wiredesk.clean.writers.names import (
    EAST_ASIAN_NAME,
    HANDLE,
    IN_PLACE,
    OPENING,
    OUTLET_AFTER,
    OUTLET_SURE,
    SEGMENT,
    is_name,
    is_writer,
    names_alone,
    read_byline,
    read_names,
)
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.given_names import is_given_name

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
CLOCK = re.compile(
    r"^(?:[\s,|•·–—-]|(?:at|um|à|alle|kl\.?|klo|om|о|в)\s)*"
    r"(?:\d\d?[:.h]\d\d(?::\d\d)?(?:\s?(?:Uhr|[AaPp]\.?[Mm]\.?|[A-Z]{3,4})(?!\w))?[\s,|•·–—-]*)?"
)
"""The clock behind a day, and what separates it from a name."""
AGO = re.compile(
    r"\s(?:(?:prije|pred|pre|vor|il y a|hace|há|acum|przed|för|for)\s)?\d{1,2}\s[^\W\d_]{3,10}"
    r"(?:\s(?:ago|fa|siden|sedan|geleden|önce|temu|назад|тому))?$"
)
"""How long ago it was, behind a name: "By Ama Mensah 5 hours ago"."""
FOLLOWED = re.compile(r"\s(?:Follow|Subscribe|Folgen|Suivre|Seguir|Segui)(?:\s.*)?$")
"""The button behind a writer's name, and what follows it: "Ama Mensah Follow 4 min read"."""
FULL_DAY = re.compile(r"(?:,| [|·–—-]) .{0,15}\b(?:19|20)\d\d$")

OF_PICTURES = frozenset({CAPTION, GALLERY, PICTURE})
UNDER_STORY = 2
"""Blocks under the last paragraph that can name the agency."""
MAX_ORIGIN = 40
"""Characters of a line that names the agency under a headline."""


def shown_authors(head: Head) -> tuple[list[str], list[int]]:
    """Return the authors' names shown around the headline, and their blocks."""
    start = max(0, (head.headline if head.headline is not None else head.first) - 4)
    for zone in (range(start, head.first), range(head.first, min(head.first + 3, len(head.words)))):
        names: list[str] = []
        blocks: list[int] = []
        for index in zone:
            text = "" if head.reasons[index] == CAPTION else head.words[index]
            if len(text) > MAX_NAME_LENGTH and OPENING.match(text) and (time := find_time(text)):
                text = text[: time.end]  # without the times of updates behind it
            if not 1 < len(text) <= MAX_NAME_LENGTH:
                continue
            found = names_in(head, index, text)
            if found:
                names += found
                blocks.append(index)
        if names:
            rights = letters_of(" ".join(text for text in head.words if "©" in text))
            people = [name for name in names if letters_of(name) not in rights]
            return list(dict.fromkeys(people or names)), blocks
    for index in (*_beside_time(head), *_below_story(head)):
        text = CLOCK_BEHIND.sub("", head.words[index])
        if names := read_byline(text) or names_alone(text):
            return names, [index]
    return [], []


def shown_agency(head: Head) -> str | None:
    """Return the agency alone on a line between headline and story, or behind "Source:" there or below the story."""
    if head.headline is None:
        return None
    for index in range(head.headline + 1, min(head.first, head.headline + MAX_ABOVE)):
        line = head.words[index]
        if len(line) > MAX_ORIGIN or line.islower() or len({*line}) < 2 or head.reasons[index] in OF_PICTURES:
            continue  # "AA" sets the size of the text
        stated = SOURCE.fullmatch(line) if ":" in line else None
        if agency := AGENCIES.get((stated["name"] if stated else line).strip().lower()):
            return agency
    below = head.words[head.last + 1 : head.last + 1 + UNDER_STORY]
    sources = (SOURCE.fullmatch(line) for line in below if ":" in line and len(line) <= MAX_ORIGIN)
    named = (AGENCIES.get(source["name"].strip().lower()) for source in sources if source)
    return next(filter(None, named), None)


def _beside_time(head: Head) -> list[int]:
    """The lines of two to four words next to the time under the headline; a section is also in the menu."""
    if head.headline is None:
        return []
    layout, blocks = head.layout, head.layout.blocks
    lines = range(head.headline + 1, min(head.first, head.headline + MAX_ABOVE))
    timed = [index for index in lines if len(head.words[index]) <= MAX_INFO_LENGTH and find_time(head.words[index])]
    near = [index for time in timed for index in (time - 1, time + 1) if index in lines and index not in timed]
    story = " ".join(head.words[head.first : head.last + 1])
    found = []
    for index in near:
        text = head.words[index]
        if not 2 <= len(text.split()) <= 4 or text in story or not COMMON.isdisjoint(text.lower().split()):
            continue
        beside = {layout.parents[blocks[time].holder] for time in timed if abs(time - index) == 1}
        if layout.parents[blocks[index].holder] in beside and head.words.count(text) == 1:
            found.append(index)
    return found


def _below_story(head: Head) -> list[int]:
    """The lines directly below the story in elements named as author, and those that say who posted it."""
    blocks, below = head.layout.blocks, range(head.last + 1, min(head.last + BELOW_STORY, len(head.words)))
    return [
        index
        for index in below
        if len(head.words[index]) <= MAX_NAME_LENGTH
        and (
            (head.reasons[index] != "comments" and POSTED_BY.match(head.words[index]))
            or (head.reasons[index] == BYLINE and index <= head.last + 2)
            or (blocks[index].by_author and head.reasons[index] != "comments" and OPENING.match(head.words[index]))
        )
    ]


def names_in(head: Head, index: int, text: str) -> list[str]:
    """Return the names in a line that says who wrote the story; empty if it does not.

    Args:
        head: of the page.
        index: of the line's block.
        text: of the line, or its first part.
    """
    half = len(text) // 2
    if text[:half] == text[half + 1 :]:
        text = text[:half]  # once for each size of screen
    written = text[:1].upper() + text[1:]  # "von Anna Müller" is on a separate line
    found = find_time(text)
    before = HANDLE.sub("", BEFORE_DAY.sub("", written[: found.start]) if found else AGO.sub("", written))
    if OPENING.match(before) and (label := PUBLISHED.search(before) or UPDATED.search(before)):
        before = before[: label.start()].rstrip() or before
    if len(text) <= MAX_INFO_LENGTH and (named := EAST_ASIAN_BYLINE.findall(text)):
        return [before or after for before, after in named]
    if _is_by_author(head, index):
        if text[:1].islower() and OPENING.match(text):
            return read_byline(text)  # "di Ama Mensah"
        if names := _names_of_author(written, before, found):
            return names
    if len(text) <= MAX_INFO_LENGTH and (labelled := LABELLED.search(text)):
        return [labelled[1].strip(" .-")]
    under = head.headline is not None and head.headline < index < head.first
    if under and (names := _names_under_headline(head, index, text, before)):
        return names
    if OPENING.match(written):
        return read_byline(written) or (read_byline(before) if before != written else [])
    labelled_parts = [part for part in SEGMENT.split(written)[1:] if NAMED_PART.match(part)]
    if labelled_parts:  # "The Strait | Author: Ama Mensah | 2 May 2026"
        return read_byline(labelled_parts[0])
    later = BEHIND_TIME.search(written, found.end) if found else None
    if later:
        behind = written[later.start() :]
        return read_byline(behind[:1].upper() + behind[1:])
    if under and FULL_DAY.search(text) and (names := read_byline(written)):
        return names  # "Ama Mensah, 2 May 2026"
    return _names_beside_day(head, written, before, found) if under and found else []


def _is_by_author(head: Head, index: int) -> bool:
    if head.layout.blocks[index].by_author:
        return True
    kinds, tags = head.layout.kinds, head.layout.tags
    return any(BYLINE in kinds[element] or tags[element] == "address" for element in head.around(index, 3))


def _names_of_author(written: str, before: str, found: WrittenTime | None) -> list[str]:
    """The names on a line in an element named as author, where a name needs no other mark."""
    before = FOLLOWED.sub("", before)
    if employed := _before_job(before):
        return [employed]
    later = BEHIND_TIME.search(written, found.end) if found else None
    behind = CLOCK.sub("", written[found.end :]) if found and not found.start else ""
    for part in (before, behind, written[later.start() :] if later else written, *SEGMENT.split(written)):
        names = read_names(part)
        if names and all(_is_full_name(name) for name in names):
            return names
    return []


def _names_under_headline(head: Head, index: int, text: str, before: str) -> list[str]:
    """The names on a line between headline and story that has a label, a job, an account or a paper beside them."""
    if labelled := TEXT_BY.match(before):
        return names_alone(before[labelled.end() :])
    if PICTURES_FIRST.match(text) and (words := WORDS_BY.search(text)):
        return names_alone(before[words.end() :])
    if any(READING_TIME.fullmatch(part) for part in SEGMENT.split(text)):
        return names_alone(SEGMENT.split(text)[0])
    if _is_labelled(head, index):
        return names_alone(before)
    if employed := _before_job(before):
        return [employed]
    below = "".join(head.words[index + 1 : index + 2])
    if " " in below and JOB.fullmatch(below):
        return names_alone(text)
    alone = LAST_ROLE.sub("", OUTLET_SURE.sub("", HANDLE.sub("", text)))
    if alone == text and is_given_name(text.partition(" ")[0]):
        alone = OUTLET_AFTER.sub("", IN_PLACE.sub("", text))
    return _unless_section(head, alone) if alone != text and OPENING.match(text) is None else []


def _names_beside_day(head: Head, written: str, before: str, found: WrittenTime) -> list[str]:
    """The names before or behind the day on a line: "Ama Mensah 2 May 2026 15:05", "2 May 2026 | Ama Mensah"."""
    if before:
        return _unless_section(head, before)
    behind = CLOCK.sub("", written[found.end :])
    parts = [part for part in SEGMENT.split(behind) if part and not READING_TIME.fullmatch(part)]
    return _unless_section(head, parts[0]) if len(parts) == 1 else []


def _unless_section(head: Head, words: str) -> list[str]:
    """The names that words are, unless the page has them elsewhere too, as a section is in the menu."""
    if not words or words in head.words or not COMMON.isdisjoint(words.lower().split()):
        return []
    return names_alone(words) if _is_person(words.partition(",")[0]) and words.split()[-1][0].isupper() else []


def _is_labelled(head: Head, index: int) -> bool:
    """Whether the line above or below a name says that its bearer wrote the story.

    Labels stand either above all names or below all: "Ama Mensah", "Text", "Kofi Boro", "Photo".
    """
    above, below = _line(head, index - 1), _line(head, index + 1)
    if LABEL_ALONE.fullmatch(above):
        return ANY_LABEL.fullmatch(_line(head, index - 3)) is not None or not is_writer(_line(head, index - 2))
    return LABEL_ALONE.fullmatch(below) is not None and ANY_LABEL.fullmatch(above) is None


def _line(head: Head, index: int) -> str:
    return head.words[index] if 0 <= index < len(head.words) else ""


def _before_job(text: str) -> str | None:
    """The name before a job on one line, as from two elements side by side: "Ama Mensah Health correspondent"."""
    words = text.split()
    for taken in (2, 3):
        name = " ".join(words[:taken]).rstrip(",")
        if is_writer(name.title() if name.isupper() else name) and JOB.fullmatch(" ".join(words[taken:])):
            return name
    return None


def _is_full_name(name: str) -> bool:
    if EAST_ASIAN_NAME.fullmatch(name):
        return PUBLISHED.fullmatch(name) is None
    return 2 <= len(name.split()) <= 4 and _is_person(name)


def _is_person(name: str) -> bool:
    if UPDATED.search(name) or PUBLISHED.search(name) or "news" in name.lower().split():
        return False
    return is_name(name) or WITHOUT_CAPITALS.fullmatch(name) is not None
