"""Sentences that ask readers to subscribe, register, follow or download, or to consent to cookies."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from wiredesk.knowledge.speech import PAST

MAX_LENGTH = 500
_DOING = re.compile(
    r"\b(?:sign(?:ing)? up|click here|tap here|join (?:us|our|the)|follow us|follow our|subscribe|register|"
    r"download|bookmark|"
    r"support us|listen (?:here|on)|check out|get (?:the|our|all|daily|breaking)|receive|stay (?:up to date|informed)|"
    r"melden sie sich|anmelden|abonnier\w+|folgen sie|unterstützen sie|hier entlang|entlang|richtig|"
    r"inscrivez-vous|abonnez-vous|suivez|recevez|suscríb\w+|síguenos|regístrate|recibe|únete|inscreva-se|assine|"
    r"siga|receba|"
    r"donate|contribute|consider (?:making|supporting|donating|becoming|contributing)|become an? (?:\w+ )?(?:member|"
    r"supporter|subscriber|patron)|soutenez|faites un don|apoya|dona|haz(?:te)? (?:una donación|soci[oa])|apoie|"
    r"sostieni|dona ora|steun|støtt|stöd|wesprzyj|wspieraj|поддержите|підтримайте|destek ol\w*|dukung|"
    r"iscrivi\w+|seguici|ricevi|schrijf je|volg ons|ontvang|anmäl dig|följ|prenumerera|tilmeld|følg|meld deg|"
    r"zapisz się|dołącz|"
    r"подпис\w+|читайте нас|підпис\w+|abone ol\w*|takip ed\w+)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"newsletter\w{0,4}\b|app für\b|"
    r"\b(?:inbox|our (?:app|website|homepage|community|podcast|channel)|news app|whatsapp|"
    r"podcast platform|push notifications|notifications|news alerts|google news|subscribers?|subscription|"
    r"postfach|handy|"
    r"nieuwsbrief|nyhetsbrev\w*|nyhedsbrev\w*|boletín|bollettino|biuletyn|lettre d.information|telegram|"
    r"spende|donat\w+|journalism|journalisme|periodismo|giornalismo|jornalismo|journalismus|journalistiek|"
    r"journalistik\w*|dziennikarstw\w*|журналистик\w+|журналістик\w+|gazetecili\w+|jurnalisme|"
    r"телеграм\w*|рассылк\w+|розсилк\w+|bülten\w*|privacy policy|infolettre|uutiskirje\w*|hírlev[eé]l\w*|buletin|"
    r"ενημερωτικό δελτίο)\b|뉴스레터|ニュースレター|メールマガジン|メルマガ|电子报|電子報|نشرت\w*|ניוזלטר",
    re.IGNORECASE,
)
"""What readers are asked to subscribe to or to pay for."""
_READER = re.compile(
    r"\b(?:you|your|our|us|my|sie|ihre?n?|uns|unser\w*|du|dein\w*|dir|vous|votre|vos|nos|tu|tus|te|nuestr\w+|você|"
    r"seu|sua|noss\w+|"
    r"ti|tua|tuo|nostr\w+|je|jouw|ons|onze|dig|din|deg|du|oss|vår\w*|się|nasz\w*|nas|вас|наш\w*|на|нас|bizi|bizim)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:^|[.!?] )(?:sign up|subscribe)(?=[ !.])|^(?:help )?(?:support|fund|back|donate to) [^.!?]{0,60}\bjournalism\b|"
    r"\b(?:inscrivez-vous|abonnez-vous|suscríb(?:ete|ase)|apúntate|inscreva-se|iscriviti|meld je|schrijf je|"
    r"tilmeld dig|meld deg|zapisz się|подпишит\w+|подпишись|підпиш\w+|abone olun\w*|tilaa|liity|přihlaste se|"
    r"odebírejte|přihláste sa|iratkozz\w*|abon(?:ează|ați)-(?:te|vă)|εγγραφείτε|γραφτείτε|daftar|langganan)\b|"
    r"구독하|등록하|登録し|登録を|订阅|訂閱|اشترك|سجل|הירשמו|הצטרפו",
    re.IGNORECASE,
)
"""Asks readers to subscribe in a form of the verb that addresses them."""
_CONSENT = re.compile(
    r"(?:\b(?:cookies?|personal (?:information|data)|personenbezogene\w*|datenschutz\w*|third[- ]party|"
    r"drittplattform\w*|"
    r"extern\w* inhalt\w*|consent|opt(?:ed|ing)?[- ]?out|einverstanden|einwilligung|données personnelles|mit "
    r"einem klick)\b.*){2}",
    re.IGNORECASE | re.DOTALL,
)
_COMMISSION = re.compile(
    r"\b(?:earn|receive|get|make|paid|erhalten?|erhält|bekomm\w+|verdien\w*|perçoi\w*|touch\w+|recib\w*|gana\w*|ottien\w*|"
    r"ricev\w*|receb\w*|ontvang\w*)\b.{0,50}\b(?:commissions?|compensation|provision\w*|comisi[oó]n|comissão|commissione|commissie)\b",
    re.IGNORECASE,
)
EARNED = ("ommis", "omis", "ompensation", "rovision")
"""In lower case, what a site earns contains one of these."""
_THROUGH_SITE = re.compile(
    r"\b\w*links?\b|\bvisit\b.{0,20}\bpartners\b|\b(?:through|via|from|über|bei) (?:us|our|uns)\b|"
    r"\b(?:liens?|enlaces?)\b",
    re.IGNORECASE,
)
"""That the site earns from what readers buy through its links."""
_APP = re.compile(
    r"\b(?:download|get|descarg\w+|télécharg\w+|lade\w*|scarica\w*|baix\w+)\b.{0,80}\bapps?\b"
    r"(?:.{0,80}\b(?:google play|play store|itunes|app ?store|ios|android)\b)",
    re.IGNORECASE,
)
"""That readers download the site's app; a report of an app says more."""
_PAYWALL = re.compile(
    r"\b(?:réservée?s? (?:aux|à nos) abonné|il vous reste \d.{0,20}% de cet article|(?:exklusiv|nur) für (?:unsere )?"
    r"abonnent|(?:exclusivo|reservado|solo) para (?:nuestros )?suscriptores|riservat[oaie] agli abbonati|"
    r"exclusivo para assinantes|alleen voor abonnees|(?:endast|bara|kun) för prenumeranter|kun for abonnenter|"
    r"(?:article|story|content) is (?:only )?(?:reserved for|available to|for) (?:our )?(?:subscribers|members)|"
    r"you have (?:full )?access to this (?:article|story)|already a subscriber)\b|会員限定|有料会員|"
    r"только для подписчиков|лише для передплатників",
    re.IGNORECASE,
)
"""That the rest is for subscribers."""
MAX_PAYWALL_LENGTH = 250
_MEMBER = re.compile(
    r"\b(?:jetzt |werden? (?:sie |auch |du )*)(?:supporter|(?:förder)?mitglied|unterstützer\w*)\b|"
    r"\bbecome an? (?:\w+ )?(?:member|supporter|patron) (?:today|now)\b|\b(?:hazte|hágase) (?:soci|miembro)|"
    r"\bdevenez (?:membre|mécène|soutien)|\bdiventa (?:soci|sostenitor)|\bword (?:nu )?(?:lid|supporter|vriend)\b",
    re.IGNORECASE,
)
"""That readers become members who pay."""
_REPUBLISH = re.compile(
    r"\b(?:you (?:may|can|are (?:free|welcome) to)|feel free to|want to)\b.{0,20}\b(?:republish|reprint|repost)\b"
    r".{0,20}\b(?:articles?|stor(?:y|ies)|pieces?)\b",
    re.IGNORECASE,
)
"""Who may print the article again."""
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_CONTACT = re.compile(
    r"\b(?:get in touch|contact|(?:e-?)?mail\w*|send|write|tell|schreiben|senden|schicken|melden|kontakt\w*|"
    r"hinweise|écri\w+|contactez|envoye\w+|escri\w+|envía\w*|contáct\w+|envie|scriv\w+|stuur|mejla|kontakta|skriv|"
    r"пиш\w+|напиш\w+)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('[“”„«»"]')
