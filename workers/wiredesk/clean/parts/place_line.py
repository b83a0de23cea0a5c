"""Datelines that need the rest of the text: a place on a line of its own, and an unlisted place before a colon."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.dateline_words import BODIES, LABELS, PREPOSITIONS
from wiredesk.knowledge.agencies import AGENCIES, agency_named
from wiredesk.knowledge.dateline_places import CITIES, folded
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk_schemas.clean import Dateline

FIRST_PARAGRAPHS = 3
"""Paragraphs above which the line can be: a lead may precede it."""
MAX_LENGTH = 40
DASHES = frozenset("–—-")
STOPS = DASHES | {"."}
"""What ends a line that has only the place."""
MAX_DIVIDED = 60
"""Characters of such a line with an agency and a dash."""
MIN_STORY = 80
"""Characters of the paragraph below, or behind the colon."""
BEFORE_COLON = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’-]{2,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){0,2})(?::\s+|\s(?:[—–]|--?)\s)(?=[A-ZÀ-Þ\d“\"‘])"
)
"""An unlisted place before a colon or a dash."""
STOPPED = re.compile(r"(?P<place>[^\W\d_][^\W\d_'’ /-]*(?:[ /-][^\W\d_'’/-]+){0,4})\.\s+(?=[A-ZÀ-Þ“\"‘«„][^.!?]{40})")
"""A place and a full stop before the story, as in newspapers of Germany, Mexico and Tanzania: "Hamburg. Die"."""
AGENCY_BEHIND = re.compile(r"(?P<agency>[A-Z]{4,12})\s+(?:[–—-]\s+)?(?=[A-ZÀ-Þ])")
"""An agency between them: "ASTANA. KAZINFORM The"."""
_PARTS = "river|lake|county|province|district|region|municipality|island|islands|bay|valley|airport|port|harbour|harbor"
_TO = "roads?|way|route|highway|motorway|railway|line|flights?|trains?|bus|buses|ferry|ferries|bridge|journey|trip"
_OF = "city|town|village|port|people|residents|mayor|province|district|county|region|island|suburb|outskirts|governor"
IS_PLACE = (
    r"\b(?:in|at|near|between|outside) {0}\b|\b(?:lake|mount|river|port|fort|cape|gulf of|bay of|isle of) {0}\b|"
    rf"\b(?:{_TO}) (?:to|from|into) {{0}}\b|\b(?:{_OF}) of {{0}}\b|\b{{0}}(?:['’]s)? (?:{_PARTS})\b"
)
"""How a story speaks of a place: "in Taiping", "the road to Taiping", "Taiping district"."""
SPEAKER = re.compile(r"[A-ZÀ-Þ][\w.'’ -]{1,40}:\s")
"""How another paragraph of a round-up or a transcript begins."""
HERE = re.compile(
    r"\b(?:near|outside|around|reporters|conference|briefing|meeting|function|ceremony|held|met|arrived|court) here\b"
)
"""How a reporter refers to the place of the dateline."""
SPOKEN = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b")
QUOTED = re.compile('["“][^"“”]{1,600}["”]')
ENDS_LIKE_STORY = re.compile(r"""[.!?…][)\]"'”’»]*$""")
MAX_READ = 4000
"""Characters of the story in which it may refer to its place."""


