"""An HTML page to the article in it."""

import trafilatura

from workers.clean.draft import Draft, Paragraph


def read_page(draft: Draft) -> None:
    """Set paragraphs from `html`."""
    text = trafilatura.extract(draft.html, include_comments=False) or ""
    draft.paragraphs = [Paragraph(line.strip()) for line in text.split("\n") if line.strip()]
