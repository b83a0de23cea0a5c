"""Find the story of a page that is rendered in the browser: its markup is in strings inside scripts.

Frameworks such as Next.js put their content into scripts, as JSON strings nested in JSON strings. The page itself then
has no text.
"""

import re

import orjson

STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)(?:"|\Z)', re.DOTALL)
"""A JSON or JavaScript string; an unterminated one extends to the end, which avoids rescanning."""
SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>(.*?)(?:</script|\Z)", re.IGNORECASE | re.DOTALL)
TEMPLATE = re.compile(
    r"<script\b[^<>]{0,200}\btype\s*=\s*[\"']?text/(?:x-)?(?:\w{1,20}-)?(?:template|html)\b", re.IGNORECASE
)
"""A script that holds markup to be shown later, as blogs' templates do."""
NOSCRIPT = re.compile(r"<noscript\b[^<>]{0,200}>(.*?)(?:</noscript|\Z)", re.IGNORECASE | re.DOTALL)
"""What a page shows without scripts; an unclosed one extends to the end, which avoids rescanning."""
PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
ESCAPED_PARAGRAPH = "u003cp"
MIN_PARAGRAPHS = 2
MAX_NESTING = 3
"""Strings within strings; frameworks write two levels."""
MAX_SCRIPTS = 1_000_000
"""Maximum characters of scripts to search."""


def story_in_scripts(html: str) -> str | None:
    """Return the longest markup with paragraphs among the strings in the page's scripts."""
    best: str | None = None
    searched = 0
    for script in SCRIPT.finditer(html):
        program = script[1]
        if TEMPLATE.match(script[0]) and len(program) <= MAX_SCRIPTS:
            best = program if best is None or len(program) > len(best) else best
            continue
        if ESCAPED_PARAGRAPH not in program.lower() and PARAGRAPH.search(program) is None:
            continue
        searched += len(program)
        if searched > MAX_SCRIPTS:
            break
        for markup in _markup_in(program, MAX_NESTING):
            if best is None or len(markup) > len(best):
                best = markup
    return best


def story_without_scripts(html: str) -> str | None:
    """Return the longest markup with paragraphs that the page shows where no script runs."""
    found = [shown[1] for shown in NOSCRIPT.finditer(html) if len(PARAGRAPH.findall(shown[1])) >= MIN_PARAGRAPHS]
    return max(found, key=len, default=None)


def _markup_in(program: str, levels: int) -> list[str]:
    found: list[str] = []
    for string in STRING.finditer(program):
        literal = string[1]
        if ESCAPED_PARAGRAPH not in literal.lower() and "<p" not in literal:
            continue
        try:
            text = orjson.loads(f'"{literal}"')
        except orjson.JSONDecodeError:
            continue
        if len(PARAGRAPH.findall(text)) >= MIN_PARAGRAPHS and not text.lstrip().startswith(("{", "[")):
            found.append(text)
        if levels > 1 and '"' in text:
            found += _markup_in(text, levels - 1)
    return found
