"""Where a typescript, a wire or a newspaper turns the page: the marks, and what the next page repeats at its head."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.knowledge.agencies import AGENCIES

_NUMBER = r"(?:page|seite|página|pagina|pág\.|pag\.|p\.)? ?[A-Z]?\d{1,2}[A-Z]?"
CONTINUED = re.compile(
    r"[-–—(\[]{1,2} ?(?:more|mehr folgt|(?:folgt )?zweiter teil|à suivre|suite|sigue|segue|continua|continued|"
    r"продолжение следует|cdn\.|ciąg dalszy)\b ?(?:folgt)?[-–—)\]]{1,2}|(?-i:MORE)|"
    r"(?P<page>\d)(?:-(?P=page)){2,3}|-\s?\d{1,2}\s?-|"
    r"(?:page|seite|página|pagina) \d{1,2}(?: ?(?:of|/|von|de|di) ?\d{1,2})?|"
    r"[(\[]?(?:(?:please )?(?:see|turn to)|(?:story )?cont(?:inue[sd]|['’]?d|\.)? (?:on|from)|from|"
    r"fortsetzung (?:auf|von)|suite (?:en|de la)|viene de|pasa a|sigue en|continua a|segue a) "
    rf"(?:(?-i:(?P<slug>[A-ZÀ-Þ][A-ZÀ-Þ’' &-]{{2,24}}))[,/]? ?(?:on )?)?{_NUMBER}[)\]]?",
    re.IGNORECASE,
)
"""The end or the number of a page between two paragraphs: "-more-", "2-2-2", "Page 2 of 3", "(See FERRY, Page A7)"."""
SHORT_NUMBER = re.compile(r"(\d)-\1")
"""A page's number below the end of a page: "2-2"; elsewhere it is a result."""
MAX_CONTINUED = 48
FOR_EDITORS = re.compile(
    r"\((?=[^()]*\b(?:STORY|OPTIONAL|TRIM|EDITORS?|CLIENTS|GRAFS?|PARAS?|NEWSPAPERS)\b)[A-Z][^a-z()]{10,200}\)|"
    r"\(?(?:[Ff]or use (?:only )?by|[Oo]nly for|[Nn]ot for use by) [^.!?]{2,80} "
    r"(?:clients|subscribers|members)(?: only)?\.?\)?",
)
"""What a service tells editors: "(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS.)", "(For use by … clients.)"."""
MAX_NOTE = 200
NAMED_PAGE = re.compile(r"[A-ZÀ-Þ][^,.|]{2,40}(?:,| [|–—-]) ?(?i:page|seite|página|pagina|p\.) ?[A-Z]?\d{1,3}[A-Z]?")
"""Newspaper and page, above the headline: "Tamba Courier, Page A4"."""
AGENCY_AGAIN = re.compile(r"\((?P<agency>[^()]{2,30})\)\s?[—–_-]{1,2}\s(?=[\"“‘A-ZÀ-Þ])")
"""The agency at the head of the next page."""


def extract_page_turns(draft: Draft) -> None:
    """Remove the marks, the slug of the story beside them, and the agency that opens the paragraph below one."""
    texts = draft.paragraphs
    turns = {
        index: found
        for index, line in enumerate(texts)
        if len(line) <= MAX_CONTINUED and (found := CONTINUED.fullmatch(line))
    }
    for index in [index + 1 for index in turns if index + 1 < len(texts)]:
        if found := SHORT_NUMBER.fullmatch(texts[index]):
            turns[index] = found
    notes = {
        index
        for index, line in enumerate(texts)
        if line[0] in "(FON" and len(line) <= MAX_NOTE and FOR_EDITORS.fullmatch(line)
    }
    first = bool(texts) and len(texts) > 1 and len(texts[0]) <= MAX_CONTINUED and NAMED_PAGE.fullmatch(texts[0])
    if not turns and not first and not notes:
        return
    slugs = {slug.strip() for found in turns.values() if (slug := found.groupdict().get("slug"))}
    kept: list[str] = []
    for index, line in enumerate(texts):
        beside = index - 1 in turns or index + 1 in turns
        if index in turns or index in notes or (index == 0 and first) or (beside and line in slugs):
            draft.remove(line, "page_mark")
            continue
        again = AGENCY_AGAIN.match(line) if index - 1 in turns else None
        if again and again["agency"].lower() in AGENCIES:
            draft.remove(again[0].strip(), "page_mark")
            line = line[again.end() :]
        kept.append(line)
    draft.paragraphs = kept
