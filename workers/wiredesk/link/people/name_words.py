"""Names as they are compared: words without titles, legal forms and differences of spelling."""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from wiredesk.knowledge.firms import LEGAL_FORMS
from wiredesk.knowledge.given_names import SPELLINGS
from wiredesk.knowledge.nations import COUNTRY_CODES
from wiredesk.knowledge.organisations import OF_EACH_COUNTRY
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.words import folded, plain, words_of

_TITLES_WORDS = """
mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister senator sen representative rep
congressman congresswoman governor gov mayor judge justice chief general gen colonel col captain capt major
lieutenant lt sergeant sgt king queen prince princess pope rev reverend father sister sheikh datuk dato seri tan
sri chairman secretary attorney speaker officer detective coach former the
"""

_TITLES = frozenset(_TITLES_WORDS.split())
_SUFFIXES = {suffix: suffix for suffix in ("jr", "sr", "ii", "iii", "iv")} | {"junior": "jr", "senior": "sr"}
_OWNER = re.compile(r"(?:[Tt]he )?([^\W\d_][\w. ]{1,30})['’]s (?=\w)")
"""The country before a body: "Japan's Velm Electric"."""

COMMON_WORDS = frozenset(map(folded, OF_EACH_COUNTRY))
"""Words, as they are compared, of names that bodies of many countries have."""

_FORMS = {
    form: forms.split()[0]
    for forms in (
        "inc incorporated corp corporation llc llp lllp pllc",
        "ltd limited plc pcl pty pte pvt",
        "ag gmbh gmbhcokg kgaa",
        "sa spa nv bv bvba srl snc sas sarl eurl sl lda ltda sadecv sabdecv",
        "as asa aps",
        "oy oyj",
        "bhd sdnbhd",
    )
    for form in forms.split()
}
"""The country's law behind a legal form, by the first form of it; other forms are each of a country of their own."""

_LEGAL = {
    tuple(folded(word) for word in words_of(form)): "".join(words_of(form)).lower()
    for form in LEGAL_FORMS | frozenset(_FORMS) - listed("se sl as sadecv sabdecv gmbhcokg sdnbhd")
} | {("pty",): "pty", ("public", "company", "limited"): "pcl"}
"""The words of each legal form that a company's name ends with, and the form."""

_MAX_FORM = max(map(len, _LEGAL))

_COMPANY = frozenset({"co", "company"})
"""Legal forms that are dropped only after at least two words: "Power Co" is more specific than "Power"."""

_ARTICLE = re.compile(r"(?:(?<=\w )(?:al|el|Al|El|AL|EL)[- ]|^(?:Al|El)-)(?=[A-Z])")
"""The Arabic article, which is written in many ways or left out: "Abdel Fattah El-Sisi", "Abdel Fattah al Sisi"."""

_NICKNAME = re.compile(r"""(?<=\w) (?:["“‘'][^\W\d_][\w ]{1,20}["”’']|\([^\W\d_][\w ]{1,20}\))(?= \w)""")
"""A nickname in the midst of a name: Robert "Bobby" Castellane."""

_BROKEN = re.compile(r"(?<=[a-z])[ÂÃ]+(?=[a-z])")
"""What is left of a letter that was decoded wrongly and twice."""

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "ß": "ss"}
)
"""Letters that Unicode does not decompose, as newsrooms write them that have no such keys."""

_SERVANT = re.compile("abd(?:[aeou][lrstnz])?")
_SERVANT_OF = re.compile(r"^abd[aeou](?:l(?!la)|([rstnz])(?=\1))(?=\w{3})")
"""The beginning of names such as Abdulrahman, Abdelrahman and Abdurrahman; "Abdullah" is no longer divided."""

_FAITH = re.compile(r"(?<=\w)[- ][aeu][ldn][- ]?d(?:in|een|ine)\b", re.IGNORECASE)
_WITH_FAITH = re.compile(r"(?<=[^\W\d_]{2})[aeiou](?:ld|dd)(?:in|een|ine)$")
"""The end of names such as Nour al-Din, Nureddin, Noureddine and Nuruddin."""

_MOHAMMED = re.compile(r"m[ou]h?am+[ae]d")
_SLAVIC = re.compile(r"(?<=[sctz]k)(?:i|ii|ij|iy|yi|yy)$")
"""Endings of Slavic surnames: Zelensky, Zelenskiy, Zelenskyy."""


_ONE_SPELLING = {folded(other): folded(name) for other, name in SPELLINGS.items()}


