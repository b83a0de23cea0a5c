"""Lines above a story that contain only a time, an origin or a page position."""

import re

from wiredesk.clean.dates import find_time, with_short_zone
from wiredesk.clean.draft import Draft
from wiredesk.clean.languages.english import is_english
from wiredesk.clean.parts.dateline_reader import read_dateline
from wiredesk.clean.parts.dateline_words import SERVICE
from wiredesk.clean.parts.release_foot import CONTACT
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.calendar import month_in_date
from wiredesk.knowledge.dateline_places import CITIES, folded

HEAD = 12
"""Paragraphs that may be such lines; the first long paragraph or dateline ends the head."""
MIN_STORY = 160
MIN_PROSE = 90
MAX_LABEL = 32
MAX_LENGTH = 120
MAX_OTHER_LETTERS = 8
"""Letters of a time line besides the time, its labels and its zone."""
LANGUAGE = "fr"
"""Of dates in figures: here a line is only recognised, so the order of day and month does not matter."""
BREADCRUMBS = re.compile(r"(?:[^\W\d_][\w &'’-]{1,30}\s*[>›»/]\s*){1,5}[^\W\d_][\w &'’-]{1,30}")
SOURCE = re.compile(
    r"(?:source|sources|quelle|fuente|fonte|źródło|zdroj|forrás|källa|kilde|bron|lähde|источник|джерело|"
    r"sumber|kaynak|nguồn|πηγή|sursa|المصدر|منبع|स्रोत|出典|提供|来源|來源|출처|editor|editors|"
    r"redaktion)\s*[:：|]\s*(?P<name>[^|:]{2,40}).{0,80}",
    re.IGNORECASE,
)
"""The line of origin that agencies print under a headline: "Source: Xinhua | 2026-05-02 20:14:33 | Editor: …"."""
SECTION = re.compile(
    r"(?:newspaper )?(?:section|category|rubrik|ressort|rubrique|sección|sezione|kategori|rubryka|рубрика)\s?[:：]\s?"
    r"(?P<name>[^\W\d_][^:|.!?]{2,40})",
    re.IGNORECASE,
)
"""The line of an archive that names the section: "NEWSPAPER SECTION: General"."""
SEGMENT = re.compile(r"\s*(?:\||·|•|\s[–—-]{1,2}\s)\s*")
FIELD = re.compile(
    r"(?:from|issued(?: by)?|released?(?: by)?|for release|release date|ref(?:erence)?|desk|slug|priority|word count|"
    r"von|herausgeber|de|émetteur|emisor|para)\s?:\s[^.!?]{2,80}",
    re.IGNORECASE,
)
"""A line over a release or a message that says who sends it: "From: Port of Tamba"."""
MIN_FIELDS = 2
PROVIDED = re.compile(r"(?:news|release|content) provided by:?", re.IGNORECASE)
"""The label over the sender of a release."""
READING_TIME = re.compile(
    r"(?:\d{1,2}\s?(?:min(?:ute)?s?|minuten|minutos|minuti)\b(?: read| de lecture| lesezeit| de lectura| di lettura|"
    r" de leitura| leestijd| lesetid| czytania)?"
    r"|\d{1,2}\s?[hmd]|"
    r"(?:lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|waktu baca|"
    r"okuma süresi|czas czytania|leestijd|lästid|lesetid|время чтения|read(?:ing)? time|"
    r"listen(?:ing)? time)\s*:?\s*(?:\d{1,2}\s?\w{0,8}|wird "
    r"geladen)?)",
    re.IGNORECASE,
)
_COUNT = r"\d[\d.,\xa0 ]{0,9}\s?[KkMmВв]?"
_COUNTED = (
    r"(?:views?|reads?|hits|shares?|likes?|comments?|aufrufe|klicks|kommentare?|vues|lectures|partages|commentaires?|"
    r"vistas|visitas|lecturas|leituras|visualizzazioni|commenti|weergaven|visninger|kez okundu|okunma|görüntülenme|"
    r"dilihat|dibaca|tayangan|wyświetleń|odsłon|komentarzy|zobrazení|просмотров|просмотра|просмотры|комментари\w+|"
    r"переглядів|προβολές|مشاهدة|مشاهدات|閲覧|阅读|閱讀|조회|조회수)"
)
COUNTER = re.compile(
    rf"{_COUNT}\s?{_COUNTED}|(?:(?:post|page|article|total)\s)?{_COUNTED}\s?[:：]?\s?{_COUNT}(?:\s?(?:kali|x|times|раз))?",
    re.IGNORECASE,
)
"""How often a page was read, shared or commented on: "1,204 views", "Dibaca: 88 kali"."""
LIST_MARK = re.compile(r"[•·–—|*-]\s+")
_TIME_LABEL = re.compile(
    r"\b(?:(?:first|last|originally)\s+)?(?:published|updated?|posted|modified|created|stand|erstellt|veröffentlicht|"
    r"publiziert|today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|"
    r"vandaag|gisteren|i ?dag|i ?går|"
    r"tänään|eilen|dzisiaj|wczoraj|dnes|včera|сегодня|вчера|сьогодні|вчора|bugün|dün|hari ini|"
    r"aktualisiert|publié|mis à jour|modifié|publicado|actualizado|actualizada|pubblicato|aggiornato|atualizado|"
    r"gepubliceerd|"
    r"bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opdateret|julkaistu|päivitetty|opublikowano|publikacja|zaktualizowano|aktualizacja|"
    r"опубликовано|обновлено|опубліковано|оновлено|güncelleme|yayın|diterbitkan|diperbarui|date|datum|fecha|data)\b"
    r"|\b(?:on|at|um|uhr|am|pm|a\.m\.|p\.m\.|le|à|a las|el|il|alle|de|den|kl|klo|о|в|at|h|hrs|ist|et|pt|edt|est|"
    r"gmt|utc|bst|cet|cest|"
    r"local time|\d+ (?:hours?|minutes?|days?) ago|min read|read|vor \d+ \w+)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b\d+ (?:hours?|minutes?|days?) ago\b", re.IGNORECASE)
