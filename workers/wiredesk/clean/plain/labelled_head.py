"""The head that a script writes over a text: "Title: …", "Source: …", "Date: …", "Author: …", one a line."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.archive_export import LABELS, fill_field

FIRST = re.compile(r"(?:title|headline|source|date|author|byline|url|link|publication|published|publisher)\s?:\s", re.I)
FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,20}?)\s?:\s+(?P<value>\S.*)")
MORE = {
    "url": "url", "link": "url", "web url": "url", "published at": "time", "summary": "", "id": "",
    "category": "section",
}  # fmt: skip
TITLES = frozenset(("title", "headline"))
MIN_FIELDS = 3
MAX_LINES = 16
WEB_ADDRESS = re.compile(r"https?://\S+")


def extract_labelled_head(draft: Draft) -> None:
    """Move a head of labelled lines, one of which is the title, to `removed`; what it states fills empty fields."""
    start = draft.text.lstrip()
    if not FIRST.match(start):
        return
    fields: list[tuple[str, str]] = []
    end = 0
    for line in start.split("\n", MAX_LINES)[:MAX_LINES]:
        found = FIELD.fullmatch(line.strip())
        label = found["label"].lower() if found else ""
        if line.strip() and label not in LABELS and label not in MORE:
            break
        end += len(line) + 1
        if found:
            fields.append((label, found["value"]))
    if len(fields) < MIN_FIELDS or not any(label in TITLES for label, _ in fields) or not start[end:].strip():
        return
    for label, value in fields:
        role = MORE.get(label, LABELS.get(label, ""))
        if role == "url" and WEB_ADDRESS.fullmatch(value):
            draft.url = draft.url or value
        else:
            fill_field(role, value, draft)
    draft.remove(start[:end].strip(), "archive_fields")
    draft.text = start[end:].lstrip()
