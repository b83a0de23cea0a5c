"""A few generated passages per test run; `fuzz` runs thousands."""

from random import Random

import pytest

from fuzz.targets import TARGETS


@pytest.mark.parametrize("seed", range(4))
def test_no_passage_breaks_the_stage(seed: int) -> None:
    rng, target = Random(f"passages {seed}"), TARGETS["enrich"]
    for _ in range(8):
        target.run(target.make(rng))
