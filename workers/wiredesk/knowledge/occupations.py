"""What people are by occupation or lot, as WordNet has it; `trades` has the words that stand before names most.

`occupations.txt` has a word per line; `training/occupations.py` says which words of WordNet these are.
"""

from functools import cache
from importlib.resources import files

from wiredesk.knowledge.trades import TRADES


@cache
def occupations() -> frozenset[str]:
    """The words, in lower case."""
    listed = files("wiredesk.knowledge").joinpath("occupations.txt").read_text("utf-8").split()
    return TRADES.union(listed)
