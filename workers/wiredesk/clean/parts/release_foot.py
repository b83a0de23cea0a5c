"""What press offices add to a release, and what agencies say of themselves below a story."""

import itertools
import re

from wiredesk.clean.draft import Draft
from wiredesk.knowledge.agencies import AGENCIES, RELEASE_SERVICES

_NUMBER = r"\+?\d(?:[\d ()./-]{5,20})\d"
CONTACT = re.compile(
    r"(?:(?:(?:press |media |investor )?contacts?|tel|phone|e-?mail|kontakt|contacto|contatti|contato)\s?[:：]\s?"
    r"(?=.{0,80}(?:@|\+?\d[\d ()-]{5,})).{4,160})|"
    r"\(?\(?[\w.+-]{1,60}@[\w.-]{1,60}(?:[;,].{0,200})?\)?\)?",
    re.IGNORECASE,
)
"""A line with a mail address or a telephone number."""
ADDRESS_OR_NUMBER = re.compile(rf"@[\w-]+\.|{_NUMBER}")
"""A mail address or a telephone number anywhere in a line: how the press office is reached."""
LABEL = re.compile(
    r"(?:(?:for )?(?:(?:more|further|additional) (?:information|details)\b|(?:(?:press|media|investor|public) )*"
    r"(?:contacts?|relations|inquiries|enquiries|office)\b)|contacts?\b|pressekontakt|medienkontakt|kontakt|contacto|"
    r"contatti|contato)[^.!?]{0,60}",
    re.IGNORECASE,
)
"""The label before a contact: "CONTACT: Media:", "Media Relations:", "For more information, please contact:"."""
ABOUT = re.compile(
    r"(?:About|ABOUT|Über|À propos d[e’']|Acerca de|Sobre|Informazioni su|Om|Over|O firmie)(?: the| The| THE)? ?"
    r"[A-ZÀ-Þ][^!?:]{1,70}:?"
)
"""The heading over what a company says of itself."""
FOOT = re.compile(
    r"SOURCE:? [A-ZÀ-Þ].{1,80}|attachments?|related links?|(?:cautionary (?:note|statement).{0,60}|"
    r"(?:(?:note|disclaimer|statement)s? (?:on|regarding|about|concerning) )?(?:forward-looking|safe harbou?r)"
    r" (?:statements?|information).{0,40})|(?:view|read|see)\b.{2,80}https?://\S+|"
    r"(?:logo|photos?|video|multimedia|copyright)(?: available)? ?[-–—:] ?https?://\S+",
    re.IGNORECASE,
)
"""Other lines that end a release."""
MAX_LABEL = 90
MIN_ABOVE = 150
"""Characters of a story above its foot."""
MAX_FOOT = 12
"""Lines below a label among which a number or an address is."""
OFFERS = re.compile(
    r"[A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2}(?=.{0,300}\b(?:subscri\w+|websites?|social media|all rights)\b)"
    r"(?!.{0,300}\b(?:said|told|added)\b).{20,500}"
)
"""What an agency offers, without anybody who says so."""
FIRST_WORDS = frozenset(name.partition(" ")[0] for name in AGENCIES)
OWN_NOTE = 5
"""Paragraphs that an agency adds about itself."""
DASHED = re.compile(r"[—–-]{1,2}\s?(?P<agency>[A-Z][A-Za-z]{1,14}(?: [A-Z][a-z]{1,10})?)\.?")


def extract_release_foot(draft: Draft) -> None:
    """Remove what stands below a press release: the company's own portrait, contacts, legal notes and links.

    Only where a service of releases, or an end mark with contacts below it, shows that it is one.
    """
    texts = draft.paragraphs
    is_release = draft.agency in RELEASE_SERVICES or "release" in [notice.kind for notice in draft.notices]
    if not is_release and not _is_signed_release(texts):
        return
    above = 0
    for index, line in enumerate(texts):
        above += len(line)
        if len(line) > MAX_LABEL + 100 or above - len(line) < MIN_ABOVE:
            continue
        labelled = len(line) <= MAX_LABEL and (
            ABOUT.fullmatch(line) or (LABEL.fullmatch(line) and _reaches(index, texts))
        )
        if labelled or FOOT.fullmatch(line) or CONTACT.fullmatch(line):
            _cut(draft, index)
            return


def _is_signed_release(texts: list[str]) -> bool:
    """Whether near the end a company's portrait stands under its own heading, and how to reach its press office."""
    last = texts[-MAX_FOOT:]
    portrait = any(
        len(line) <= MAX_LABEL and ABOUT.fullmatch(line) and _opens_with_name(line, below)
        for line, below in itertools.pairwise(last)
    )
    return portrait and any(ADDRESS_OR_NUMBER.search(line) and len(line) <= 2 * MAX_LABEL for line in last)


def _opens_with_name(heading: str, below: str) -> bool:
    """Whether the text under "About Corvia" opens with that name."""
    name = heading.rstrip(": ").split(" ", 1)[-1].removeprefix("the ").removeprefix("The ")
    return name in below[: len(name) + 20]


def _reaches(index: int, texts: list[str]) -> bool:
    """Whether a number or an address stands in the lines from an index on, none of which is prose."""
    below = texts[index : index + MAX_FOOT]
    return any(map(ADDRESS_OR_NUMBER.search, below)) and all(len(line) < 2 * MAX_LABEL for line in below)


def extract_contacts(draft: Draft) -> None:
    """Remove the names and numbers of a press office below their label, down to the end of the text."""
    texts = draft.paragraphs
    if not texts or len(texts[-1]) > 2 * MAX_LABEL or _is_sentence(texts[-1]):
        return
    first = max(1, len(texts) - MAX_FOOT)
    for index, line in enumerate(texts[first:], start=first):
        if len(line) <= MAX_LABEL and LABEL.fullmatch(line.rstrip(": ")) and _reaches(index, texts):
            if sum(map(len, texts[:index])) >= MIN_ABOVE and not any(map(_is_sentence, texts[index + 1 :])):
                _cut(draft, index)
            return


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "!", "?", "”", '"')) and len(line.split()) > 4


def extract_own_note(draft: Draft) -> None:
    """Remove an agency's sign-off with what it says of itself below: "-- BERNAMA", "BERNAMA provides news …"."""
    texts = draft.paragraphs
    if len(texts) > 1 and (agency := _agency_at_start(texts[-1])) and OFFERS.match(texts[-1]):
        draft.agency = draft.agency or agency
        _cut(draft, len(texts) - 1)
    for above, line in enumerate(texts[-OWN_NOTE - 1 : -1]):
        if line[0] not in "—–-":
            continue
        index = max(0, len(texts) - OWN_NOTE - 1) + above
        found = DASHED.fullmatch(line) if index else None
        if found is None or found["agency"].lower() not in AGENCIES:
            continue
        if texts[index + 1].lower().startswith((found["agency"].lower(), "follow ")):
            draft.agency = draft.agency or AGENCIES[found["agency"].lower()]
            _cut(draft, index)
            return


def _agency_at_start(words: str) -> str | None:
    """The agency whose name the words open with, of three words or fewer."""
    first = words[:60].split(" ", 3)[:3]
    if first[0].lower() not in FIRST_WORDS:
        return None
    return next((AGENCIES[name] for n in (3, 2, 1) if (name := " ".join(first[:n]).lower()) in AGENCIES), None)


def _cut(draft: Draft, index: int) -> None:
    for text in draft.paragraphs[index:]:
        draft.remove(text, "sign_off")
    del draft.paragraphs[index:]