_NAME_IN_MARKS = re.compile('(?<=newsletter )[“„«"][^“”„«»"]{1,30}[”“»"]', re.IGNORECASE)
"""The name of a newsletter."""


_HINTS = (
    "newsletter inbox our\xa0 news\xa0app app\xa0für whatsapp podcast notification news\xa0alert google\xa0news "
    "subscri postfach handy nieuwsbrief nyhetsbrev nyhedsbrev boletín bollettino biuletyn lettre\xa0d telegram "
    "телеграм рассылк розсилк bülten privacy\xa0policy cookie personal personenbezogen datenschutz third "
    "drittplattform extern consent opt einverstanden einwilligung données mit\xa0einem commission provision "
    "comisi comissão compensation réservé vous\xa0reste suscriptor abbonat assinante abonnee prenumerant abonnent "
    "access\xa0to\xa0this members \xa0app\xa0 \xa0apps spende donat 会員 подписчик передплат @ infolettre uutiskirje "
    "hírlev buletin ενημερωτικό 뉴스레터 ニュースレター メールマガジン メルマガ 电子报 電子報 نشرت ניוזלטר "
    "supporter mitglied become\xa0a hazte hágase devenez diventa word\xa0nu "
    "republish reprint repost ournalism periodismo giornalismo jornalismo dziennikarstw журнал gazetecili urnalisme"
)
HINTS = tuple(hint.replace("\xa0", " ") for hint in _HINTS.split(" "))
"""Every appeal contains one of these; checked first, since most paragraphs have none."""
ASCII_HINTS = tuple(filter(str.isascii, HINTS))
_OBJECTS = (
    "newsletter app\xa0für inbox our\xa0 news\xa0app whatsapp podcast\xa0platform notifications news\xa0alerts "
    "google\xa0news subscri postfach handy nieuwsbrief nyhetsbrev nyhedsbrev boletín bollettino biuletyn lettre\xa0d "
    "telegram spende donat journalism journalistiek journalistik periodismo giornalismo jornalismo dziennikarstw "
    "журнал gazetec jurnalisme телеграм рассылк розсилк bülten privacy\xa0policy infolettre uutiskirje hírlev buletin "
    "ενημερωτικό 뉴스레터 ニュースレター メールマガジン メルマガ 电子报 電子報 نشرت ניוזלטר"
)
_CONSENTS = (
    "cookie personal\xa0 personenbezogen datenschutz third drittplattform extern consent opt einverstanden "
    "einwilligung données mit\xa0einem"
)
_PAYWALLS = (
    "abonn vous\xa0reste suscriptor abbonat assinante prenumerant subscriber members access\xa0to\xa0this 会員 "
    "подписчик передплат"
)
_MEMBERS = "supporter mitglied unterstützer become\xa0a hazte hágase devenez diventa word\xa0"
OBJECTS, CONSENTS, PAYWALLS, MEMBERS = (
    tuple(part.replace("\xa0", " ") for part in parts.split(" "))
    for parts in (_OBJECTS, _CONSENTS, _PAYWALLS, _MEMBERS)
)
"""In lower case, whatever one of these patterns finds contains one of its parts."""


