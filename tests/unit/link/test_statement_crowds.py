"""Statements among more near-identical quotes than are compared with each other."""

import time

import pytest

from tests.unit.link.crowds import in_two_orders
from tests.unit.link.final import Final, linked, of
from tests.unit.link.records import clean, quotes


@pytest.mark.parametrize("seed", [3, 5, 7, 13])
def test_a_crowd_makes_the_same_statements_in_any_order_with_corrections_and_withdrawals(seed: int) -> None:
    at_once, bit_by_bit = in_two_orders(seed, 20, 60)

    assert of(at_once, "statements")
    assert at_once == bit_by_bit


@pytest.mark.parametrize("seed", [2052, 5036])
def test_a_few_articles_beside_a_crowd_about_the_same_people_make_the_same_statements(seed: int) -> None:
    at_once, bit_by_bit = in_two_orders(seed, 9, 70)

    assert at_once == bit_by_bit


def repeated(order: list[int]) -> Final:
    """Articles that quote one sentence 500 times each."""
    sentence = "The engine failed twice within the hour and nobody told us why"
    records = []
    for number in order:
        article = clean(f"article-{number}", f"Text {number}.", published_at=f"2026-03-02T09:00:0{number}Z")
        records += [("clean", article), ("quotes", quotes(article, *[(sentence, None)] * 500))]
    return of(linked(*records), "statements")


def test_a_sentence_said_more_often_than_a_record_lists_is_one_statement_in_any_order() -> None:
    began = time.process_time()
    found = repeated([0, 1, 2])
    (record,) = found.values()

    assert time.process_time() - began < 10
    assert b'"repeats_total":1499' in record
    assert record.count(b'"article_id":"article-0"') == 500
    assert record.count(b'"article_id":"article-2"') == 1
    assert repeated([2, 0, 1]) == found


def test_10_000_near_identical_sentences_of_one_article_are_bounded() -> None:
    said = [(f"We will build bridge {place} over the river and pay for it", None) for place in range(10_000)]
    articles = [clean(name, "Text.", published_at="2026-03-02") for name in "abc"]
    records = [record for article in articles for record in (("clean", article), ("quotes", quotes(article, *said)))]
    began = time.process_time()
    found = [of(linked(*order), "statements") for order in (records, records[::-1])]

    assert time.process_time() - began < 20
    assert found[0] == found[1]
