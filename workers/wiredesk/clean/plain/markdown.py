"""Markdown, as crawlers and language models write pages: headings, links, pictures, emphasis, quotes."""

import re

from wiredesk.clean.draft import Draft

HEADING = re.compile(r"#{1,6} (?=\S)")
PICTURE = re.compile(r"!\[(?P<text>[^\[\]\n]{0,400})\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,300}\")?\)")
LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,400})\]\((?:https?:|/|#|mailto:)[^()\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)")
STRONG = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*\n]{0,600}[^\s*])?)\*\*(?![\w*])")
EMPHASIS = re.compile(r"(?<![\w*_])(?P<mark>[*_])(?P<words>[^\s*_](?:[^*_\n]{0,600}[^\s*_])?)(?P=mark)(?![\w*_])")
QUOTE = re.compile(r"> (?=\S)")
LINK_ALONE = re.compile(rf"(?:[-*+] )?{LINK.pattern}")
"""A line that is only a link."""


def extract_markdown(draft: Draft) -> None:
    """Replace Markdown's marks in `text` by what they show; pictures, and lines that are only links, go to `removed`.

    Only a text with a link, a picture or a heading in this form is read so: a single asterisk may mean anything.
    """
    text = draft.text
    if not ("]" in text and "](" in text) and not ("#" in text and ("\n#" in text or text[0] == "#")):
        return
    lines = text.split("\n")
    if not any(HEADING.match(line) or PICTURE.search(line) or LINK.search(line) for line in lines):
        return
    shown: list[str] = []
    for line in lines:
        words = line.strip()
        if PICTURE.fullmatch(words):
            draft.remove(words, "picture")
            continue
        if LINK_ALONE.fullmatch(words):
            draft.remove(words, "related_links")
            continue
        if words and words[0] in "#>":
            line = (HEADING if words[0] == "#" else QUOTE).sub("", words, count=1)
        line = LINK.sub(r"\g<text>", PICTURE.sub("", line))
        shown.append(EMPHASIS.sub(r"\g<words>", STRONG.sub(r"\g<words>", line)))
    draft.text = "\n".join(shown)
