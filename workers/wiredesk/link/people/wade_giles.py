"""Chinese names in Pinyin and in Wade-Giles, as in Taiwan: "Xie Zhongwei" is "Hsieh Chung-wei"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from wiredesk.knowledge.vocabulary import listed

Name = tuple[str, ...]

_INITIALS = listed("b p m f d t n l g k h j q x zh ch sh r z c s")
_FINALS = listed(
    """
    a ai an ang ao e ei en eng i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang ue ui un uo
    """
)
_WITHOUT_INITIAL = listed(
    """
    a ai an ang ao e ei en er o ou wa wai wan wang wei wen weng wo wu
    ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
    """
)
_FIRST = {"j": "iu", "q": "iu", "x": "iu", "zh": "aeiou", "ch": "aeiou", "sh": "aeiou"}
"""The letters that a final begins with behind some initials."""

_WAYS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("^([zc]h|sh|r)i$", r"\1ih"),
        ("^[zc]i$", "tzu"),
        ("^si$", "ssu"),
        ("^([gkh])e$", r"\1o"),
        ("^er$", "erh"),
        ("^yan$", "yen"),
        ("^you$", "yu"),
        ("ian$", "ien"),
        ("([iuy])e$", r"\1eh"),
        ("ong$", "ung"),
        ("(?<![gkh])uo$", "o"),
        ("(?<=[gk])ui$", "uei"),
        ("^(?:zh|j|q)", "ch"),
        ("^x", "hs"),
        ("^r", "j"),
        ("^[zc](?!h)", "ts"),
        ("^b", "p"),
        ("^d", "t"),
        ("^g", "k"),
    )
)

_SURNAMES = listed(
    """
    bai cai cao chen cheng cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han hao he hong hou hu huang
    jia jian jiang jin kang ke kong lai lei li liang liao lin liu long lu luo lyu ma mao meng mo pan peng qian qiao qin
    qiu ren shao shen shi song su sun tan tang tao tian wan wang wei weng wu xia xiang xiao xie xiong xu xue yan yang
    yao ye yi yin you yu yuan zeng zhan zhang zhao zheng zhong zhou zhu zhuang zou
    """
)
"""Of Chinese families, in Pinyin."""


@lru_cache(maxsize=1 << 14)
def readings(words: Name) -> tuple[frozenset[Name], frozenset[Name]]:
    """What a name is in Wade-Giles without its apostrophes, if it is in Pinyin, and if it is in Wade-Giles already.

    Args:
        words: the words of a name as they are compared.

    Returns:
        Each the surname and the two syllables of the given name; empty if it has one, as too many people have these.
    """
    return frozenset(_read(words, _pinyin())), frozenset(_read(words, _wade_giles()))


def are_one_in_wade_giles(here: Name, there: Name) -> bool:
    """True if one of two different names is the other one in Wade-Giles."""
    (pinyin, wade), (other_pinyin, other_wade) = readings(here), readings(there)
    return here != there and not (pinyin.isdisjoint(other_wade) and wade.isdisjoint(other_pinyin))


def _read(words: Name, syllables: dict[str, str]) -> Iterator[Name]:
    if len(words) not in (2, 3):
        return
    for surname, given in ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))):
        family = syllables.get(surname)
        if family and family in _families():
            for size in range(1, len(given) if given not in syllables else 0):
                one, other = syllables.get(given[:size]), syllables.get(given[size:])
                if one and other:
                    yield (family, one, other)


@cache
def _families() -> frozenset[str]:
    return frozenset(_in_wade_giles(surname) for surname in _SURNAMES)


@cache
def _pinyin() -> dict[str, str]:
    """Each syllable in Pinyin, and what it is in Wade-Giles."""
    behind = {initial + final for initial in _INITIALS for final in _FINALS if final[0] in _FIRST.get(initial, final)}
    return {syllable: _in_wade_giles(syllable) for syllable in sorted(behind | _WITHOUT_INITIAL)}


@cache
def _wade_giles() -> dict[str, str]:
    return {syllable: syllable for syllable in _pinyin().values()}


def _in_wade_giles(syllable: str) -> str:
    for pattern, replacement in _WAYS:
        syllable = pattern.sub(replacement, syllable)
    return syllable
