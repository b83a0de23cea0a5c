"""The sign-off: credits of an agency, desk or newspaper after the story."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.desk_codes import (
    CODE,
    CODES,
    CODES_AFTER,
    DAY_ALONE,
    FILED,
    INITIALS_ALONE,
    MAX_CODE,
    MEDIA,
    NUMBERS,
    SENT,
    SERIAL,
    SMALL_CODES,
    STAMP,
    STAMPED,
)
from wiredesk.clean.parts.head_matter import is_time_line
from wiredesk.clean.parts.native_dateline import AGENCIES as NATIVE
from wiredesk.clean.parts.release_foot import CONTACT, extract_contacts, extract_own_note, extract_release_foot
from wiredesk.clean.plain.appendix import END, extract_appendix, extract_disclaimer
from wiredesk.clean.plain.foot_lines import is_foot_line
from wiredesk.clean.plain.tail import extract_tail
from wiredesk.clean.writers.credited_agency import (
    agencies_among_initials,
    agency_in_codes,
    agency_in_credit,
    is_agency,
)
from wiredesk.clean.writers.desk_credits import (
    FROM_WIRES_AFTER,
    MAX_DESK_LENGTH,
    is_desk_credit,
    is_from_wires,
    is_note_on_writer,
    is_role_credit,
)
from wiredesk.clean.writers.names import OPENING, read_byline
from wiredesk.clean.writers.signature import (
    bracketed_writer,
    is_about_writer,
    is_bracketed_credit,
    is_native_code,
    labelled_credits,
    labelled_writer,
    signature,
)
from wiredesk.knowledge.agencies import AGENCIES, PRINTED, agency_named

AFTER_STORY = re.compile(rf"(?P<story>.*[.!?…][\"'”’»)]*)\s*(?:[—–―]|--?)\s*(?P<agency>{PRINTED})\.?", re.DOTALL)
IN_BRACKETS = re.compile(r"(?P<story>.*[.!?…][\"'”’»)]*)\s*[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\.?", re.DOTALL)
CREDIT_AFTER = re.compile(
    r"(?P<story>.*[.!?…][\"'”’»)]*)\s+(?P<credit>[(\[/]?©?\s?[^\W\d_][^.!?()\[\]…]{1,45}[)\]/]?|©[^.!?]{2,30})",
    re.DOTALL,
)
"""Another credit of an agency behind the last sentence: "/ritzau/", "Source: AFP", "(mit dpa)", "© AFP"."""
INITIALS_WITH = re.compile(r"[a-z]{2,5}(?:/[a-z]{2,5}){0,3}\s(?:mit|with|avec|con|com|met|med)\s")
"""The writer's initials before an agency: "(am mit dpa)"."""
BARE = re.compile(r"(?P<story>.*[.!?…][\"'”’»)]*)\s+(?P<agency>[A-Z][A-Za-z]{2,12})", re.DOTALL)
ALONE = re.compile(rf"(?:[—–―-]+\s*)?[(\[]?(?:©\s?)?(?P<agency>{PRINTED})[)\]]?(?:[&;#\d]*)\.?")
SEVERAL = re.compile(
    r"(?:[—–―-]+\s*)?[(\[]?(?P<agency>[A-Z]\w{1,12}(?:(?: ?[/,&] ?|-)(?:[A-Z]\w{1,12}|dpa)){1,3})[)\]]?\.?"
)
SOURCE = re.compile(
    r"[(\[—–\s-]{0,4}(?:(?:sources?|via|agency|additional (?:material|reporting|information))\s*:\s*|inputs? from\s+|"
    r"(?:with|from) (?:\w+ )?(?:inputs?|files?|reports?|reporting|"
    r"additional reporting|agencies|agency)\b(?: (?:from|by|inputs?|reports?))?\s*|"
    r"(?:(?:compiled|based|sourced) (?:from|on) )?"
    r"(?:news |wire )?agenc(?:y|ies)['’]? (?:reports?|inputs?|copy|dispatches)\s*)(?P<agency>[^.!?:;]{0,80})[)\]]?\.?",
    re.IGNORECASE,
)
"""The source of the text: "(With inputs from PTI)", "Source: Xinhua", "– with files from the Canadian Press"."""
SYNDICATED = re.compile(
    r"[*(\[]?(?:disclaimer:? |except for the headline,? |only the headline and .{2,20} of )?"
    r"(?:this|the above) (?:is (?:an? )?(?:[\w-]{2,20} ){0,4})?(?:story|article|report|copy|post|content|news)\b"
    r"(?=.{0,200}\b(?:includes? (?:material|reporting|information) from|wire agency|agency feed|[A-Z]{2,6} feed|"
    r"not been edited|"
    r"syndicated|auto-?generated|auto-?published|wire feed|news feed|"
    r"without (?:any )?(?:modifications?|changes|edit\w*)|originally (?:published|appeared))\b).{10,500}",
    re.IGNORECASE,
)
WITH_AGENCY = re.compile(
    r"[(\[*—–\s-]{0,4}(?:(?:mit|with|avec|con|com|met|med|ze|z|с|із|за|με|s|cu|ja|via)\s+(?:πληροφορίες από\s+|"
    r"(?:información|datos|informações) d[ea]\s+|"
    r"informații de la\s+|использованием\s+|material (?:von|der)\s+|informationen (?:von|der)\s+|"
    r"agencies|agenturen|agences|"
    r"agencias|agências|information from\s+|inputs from\s+|files from\s+|reports from\s+)?|"
    r"(?P<label>source|sources|quelle|fuente|fonte|źródło|zdroj|forrás|källa|kilde|bron|lähde|источник|джерело|来源|來源|"
    r"sumber|kaynak|nguồn|πηγή|sursa|المصدر|منبع|स्रोत|出典|提供)\s*[-–—:：]\s*)(?P<agency>[^.!?:;]{0,60})[)\]]?\.?",
    re.IGNORECASE,
)
"""The source of the text, in several languages: "mit dpa", "Source - Bernama"."""
STAMP_AFTER = re.compile(r"(?<=[.!?”\"’)])\s?\(\d{4}/\d\d/\d\d-\d\d:\d\d\)$")
"""The time behind the last sentence: "(2026/05/02-17:40)"."""
SITE_AFTER = re.compile(r"(?<=[.!?)”\"'’])\s?\((?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}\)$")
"""The address of an agency's site behind its name: "(NAN)(www.nan.example)"."""
DASH_AND_SITE = re.compile(
    r"(?<=[.!?)”\"'’])\s?[—–-]{1,2}\s?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.[a-z]{2,10}$", re.IGNORECASE
)
"""The same behind the last sentence."""
END_SIGNS = frozenset("■□◼▪●◆♦")
END_SIGN = re.compile(r"(?<=[.!?)”\"'’])\s?[■□◼▪●◆♦]+$")
"""The sign with which magazines end a story."""
SITE_ALONE = re.compile(r"[—–-]{1,2}\s?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", re.IGNORECASE)
"""A dash and the address of the site that had the story first."""
FIRST_PUBLISHED = re.compile(
    r"This (?:story|article|report|dispatch) (?:by|from) (?P<agency>[^.]{2,60}?) was (?:first|originally) "
    r"(?:published|issued|released)\b.{0,80}|"
    r"Cette dépêche de (?P<agence>[^.]{2,60}?) a été (?:\w+ )?publiée\b.{0,80}"
)
SITE_WITH = re.compile(
    r"(?:[A-ZÀ-Þ][\w&'’-]{0,20}\s){1,4}(?:avec|mit|with|con|com|met|med|z)\s(?P<agency>[^\W\d_][\w /-]{1,30})"
)
"""The newspaper and the agency whose copy it used: "Le Monde avec AFP"."""
RIGHTS = re.compile(r"^(?:©|\(c\)|copyright)\s?(?:(?:19|20)\d\d\s)?", re.IGNORECASE)
MIN_NAME, MAX_NUMBERS = 2, 3
"""Letters: two in capitals may be any abbreviation at the end of a sentence. Lines of numbers."""
BY = re.compile(
    r"[(\[—–―-]{0,2}\s?(?:(?:Report|Story|Text|Words|Written|Reported) )?(?:By|BY|Von|Par|Por|Door|Av|Di)[ :]"
)
"""How a byline below a story opens."""
AGENCY_LIST = re.compile(r"[(\[](?P<names>[^()\[\].!?]{3,60})[)\]]\.?")
LAST_PARAGRAPHS = 6
TAIL = 60
GENERATED = re.compile(
    r"(?:Material|Information|Reporting) from .{3,200} (?:was|were) used in this (?:story|article|report)\.?|"
    r"This (?:story|article|report|series|project) (?:was|is) (?:supported|funded|made possible) by .{3,200}|"
    r"This (?:story|article|report) was (?:automatically |auto-)?(?:generated|produced|created) "
    r"(?:by|from|using|with) .{3,400}",
    re.DOTALL,
)
OPENS = re.compile(
    r"[^\w]*(?:(?:with|by |compiled|based|contact|tel|phone|kontakt|"
    r"additional|further|extra|original|contrib|report|writ|edit|compil|transl|rewrit|graphic|"
    r"prod|sourc|"
    r"via|agenc|news|wire|staff|combin|material|more|o0o|from|disclaimer|except|this|the|ends?\b|enditem|endit\b|"
    r"ende\b|fin\b|完|끝|30\b|eom|n{4}\b|\d{3,5}\*)|[\w.+-]{1,60}@)|[\W_]",
    re.IGNORECASE,
)


