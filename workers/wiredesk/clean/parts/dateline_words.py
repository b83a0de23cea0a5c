"""The forms of datelines, and words that tell their places from labels, bodies and clauses."""

import re

_LABELS = """
advertisement alert analysis and announcement breaking brief briefs business by comment commentary column
correction corrected daily developing documentary editorial embargo exclusive explainer factbox feature file
flash for from gallery graphic how if interview latest letter letters list listen live more morning national
news newsletter no not note now obituary opinion perspective photo photos podcast poll politics posted preview
profile published q&a question quiz read recap refile reminder report review so special sport sports story talking
tears then this timeline today tonight top travel update updated urgent video view votes warning was watch weather
tennis football cricket golf rugby soccer basketball baseball hockey boxing cycling athletics motorsport
we weekly what when where who why with world you your answer summary abstract key full text part chapter bombshell
busted boom just revealed editor's editor’s
"""
LABELS = frozenset(_LABELS.split())
"""Words in capitals before a dash that are not places."""
_BODIES = """
nato unesco unicef who fifa uefa opec asean ecowas mercosur interpol europol nasa imf eu un uk us usa brexit covid
gop dnc rnc nfl nba mlb nhl fbi cia isis hamas hezbollah taliban unhcr unrwa wto wfp ioc icc icj oecd brics sadc
igad cern esa nhs nasdaq ftse huawei ikea tesla ai ukip bjp anc huffpollster politico
"""
BODIES = frozenset(_BODIES.split())
"""Organisations and topics that are printed in capitals like places."""
PREPOSITIONS = frozenset(("as", "at", "before", "between", "by", "from", "in", "on", "since", "to", "until", "of"))
"""A first word that opens a clause and no place."""
JOINING = frozenset(
    ("de", "del", "do", "da", "di", "of", "and", "y", "la", "le", "el", "the", "al", "sur", "am", "auf")
)
BARE_AGENCY = re.compile(r"(?:,\s*|\.\s+|(?<=\d)\s)([A-Za-z][\w-]*\.(?:com|id|co|net|org)|[A-Z][A-Za-z]+)$")
"""The agency without brackets at the end of a dateline: "OSLO, AFP", "BRISBANE, March 6 AAP"."""
JOINED_SERVICE = re.compile(r"[\w-]+\.[a-z]+|[A-Z]{3,}(?:NEWS|PRESS|WIRE|MEDIA|POST|TIMES)")
"""A service's name in one word: "iNews.id", "KALBARNEWS"."""
AGENCY_ALONE = re.compile(
    r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2},? )?\(\s*(?P<agency>[^()]{2,30}?)\s*\)\s*"
    r"(?P<dash>[—–―=]|-{1,2}|:)?\s*(?=[A-ZÀ-Þ\d“\"‘])"
)
"""An agency that does not say where it is: "(CNN) —", "(Belga)"."""
AGENCY_AND_DASH = re.compile(
    r"(?P<agency>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,2})\s[—–-]{1,2}\s(?=[^\Wa-z\d]|[“\"‘«])"
)
"""The same without brackets: "AGI - L'azienda"."""
IN_BRACKETS = re.compile(r"\(\s*(?P<head>[^\W\d_][^()]{5,80})\)\s*(?:[—–-]{1,2}\s*)?(?=[A-ZÀ-Þ“\"‘])")
"""A whole dateline in brackets: "(New York, NY - October 21) The"."""
PLACE_AND_AGENCY = re.compile(
    r"[(\[]\s?(?P<place>[A-ZÀ-Þ][^()\[\]=]{1,40}?)\s?=\s?(?P<agency>[A-Za-z][\w .&-]{1,30})[)\]]"
    r"\s*(?:[=—–-]{1,2}\s*)?(?=[A-ZÀ-Þ\d“\"‘])"
)
"""Place and agency as in Korea and Japan: "(SEOUL=Yonhap)"."""
PLACE_AND_DAY = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^:()\n]{2,30}): (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? "
    r"\((?P<agency>[A-Za-z][^()]{1,20})\)\s?[:–—-]{0,2}\s(?=[A-ZÀ-Þ\d“\"‘])"
)
"""A colon between place and day: "New Delhi: June 11 (UNI) The"."""
PLACE_IN_BRACKETS = re.compile(r"\((?P<place>[A-ZÀ-Þ][^()\d]{2,40})\)\s?[–—-]{1,2}\s(?=[A-ZÀ-Þ“\"‘])")
"""The place alone in brackets, as organisations print it: "(Nairobi) – The"."""
BETWEEN_STROKES = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^/\n]{1,40}?)\s/\s(?P<agency>[A-Z][\w .&-]{2,30}?)\s/\s(?P<day>[A-Z][^/\n]{4,18}?)\s/\s"
    r"(?=[A-ZÀ-Þ\d“\"])"
)
"""Place, service and day between strokes: "LEEDS, UK / ACCESSWIRE / May 2, 2026 / The"."""
PASSED_ON = re.compile(r"\([A-Z]{4,12}\s?[-–]\s?(?P<source>[A-Z][^()]{2,40})\)\s(?=[A-ZÀ-Þ“\"‘\d])")
"""A service and whose text it passes on: "(MENAFN- Strait News) The"."""
OUTLET = re.compile(
    r"(?P<name>[A-Z][\w .’'&]{2,40}?)"
    r"(?:\s*\((?P<agency>[^()]{2,30})\)\s*(?:[—–-]\s*)?|\s*[—–]\s*|\s+--?\s+)(?=[A-ZÀ-Þ“\"])"
)
"""The name of a publication before the story, by itself or with the agency that it has the story from."""
AGENCY_FIRST = re.compile(r"\(\s*([A-Za-z][\w /.&-]{1,25}?)\s*\)\s*[—–-]{1,2}\s*(?=[A-ZÀ-Þ])")
"""The agency before the place, as in Italian: "(ANSA) - ROME, MAY 2 -"."""
WRITER_FIRST = re.compile(
    r"(?P<writer>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){1,3})\s?/\s?(?P<head>[A-ZÀ-ÞĀ-Ž][^/()]{1,40}?,?\s?"
    r"\((?P<agency>[A-Za-zÀ-ž][\w .-]{1,20})\))(?:\s?[-–—]{1,2}\s?|$)"
)
"""The writer before the place, as Turkish agencies print it: "Ama MENSAH / TAMBA, (DHA) -"."""
OUTLET_AND_PLACE = re.compile(
    r"(?P<first>[^\W\d_][^,:\n\d–—]{1,38}?)(?:,|\s?/|\s[-–—])\s(?P<second>[^\W\d_][^,:\n\d–—]{1,38}?)"
    r"(?:\s(?:--?|[–—])|\s?:)\s(?=[^\Wa-z]|[“\"«])"
)
"""The publication beside the place, on either side: "Tamba, The Strait -", "STRAIT.COM, Tamba -"."""
SITE_FIRST = re.compile(r"[A-Za-z][\w-]{1,30}(?:\.(?:[a-z]{2,4}|[A-Z]{2,4})){1,2}, (?=[A-ZÀ-Þ])")
"""The address of the publication before the place, as in Indonesia: "TEMPO.CO, Jakarta - "."""
COUNTRY_IN_BRACKETS = re.compile(r"\s*\[[A-Z][\w .’'-]{2,30}\]")
"""The country after the place, as ANI prints it: "New Delhi [India]"."""
REGION = re.compile(r"(?<=\w)\s?\([A-Z]{1,3}(?:/[A-Z]{1,3})?\)")
"""The initials of a region behind a place: "Goaso (A/R)"."""
NAMED = re.compile(r"[\w.-]+\.[a-z]{2,6}|[A-Z][\w.’'&-]*(?: [A-Z&\d][\w.’'&-]*){0,3}")
"""Text in an agency's brackets that is in no table of agencies."""
JUNK = re.compile(r"[*#>•·~_\s]{1,12}(?=[A-ZÀ-Þ])")
"""Remains of line printers and list markers before the place."""
SERVICE = re.compile(
    r"(?:(?<=[a-z])(?:News|[Pp]resse?|Wire|Media)|(?i:\b(?:news|wire|newswire|press|agency|service|network|times|post|herald|tribune|gazette|chronicle|journal|"
    r"radio|tv|media|bureau)))$"
)
"""The last word of many a newspaper's or service's name."""
STROKES = re.compile(r"(?<=/)\s?\.\s+(?=[A-ZÀ-Þ“\"‘])")  # "MOSCOW, May 2. /TASS/. The"
