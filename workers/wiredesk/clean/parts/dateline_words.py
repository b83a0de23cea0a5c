"""Words that tell a dateline's place from labels, bodies and clauses."""

import re

_LABELS = """
advertisement alert analysis and announcement breaking brief briefs business by comment commentary column
correction corrected daily developing documentary editorial embargo exclusive explainer factbox feature file
flash for from gallery graphic how if interview latest letter letters list listen live more morning national
news newsletter no not note now obituary opinion perspective photo photos podcast poll politics posted preview
profile published q&a question quiz read recap refile reminder report review so special sport sports story talking
tears then this timeline today tonight top travel update updated urgent video view votes warning was watch weather
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
BARE_AGENCY = re.compile(r"(?:,\s*|(?<=\d)\s)([A-Za-z][\w-]*\.(?:com|id|co|net|org)|[A-Z][A-Za-z]+)$")
"""The agency without brackets at the end of a dateline: "OSLO, AFP", "BRISBANE, March 6 AAP"."""
JOINED_SERVICE = re.compile(r"[\w-]+\.[a-z]+|[A-Z]{3,}(?:NEWS|PRESS|WIRE|MEDIA|POST|TIMES)")
"""A service's name in one word: "iNews.id", "KALBARNEWS"."""