def extract_sign_off(draft: Draft) -> None:
    """Remove agency, desk credits, contact lines and notes to editors after the story."""
    extract_disclaimer(draft)
    extract_release_foot(draft)
    extract_appendix(draft)
    extract_contacts(draft)
    extract_own_note(draft)
    extract_tail(draft)
    _extract_credit(draft)
    _extract_numbers(draft)
    looked = 0
    while draft.paragraphs and looked < LAST_PARAGRAPHS:
        looked += 1
        last = draft.paragraphs[-1]
        if len(draft.paragraphs) > 1 and (
            _stands_alone(last, draft) or is_foot_line(last, "\n".join(draft.paragraphs[:-1]))
        ):
            draft.remove(last, "sign_off")
            draft.paragraphs.pop()
            continue
        names = (
            read_byline(last.strip("—–―- ()[]"))
            if len(draft.paragraphs) > 1 and (BY.match(last) or OPENING.match(last))
            else []
        )
        if names:
            draft.byline = draft.byline or names
            draft.remove(last, "byline")
            draft.paragraphs.pop()
            continue
        name = signature(draft)
        if name is not None:
            draft.byline = draft.byline or [name][: name != ""]
            draft.agency = draft.agency or (None if name else agency_in_credit(last))
            draft.remove(last, "byline" if name else "sign_off")
            draft.paragraphs.pop()
            continue
        if (bracketed := bracketed_writer(draft) or labelled_credits(draft)) is not None:
            draft.remove(bracketed.strip(), "sign_off")
            draft.paragraphs[-1:] = filter(None, [last.removesuffix(bracketed).rstrip()])
            continue
        if len(draft.paragraphs) > 1 and last in draft.end_notes:
            draft.remove(last, "end_note")
            draft.paragraphs.pop()
            continue
        coded = CODES_AFTER.fullmatch(last[-TAIL:])
        named = agency_in_codes(coded["code"]) if coded else None
        if coded and coded["more"] and not named:
            named = coded["code"].split()[0]  # three or more codes need no agency that is known
        if coded and (named or not coded["code"].isupper() or "/" in coded["code"] or END.fullmatch(coded["code"])):
            code = coded["code"]
            draft.paragraphs[-1] = last[: len(last) - len(last[-TAIL:]) + coded.end("story")]
            draft.remove(code, "sign_off")
            draft.agency = draft.agency or named
            continue
        story, agency = read_sign_off(last)
        if not story or len(story) == len(last):
            break
        draft.remove(last[len(story) :].strip(), "sign_off")
        draft.paragraphs[-1] = story
        draft.agency = draft.agency or agency
    if draft.agency is None:
        rights = (part.text for part in draft.removed if part.reason == "copyright")
        draft.agency = next((agency for words in rights if (agency := agency_in_credit(words))), None)


