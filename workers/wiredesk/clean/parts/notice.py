"""Notices to editors: an agency's remarks on a version of a story, or on when it may be used.

A kill or withdrawal in words is recorded but makes no tombstone: it names another story by headline or slug, and that
story's key is unknown. If it has the same key as the story, its record replaces the story on every topic, so the
withdrawn text is gone either way. For tombstones, send `withdrawn`, `pubstatus: canceled`, or a null value.
"""

import re
from datetime import date, time

from wiredesk.clean.dates import date_of, nearest
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.withdrawals import is_taken_back, label_end, may_withdraw, takes_back
from wiredesk.knowledge.calendar import ZONES, month_number
from wiredesk_schemas.clean import Notice

_DASH = r"(?:\s*[–—:|]\s*|\s*--+\s*|\s+-\s*)"
PREFIX = re.compile(
    r"(?:(?:(?!RPT)[B-DF-HJ-NP-TV-Z]{3,5}-)?(?P<word>CORRECTED|CORRECTION|CORRECTS|"
    r"CLARIFICATION|UPDATED?|WRAP-?UP|REFILED?|RPT|REPEAT|EXCLUSIVE|"
    r"(?:MANDATORY|BULLETIN) KILL|WITHDRAWN|RETRANSMISSION|"
    r"(?P<loose>KILL|URGENT|BREAKING(?: NEWS)?|FLASH|ALERT|ADVISORY))"
    r"(?: (?:NO\.? ?)?(?P<number>\d{1,2}))?"
    rf"(?:{_DASH}|(?(loose)(?!)|-\s*))"
    r"|[(\[](?:(?P<nth>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH) )?"
    r"(?P<bracketed>LEAD|Lead|LD|UPDATED?|Updated?|CORRECTED|Corrected|URGENT|Urgent|REFILE|Refile)[)\]]\s*:?\s*)"
    r"(?=\S)"
)
"""Prefixes of a headline, possibly several, behind the initials of a service: "CORRECTED-UPDATE 2-", "RTRS-RPT-".
Words that form compounds ("urgent-care") need more than a hyphen."""
_CORRECTIONS = (
    "erratum|errata|rectificatif|rectification|précision|fe de erratas|fe de errores|rectificación|corrección|"
    "aclaración|correção|retificação|correzione|rettifica|precisazione|korrektur|berichtigung|richtigstellung|"
    "correctie|rectificatie|rettelse|rättelse|oikaisu|sprostowanie|oprava|opravka|ispravak|исправление|уточнение|поправка|виправлення|уточнення|"
    "düzeltme|ralat|koreksi|helyesbítés|rectificare|erată|διόρθωση|تصحيح|تصويب|訂正|更正|정정|바로잡습니다"
)
_VERSIONS = r"UPDATED?|Updated?|CORRECTED|Corrected|CORRECTION|Correction|REFILED?|RPT|LEAD|Lead|LD|Ld"
SUFFIX = re.compile(
    rf"\s*(?:[(\[](?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|"
    rf"TH) )?(?P<bracketed>{_VERSIONS})(?: (?P<number>\d{{1,2}}))?[)\]]|"
    r"\s[–—|-]\s(?P<word>UPDATED?|CORRECTED|CORRECTION))\Z"
)
"""The same behind a headline: "(2nd Ld)", "[Updated]", "- UPDATE"."""
SUFFIX_ENDS = (")", "]", "E", "D", "N")
MAX_SUFFIX = 20
MARKED = re.compile(r"(?P<mark>[+*=])(?P=mark){1,2}\s*(?P<line>\w.*?)\s*(?:(?P=mark){2,3})?\Z")
"""The marks around the headline of a flash: "++ Ferry sinks ++"."""
MIXED_PREFIX = re.compile(
    r"(?P<word>Corrected|Correction|Clarification|Updated?|Exclusive|Urgent|Flash|Breaking(?: [Nn]ews)?|(?:NEWS ?|"
    r"News ?)(?:ALERT|Alert)|J(?:UST IN|ust in)|"
    r"(?P<nth>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH) (?:L[Dd]|LEAD|Lead|ROUNDUP|Roundup)(?:-?[Ww]rite-?[Tt]hru)?|LEAD|"
    r"[Ww]rite-?[Tt]hru)(?: (?P<number>\d{1,2}))?(?::\s+|\s*[–—|]\s*|(?<=[A-Z] LEAD)\s|(?<=[a-z] LEAD)\s)(?=\S)|"
    r"(?P<abroad>EILMELDUNG|EIL|URGENTE?|ÚLTIMA HORA|ULTIM['’]ORA|ALERTE|ALERTA|СРОЧНО|МОЛНИЯ|ТЕРМІНОВО|SON DAKİKA|"
    r"PILNE|AMPLIACIÓN|AMPL?\.?|AVANCE|"
    r"ACTUALIZACIÓN|RETRANSMISIÓN|WDHLG|WDH|ROUNDUP|ZUSAMMENFASSUNG)(?:\s?\d)?(?::\s+|\.-\s?|\s*[–—|]\s*|\s-\s)(?=\S)|"
    r"[(\[](?P<bracketed2>AMPLIACIÓN|AMPL?\.?|ACTUALIZACIÓN|AVANCE)[)\]]:?\s+(?=\S)|"
    rf"(?P<fixed>(?i:{_CORRECTIONS}))(?::\s+|\s*[–—|]\s*)(?=\S)"
)
"""Searched only in known headlines, since a story's first words may be the same."""
ABROAD = {
    **dict.fromkeys(("AMPLIACIÓN", "AMPL.", "AMPL", "AMP.", "AMP", "AVANCE", "ACTUALIZACIÓN"), "updated"),
    **dict.fromkeys(("ROUNDUP", "ZUSAMMENFASSUNG"), "wrap"),
    **dict.fromkeys(("RETRANSMISIÓN", "WDH", "WDHLG"), "repeat"),
}
"""What those words mean that are not for something urgent."""
WORD_ALONE = re.compile(
    r"(?:MANDATORY KILL|BULLETIN KILL|KILL|ADVISORY|URGENT|BREAKING(?: NEWS)?|FLASH|BULLETIN|"
    r"UPDATE(?: (?P<number>\d{1,2}))?|CORRECTION|CORRECTED|FOR IMMEDIATE RELEASE|APNewsNow)[.:!]?"
)
VERSION = re.compile(
    r"\((?:(?:ATTN|ATTENTION|EDS): )?"
    r"(?:(?:this|the) (?:[\w.]+ ){0,4}?(?:story|version|article|item) (?:has been |is |was )?)?"
    r"(?P<verb>correct(?:s|ed|ing)?|remov(?:es|ed)|adds|updat(?:es|ed)|clarif(?:ies|ied)|recasts|fixes|"
    r"refil(?:es|ed|ing)|"
    r"repeats|rewrites|deletes|inserts|changes|new throughout|writes through)(?: [^()]{2,400}|(?=\)))\)[.]?\s*",
    re.IGNORECASE,
)
"""The changes in this version, in brackets: "(Adds quotes, background)"."""
EMBARGO = re.compile(
    r"[*(\[ -]{0,4}(?:(?:strict(?:ly)? |sous |sotto |bajo |sob |под )?"
    r"(?:embargo(?:ed)?|sperrfrist|sperrvermerk|эмбарго|ambargo)\b|embargad[oa] hasta\b|embargué jusqu|"
    r"not for (?:publication|use|release|broadcast)\b.{0,40}?\b(?:before|until|prior)\b|"
    r"hold for release\b|under embargo\b).{0,120}",
    re.IGNORECASE,
)
_STORY = r"(?:story|article|report|post|item|version|headline|caption|piece)"
EARLIER = re.compile(
    r"[*(\[ ]{0,3}(?:"
    r"(?:correction|corrected|clarification|editor['’]?s['’]? note)\b[^:—–]{0,30}(?:[:—–]|--) ?"
    r"(?=.{0,160}\b(?:corrected|amended|updated|revised|clarified|refiled|earlier|previous|incorrectly|mistakenly|"
    r"misstated|misspelled|misidentified)\b)"
    r"|(?:update|note)\b[^:—–]{0,30}[:—–] ?"
    rf"(?=.{{0,60}}\b{_STORY}\b.{{0,60}}\b(?:corrected|amended|updated|revised)\b)"
    rf"|(?:an?|the) (?:earlier|previous|original) version of this {_STORY}\b"
    rf"|this {_STORY} (?:has been|was) (?:\w+ )?(?:corrected|amended|updated|revised|refiled)\b"
    r").{4,600}",
    re.IGNORECASE,
)
"""A note over or under the story on what an earlier version said."""
CORRECTION = re.compile(rf"[*(\[ ]{{0,3}}(?:{_CORRECTIONS})\b[^:：—–\n]{{0,30}}(?:[:：—–]|--).{{4,600}}", re.IGNORECASE)
"""The same in other languages, by the word that such notes open with."""
SLUG = re.compile(
    r"(?:[a-z] ){0,3}(?:[A-Za-z]{2}-){1,2}[A-Za-z][\w/.,&'’-]{2,60}(?: [\w.,-]{1,30}){0,3}"
    r"\s+\d\d-\d\d(?:-\d\d)?\s+\d{4}|"
    r"(?:[A-Z]{2}-){1,2}-?[A-Z][\w/ .,&'’-]{2,80}?(?:,? ?(?P<nth>\d{1,2})(?:st|nd|rd|th) Ld[-\w]*.{0,40})?|"
    r"(?:[A-Z]{2}-){1,2}[A-Z][A-Z/-]{2,40} ?\([A-Z, ]{2,20}\)|"
    r"\^[^<>]{2,120}<?|(?P<only>\d{1,2})(?:st|nd|rd|th) Ld-?\w*.{0,30}"
)
"""How AP names a story over its headline: "BC-US--Ferry, 3rd Ld-Writethru"."""
VERSION_OF_SLUG = re.compile(r",? ?(?P<nth>\d{1,2})(?:st|nd|rd|th) Ld")
CARET = re.compile(r"\^[^<>^]{10,160}<?")
"""How AP sets a headline over the text."""
TO_EDITORS = re.compile(
    r"[(\[]?(?:Eds:|EDS:|ATTN:|Editors:|EDITORS:|(?:ATTENTION|ATTN|Attention|Attn),?:? (?:EDITORS|Editors|editors)\b"
    r"|[A-Z]{2,12} KILL\b|(?:Dear )?(?:Editors|Clients|Subscribers),? (?=please\b)).{2,500}",
)
KILL = re.compile(
    r"\b(?:(?:please|must|should|to) (?:be )?(?:kill(?:ed)?|disregard(?:ed)?|withdrawn?|retract(?:ed)?|delete[d]?)"
    r"|(?:is|are|was|has been) (?:hereby )?(?:killed|withdrawn|retracted)|mandatory kill)\b",
    re.IGNORECASE,
)
DELETED_PART = re.compile(
    r"\bdeleted?\b.*\b(?:paragraph|graf|sentence|word|line|caption|photo|byline|quote|figure)s?\b", re.IGNORECASE
)
"""A correction that sounds like a kill: "please delete the third paragraph of the story"."""
BELOW = (EARLIER, VERSION, CORRECTION)
"""Notes that also stand below a story."""
SENTENCE = re.compile(r"(?<=[.!?])\s+")
OPENING = re.compile(
    r"[*(\[ ^]{0,4}(?:correct|clarif|updat|wrap|refil|rpt|repeat|exclus|mandatory|bulletin|kill|withdr|retrans|urgent|"
    r"breaking|flash|alert|advisory|remov|adds|recast|fixes|rewrit|delet|insert|chang|new th|writes|this |the |an? |"
    r"embarg|sperr|sous emb|sotto emb|bajo emb|sob emb|эмбарго|под эмб|ambargo|"
    r"strict|not for|hold|under|editor|note|attn|attention|dear|clients|subscr|eds:|for imm|apnews|"
    r"\w{2,12} kill\b|\d{1,2}[snrt]|lead|ld\b|(?:[a-z] ){0,3}[a-z]{2}-)|\^"
)
"""A fast check before the rules: how every notice opens, in lower case."""
ARTICLES = ("The ", "This ", "A ", "An ")
"""With one of these, as many a paragraph, only notes on earlier versions open."""
MAX_OPENING = 24
"""Characters of such an opening, with one behind it."""
KINDS = (
    ("kill", ("kill", "mandatory", "bulletin kill", "withdr")),
    ("refile", ("refil", "retrans")),
    ("repeat", ("rpt", "repeat")),
    ("correction", ("correct", "clarif", "fix", "remov", "delet")),
    ("wrapup", ("wrap",)),
    ("exclusive", ("exclusive",)),
    ("urgent", ("urgent", "breaking", "flash", "alert", "bulletin")),
    ("advisory", ("advisory", "apnews")),
    ("release", ("for imm",)),
)
MAX_PREFIXES = 4
HEAD = 6
FOOT = 4
"""Paragraphs at either end that may be notices."""
MAX_LENGTH = 700
MAX_BRIEF = 500
"""Characters of an article that may be no more than a notice."""
CLOCK = re.compile(
    r"(?<!\d)(?:(?P<hour12>1?\d)(?:[.:](?P<minute12>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour>[01]?\d|2[0-3])[.:h]?(?P<minute>[0-5]\d)(?!\d)(?:\s*(?:hrs?|hours)\b)?)"
    r"(?:\s*\(?(?P<zone>[A-Z]{3,4})\b)?",
    re.IGNORECASE,
)
CALENDAR = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?i:of|de)\s+)?(?P<month>[^\W\d_]{3,10})\.?"
    r"|(?P<month2>[^\W\d_]{3,10})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)\b(?:,?\s+(?:(?i:de)\s+)?(?P<year>20\d{2}|"
    r"19\d{2}))?"
    r"|\b(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})\b",
)


