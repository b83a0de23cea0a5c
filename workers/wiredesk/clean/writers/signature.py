"""The writer's name beside the story: behind the dateline, on the last line, or in brackets at the end."""

import re
from collections.abc import Sequence

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_words import LABELS
from wiredesk.clean.parts.native_dateline import AGENCIES as NATIVE
from wiredesk.clean.writers.byline_words import WRITER_LABELS
from wiredesk.clean.writers.capitals import TURKISH_AGENCIES, from_capitals
from wiredesk.clean.writers.names import EAST_ASIAN_NAME, is_name, names_alone
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.given_names import is_given_name

_CAPITAL = "[A-ZÀ-ÞА-ЯЁІЇЄҐ]"
SIGNATURE = re.compile(
    rf"(?:[—–-]{{1,2}}\s?)?(?P<name>{_CAPITAL}[\w.’'-]+(?: (?:de |van |von |bin |al-)?{_CAPITAL}[\w.’'-]*){{1,3}})"
    r"(?:(?:,| in|\s?/|\s?[—–-]) ?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?"
)
"""A name, and a place after it: "AMA MENSAH, Tamba"."""
BEHIND_DATELINE = re.compile(r"(?P<name>[A-ZÀ-ÞĀ-Ž]{2,}(?:[ -][A-ZÀ-ÞĀ-Ž]{2,}){1,3})\s[-–—]\s(?=[A-ZÀ-ÞĀ-Ž“\"‘])")
"""A name in capitals between dateline and story, as in Turkey: "ERZURUM (AA) - AYŞE DEMİRCİ - "."""
END_BRACKET = re.compile(r"\s?[（(【](?P<name>[\u3400-\u9fff\u3040-\u30ff 　・、]{2,16})[）)】]$")
"""A name in Chinese or Japanese letters in brackets at the end of the text."""
ROLE_BRACKET = re.compile(
    r"\s?[（(](?:責任|责任)?(?:編輯|编辑|責編|责编|記者|记者|翻譯|翻译|譯者|译者|核稿|編譯|编译|作者|攝影|摄影)\s?[：:/／]"
    r"[^（）()]{2,30}[）)](?P<count>\d{0,8})$"
)
"""Roles with names in brackets at the end of a text in Chinese, and the service's day: "（編輯：王小華）1150310"."""
MAX_ROLE_BRACKET = 60
NAMES_IN_BRACKETS = re.compile(
    "[\u3400-\u9fff々ヶ]{2,5}(?:[ 　][\u3400-\u9fff々\u3040-\u30ff]{1,4})?(?<![略上中下完了続他計前後内外同注])"
)
"""A writer's name behind the last sentence; other words there are notes: "（敬称略）"."""
ROLE = re.compile(
    r"(?:[A-Z]{2,4} ?[-–] ?)?(?P<role>[^\W\d_]{3,14}(?: [^\W\d_]{2,10})?)\s?:\s?"
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w .’'-]{2,40})"
)
"""A role and who had it."""
KNOWN_ROLE = re.compile(rf"{WRITER_LABELS}|(?i:edit|éd|red|réd|corre|trad|foto|photo|prod)\w*")
AGENCY_BEFORE = re.compile(r"(?:^|(?<=\s))(?P<agency>[A-ZÀ-Þ][\w-]{1,14})\s?/?\s?\Z")
MAX_CREDITS, MAX_AGENCY = 240, 20
ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.\w|(?<!\w)@\w{3}|https?://|\bwww\.")
MAX_NOTE = 300
MAX_NATIVE_CODE = 28
BRACKETED_CREDIT = re.compile(
    r"[(\[](?=.{0,200}\b(?:report|edit|édit|rédac|redac|redak|edic|escri|scritt|trad|tłum|opracow|überse|bearb|mitarb|"
    r"writ|compil|newsroom|desk|ред|перев|текст))(?P<words>[^()\[\]]{8,250})[)\]]\.?",
    re.IGNORECASE,
)
"""Who worked on a story, in brackets on a line of its own: "(Reportage de Ama Mensah, édité par Kofi Boro)"."""
MIN_NAMES = 2
BEFORE_SITE = re.compile(r"(?P<name>[^,|/–—-]{4,40})\s?[,|/–—-]\s?(?P<site>.{3,40})")
"""A name and the site for which its bearer writes."""
MAX_SIGNATURE = 60
MIN_SIGNED = 3
"""Paragraphs of a text that can be signed."""


def signature(draft: Draft) -> str | None:
    """The writer's name on a line of its own below the story; "" for other names there, None if there is no such line.

    A name below a quote is its speaker's, and one below another short line is part of a list.
    """
    if len(draft.paragraphs) < MIN_SIGNED or len(draft.paragraphs[-1]) > MAX_SIGNATURE:
        return None
    line, above = draft.paragraphs[-1], draft.paragraphs[-2]
    if len(above) <= MAX_SIGNATURE or not above.endswith("."):
        return None
    apart = BEFORE_SITE.fullmatch(line)
    of_site = apart is not None and letters_of(apart["site"]) == letters_of(draft.source or "")
    found = SIGNATURE.fullmatch(apart["name"].strip() if apart and of_site else line)
    if found is None or found["name"] in "\n".join(draft.paragraphs[:-1]) or not is_name(found["name"].title()):
        return None
    name = found["name"]
    sure = of_site or is_given_name(name.split(" ")[0]) or (name.isupper() and line != name)
    return name if sure else ""