def _extract_numbers(draft: Draft) -> None:
    """Remove lines with only numbers and times below a sign-off: a service's own count, day and clock."""
    texts = draft.paragraphs
    last = len(texts)
    while last > 1 and last > len(texts) - MAX_NUMBERS and _is_number(texts[last - 1]):
        last -= 1
    signed = last < len(texts) and last > 1 and len(texts[last - 1]) <= TAIL and _stands_alone(texts[last - 1], draft)
    alone = last == len(texts) - 1 > 1 and (DAY_ALONE.fullmatch(texts[last]) or STAMP.fullmatch(texts[last]))
    if signed or (draft.agency and alone):
        for text in texts[last:]:
            draft.remove(text, "sign_off")
        del texts[last:]


def _extract_credit(draft: Draft) -> None:
    """Remove a credit of the desk in brackets with the short lines below it: links of a portal."""
    texts = draft.paragraphs
    for index in range(max(1, len(texts) - MAX_NUMBERS), len(texts) - 1):
        if (
            texts[index][0] == "("
            and all(len(line) <= TAIL for line in texts[index + 1 :])
            and is_desk_credit(texts[index])
        ):
            if not any(line.endswith((".", "!", "?", '"', "”")) for line in texts[index + 1 :]):
                for text in texts[index:]:
                    draft.remove(text, "sign_off")
                draft.agency = draft.agency or agency_in_credit(texts[index])
                del texts[index:]
            return


