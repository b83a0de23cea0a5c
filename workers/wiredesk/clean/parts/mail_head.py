"""The head and foot of an e-mail that holds an article: a newsletter, or copy forwarded by mail."""

import re

from wiredesk.clean.dates import iso_time
from wiredesk.clean.draft import Draft

FIELD = re.compile(
    r"(?P<name>From|To|Cc|Subject|Date|Sent|Reply-To|Von|An|Betreff|Gesendet|Datum|De|À|Objet|Envoyé|Para|Asunto|Fecha|"
    r"Enviado|Oggetto|Inviato)\s?:\s(?P<value>\S.{0,300})"
)
"""A line of a mail's head, as RFC 5322 writes it and as mail programs translate it."""
MBOX = re.compile(r"\AFrom \S{1,80} .{10,40}\d{4}\n")
"""The line that files of mails write above each of them."""
MIN_FIELDS = 2
"""Lines of a head; a single one may be a story's label, such as "From: our archive"."""
MAX_LINES = 12
SUBJECTS = frozenset({"Subject", "Betreff", "Objet", "Asunto", "Oggetto"})
TIMES = frozenset({"Date", "Sent", "Datum", "Gesendet", "Envoyé", "Fecha", "Enviado", "Inviato"})
FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)


def extract_mail_head(draft: Draft) -> None:
    """Move the head of a mail from the start of `text` to `removed`; its subject and time fill empty fields."""
    start = draft.text.lstrip()
    start = MBOX.sub("", start, count=1) if start.startswith("From ") else start
    if not FIELD.match(start):
        return
    lines = start.split("\n")
    fields: dict[str, str] = {}
    count = 0
    for line in lines[:MAX_LINES]:
        found = FIELD.fullmatch(line.strip())
        if found is None and (line.strip() or not fields):
            break
        count += 1
        if found:
            fields.setdefault(found["name"], found["value"].strip())
    if len(fields) < MIN_FIELDS or not SUBJECTS.intersection(fields):
        return
    subject = next(value for name, value in fields.items() if name in SUBJECTS)
    sent = next((time for name, value in fields.items() if name in TIMES and (time := iso_time(value))), None)
    draft.title = draft.title or FORWARDED.sub("", subject, count=1)
    draft.published_at = draft.published_at or sent
    draft.remove("\n".join(line.strip() for line in lines[:count] if line.strip()), "mail_head")
    draft.text = "\n".join(lines[count:])
