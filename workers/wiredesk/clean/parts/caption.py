"""Captions in plain text, recognised by a credit at the end or an opening such as "FILE PHOTO:"."""

import re

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.plain.prompts import is_credit_line
from wiredesk.knowledge.agencies import AGENCIES, PICTURE_AGENCIES, PICTURE_SUPPLIERS
from wiredesk.knowledge.speech import STATED

PICTURE = (
    r"(?:pic|pics|photo|photos|picture|pictures|photograph|image|images|foto|fotos|handout|file\s+photo|file\s+pic|"
    r"file\s+image|photo\s+credit|picture\s+credit|image\s+credit|photo\s+courtesy|illustration)"
)
_AGENCIES = rf"(?:{'|'.join(PICTURE_SUPPLIERS)})"
_AGENCY = "|".join(PICTURE_AGENCIES)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}"
_FULL_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){1,3}"
BRACKETED = re.compile(
    r"(?P<text>.*\S)\s*[(\[](?P<credit>[^()\[\]]*(?:"
    rf"\b(?:{_AGENCY})\b[^()\[\]]*|"
    rf"\b{PICTURE}(?:\s+(?:credit|courtesy))?\s*(?:[:/©]|\bby\b|\bof\b)[^()\[\]]*|"
    rf"\b(?:via|courtesy|credit|/)\b[^()\[\]]*\b{PICTURE}[^()\[\]]*|"
    r"\b(?:file|courtesy|supplied|handout|archive|stock)\s+(?:photo|image|pic|picture|photograph)|"
    r"^(?:supplied|courtesy\s+of)\b[^()\[\]]*))[)\]]\.?",
    re.IGNORECASE | re.DOTALL,
)
SQUARE = re.compile(
    rf"(?P<text>.*\S)\s*\[(?P<credit>(?:(?:File|Photo):\s*{_NAME}|{_FULL_NAME})\s*/\s*[A-ZÀ-Þ][^\[\]]{{2,50}}"
    rf"|(?:File:|Courtesy of)\s[^\[\]]{{2,60}})\]\.?",
    re.DOTALL,
)
"""Photographer and agency in square brackets: "[Jane Roe/Al Example]"."""
ROUND = re.compile(
    rf"(?P<text>.*[.!?…][\"'”’»]*)\s*\((?P<credit>{_FULL_NAME}\s?/\s?[A-ZÀ-Þ][^()]{{1,50}})\)\.?", re.DOTALL
)
"""The same in round brackets after a sentence: "(Jane Roe/The Strait)"."""
SQUARE_AGENCY = re.compile(
    rf"(?P<text>.*[^.!?…\s\"”’])\s*\[(?P<credit>{_AGENCIES}(?:\s?/\s?[^\[\]]{{2,40}})?)\]", re.DOTALL
)
"""An agency alone in square brackets, after words that do not close as a sentence does."""
AGENCY_ALONE = re.compile(
    rf"(?:(?:with|mit|avec|con|com|met|med|från|z|con información de|with inputs from)\s)?(?:{_AGENCY})(?:\s*[,;-].*)?",
    re.IGNORECASE,
)
"""An agency in brackets credits a story as often as a picture; alone it is no sign of a caption."""
AFTER_SENTENCE = re.compile(
    r"(?P<text>.*[.!?…][\"'”’)]*(?:\s?\([^()]{2,30}\))?)\s*(?:[—–―−|-]+\s*)?(?P<credit>"
    rf"(?:[A-Z][\w.’'-]*(?:\s*[/,&]\s*|\s+)){{1,5}}(?i:{PICTURE})"
    rf"|(?i:{PICTURE})(?:\s+(?i:courtesy|credit))?(?:\s*[:/©]\s*|\s+(?:by|of|courtesy|BY)\s+)(?:[^.!?]|"
    rf"(?<=\W[A-Z])\.){{2,80}}"
    rf"|{_AGENCIES}\s*/\s*[A-Z][^.!?]{{2,60}}"
    rf"|{_NAME}\s*/\s*{_AGENCIES}(?:\s+via\s+[A-Z][\w ]{{2,30}})?"
    rf"|{_FULL_NAME} \((?:{_AGENCIES}|Europa Press)\)"
    r"|(?:(?:[Cc]redit|CREDIT)\s*:|©)\s*[A-Z][^.!?]{2,80}"
    r"|(?:[Cc]redit|CREDIT)\s(?:[A-Z][\w’'-]{0,30}[\s/,&]{0,3}){1,6})\.?",
    re.DOTALL,
)
ALONE = re.compile(
    rf"[(\[]?\s*(?:[—–―|-]+\s*)?(?:(?i:{PICTURE}|credits?|photographer)(?:\s+(?i:courtesy|credit|credits))?"
    r"(?:\s*[:©/|]\s*|\s+(?i:by|courtesy\s+of)\s+|\s[–—-]\s(?=[A-ZÀ-Þ])|\s+via\s+(?=[A-ZÀ-Þ]))"
    rf"[^.!?]{{2,80}}|[Cc](?i:ourtesy)(?:\s?:|\s+of)?\s+(?:the\s[\w’' -]{{2,50}}|{_NAME})|"
    rf"(?:{_AGENCY})\s?/\s?(?i:files?)|"
    rf"©\s*[A-Z][^.!?\d]{{2,70}}/[^.!?\d]{{2,70}}|(?:{_AGENCY}|Bernama)(?:\s+Images)?"
    rf"[\s/-]+(?i:{PICTURE})(?:\s*[/:-].{{2,60}})?|[A-Z]{{2,6}}\s(?i:{PICTURE})s?|"
    rf"(?:{_AGENCIES})\s?/\s?{_FULL_NAME}|{_FULL_NAME}\s?[/|]\s?(?:{_NAME}(?:\s?[/|]\s?|\svia\s))?{_AGENCIES}|"
    rf"{_AGENCIES}\s(?:via|/)\s{_AGENCIES}|"
    r"(?i:(?:image|photo|picture|video|featured image)\s?(?:source|credits?|courtesy|copyright|"
    r"by))\s*[:\-–—]?\s*[A-Z][^.!?]{1,60}|Getty\s+Images|(?i:file\s+(?:photo|image|picture|pic)))\s*[)\]]?\.?"
)
RIGHTS_OF_AGENCY = re.compile(rf"©\s?(?:(?:19|20)\d\d\s)?(?:{_AGENCY}|Agence France-Presse|NTB|TT)\.?$", re.IGNORECASE)
"""What an agency reserves behind the last sentence of its story, as it does behind a caption."""
FROM_FILES = re.compile(
    r"(?:FILE(?: PHOTO| IMAGE| PICTURE)?|File photo|FILES?) ?[-–—:]{1,2} ?[A-ZÀ-Þ“\"].{12,}|"
    r"In this (?:[A-Z]\w{2,9},? )?[A-Z]\w{2,9}\.? \d{1,2},? \d{4},? (?:\w+ ){0,2}(?:photo|image|picture)\b.{20,}",
    re.DOTALL,
)
"""How AP and Reuters open the words of a picture from their files."""
LABELLED = re.compile(r"(?:Image|Media|Video|Photo|Picture) caption[,:]?\s(?P<text>[^\s].{5,400})", re.DOTALL)
"""The label for screen readers above a caption."""
HINTS = (
    "pic",
    "photo",
    "foto",
    "image",
    "handout",
    "credit",
    "courtesy",
    "illustration",
    "supplied",
    "©",
    "/",
    "[",
    "afp",
)
"""Every credit contains one of these; checked first, since most paragraphs have none."""
IN_BRACKETS_LAST = re.compile(
    rf"\s?(?:\((?P<agency>[A-Z][\w -]{{1,24}})\)|\[(?P<name>{_FULL_NAME}, ?[A-ZÀ-Þ][^\[\]]{{2,50}})\])$"
)
WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SENTENCE = re.compile(r"[.!?…]")
NEXT_SENTENCE = re.compile(r"[^\W\d_A-Z][.!?][\"'”’)]{0,2}\s+[A-ZÀ-Þ\"“‘]")
MIN_STOPS = 2
"""Sentences that others follow, in a text of one paragraph: a story whose picture's credit was glued to it."""
BRACKETS = (")", "]", ").", "].", ")..", "]..", ")...", "]...")
"""The end of a paragraph with a bracket at its end."""
MAX_CREDIT_LENGTH = 120
"""Characters of a credit after a sentence, more than the patterns allow."""
TAIL = 160
"""The last characters of a paragraph, in which a credit can occur."""
MAX_LENGTH = 700
MIN_LENGTH = 20
"""Characters: a longer paragraph is a story's, a shorter line a credit alone."""
MAX_SQUARE_LENGTH = 300
DASHES = (" — ", " – ", " | ", " - ")
"""What divides a caption that is no sentence from its credit: "The ferry at its quay — Foto: Kofi Boro/Strait"."""
MAX_DASHED = 300
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of China, Japan or Korea stands for three of others."""
MAX_CAPTION_ALONE = 60
"""Characters of a caption with nothing above it; a longer line is more often the story's first paragraph."""
HEAD = 5
"""Paragraphs among which a caption without a credit can occur."""


