"""Map a JSON object to a raw article, using the tables in `field_names`."""

import re
from collections.abc import Mapping
from typing import Any

from wiredesk.clean.dates import iso_time
from wiredesk.clean.parse.field_names import (
    CAPTION_CREDIT,
    CAPTION_FIELDS,
    CAPTION_TEXT,
    HTML_TYPES,
    MAIN_ROLES,
    NAME_FIELDS,
    NAME_OF_PARTY,
    NAMES_IN_PARTS,
    REVISION_FIELDS,
    STATUS_FIELD,
    TERM_CODES,
    TERM_FIELDS,
    TEXT_FIELDS,
    WITHDRAWN_STATUS,
)
from wiredesk.clean.wire.dialects import flattened
from wiredesk.clean.wire.ninjs import normalised
from wiredesk.errors import MalformedArticle
from wiredesk_schemas.base import Term
from wiredesk_schemas.raw import RawArticle, RawCaption

TIMES = ("published_at", "modified_at", "embargoed_until")
LISTS = ("authors", "captions", "subjects", "places")
OWN_FIELDS = frozenset(RawArticle.model_fields) - {"extra"}
"""Our own names: a wrong type under one of them is an error of the producer. Under another program's name
it may be an unrelated field, which is kept in `extra`."""
KNOWN_NAMES = {part: frozenset(names) for part, names in TEXT_FIELDS.items()}
BODIES = frozenset({"text", "html"})
BODY_NAMES = frozenset((*TEXT_FIELDS["text"], *TEXT_FIELDS["html"], "bodies", "captions", "withdrawn", STATUS_FIELD))
SPELLINGS = {
    re.sub(r"[\W_]", "", name).lower(): name
    for name in reversed(
        (*NAME_FIELDS, *REVISION_FIELDS, *(name for names in TEXT_FIELDS.values() for name in reversed(names)))
    )
}
"""Names without capitals and marks, to the names in the tables: "articleText" and "Article Text" are `article_text`."""
WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
TAG = re.compile(r"</(?:p|div|span|article|section|h[1-6]|ul|figure|body)>|<(?:p|br)\s*/?>", re.IGNORECASE)
"""Marks a body as HTML if its field's name does not."""
AUTHOR_BREAK = re.compile(r"\s*[;|]\s*")

Fields = Mapping[str, Any]


def map_fields(article: Fields) -> RawArticle:
    """Return the raw article of a JSON object, whichever program wrote it.

    Raises:
        MalformedArticle: one of our fields has the wrong type; the message names field and problem.
    """
    article = normalised(flattened(article))
    if BODY_NAMES.isdisjoint(article):
        article = _respelled(article)
    parts: dict[str, Any] = {}
    used: set[str] = set()
    _read_bodies(article, parts, used)
    for part, names in TEXT_FIELDS.items():
        if part in parts or KNOWN_NAMES[part].isdisjoint(article):
            continue
        for name in names:
            if name in used or article.get(name) is None:
                continue
            written = _text(name, article[name], part)
            if written is not None and written.strip():
                parts[part] = written
                used.add(name)
                break
            if written is not None and name in OWN_FIELDS:
                used.add(name)
    _read_address_in_source(parts, article, used)
    _read_headlines(article, parts, used)
    _read_people(article, parts, used)
    _read_captions(article, parts, used)
    _read_terms(article, parts, used)
    _read_revision(article, parts, used)
    _read_withdrawal(article, parts, used)
    _move_html(parts)
    for part in TIMES:
        if part in parts:
            parts[part] = iso_time(parts[part]) or parts[part].strip()
    extra = article.get("extra")
    if extra is not None and not isinstance(extra, dict):
        raise _type_error("extra", "an object", extra)
    empty = {name for name in OWN_FIELDS if name in article and article[name] is None}
    rest = {name: held for name, held in article.items() if name not in used | empty | {"extra"}}
    for part in LISTS:  # a default would be copied, which takes longer than all checks of the model
        parts.setdefault(part, [])
    return RawArticle(**parts, extra={**(extra or {}), **rest})