def lines_with_hints(lowered: str) -> set[int]:
    """Return the numbers of the lines that `is_appeal` may find: looked up once for all of them.

    Args:
        lowered: paragraphs in lower case, each on a line; those that are too long may be empty.
    """
    return lines_with(ASCII_HINTS if lowered.isascii() else HINTS, lowered)


def lines_with(hints: Iterable[str], lowered: str) -> set[int]:
    """Return the numbers of the lines of a text that have one of these words, which have no line break."""
    found: set[int] = set()
    ends: list[int] = []
    for hint in hints:
        place = lowered.find(hint)
        while place >= 0:
            ends = ends or [*accumulate(len(line) + 1 for line in lowered.split("\n"))]
            number = bisect_right(ends, place)
            found.add(number)
            place = lowered.find(hint, ends[number])
    return found


def is_appeal(words: str) -> bool:
    """Return whether a paragraph asks readers to subscribe, register or follow, or to consent to cookies."""
    if len(words) > MAX_LENGTH:
        return False
    lowered = words.lower()
    if not _has(ASCII_HINTS if words.isascii() else HINTS, lowered) or closing_appeal(words) is not None:
        return False
    if "@" in words and _ADDRESS.search(words) and not _QUOTED.search(words):
        return _CONTACT.search(words) is not None and _READER.search(words) is not None
    if "rep" in lowered and _REPUBLISH.search(words) and not _QUOTED.search(words):
        return True
    earns = _has(EARNED, lowered) and _COMMISSION.search(words) is not None
    if earns and _THROUGH_SITE.search(words) is not None:
        return True
    if (
        len(words) <= MAX_PAYWALL_LENGTH
        and not _QUOTED.search(words)
        and (("app" in lowered and _APP.search(words)) or (_has(PAYWALLS, lowered) and _PAYWALL.search(words)))
    ):
        return True
    if _has(MEMBERS, lowered) and _MEMBER.search(words) and _READER.search(words) and not _QUOTED.search(words):
        return True
    if not _has(OBJECTS, lowered) or _OBJECT.search(words) is None:
        if not _has(CONSENTS, lowered) or not PAST.isdisjoint(lowered.split()):
            return False
        return _CONSENT.search(words) is not None and not _QUOTED.search(words)
    if _QUOTED.search(_NAME_IN_MARKS.sub("", words)):
        return False
    return _IMPERATIVE.search(words) is not None or (
        _DOING.search(words) is not None and _READER.search(words) is not None
    )


