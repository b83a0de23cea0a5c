from wiredesk.enrich.quotation.according import opened_by_according
from wiredesk.enrich.text.sentences import sentences_of


def reported(text: str) -> list[tuple[str, str]]:
    """Source and content of each sentence that opens with "According to"."""
    found = opened_by_according(text, sentences_of(text), [])
    return [(text[slice(*each.source)] if each.source else "", text[slice(*each.content[0])]) for each in found]


def test_the_source_ends_at_the_comma() -> None:
    text = "According to the Velm Weather Office, rain is expected. It did not come."
    assert reported(text) == [("the Velm Weather Office", "rain is expected")]


def test_an_apposition_belongs_to_the_source() -> None:
    assert reported("According to Ana Ruiz, a vet, the dog was ill.") == [("Ana Ruiz, a vet", "the dog was ill")]


def test_a_name_behind_an_office_belongs_to_the_source() -> None:
    text = "According to the head of the Port Board, Ana Ruiz López, the pier was shut."
    assert reported(text) == [("the head of the Port Board, Ana Ruiz López", "the pier was shut")]


def test_what_is_no_clause_is_left_to_the_model() -> None:
    assert reported("According to plan, no rain.") == []
