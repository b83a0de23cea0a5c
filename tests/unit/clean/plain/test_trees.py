import numpy as np

from wiredesk.clean.plain.trees import Trees

LEARNED = {
    "start": -1.0,
    "features": [[0, 1, 1]],
    "thresholds": [[0.5, 2.0, 4.0]],
    "leaves": [[0.1, 0.2, 0.4, 0.8]],
}


def test_a_row_falls_to_the_leaf_that_its_numbers_lead_to() -> None:
    rows = np.array([[0, 1], [0, 3], [1, 4], [1, 5]], dtype=np.float32)
    assert np.allclose(Trees.of(LEARNED).log_odds(rows), [-0.9, -0.8, -0.6, -0.2])


def test_rows_in_chunks_get_the_same_scores_as_single_rows() -> None:
    rows = np.arange(20_000, dtype=np.float32).reshape(-1, 2) % 7
    trees = Trees.of(LEARNED)
    assert np.allclose(
        trees.log_odds(rows), np.concatenate([trees.log_odds(row[None]) for row in rows[:7]] * 1500)[: len(rows)]
    )
