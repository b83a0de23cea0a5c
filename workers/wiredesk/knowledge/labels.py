"""Labels that stand alone on a line of a news page and are not part of the story, by language and purpose.

`labels.tsv` has one row for each language and reason, with phrases separated by " | ". Source: the wording that
newspapers, broadcasters and agencies of each language print on their pages, compiled for this project. A phrase is
matched as a whole line, whatever the case and the marks around it. A phrase with a final ":" also matches before a
colon, arrow or bar and the headline that it points to: "Lesen Sie auch: ...".
"""

import re
from importlib.resources import files

_WORDS = re.compile(r"[^\W_]+")


def label_key(line: str) -> str:
    """Return the words of a line for comparison with labels: lower case, without marks, separated by spaces."""
    return " ".join(_WORDS.findall(line.lower()))


def _read() -> tuple[dict[str, str], dict[str, str]]:
    labels: dict[str, str] = {}
    prompts: dict[str, str] = {}
    for row in files("wiredesk.knowledge").joinpath("labels.tsv").read_text("utf-8").splitlines():
        _, reason, phrases = row.split("\t")
        for phrase in phrases.split(" | "):
            key = label_key(phrase)
            labels.setdefault(key, reason)
            if phrase.endswith(":"):
                prompts.setdefault(key, reason)
    return labels, prompts


LABELS, PROMPTS = _read()
"""Key of a label to the reason for which its line is removed; and the same for labels before a headline."""

COPYRIGHT = re.compile(
    "|".join(sorted((key for key, reason in LABELS.items() if reason == "copyright" and len(key) > 7), key=len, reverse=True))
)
"""Reservations of rights, which also stand beside the name of the newspaper."""
MAX_LABEL_LENGTH = max(map(len, LABELS))
MAX_PROMPT_LENGTH = max(map(len, PROMPTS))
