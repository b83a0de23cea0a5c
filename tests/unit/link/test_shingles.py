import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.shingles import among, counted

VALUES = st.lists(st.integers(0, 20), max_size=30)


@given(VALUES, VALUES)
def test_values_are_found_among_others(values: list[int], others: list[int]) -> None:
    found = among(np.array(values, np.uint32), np.array(others, np.uint32))

    assert found.tolist() == [value in others for value in values]


def test_distinct_values_are_counted() -> None:
    values, counts = counted(np.array([5, 3, 5, 5], np.uint32))

    assert (values.tolist(), counts.tolist()) == ([3, 5], [1, 3])
