"""The README shows what the program does."""

from tests.readme_sample import BLOCK, README, sample


def test_the_sample_is_the_output_for_the_first_seed() -> None:
    (shown,) = BLOCK.findall(README.read_text())

    assert shown == sample(), "run `make readme`"
