from importlib.resources import files

from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.trades import TRADES, occupations


def test_occupations_are_those_of_wordnet_and_the_trades() -> None:
    assert {"hotelier", "fishmonger", "winemaker"} <= occupations()
    assert occupations() > TRADES
    assert not {"golden", "market", "velm"} & occupations()


def test_the_list_is_sorted_and_leaves_out_given_names() -> None:
    words = files("wiredesk.knowledge").joinpath("occupations.txt").read_text("utf-8").split()
    assert words == sorted(set(words))
    assert GIVEN_NAMES.isdisjoint(words)
