"""A fast check that a paragraph is in its article's language, for languages of much news besides English.

Two different function words among the first words of a paragraph prove its language. The words were written by hand,
without those that other languages of the table share. On the open pages of Fundus, Danish and Norwegian pass as each
other, which the identifier confuses too, and three Icelandic paragraphs pass as one of them; no others do.
"""

HEAD = 160
"""Characters of a paragraph that are examined; with a hundred, twice as many need the identifier."""
MIN_DIFFERENT = 2
PROVES = 10
"""Words of the paragraph per function word that is required."""

_WORDS = {
    "cs": "že která které jsem není jsou byla bylo podle také nebo jeho jejich při před když už jen aby více",
    "da": "og af ikke ved være bliver mellem nogle deres hvad mod havde skal jeg også eller er",
    "de": "der das und ist nicht ein eine einen dem einem einer mit auf für sich auch wird werden wurde wurden haben "
    "sind zum zur nach aus über dass oder aber wir ich nur vor seine ihre durch beim unter wenn mehr zwischen hat im",
    "es": "el los las del y su sus más pero está han fue también según sobre desde hasta muy ya porque",
    "fi": "ja ei että hän myös mutta joka kun ovat sen kuin mukaan jotka tai vain ole voi niin oli",
    "fr": "et les des du est dans pour pas sur avec aux cette ces ses mais ont été sont elle nous vous leur selon "
    "après une qui au",
    "hu": "az egy hogy és is volt csak már lesz szerint mint pedig még ezt után vagy amely amit nem",
    "it": "il gli della dei delle di che è non sono anche più nel nella alla dal hanno questo suo dopo degli",
    "nl": "het een van niet dat zijn voor met ook aan bij naar maar hij wordt werd worden heeft hebben deze door nog",
    "no": "og av ikke ved være blir mellom noen deres hva hadde jeg også eller etter ble er",
    "pl": "się nie jest że przez który która które jak oraz także był było jego ich dla czy już tylko",
    "pt": "os uma não em com foi ao são nas pelo pela também até isso mais seu",
    "ro": "și în este nu care cu din pe mai pentru fost sunt că lui acest după prin",
    "ru": "что как это его или был были также уже только из она они",
    "sv": "och att är inte för från också där när sin mycket hade efter",
    "tr": "ve bir bu için ile olarak daha çok olan sonra ise kadar gibi değil olduğu göre",
    "uk": "і та що це його від був була було також але про вже є як",
}
FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def has_words_of(language: str, paragraph: str) -> bool:
    """Whether function words prove that a paragraph is in a language; False for a language without a list."""
    known = FUNCTION_WORDS.get(language)
    if known is None:
        return False
    words = paragraph[:HEAD].split()
    telling = len(known.intersection(words))
    return telling >= MIN_DIFFERENT and telling * PROVES >= len(words)
