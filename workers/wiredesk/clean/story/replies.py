"""Comments without telling names: entries below the story under each of which readers can answer or complain."""

import re
from collections.abc import Sequence

from wiredesk.clean.story.exclusions import HEADINGS, NUMBERED, Exclusions
from wiredesk.knowledge.labels import LABELS, label_key

MAX_LINE = 60
"""Characters of the links and buttons under a comment."""
ANSWER = re.compile(
    r"\b(?:repl(?:y|ies)|report(?: abuse| comment| post)?|flag|upvote|quote|permalink|"
    r"antworten|zitieren|melden|répondre|signaler|citer|"
    r"responder|denunciar|reportar|citar|rispondi|segnala|cita|odpowiedz|zgłoś|cytuj|svara|svar|anmäl|rapportér|"
    r"beantwoord\w*|reageer|rapporteer|yanıtla|cevapla|vastaa|odpovědět|válasz|răspunde|ответить|пожаловаться|"
    r"відповісти|balas)\b|返信|返事|回复|回覆|답글|신고|رد$|השב",
    re.IGNORECASE,
)
"""What a reader can do with a comment, in the languages of the press."""
MIN_REPLIES = 3
"""How often a line must occur, whatever its numbers."""
COUNTED = re.compile(
    r"(?P<label>[^\W\d_][^\d()]{3,20}?)\s?:?\s?(?:\(\s?\d{1,5}\s?\)|\d{1,5})|\d{1,5} (?P<after>[^\W\d_]{4,20})"
)
"""A label with a count."""
ENGLISH = frozenset({"comments", "comment", "responses", "replies"})
MAX_LABEL = 32
DIGITS = str.maketrans("", "", "0123456789")
SIGNED = re.compile(
    r"(?=.*[^\W\d_]{2})(?=.*(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\b\d{1,2} \w+ ago\b|"
    r"\b\d{1,2}\s?(?:min|mo|[hdw])\b))"
    r"[^!?]+"
)
"""A name with a day or a clock."""
DIGITS_IN = re.compile(r"\d+")
MAX_LEVELS = 4
"""Elements around the first line of an entry that may be the entry."""
MIN_STORY = 100
"""Characters of prose between the headline and the first comment."""


def exclude_replies(excluded: Exclusions) -> None:
    """Exclude the element that holds all comments, if the story is between the headline and it."""
    layout = excluded.layout
    _exclude_below_label(excluded)
    if excluded.headline is None:
        return
    linked = [
        (index, block.words.translate(DIGITS).strip())
        for index, block in enumerate(layout.blocks[excluded.headline + 1 :], excluded.headline + 1)
        if block.linked
        and len(block.words) <= MAX_LINE
        and block.linked > 0.5 * len(block.words)
        and not excluded.reasons[block.element]
    ]
    often: dict[str, list[int]] = {}
    for index, line in linked:
        often.setdefault(line, []).append(index)
    answers = (
        indexes
        for line, indexes in often.items()
        if len(indexes) >= MIN_REPLIES and (ANSWER.search(line) or _close_signed_entries(excluded, indexes))
    )
    lines = sorted(index for indexes in answers for index in indexes)
    for below in (lines, lines[1:]):  # the first may be the story's own
        if len(below) >= MIN_REPLIES and _exclude_around(excluded, below):
            return
    _exclude_signed_entries(excluded)


def _close_signed_entries(excluded: Exclusions, lines: Sequence[int]) -> bool:
    """Return whether links of the same words each end an entry, all alike, that opens with a short line without digits.

    Entries of a live blog open with a time or a heading, and teasers with a link.
    """
    layout = excluded.layout
    shapes = set()
    for index in lines:
        entry = next(e for e in layout.outwards(layout.blocks[index].holder) if excluded.first[e] < index or e <= 0)
        first = layout.blocks[excluded.first[entry]]
        if (
            excluded.last[entry] != index
            or first.linked
            or len(first.words) > MAX_LINE
            or DIGITS_IN.search(first.words)
        ):
            return False
        if (
            layout.tags[first.holder] in HEADINGS
            or excluded.prose[excluded.first[entry]]
            or not excluded.all_prose[entry]
        ):
            return False
        shapes.add((layout.parents[entry], layout.tags[entry], NUMBERED.sub("", layout.names[entry])))
    return len(shapes) == 1


def _exclude_below_label(excluded: Exclusions) -> None:
    """Exclude what an element holds from a line "Comments (3)" on, if the story is above: old layouts have no names."""
    layout = excluded.layout
    start = excluded.headline or 0
    for index, block in enumerate(layout.blocks):
        if index <= start or block.linked or len(block.words) > MAX_LABEL or excluded.reasons[block.element]:
            continue
        words = COUNTED.fullmatch(block.words)
        label = label_key(words["label"] or words["after"]) if words else ""
        if label not in ENGLISH and LABELS.get(label) != "comments":
            continue
        if excluded.prose_before[index] - excluded.prose_before[start] < 2 * MIN_STORY:
            continue
        around = block.holder if excluded.last[block.holder] > index else layout.parents[block.holder]
        if layout.tags[around] != "body":
            excluded.others.update(range(index, excluded.last[around] + 1))
            return


def _exclude_signed_entries(excluded: Exclusions) -> None:
    """Exclude entries alike below the story that open with a name and a time, and hold buttons or were counted above.

    The entries of a live blog have no story above them, or headings.
    """
    layout = excluded.layout
    entries: dict[tuple[int, str, str], list[int]] = {}
    start = excluded.headline or 0
    for index, block in enumerate(layout.blocks[start:-1], start):
        if len(block.words) > MAX_LINE or excluded.reasons[block.element]:
            continue
        signature = block.words
        if not DIGITS_IN.search(signature):  # the time may be on a line of its own
            below = layout.blocks[index + 1].words
            if len(below) > MAX_LINE or not DIGITS_IN.search(below):
                continue
            signature += " " + below
        if not SIGNED.fullmatch(signature):
            continue
        for element, _ in zip(layout.outwards(block.holder), range(MAX_LEVELS), strict=False):
            if excluded.first[element] != index:
                break
            if excluded.last[element] > index:
                shape = layout.parents[element], layout.tags[element], NUMBERED.sub("", layout.names[element])
                entries.setdefault(shape, []).append(element)
                break
    for alike in entries.values():
        first = excluded.first[alike[0]]
        if excluded.prose_before[first] - excluded.prose_before[start] < 2 * MIN_STORY:
            continue
        blocks = [layout.blocks[index] for e in alike for index in range(excluded.first[e], excluded.last[e] + 1)]
        above = layout.blocks[first - 1]
        counted = len(above.words) <= MAX_LINE and str(len(alike)) in DIGITS_IN.findall(above.words)
        answered = len(alike) > 1 and all(excluded.controls[element] for element in alike)
        if not (counted or answered) or any(layout.tags[block.holder] in HEADINGS for block in blocks):
            continue
        for element in alike:
            excluded.exclude(element, "comments")
        if counted and excluded.first[above.holder] == excluded.last[above.holder]:
            excluded.exclude(above.holder, "comments")


def _exclude_around(excluded: Exclusions, lines: Sequence[int]) -> bool:
    layout = excluded.layout
    chains = [list(layout.outwards(layout.blocks[index].holder)) for index in lines]
    shared = set(chains[0]).intersection(*chains[1:])
    around = next(element for element in chains[0] if element in shared)
    first = excluded.first[around]
    if excluded.headline is None or first <= excluded.headline:
        return False
    if excluded.prose_before[first] - excluded.prose_before[excluded.headline] < MIN_STORY:
        return False
    excluded.exclude(around, "comments")
    return True
