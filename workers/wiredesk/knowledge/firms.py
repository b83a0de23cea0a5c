"""Firms of the stock indices, and chains with shops or offices in countries with an English press.

`firms.txt` has a name per line; `training/firms.py` says where the names are from and which are left out.
"""

from functools import cache
from importlib.resources import files

from wiredesk.knowledge.agencies import AGENCIES

MIN_AGENCY = 4
"""Letters of the shortest agency that is known by its name: not "AP" or "Tas"."""


@cache
def firms() -> frozenset[str]:
    """The names, as they are printed, with straight apostrophes."""
    return frozenset(files("wiredesk.knowledge").joinpath("firms.txt").read_text("utf-8").splitlines())


def is_firm(name: str) -> bool:
    """Whether a firm or news agency has this name; persons may have it too."""
    plain = name.replace("’", "'")
    return plain in firms() or (len(plain) >= MIN_AGENCY and plain.lower() in AGENCIES)
