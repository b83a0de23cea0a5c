"""Exports of newspaper archives: an article between labelled lines, as Nexis, Factiva, ProQuest and EBSCO write it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.dates import find_time
from wiredesk.clean.draft import Draft

SIGNS = (
    b"load-date", b"-type:", b"publication ", b"accession number", b"end of document", b"\ndocument ", b"\nlp",
    b"\nbody", b"\nslug:",
)  # fmt: skip
"""Every export has one of these near its beginning or end; checked first, since other texts hardly have one."""
ENDS = 1200
"""Characters at either end in which they are."""
_ROLES = {
    "title": "title | headline | hd | titel | überschrift | titre | título | titolo",
    "byline": "byline | by-line | author | authors | by | autor | autoren | auteur | autore",
    "time": "publication date | publish date | published | date | pd | publication info | datum | fecha",
    "source": "publication title | publication | sn | source | quelle | fuente | fonte",
    "section": "section | se | rubrik | ressort | rubrique | sección | sezione",
    "dateline": "dateline",
    "body": "body | full text | lp | td",
    "": "load-date | load date | length | language | language of publication | publication-type | publication type | "
    "source type | document type | document-type | publication year | publication subject | place of publication | "
    "country of publication | publisher | issn | issn-l | e-issn | proquest document id | document url | document id | "
    "accession number | database | last updated | copyright | links | abstract | subject | subjects | subject terms | "
    "geographic terms | geographic | company | companies | organization | people | person | industry | ticker | city | "
    "state | country | graphic | highlight | series | correction | pages | page | volume | issue | edition | slug | "
    "journal code | acc-no | full text word count | classification | credit | location | keywords | status | "
    "priority | "
    "länge | sprache | update | longueur | langue | longitud | idioma | lunghezza | lingua | "
    "wc | et | sc | pg | la | cy | co | in | ns | re | pub | an | ipd | ipc | cr | ed | vol | art | ct | rf | clm",
}
LABELS = {label.strip(): role for role, labels in _ROLES.items() for label in labels.split("|")}
"""The label of a line in lower case, to the field that it fills."""
SURE = frozenset({
    "load-date", "length", "länge", "longueur", "longitud", "publication-type", "publication title", "publication info",
    "proquest document id", "accession number", "database", "document type", "full text", "issn", "body", "slug",
    "publish date", "hd", "wc", "sn", "lp", "td", "an",
})  # fmt: skip
"""Labels that only archives write."""
ALONE = frozenset({"body", "classification", "full text", "abstract", "end of document"})
"""Labels that are lines of their own."""
MIN_LABELS, MIN_SURE = 4, 2
MIN_COLONS = 3
"""Of a text whose labels have colons; looked at first, as are the forms without."""
LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\d]{1,28}?)\s?:(?:\s+(?P<value>.*))?")
CODED = re.compile(r"(?P<label>[A-Z]{2,3})(?:\s+(?P<value>.*))?")
"""Factiva's short form of labels: "HD Ferry sails again"."""
MIN_STORY = 80
"""Characters of a line that is a paragraph."""
WORDS = re.compile(r"\d[\d,.]{0,6} (?:words|wörter|mots|palabras|parole|palavras|woorden|слов\w?)", re.IGNORECASE)
DOCUMENT = re.compile(r"Document [A-Za-z0-9]{10,40}|End of Document")
RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\b.{0,160}|©.{0,160}", re.IGNORECASE)
EDITION = re.compile(r"(?:\d{1,2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) Edition", re.IGNORECASE)
HEAD_LINES = 14
"""Lines of Factiva's head behind the count of words."""
REASON = "archive_fields"


class Label(NamedTuple):
    """A labelled line."""

    line: int
    name: str
    value: str


def extract_archive_fields(draft: Draft) -> None:
    """Move an archive's lines around the story in `text` to `removed`; what they state fills empty fields."""
    text = draft.text
    if text.count(":") < MIN_COLONS and "\nLP" not in text and "ocument" not in text[-ENDS:]:
        return
    ends = f"{text[:ENDS]}\n{text[-ENDS:]}"
    small = ends.encode("utf-8", "surrogatepass").lower()  # bytes, since the signs are ASCII: a third of the time
    if not any(map(small.__contains__, SIGNS)):
        return
    lines = [line.strip() for line in draft.text.split("\n")]
    coded = _labels(lines, CODED)
    labels = coded if {"hd", "lp"} <= {label.name for label in coded} else _labels(lines, LABELLED)
    names = {label.name for label in labels}
    if len(names) >= MIN_LABELS and len(names & SURE) >= MIN_SURE:
        _read_labels(lines, labels, draft)
        return
    count = next((index for index, line in enumerate(lines[:HEAD_LINES]) if WORDS.fullmatch(line)), None)
    if count is not None and any(DOCUMENT.fullmatch(line) for line in lines[-HEAD_LINES:]):
        _read_counted(lines, count, draft)


