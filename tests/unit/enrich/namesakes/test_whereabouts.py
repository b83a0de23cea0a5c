import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.whereabouts import is_after_position, is_whereabouts, list_heads


def placed(text: str, name: str = "Velmo") -> bool:
    """Whether a name stands where somebody comes from or goes to; other names are in capitals."""
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    at = text.find("ORNO")
    others = [Span(at, at + len("ORNO"))] if at >= 0 else []
    mentions = [EntityMention(span, "ORGANIZATION") for span in sorted([*spans, *others])]
    return is_whereabouts(text, name, spans, list_heads(text, mentions))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, who farms at Velmo, said no.",
        "The river was low at Velm. The level at Velmo had dropped.",
        "He said hamlets such as Velmo were still in the dark.",
        "Thieves from Velmo to Ilsa watched the case.",
        "She sold it as far away as Velmo.",
        "A coachload from Velmo filled the tin.",
        "Churn man Packy Lind, 90, from Velmo remembered it.",
        "Coun. Fin Lind of Velmo voted against it.",
        "It has since hired a mechanic from Velmo.",
        "Two men from Velmo pleaded guilty.",
        "The price is high, said Ana Ruiz, a grower at Velmo.",
        "She came over on the ferry to Velmo with her son.",
        "The lorries take the short cut from Velmo to the highway.",
        "He fled a checkpoint and drove through Velmo at speed.",
        "Boats carried flour to Velmo after the storm.",
        "Water no longer reaches Velmo from the dam.",
        "The team bus left Velmo at noon.",
        "A rock fell at the face above Velmo.",
        "They farm on the banks of the Velmo.",
        "Fisherman Ana Ruiz of Velmo shrugged.",
        "The court fined a Velmo man for theft.",
        "He was held by Velmo police.",
        "The red van was last seen heading for Velmo at dawn.",
        "They will sell the old base at Velmo.",
        "They arrest a Velmo teen.",
        "It took 30 Velmo firefighters an hour.",
        "Velmo premier Ana Ruiz flew in.",
        "Velmo MLA Ana Ruiz asked for a bridge.",
        "Velmo police chief Ana Ruiz said nobody was hurt.",
    ],
)
def test_where_somebody_or_something_comes_from_or_goes_to_is_a_place(text: str) -> None:
    assert placed(text)


@pytest.mark.parametrize(
    "text",
    [
        "An analyst from Velmo disagreed.",
        "Two directors of Velmo resigned.",
        "He left Velmo to set up his own firm.",
        "The contract went to Velmo on Monday.",
        "The shares of Velmo fell.",
        "He is a coach of Velmo.",
    ],
)
def test_who_works_for_a_body_shows_no_place(text: str) -> None:
    assert not placed(text)


def test_initials_and_names_of_firms_are_no_places_there() -> None:
    assert not placed("Two men from VLM pleaded guilty.", "VLM")
    assert not placed("Two men from Velmo Foods pleaded guilty.", "Velmo Foods")


def test_the_names_of_a_list_share_the_words_before_it() -> None:
    assert placed("Farmers from ORNO and Velmo brought ginger.")
    assert not placed("Shares of ORNO and Velmo fell.")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Ana Ruiz, who keeps a boat at Velmo, said no.", True),
        ("The minister visited Velmo.", True),
        ("They broke regulators on the Velmo.", True),
        ("Member of Parliament for Velmo, Ana Ruiz, agreed.", True),
        ("Ana Ruiz drove for Velmo.", False),
        ("She has shares in Velmo.", False),
        ("A van stood at Velmo. Velmo pays its staff badly.", False),
        ("A home defeat to Velmo cost them the title.", False),
    ],
)
def test_a_word_of_position_or_of_seats_is_directly_before_a_place(text: str, placed: bool) -> None:
    spans = [Span(at, at + len("Velmo")) for at in range(len(text)) if text.startswith("Velmo", at)]
    assert is_after_position(text, spans) is placed