"""How old a version is, beside its time; the first letters could be a reading time."""
_BUTTONS = re.compile(
    r"(?:[\s|·•]+(?:share|tweet|print|e-?mail|teilen|drucken|partager|compartir|condividi|paylaş|bagikan)\b)+$",
    re.IGNORECASE,
)
"""Buttons on the line of a time."""
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?:[a-z]{0,6}day|nesday|rsday|urday)?\b|\b(?:montag|dienstag|"
    r"mittwoch|donnerstag|"
    r"freitag|samstag|sonntag|senin|selasa|rabu|kamis|jumat|sabtu|minggu|isnin|khamis|jumaat|ahad|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b",
    re.IGNORECASE,
)
_DAY_AND_CLOCK = re.compile(
    r"(?P<day>\d{1,2})\.?\s(?P<month>[^\W\d_]{3,10})\.?,?\s+\d{1,2}[:.]\d{2}(?:\s?[ap]m)?", re.IGNORECASE
)
BYLINES = ("By ", "By:", "BY ", "BY:", "Von ", "Par ", "Por ")
"""How a byline opens, whose names may be as short as a label of a time."""
CLOCK_ALONE = re.compile(r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
"""The second part of "Agency - May 2, 2026 | 4:05pm"."""
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|[+-]\d{1,4}")
ENVELOPE = re.compile(r"(?:ZCZC|NNNN)\b")
"""How a message begins and ends in the format of IPTC 7901."""
MIXED = re.compile(r"(?=.*\d{3})(?:[A-Z]{1,6}\d{3,}[A-Z]{0,4}|[A-Z][A-Z0-9]{1,11}(?:[-/_][A-Z0-9]{1,12}){1,5})")
"""A code of letters and a number: "AFR0412", "NBO-WATER-041432"."""
YEAR = re.compile("(?:19|20)[0-9]{2}")
MIN_CODE = 3
"""Digits of a number in a code."""
MAX_CODE_LENGTH = 48
MAX_CODE_LETTERS = 2
"""Letters for each digit in the numbers of a code."""
NEWSROOM = re.compile(
    r"agencias|agences|agenturen|agenzie|agências|agencies|agencje|agentury|агентства|агенції|ajanslar|agenturer|"
    r"redacción|redacção|redação|redazione|redaktion|rédaction|redactie|redakcja|redakce|redaktionen|redaksjonen|"
    r"toimitus|редакция|редакція|szerkesztőség|redacția",
    re.IGNORECASE,
)
"""A line of origin that names nobody."""
SITE = re.compile(r"(?:www\.)?[A-Za-z][\w-]{1,30}(?:\.[a-z]{2,10}){1,2}")
MAX_SITE_WORDS = 3
SITE_NAME = re.compile(r"[A-Za-z][\w-]{2,30}\.(?:com|net|org|info|news|[a-z]{2})", re.IGNORECASE)
OUTLET_IN_CITY = re.compile(
    rf"(?=[^(]{{3,40}}(?:{SERVICE.pattern[:-1]}) \()[A-Z][\w .&’'-]{{3,40}} \([A-Z][\w ’'-]{{2,30}}\)"
)
"""A newspaper and its city, as aggregators credit it: "Strait News (Tamba)"."""
NAMES_IN_TITLE_CASE = re.compile(r"[A-ZÀ-Þ][\w.’'&-]*(?: [A-ZÀ-Þ&][\w.’'-]*){0,4}")
MAX_ORIGIN = 40
ZONE = re.compile(
    r"\b(?:ET|EST|EDT|CST|CDT|PST|PDT|IST|WIB|WITA|WIT|PKT|SGT|MYT|HKT|EAT|CAT|WAT|SAST|GMT|BST|CET|CEST|AEST|AEDT|"
    r"NZST)\b"
)
AMERICAN = frozenset({"ET", "EST", "EDT", "CST", "CDT", "PST", "PDT"})
"""Zones of the country that writes the month first."""
OTHER = "und"
"""A language that is not English: all others write the day before the month."""
MAX_SAMPLE = 400
_KEY_POINTS = """
summary|key points|key takeaways|highlights|at a glance|in brief|what to know|auf einen blick|das wichtigste in kürze|
zusammenfassung|l'essentiel|en bref|les points clés|resumen|lo más importante|claves|puntos clave|resumo|em resumo|
pontos-chave|in sintesi|in breve|punti chiave|samenvatting|in het kort|kort fortalt|kort sagt|sammanfattning|i korthet|
lyhyesti|w skrócie|najważniejsze|главное|коротко|головне|özet|ringkasan
"""
POINT = ("* ", "• ")
KEY_POINTS = frozenset(map(str.strip, _KEY_POINTS.split("|")))
"""Labels that newsrooms print over the main points above a story, in lower case."""


def extract_head_matter(draft: Draft) -> None:
    """Move lines of time, origin and navigation above the story to `removed`; use the time if none is given."""
    kept: list[str] = []
    has_agency = False
    fields = {index for index, line in enumerate(draft.paragraphs[:HEAD]) if ":" in line[:16] and FIELD.fullmatch(line)}
    for index, line in enumerate(draft.paragraphs):
        ends_head = index >= HEAD or len(line) > MIN_STORY or (index + 1 == len(draft.paragraphs) and not kept)
        if not ends_head or (index < HEAD and _key_points(kept) is not None):
            filed = read_dateline(line)
            if (
                filed is not None
                and filed.certain
                and len(line) > filed.end
                and not CLOCK_ALONE.fullmatch(line[filed.end :])
            ):
                _drop_key_points(draft, kept)
                ends_head = True
        if ends_head:
            kept += draft.paragraphs[index:]
            break
        reason = head_reason(line, has_agency)
        if (reason == "contact" or ("." in line and SITE.fullmatch(line.strip("—–- ")))) and any(
            len(text) >= MIN_PROSE and text.endswith(".") for text in kept
        ):
            reason = None  # below the story
        if (kept and PROVIDED.fullmatch(line)) or (index and PROVIDED.fullmatch(draft.paragraphs[index - 1])):
            reason = "source_line" if len(line) <= MAX_LENGTH else reason
        if reason is None and index in fields and len(fields) >= MIN_FIELDS:
            reason = "source_line"
        if reason is None and index == 0 and len(draft.paragraphs) > 2 and _is_site_and_clock(line):
            reason = "source_line"
        if index == 0 and line.lower() in AGENCIES and line.isupper():
            reason = "source_line"  # no headline, and initials open no byline
            draft.agency = draft.agency or AGENCIES[line.lower()]
        if reason is None and kept and len(line) <= MAX_ORIGIN:
            reason = _origin(line, draft.paragraphs[index + 1 :], has_agency, line in draft.above_time)
        has_agency = has_agency or line.lower() in AGENCIES or NEWSROOM.fullmatch(line) is not None
        if reason is None:
            kept.append(line)
            continue
        if reason == "wire_code" and line.isupper():
            draft.agency = draft.agency or AGENCIES.get(re.split("[/ -]", line)[0].lower())
        section = SECTION.fullmatch(line)
        if section:
            draft.section = draft.section or section["name"].strip()
        source = SOURCE.match(line)
        if source:
            names = re.split(r"\s*[/,&]\s*|\s+(?:and|und|et|y|e)\s+", source["name"].strip().lower())
            draft.agency = draft.agency or next(filter(None, map(AGENCIES.get, names)), None)
        elif reason in ("source_line", "timestamp"):
            named = (line.strip("/()[] "), *SEGMENT.split(line), *(word for word in line.split() if word.isupper()))
            draft.agency = draft.agency or next(filter(None, map(AGENCIES.get, map(str.lower, named))), None)
            draft.agency = draft.agency or opening_agency(line)
        if reason in ("timestamp", "source_line") and draft.published_at is None:
            written = find_time(line, draft.language) or find_time(line, _day_order(line, draft))
            draft.published_at = written.iso if written else None
        if reason in ("timestamp", "source_line") and kept:
            draft.above_time |= frozenset(kept)
        draft.remove(line, reason)
    draft.paragraphs = kept


def _day_order(line: str, draft: Draft) -> str | None:
    """A language with the order of day and month in figures: from a clock's zone, or of a text that is not English."""
    zone = ZONE.search(line)
    if zone:
        return "en-US" if zone[0] in AMERICAN else "en-GB"
    return None if is_english(max(draft.paragraphs, key=len)[:MAX_SAMPLE]) else OTHER


def _origin(line: str, below: list[str], has_agency: bool, above_time: bool) -> str | None:
    """The reason for a line between a headline and its time: agencies, a service's name, a place the story names."""
    first, _, rest = line.partition(" ")
    if NEWSROOM.fullmatch(first) and (not rest or rest.partition(" ")[0].lower() in AGENCIES):
        return "source_line"  # "Redazione ANSA ROMA"
    timed = bool(below) and is_time_line(below[0])
    if (timed or above_time) and opening_agency(line):
        return "source_line"
    if not timed or not NAMES_IN_TITLE_CASE.fullmatch(line):
        return None
    if SERVICE.search(line):
        return "source_line"
    named = " " not in line or folded(line) in CITIES or line.lower() in "\n".join(below).lower()
    return "dateline" if has_agency and named else None


def opening_agency(line: str) -> str | None:
    """The agency of a line that consists of its name and a place: "Press Trust of India New Delhi"."""
    words = line.split(" ")
    opening = ((" ".join(words[:taken]).lower(), " ".join(words[taken:])) for taken in range(1, len(words)))
    return next((AGENCIES[name] for name, rest in opening if name in AGENCIES and folded(rest) in CITIES), None)


def _drop_key_points(draft: Draft, head: list[str]) -> None:
    """Move a label such as "Summary" and the points below it, which repeat the story, from the head to `removed`."""
    label = _key_points(head)
    if label is not None:
        for line in head[label:]:
            draft.remove(line, "summary")
        del head[label:]
        return
    points = [line for line in head[1:] if line.startswith(POINT)]
    for line in points:  # below the headline of a long story
        draft.remove(line, "summary")
        head.remove(line)


def _key_points(head: list[str]) -> int | None:
    """The index of the label over the main points."""
    lines = enumerate(head)
    return next((i for i, line in lines if line.rstrip(" :").lower().replace("’", "'") in KEY_POINTS), None)


def head_reason(line: str, has_agency: bool) -> str | None:
    """Why a line above the story is none of its headlines: a time, an origin, a code; None if it may be one."""
    if len(line) > MAX_LENGTH:
        return None
    line = LIST_MARK.sub("", line, count=1) if LIST_MARK.match(line) else line
    if READING_TIME.fullmatch(line.rstrip(" .")) or is_time_line(line):
        return "timestamp"
    label, colon, labelled = line.partition(": ")
    if colon and label.count(" ") <= 2 and label.replace(" ", "").isalpha() and is_time_line(labelled):
        return "timestamp"  # in whatever language
    if line.startswith("http") and " " not in line:
        return "source_line"
    if _is_agency_and_day(line):
        return "source_line"
    if is_wire_code(line):
        return "wire_code"
    if SOURCE.fullmatch(line) or (line[0] in "/([" and line.strip("/()[] ").lower() in AGENCIES):
        return "source_line"
    if ":" in line and SECTION.fullmatch(line):
        return "section_label"
    timed = line.replace(" / ", " | ") if ":" in line else line
    parts = [part for part in SEGMENT.split(timed) if part and not _is_meta(part)]
    if not parts:
        return "timestamp"
    if parts[0] != line and _is_origin(parts):
        return "source_line"
    if ("." in line and SITE.fullmatch(line)) or (line[-1] == ")" and OUTLET_IN_CITY.fullmatch(line)):
        return "source_line"
    if (":" in line or "@" in line) and CONTACT.fullmatch(line):
        return "contact"
    if (">" in line or "›" in line or "»" in line) and BREADCRUMBS.fullmatch(line):
        return "navigation"
    if has_agency and folded(line) in CITIES:
        return "dateline"
    return None


def _is_origin(parts: list[str]) -> bool:
    """Whether the parts of a line beside its time are an agency and at most a section, or name the source."""
    named = [
        part
        for part in parts
        if part.strip(" .,").lower() in AGENCIES or SOURCE.fullmatch(part) or SITE_NAME.fullmatch(part)
    ]
    others = [part for part in parts if part not in named]
    return len(named) == 1 and len(others) <= 1 and all(len(part) <= MAX_LABEL for part in others)


def _is_site_and_clock(line: str) -> bool:
    """Whether a line consists of one to three words and a clock behind a dot or bar: "Strait News • today, 15:05"."""
    parts = re.split(r"\s[•·|]\s", line)
    return (
        len(parts) == 2
        and not line.startswith(BYLINES)
        and len(parts[0].split()) <= MAX_SITE_WORDS
        and is_time_line(parts[1])
        and _CLOCK.search(parts[1]) is not None
    )


def _is_agency_and_day(line: str) -> bool:
    """Whether a line is an agency, at most a place, and a day: "EFE Lugo 2 may 2026"."""
    found = find_time(line, LANGUAGE) if any(map(str.isdigit, line)) else None
    if found is None:
        return False
    rest = (line[: found.start] + line[found.end :]).strip(" ,.-–—|")
    first = next((n for n in (1, 2) if " ".join(rest.split()[:n]).lower() in AGENCIES), 0)
    place = " ".join(rest.split()[first:]).strip(" ,.-–—|()")
    return first > 0 and (not place or (len(place) <= MAX_LABEL and NAMES_IN_TITLE_CASE.fullmatch(place) is not None))


def _is_meta(part: str) -> bool:
    """Whether a part of a line is a time, how long the story takes to read, or how often it was read."""
    if not any(map(str.isdigit, part)):
        return False
    found = CLOCK_ALONE.fullmatch(part) or READING_TIME.fullmatch(part) or COUNTER.fullmatch(part)
    return found is not None or is_time_line(part)


def is_wire_code(line: str) -> bool:
    """Return whether a line is the envelope of a wire: "ZCZC AFR0412 4 GEN 0198", "NBO-WATER-041432", "NNNN"."""
    if len(line) > MAX_CODE_LENGTH:
        return False
    if ENVELOPE.match(line):
        return True
    if line != line.upper():
        return False
    numbers = [number for number in re.findall(r"\d+", line) if len(number) >= MIN_CODE and not YEAR.fullmatch(number)]
    joined = any(MIXED.fullmatch(word) for word in line.split())
    letters = sum(map(str.isalpha, line))
    return joined and bool(numbers) and letters <= MAX_CODE_LETTERS * sum(map(len, numbers))


def is_time_line(line: str) -> bool:
    """Return whether a line contains only a time of publication or update."""
    if not any(map(str.isdigit, line)) or len(line) > MAX_LENGTH or line.startswith(BYLINES):
        return False
    alone = _DAY_AND_CLOCK.fullmatch(line)
    if alone and month_in_date(alone["month"]):
        return True
    rest = with_short_zone(line)
    found = find_time(rest, LANGUAGE)
    if found is None and not (_TIME_LABEL.match(line) and _CLOCK.search(line)):
        return False
    for _ in range(3):
        if found is None:
            break
        rest = " ".join((rest[: found.start] + " " + rest[found.end :]).split())
        found = find_time(rest, LANGUAGE)
    for pattern in (_BUTTONS, _AGE, READING_TIME, _TIME_LABEL, _WEEKDAY, _CLOCK):
        rest = pattern.sub(" ", rest)
    return sum(map(str.isalpha, rest)) <= MAX_OTHER_LETTERS and sum(map(str.isdigit, rest)) <= 4
