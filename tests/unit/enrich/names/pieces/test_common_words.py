import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.pieces.common_words import without_common_words
from wiredesk_schemas.entities import EntityType


def kept(text: str, word: str, kind: EntityType, *others: str) -> bool:
    """Whether a word at the beginning of a text stays a mention, beside longer names of organisations."""
    mentions = [EntityMention(Span(0, len(word)), kind)]
    mentions += [EntityMention(Span(at := text.index(name), at + len(name)), "ORGANIZATION") for name in others]
    common = {found for found in text.replace(".", "").split() if found[0].islower()}
    return mentions[0] in without_common_words(text, mentions, common)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rabies is endemic. Dogs spread rabies.", "ORGANIZATION"),
        ("Koalas found dead in Velm. There were eleven koalas.", "NORP"),
        ("Riot police came. A riot began.", "ORGANIZATION"),
        ("Motion was made by Ruiz. The motion failed.", "MISC"),
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_name(text: str, kind: EntityType) -> None:
    assert not kept(text, text.split()[0], kind)


def test_a_word_that_has_a_capital_within_a_sentence_stays() -> None:
    text = "Gannet fell by a third. A gannet is a bird."
    mentions = [EntityMention(Span(0, 6), "ORGANIZATION")]
    within = "Shares of Gannet fell, as a gannet would."
    assert without_common_words(text, mentions, {"gannet"}) == []
    mentions = [EntityMention(Span(10, 16), "ORGANIZATION")]
    assert without_common_words(within, mentions, {"gannet"}) == mentions


def test_what_speaks_and_what_ends_a_longer_name_stays() -> None:
    assert kept("Gannet said it was closed. A gannet is a bird.", "Gannet", "ORGANIZATION")
    assert kept("Trust has paid. It is the Velm Trust, which nobody can trust.", "Trust", "ORGANIZATION", "Velm Trust")


def test_a_known_place_or_country_stays() -> None:
    assert kept("Nice is warm. It is nice there.", "Nice", "LOCATION")
    assert kept("Turkey votes today. They eat turkey.", "Turkey", "LOCATION")


def test_a_person_whose_name_is_a_common_word_here_is_none() -> None:
    mentions = [EntityMention(Span(5, 9), "PERSON")]
    assert without_common_words("Then Rust came, as rust does.", mentions, {"rust"}) == []


def test_a_letter_of_a_common_word_is_no_name() -> None:
    text = "The U-turn of brand Q came."
    mentions = [EntityMention(Span(at, at + 1), "ORGANIZATION") for at in (text.index("U"), text.index("Q"))]
    assert without_common_words(text, mentions, set()) == mentions[1:]