def _respelled(article: Fields) -> Fields:
    """An article whose fields are spelled otherwise than in the tables, as the heads of columns are."""
    spelled = {name: SPELLINGS.get(re.sub(r"[\W_]", "", name).lower(), name) for name in article}
    return {spelled[name] if spelled[name] not in article else name: held for name, held in article.items()}


def _text(name: str, held: object, part: str) -> str | None:
    """The string in a field; None if a third-party field contains something else."""
    if isinstance(held, str):
        return held
    if part == "article_id" or part in TIMES:
        if isinstance(held, int | float) and not isinstance(held, bool):
            return str(held)
    elif part == "source" and isinstance(held, dict):
        return next((held[key] for key in NAME_OF_PARTY if isinstance(held.get(key), str)), None)
    if name not in OWN_FIELDS and part in BODIES and isinstance(held, list) and held:
        return "\n\n".join(_strings(held, name))
    if name in OWN_FIELDS or part in BODIES:
        raise _type_error(name, "a string", held)
    return None


def _read_bodies(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    """Map bodies that are objects: fundus sections, and the lists of ninjs 2 and 3."""
    body = article.get("body")
    if isinstance(body, dict) and "sections" in body:
        paragraphs = _fundus_paragraphs(body)
        if paragraphs:
            parts["text"] = "\n\n".join(paragraphs)
        summary = _strings(body.get("summary"), "body.summary")
        if summary:
            parts["subhead"] = " ".join(summary)
        used.add("body")
    bodies = article.get("bodies")
    if isinstance(bodies, list):
        for alternative in bodies:
            if not isinstance(alternative, dict) or not isinstance(alternative.get("value"), str):
                raise _type_error("bodies", "objects with a string 'value'", alternative)
            if alternative.get("role", "") not in MAIN_ROLES and len(bodies) > 1:
                continue
            part = "html" if alternative.get("contenttype") in HTML_TYPES else "text"
            parts.setdefault(part, alternative["value"])
        used.add("bodies")


def _fundus_paragraphs(body: Fields) -> list[str]:
    sections = body["sections"]
    if not isinstance(sections, list):
        raise _type_error("body.sections", "a list", sections)
    paragraphs = []
    for section in sections:
        if not isinstance(section, dict):
            raise _type_error("body.sections", "objects with 'headline' and 'paragraphs'", section)
        paragraphs += _strings(section.get("headline"), "body.sections.headline")
        paragraphs += _strings(section.get("paragraphs"), "body.sections.paragraphs")
    return paragraphs


def _strings(held: object, name: str) -> list[str]:
    if held is None:
        return []
    if isinstance(held, str):
        return [held] if held.strip() else []
    if isinstance(held, list) and all(isinstance(entry, str) for entry in held):
        return [entry for entry in held if entry.strip()]
    raise _type_error(name, "a list of strings", held)


def _read_address_in_source(parts: dict[str, Any], article: Fields, used: set[str]) -> None:
    """Map trafilatura's `source`, which contains the page's URL."""
    source = parts.get("source")
    if not source or not WEB_ADDRESS.fullmatch(source.strip()):
        return
    parts.setdefault("url", source.strip())
    del parts["source"]
    for name in TEXT_FIELDS["source"]:
        other = article.get(name)
        if name not in used and isinstance(other, str) and other.strip():
            parts["source"] = other
            used.add(name)
            break


def _read_headlines(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    """Map the list of headlines in ninjs 2 and 3."""
    headlines = article.get("headlines")
    if "title" in parts or not isinstance(headlines, list):
        return
    for headline in headlines:
        if isinstance(headline, dict) and isinstance(headline.get("value"), str):
            if headline.get("role", "") in MAIN_ROLES or "title" not in parts:
                parts["title"] = headline["value"]
            used.add("headlines")


def _read_people(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    for name in NAME_FIELDS:
        held = article.get(name)
        if held is None:
            continue
        people = _people(name, held)
        if people is None:
            continue
        used.add(name)
        if people:
            parts["authors"] = people
            return


def _people(name: str, held: object) -> list[str] | None:
    if isinstance(held, str):
        return [person for person in AUTHOR_BREAK.split(held) if person.strip()]
    entries = [held] if isinstance(held, dict) else held
    if isinstance(entries, list):
        people = []
        for entry in entries:
            person = entry if isinstance(entry, str) else _name_of(entry) if isinstance(entry, dict) else None
            if not isinstance(person, str):
                break
            if person.strip():
                people.append(person)
        else:
            return people
    if name in OWN_FIELDS:
        raise _type_error(name, "a list of names", held)
    return None


def _name_of(person: Fields) -> object:
    """The name in an object; given and family name are joined."""
    if person.get("name") is not None:
        return person["name"]
    joined = (" ".join(str(person.get(part) or "") for part in parts).strip() for parts in NAMES_IN_PARTS)
    return next(filter(None, joined), None)


def _read_captions(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    for name in CAPTION_FIELDS:
        held = article.get(name)
        if held is None:
            continue
        if not isinstance(held, list):
            raise _type_error(name, "a list", held)
        parts["captions"] = [caption for entry in held if (caption := _caption(name, entry)).text.strip()]
        used.add(name)


def _caption(name: str, held: object) -> RawCaption:
    if isinstance(held, str):
        return RawCaption(text=held)
    if isinstance(held, dict):
        text = next((held[key] for key in CAPTION_TEXT if isinstance(held.get(key), str)), None)
        if text is not None:
            credit = next((held[key] for key in CAPTION_CREDIT if isinstance(held.get(key), str)), None)
            return RawCaption(text=text, credit=credit)
    raise _type_error(name, "strings or objects with 'text' and 'credit'", held)


def _read_terms(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    for part, names in TERM_FIELDS.items():
        for name in names:
            held = article.get(name)
            if isinstance(held, list) and held and all(isinstance(term, str | dict) for term in held):
                parts[part] = [found for term in held if (found := _term(term))]
                used.add(name)
                break


def _term(held: str | dict[str, Any]) -> Term | None:
    if isinstance(held, str):
        return Term(name=held.strip()) if held.strip() else None
    name = next((held[key] for key in NAME_OF_PARTY if isinstance(held.get(key), str)), "")
    code = next((held[key] for key in TERM_CODES if isinstance(held.get(key), str)), None)
    return Term(name=name.strip(), code=code) if name.strip() or code else None


def _read_revision(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    for name in REVISION_FIELDS:
        held = article.get(name)
        if isinstance(held, str) and held.strip().isdecimal() and len(held) < 10:
            held = int(held)
        if isinstance(held, int) and not isinstance(held, bool) and held >= 0:
            parts["revision"] = held
            used.add(name)
            return
        if held is not None and name in OWN_FIELDS:
            raise _type_error(name, "a whole number, 0 or more", held)


def _read_withdrawal(article: Fields, parts: dict[str, Any], used: set[str]) -> None:
    held = article.get("withdrawn")
    if held is not None:
        if not isinstance(held, bool):
            raise _type_error("withdrawn", "true or false", held)
        parts["withdrawn"] = held
        used.add("withdrawn")
    status = article.get(STATUS_FIELD)
    if isinstance(status, str) and status.strip().lower() in WITHDRAWN_STATUS:
        parts["withdrawn"] = True
        used.add(STATUS_FIELD)


def _move_html(parts: dict[str, Any]) -> None:
    """Treat a body full of tags as HTML, whatever its field is called."""
    text = parts.get("text")
    if text and "html" not in parts and text.lstrip().startswith("<") and TAG.search(text):
        parts["html"] = parts.pop("text")


def _type_error(name: str, wanted: str, held: object) -> MalformedArticle:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    found = kinds.get(type(held), "a number")
    if isinstance(held, list) and wanted.startswith("a list of"):
        found = "a list with other entries"
    if found == "a string" and wanted.startswith("a whole number"):
        found = "a string that is none"
    return MalformedArticle(f"field '{name}': expected {wanted}, got {found}")
