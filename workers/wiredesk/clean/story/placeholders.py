"""Paragraphs that stand for an embedded post or video until the reader allows it.

They name several things that only such a notice puts together, and speak to the reader or of "this content".
"""

import re

MAX_LENGTH = 400
MIN_THINGS = 3
"""Different things of the four below."""
_THINGS = (
    # what is embedded
    r"contents?|inhalte?n?|contenus?|contenidos?|contenut[oi]|conteúdos?|inhoud|innehåll\w*|indhold\w*|innhold\w*|"
    r"sisäl\w+|treś\w+|obsah\w*|tartalom\w*|tartalmak\w*|conținut\w*|içeri\w+|контент\w*|содержим\w+|вміст\w*|"
    r"съдържани\w+|περιεχόμεν\w+|sadržaj\w*|vsebin\w*|embeds?|posts?|beiträge?|tweets?|videos?|vidéos?|wideo",
    # what it may store
    r"cookies?|kakor|informasjonskaps\w+|evästee\w*|evästei\w*|ciasteczk\w*|çerez\w*|cookie-\w+|kolačić\w*|piškotk\w*|"
    r"sütik?\w*|personenbezogen\w*|personal data|données personnelles|datos personales|dati personali|dados pessoais|"
    r"persoonsgegevens|datenschutz\w*|файл\w* cookie|бисквитк\w*",
    # whose it is
    r"third[- ]part\w+|extern\w*|dritt\w+|tiers|terceros|terz[ei](?: parti)?|terceiros|derden|tredjepart\w*|"
    r"tredje part\w*|kolmannen osapuolen|trzeci\w+|třetí\w*|tretích|harmadik|terți|üçüncü taraf\w*|сторонн\w+|"
    r"τρίτων",
    # that it must be allowed
    r"accept\w*|akzeptier\w*|allow\w*|aktivier\w*|activ\w+|acept\w*|accett\w*|aceit\w*|accepter\w*|toestemming|godta\w*|"
    r"godkänn\w*|godkend\w*|samtyk\w*|samtyck\w*|hyväks\w+|zgod\w*|akcept\w*|souhlas\w*|súhlas\w*|elfogad\w*|"
    r"engedélyez\w*|accepta\w*|kabul|izin|consent\w*|einverstanden|einwillig\w*|zustimm\w*|autori[sz]\w+|consenso|"
    r"разреш\w+|соглас\w+|дозвол\w+|приемете|prihvat\w*|sprejm\w*|blocked|blockiert|bloqué\w*|bloquead\w*|bloccat\w*",
)
_OF_THINGS = tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in _THINGS)
_HINTS = """
cookie kakor ciasteczk çerez eväst süti kapsl kolačić piškot бисквит datenschutz third extern
dritt tiers tercer terz terceir derden tredje harmadik terți üçüncü сторонн τρίτων
"""
HINTS = tuple(_HINTS.split())
"""Every such notice contains one of these, in lower case; checked first, since most paragraphs have none."""
_QUOTED = re.compile(r"[“”\"]")
_TO_READER = re.compile(
    r"(?<!\w)(?:this|your?|dieser?[mns]?|sie|ihre?n?|du|dein\w*|ce(?:t|tte|s)?|vous|votre|vos|est[eao]s?|su|tus?|debes|necesitas|"
    r"quest[oaie]|devi|tuoi?|seus?|você|deze|dit|je|jouw|u|uw|detta|dette|du|din\w*|tämä\w*|tätä|ten|ta|tej|aby|twoj\w+|"
    r"tento|tuto|váš|ez|ezt|acest\w*|bu|эт\w+|ваш\w*|вы|ц\w{1,2}й?|це|това|αυτό|ovaj|ta)(?!\w)",
    re.IGNORECASE,
)


def is_placeholder(words: str) -> bool:
    """Return whether a paragraph says that something embedded is not shown before the reader allows it."""
    if len(words) > MAX_LENGTH:
        return False
    lowered = words.lower()
    if not any(map(lowered.__contains__, HINTS)) or _QUOTED.search(words):
        return False
    named = sum(things.search(words) is not None for things in _OF_THINGS)
    return named >= MIN_THINGS and _TO_READER.search(words) is not None
