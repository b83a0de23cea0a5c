import numpy as np
import pytest

from wiredesk.link import word_table
from wiredesk.link.shingles import NUMBER, counted, word_hashes
from wiredesk.link.word_table import look_up


def test_a_word_has_the_same_hash_in_any_case_and_house_spelling() -> None:
    found = look_up(["Labour", "labor", "LABOR", "harbor"])
    assert len(set(found.hashes[:3].tolist())) == 1
    assert found.hashes[0] == word_hashes(["labor"])[0] != found.hashes[3]


def test_endings_do_not_change_a_stem() -> None:
    found = look_up(["ferries", "striking", "strikes", "striker"])
    assert len(set(found.stems.tolist())) == 2
    assert len(set(found.hashes.tolist())) == 4


def test_names_and_numbers_are_firm() -> None:
    found = look_up(["The", "ferry", "Accra", "left", "12", "seven"])
    assert found.firm.tolist() == [False, False, True, False, True, True]
    assert ((found.hashes & NUMBER) == NUMBER).tolist() == [False, False, False, False, True, True]


def test_a_full_table_is_emptied_and_answers_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"Word{place}" for place in range(3000)]
    before = look_up(words)
    monkeypatch.setattr(word_table, "LIMIT", 1000)
    after = look_up(words)
    assert np.array_equal(before.hashes, after.hashes)
    assert np.array_equal(before.firm, after.firm)


def test_distinct_values_are_counted_as_numpy_counts_them() -> None:
    for size in (0, 1, 2, 50):
        values = np.random.default_rng(size).integers(0, 30, size).astype(np.uint32)
        found, expected = counted(values), np.unique(values, return_counts=True)
        assert [part.tolist() for part in found] == [part.tolist() for part in expected]