def extract_captions(draft: Draft) -> None:
    """Move captions to `captions`, and credits without a caption to `removed`."""
    kept = []
    tails = [*map(_credit_end, draft.paragraphs)]
    whole = "\n".join(tails).lower()
    hints = [hint for hint in HINTS if hint in whole]
    for index, words in enumerate(draft.paragraphs):
        labelled = LABELLED.fullmatch(words) if words[:1] in "IMVP" else None
        if labelled is not None:
            draft.add_caption(labelled["text"], None)
            continue
        from_files = index < HEAD and words[:1] in "FI" and FROM_FILES.fullmatch(words) is not None
        credits_only = len(words) <= MAX_CREDIT_LENGTH and is_credit_line(words)
        if words[-1] in ")]" and 0 < index < HEAD and (bracket := _agency_behind(index, draft)):
            draft.add_caption(words[: bracket.start()], bracket["agency"] or bracket["name"])
            continue
        if not from_files and not credits_only and not (hints and _holds(tails[index], hints)):
            kept.append(words)
            continue
        if credits_only or is_credit(words):
            ends = len(kept) > 1 and index + 1 == len(draft.paragraphs)  # the story's last paragraph, and its sign-off
            shaped = (
                kept
                and not ends
                and index < HEAD + 5
                and kept[-1] not in draft.above_time
                and _is_caption_line(kept[-1], draft)
                and not _has_begun(kept[:-1])
            )
            if shaped and (_has_begun(draft.paragraphs[index + 1 : index + 4]) or not _is_lead(kept)):
                draft.add_caption(kept.pop(), words.strip(" ()[].—–-"))
            else:
                draft.remove(words, "photo_credit")
            continue
        text, credit = split_credit(words)
        if credit and 0 < index == len(draft.paragraphs) - 1 and RIGHTS_OF_AGENCY.search(words):
            credit = None
        if credit and len(draft.paragraphs) == 1 and len(NEXT_SENTENCE.findall(text)) >= MIN_STOPS:
            draft.remove(credit, "photo_credit")
            kept.append(text)
        elif credit or (from_files and len(words) <= MAX_LENGTH // 2):
            draft.add_caption(_without_headline(text, draft), credit)
        else:
            kept.append(words)
    draft.paragraphs = kept


def _in_brackets(line: str) -> bool:
    return line[-1:] in ")]" and IN_BRACKETS_LAST.search(line) is not None


def _agency_behind(index: int, draft: Draft) -> re.Match[str] | None:
    """The agency or photographer in brackets behind a caption above the story: no other line of it ends so.

    A caption before an agency tells the full day on which the picture was taken.
    """
    line, below = draft.paragraphs[index], draft.paragraphs[index + 1 :]
    found = IN_BRACKETS_LAST.search(line) if len(line) <= MAX_LENGTH // 2 else None
    if found is None:
        return None
    if not found["name"] and (found["agency"].lower() not in AGENCIES or not WITH_YEAR.search(line)):
        return None
    if read_dateline(line) is not None or len(below) < 2 or sum(map(_in_brackets, draft.paragraphs[:-1])) > 1:
        return None
    return found


def _is_caption_line(line: str, draft: Draft) -> bool:
    """Return whether the line above a separate credit in the head of a text is its caption."""
    shaped = MIN_LENGTH <= len(line) <= MAX_LENGTH // 2 and SENTENCE.search(line[-2:]) is not None
    return shaped and line != draft.title and read_dateline(line) is None


def _is_lead(kept: list[str]) -> bool:
    """Whether the last line is a story's first paragraph rather than a caption: it reports, or is long and first."""
    line = kept[-1]
    words = line.lower().rstrip('.”"').split()
    length = len(line) + 2 * len(WIDE.findall(line))
    return (len(kept) == 1 and length > MAX_CAPTION_ALONE) or any(verb in words for verb in STATED)


def _has_begun(paragraphs: list[str]) -> bool:
    """Whether a paragraph above has a dateline: then the line above a credit is a paragraph of the story."""
    return any((filed := read_dateline(line)) is not None and filed.certain for line in paragraphs)


def _credit_end(words: str) -> str:
    """The end of a paragraph in which a credit can be: all of a short one, brackets, or what is behind a sentence."""
    if len(words) <= TAIL or words.endswith(BRACKETS):
        return words[-TAIL:]
    closed = SENTENCE.search(words, len(words) - MAX_CREDIT_LENGTH, len(words) - 1)
    return "" if closed is None else words[closed.end() :]


def _holds(tail: str, hints: list[str]) -> bool:
    tail = tail.lower()
    return any(hint in tail for hint in hints)


def _without_headline(text: str, draft: Draft) -> str:
    """A caption without the headline that was glued to it."""
    title = draft.title
    if (
        title
        and len(text) > len(title) + MIN_LENGTH
        and text.startswith(title)
        and text[len(title) :].lstrip()[0].isupper()
    ):
        draft.remove(title, "repeated_headline")
        return text[len(title) :].lstrip()
    return text


def is_credit(line: str) -> bool:
    """Whether a line is only a picture credit."""
    return len(line) <= TAIL and ALONE.fullmatch(line) is not None


def split_credit(words: str, framed: bool = False) -> tuple[str, str | None]:
    """A caption without its credit, and the credit; or the words unchanged, and None.

    "A ferry at Labasa, May 6. — Reuters pic" gives "A ferry at Labasa, May 6." and "Reuters pic".

    Args:
        words: the caption.
        framed: whether it stands in a picture's frame, so that a name and a firm in brackets are no sign-off.
    """
    if not MIN_LENGTH <= len(words) <= MAX_LENGTH:
        return words, None
    start = max(0, len(words) - TAIL)
    tail = words[start:]
    bracketed = (BRACKETED, SQUARE, SQUARE_AGENCY, *((ROUND,) if framed else ())) if tail.endswith(BRACKETS) else ()
    for pattern in (AFTER_SENTENCE, *bracketed):
        found = pattern.fullmatch(tail)
        if pattern is SQUARE_AGENCY and len(words) > MAX_SQUARE_LENGTH:
            continue
        if (
            found
            and start + found.end("text") >= MIN_LENGTH
            and (pattern is SQUARE_AGENCY or not AGENCY_ALONE.fullmatch(found["credit"]))
        ):
            return words[:start] + found["text"], found["credit"].strip(" .")
    dash = max(words.rfind(mark, MIN_LENGTH) for mark in DASHES)
    if dash > 0 and len(words) <= MAX_DASHED and is_credit_line(words[dash + 3 :]):
        return words[:dash], words[dash + 3 :].strip(" .")
    return words, None
