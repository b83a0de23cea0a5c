import gzip

import pytest

pytest.importorskip("torch")

from training.learned_types import WEIGHT_OF_SURE, learned, rows_by_votes, rows_of, written
from training.newsroom.corpora import Example, Named
from wiredesk.enrich.model.annotator import newsroom_annotator


def test_names_of_an_article_are_rows_with_their_group() -> None:
    text = "Ana left Velm's shop on Monday."
    names = (Named(0, 3, "PERSON"), Named(9, 15, "ORG"), Named(24, 30, "DATE"))
    rows = rows_of(Example("a", text, "names", names), 0.5)
    assert [(weight, group) for weight, group, _ in rows] == [(0.5, 0), (0.5, 1)]
    assert "r1='s" in rows[1][2]


def test_names_without_annotation_are_rows_where_the_votes_are_sure() -> None:
    rows = rows_by_votes(newsroom_annotator(), "Mr Bo Lind left for France on Monday.")
    assert [(weight, group) for weight, group, _ in rows] == [(WEIGHT_OF_SURE, 0), (WEIGHT_OF_SURE, 2)]


def test_scores_tell_groups_apart_and_are_written_in_hundredths() -> None:
    rows = [(1.0, group, {f"l1={word}": 1.0}) for group, word in ((0, "mr"), (1, "at")) for _ in range(20)]
    scores = learned(rows)
    assert scores["l1=mr"][0] > scores["l1=at"][0]
    lines = gzip.decompress(written({"": [0.1] * 4, "a": [0.5, 0, 0, 0], "b": [0.01, 0, 0, 0]})).decode().split("\n")
    assert lines == ["\t0\t0\t0\t0", "a\t38\t-12\t-12\t-12", ""]