def _has(parts: Iterable[str], lowered: str) -> bool:
    return any(map(lowered.__contains__, parts))


SIGN_UP = (
    *("ewsletter", "ieuwsbrief", "sbrev", "oletín", "ollettino", "ulet", "nfolettre", "utiskirje", "írlev", "ülten"),
    *("ассылк", "озсилк"),
)
"""Parts of words for a newsletter, without first letters, which may be capitals."""
SIGN_UP_EAST = ("뉴스레터", "ニュースレター", "メールマガジン", "メルマガ", "电子报", "電子報", "نشرت", "ניוזלטר")
FIRST_EASTERN = "\u0590"
"""The first character of Hebrew; Arabic and the scripts of East Asia are above it."""
MAX_SIGN_UP = 300
SAMPLE = 40
"""Characters of a text that show its script."""


def mentions_sign_up(text: str) -> bool:
    """A fast check before `asks_to_sign_up`; each word that is searched costs one part in 300 of cleaning a text."""
    if " the " in text:  # English, as most news is
        return "ewsletter" in text
    if any(map(text.__contains__, SIGN_UP)):
        return True
    letters = map(str.isalpha, text[:SAMPLE])
    is_eastern = any(letter and char >= FIRST_EASTERN for letter, char in zip(letters, text, strict=False))
    return is_eastern and any(map(text.__contains__, SIGN_UP_EAST))


def asks_to_sign_up(line: str) -> bool:
    """Return whether a line of bare text is an appeal to subscribe: one that says so, since no element surrounds it."""
    return len(line) <= MAX_SIGN_UP and mentions_sign_up(line) and is_appeal(line)


_SENTENCE = re.compile(r"(?<=[.!?…\"”’»)])\s+(?=[^\W\d_a-z])")
_MARKS = re.compile('[“”„«»"]')
MAX_CLOSING = 200
"""Characters of an appeal behind a sentence of the story."""


def closing_appeal(paragraph: str) -> int | None:
    """Where an appeal begins that is the last sentence of a paragraph of the story; None if there is none.

    It opens with what the reader is asked to do: a report of an appeal opens with who makes it. What stands before it
    is the story's if it quotes or reports, and speaks to no reader: "Want to know more?" belongs to the appeal.
    """
    begins = list(_SENTENCE.finditer(paragraph, max(0, len(paragraph) - MAX_CLOSING)))
    if not begins:
        return None
    last = paragraph[begins[-1].end() :]
    if not (_DOING.match(last) or _IMPERATIVE.match(last)) or _MARKS.search(last) or not is_appeal(last):
        return None
    story = paragraph[: begins[-1].start()]
    marks = len(_MARKS.findall(story))
    reports = marks or (not PAST.isdisjoint(story.lower().split()) and not _READER.search(story))
    return None if marks % 2 or not reports else len(story)  # odd: within the words of somebody
