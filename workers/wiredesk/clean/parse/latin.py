"""Detect the single-byte charset of a Latin-script text by the alphabets of languages.

The Windows charsets have the same punctuation at the same codes and differ only in letters, of which an English or
German text has too few for a charset detector. But a language uses few accented letters: decoded in the right charset
all of them belong to one alphabet; decoded in a wrong one some do not, or symbols appear inside words.
"""

import re

import ftfy.bad_codecs

ftfy.bad_codecs.ok()  # registers the sloppy codecs

WESTERN = "sloppy-windows-1252"
_WESTERN = """
áéíñóúü àâæçéèêëîïôùûüœ äöüßé àãáâçéêíóôõú àèéìíòóù åäöæøé áðéíóúýþæö ëïéèöü
àáçèéíïòóúü áíïéñóúü áðíóúýæøå äëéèêöüôûîâ ëïéèöüêôûáíó äöõüšž âêîôûáéíóúàèìòùäëïöü
"""
_ALPHABETS = (
    (WESTERN, tuple(_WESTERN.split())),
    ("cp1250", ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţșț", "čćđšž", "ëç")),
    ("iso8859_2", ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "čćđšž")),
    ("cp1254", ("çğıöşüâîİ",)),
    ("cp1257", ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž")),
)
"""The letters beyond ASCII of the languages that each charset was made for, the commonest charset first."""
_ANY_WESTERN = frozenset("".join(_ALPHABETS[0][1])) - frozenset("ðýþ")
_MIXED = 0.97
"""Weight of a letter that fits several Western languages: names in English news come from all of them."""
_MIN_KNOWN = 0.9
_MIN_LATIN = 0.5
"""Share of ASCII among the letters; Vietnamese, the richest in accents, has two thirds."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SIGN_IN_WORD = re.compile(r"(?<=[a-zA-Z])[^\w\s\x00-\x7f‘’–—…\xa0\xad](?=[a-zA-Z])")


def latin_charset(sample: bytes) -> str | None:
    """The most likely charset of a Latin-script text; None if the script is another or no alphabet fits."""
    plain = sum(map(str.isalpha, sample.decode("ascii", "ignore")))
    best: tuple[float, str | None] = (_MIN_KNOWN, None)
    for charset, alphabets in _ALPHABETS:
        text = sample.decode(charset, "replace")
        foreign = [letter.lower() for letter in _FOREIGN.findall(text) if letter.isalnum() or letter == "\ufffd"]
        if len(foreign) > plain * (1 - _MIN_LATIN) / _MIN_LATIN:
            return None
        total = len(foreign) + len(_SIGN_IN_WORD.findall(text))
        known: float = max(sum(letter in alphabet for letter in foreign) for alphabet in alphabets)
        if charset == WESTERN:
            known = max(known, sum(letter in _ANY_WESTERN for letter in foreign) * _MIXED)
        share = known / total if total else 1.0
        if share > best[0]:
            best = (share, charset)
    return best[1]


def belongs_to_one(text: str) -> bool:
    """Return whether the accented letters of a text all belong to the alphabet of one western language."""
    letters = {letter for letter in _FOREIGN.findall("".join(set(text.lower()))) if letter.isalnum()}
    return any(letters.issubset(alphabet) for alphabet in _ALPHABETS[0][1])