@lru_cache(maxsize=1 << 16)
def block_of(kind: str, name: str) -> str:
    """The key under which names are compared: only names with the same key can be joined.

    For a person the surname; for an organisation the name without legal form, or its initials.
    """
    words = person_words(name) if kind == "PERSON" else organisation_words(name)
    if not words:
        return ""
    return f"{kind[:1]}:{words[-1]}" if kind == "PERSON" else f"O:{_organisation_key(words)}"


def _organisation_key(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else initials(words)


def initials(words: tuple[str, ...]) -> str:
    """The first letters of a name's words without "of", "the", "and" and "for"."""
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))


@lru_cache(maxsize=1 << 16)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and "Jr", in one spelling of names from other scripts."""
    name = _NICKNAME.sub(" ", _BROKEN.sub("", name)).translate(_LETTERS)
    if " " in (joined := _FAITH.sub("uddin", name)):
        name = joined
    words = [folded(word) for word in words_of(_ARTICLE.sub("", name).replace("-", ""))[:12]]
    while words and (words[0] in _TITLES or _is_trade(words)):
        words = words[1:]
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(map(_respelled, _with_servant(words)))


def _is_trade(words: list[str]) -> bool:
    """True if a name begins with what the person is, with a capital at the start of a sentence: "Baker Ana Ruiz"."""
    return len(words) > 2 and len(words[1]) > 1 and words[0] in occupations()


def _with_servant(words: list[str]) -> list[str]:
    """The words of a name, with "Abdul" and what it is the servant of as one: "Abdul Rahman Saleh" is "Abdulrahman".

    Not at the end of a name, where articles go on with the last word alone.
    """
    joined: list[str] = []
    for place, word in enumerate(words):
        if joined and place + 1 < len(words) and _SERVANT.fullmatch(joined[-1]):
            joined[-1] = "abdul" + word
        else:
            joined.append(_SERVANT_OF.sub("abdul", word))
    return joined


def generation(name: str) -> str:
    """What tells a son from a father of the same name ("jr", "iii"); empty if the name does not say."""
    words = words_of(name)
    last = words[-1].lower() if len(words) > 2 else ""
    return _SUFFIXES.get(last, "")


def spelled(name: str) -> str:
    """A name's letters, without accents, case and titles: O'Neil and O'Neill are two."""
    words = [plain(word) for word in words_of(_ARTICLE.sub("", name.translate(_LETTERS)).replace("-", ""))[:12]]
    return " ".join(word for word in words if word not in _TITLES and word not in _SUFFIXES)


def _respelled(word: str) -> str:
    """A name in one of its spellings in Latin letters."""
    if _MOHAMMED.fullmatch(word):
        return "mohamed"
    word = _WITH_FAITH.sub("uddin", word)
    return _ONE_SPELLING.get(word) or _SLAVIC.sub("y", word)


@lru_cache(maxsize=1 << 16)
def organisation_words(name: str) -> tuple[str, ...]:
    """The folded words of an organisation's name without "the", "UN" before a longer name, and its legal form.

    Also without a country before it ("Japan's Velm Electric"), unless many countries have a body of the name.
    """
    owner = _OWNER.match(name)
    if owner and owner[1] in COUNTRY_CODES:
        owned = organisation_words(name[owner.end() :])
        if len(owned) > 1 and COMMON_WORDS.isdisjoint(owned):
            return owned
    words = [folded(word) for word in words_of(name)[:16]]
    if words and words[0] == "the":
        words = words[1:]
    for union in (("un",), ("uns",), ("united", "nations")):
        if tuple(words[: len(union)]) == union and len(words) > len(union) + 2:
            words = words[len(union) :]
    kept = words
    while size := _form_size(words):
        words = words[:-size]
    words = [word for word in words if word != "and"] or words  # "&" is no word
    if len(words) == 1 and words[0] in COMMON_WORDS:  # "News Corp" is not "News"
        words = kept
    return tuple(words)


def _form_size(words: Sequence[str]) -> int:
    """The number of words of the legal form that a name ends with, if something is left of the name."""
    for size in range(min(_MAX_FORM, len(words) - 1), 0, -1):
        if tuple(words[-size:]) in _LEGAL:
            return size
    return 1 if len(words) > 2 and words[-1] in _COMPANY else 0


def legal_form(name: str) -> str:
    """The legal form at the end of a company's name, one for all that a country's law knows; empty if it has none."""
    words = [folded(word) for word in words_of(name)]
    size = _form_size(words)
    form = _LEGAL.get(tuple(words[-size:]), "") if size else ""
    return _FORMS.get(form.removesuffix("ltd") or form, form)


@lru_cache(maxsize=1 << 16)
def key_of(*parts: str) -> int:
    """A number for text, as SQLite stores it."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)
