"""Names that are printed in capitals, in ordinary spelling."""

import re

_WORD = re.compile(r"([^\W\d_])([^\W\d_]*)")
_TURKISH = str.maketrans({"I": "ı", "İ": "i"})
TURKISH_AGENCIES = frozenset({"Anadolu", "DHA", "İHA"})
"""Agencies in whose copy an I has a dot or none."""


def from_capitals(name: str, agency: str | None) -> str:
    """Return a name with small letters: "AYŞE DEMİRCİ-KAYA" and "Ayşe DEMİRCİ-KAYA" are "Ayşe Demirci-Kaya".

    Args:
        name: whose words in capitals are respelled.
        agency: that prints it, which tells Turkish from other names.
    """
    turkish = agency in TURKISH_AGENCIES

    def respell(word: re.Match[str]) -> str:
        rest = word[2]
        return word[1] + (rest.translate(_TURKISH) if turkish else rest).lower() if rest.isupper() else word[0]

    return _WORD.sub(respell, name)
