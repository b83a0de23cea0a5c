"""Move the dateline at the head of a story out of its text: place, date and agency."""

import re
from datetime import date, timedelta

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import date_in_url, date_of, nearest
from wiredesk.clean.draft import Draft
from wiredesk.clean.parse.article_id import host_of
from wiredesk.clean.parts.dateline_reader import MAX_WORDS, PARTS, Filed, read_dateline, read_head
from wiredesk.clean.parts.dateline_words import (
    AGENCY_ALONE,
    AGENCY_AND_DASH,
    AGENCY_FIRST,
    LABELS,
    NAMED,
    OUTLET,
    OUTLET_AND_PLACE,
    PASSED_ON,
)
from wiredesk.knowledge.agencies import AGENCIES, agency_named
from wiredesk.knowledge.dateline_places import CITIES, REGIONS, folded
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk_schemas.clean import Dateline

SPEAKING = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}(?:\([^()]{1,40}\) ?)?:\s")
"""A speaker in a transcript, and a rubric in a round-up."""
SPEAKERS_AMONG = 12
"""Paragraphs searched for other speakers."""
UNKNOWN_PLACE = re.compile(r"(?P<place>[A-ZÀ-Þ]{4,20}(?: [A-ZÀ-Þ]{3,20}){0,2}): (?=[A-ZÀ-Þ“\"‘])")
"""A word in capitals and a colon: a place that no table knows, a speaker or a topic."""
MAX_DAYS_APART = 190
"""Maximum days between dateline and publication; beyond that, neither is evidence for the other's year."""
HEAD_PARAGRAPHS = 4
"""A headline and one or two summaries may precede the paragraph with the dateline."""
MIN_STORY = 80
"""Characters of a paragraph that an agency and a dash open; a shorter line is a headline."""
MAX_ABOVE_LENGTH = 300
"""Characters of such a line; longer ones are paragraphs of a story that began without a dateline."""


def extract_dateline(draft: Draft) -> None:
    """Move the dateline of the story's first paragraph to `dateline`, and its agency to `agency`."""
    _extract_service(draft)
    for index, paragraph in enumerate(draft.paragraphs[:HEAD_PARAGRAPHS]):
        if AGENCY_FIRST.match(paragraph) and (filed := read_dateline(paragraph)) is not None:
            _extract(filed, index, draft)
            return
        if index < 2 and _extract_outlet(index, draft):
            return
        filed = read_dateline(paragraph)
        if filed and not filed.certain and not _fits(filed, index, draft):
            filed = None
        if filed:
            _extract(filed, index, draft)
            return
        if index < 2 and _extract_agency(index, draft):
            return
        if len(paragraph) > MAX_ABOVE_LENGTH:
            break
    if draft.dateline is None and draft.paragraphs and _extract_unknown_place(draft):
        return
    if draft.printed_dateline:
        _use_stated(draft.printed_dateline.strip(" -–—"), draft)


def _extract_service(draft: Draft) -> None:
    """Remove the service that passes a text on from the start of the story, and set whose text it is."""
    for index, paragraph in enumerate(draft.paragraphs[:2]):
        if paragraph[0] == "(" and (passed := PASSED_ON.match(paragraph)):
            draft.source = draft.source or passed["source"]
            draft.remove(passed[0].strip(), "source_line")
            draft.paragraphs[index] = paragraph[passed.end() :]


def _extract_unknown_place(draft: Draft) -> bool:
    """Extract a place in capitals before a colon where the story says "in" or "near" it; return whether it does."""
    paragraph = draft.paragraphs[0]
    found = UNKNOWN_PLACE.match(paragraph)
    if found is None or len(paragraph) < MIN_STORY or folded(found["place"]) in REGIONS:
        return False
    words = found["place"].lower().split()
    if not LABELS.isdisjoint(words) or words[0] in GIVEN_NAMES:
        return False
    if any(SPEAKING.match(other) for other in draft.paragraphs[1:SPEAKERS_AMONG]):
        return False
    named = re.compile(rf"\b(?:in|near|at|around) (?:the )?{re.escape(found['place'].title())}\b")
    if not any(named.search(text) for text in draft.paragraphs):
        return False
    draft.dateline = Dateline(text=found["place"], place=found["place"], date=None)
    draft.paragraphs[0] = paragraph[found.end() :]
    return True


def _use_stated(printed: str, draft: Draft) -> None:
    """Set the dateline that the source gives separately from the text."""
    filed = read_head(printed, printed, len(printed), colon=False)
    if not any(map(str.isalpha, printed)):
        return  # only a date
    if filed is None:
        draft.dateline = Dateline(text=printed, place=printed, date=None)
        return
    draft.dateline = Dateline(text=printed, place=filed.place, date=_dated(filed, draft))
    draft.agency = draft.agency or filed.agency


def _extract(filed: Filed, index: int, draft: Draft) -> None:
    paragraph = draft.paragraphs[index]
    story = paragraph[filed.end :]
    if story:
        draft.paragraphs[index] = story
    else:
        del draft.paragraphs[index]
    draft.dateline = Dateline(text=filed.printed, place=filed.place, date=_dated(filed, draft))
    draft.agency = draft.agency or filed.agency
    draft.byline = draft.byline or list(filed.writers)
    draft.title = draft.title.removeprefix(f"{filed.agency}: ")


