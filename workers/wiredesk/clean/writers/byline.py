"""The byline: the names of the story's writers, as the producer gives them or at the head of the text."""

import re
from collections.abc import Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft
from wiredesk.clean.parse.article_id import host_of
from wiredesk.clean.writers.byline_words import (
    ANONYMOUS,
    AT_THE_DESK,
    COMMON,
    COMPANY,
    NOBODY,
    OFFICE,
    SITE_WITH_AGENCY,
)
from wiredesk.clean.writers.names import (
    BREAK,
    MAX_LENGTH,
    OPENING,
    is_writer,
    names_alone,
    read_byline,
    read_names,
    without_handles,
)
from wiredesk.knowledge.agencies import AGENCIES, agency_named
from wiredesk.knowledge.dateline_places import folded
from wiredesk.knowledge.given_names import is_given_name

ADDRESS = re.compile(r"(?:[\w-]{2,}\.){1,3}[a-zA-Z]{2,4}(?:/\S*)?")
IN_BRACKETS = re.compile(r"[(\[](?:[^\W\d_]{1,6}\s)?(?P<agency>[^()\[\]]{2,30})[)\]]")
"""An agency in brackets after the names, with or without a word before it: "Par Ama Mensah (avec AFP)"."""
FROM_AGENCY = re.compile(r"(?:D[aeo]|Del|Della|Dall['’]|De l['’]|Dalla|Od|Z|From) (?:l[ae] )?")
"""What several languages write before the agency that a text is from: "Da Agência Brasil"."""
AGENCY_AND_PLACE = re.compile(
    r"(?P<agency>[A-Za-z][\w ]{1,24}), (?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})|"
    r"[A-ZÀ-Þ][\w’'-]+ \((?P<agency2>[A-Za-z][\w ]{1,24})\)"
)
"""An agency and where its text is from, on a line of its own: "AFP, Tamba", "Tamba (Reuters)"."""
_PEOPLE = ("staff", "desk", "reporter", "reporters", "bureau")
OF_AGENCY = tuple(f" {word}" for people in _PEOPLE for word in (people, people.title()))
"""An agency's people, who are nobody by name: "Reuters Staff"."""
MIN_SITE = 4
"""Minimum letters of a site's name when it is compared with names."""
MIN_HEADLINE_WORDS = 4
MIN_STORY = 80
MAX_STORY = 20_000
"""Characters of a story that are searched for names."""
HEAD_PARAGRAPHS = 6
"""Paragraphs at the head, which contain the byline below headline, subhead and pictures."""
MAX_BARE_LENGTH = 100
"""Characters of a byline without "by"."""


def extract_byline(draft: Draft) -> int | None:
    """Move the byline from the head of the text to `byline`; names from the producer are tidied and take precedence.

    Returns:
        The number of paragraphs left above the byline (headline and standfirst); None without a printed byline.
    """
    given = authors_of([name for author in draft.byline for name in read_names(author)], draft.source, draft.url)
    for author in (*draft.byline, (draft.source or "").removeprefix("The ")):
        draft.agency = draft.agency or agency_in_byline(author)
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
        ends = index == len(draft.paragraphs) - 1
        last = ends and (not kept or line.lower() in AGENCIES)  # an agency's name below a story is its sign-off
        if len(line) > MAX_LENGTH or last or not _is_byline(line, known, printed, under=index > 0 or bool(draft.title)):
            kept.append(line)
        else:
            above = len(kept) if above is None else above
            draft.agency = draft.agency or agency_of(line, OPENING.match(line)) or agency_in_byline(line)
            written = find_time(line) if draft.published_at is None else None
            draft.published_at = written.iso if written else draft.published_at
            draft.remove(line, "byline")
    draft.paragraphs = kept
    authors = list(dict.fromkeys(given or authors_of(printed, draft.source, draft.url)))
    draft.byline = authors if len(authors) < 2 else _without_places(authors, draft)
    return above


def _without_places(authors: Sequence[str], draft: Draft) -> list[str]:
    """The names without places of the story behind the first name: "By Ama Mensah, New Tamba"."""
    lines = (line for line in (draft.title, *draft.paragraphs) if authors[0] not in line)  # not a line on the writers
    story = "\n".join(lines)[:MAX_STORY]
    return [
        name
        for index, name in enumerate(authors)
        if not index or _is_given(name) or not (name in story or name.upper() in story)
    ]


def _is_byline(line: str, known: set[str], printed: list[str], under: bool) -> bool:
    """Whether a line is a byline; adds its names to those printed. "by" is optional only below a headline."""
    if known and folded(line) in known:
        return True
    opening = OPENING.match(line)
    if len(line) > MAX_BARE_LENGTH and not opening:
        return False
    if under and line.lower() in AGENCIES and line[:1].isupper():
        return True
    if ANONYMOUS.fullmatch(line) or agency_of(line, opening):
        return under or line[:2].lower() in ("by", "fr", "ou")
    if opening and (ANONYMOUS.fullmatch(line[opening.end() :]) or line[opening.end() :].lower() in NOBODY):
        return True
    names = read_byline(line) if under or opening else []
    if not (line.startswith("Edited") and (printed or known)):  # editors are writers where no other name is
        printed += names
    return bool(names)


