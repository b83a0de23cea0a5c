"""The dateline at the head of a story: where and when it was filed, and by which agency."""

import re
from dataclasses import dataclass
from datetime import date

from schemas.clean import Dateline
from workers.clean.agency import AGENCIES, agency_named
from workers.clean.dates import date_in_url, date_of, month_number, nearest
from workers.clean.draft import Draft

LONGEST = 120
"""Characters up to the dash. The longest known name several places, a date and an agency."""
DASH = re.compile(r"\s*(?:[—–―]|--+)\s*|\s+-\s+|(?<=[\d).])-\s+|\s+-(?=[A-Z\"“])")
COLON = re.compile(r"(?<=[\d)]):\s+")
AGENCY = re.compile(r"\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*")
BARE_AGENCY = re.compile(r",\s*([A-Z][A-Za-z]+)$")
DAY = re.compile(
    r"(?:^|[,.\s]\s*)(?:(?:(?P<month>[^\W\d_]{3,10})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|\.|er)?\s*(?:de\s+)?(?P<month2>[^\W\d_]{3,10})\.?)"
    r"(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d{2}))?"
    r"|(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2}))\s*,?\s*$",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r",?\s*(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s*$", re.IGNORECASE)
PLACE = re.compile(r"[^\W\d_][\w.'’`&/() -]*(?:,\s*[^\W\d_][\w.'’` /&-]*){0,4}[,.]?")
MOST_WORDS = 6
"""Words of a place between two commas or strokes."""
_LABELS = """
advertisement alert analysis and announcement breaking brief briefs business by comment commentary column
correction corrected daily developing documentary editorial embargo exclusive explainer factbox feature file
flash for from gallery graphic how if interview latest letter letters list listen live more morning national
news newsletter no not note now obituary opinion perspective photo photos podcast poll politics preview
profile q&a question quiz read recap refile reminder report review so special sport sports story talking tears
then this timeline today tonight top travel update updated urgent video view votes warning was watch weather
we weekly what when where who why with world you your
"""
LABELS = frozenset(_LABELS.split())
"""Words in capitals that stand before a dash and are no places."""
STORY_OPENING = re.compile(r"[\"'“‘«(<\[$£€#@]*[A-Z\dÀ-ÞĀ-ž\u0370-\uffff]")
LOWER_OPENING = re.compile(r"[\"'“‘]?[a-zß-ÿ]")
FARTHEST_DAYS = 190
"""A story is dated near the day it is published; farther apart, one of the two is no evidence for the other."""
LATEST_PARAGRAPH = 3
"""A summary or two may stand above the paragraph with the dateline."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline that was read."""

    printed: str
    place: str
    agency: str | None
    month: int | None
    day: int | None
    year: int | None
    end: int
    """Where the story begins, after the dash."""

    @property
    def certain(self) -> bool:
        """Whether more than a place in capitals shows that this is a dateline."""
        return self.day is not None or self.agency is not None


def take_dateline(draft: Draft) -> None:
    """Take the dateline off the story's first paragraph, and the agency that it names."""
    for number, paragraph in enumerate(draft.paragraphs[:LATEST_PARAGRAPH]):
        filed = read_dateline(paragraph.text)
        if filed is None or (number and not filed.certain):
            continue
        story = paragraph.text[filed.end :]
        if story:
            paragraph.text = story
        else:
            del draft.paragraphs[number]
        draft.dateline = Dateline(text=filed.printed, place=filed.place, date=_dated(filed, draft))
        draft.agency = draft.agency or filed.agency
        return


def read_dateline(paragraph: str) -> Filed | None:
    """The dateline with which a paragraph opens, or that it is; None where it has none."""
    for separator in (DASH, COLON):
        dash = separator.search(paragraph, 0, LONGEST + 4)
        if dash and 1 < dash.start() <= LONGEST and dash.end() < len(paragraph):
            filed = _read_head(paragraph[: dash.start()], dash.end())
            if filed and _story_follows(paragraph, dash.end(), filed):
                return filed
    if len(paragraph) <= LONGEST // 2:
        filed = _read_head(paragraph.rstrip(" -—–"), len(paragraph))
        if filed and filed.day is not None and filed.place.isupper():
            return filed
    return None


def _story_follows(paragraph: str, start: int, filed: Filed) -> bool:
    if filed.certain:
        return bool(STORY_OPENING.match(paragraph, start) or LOWER_OPENING.match(paragraph, start))
    return bool(STORY_OPENING.match(paragraph, start))


def _read_head(head: str, end: int) -> Filed | None:
    printed = head.strip()
    rest, agency = printed, None
    for bracket in AGENCY.finditer(printed):
        agency = agency_named(bracket[1])
        if agency:
            rest = (printed[: bracket.start()] + " " + printed[bracket.end() :]).strip()
            break
    bare = BARE_AGENCY.search(rest)
    if bare and agency is None and bare[1].lower() in AGENCIES:
        agency, rest = agency_named(bare[1]), rest[: bare.start()]
    rest = WEEKDAY.sub("", rest)
    month, day, year, rest = _take_day(rest)
    place = rest.strip(" ,")
    if not place or not _is_place(place, certain=day is not None or agency is not None):
        return None
    return Filed(printed, place, agency, month, day, year, end)


def _take_day(words: str) -> tuple[int | None, int | None, int | None, str]:
    found = DAY.search(words)
    if found is None:
        return None, None, None, words
    if found["iso"]:
        written = date_of(found["iso"])
        if written:
            return written.month, written.day, written.year, words[: found.start()]
        return None, None, None, words
    month = _month(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"])
    if month is None or not 1 <= day <= 31:
        return None, None, None, words
    return month, day, int(found["year"]) if found["year"] else None, words[: found.start()]


def _month(name: str) -> int | None:
    """A month, also one with a letter amiss: wires were typed in haste."""
    known = month_number(name)
    if known is None and len(name) > 3:
        known = month_number(name[:-1]) if name[-1] in "lL" else None
    return known


def _is_place(place: str, certain: bool) -> bool:
    if not PLACE.fullmatch(place):
        return False
    parts = [part.split() for part in re.split(r"\s*[,/]\s*", place) if part]
    if not parts or any(len(part) > MOST_WORDS for part in parts):
        return False
    words = [word for part in parts for word in part]
    first = parts[0]
    if place.rstrip(".,").lower() in LABELS or place.rstrip(".,").lower() in AGENCIES:
        return False
    letters = "".join(character for character in "".join(first) if character.isalpha())
    if letters.isupper() and len(letters) > 1:
        return certain or (len(first) <= 3 and not any(word.lower().strip(".'") in LABELS for word in words))
    if certain and place.islower():
        return len(words) <= 3  # whole wires came in small letters
    capital = all(word[0].isupper() or word.lower() in ("de", "of", "and", "la", "el", "the", "al") for word in words)
    return certain and capital and len(first) <= 4 and len(words) <= 7


def _dated(filed: Filed, draft: Draft) -> str | None:
    """ISO 8601; the year from the dateline itself, from when the article was published, or from its address."""
    if filed.month is None or filed.day is None:
        return None
    unknown_year = f"--{filed.month:02}-{filed.day:02}"
    try:
        if filed.year:
            return date(filed.year, filed.month, filed.day).isoformat()
        date(2000, filed.month, filed.day)
    except ValueError:
        return None
    for evidence in (date_of(draft.published_at), date_of(draft.modified_at), date_in_url(draft.url)):
        if evidence is not None:
            likely = nearest(filed.month, filed.day, evidence)
            if likely and abs(likely - evidence).days <= FARTHEST_DAYS:
                return likely.isoformat()
    return unknown_year