def _is_number(line: str) -> bool:
    if NUMBERS.fullmatch(line) or (len(line) <= TAIL and SENT.fullmatch(line)):
        return True
    return len(line) <= TAIL and is_time_line(line.strip("()[]")) and agency_in_codes(line) is None


def read_sign_off(paragraph: str) -> tuple[str, str | None]:
    """A paragraph without the text after its last sentence, and the agency; or unchanged, and None."""
    if paragraph.endswith(")") and (stamp := STAMP_AFTER.search(paragraph, len(paragraph) - TAIL)):
        return paragraph[: stamp.start()], None
    if paragraph[-1:].islower() and (site := DASH_AND_SITE.search(paragraph, max(0, len(paragraph) - TAIL))):
        return paragraph[: site.start()], AGENCIES.get(site[0].strip("—–- ").lower())
    if paragraph.endswith(")") and (site := SITE_AFTER.search(paragraph, len(paragraph) - TAIL)):
        story, agency = read_sign_off(paragraph[: site.start()])
        return story, agency
    if paragraph[-1:] in END_SIGNS and (sign := END_SIGN.search(paragraph, max(0, len(paragraph) - TAIL))):
        return paragraph[: sign.start()], None
    tail = paragraph[-TAIL:]
    before = paragraph[: len(paragraph) - len(tail)]
    found = AFTER_STORY.fullmatch(tail) if any(dash in tail for dash in "—–―-") else None
    agency = agency_named(found["agency"]) if found else None
    if found is None or agency is None:
        form = IN_BRACKETS if tail.rstrip(".")[-1:] in (")", "]") else BARE if tail[-1:].isalpha() else None
        found = form.fullmatch(tail) if form else None
        name = INITIALS_WITH.sub("", found["agency"]) if found else ""
        agency = agency_named(name) if is_agency(name) else None
    if found and agency:
        return before + found["story"], agency
    if tail[-1:] in "sS)" and (wires := FROM_WIRES_AFTER.fullmatch(tail)):
        return before + wires["story"], None
    behind = CREDIT_AFTER.fullmatch(tail) if tail[-1:] not in ".!?" else None
    if behind and (agency := _credited(behind["credit"].strip("()[]/ "))):
        return before + behind["story"], agency
    start = max(paragraph.rfind("("), paragraph.rfind("["))
    if start > 0 and len(paragraph) - start <= MAX_DESK_LENGTH and paragraph[-1] in ")].":
        credit = paragraph[start:]
        if paragraph[:start].rstrip()[-1:] in '.!?…”"’)' and (is_desk_credit(credit) or SOURCE.fullmatch(credit)):
            return paragraph[:start].rstrip(), agency_in_credit(credit)
    return paragraph, None


def _credited(credit: str) -> str | None:
    """The agency of a credit that consists of its name, of initials with it, or of words for a source before it."""
    found = WITH_AGENCY.fullmatch(credit) or SOURCE.fullmatch(credit)
    if found and found["agency"]:
        return agency_in_codes(found["agency"].strip()) or agency_in_credit(found["agency"])
    name = RIGHTS.sub("", credit)
    if name != credit or " " not in name:
        small = "/" in name or (name.islower() and name == agency_named(name))
        if name.lower() in AGENCIES and (name != credit or small or len(name) > MIN_NAME):
            return agency_named(name)
        return agency_in_codes(name) if "/" in name and name.islower() else None
    return agency_named(name) if name.lower() in AGENCIES else None