def extract_notices(draft: Draft) -> None:
    """Move notices from headline, head and foot to `notices`; a notice that is the whole text also stays as text."""
    if takes_back(draft.title) or (draft.title and label_end(draft.title) == len(draft.title)):
        draft.notices.append(Notice(kind="kill", text=draft.title, number=None, until=None))
    else:
        draft.title = extract_prefixes(_extract_label(draft.title, draft), draft, known=True)
    paragraphs = draft.paragraphs
    last = len(paragraphs) - 1
    brief = sum(map(len, paragraphs)) <= MAX_BRIEF
    is_english = " the " in "\n".join(paragraphs[:FOOT])
    taken = []
    for index, words in enumerate(paragraphs):
        if HEAD <= index <= last - FOOT:
            continue
        if brief and is_taken_back(words):
            draft.notices.append(Notice(kind="kill", text=words, number=None, until=None))
            continue
        if not _opens_notice(words) and not may_withdraw(words) and (is_english or not CORRECTION.match(words)):
            continue
        if index < HEAD and not draft.title and CARET.fullmatch(words):
            draft.title = words.strip("^<").strip()
            taken.append(index)
            continue
        notice = read_notice(words, draft) if len(words) <= MAX_LENGTH else None
        if notice and notice.kind == "kill":
            draft.notices.append(notice)
        elif notice and (index < HEAD or any(form.fullmatch(words) for form in BELOW)):
            draft.notices.append(notice)
            taken.append(index)
        elif index < HEAD:
            paragraphs[index] = extract_prefixes(words, draft, known=False)
    if len(taken) < len(paragraphs):
        for index in reversed(taken):
            del paragraphs[index]
    if any(notice.kind == "kill" for notice in draft.notices):
        draft.title = _extract_label(draft.title, draft, alone=True)