def _extract_agency(index: int, draft: Draft) -> bool:
    """Extract an agency in brackets at the start of a story; return whether there was one."""
    paragraph = draft.paragraphs[index]
    bare = AGENCY_AND_DASH.match(paragraph)
    if bare and bare["agency"].lower() in AGENCIES and len(paragraph) > MIN_STORY:
        draft.agency = draft.agency or AGENCIES[bare["agency"].lower()]
        draft.remove(bare[0].strip(), "dateline")
        draft.paragraphs[index] = paragraph[bare.end() :]
        return True
    found = AGENCY_ALONE.match(paragraph)
    agency = (agency_named(found["agency"]) or _service(found["agency"], 1 if found["day"] else 2)) if found else None
    if found is None or agency is None or not (found["dash"] or found["agency"].lower() in AGENCIES):
        return False
    draft.agency = draft.agency or agency
    draft.remove(found[0].strip(), "dateline")
    draft.paragraphs[index] = paragraph[found.end() :]
    return True


def _service(name: str, min_words: int) -> str | None:
    """A name of two or more words in an agency's position: "(Sports Network) - "; after a date, one word suffices."""
    words = name.split()
    labels = [word for word in words if word.lower() in LABELS]
    return name if len(words) >= min_words and NAMED.fullmatch(name) and len(labels) < len(words) else None


def _extract_outlet(index: int, draft: Draft) -> bool:
    """Remove the publication's own name in a dateline's position; return whether there was one."""
    paragraph = draft.paragraphs[index]
    found = OUTLET.match(paragraph) if draft.url or draft.source else None
    if found is None and (draft.url or draft.source) and _extract_outlet_and_place(index, draft):
        return True
    if found is None or not _is_outlet(found["name"], draft):
        return False
    draft.agency = draft.agency or (agency_named(found["agency"]) if found["agency"] else None)
    draft.remove(found[0].strip(), "dateline")
    draft.paragraphs[index] = paragraph[found.end() :]
    return True


def _extract_outlet_and_place(index: int, draft: Draft) -> bool:
    """Take the place beside the publication's own name; return whether there was one."""
    paragraph = draft.paragraphs[index]
    found = OUTLET_AND_PLACE.match(paragraph)
    names = (found["first"], found["second"]) if found else ()
    places = [place for place in names if not _is_outlet(place, draft)]
    if found is None or len(places) != 1 or len(places[0].split()) > MAX_WORDS:
        return False
    draft.dateline = Dateline(text=found[0].strip(" -–—"), place=places[0], date=None)
    draft.paragraphs[index] = paragraph[found.end() :]
    return True


def _fits(filed: Filed, index: int, draft: Draft) -> bool:
    """Return whether the rest of the text supports a place without date and agency."""
    upper = PARTS.split(filed.place)[0].isupper()
    if index and not upper and folded(PARTS.split(filed.place)[0]) not in CITIES:
        return False
    if index and not filed.known and len(filed.place.split()) > 2 and "," not in filed.place:
        return False
    others = [paragraph for place, paragraph in enumerate(draft.paragraphs) if place != index]
    if filed.colon:
        return not any(SPEAKING.match(other) for other in others[:SPEAKERS_AMONG])
    if filed.known or filed.weekday:
        return True
    story = "\n".join(draft.paragraphs)
    words = [re.escape(word.lower().removesuffix("s")) for word in filed.place.split()]
    if all(re.search(rf"(?<!\w){word}s?(?!\w)", story) for word in words):
        return False  # words that the story has in small letters: "POLICE — ", "CABLE CARS — "
    # An organisation's name stays in capitals further down; a place name does not.
    again = re.compile(rf"\b{re.escape(filed.place.strip(' ,.'))}\b")
    return not any(again.search(other) for other in (draft.paragraphs[index][filed.end :], *others))


def _is_outlet(place: str, draft: Draft) -> bool:
    """Whether the "place" is the publication's name."""
    name = letters_of(place)
    labels = host_of(draft.url or "").split(".")
    named = name == letters_of(draft.source or "") or name in labels
    return named and len(name) > 3 and folded(place) not in CITIES


def _dated(filed: Filed, draft: Draft) -> str | None:
    """The date in ISO 8601; the year comes from the dateline, the publication time or the URL."""
    if filed.day is None:
        return None
    if filed.month is None:
        return _nearest_day(filed.day, draft)
    unknown_year = f"--{filed.month:02}-{filed.day:02}"
    try:
        if filed.year:
            return date(filed.year, filed.month, filed.day).isoformat()
        date(2000, filed.month, filed.day)
    except ValueError:
        return None
    for evidence in _evidence(draft):
        if evidence is not None:
            likely = nearest(filed.month, filed.day, evidence)
            if likely and abs(likely - evidence).days <= MAX_DAYS_APART:
                return likely.isoformat()
    return unknown_year


def _nearest_day(day: int, draft: Draft) -> str | None:
    """The date of a day whose month is not printed: the nearest to the publication."""
    for evidence in _evidence(draft):
        if evidence is not None:
            near = [evidence + timedelta(days=distance) for distance in range(-28, 2)]
            return next((found.isoformat() for found in reversed(near) if found.day == day), None)
    return None


def _evidence(draft: Draft) -> tuple[date | None, ...]:
    return date_of(draft.published_at), date_of(draft.modified_at), date_in_url(draft.url)
