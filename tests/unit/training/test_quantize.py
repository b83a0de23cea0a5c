import numpy as np

from training.newsroom.quantize import LEVELS, MAX_WEIGHT, Floats, Product, Range, product

CHANCE = np.random.default_rng(0)
WEIGHTS = CHANCE.normal(0, 0.05, (8, 32)).astype(np.float32)
BASE = CHANCE.normal(0, 1, 8).astype(np.float32)
# Some numbers are ever so much larger than the others, as behind a norm.
GIVEN = (CHANCE.normal(0, 1, (200, 32)) * np.where(np.arange(32) == 5, 40, 1)).astype(np.float32)


def ranges(given: Floats) -> Range:
    return Range(given.min(0), given.max(0))


def computed(product: Product, given: Floats) -> Floats:
    """What the runtime makes of it: steps, a product of whole numbers, and what they stand for."""
    steps = np.clip(np.rint(given * product.smooth / product.given_scale) + product.given_zero, 0, LEVELS)
    whole = (steps - product.given_zero).astype(np.int64) @ product.weights.astype(np.int64)
    result: Floats = whole * product.given_scale * product.scales + product.base
    return result


def test_a_product_of_whole_numbers_is_nearly_that_of_the_layer() -> None:
    exact = GIVEN @ WEIGHTS.T + BASE

    result = computed(product(WEIGHTS, BASE, ranges(GIVEN)), GIVEN)

    assert np.abs(result - exact).mean() < 0.02 * exact.std()


def test_one_large_number_does_not_take_the_steps_of_the_others() -> None:
    small = GIVEN.copy()
    small[:, 5] = 0
    exact = small @ WEIGHTS.T + BASE

    result = computed(product(WEIGHTS, BASE, ranges(GIVEN)), small)

    assert np.abs(result - exact).mean() < 0.03 * exact.std()


def test_two_products_fit_in_sixteen_bits() -> None:
    made = product(WEIGHTS * 1000, BASE, ranges(GIVEN))

    assert np.abs(made.weights.astype(int)).max() == MAX_WEIGHT
    assert 2 * LEVELS * MAX_WEIGHT < 2**15


def test_what_is_never_below_nothing_has_all_steps_above_it() -> None:
    assert product(WEIGHTS, BASE, ranges(np.abs(GIVEN))).given_zero == 0


def test_what_was_always_nothing_stays_nothing() -> None:
    nothing = np.zeros((3, 32), np.float32)

    assert np.allclose(computed(product(WEIGHTS, BASE, ranges(nothing)), nothing), BASE)