def _opens_notice(words: str) -> bool:
    """A fast check before the rules, for a line that takes nothing back."""
    if words.startswith(ARTICLES):
        return EARLIER.match(words) is not None
    return OPENING.match(words[:MAX_OPENING].lower()) is not None


def read_notice(line: str, draft: Draft) -> Notice | None:
    """Return the notice if the whole line is one, or None. The draft supplies the year of an embargo."""
    if takes_back(line) or (may_withdraw(line) and label_end(line) == len(line)):
        return Notice(kind="kill", text=line, number=None, until=None)
    words = WORD_ALONE.fullmatch(line)
    if words:
        return _notice(line, line, words["number"])
    if EMBARGO.fullmatch(line) and not line.endswith(('"', "”")):
        until = read_until(line, draft)
        if until or line.isupper() or line.lstrip("*([ ")[:9].isupper() or ":" in line or re.search(r"\d", line):
            return Notice(kind="embargo", text=line, number=None, until=until)
        return None
    version = VERSION.fullmatch(line)
    if version:
        return _notice(line, version["verb"], None, default="update")
    if TO_EDITORS.fullmatch(line):
        return Notice(kind="kill" if _kills(line) else "advisory", text=line, number=None, until=None)
    if CORRECTION.fullmatch(line):
        return Notice(kind="correction", text=line, number=None, until=None)
    if EARLIER.fullmatch(line):
        update = "updat" in line[:120].lower() and "correct" not in line.lower()
        return Notice(kind="update" if update else "correction", text=line, number=None, until=None)
    slug = SLUG.fullmatch(line)
    if slug and not line.endswith((".", "!", "?")):
        nth = slug["nth"] or slug["only"]
        if nth is None and (version := VERSION_OF_SLUG.search(line)):
            nth = version["nth"]
        return Notice(kind="update" if nth else "slug", text=line, number=int(nth) if nth else None, until=None)
    return None


