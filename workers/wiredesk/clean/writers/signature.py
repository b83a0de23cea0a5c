"""The writer's name beside the story: behind the dateline, on the last line, or in brackets at the end."""

import re

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_words import LABELS
from wiredesk.clean.parts.native_dateline import AGENCIES as NATIVE
from wiredesk.clean.writers.names import EAST_ASIAN_NAME, is_name
from wiredesk.knowledge.given_names import GIVEN_NAMES

_CAPITAL = "[A-ZÀ-ÞА-ЯЁІЇЄҐ]"
SIGNATURE = re.compile(
    rf"(?:[—–-]{{1,2}}\s?)?(?P<name>{_CAPITAL}[\w.’'-]+(?: (?:de |van |von |bin |al-)?{_CAPITAL}[\w.’'-]*){{1,3}})"
    r"(?:(?:,| in|\s?/|\s?[—–-]) ?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?"
)
"""A name, and a place after it: "AMA MENSAH, Tamba"."""
BEHIND_DATELINE = re.compile(r"(?P<name>[A-ZÀ-ÞĀ-Ž]{2,}(?:[ -][A-ZÀ-ÞĀ-Ž]{2,}){1,3})\s[-–—]\s(?=[A-ZÀ-ÞĀ-Ž“\"‘])")
"""A name in capitals between dateline and story, as in Turkey: "ERZURUM (AA) - AYŞE DEMİRCİ - "."""
CAPITALS = re.compile(r"([^\W\d_])([^\W\d_]*)")
TURKISH = str.maketrans({"I": "ı", "İ": "i"})
TURKISH_AGENCIES = frozenset({"Anadolu", "DHA", "İHA"})
"""Agencies that print the name there. Others print rubrics such as "GLOBAL MARKETS -"; only given names count there."""
END_BRACKET = re.compile(r"\s?[（(【](?P<name>[\u3400-\u9fff\u3040-\u30ff 　・、]{2,16})[）)】]$")
"""A name in Chinese or Japanese letters in brackets at the end of the text."""
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
    sure = of_site or name.split(" ")[0].lower() in GIVEN_NAMES or (name.isupper() and line != name)
    return name if sure else ""


def extract_writer(draft: Draft) -> None:
    """Move a name in capitals between an agency's dateline and the story to `byline`."""
    if draft.dateline is None or draft.agency is None or not draft.paragraphs:
        return
    found = BEHIND_DATELINE.match(draft.paragraphs[0])
    if found is None:
        return
    words = found["name"].lower().split(" ")
    turkish = draft.agency in TURKISH_AGENCIES
    if not LABELS.isdisjoint(words) or not (turkish or words[0] in GIVEN_NAMES):
        return
    draft.byline = draft.byline or [_from_capitals(found["name"], turkish)]
    draft.remove(found[0].strip(), "byline")
    draft.paragraphs[0] = draft.paragraphs[0][found.end() :]


def _from_capitals(name: str, turkish: bool) -> str:
    """A name in capitals in ordinary spelling: "Ayşe Demirci-Kaya"."""
    return CAPITALS.sub(lambda word: word[1] + (word[2].translate(TURKISH) if turkish else word[2]).lower(), name)


def bracketed_writer(draft: Draft) -> str | None:
    """Return the brackets at the end of a text in Chinese or Japanese that repeat the byline or name an agency.

    Returns None for other brackets. The agency becomes the draft's if it has none.
    """
    last = draft.paragraphs[-1]
    found = END_BRACKET.search(last[-24:]) if last[-1:] in ")）】" else None
    if found is None or (last != found[0] and last[: -len(found[0])][-1] not in "。」！？"):
        return None
    name = found["name"].replace("　", "").replace(" ", "")
    agency = NATIVE.get(name)
    if last[-1] == "】" and agency is None and not draft.byline and EAST_ASIAN_NAME.fullmatch(found["name"]):
        draft.byline = [found["name"]]  # in these brackets papers print who wrote a story
    if agency is None and name not in (writer.replace(" ", "") for writer in draft.byline):
        return None
    draft.agency = draft.agency or agency
    return found[0]
