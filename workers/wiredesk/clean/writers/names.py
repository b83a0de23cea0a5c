"""Names in the lines that say who wrote a story, without "By", roles, newspapers, places and dates."""

import re

from wiredesk.clean.parts.head_matter import READING_TIME, is_time_line
from wiredesk.clean.writers.byline_words import (
    AGENCY_TOO,
    ANONYMOUS,
    ANONYMOUS_ABROAD,
    BY,
    CAPITALS_FIRST,
    COLLECTED,
    DEGREE,
    GENRES,
    JOB,
    KOREAN,
    LABEL,
    LABEL_MARKS,
    LAST_ROLE,
    NOBODY,
    NOT_WRITING,
    PICTURES_BY,
    PICTURES_TOO,
    ROLES,
    SUFFIX,
    WRITER_LABELS,
)
from wiredesk.knowledge.agencies import AGENCIES, ALSO_GIVEN_NAMES, INITIALS, agency_named
from wiredesk.knowledge.calendar import WEEKDAYS, month_number
from wiredesk.knowledge.courtesies import IN_BYLINES
from wiredesk.knowledge.dateline_places import CITIES, COUNTRIES, REGIONS, folded
from wiredesk.knowledge.given_names import is_given_name

OPENING = re.compile(
    r"(?:(?:Story |Report |Article |Analysis |Words |Text |Written |Posted |Published |Reported |Compiled |Edited |"
    r"Curated |Authored |Submitted |Created |Contributed |"
    r"(?:Posted|Published|Updated|Submitted|Created) (?:on )?(?=[^.!?]{0,40}\d)[^!?]{4,40}? )?"
    r"(?:by|By|BY)(?:[:\s]\s*)|"
    r"(?:Veröffentlicht|Geschrieben|Verfasst|Publié|Écrit|Escrito|Publicado|Scritto) (?:von|par|por|da) |"
    r"(?:Texte?|Texto|Testo|Tekst) (?:de|von|par|por|di|van|av) (?=[A-ZÀ-Þ])|"
    rf"(?=[^:]{{3,60}}:){WRITER_LABELS}\s*:\s*|(?=.{{5,40}} (?i:{BY})\s[A-ZÀ-Þ]){GENRES}\s(?=[A-ZÀ-Þ])|"
    rf"(?i:{COLLECTED})\s(?=[A-ZÀ-Þ])|"
    r"(?:De notre|From our|Door onze|Van onze|Von unserem|Von unserer|De nuestr[oa]|Dal nostro|Dalla nostra|"
    r"Do nosso|Da nossa)\s"
    r"(?:[a-zà-ÿ]+\s|(?:Redakt|Korresp|Mitarb|Report)\w+\s){1,2}(?:(?:à|in|en|a|em)\s[A-ZÀ-Þ][\w-]+,?\s)?(?=[A-ZÀ-Þ])"
    r"|(?:Par|PAR|Von|VON|Por|POR|Di|Door|Av|Af|Oleh|OLEH|Od|[Oo]prac\.)[:\s]\s*|"
    r"(?:di|par|von|por|door|av|af) (?=[A-ZÀ-Þ])|"
    rf"(?:מאת|بقلم)[:\s]\s*|(?:Του|Της|Των)\s(?=[Α-ΩΆ-Ώ])|{PICTURES_TOO}|"
    r"(?:From|FROM)\s(?=[A-Z])|By\s?/\s?(?=[A-Z])|"
    r"(?:[Bb]y|Par|Por|Av|Texte?|Texto|Words|Author|Autora?)(?=[A-ZÀ-Þ](?:[a-zß-ÿ’'-]+|[A-ZÀ-Þ]+) [A-ZÀ-Þ]))",
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
FOR_PAPER = re.compile(
    r"(?<=\w)\s+of\s+[Tt]he\s+[^\W\d_a-zß-ÿ][^.!?;,|]{2,50}$|"
    r"(?<=\w)\s+(?:for|For|FOR|für|pour|para|per|voor|för|dla|для)\s+(?:(?:the|die|den|das|le|la|les|el|il|het|de)\s+)?"
    r"(?=[^\W\d_a-zß-ÿ])[^.!?;,|]{2,50}$"
)
"""The outlet a writer wrote for, behind the name: "Ama Mensah for The Strait"."""
ROLE_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]")
HANDLE = re.compile(
    r"\s*(?:@\w{2,30}|<[\w.+-]{1,40}@[\w.-]{1,60}>|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}|https?://\S{1,80}|"
    r"(?<=\s)[a-z][a-z0-9._+-]{1,40} at [a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,4}(?!\w))"
)
"""An account or address, also spelled against robots: "ama at strait.example"."""
HANDLE_MARKS = ("@", "://", " at ")
WHEN = re.compile(
    r"(?:^|\s*[|,–—-]\s*|\s+on\s+|\s+)(?:(?:first |last )?(?:published|posted|updated)(?: on| at)?:?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?P<month>[^\W\d_]{3,10})\.?,?(?:\s+(?:19|20)\d{2})?"
    r"|(?P<month2>[^\W\d_]{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+(?:19|20)\d{2})?"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2})"
    r"(?:[,\s|at-]{1,6}\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?\s*$",
    re.IGNORECASE,
)
EAST_ASIAN_NAME = re.compile(
    r"(?:[\u3400-\u9fff々ヶ]{2,5}|[\u3400-\u9fff々ヶ]{1,4}[ ・][\u3040-\u30ff\u3400-\u9fff々]{1,5}|"
    r"[\uac00-\ud7a3]{2,4})"
    r"(?<![社部局班報报聞闻信網网室堂者員员館馆院会會組组台])(?<!編集|编辑|記事|정치|경제|사회|기자|뉴스|일보|신문|편집)"
)
"""A name in an element named as author; no office of a newspaper and no section."""
PERSON = re.compile(r"[^\W\d_][\w.'’`-]*(?:\s+[\w.'’`/-]+){0,5}")
TITLE = re.compile(rf"\b(?:{'|'.join(IN_BYLINES)})\.?\s+", re.IGNORECASE)
_JOINING = """
de van von der den da di del dos das do al bin binti ibn el la le ul ur a/l a/p af ter zu al- y e ten bint ould wa
"""
JOINING = frozenset(_JOINING.split())
_DAYS = " ".join(WEEKDAYS) + " today tomorrow yesterday now then noon midnight"
LAST_WEEKDAY = re.compile(rf"\s+(?:{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
OFFICE_AFTER = re.compile(
    r"\s+(?:기자|특파원|선임기자|앵커|記者|记者|通讯员|报道)$|\s?[／/]\s?[\u3400-\u9fff]{0,6}(?:報導|报道|报导|報道|攝影|摄影)$"
)
NOT_NAMES = frozenset(
    f"{_DAYS} late early mid the this that law contrast comparison far chance popular all means most some her his its "
    "their my our your definition nature default design order midday dawn dusk nightfall summer winter spring autumn "
    "christmas easter ramadan phone email mail air sea train bus road car boat land".split()
)
"""First words after "By" that open a sentence or a headline."""
_SURE = (
    r"\s?(?:,|\||/)\s?(?:The\s[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}|[A-Z]{3,5}(?:\s[A-Z][a-z]+)?)$|"
    r"(?:\s?,)?\s[Ss]pecial to (?:[Tt]he )?[A-ZÀ-Þ][\w’' -]{2,40}$|"
    r"\s(?:[Ss]taff|[Ss]enior|[Cc]hief|[Ss]pecial)\s(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent)$"
)
OUTLET_SURE = re.compile(_SURE)
OUTLET_AFTER = re.compile(
    rf"{_SURE}|"
    r"\s?(?:\||/)\s?[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}$|"
    r"\s\([A-Z][\w ]{1,24}\)$|\sin\s[A-ZÀ-Þ][\w’'-]+$"
)
"""Behind a name, on a line that opens with a given name."""
LAST_FIRST = re.compile(r"(?P<last>[^\W\d_][\w’'-]+),\s(?P<first>[^\W\d_][\w’'.-]+(?:\s[^\W\d_]\.?)?)")
"""One person, the family name first: "Mensah, Ama"."""
TIME_CUT = "\t"
"""Marks a line from which a time was cut: what is left needs no other sign of a byline than a name."""
SEGMENT = re.compile(r"\s*(?:\||·|•|\s[–—-]\s)\s*")
BRACKETED_ADDRESS = re.compile(r"\s*\([^()\s]{1,60}@[^()\s]{1,60}\)")
DAY_BEFORE = re.compile(r"^(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10}\.?),? (?:19|20)\d\d,?\s(?=[Bb]y\s)")
"""The day before a byline: "May 5, 2026 by Ama Mensah"."""
ADDRESS_AND_NAME = re.compile(r"\s*[\w.+-]{1,60}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}\s*\((?P<name>[^()]{3,60})\)\s*")
"""How RSS writes an author: "ama@strait.example (Ama Mensah)"."""
LAST_PLACE = re.compile(r",\s*(?P<place>[^\W\d_][\w’'-]+)$")
"""One word after a comma at the end of a byline: where the writer is, known or not."""
OUTLETS = frozenset(("News", "Times", "Post", "Press", "Herald", "Tribune", "Gazette", "Courier", "Radio", "TV"))
OUTLET_NAMED = re.compile(rf"(?:,|\sfor(?: the)?)\s(?:[A-ZÀ-Þ][\w’'-]*\s){{1,3}}(?:{'|'.join(sorted(OUTLETS))})$")
"""The same by its last word, behind a comma or "for": "Ama Mensah for the Strait Post"."""
MIN_BESIDE_OUTLET = 3
"""Words: a name of two and one of an outlet's before its last."""
MAX_LENGTH = 160


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
        rest = _without_city(FOR_PAPER.sub("", line[opening.end() :]))
        first = re.split(r"[\s,]", rest, maxsplit=1)[0].lower()
        if (
            (opening[0][:4].lower() == "from" and not is_given_name(first))
            or first in NOT_NAMES
            or (month_number(first) and not is_given_name(first))
            or (first in AGENCIES and not (first in ALSO_GIVEN_NAMES and rest[1:2].islower() and is_writer(rest)))
            or _is_sentence(rest)
        ):
            return []
        names = read_names(rest)
        short = all(len(name.split()) == 1 for name in names)
        if not names or not all(is_name(name) for name in names) or (short and opening[0][:2].lower() != "by"):
            return []
        return names
    return (names_alone(line) if timed else []) or _names_without_by(line)


def _without_city(names: str) -> str:
    """Names without the single word behind a bar, which is a place: "Ama Mensah | Tamba"."""
    before, bar, behind = names.partition(" | ")
    return before if bar and " " in before and " " not in behind.strip(" |") else names


def names_alone(line: str) -> list[str]:
    """The names on a line of only names, beside agencies and initials; none if one of them is no writer's name."""
    names = [
        name for name in BREAK.split(line) if name and name.lower() not in AGENCIES and not INITIALS.fullmatch(name)
    ]
    return names if all(is_writer(name) for name in names) else []


def is_writer_line(line: str) -> bool:
    """Whether a line is a byline that opens with "by", or names alone."""
    return bool(names_alone(line)) if OPENING.match(line) is None else bool(read_byline(line))


def is_writer(name: str) -> bool:
    """Return whether words without "By" are a writer's name: two to four words, not a place, role or all capitals."""
    place = folded(name) in CITIES or folded(name) in REGIONS
    return is_name(name) and 2 <= len(name.split()) <= 4 and not ROLES.search(name) and not place and not name.isupper()


def _without_times(line: str) -> str:
    """Return a byline without addresses and without parts that are only a date, as in "By Jane Roe | May 2, 2026"."""
    line = without_handles(BRACKETED_ADDRESS.sub("", line) if "@" in line else line).strip(" /|")
    line = DAY_BEFORE.sub("", line)
    parts = SEGMENT.split(line)
    kept = [part for part in parts if not is_time_line(part) and not READING_TIME.fullmatch(part)]
    return (
        " | ".join(kept) if 1 < len(kept) < len(parts) else kept[0] + TIME_CUT if len(kept) == 1 < len(parts) else line
    )


def without_handles(line: str) -> str:
    """Return a line without accounts and addresses; most lines have none of their marks."""
    return HANDLE.sub("", line) if any(map(line.__contains__, HANDLE_MARKS)) else line


def _names_without_by(line: str) -> list[str]:
    """The names of a line without "by", if they are followed by a role, an agency, a place or a date."""
    words = line.split(" ")
    given = len(words) > 1 and is_given_name(words[0])
    sure = given or (words[0].isupper() and len(words[0]) > 2 and not line.isupper())
    if given and line.count(" in ") > 1 and (filed := _names_in_places(line)):
        return filed
    bare = _without_outlet(line) if sure else OUTLET_SURE.sub("", line)
    if bare != line and is_writer(bare.title() if bare.isupper() else bare):
        return [bare]
    shared = AGENCY_TOO.search(line)
    if shared and all(part.lower() in AGENCIES for part in BREAK.split(shared["agency"])):
        return names_alone(line[: shared.start()])
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


def _names_in_places(line: str) -> list[str]:
    """The names of a line such as "Ama Mensah in Tamba and Kofi Boro in Sella"; none if one has no place."""
    parts = [(IN_PLACE.sub("", part), part) for part in BREAK.split(line)]
    filed = all(name != part and is_writer(name) and is_given_name(name.split(" ")[0]) for name, part in parts)
    return [name for name, _ in parts] if filed else []


def _without_outlet(line: str) -> str:
    """A name without the newspaper, agency, role, place or day behind it: "Ama Mensah, The Strait"."""
    return _without_day(LAST_ROLE.sub("", OUTLET_AFTER.sub("", OUTLET_NAMED.sub("", line))))


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
    addressed = ADDRESS_AND_NAME.fullmatch(written)
    written = addressed["name"] if addressed else written
    if written.count(";") and all(LAST_FIRST.fullmatch(part.strip()) for part in written.split(";")):
        return [name for part in written.split(";") for name in read_names(part)]  # "Mensah, Ama; Boro, Kofi"
    written = without_handles(ROLE_BRACKET.sub("", _without_label(" ".join(written.split())[:MAX_LENGTH])))
    shared = AGENCY_TOO.search(written)
    written = written[: shared.start()] if shared and shared["agency"].lower() in AGENCIES else written
    capitals = CAPITALS_FIRST.match(written)
    written = capitals["name"] + written[capitals.end() :] if capitals else written
    opening = OPENING.match(written)
    given = opening is not None and is_given_name(written[opening.end() :].partition(" ")[0])
    if opening and (opening[0][:1] != "D" or (given and written.count(" ") > 1)):  # "Di" is also a name
        written = written[opening.end() :]
    written = PICTURES_BY.sub("", written)
    if ANONYMOUS.fullmatch(written) or ANONYMOUS_ABROAD.fullmatch(written):
        return []
    turned = LAST_FIRST.fullmatch(written)
    if turned and turned["last"].lower() in AGENCIES:
        return []  # and where it is: "AFP, Tamba"
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
        if names and part[:1].islower():
            break  # where they are: "Ama Mensah e Kofi Boro, de Santa Rita"
        part = LAST_WEEKDAY.sub("", OFFICE_AFTER.sub("", part.strip()))
        name = TITLE.sub("", FOR_PAPER.sub("", IN_PLACE.sub("", _without_day(part))).strip(" .,-–—|/")).strip()
        if len((alone := LAST_ROLE.sub("", name)).split()) > 1:
            name = alone
        name = _without_agency(name)
        nobody = name.lower() in NOBODY or name.lower().replace(" ", "-") in NOBODY
        if (
            not name
            or nobody
            or _is_when(name)
            or name.lower().removeprefix("the ") in AGENCIES
            or (names and _is_no_name(name))
        ):
            continue
        if names and not is_name(name):
            break  # where they work: "Por Ama Mensah e Kofi Boro, g5 BA e TV Sul"
        names.append(name)
    last = LAST_PLACE.search(written) if len(names) > 1 else None
    if last and names[-1] == last["place"] and " " in names[0] and not is_given_name(last["place"]):
        names.pop()
    return names


def _without_label(written: str) -> str:
    """Words without labels before names; two words without a mark have none, as most names."""
    if written.count(" ") < 2 and "by" not in written.lower() and not any(map(written.__contains__, LABEL_MARKS)):
        return written
    return LABEL.sub("", written)


def _without_agency(name: str) -> str:
    """A name without an agency's behind it, which a page joined: "Ama Mensah The Associated Press"."""
    words = name.split()
    for taken in range(2, len(words)):
        agency = " ".join(words[taken:]).lower().removeprefix("the ").removesuffix(" news")
        if agency in AGENCIES and (len(words) - taken > 1 or words[taken].isupper()):
            return " ".join(words[:taken])
    if len(words) > MIN_BESIDE_OUTLET and words[-1] in OUTLETS:
        return " ".join(words[:-2])  # "Ama Mensah Strait News"
    return name


def _without_day(words: str) -> str:
    found = WHEN.search(words)
    month = found and (found["month"] or found["month2"])
    if found is None or (month is not None and month_number(month) is None):
        return words
    return words[: found.start()]


def _is_no_name(words: str) -> bool:
    """Whether the text after a name is a role, an agency or a place."""
    initials, _, office = words.partition(" ")
    if initials.isupper() and initials.lower() in AGENCIES and _is_place(office):  # "PA Scotland"
        return True
    return bool(ROLES.search(words)) or words.lower() in AGENCIES or _is_place(words) or words.islower()


def is_name(name: str) -> bool:
    """Return whether words are written like a person's name."""
    words = name.split()
    if not PERSON.fullmatch(name) or len(words) > 6:
        return False
    return all(word[0].isupper() or word.lower() in JOINING for word in words)
