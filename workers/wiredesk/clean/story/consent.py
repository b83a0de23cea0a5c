"""Dialogs that ask readers for consent, on pages whose elements have no telling names.

They can have more prose than a short story. What they say shows them: each of their paragraphs names several things
that only such dialogs put together.
"""

import re
from collections.abc import Sequence

from wiredesk.clean.page.element_names import OVERLAY
from wiredesk.clean.story.exclusions import Exclusions

HINTS = (
    *("cookie", "consent", "einwillig", "personenbezog", "données perso", "datos personales", "dati personali"),
    *("dados pessoais", "persoonsgegevens", "toestemming", "zgod", "samtyck", "samtykke", "персональн"),
    *("souhlas", "súhlas", "hozzájárul", "consimț", "suostum", "συγκατάθεσ", "çerez", "evästee", "クッキー", "同意"),
)
"""Every dialog contains one of these, in lower case; checked first for the whole page."""
TERMS = re.compile(
    r"\b(?P<cookies>cookies?|ciasteczk\w*|cookie-\w+|evästee\w*|çerez\w*|informasjonskapsl\w*|súbor\w* cookie|kakor)\b|"
    r"(?P<consent>consent\w*|consenso|einwillig\w*|toestemming|zgod\w+|samtyck\w*|samtykke\w*|consentimi?ento|"
    r"souhlas\w*|súhlas\w*|hozzájárul\w*|consimț\w*|suostum\w*|συγκατάθεσ\w*|согласи[ея]|згод[аиу]|同意)|"
    r"\b(?P<partners>partners?|partnern?|partenaires|socios|parceiros|partnerów|partnerei?|partneř\w+|parteneri\w*|"
    r"kumppan\w+|vendors|anbietern?)\b|"
    r"(?P<data>personal data|personenbezogen\w* daten|données personnelles|datos personales|dati personali|"
    r"dados pessoais|persoonsgegevens|dan\w+ osobow\w+|browsing data|персональн\w+ дан\w+|persondata|personuppgift\w*|"
    r"person(?:lige )?opplysning\w*|personoplysning\w*|osobní\w* údaj\w*|osobn\w+ údaj\w+|személyes adat\w*|"
    r"datel\w+ (?:cu caracter )?personal\w*|henkilötieto\w*|προσωπικ\w+ δεδομέν\w+|kişisel veri\w*|個人情報|个人信息)|"
    r"(?P<device>(?:on|from) (?:your|a|the) device|(?:auf|von) (?:ihrem|einem) (?:end)?gerät|identifiers?\b|"
    r"sur votre (?:appareil|terminal)|(?:en|de) su dispositivo|sul (?:tuo )?dispositivo|op je apparaat|"
    r"standortdaten|geräteeigenschaften|geolocation data|géolocalisation précise|geolocali[sz]\w+)|"
    r"(?P<personal>personali[sz]\w+|personalisiert\w*|gepersonaliseerde|zindywidualizowan\w+|publicité\w* ciblée\w*|"
    r"personalizovan\w+|személyre szabott|räätälöi\w+|tilpass\w+ annon\w+)|"
    r"(?P<choice>your (?:choices|preferences|settings)|legitimate interests?|berechtigte\w* interesse\w*|"
    r"intérêts? légitimes?|interés legítimo|interesse legittimo|legítimo interesse|gerechtvaardigd belang|"
    r"vos (?:choix|préférences)|sus preferencias|le tue preferenze|jouw voorkeuren|sie haben die wahl|"
    r"jederzeit .{0,60}widerrufen|oprávněn\w+ zájm\w+|jogos érdek\w*|berettiget interesse|berättigat intresse)"
)
"""What such dialogs put together, in lower case."""
MIN_TERMS = 2
"""Different things that a paragraph of a dialog names; one of them counts in part."""
ONE_TERM = 0.6
MIN_SHARE = 0.5
"""Share of an element's prose in such paragraphs from which the element is a dialog."""
MIN_STORY = 100
"""Characters of prose that must remain: an article about cookies is no dialog."""


def exclude_consent(excluded: Exclusions) -> None:
    """Exclude elements with buttons, or above the headline, that mostly ask for consent and are not the story.

    Args:
        excluded: the exclusions so far; changed.
    """
    layout = excluded.layout
    indexes = [
        index
        for index, prose in enumerate(excluded.prose)
        if prose > 0 and excluded.reasons[layout.blocks[index].element] is None
    ]
    together = "\n".join(layout.blocks[index].words for index in indexes).lower()
    if not any(map(together.__contains__, HINTS)):
        return
    headlines = layout.counted(block.holder for block in layout.blocks if layout.tags[block.holder] == "h1")
    around = {index: elements for index in indexes if (elements := _around(excluded, headlines, index))}
    if not around:
        return
    asking, plain = [0.0] * len(excluded.prose), False
    for index in indexes:
        terms = {found.lastgroup for found in TERMS.finditer(layout.blocks[index].words.lower())}
        if terms:
            asking[index] = excluded.prose[index] * (1.0 if len(terms) >= MIN_TERMS else ONE_TERM)
            plain |= len(terms) >= MIN_TERMS
    if not plain:
        return
    asked = layout.totals(asking)
    for index, elements in around.items():
        if not asking[index] or excluded.reasons[layout.blocks[index].element] is not None:
            continue
        dialogs = [element for element in elements if asked[element] >= MIN_SHARE * excluded.all_prose[element]]
        if dialogs:
            excluded.exclude(dialogs[-1], OVERLAY)


def _around(excluded: Exclusions, headlines: Sequence[int], index: int) -> list[int]:
    """The elements around a paragraph that may be a dialog, innermost first: outside them is a story."""
    layout = excluded.layout
    found = []
    for element in layout.outwards(layout.parents[layout.blocks[index].holder]):
        if headlines[element] or excluded.all_prose[0] - excluded.all_prose[element] < MIN_STORY:
            break
        if excluded.controls[element] or 0 <= excluded.last[element] < (excluded.headline or 0):
            found.append(element)
    return found
