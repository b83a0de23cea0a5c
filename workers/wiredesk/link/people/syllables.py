"""East Asian names, which differ by single vowels, and the ways of writing Korean ones in Latin letters.

Revised Romanization, McCune-Reischauer and the bearers' own habits ("Noh Sang-min", "Roh Sangmin").
"""

import re
from functools import lru_cache

from wiredesk.knowledge.vocabulary import listed

Name = tuple[str, ...]

_SURNAMES = """
    an ahn; bae pae; baek paek paik baik; ban pan; bang pang; byun byeon pyon; cha; cho jo; choi choe; chung jung jeong;
    gil kil; ha; han; heo hur huh; hong; hwang; im lim rim yim; jang chang; jeon chun; ji chi; jin chin; joo ju chu;
    kang gang; ki gi; kim gim; ko koh go; kong gong; koo ku gu; kwak gwak; kwon gwon; lee yi rhee ri; ma; maeng; min;
    moon mun; na ra; nam; noh roh no; oh o; park pak bak; pyo; seo suh; seol sul; shim sim; shin sin; sohn son; song;
    sung seong; tak; um eom; wang; won; woo u; yang; yeo; yeom yum; yoo yu ryu; yoon yun
"""

_KOREAN = {spelling: spellings.split()[0] for spellings in _SURNAMES.split(";") for spelling in spellings.split()}
"""One spelling for each other spelling of a Korean surname."""

_CHINESE = listed(
    """
    bai cai cao chen cheng chiang chiu chou cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han hao he
    hou hsieh hsu hu huang jia jiang jin kong kuo lai lei li liang liao lin liu long lu luo ma mao meng mo pan peng qian
    qin qiu ren shao shen shi song su sun tan tang tao tian tsai tseng wan wang wei wu xia xiang xiao xie xiong xu xue
    yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou
    """
)

_SYLLABLE = "(?:kk|tt|pp|ss|jj|ch|sh|[bdghjklmnprst])?[wy]?(?:eo|eu|ae|ai|oe|oo|ou|ee|ui|uh|[aeiou])(?:ng|ck|[klmnpt])?"
_TWO = re.compile(_SYLLABLE * 2)

_WAYS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("oo|ou", "u"),  # Joon, Jun; Young, Yung
        ("ee|ui", "i"),  # Hee, Hui
        ("ai|ae", "e"),  # Jae, Jai; "ae" is folded to "e" in longer words
        ("eu", "u"),  # Eun, Un
        ("uh(?=$|[^aeiou])", "eo"),  # Suh, Seo
        ("eo(?=ng|[klmnpt](?![aeiou]))", "u"),  # Seong, Sung; Hyeon, Hyun
        ("wu|wo(?!n)", "u"),  # Woo, U
        ("sh(?=i)", "s"),
        ("kk|k", "g"),
        ("pp|p", "b"),
        ("tt|t", "d"),
        ("jj|ch", "j"),
    )
)


@lru_cache(maxsize=1 << 14)
def korean_names(words: Name) -> frozenset[Name]:
    """The surname and the given name of a Korean name in one spelling; both, if each end may be the surname.

    Args:
        words: the words of a name as they are compared.

    Returns:
        Empty if the name is none of a Korean surname and a given name of two syllables.
    """
    return frozenset(
        (_KOREAN[surname], _in_one_way(given))
        for surname, given in _split(words)
        if surname in _KOREAN and _TWO.fullmatch(given)
    )


@lru_cache(maxsize=1 << 14)
def are_other_syllables(here: Name, there: Name) -> bool:
    """True if two names are East Asian and their given names differ in more than the way of writing.

    "Kim Min-su" and "Kim Min-seo" are two persons.
    """
    names = _names(here)
    return bool(names and (others := _names(there)) and names.isdisjoint(others))


def _names(words: Name) -> frozenset[Name]:
    return korean_names(words) or frozenset(name for name in _split(words) if name[0] in _CHINESE)


def _split(words: Name) -> tuple[tuple[str, str], ...]:
    """The surname and the given name, with the surname first and last."""
    if len(words) not in (2, 3):
        return ()
    return ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1])))


def _in_one_way(given: str) -> str:
    for pattern, replacement in _WAYS:
        given = pattern.sub(replacement, given)
    return given