def _names_on_top(draft: Draft, index: int) -> list[str]:
    """The names on a line of only names below the headline, which is either separate or the text's first line."""
    if index > 2 or (index == 0 and not draft.title):
        return []
    line, after = draft.paragraphs[index], "".join(draft.paragraphs[index + 1 : index + 2])
    if index == 1 or (index == 2 and len(draft.paragraphs[0].split()) < MIN_HEADLINE_WORDS):
        return _lone_names(line, draft.paragraphs[index - 1], after)
    names = _lone_names(line, draft.title, after) if index == 0 else []
    return names if not any(name.split()[-1] in after for name in names) else []  # a crosshead naming the subject


def _lone_names(line: str, before: str, after: str = "") -> list[str]:
    """The names on a line of only names, between a headline and the story's first paragraph."""
    headline = len(before.split()) >= MIN_HEADLINE_WORDS and len(before) <= MAX_LENGTH and before[-1:] not in ".:,"
    if not headline or len(line) > MAX_BARE_LENGTH or line.endswith((".", "?", "!", ":")) or len(after) < MIN_STORY:
        return []
    bare = without_handles(line).strip()
    opening = OPENING.match(bare)  # "di Ama Mensah", "Por Ama Mensah"; "Di" is also a name
    if bare.lower() in AGENCIES or ANONYMOUS.fullmatch(bare) or agency_of(bare, opening):
        return []
    named = bare[opening.end() :] if opening else ""
    if opening and (bare[:1].islower() or ((opening[0][:1] != "D" or _is_given(named)) and names_alone(named))):
        return []
    names = [name for name in BREAK.split(_without_outlet(bare)) if name]
    writers = [name for name in names if is_writer(name.title() if name.isupper() else name)]
    known = all(part.lower() not in COMMON for name in names for part in name.split())
    return names if names and len(writers) == len(names) <= 3 and known and (len(names[0].split()) <= 3) else []


def _without_outlet(line: str) -> str:
    """A line without what stands behind a bar or a stroke, where a given name opens the line and not that part."""
    name, mark, outlet = line.partition(" | ") if " | " in line else line.partition(" / ")
    return name if mark and _is_given(name) and not _is_given(outlet) else line


def _is_given(words: str) -> bool:
    return is_given_name(words.partition(" ")[0])


def authors_of(names: list[str], source: str | None, url: str | None) -> list[str]:
    """Return the names without those of the site, companies and offices, and without a site name after a name.

    Args:
        names: as written.
        source: the publisher.
        url: of the article; its host is a name of the site.
    """
    if not names:
        return []
    host = host_of(url or "").removeprefix("www.")
    site = {letters_of(word) for word in (source or "", host, *host.split(".")[:-1]) if len(word) >= MIN_SITE}
    people: list[str] = []
    for name in names:
        key = letters_of(name)
        if source and len(source) >= MIN_SITE and name.endswith(source) and name != source:
            name = _if_full(name.removesuffix(source).rstrip(" .,-|–—/"))
        elif name.lower().endswith(" staff") and source and name[:-6].rstrip().endswith(source):
            name = _if_full(name[:-6].rstrip().removesuffix(source).rstrip())
        words = name.split()
        behind = next((n for n in range(2, len(words)) if letters_of(" ".join(words[n:])) in site), None)
        name = " ".join(words[:behind]) if behind else name
        alone = (
            " " not in name and len(name) >= MIN_SITE and any(part.startswith(name.lower()) for part in host.split("."))
        )
        own_site = bool(name) and is_given_name(name.split()[0])  # a writer's own site has the writer's name
        if not name or (key in site and not own_site) or alone or ADDRESS.fullmatch(name) or COMPANY.search(name):
            continue
        if "/" in name and all(part.lower() in AGENCIES or part.startswith("The ") for part in name.split("/")):
            continue  # an agency and the site that used its copy: "AFP/The Strait"
        shared = SITE_WITH_AGENCY.fullmatch(name)
        if shared and shared["agency"].lower() in AGENCIES:
            continue
        office = OFFICE.fullmatch(name) is not None and not is_given_name(name.split()[0])
        if source and people and len(source) > 1 and name.split()[0] == source:
            continue  # an edition of the site
        if people and len(words) > 1 and name.isupper() and not people[0].isupper() and not is_given_name(words[0]):
            continue  # another paper, behind its writers: "USA TODAY"
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
    parts += [initials for part in parts[1:] if (initials := part.partition(" ")[0]).isupper()]
    return next((AGENCIES[part.lower()] for part in parts if part.lower() in AGENCIES), None)


def agency_of(line: str, opening: re.Match[str] | None) -> str | None:
    """Return the agency of a byline that names only an agency behind its opening: "By Associated Press"."""
    origin = opening or FROM_AGENCY.match(line)
    named = line[origin.end() if origin else 0 :].removeprefix("The ").removeprefix("the ")
    named = named.rpartition(" ")[0] if named.endswith(OF_AGENCY) else named
    shared = SITE_WITH_AGENCY.fullmatch(named) if opening else None
    if shared and shared["agency"].lower() in AGENCIES:
        return AGENCIES[shared["agency"].lower()]
    if named.lower().strip(" .") in AGENCIES:
        return agency_named(named)
    filed = AGENCY_AND_PLACE.fullmatch(named) if ", " in named or named.endswith(")") else None
    return AGENCIES.get((filed["agency"] or filed["agency2"]).lower()) if filed else None


def agency_in_byline(line: str) -> str | None:
    """The agency in a byline beside names: "dpa", "Ama Mensah / PAP", "Par Ama Mensah (avec AFP)"; None without one."""
    return (_agency_author(line) or bracketed_agency(line)) if line else None


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
