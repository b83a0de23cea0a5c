from importlib.resources import files

from wiredesk.knowledge.firms import firms, is_firm


def test_firms_and_agencies_are_known_by_their_short_names() -> None:
    assert is_firm("Eli Lilly")
    assert is_firm("Levi’s")
    assert is_firm("Kyodo")
    assert not is_firm("Ana Ruiz")
    assert not is_firm("AP")


def test_the_list_is_sorted_and_leaves_out_names_that_say_what_they_are() -> None:
    names = files("wiredesk.knowledge").joinpath("firms.txt").read_text("utf-8").splitlines()
    assert names == sorted(set(names))
    assert not [name for name in firms() if name.endswith((" Bank", " Inc", " Group"))]
