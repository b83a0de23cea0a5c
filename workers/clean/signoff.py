"""The sign-off: what an agency sets under the last words of a story."""

import re

from workers.clean.agency import AGENCIES, PRINTED, agency_named
from workers.clean.draft import Draft

AFTER_STORY = re.compile(rf"(?P<story>.*[.!?…][\"'”’»)]*)\s*(?:[—–―]|--?)\s*(?P<agency>{PRINTED})\.?", re.DOTALL)
ALONE = re.compile(rf"(?:[—–―-]+\s*)?[(\[]?(?P<agency>{PRINTED})[)\]]?(?:[&;#\d]*)\.?")
DESK = re.compile(
    r"[(\[]?\s*(?:(?:With\s+)?(?:Additional|Further|Extra|Original|Contributing)\s+)?"
    r"(?:Reporting|Report|Writing|Written|Editing|Edited|Compiled|Translated|Translation|Rewriting|Graphics?|Production)"
    r"\b.{0,30}?\bby\b[^!?]{2,400}[)\]]?\.?",
    re.IGNORECASE | re.DOTALL,
)
DESK_LONGEST = 450
LAST_PARAGRAPHS = 4
CONTACT = re.compile(r"\(?\(?[\w.+-]+@[\w.-]+(?:[;,].{0,200})?\)?\)?")


def take_sign_off(draft: Draft) -> None:
    """Take agency, credits of the desk and contact lines from under the story."""
    looked = 0
    while draft.paragraphs and looked < LAST_PARAGRAPHS:
        looked += 1
        last = draft.paragraphs[-1]
        if len(draft.paragraphs) > 1 and _stands_alone(last.text, draft):
            draft.remove(last.text, "sign_off")
            draft.paragraphs.pop()
            continue
        story, agency = read_sign_off(last.text)
        if agency is None:
            break
        draft.remove(last.text[len(story) :].strip(), "sign_off")
        last.text = story
        draft.agency = draft.agency or agency


def read_sign_off(paragraph: str) -> tuple[str, str | None]:
    """A paragraph without the agency after its last sentence, and the agency; or as it is, and None."""
    tail = paragraph[-60:]
    found = AFTER_STORY.fullmatch(tail)
    agency = agency_named(found["agency"]) if found else None
    if found is None or agency is None:
        return paragraph, None
    return paragraph[: len(paragraph) - len(tail)] + found["story"], agency


def _stands_alone(line: str, draft: Draft) -> bool:
    if len(line) <= DESK_LONGEST and DESK.fullmatch(line) and (line[0] in "([" or ";" in line or len(line) < 100):
        return True
    if CONTACT.fullmatch(line):
        return True
    found = ALONE.fullmatch(line)
    if not found:
        return False
    dashed = line[0] in "—–―-(["
    agency = agency_named(found["agency"])
    if agency and (dashed or found["agency"].lower() in AGENCIES):
        draft.agency = draft.agency or agency
        return True
    return False