def extract_prefixes(line: str, draft: Draft, known: bool) -> str:
    """Return a line without the leading notices, which are added to the draft.

    Args:
        line: a headline, or a story's first words.
        draft: the article.
        known: whether it is a headline, where more words are notices.
    """
    if known:
        line = _extract_suffix(line, draft)
    for _ in range(MAX_PREFIXES):
        found = (
            PREFIX.match(line) or (known and MIXED_PREFIX.match(line)) or (not known and VERSION.match(line)) or None
        )
        if found is None or found.end() >= len(line):
            break
        parts = found.groupdict()
        named = (
            parts.get("word")
            or parts.get("bracketed")
            or parts.get("verb")
            or ("correct" if parts.get("fixed") else "")
        )
        named = named or ABROAD.get(parts.get("abroad") or parts.get("bracketed2") or "AMP", "urgent")
        number = parts.get("number") or parts.get("nth")
        kind = _notice(found[0].strip(" -–—:|"), named, number, default="update")
        if kind.kind == "kill" and not known:
            break
        draft.notices.append(kind)
        line = line[found.end() :]
    return line


def _extract_suffix(line: str, draft: Draft) -> str:
    """Return a headline without the notice behind it and the marks around it."""
    found = SUFFIX.search(line, max(0, len(line) - MAX_SUFFIX)) if line.endswith(SUFFIX_ENDS) else None
    if found and found.start():
        number = found["number"] or found["nth"]
        draft.notices.append(_notice(found[0].strip(" ()[]-–—|"), found["word"] or found["bracketed"], number))
        line = line[: found.start()]
    marked = MARKED.fullmatch(line) if line.startswith(("+", "*", "=")) else None
    return marked["line"] if marked else line


