"""The mark of a text that an API has cut: the number of characters that it leaves out."""

import re

from wiredesk.clean.draft import Draft

_LEFT_OUT = re.compile(r"\s*[\[(]\s?\+?\s?\d[\d,.]{0,9}\s(?:more\s)?char(?:acter)?s(?:\smore)?\s?[\])]$", re.IGNORECASE)
_MARK_LENGTH = 40


def extract_truncation(draft: Draft) -> None:
    """Remove "[+2134 chars]" from the end of the text; the ellipsis before it stays."""
    last = draft.paragraphs[-1] if draft.paragraphs else ""
    found = _LEFT_OUT.search(last, max(0, len(last) - _MARK_LENGTH))
    if found is None:
        return
    draft.remove(found.group().strip(), "truncation")
    if found.start():
        draft.paragraphs[-1] = last[: found.start()]
    else:
        draft.paragraphs.pop()
