import numpy as np
import pytest

from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.copy_keys import SPACING, copy_keys, may_share, sought
from wiredesk.link.postings import Keys
from wiredesk.link.shingles import SHINGLE
from wiredesk.link.word_table import look_up
from wiredesk.link.words import words_of

OTHER = " ".join(f"Sentence {number} speaks of matter{number} and affair{number}." for number in range(60))
BRIEF = " ".join(FERRY.split()[:40])


def keys(text: str, title: str = "") -> Keys:
    return copy_keys(look_up(words_of(text)).hashes, words_of(title))


def find_each_other(here: str, there: str, titles: tuple[str, str] = ("", "")) -> bool:
    return may_share(keys(here, titles[0]), keys(there, titles[1]))


@pytest.mark.parametrize(
    "longer",
    [f"{FERRY} {OTHER}", f"{STRIKE} {FERRY} {OTHER}"],
    ids=["the beginning of a report", "an item in the middle of a digest"],
)
def test_a_brief_finds_what_it_was_cut_from_either_way(longer: str) -> None:
    assert find_each_other(BRIEF, longer)
    assert find_each_other(longer, BRIEF)


def test_texts_that_share_one_phrase_do_not_find_each_other() -> None:
    phrase = "the minister of works and transport Dr Kofi Boateng said"

    assert not find_each_other(f"{phrase} {STRIKE}", f"{OTHER} {phrase} {FERRY}")
    assert not find_each_other(STRIKE, FERRY)


def test_what_stands_at_the_end_of_two_long_texts_finds_nothing() -> None:
    about = "About the firm. " + " ".join(f"The firm makes engine{number} in town{number}." for number in range(4))

    assert not find_each_other(f"{STRIKE} {about}", f"{FERRY} {about}")


def test_results_find_each_other_by_their_large_numbers() -> None:
    assert find_each_other(
        "Shr loss 12 cts vs profit 14 cts Net loss 412,310 vs profit 518,204 Revs 8,412,000 vs 9,104,118",
        "Oper shr profit 14 cts vs loss 12 cts Oper net profit 518,204 vs loss 412,310 Sales 8,412,000 vs 9,104,118",
    )


def test_notices_find_each_other_by_headline_and_numbers() -> None:
    here, there = (
        "Qtly div 27 cts vs 27 cts Pay April 15 Record March 20",
        "Qtrly dividend 27 cts on April 15 to March 20",
    )

    assert find_each_other(here, there, ("Corran Water sets payout", "Corran Water Co dividend"))
    assert not find_each_other(here, there, ("Corran Water sets payout", "Tessin Power sets payout"))


def test_each_long_run_that_two_texts_share_has_a_passage_in_both() -> None:
    rng = np.random.default_rng(1)
    run = rng.integers(0, 1 << 31, 2 * SHINGLE + SPACING - 1).astype(np.uint32) & np.uint32(0xFFFFFFFE)
    for _ in range(50):
        texts = [
            np.concatenate((rng.integers(0, 1 << 31, size).astype(np.uint32) & np.uint32(0xFFFFFFFE), run))
            for size in rng.integers(0, 200, 2)
        ]
        bodies = [{key >> 2 for key in copy_keys(text).tolist() if key & 3 == 1} for text in texts]

        assert bodies[0] & bodies[1]


def test_sought_twice_is_what_was_posted() -> None:
    posted = keys(FERRY)

    assert np.array_equal(sought(sought(posted)), posted)
    assert not np.array_equal(sought(posted), posted)


def test_a_text_without_words_has_no_keys() -> None:
    assert not len(copy_keys(look_up([]).hashes))
    assert not len(copy_keys(look_up(["One", "word"]).hashes))
