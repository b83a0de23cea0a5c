"""Comments without telling names: entries below the story under each of which readers can answer or complain."""

import re
from collections import Counter
from collections.abc import Sequence

from wiredesk.clean.story.exclusions import Exclusions

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
DIGITS = str.maketrans("", "", "0123456789")
MIN_STORY = 100
"""Characters of prose between the headline and the first comment."""


def exclude_replies(excluded: Exclusions) -> None:
    """Exclude the element that holds all comments, if the story is between the headline and it."""
    layout = excluded.layout
    if excluded.headline is None:
        return
    linked = [
        (index, block.words.translate(DIGITS))
        for index, block in enumerate(layout.blocks)
        if block.linked > 0.5 * len(block.words)
        and index > excluded.headline
        and len(block.words) <= MAX_LINE
        and not excluded.reasons[block.element]
    ]
    often = Counter(line for _, line in linked)
    answers = {line for line, count in often.items() if count >= MIN_REPLIES and ANSWER.search(line)}
    lines = [index for index, line in linked if line in answers]
    for below in (lines, lines[1:]):  # the first may be the story's own
        if len(below) >= MIN_REPLIES and _exclude_around(excluded, below):
            return


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
