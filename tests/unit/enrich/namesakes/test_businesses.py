import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.businesses import businesses_in


def businesses(text: str, name: str) -> set[str]:
    """The businesses in a text, every mention of the name being marked as a person."""
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    return businesses_in(text, [EntityMention(span, "PERSON") for span in spans])


@pytest.mark.parametrize(
    "text",
    [
        "Orno Velm said it had suspended deliveries.",
        "Orno Velm said its lorries were safe.",
        "The contractor, Orno Velm, said it was cooperating.",
        "Orno Velm will open nine restaurants.",
        "He bought from retailers such as Orno Velm.",
        "Orno Velm economist Ana Ruiz disagreed.",
        "The Orno Velm has called for a strike.",
        "The shop shut. Orno Velm reported that rates were cut.",
    ],
)
def test_what_only_businesses_do_makes_a_name_one(text: str) -> None:
    assert businesses(text, "Orno Velm") == {"Orno Velm"}


@pytest.mark.parametrize(
    "text",
    [
        "Paul Velm will shut two factories, the manufacturer said.",
        "Paul Velm said its sales fell. Paul Velm has cut 200 jobs.",
        "Paul Velm bought the crop. Paul Velm said it would review its contracts.",
    ],
)
def test_a_given_name_needs_two_signs_or_a_sure_one(text: str) -> None:
    assert businesses(text, "Paul Velm") == {"Paul Velm"}


@pytest.mark.parametrize(
    "text",
    [
        "Paul Velm said its lorries were safe.",
        "Paul Velm will close the shop.",
        "Paul Velm said it would rain.",
        "Paul Velm reported that rates were cut.",
        "Paul Velm rose. Paul Velm said it had bought a mill. Velm sat down.",
        "Lawyers for Paul Velm said so.",
        "Paul Velm, a plumber, said profits fell. Paul Velm will cut jobs.",
        "Its chair, Paul Velm, said it had lost 80 customers and its profits fell.",
        "The firm's Paul Velm said profits fell.",
        "Mayor Paul Velm said sales fell.",
        "Paul Velm said sales fell. He blamed the rain.",
        "The Paul Velm is red.",
        "They charged contractors Paul Velm and Bo Lind.",
    ],
)
def test_a_person_is_none(text: str) -> None:
    assert businesses(text, "Paul Velm") == set()


def test_where_it_is_based_counts_as_a_sign() -> None:
    text = "Paul Velm, based in Leeds, employs 60. Paul Velm said it had stopped buying."
    assert businesses(text, "Paul Velm") == {"Paul Velm"}


@pytest.mark.parametrize(
    "text", ["“It rained,” said Velm. Velm said it had moved him.", "Garcia said it had moved him."]
)
def test_a_surname_needs_more_than_it(text: str) -> None:
    assert businesses(text, text.split(" said it")[0].split()[-1]) == set()


def test_a_chairperson_speaks_of_it() -> None:
    assert businesses("Land board chairperson Orno Velm said it would appeal.", "Orno Velm") == set()
