"""Read a dateline: its place, date, agency and writer, and where the story begins."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from wiredesk.clean.parts.dateline_day import (
    DASH,
    DAY,
    GARBLED_DAY,
    IN_DASH,
    IN_ONE_BRACKET,
    WEEKDAY,
    behind_dash,
    split_day,
)
from wiredesk.clean.parts.dateline_words import (
    AGENCY_FIRST,
    BARE_AGENCY,
    BETWEEN_STROKES,
    BODIES,
    COUNTRY_IN_BRACKETS,
    IN_BRACKETS,
    JOINED_SERVICE,
    JOINING,
    JUNK,
    LABELS,
    NAMED,
    PLACE_AND_AGENCY,
    PLACE_AND_DAY,
    PLACE_IN_BRACKETS,
    PREPOSITIONS,
    REGION,
    SERVICE,
    SITE_FIRST,
    STROKES,
    WRITER_FIRST,
)
from wiredesk.clean.parts.native_dateline import read_native_dateline
from wiredesk.clean.writers.capitals import from_capitals
from wiredesk.knowledge.agencies import AGENCIES, INITIALS, agency_named
from wiredesk.knowledge.dateline_places import CITIES, COUNTRIES, REGIONS, folded
from wiredesk.knowledge.given_names import is_given_name

MAX_LENGTH = 120
"""Characters up to the dash. The longest known name several places, a date and an agency."""
MARKS = (
    "—",
    "–",
    "―",
    "−",
    "--",
    " -",
    " _ ",
    "- ",
    ": ",
    " | ",
    ") ",
    "] ",
    ".-",
    ")-",
    "/.",
    ". /",
    "/ ",
    "】",
    "］",
    "）",
    "电",
    "電",
)
"""Every dateline is followed by one of these; checked first, since most paragraphs have none."""
COLON = re.compile(r"\s?:\s+|\s\|\s")
BRACKET = re.compile(r"(?<=[)/])\s+(?=[A-ZÀ-Þ“\"‘])")
"""Only the agency in brackets is between place and story."""
AGENCY = re.compile(r"\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*,?|\s*/\s*([A-Za-z][\w .&-]{1,30}?)\s*/(?:\s|$)")
PLACE = re.compile(r"[^\W\d_][\w.'’`&/() -]*(?:\s?,\s*[^\W\d_][\w.'’` /&-]*){0,4}\s?[,.]?")
_SECOND_PLACE = re.compile(r"(?<=[A-ZÀ-Þ])\s(?:and|&|und|et|y)\s(?=[A-ZÀ-Þ]{2})")
"""Between two places in capitals: "TAMBA and FOSSE"."""
STOP = re.compile(r"(?:(?<=\d)|(?<=[A-Z]{4}))\.\s+(?=[A-ZÀ-Þ“\"‘])")
"""A full stop behind a day or an agency in capitals: "YEREVAN, MAY 2, ARMENPRESS. The"."""
PARTS = re.compile(r"\s*[,/]\s*")
BESIDE = re.compile(r"(?P<place>.{3,40}?) / (?P<agency>[A-Z]{3,6})")
"""Place and agency with a stroke between: "Baghdad / INA"."""
EDITION = re.compile(r"(?P<place>[^,]{3,40}), (?P<agency>[A-Z]{2,5} [A-Z][a-z]+)")
"""A service by its initials and its country: "Jakarta, CNN Indonesia"."""
ARTICLE = re.compile(r",?\s(?:le|el|il|den|am|dia)$")
"""What some languages write before a day: "Abidjan, le 7 mai"."""
MIN_INITIALS, MAX_SMALL = 3, 5
"""Letters of initials that are in no table, in capitals or all small."""
ABSTRACT = re.compile(r"[A-Z]+(?:MENT|TION|SION|NESS|ISM|SHIP|LOGY)S?")
"""Words that English forms for no place."""
UNDIVIDED = re.compile(
    r"(?P<head>[A-ZÀ-Þ][^()\n]{3,60}?\d(?:st|nd|rd|th)?),?\s(?P<agency>[A-Z]{3,12})\s+(?=[A-ZÀ-Þ“\"‘])"
)
DIGIT = re.compile(r"\d")
MAX_UNDIVIDED = 62  # characters in which such a dateline has a digit, as few paragraphs have
MAX_WORDS = 6
"""Words of a place between two commas or strokes."""
MAX_UNKNOWN = 3
"""Words in capitals of a place that no table knows."""
ENDS_LIKE_STORY = re.compile(r"""[.!?:…,][)\]"'”’»]*$""")
MIN_UNENDED = 200
SENTENCE_WITHIN = re.compile(r"[^\W\d_A-Z][.!?][\"'”’)]{0,2}\s+[A-ZÀ-Þ\"“‘]")
"""The end of a sentence inside a long paragraph, whose own end is a list: "… Police v KLFA All matches at 9pm"."""
STORY_OPENING = re.compile(r"(?:«\s)?[\"'“‘«„(<\[$£€#@]*[A-Z\dÀ-ÞĀ-ž\u0370-\uffff]")
LOWER_OPENING = re.compile(r"[\"'“‘]?[a-zß-ÿ]")
KEPT, MAX_KEPT = 16, 2000
"""Paragraphs whose dateline is kept, and characters of one that is."""
MIN_STORY = 40
"""Characters after a bare place from which the line is a paragraph and not a headline."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A parsed dateline."""

    printed: str
    place: str
    agency: str | None
    month: int | None
    day: int | None
    year: int | None
    end: int
    """Where the story begins, after the dash."""

    known: bool = False
    """Whether the place is one that stories are filed from."""
    weekday: bool = False
    colon: bool = False
    """Whether a colon divides it from the story."""
    writers: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether there is more evidence of a dateline than a place in capitals."""
        return self.day is not None or self.agency is not None


def read_dateline(paragraph: str) -> Filed | None:
    """The dateline at the start of a paragraph, or that is the whole paragraph; None if there is none."""
    return _read(paragraph) if len(paragraph) > MAX_KEPT else _read_once(paragraph)


@lru_cache(KEPT)
def _read_once(paragraph: str) -> Filed | None:
    """The same, kept: several steps look for the dateline of the same paragraphs."""
    return _read(paragraph)


def _read(paragraph: str) -> Filed | None:
    opening = paragraph[: MAX_LENGTH + 12]
    if opening[:1] < "\u0370" and not any(map(opening.__contains__, MARKS)):
        stop = STOP.search(paragraph, 0, MAX_LENGTH) if paragraph[:3].isupper() else None
        return _read_undivided(paragraph) or _read_line(paragraph) or (_read_stopped(paragraph, stop) if stop else None)
    junk = JUNK.match(paragraph)
    start = junk.end() if junk else 0
    native = None if opening.isascii() else read_native_dateline(paragraph)
    if native:
        named = (native.printed, native.place, native.agency, native.month, native.day, native.year, native.end)
        return Filed(*named, known=True, writers=native.writers)
    joined = PLACE_AND_AGENCY.match(paragraph)
    if joined and (joined["agency"].lower() in AGENCIES or joined["place"].isupper()):
        filed = read_head(f"{joined['place']} ({joined['agency']})", joined[0].strip(" -–—"), joined.end(), colon=False)
        if filed:
            return filed
    dated = PLACE_AND_DAY.match(paragraph) if ": " in opening else None
    if dated and (dated["agency"].lower() in AGENCIES or INITIALS.fullmatch(dated["agency"])):
        filed = read_head(
            f"{dated['place']}, {dated['day']} ({dated['agency']})", dated[0].strip(" :–—-"), dated.end(), colon=False
        )
        if filed and filed.day is not None:
            return filed
    alone = PLACE_IN_BRACKETS.match(paragraph) if opening[0] == "(" else None
    if alone and _is_known(alone["place"]):
        filed = read_head(alone["place"], alone[0].strip(" –—-"), alone.end(), colon=False)
        if filed:
            return filed
    divided = BETWEEN_STROKES.match(paragraph)
    if divided:
        head = f"{divided['place']}, {divided['day']} ({divided['agency']})"
        filed = read_head(head, divided[0].strip(" /"), divided.end(), colon=False)
        if filed and filed.day is not None:
            return filed
    signed = WRITER_FIRST.match(paragraph)
    if signed and signed["agency"].lower() in AGENCIES:
        filed = read_head(signed["head"], signed[0].strip(" -–—"), signed.end(), colon=False)
        if filed:
            return replace(filed, writers=(from_capitals(signed["writer"], filed.agency),))
    bracketed = IN_BRACKETS.match(paragraph)
    if bracketed:
        filed = read_head(DASH.sub(", ", bracketed["head"]), bracketed[0].strip(" -–—"), bracketed.end(), colon=False)
        if filed and filed.day is not None:
            return filed
    together = IN_ONE_BRACKET.search(paragraph, start, start + MAX_LENGTH) if "(" in opening else None
    if together and DAY.fullmatch(together["day"]):
        head = f"{paragraph[start : together.start()]}, {together['day']} ({together['agency']})"
        filed = read_head(head, together.string[start : together.end()].strip(" -–—"), together.end(), colon=False)
        if filed and filed.day is not None:
            return filed
    outlet = SITE_FIRST.match(paragraph, start)
    if outlet:
        filed = read_dateline(paragraph[outlet.end() :])
        if filed and filed.known:
            return replace(filed, printed=outlet[0] + filed.printed, end=filed.end + outlet.end())
    opening_agency = AGENCY_FIRST.match(paragraph) if opening[0] == "(" else None
    if opening_agency and opening_agency[1].lower() in AGENCIES:
        filed = read_dateline(paragraph[opening_agency.end() :])
        if filed and filed.end < len(paragraph) - opening_agency.end():
            moved = filed.end + opening_agency.end()
            printed = paragraph[:moved].strip(" -–—")
            return replace(filed, printed=printed, agency=agency_named(opening_agency[1]), end=moved)
    dashed = any(map(paragraph[start : start + MAX_LENGTH + 4].__contains__, IN_DASH))
    for separator in (DASH, COLON, BRACKET, STROKES) if dashed else (COLON, BRACKET, STROKES):
        mark = separator.search(paragraph, start, start + MAX_LENGTH + 4)
        if mark is None or not start + 1 < mark.start() <= start + MAX_LENGTH or mark.end() >= len(paragraph):
            continue
        head, printed, end = paragraph[start : mark.start()], paragraph[start : mark.start()], mark.end()
        more, second = behind_dash(paragraph, mark) if separator is DASH else ("", None)
        if second:
            head = head.rstrip(" ,") + more
            printed, end = paragraph[start : second.start()], second.end()
        filed = read_head(head, printed.strip(), end, separator is COLON)
        if second and filed and not filed.known and not filed.agency and "," not in filed.place:
            filed = None  # "WHEAT - April 7 - as of": a heading and its date
        if filed and _story_follows(paragraph, filed, separator):
            return filed
    return _read_undivided(paragraph) or _read_line(paragraph)


def _read_undivided(paragraph: str) -> Filed | None:
    """The dateline behind whose agency the story begins at once: "Baku, May 7, AZERTAC The"."""
    found = UNDIVIDED.match(paragraph) if DIGIT.search(paragraph, 4, MAX_UNDIVIDED) else None
    if found is None or found["agency"].lower() not in AGENCIES:
        return None
    filed = read_head(f"{found['head']} ({found['agency']})", found[0].strip(), found.end(), colon=False)
    return filed if filed and filed.day is not None else None


def _read_stopped(paragraph: str, stop: re.Match[str]) -> Filed | None:
    """The dateline of a place in capitals and a day, which a full stop divides from the story."""
    head = paragraph[: stop.start()]
    filed = read_head(head, head, stop.end(), colon=False)
    return filed if filed and filed.day is not None and PARTS.split(filed.place)[0].isupper() else None


def _read_line(line: str) -> Filed | None:
    """The dateline on a separate short line."""
    if len(line) > MAX_LENGTH // 2 or not any(map(str.isdigit, line)):
        return None
    head = line.rstrip(" -—–:")
    filed = read_head(head, head, len(line), colon=False)
    return filed if filed and filed.day is not None and (filed.place.isupper() or filed.agency) else None


def _story_follows(paragraph: str, filed: Filed, separator: re.Pattern[str]) -> bool:
    start = filed.end
    if separator is BRACKET:
        return bool(filed.agency) and (filed.day is not None or filed.known or filed.place.isupper())
    if filed.certain:
        return bool(STORY_OPENING.match(paragraph, start) or LOWER_OPENING.match(paragraph, start))
    if not STORY_OPENING.match(paragraph, start):
        return False
    if separator is COLON or not _SECOND_PLACE.split(PARTS.split(filed.place)[0])[0].isupper():
        # "PARIS: a city guide" is a headline; a story continues to the end of a sentence.
        ends = ENDS_LIKE_STORY.search(paragraph) or (
            len(paragraph) >= MIN_UNENDED and SENTENCE_WITHIN.search(paragraph, start)
        )
        return filed.known and len(paragraph) - start >= MIN_STORY and bool(ends)
    return True


def read_head(head: str, printed: str, end: int, colon: bool) -> Filed | None:
    """The dateline of which the words before a story consist; None if they are none.

    Args:
        head: the words, without the dash, colon or bracket that ends them.
        printed: the dateline as it is printed.
        end: where the story begins, in characters of its paragraph.
        colon: whether a colon divides the words from the story.
    """
    rest, agency = _split_agency(COUNTRY_IN_BRACKETS.sub("", head.strip()))
    bare = BARE_AGENCY.search(rest)
    if bare and agency is None and (_is_listed(bare[1]) or _follows_day(bare[1], rest[: bare.start()])):
        stop = bare[0][0] == "." and rest[: bare.start()][-3:].strip()[-2:-1] in ("", ".", " ")  # "ALBANY, N.Y. AP"
        agency, rest = agency_named(bare[1]) or bare[1], rest[: bare.start()] + "." * stop
    before, _, last = rest.rpartition(" ")
    if agency is None and last.isupper() and last.lower() in AGENCIES and _is_known(before):
        agency, rest = agency_named(last), before  # "Nairobi, Kenya CNN —"
    edition = EDITION.fullmatch(rest) if agency is None else None
    if edition and _is_known(edition["place"]) and folded(edition["agency"]) not in REGIONS | COUNTRIES:
        agency, rest = edition["agency"], edition["place"]
    beside = BESIDE.fullmatch(rest) if agency is None else None
    if beside and _is_known(beside["place"]) and folded(beside["agency"]) not in CITIES:
        agency, rest = agency_named(beside["agency"]), beside["place"]
    rest = rest[:-1] if rest[-1:] in ("/", ".") and rest[-2:-1].isdigit() else rest
    rest, weekdays = WEEKDAY.subn("", rest)
    month, day, year, rest = split_day(rest, sure=agency is not None)
    if day is not None:
        rest = ARTICLE.sub("", WEEKDAY.sub("", rest))
        rest = rest[:-1] if rest.endswith(".") and folded(rest[:-1]) in CITIES else rest
    place = (rest if day else GARBLED_DAY.sub("", rest)).strip(" ,(")
    certain = day is not None or agency is not None
    if not place or not _is_place(place, certain, colon):
        return None
    return Filed(printed, place, agency, month, day, year, end, _is_known(place), bool(weekdays), colon)


def _is_listed(name: str) -> bool:
    return name.lower() in AGENCIES or JOINED_SERVICE.fullmatch(name) is not None


def _follows_day(name: str, before: str) -> bool:
    """Whether initials that are in no table stand behind a day: "KINGSTON, May 7, CMC"."""
    if INITIALS.fullmatch(name) is None or len(name) < MIN_INITIALS:
        return False
    other = name.lower() in BODIES or folded(name) in REGIONS or folded(name) in COUNTRIES
    return not other and DAY.search(before) is not None


def _split_agency(head: str) -> tuple[str, str | None]:
    """The head without an agency in brackets or between slashes, and the agency."""
    for bracket in AGENCY.finditer(head):
        name = bracket[1] or bracket[2]
        agency = agency_named(name) or (AGENCIES.get(name.lower()) if bracket[2] else None)
        closes = not head[bracket.end() :].strip(" ,.")
        if bracket[2] and agency is None and closes and DAY.search(head[: bracket.start()]) and NAMED.fullmatch(name):
            return head[: bracket.start()].strip(), name
        if bracket[2] and (agency is None or (name.lower() not in AGENCIES and not closes)):
            continue  # "OSLO/LIMA/ROME" are three places, "BAGHDAD /NINA/" a place and an agency
        listed = not AGENCIES.keys().isdisjoint((name.lower(), name.lower().partition("/")[0]))
        if not listed and (_names_agency(head[bracket.end() :]) or not _could_be_agency(name, head[: bracket.start()])):
            continue
        return (head[: bracket.start()] + " " + head[bracket.end() :]).strip(), agency or name
    return head, None


def _names_agency(rest: str) -> bool:
    """Whether the words behind a bracket name a known agency, so that the bracket holds a region."""
    named = BARE_AGENCY.search(rest) or AGENCY.search(rest)
    return named is not None and (named[1] or named[2] or "").lower() in AGENCIES


def _could_be_agency(name: str, before: str) -> bool:
    """Whether a name in brackets after a place, or a place and a date, is a news service that is in no table."""
    if name.islower() and name.isalpha() and MIN_INITIALS <= len(name) <= MAX_SMALL and name not in LABELS:
        return before.strip(" ,").isupper() or _is_known(before.strip(" ,"))  # as dpa prints itself
    if not NAMED.fullmatch(name) or folded(name) in REGIONS or split_day(name)[1] is not None or name.lower() in LABELS:
        return False
    place = before.strip(" ,")
    if place.isupper() and (name.isupper() or SERVICE.search(name) or name.startswith("The ")):
        return True
    service = SERVICE.search(name) is not None and not is_given_name(place.partition(" ")[0])
    return (place[:1].isupper() and (service or DAY.search(place) is not None)) or _is_known(place)


def _is_place(place: str, certain: bool, colon: bool) -> bool:
    """Whether words can be a dateline's place, by capitalisation and the tables of places."""
    if not PLACE.fullmatch(place) or any(map(str.isdigit, place)):
        return False
    parts = [part.split() for part in PARTS.split(REGION.sub("", place) if certain else place) if part]
    if not parts or any(len(part) > MAX_WORDS for part in parts):
        return False
    words = [word.lower().strip(".") for part in parts for word in part]
    plain = place.rstrip(".,").lower()
    if plain in LABELS or plain in AGENCIES or plain in BODIES or words[0] in PREPOSITIONS:
        return False
    known = _is_known(place)
    if not known and ((colon and not certain) or (len(words) > 1 and words[0] in LABELS)):
        return False
    if not known and not certain and ABSTRACT.fullmatch(place):
        return False
    first = _SECOND_PLACE.split(" ".join(parts[0]))[0].split()
    letters = "".join(filter(str.isalpha, "".join(first)))
    if letters.isupper() and len(letters) > 1:
        return (
            certain
            or known
            or (len(first) <= MAX_UNKNOWN and LABELS.isdisjoint(word for word in words if word != "and"))
        )
    if certain and place.islower():
        return len(words) <= 3  # some wires are entirely in lower case
    if known:
        return first[0][0].isupper()
    capital = all(word.lstrip("(")[:1].isupper() or word == "&" or word in JOINING for part in parts for word in part)
    return certain and capital and len(first) <= 4 and len(words) <= 8


def _is_known(place: str) -> bool:
    """Whether the place, or the country or state after a comma, is in the tables."""
    parts = [folded(part) for part in PARTS.split(re.sub(r"\s(?:and|&|und|et|y)\s", "/", place)) if part]
    if not parts:
        return False
    if parts[0] in CITIES:
        return True
    if len(parts) > 1 and parts[-1] in REGIONS:  # "Lake Trust, Troy, N.C." is a company, "LAKE, Troy, N.C." may not be
        return len(parts) == 2 or place[:2].isupper()
    bracketed = re.fullmatch(r"(.+?) ?\(([^()]+)\)", parts[0])
    if bracketed and (bracketed[1] in CITIES or bracketed[2] in REGIONS):
        return True
    return parts[0] in COUNTRIES and len(parts) > 1 and parts[1] in CITIES