def is_about_writer(line: str, byline: Sequence[str]) -> bool:
    """Return whether a line opens with a writer's name and says how to reach its bearer."""
    if len(line) > MAX_NOTE or ADDRESS.search(line) is None:
        return False
    return any(line[: len(name)].lower() == name.lower() for name in byline)


def extract_writer(draft: Draft) -> None:
    """Move a name in capitals between an agency's dateline and the story to `byline`."""
    if draft.dateline is None or draft.agency is None or not draft.paragraphs:
        return
    found = BEHIND_DATELINE.match(draft.paragraphs[0])
    if found is None:
        return
    words = found["name"].lower().split(" ")
    turkish = draft.agency in TURKISH_AGENCIES  # others print rubrics such as "GLOBAL MARKETS -"
    if not LABELS.isdisjoint(words) or not (turkish or is_given_name(words[0])):
        return
    draft.byline = draft.byline or [from_capitals(found["name"], draft.agency)]
    draft.remove(found[0].strip(), "byline")
    draft.paragraphs[0] = draft.paragraphs[0][found.end() :]


def is_native_code(line: str, texts: Sequence[str]) -> bool:
    """Whether a line is an agency in its own script with its desk's names, or repeats one of them: "भाषा अमित रंजन"."""
    if line.isascii():
        return False
    first, _, names = line.partition(" ")
    if names and first in NATIVE and len(line) <= MAX_NATIVE_CODE and line[-1].isalpha() and names.count(" ") <= 2:
        return True
    above = texts[-2] if len(texts) > 2 and texts[-1] == line and " " not in line else ""
    return " " in above and line in above.split() and is_native_code(above, texts[:-1])


def is_bracketed_credit(line: str) -> bool:
    """Whether a line in brackets consists of what people did for the story and their names, and is no sentence."""
    found = BRACKETED_CREDIT.fullmatch(line)
    if found is None or found["words"].endswith((".", "?", "!")):
        return False
    words = re.findall(r"[^\W\d_][\w.’'-]*", found["words"])
    names = len([word for word in words[1:] if word[0].isupper()])
    return names >= MIN_NAMES and names >= len(words) // 3


def labelled_writer(line: str) -> list[str]:
    """Return the writers of a line with one label: "Pewarta: Ama Mensah"; an empty list for other lines."""
    label, colon, names = line.partition(":")
    is_label = colon and ":" not in names and re.fullmatch(WRITER_LABELS, label.strip())
    return names_alone(names.strip()) if is_label else []


def labelled_credits(draft: Draft) -> str | None:
    """Return the brackets at the end of a text that consist of roles with names: "AGERPRES/(autor: A, editor: B)".

    Returns None for other brackets. Who is labelled as the writer goes to the byline.
    """
    last = draft.paragraphs[-1]
    start = max(last.rfind("("), last.rfind("["))
    if start < 0 or last[-1] not in ")]" or len(last) - start > MAX_CREDITS or ":" not in last[start:]:
        return None
    parts = [ROLE.fullmatch(part.strip()) for part in re.split("[,;|/]", last[start + 1 : -1])]
    roles = [part for part in parts if part is not None]
    if len(roles) < len(parts) or not any(KNOWN_ROLE.fullmatch(part["role"]) for part in roles):
        return None
    agency = AGENCY_BEFORE.search(last, max(0, start - MAX_AGENCY), start)
    if not draft.byline:
        draft.byline = [part["name"] for part in roles if re.fullmatch(WRITER_LABELS, part["role"])]
    return last[agency.start() if agency and agency["agency"].lower() in AGENCIES else start :]


def bracketed_writer(draft: Draft) -> str | None:
    """Return the brackets at the end of a text in Chinese or Japanese that repeat the byline or name an agency.

    Returns None for other brackets. The agency becomes the draft's if it has none.
    """
    last = draft.paragraphs[-1]
    if not last.isascii() and (roles := ROLE_BRACKET.search(last, max(0, len(last) - MAX_ROLE_BRACKET))):
        return roles[0]
    found = END_BRACKET.search(last[-24:]) if last[-1:] in ")）】" else None
    if found is None or (last != found[0] and last[: -len(found[0])][-1] not in "。」！？"):
        return None
    name = found["name"].replace("　", "").replace(" ", "")
    agency = NATIVE.get(name)
    names = NAMES_IN_BRACKETS.fullmatch(found["name"])
    if agency is None and not draft.byline and names and EAST_ASIAN_NAME.fullmatch(names[0]):
        draft.byline = [found["name"]]  # in brackets papers print who wrote a story
    if agency is None and name not in (writer.replace(" ", "") for writer in draft.byline):
        return None
    draft.agency = draft.agency or agency
    return found[0]