def _labels(lines: Sequence[str], form: re.Pattern[str]) -> list[Label]:
    found = []
    for index, line in enumerate(lines):
        if line.lower() in ALONE:
            found.append(Label(index, line.lower(), ""))
        elif (label := form.fullmatch(line)) and label["label"].lower() in LABELS:
            found.append(Label(index, label["label"].lower(), (label["value"] or "").strip()))
    return found


def _read_labels(lines: list[str], labels: list[Label], draft: Draft) -> None:
    """Read an article whose fields are labelled: the story is from the label of the body, or below the head."""
    marked = {label.line for label in labels}
    story = [index for index, line in enumerate(lines) if len(line) >= MIN_STORY and index not in marked]
    bodies = [label for label in labels if LABELS.get(label.name) == "body"]
    if not story and not bodies:
        return
    first = bodies[0].line if bodies else max((n for n in marked if n < story[0]), default=-1) + 1
    last = max([first, *story, *(label.line for label in bodies)])
    end = min((n for n in marked if n > last), default=len(lines))
    values = {label.line: label.value for label in bodies}
    body = [values.get(index, lines[index]) for index in range(first, end)]
    if not any(body):
        return
    for label in labels:
        if label.line < first or label.line >= end:
            fill_field(LABELS.get(label.name, ""), label.value, draft)
    rights = [line for line in (*lines[:first], *lines[end:]) if RIGHTS.fullmatch(line)]
    head = [line for index, line in enumerate(lines[:first]) if line and index not in marked]
    _read_head(head, letters_of(" ".join(rights)), draft)
    _finish(body, lines[:first], lines[end:], draft)


def _read_counted(lines: list[str], count: int, draft: Draft) -> None:
    """Read Factiva's form without labels: headline and writer, the number of words, day, paper and language."""
    start = next(
        (n + 1 for n in range(count, min(len(lines), count + HEAD_LINES)) if RIGHTS.fullmatch(lines[n])),
        next((n for n in range(count, len(lines)) if len(lines[n]) >= MIN_STORY), count + 1),
    )
    end = next(n for n in range(len(lines) - 1, -1, -1) if DOCUMENT.fullmatch(lines[n]))
    if not any(lines[start:end]):
        return
    for line in lines[count + 1 : start]:
        if (written := find_time(line)) is not None:
            draft.published_at = draft.published_at or written.iso
        elif draft.source is None and line.count(" ") and not RIGHTS.fullmatch(line):
            draft.source = line
    _finish([*lines[:count], "", *lines[start:end]], lines[count:start], lines[end:], draft)


def _read_head(head: list[str], rights: str, draft: Draft) -> None:
    """Read the lines over the story that have no label: the paper, the day, the edition and the headline.

    Args:
        head: these lines.
        rights: the letters of the lines that reserve rights, which name the paper.
        draft: the article.
    """
    candidates = []
    for line in head:
        written = find_time(line) if len(line) < MIN_STORY and any(map(str.isdigit, line)) else None
        if RIGHTS.fullmatch(line) or EDITION.fullmatch(line):
            continue
        if written is not None and written.end - written.start >= len(line) // 2:
            draft.published_at = draft.published_at or written.iso
        elif letters_of(line) in rights:
            draft.source = draft.source or line
        else:
            candidates.append(line)
    if candidates and not draft.title:
        draft.title = max(candidates, key=len)


def fill_field(role: str, value: str, draft: Draft) -> None:
    """Set an empty field of the draft to what a label states.

    Args:
        role: the field, as in `LABELS`; empty for what no field holds.
        value: the words behind the label.
        draft: the article.
    """
    if not value:
        return
    if role == "title":
        draft.title = draft.title or value
    elif role == "byline":
        draft.byline = draft.byline or [value]
    elif role == "section":
        draft.section = draft.section or re.split(r"\s*[;|]\s*", value)[0]
    elif role == "dateline":
        draft.printed_dateline = draft.printed_dateline or value
    elif role == "source":
        draft.source = draft.source or value
    elif role == "time" and draft.published_at is None and (written := find_time(value)) is not None:
        draft.published_at = written.iso


def _finish(story: list[str], head: list[str], foot: list[str], draft: Draft) -> None:
    for part in (head, foot):
        if any(part):
            draft.remove("\n".join(filter(None, part)), REASON)
    draft.text = "\n".join(story).strip()