def extract_place_line(draft: Draft) -> None:
    """Move "Berlin.", "Berlin –" or "New Delhi:" above a paragraph, or "TAIPING:" before the first, to `dateline`."""
    if draft.dateline is not None:
        return
    for index, line in enumerate(draft.paragraphs[:FIRST_PARAGRAPHS]):
        if line[-1] in DASHES and _extract_divided(draft, index):
            return
        place = line.rstrip(".:–—-").rstrip()
        if (
            len(line) > MAX_LENGTH
            or not (line[-1:] in STOPS or _is_labelled_once(line, draft) or (draft.byline and line.isupper()))
            or not all(_is_city(part) for part in place.split("/"))
        ):
            continue
        if len("".join(draft.paragraphs[index + 1 : index + 2])) >= MIN_STORY:
            draft.dateline = Dateline(text=place, place=place, date=None)
            del draft.paragraphs[index]
            return
    if draft.paragraphs and _extract_stopped(draft):
        return
    found = BEFORE_COLON.match(draft.paragraphs[0]) if draft.paragraphs else None
    if found and _is_filed_from(found["place"], found.end(), draft):
        draft.dateline = Dateline(text=found["place"], place=found["place"], date=None)
        draft.paragraphs[0] = draft.paragraphs[0][found.end() :]


def _extract_divided(draft: Draft, index: int) -> bool:
    """Take a dateline with its dash on the line above the story, as CNN prints it; return whether there is one."""
    line, below = draft.paragraphs[index], "".join(draft.paragraphs[index + 1 : index + 2])
    if len(line) > MAX_DIVIDED or len(below) < MIN_STORY:
        return False
    filed = read_dateline(f"{line} {below}")
    if filed is None or not (filed.known or filed.certain) or filed.end != len(line) + 1:
        return False
    draft.dateline = Dateline(text=line.rstrip(" —–-"), place=filed.place, date=None)
    draft.agency = draft.agency or filed.agency
    del draft.paragraphs[index]
    return True


def _extract_stopped(draft: Draft) -> bool:
    """Take a city and a full stop before the story; return whether there were any. Several are a round-up."""
    first, *others = draft.paragraphs
    found = STOPPED.match(first)
    if found is None or not _is_city(found["place"].split("/")[0]) or any(map(_is_stopped, others)):
        return False
    if len(first) - found.end() < MIN_STORY or not ENDS_LIKE_STORY.search(first):
        return False
    start = found.end()
    named = AGENCY_BEHIND.match(first, start)
    if named and named["agency"].lower() in AGENCIES:
        draft.agency, start = draft.agency or agency_named(named["agency"]), named.end()
    draft.dateline = Dateline(text=first[:start].strip(" .–—-"), place=found["place"], date=None)
    draft.paragraphs[0] = first[start:]
    return True


def _is_stopped(paragraph: str) -> bool:
    found = STOPPED.match(paragraph)
    return found is not None and _is_city(found["place"].split("/")[0])


def _is_labelled_once(line: str, draft: Draft) -> bool:
    """Whether a line ends with a colon and no other one does, as in a round-up from several places."""
    return line[-1:] == ":" and sum(len(other) <= MAX_LENGTH and other[-1:] == ":" for other in draft.paragraphs) == 1


def _is_city(name: str) -> bool:
    return name[:1].isupper() and folded(name) in CITIES


def _is_filed_from(place: str, start: int, draft: Draft) -> bool:
    """Whether the story refers to the words before a colon or dash as its place, or says "near here" below capitals.

    Words in lower case elsewhere are a rubric; a text that speaks of "I" or "you" outside quotes is a transcript.
    """
    first, *others = draft.paragraphs
    words = place.lower().split()
    if len(first) - start < MIN_STORY or not ENDS_LIKE_STORY.search(first):
        return False
    if not LABELS.isdisjoint(words) or words[0] in GIVEN_NAMES or words[0] in PREPOSITIONS:
        return False
    if place.lower() in BODIES or place.lower() in AGENCIES or any(map(SPEAKER.match, others[:12])):
        return False
    story = "\n".join((first[start:], *others))[:MAX_READ]
    if any(f" {word} " in story for word in words) or SPOKEN.search(QUOTED.sub("", story)):
        return False
    name = r"\s".join(map(re.escape, place.title().split()))
    again = re.search(IS_PLACE.format(name), f"{draft.title}\n{story}", re.IGNORECASE)
    return again is not None or (place.isupper() and HERE.search(story) is not None)
