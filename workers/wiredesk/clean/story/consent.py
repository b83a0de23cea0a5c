"""Dialogs that ask readers for consent, on pages whose elements have no telling names.

They can have more prose than a short story. What they say shows them: each of their paragraphs names several things
that only such dialogs put together.
"""

import re

from wiredesk.clean.page.element_names import OVERLAY
from wiredesk.clean.story.exclusions import Exclusions

HINTS = (
    *("cookie", "consent", "einwillig", "personenbezog", "données perso", "datos personales", "dati personali"),
    *("dados pessoais", "persoonsgegevens", "toestemming", "zgod", "samtyck", "samtykke", "персональн"),
)
"""Every dialog contains one of these, in lower case; checked first for the whole page."""
TERMS = re.compile(
    r"\b(?P<cookies>cookies?|ciasteczk\w*)|"
    r"(?P<consent>consent\w*|consenso|einwillig\w*|toestemming|zgod\w+|"
    r"samtyck\w*|samtykke\w*)|"
    r"(?P<partners>partners?\b|partnern?\b|partenaires|socios|parceiros|partnerów|vendors|anbietern?\b)|"
    r"(?P<data>personal data|personenbezogen\w* daten|données personnelles|"
    r"datos personales|dati personali|dados pessoais|"
    r"persoonsgegevens|dan\w+ osobow\w+|browsing data|персональн\w+ данн\w+)|"
    r"(?P<device>(?:on|from) (?:your|a|the) device|auf (?:ihrem|einem) (?:end)?gerät|identifiers?\b|"
    r"sur votre (?:appareil|terminal)|"
    r"en su dispositivo|sul (?:tuo )?dispositivo|op je apparaat)|"
    r"(?P<personal>personali[sz]\w+|personalisiert\w*|gepersonaliseerde|zindywidualizowan\w+)|"
    r"(?P<choice>your (?:choices|preferences|settings)|legitimate interests?|berechtigte\w* interesse\w*|"
    r"intérêts? légitimes?|"
    r"vos choix|sus preferencias|le tue preferenze|jouw voorkeuren)",
    re.IGNORECASE,
)
MIN_TERMS = 2
"""Different things that a paragraph of a dialog names."""
MIN_SHARE = 0.5
"""Share of an element's prose in such paragraphs from which the element is a dialog."""
MIN_STORY = 100
"""Characters of prose that must remain: an article about cookies is no dialog."""


def exclude_consent(excluded: Exclusions) -> None:
    """Exclude elements with buttons that mostly ask for consent, if they are not in the story's place.

    Args:
        excluded: the exclusions so far; changed.
    """
    layout = excluded.layout
    if not layout.controls:
        return
    indexes = [
        index
        for index, prose in enumerate(excluded.prose)
        if prose > 0 and excluded.reasons[layout.blocks[index].element] is None
    ]
    together = "\n".join(layout.blocks[index].words for index in indexes).lower()
    if not any(map(together.__contains__, HINTS)):
        return
    asking = [0.0] * len(excluded.prose)
    for index in indexes:
        terms = {found.lastgroup for found in TERMS.finditer(layout.blocks[index].words)}
        if len(terms) >= MIN_TERMS:
            asking[index] = excluded.prose[index]
    if not any(asking):
        return
    asked, headlines = (
        layout.totals(asking),
        layout.counted(block.holder for block in layout.blocks if layout.tags[block.holder] == "h1"),
    )
    for index, prose in enumerate(asking):
        if not prose or excluded.reasons[layout.blocks[index].element] is not None:
            continue
        dialog = None
        for element in layout.outwards(layout.parents[layout.blocks[index].holder]):
            if headlines[element] or excluded.all_prose[0] - excluded.all_prose[element] < MIN_STORY:
                break
            if excluded.controls[element] and asked[element] >= MIN_SHARE * excluded.all_prose[element]:
                dialog = element
        if dialog is not None:
            excluded.exclude(dialog, OVERLAY)
