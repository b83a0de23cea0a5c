"""Speakers without a name, resolved by what the article says of them, with the real model."""

from collections.abc import Callable

import pytest

from wiredesk_schemas.quotes import Quote


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Harbour Safety Board met on Monday. “We found no fault,” the board said in a statement.",
            "Harbour Safety Board",
        ),
        (
            "The Fishing Union and the Dockers’ Union met on Monday. “We found no fault,” the union said.",
            "the union",
        ),
        ("Ana Ruiz, 44, lost her shop. “It is all gone,” the 44-year-old said.", "Ana Ruiz"),
        ("Joan Walsh won the race in the rain. “I am soaked,” the 26-year-old said.", "Joan Walsh"),
        ("Will the chairman go? “Never,” he said. The chairman, Omar Diallo, is 70.", "Omar Diallo"),
        ("The insurer Velm Mutual said it would pay every claim.", "Velm Mutual"),
        ("A lawyer for the insurer Velm Mutual said it would pay every claim.", "A lawyer for the insurer Velm Mutual"),
        ("The gang’s leader, known only as Captain Boro, vowed that his men would return.", "Boro"),
        ("Winger Luca Ferri said he was fit. “I can’t wait to play,” said the Italian.", "Luca Ferri"),
    ],
)
def test_a_description_leads_to_the_one_it_describes(
    quotes_in: Callable[[str], list[Quote]], text: str, name: str
) -> None:
    last = quotes_in(text)[-1].speaker

    assert last is not None
    assert last.name.removeprefix("the ").removeprefix("The ") == name.removeprefix("the ")


def test_it_that_reads_is_a_document(quotes_in: Callable[[str], list[Quote]]) -> None:
    [quote] = quotes_in("A note seen by Velm Bank is short. “The vault is empty. Tell nobody,” it reads.")

    assert quote.speaker is None
