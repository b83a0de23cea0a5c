"""The examples of docs/cleaning.md show the real output of the stage."""

import re
from pathlib import Path

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

PAGE = (Path(__file__).parents[3] / "docs" / "cleaning.md").read_text()
EXAMPLES = re.findall(r"```before\n(.*?)\n```\n\n```after\n(.*?)\n?```", PAGE, re.DOTALL)


def shown(article: CleanArticle) -> str:
    """An article as on the page: a line with a bar for each field with a value, then the text."""
    fields = [
        ("title", article.title),
        ("subhead", article.subhead),
        ("section", article.section),
        ("byline", ", ".join(article.byline)),
        ("language", article.language if article.other_languages else None),
        *(("also in", f"{part.language}: {article.text[part.start : part.end]}") for part in article.other_languages),
        ("agency", article.agency),
        ("source", article.source),
        ("dateline", article.dateline and f"{article.dateline.place}, {article.dateline.date}"),
        *(("caption", f"{caption.text} [{caption.credit}]") for caption in article.captions),
        *(("repaired", f"{repair.kind} in {repair.field} ({repair.count})") for repair in article.repairs),
        *(("removed", f"{removed.text.replace(chr(10), ' / ')} ({removed.reason})") for removed in article.removed),
    ]
    lines = [f"{name:<8} | {value}" for name, value in fields if value]
    return "\n".join([*lines, "", article.text] if lines else [article.text])


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 9


@pytest.mark.parametrize(("before", "after"), EXAMPLES)
def test_the_examples_of_the_page_show_the_real_output(before: str, after: str) -> None:
    assert shown(clean(read_article(Message("news.raw", None, before.encode()), Limits()))) == after