def _kills(line: str) -> bool:
    return any(KILL.search(part) and not DELETED_PART.search(part) for part in SENTENCE.split(line))


def _extract_label(headline: str, draft: Draft, alone: bool = False) -> str:
    """A headline without the label of a withdrawn story before it, which is added to the draft."""
    end = label_end(headline, alone)
    if end is None or end == len(headline):
        return headline
    draft.notices.append(Notice(kind="kill", text=headline[:end].strip(" -–—:："), number=None, until=None))
    return headline[end:]


def _notice(text: str, words: str, number: str | None, default: str = "update") -> Notice:
    opening = words.lower()
    kind = next((kind for kind, stems in KINDS if opening.startswith(stems)), default)
    return Notice(kind=kind, text=text, number=int(number) if number else None, until=None)


def read_until(line: str, draft: Draft) -> str | None:
    """When an embargo ends, in ISO 8601; None if the line has no date, or the year is unknown."""
    found = CALENDAR.search(line)
    while found and not found["iso"] and not _month_of(found):
        found = CALENDAR.search(line, found.start() + 1)
    if found is None:
        return None
    ends = _day(found, draft)
    if ends is None:
        return None
    rest = line[: found.start()] + " " + line[found.end() :]
    clock = CLOCK.search(rest)
    if clock is None:
        return ends.isoformat()
    hour, minute = int(clock["hour"] or clock["hour12"]), int(clock["minute"] or clock["minute12"] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    return f"{ends.isoformat()}T{time(hour, minute).isoformat()}{ZONES.get((clock['zone'] or '').upper(), '')}"


def _month_of(found: re.Match[str]) -> int | None:
    return month_number(found["month"] or found["month2"] or "")


def _day(found: re.Match[str], draft: Draft) -> date | None:
    if found["iso"]:
        return date_of(found["iso"])
    month, day = _month_of(found), int(found["day"] or found["day2"])
    if month is None:
        return None
    if found["year"]:
        return date_of(f"{found['year']}-{month:02}-{day:02}")
    published = date_of(draft.published_at) or date_of(draft.modified_at)
    return nearest(month, day, published) if published and day <= 31 else None
