"""Lines below a story that say who worked on it: "Reporting by Ama Mensah", "Fotos: Kofi Boro"."""

import re

DESK = re.compile(
    r"[(\[*—–]?\s*(?:(?:With\s+)?(?:Additional|Further|Extra|Original|Contributing)\s+)?"
    r"(?:Reporting|Report|Writing|Written|Editing|Edited|Compiled|Translated|Translation|Rewriting|Graphics?|"
    r"Production)"
    r"\b.{0,30}?\bby\b:?\s[^!?]{2,400}[)\]]?\.?",
    re.IGNORECASE | re.DOTALL,
)
CONTRIBUTED = re.compile(
    r"[(\[—–_-]{0,4}\s?(?:The )?[A-Z].{2,200}\b(?:contributed (?:to (?:this|the) (?:report|story|article)|reporting)|"
    r"(?:writer|reporter|journalist|correspondent|editor|staff)s?\b.{2,120}\bcontributed|"
    r"reported from [A-Z][\w ,’'.-]{2,60})(?: from .{2,40}| in .{2,40})?\.?[)\]]?"
)
ROLE = re.compile(
    r"(?:reporter|editor|editors|editing|(?:web|copy|desk|news|video|photo|picture) editor|pewarta|penulis|"
    r"penyunting|redaktur|redaktor|redakteur|redaktion|redakcja|rédaction|"
    r"redacción|redacteur|redattore|reporters?|bearbeitung|mitarbeit|übersetzung|traduction|traducción|edición|edição|"
    r"muhabir|editör|kamera|haber(?:[-/ ]?(?:kamera|foto(?:ğraf)?))?|"
    r"автор|редактор|текст|text|texte|texto|testo|tekst|fotos?|"
    r"photos?)\s?:\s[^\W\d_][^:!?]{2,80}(?<![.!?])",
    re.IGNORECASE,
)
"""A role with its names on a line of its own: "Pewarta: Ama Mensah"."""
MAX_DESK_LENGTH = 450
"""Characters of a credit of the desk: several roles with several names each."""
MAX_CONTRIBUTED_LENGTH, MAX_ADDRESS_LENGTH = 300, 120
CREDITED = re.compile(r"(?:[◎▲■ⓒ]\s?)?[^\W\d_][^.!?:;@]{2,50}\s\(?[\w.+-]{1,60}@[\w.-]{1,60}\)?")
"""A writer's name and mail address."""
ROLES = re.compile(r"(?:[^\W\d_][^:.!?]{2,24}: [^\W\d_][^:!?]{2,120}(?:[,;|]? |$)){2}")
_SERVICE = r"(?:Twitter|X\b|Facebook|Instagram|Bluesky|Threads|https?://|@)"
WRITER_REACHED = re.compile(
    r"[A-ZÀ-Þ][\w.'’ -]{2,60} can be (?:reached|contacted|followed|emailed) (?:at|on|by|via) "
    rf"(?=.{{0,200}}?(?:{_SERVICE}|\d{{3}}|www\.)).{{3,300}}|"
    rf"Follow [\w.,'’@ -]{{2,120}} (?:on|at) {_SERVICE}.{{0,200}}|"
    rf"On {_SERVICE},? follow [A-Z@][\w.,'’@:/ -]{{2,200}}",
    re.DOTALL,
)
"""Contact details of the writer: an address, a service or a telephone number."""
_WIRE = r"(?:wires?|agenc(?:y|ies)|dispatch(?:es)?|services?|reports?|staff|news|press|sources|various|other|our)"
_FROM_WIRES = re.compile(
    r"[(\[—–-]{0,2}\s?(?-i:[A-Z][\w.'’-]+ ){0,4}(?:and )?"
    r"(?:(?:compiled|combined|sourced|adapted|from|with|by) ){0,3}"
    rf"(?:{_WIRE}(?:['’]s?)?(?: and )? ?){{1,5}}[)\]]?\.?",
    re.IGNORECASE,
)
"""The wires in general: "Compiled from staff and wire reports.", "— Ama Mensah and agencies"."""
_WIRE_END = re.compile(r"(?:report|servic|agenc|dispatch|wire|staff)\w*[’')\].]{0,3}\Z", re.IGNORECASE)
FROM_WIRES_AFTER = re.compile(
    r"(?P<story>.*[.!?…][\"'”’»)]*)\s+(?P<credit>[(—–-]*\s?(?:with |from )?(?:news |wire )?agencies\)?)",
    re.DOTALL | re.IGNORECASE,
)
"""The same behind the last sentence: "(Agencies)"."""
_SMALL = """
and by in for from with to at of the editing writing reporting additional compiled translated translation
graphics production rewriting further report und et y de la van von bin al
"""
SMALL = frozenset(_SMALL.split())
"""Lower-case words in desk credits."""


def is_desk_credit(line: str) -> bool:
    """Whether a line credits the desk: names after "Reporting by", and not a sentence."""
    if len(line) > MAX_DESK_LENGTH or not DESK.fullmatch(line):
        return False
    small = [word for word in re.findall(r"[^\W\d_]+", line) if word.islower() and word not in SMALL]
    return len(small) <= (2 if line[0] in "([" or ";" in line else 0)


def is_from_wires(line: str) -> bool:
    """Whether a line of several words credits the wires in general."""
    return " " in line and _WIRE_END.search(line[-16:]) is not None and _FROM_WIRES.fullmatch(line) is not None


def is_role_credit(line: str) -> bool:
    """Whether a line consists of a role or roles with names: "Text: Ama Mensah, Fotos: Kofi Boro"."""
    if ROLE.fullmatch(line):
        return all(word in SMALL for word in re.findall(r"[^\W\d_]+", line.partition(":")[2]) if word.islower())
    if line.count(": ") < 2 or len(line) > MAX_DESK_LENGTH or line[-1] in ".?!" or not ROLES.match(line):
        return False
    return all(word in SMALL for word in re.findall(r"[^\W\d_]+", line) if word.islower())


_STARRED = re.compile(
    r"[*†]\s?[A-ZÀ-Þ][\w.'’ -]{2,60} (?:is|are|was) (?:an? |the )?(?:[\w'’-]{1,20} ){0,4}(?:reporter|journalist|"
    r"correspondent|writer|editor|columnist|contributor|freelancer|author|lecturer|professor|fellow|researcher|analyst)"
    r"s?\b.{0,200}"
)
"""Who the writer is, behind the mark of a note."""


def is_note_on_writer(line: str) -> bool:
    """Whether a line says who contributed to the story, how to reach the writer, or a writer's name and address."""
    helped, also, follow = line.partition(". Follow ")
    if also and is_note_on_writer(f"{helped}.") and WRITER_REACHED.fullmatch(f"Follow {follow}"):
        return True
    if (
        len(line) <= MAX_CONTRIBUTED_LENGTH
        and ("contributed" in line or "reported from" in line)
        and CONTRIBUTED.fullmatch(line)
    ):
        return True
    if line[0] in "*†" and len(line) <= MAX_CONTRIBUTED_LENGTH and _STARRED.fullmatch(line):
        return True
    if (" can be " in line or line.startswith(("Follow ", "On "))) and WRITER_REACHED.fullmatch(line):
        return True
    return len(line) <= MAX_ADDRESS_LENGTH and "@" in line and CREDITED.fullmatch(line) is not None
