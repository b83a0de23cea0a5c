"""Names of articles without a headline."""

from wiredesk.watch.headlines import first_sentence, shorten


def test_words_are_cut_between_words() -> None:
    assert shorten("The ferry across Lake Tamba is back", 21) == "The ferry across…"
    assert shorten("a" * 50, 10) == "a" * 9 + "…"
    assert shorten("The ferry, the tram and the bus", 13) == "The ferry…"
    assert shorten("short", 10) == "short"


def test_a_first_sentence_ends_at_no_initial_or_title() -> None:
    assert first_sentence("Mr. J. Adu of Tamba came home. He slept.") == "Mr. J. Adu of Tamba came home."
