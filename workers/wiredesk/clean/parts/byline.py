"""The byline: names of the story's writers, without "By", roles, newspapers, places and dates."""

import re

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.parse.article_id import host_of
from wiredesk.clean.parts.byline_words import (
    AGENCY_TOO,
    ANONYMOUS,
    AT_THE_DESK,
    CAPITALS_FIRST,
    COMMON,
    COMPANY,
    DEGREE,
    JOB,
    KOREAN,
    LABEL,
    LAST_ROLE,
    NOBODY,
    NOT_WRITING,
    OFFICE,
    PICTURES_BY,
    PICTURES_TOO,
    ROLES,
    SITE_WITH_AGENCY,
    SUFFIX,
)
from wiredesk.clean.parts.head_matter import READING_TIME, is_time_line
from wiredesk.knowledge.agencies import AGENCIES, INITIALS, agency_named
from wiredesk.knowledge.calendar import WEEKDAYS, month_number
from wiredesk.knowledge.courtesies import IN_BYLINES
from wiredesk.knowledge.dateline_places import CITIES, COUNTRIES, REGIONS, folded
from wiredesk.knowledge.given_names import GIVEN_NAMES

OPENING = re.compile(
    r"(?:(?:Story |Report |Article |Analysis |Words |Text |Written |Posted |Published |Reported |Compiled |Edited |"
    r"Submitted |Created |Contributed |(?:Posted|Published|Submitted|Created) (?:on )?(?=[^.!?]{0,40}\d)[^!?]{4,40}? )?"
    r"(?:by|By|BY)(?:[:\s]\s*)|"
    r"(?:Veröffentlicht|Geschrieben|Verfasst|Publié|Écrit|Escrito|Publicado|Scritto) (?:von|par|por|da) |"
    r"(?:Words|WORDS|Author|AUTHOR|Authors|BYLINE|Byline|Reporter|Writer|WRITER|Text|Texte|Texto|Testo|Tekst|Autor|Autorka|Autora|Autore|Auteur|Автор|Penulis|Yazar)\s*:\s*"
    r"|(?:Par|PAR|Von|VON|Por|POR|Di|Door|Av|Od|[Oo]prac\.)[:\s]\s*|(?:di|par|von|por|door|av|af) (?=[A-ZÀ-Þ])|"
    rf"(?:מאת|بقلم)[:\s]\s*|{PICTURES_TOO}|"
    r"(?:By|Par|Por|Av|Texte?|Texto|Words|Author|Autora?)(?=[A-ZÀ-Þ][a-zß-ÿ’'-]+ [A-ZÀ-Þ]))",
)
"""Openings of a byline, also without a space: "ByAma Mensah"; in some languages common words, so names decide."""
NAME_ALONE = re.compile(
    r"(?P<names>[^\W\d_][^!?:;\n\d]{3,80}?)(?P<mark>\s*\|\s*|\s*[,–—]\s+|\s+-\s+|"
    r"\s+in\s+(?=[A-Z]))(?P<rest>[^!?\n]{2,80})"
)
"""A line without "by": a name, and a role, a place or a day after it."""
BREAK = re.compile(
    r"\s*(?:;|,|(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ][a-zà-ÿ])|\s(?:and|AND|und|et|y|e|with|WITH|og|och|ja|en|ve|dan|i|и|і|та)\s|&|\||•|·|\s[–—-]\s|\s/\s|\t)\s*"
)
IN_PLACE = re.compile(r"\s+(?:in|IN|at|from|à|en|in)\s+(?P<place>[A-ZÀ-Þ][\w.,'’ /&-]{1,60})$")
ROLE_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]")
HANDLE = re.compile(r"\s*(?:@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}|https?://\S{1,80})")
WHEN = re.compile(
    r"(?:^|\s*[|,–—-]\s*|\s+on\s+|\s+)(?:(?:first |last )?(?:published|posted|updated)(?: on| at)?:?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?P<month>[^\W\d_]{3,10})\.?,?(?:\s+(?:19|20)\d{2})?"
    r"|(?P<month2>[^\W\d_]{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+(?:19|20)\d{2})?"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2})"
    r"(?:[,\s|at-]{1,6}\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?\s*$",
    re.IGNORECASE,
)
PERSON = re.compile(r"[^\W\d_][\w.'’`-]*(?:\s+[\w.'’`/-]+){0,5}")
TITLE = re.compile(rf"\b(?:{'|'.join(IN_BYLINES)})\.?\s+", re.IGNORECASE)
_JOINING = """
de van von der den da di del dos das do al bin binti ibn el la le ul ur a/l a/p af ter zu al- y e ten bint ould wa
"""
JOINING = frozenset(_JOINING.split())
_DAYS = " ".join(WEEKDAYS) + " today tomorrow yesterday now then noon midnight"
LAST_WEEKDAY = re.compile(rf"\s+(?:{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
OFFICE_AFTER = re.compile(r"\s+(?:기자|특파원|선임기자|앵커|記者|记者|通讯员|报道)$")
NOT_NAMES = frozenset(
    f"{_DAYS} late early mid the this that law contrast comparison far chance popular all means most some her his its "
    "their my our your definition nature default design order midday dawn dusk nightfall summer winter spring autumn "
    "christmas easter ramadan phone email mail air sea train bus road car boat land".split()
)
"""First words after "By" that open a sentence or a headline."""
LAST_FIRST = re.compile(r"(?P<last>[^\W\d_][\w’'-]+),\s(?P<first>[^\W\d_][\w’'.-]+(?:\s[^\W\d_]\.?)?)")
"""One person, the family name first: "Mensah, Ama"."""
TIME_CUT = "\t"
"""Marks a line from which a time was cut: what is left needs no other sign of a byline than a name."""
SEGMENT = re.compile(r"\s*(?:\||·|•|\s[–—-]\s)\s*")
BRACKETED_ADDRESS = re.compile(r"\s*\([^()\s]{1,60}@[^()\s]{1,60}\)")
ADDRESS = re.compile(r"(?:[\w-]{2,}\.){1,3}[a-zA-Z]{2,4}(?:/\S*)?")
LAST_PLACE = re.compile(r",\s*(?P<place>[^\W\d_][\w’'-]+)$")
"""One word after a comma at the end of a byline: where the writer is, known or not."""
IN_BRACKETS = re.compile(r"[(\[](?:[^\W\d_]{1,6}\s)?(?P<agency>[^()\[\]]{2,30})[)\]]")
"""An agency in brackets after the names, with or without a word before it: "Par Ama Mensah (avec AFP)"."""
MIN_SITE = 4
"""Minimum letters of a site's name when it is compared with names."""
MIN_HEADLINE_WORDS = 4
MIN_STORY = 80
HEAD_PARAGRAPHS = 6
"""Paragraphs at the head, which contain the byline below headline, subhead and pictures."""
MAX_LENGTH = 160
MAX_BARE_LENGTH = 100
"""Characters of a byline without "by"."""


def extract_byline(draft: Draft) -> int | None:
    """Move the byline from the head of the text to `byline`; names from the producer are tidied and take precedence.

    Returns:
        The number of paragraphs left above the byline (headline and standfirst); None without a printed byline.
    """
    given = authors_of([name for author in draft.byline for name in read_names(author)], draft.source, draft.url)
    for author in (*draft.byline, (draft.source or "").removeprefix("The ")):
        draft.agency = draft.agency or _agency_author(author) or bracketed_agency(author)
    known = {folded(name) for name in given}
    printed: list[str] = []
    kept: list[str] = []
    above: int | None = None
    for index, line in enumerate(draft.paragraphs):
        if index >= HEAD_PARAGRAPHS:
            kept += draft.paragraphs[index:]
            break
        alone = _names_on_top(draft, index) if not printed and not given else []
        if alone:
            printed += alone
            above = len(kept) if above is None else above
            draft.remove(line, "byline")
            continue
        last = index == len(draft.paragraphs) - 1 and not kept
        if len(line) > MAX_LENGTH or last or not _is_byline(line, known, printed, under=index > 0 or bool(draft.title)):
            kept.append(line)
        else:
            above = len(kept) if above is None else above
            draft.agency = draft.agency or _agency_of(line) or bracketed_agency(line) or _agency_author(line)
            written = find_time(line) if draft.published_at is None else None
            draft.published_at = written.iso if written else draft.published_at
            draft.remove(line, "byline")
    draft.paragraphs = kept
    draft.byline = list(dict.fromkeys(given or authors_of(printed, draft.source, draft.url)))
    return above


def _is_byline(line: str, known: set[str], printed: list[str], under: bool) -> bool:
    """Whether a line is a byline; adds its names to those printed. "by" is optional only below a headline."""
    if known and folded(line) in known:
        return True
    if len(line) > MAX_BARE_LENGTH and not OPENING.match(line):
        return False
    if under and line.lower() in AGENCIES and line[:1].isupper():
        return True
    if ANONYMOUS.fullmatch(line) or _agency_of(line):
        return under or line[:2].lower() in ("by", "fr", "ou")
    names = read_byline(line) if under or OPENING.match(line) else []
    if not (line.startswith("Edited") and (printed or known)):  # editors are writers where no other name is
        printed += names
    return bool(names)


def _names_on_top(draft: Draft, index: int) -> list[str]:
    """The names on a line of only names below the headline, which is either separate or the text's first line."""
    line, after = draft.paragraphs[index], "".join(draft.paragraphs[index + 1 : index + 2])
    if index == 1 or (index == 2 and len(draft.paragraphs[0].split()) < MIN_HEADLINE_WORDS):
        return _lone_names(line, draft.paragraphs[index - 1], after)
    names = _lone_names(line, draft.title, after) if index == 0 and draft.title else []
    return names if not any(name.split()[-1] in after for name in names) else []  # a crosshead naming the subject


def _lone_names(line: str, before: str, after: str = "") -> list[str]:
    """The names on a line of only names, between a headline and the story's first paragraph."""
    headline = len(before.split()) >= MIN_HEADLINE_WORDS and len(before) <= MAX_LENGTH and before[-1:] not in ".:,"
    if not headline or len(line) > MAX_BARE_LENGTH or line.endswith((".", "?", "!", ":")) or len(after) < MIN_STORY:
        return []
    bare = HANDLE.sub("", line).strip()
    if bare.lower() in AGENCIES or (bare[:1].islower() and OPENING.match(bare)):  # "di Ama Mensah"
        return []
    names = [name for name in BREAK.split(bare) if name]
    writers = [name for name in names if _is_writer(name.title() if name.isupper() else name)]
    known = all(part.lower() not in COMMON for name in names for part in name.split())
    return names if names and len(writers) == len(names) <= 3 and known and (len(names[0].split()) <= 3) else []


def authors_of(names: list[str], source: str | None, url: str | None) -> list[str]:
    """Return the names without those of the site, companies and offices, and without a site name after a name.

    Args:
        names: as written.
        source: the publisher.
        url: of the article; its host is a name of the site.
    """
    host = host_of(url or "").removeprefix("www.")
    site = {letters_of(word) for word in (source or "", host, *host.split(".")[:-1]) if len(word) >= MIN_SITE}
    people = []
    for name in names:
        key = letters_of(name)
        if source and len(source) >= MIN_SITE and name.endswith(source) and name != source:
            name = _if_full(name.removesuffix(source).rstrip(" .,-|–—/"))
        elif name.lower().endswith(" staff") and source and name[:-6].rstrip().endswith(source):
            name = _if_full(name[:-6].rstrip().removesuffix(source).rstrip())
        alone = (
            " " not in name and len(name) >= MIN_SITE and any(part.startswith(name.lower()) for part in host.split("."))
        )
        own_site = bool(name) and name.split()[0].lower() in GIVEN_NAMES  # a writer's own site has the writer's name
        if not name or (key in site and not own_site) or alone or ADDRESS.fullmatch(name) or COMPANY.search(name):
            continue
        shared = SITE_WITH_AGENCY.fullmatch(name)
        if shared and shared["agency"].lower() in AGENCIES:
            continue
        office = OFFICE.fullmatch(name) is not None and name.split()[0].lower() not in GIVEN_NAMES
        if name.startswith("The ") or AT_THE_DESK.fullmatch(name) or office:
            continue
        if name.split()[0].lower() in NOBODY and len(name.split()) > 1:
            continue
        people.append(name)
    return people


def _if_full(name: str) -> str:
    """A name of two words or more; empty for part of the site's name: "Jornal" of O Papel."""
    return name if " " in name else ""


def _agency_author(author: str) -> str | None:
    """The agency that an author's name equals or ends with: "dpa", "Ama Mensah, Reuters"."""
    parts = [part.strip(" .") for part in re.split(r"[,/|]|\s(?:and|et|und|y|e|avec|mit|with|con|com|met)\s", author)]
    parts += [rest for part in parts for office, _, rest in [part.partition(" ")] if office.lower() in NOBODY]
    return next((AGENCIES[part.lower()] for part in parts if part.lower() in AGENCIES), None)


def _agency_of(line: str) -> str | None:
    """Return the agency of a byline that names only an agency: "By Associated Press"."""
    opening = OPENING.match(line)
    named = line[opening.end() if opening else 0 :].removeprefix("The ").removeprefix("the ")
    shared = SITE_WITH_AGENCY.fullmatch(named) if opening else None
    if shared and shared["agency"].lower() in AGENCIES:
        return AGENCIES[shared["agency"].lower()]
    return agency_named(named) if named.lower().strip(" .") in AGENCIES else None


def read_byline(line: str) -> list[str]:
    """The names in a line such as "By Jane Roe and John Doe in Lagos"; none if it is not a byline."""
    line = _without_times(line)
    if not 4 < len(line) <= MAX_LENGTH:
        return []
    if not line.isascii() and KOREAN.fullmatch(line):
        return [OFFICE_AFTER.sub("", line)]
    timed = line.endswith(TIME_CUT)
    line = line.removesuffix(TIME_CUT)
    opening = OPENING.match(line)
    if opening:
        rest = line[opening.end() :]
        first = re.split(r"[\s,]", rest, maxsplit=1)[0].lower()
        if first in NOT_NAMES or month_number(first) or first in AGENCIES or _is_sentence(rest):
            return []
        names = read_names(rest)
        short = all(len(name.split()) == 1 for name in names)
        if not names or not all(is_name(name) for name in names) or (short and opening[0][:2].lower() != "by"):
            return []
        return names
    return (names_alone(line) if timed else []) or _names_without_by(line)


def names_alone(line: str) -> list[str]:
    """The names on a line of only names, beside agencies and initials; none if one of them is no writer's name."""
    names = [
        name for name in BREAK.split(line) if name and name.lower() not in AGENCIES and not INITIALS.fullmatch(name)
    ]
    return names if all(_is_writer(name) for name in names) else []


def is_writer_line(line: str) -> bool:
    """Whether a line is a byline that opens with "by", or names alone."""
    return bool(names_alone(line)) if OPENING.match(line) is None else bool(read_byline(line))


def _is_writer(name: str) -> bool:
    """Return whether words without "By" are a writer's name: two to four words, not a place, role or all capitals."""
    place = folded(name) in CITIES or folded(name) in REGIONS
    return is_name(name) and 2 <= len(name.split()) <= 4 and not ROLES.search(name) and not place and not name.isupper()


def _without_times(line: str) -> str:
    """Return a byline without addresses and without parts that are only a date, as in "By Jane Roe | May 2, 2026"."""
    line = HANDLE.sub("", BRACKETED_ADDRESS.sub("", line)).strip()
    parts = SEGMENT.split(line)
    kept = [part for part in parts if not is_time_line(part) and not READING_TIME.fullmatch(part)]
    return (
        " | ".join(kept) if 1 < len(kept) < len(parts) else kept[0] + TIME_CUT if len(kept) == 1 < len(parts) else line
    )


def _names_without_by(line: str) -> list[str]:
    """The names of a line without "by", if they are followed by a role, an agency, a place or a date."""
    found = NAME_ALONE.fullmatch(line)
    if not found or line.endswith((".", "…", "”", '"')):
        return []
    rest = found["rest"].strip()
    names = [name for name in BREAK.split(found["names"]) if name]
    if not all(is_name(name) and 2 <= len(name.split()) <= 4 and not ROLES.search(name) for name in names):
        return []
    if any(folded(name) in CITIES or folded(name) in REGIONS or name.isupper() for name in names):
        return []  # a place and the text filed from it, or a headline in capitals
    role = JOB.fullmatch(rest) is not None
    place = found["mark"].strip() in ("in", "|") and _is_place(rest)
    place = place or (found["mark"].strip() == "," and len(names) == 1 and folded(rest) in CITIES)
    whole = agency_named(rest) is not None and rest.lower() in AGENCIES
    return names if role or place or whole or _is_when(rest) else []


def _is_place(words: str) -> bool:
    parts = [folded(part) for part in re.split(r"\s*[,|/]\s*|\s+and\s+", WHEN.sub("", words).strip(" |,.")) if part]
    return bool(parts) and all(part in CITIES or part in COUNTRIES or part in REGIONS for part in parts)


def _is_when(words: str) -> bool:
    found = WHEN.fullmatch(words)
    month = found and (found["month"] or found["month2"])
    return found is not None and (month is None or month_number(month) is not None)


def _is_sentence(words: str) -> bool:
    """Whether words continue as a sentence: in lower case, up to a full stop."""
    small = [word for word in re.findall(r"[^\W\d_]+", words) if word.islower() and word not in JOINING]
    spare = {"in", "and", "at", "from", "with", "for", "on", "of", "the", "und", "et"}
    loose = [word for word in small if word not in spare and not ROLES.match(word)]
    return len(loose) > 1 or (bool(loose) and words.endswith((".", "?", "!")))


def read_names(written: str) -> list[str]:
    """The names in words such as "By Jane Roe, Staff Writer, and John Doe in Lagos"."""
    written = HANDLE.sub("", ROLE_BRACKET.sub("", LABEL.sub("", " ".join(written.split())[:MAX_LENGTH])))
    shared = AGENCY_TOO.search(written)
    written = written[: shared.start()] if shared and shared["agency"].lower() in AGENCIES else written
    written = CAPITALS_FIRST.sub(r"\g<name>", written)
    opening = OPENING.match(written)
    if opening and opening[0][:1] != "D":
        written = written[opening.end() :]
    written = PICTURES_BY.sub("", written)
    if ANONYMOUS.fullmatch(written):
        return []
    turned = LAST_FIRST.fullmatch(written)
    if (
        turned
        and not ROLES.search(turned["first"])
        and turned["first"].lower() not in AGENCIES
        and not _is_place(turned["first"])
    ):
        return [f"{turned['first']} {turned['last']}"]
    names: list[str] = []
    for part in BREAK.split(_without_day(written)):
        if names and SUFFIX.fullmatch(part.strip()):
            names[-1] += " " + part.strip(" .")
            continue
        if names and (DEGREE.fullmatch(part.strip()) or NOT_WRITING.match(part)):
            continue
        part = LAST_WEEKDAY.sub("", OFFICE_AFTER.sub("", part.strip()))
        name = TITLE.sub("", IN_PLACE.sub("", _without_day(part)).strip(" .,-–—|")).strip()
        if len((alone := LAST_ROLE.sub("", name)).split()) > 1:
            name = alone
        nobody = name.lower() in NOBODY or name.lower().replace(" ", "-") in NOBODY
        if not name or nobody or _is_when(name) or name.lower() in AGENCIES or (names and _is_no_name(name)):
            continue
        if names and not is_name(name):
            break  # where they work: "Por Ama Mensah e Kofi Boro, g5 BA e TV Sul"
        names.append(name)
    last = LAST_PLACE.search(written) if len(names) > 1 else None
    if last and names[-1] == last["place"] and " " in names[0] and last["place"].lower() not in GIVEN_NAMES:
        names.pop()
    return names


def bracketed_agency(line: str) -> str | None:
    """The agency in brackets in a byline: "Par Ama Mensah (avec AFP)"; None if there is none."""
    return next(
        (
            AGENCIES[found["agency"].lower()]
            for found in IN_BRACKETS.finditer(line)
            if found["agency"].lower() in AGENCIES
        ),
        None,
    )


def _without_day(words: str) -> str:
    found = WHEN.search(words)
    month = found and (found["month"] or found["month2"])
    if found is None or (month is not None and month_number(month) is None):
        return words
    return words[: found.start()]


def _is_no_name(words: str) -> bool:
    """Whether the text after a name is a role, an agency or a place."""
    return bool(ROLES.search(words)) or words.lower() in AGENCIES or _is_place(words) or words.islower()


def is_name(name: str) -> bool:
    """Return whether words are written like a person's name."""
    words = name.split()
    if not PERSON.fullmatch(name) or len(words) > 6:
        return False
    return all(word[0].isupper() or word.lower() in JOINING for word in words)