def _is_code(line: str, draft: Draft) -> bool:
    """Return whether a line consists of initials, of "mit dpa" and the like, or of a site's address."""
    source = WITH_AGENCY.fullmatch(line)
    if source:
        named = source["agency"].strip(" )]")
        agency = agency_in_codes(named)
        labelled = source["label"] and len(draft.paragraphs) > 1 and not named.islower()
        if agency or not named or labelled or re.fullmatch(r"(?:agenc\w+|agentur\w+)", named, re.IGNORECASE):
            draft.agency = draft.agency or agency
            return True
    if (bare := line.strip("/ ").lower()) != line.lower() and bare in AGENCIES:
        draft.agency = draft.agency or AGENCIES[bare]
        return True
    native = NATIVE.get(line.strip("/()（）[]【】-–— .。"))
    if native:
        draft.agency = draft.agency or native
        return True
    listed = AGENCY_LIST.fullmatch(line)
    names = re.split(r"\s*[/,;]\s*", listed["names"]) if listed else []
    if len(names) > 1 and any(name.lower() in AGENCIES for name in names):
        draft.agency = draft.agency or next(AGENCIES[name.lower()] for name in names if name.lower() in AGENCIES)
        return True
    filed = STAMPED.fullmatch(line) or (len(draft.paragraphs) > 1 and FILED.fullmatch(line)) or None
    if filed and filed["agency"].lower() in AGENCIES:
        draft.agency = draft.agency or AGENCIES[filed["agency"].lower()]
        return True
    copied = SITE_WITH.fullmatch(line)
    if copied and (agency := agency_in_codes(copied["agency"])):
        draft.agency = draft.agency or agency
        return True
    if len(draft.paragraphs) > 1 and len(line) <= MAX_CODE and CODE.fullmatch(line) and not line.isdecimal():
        parts = re.split("[/-]", line.strip("()"))
        last = AGENCIES.get(parts[-1]) if len(parts[-1]) > MIN_NAME else None
        draft.agency = draft.agency or AGENCIES.get(parts[0].lower()) or last
        return True
    codes = CODES.fullmatch(line)
    if len(draft.paragraphs) > 1 and (small := SMALL_CODES.fullmatch(line)) and small["agency"].lower() in AGENCIES:
        draft.agency = draft.agency or AGENCIES[small["agency"].lower()]
        return True
    if codes and draft.agency and line.startswith(f"({draft.agency})"):
        return True
    if codes:
        agency = agency_in_codes(line)
        if agency or codes["list"] or (codes["pair"] and len(draft.paragraphs) > 2 and len(line) <= 12):
            several = codes["list"] is not None and "," in codes["list"]
            draft.agency = draft.agency or (None if several else agency)
            return agency is not None or codes["pair"] is not None or agency_in_credit(line.upper()) is not None
    if len(draft.paragraphs) > 1 and (agencies := agencies_among_initials(line)):
        draft.agency = draft.agency or (agencies[0] if len(agencies) == 1 else None)
        return True
    site = SITE_ALONE.fullmatch(line) is not None
    draft.agency = draft.agency or (AGENCIES.get(line.strip("—–- ").lower()) if site else None)
    return site or SERIAL.fullmatch(line) is not None


def _stands_alone(line: str, draft: Draft) -> bool:
    if len(line) > 600:
        return False
    if OPENS.match(line):
        if is_desk_credit(line) or CONTACT.fullmatch(line) or SYNDICATED.fullmatch(line):
            draft.agency = draft.agency or (agency_in_credit(line) if line[0] in "([" else None)
            return True
        source = SOURCE.fullmatch(line)
        if source and (not source["agency"] or not source["agency"].islower() or "agenc" in line.lower()):
            draft.agency = draft.agency or agency_in_credit(source["agency"]) or agency_in_credit(line)
            return True
        if END.fullmatch(line):
            return True
    if len(line) <= TAIL and is_from_wires(line):
        return True
    if len(line) <= TAIL and _is_code(line, draft):
        return True
    if is_native_code(line, draft.paragraphs):
        draft.agency = draft.agency or NATIVE.get(line.partition(" ")[0])
        return True
    if is_note_on_writer(line) or (draft.byline and is_about_writer(line, draft.byline)):
        return True
    if is_role_credit(line) or (len(draft.paragraphs) > 1 and is_bracketed_credit(line)):
        draft.byline = draft.byline or labelled_writer(line)
        return True
    published = FIRST_PUBLISHED.fullmatch(line) if line.startswith(("This ", "Cette ")) else None
    if published:
        draft.agency = draft.agency or agency_in_credit(published["agency"] or published["agence"])
        return True
    named, divided, rest = line.partition(" | ")
    if SENT.fullmatch(line) or (divided and named.lower() in AGENCIES and is_role_credit(rest)):
        draft.agency = draft.agency or AGENCIES.get(named.lower())
        return True
    if INITIALS_ALONE.fullmatch(line) and (draft.agency or any(part.reason == "wire_code" for part in draft.removed)):
        return True
    if line[0] in "([" and len(line) <= TAIL and (is_time_line(line.strip("()[]")) or MEDIA.fullmatch(line)):
        return True
    if GENERATED.fullmatch(line) or (draft.agency and line == f"({draft.agency})"):
        return True
    found = (ALONE.fullmatch(line) or SEVERAL.fullmatch(line)) if len(line) <= TAIL else None
    if not found:
        return False
    dashed = line[0] in "—–―-(["
    agency = agency_named(found["agency"])
    if agency and (dashed or is_agency(found["agency"])):
        draft.agency = draft.agency or agency
        return True
    return found["agency"].lower() in ("agencies", "agency")
