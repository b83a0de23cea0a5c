from collections.abc import Sequence

import numpy as np

from wiredesk.enrich.model.attributions import DecodedAttribution, Stretch, decoded
from wiredesk.enrich.model.outputs import Outputs, Scores

WORDS = 8


class Given:
    """A role scorer with fixed roles of all words for each cue."""

    def __init__(self, roles: dict[int, list[int]]) -> None:
        self._roles = roles

    def scores(self, read: Sequence[Outputs], cues: Sequence[Sequence[int]]) -> Scores:
        return np.stack([np.eye(5, dtype=np.float32)[:, self._roles[cue]] * 9 for each in cues for cue in each])


def outputs(cues: dict[int, int]) -> Outputs:
    """Outputs with cue labels: 1 starts a cue, 2 continues it."""
    labels = np.zeros((WORDS, 3), np.float32)
    labels[:, 0] = 9
    for word, label in cues.items():
        labels[word] = np.eye(3)[label] * 9
    nothing = np.zeros((WORDS, 5), np.float32)
    return Outputs(nothing, labels, nothing, nothing)


def found(
    cues: dict[int, int], roles: dict[int, list[int]], sentences: Sequence[int] = (0,)
) -> list[DecodedAttribution]:
    """The decoded attributions, given the role of each word for each cue and the first words of sentences."""
    return decoded([outputs(cues)], Given(roles), [sentences])[0]


def test_content_and_source_are_found_by_their_cue() -> None:
    [saying] = found({2: 1}, {2: [3, 4, 0, 1, 2, 2, 2, 0]})
    assert saying.cue == Stretch(2, 3)
    assert saying.contents == [Stretch(3, 7)]
    assert saying.source == Stretch(0, 2)
    assert saying.probability > 0.95


def test_a_cue_of_two_words_is_one() -> None:
    [saying] = found({3: 1, 4: 2}, {3: [1, 2, 2, 0, 0, 3, 4, 4]})
    assert saying.cue == Stretch(3, 5)
    assert saying.source == Stretch(5, 8)


def test_a_quote_broken_by_its_attribution_is_one_saying() -> None:
    [saying] = found({3: 1}, {3: [1, 2, 3, 0, 1, 2, 2, 2]})
    assert saying.contents == [Stretch(0, 2), Stretch(4, 8)]


def test_a_word_lost_in_the_midst_of_content_is_content() -> None:
    [saying] = found({1: 1}, {1: [3, 0, 1, 2, 0, 2, 2, 0]})
    assert saying.contents == [Stretch(2, 7)]


def test_a_full_stop_within_a_source_belongs_to_it() -> None:
    [saying] = found({3: 1}, {3: [3, 0, 4, 0, 1, 2, 2, 2]})
    assert saying.source == Stretch(0, 3)


def test_a_cue_that_reports_nothing_is_none() -> None:
    assert found({2: 1}, {2: [3, 4, 0, 0, 0, 0, 0, 0]}) == []


def test_of_two_cues_for_the_same_words_the_surer_one_stays() -> None:
    both = outputs({0: 1, 7: 1})
    both.cues[7] = [1, 2, 0]
    [[saying]] = decoded([both], Given({0: [0, 1, 2, 2, 2, 2, 2, 0], 7: [0, 1, 2, 2, 2, 2, 2, 0]}), [[0]])
    assert saying.cue == Stretch(0, 1)


def test_of_shared_content_a_cue_keeps_the_rest_beside_it() -> None:
    both = outputs({0: 1, 5: 1})
    both.cues[0] = [1, 2, 0]
    [[first, second]] = decoded([both], Given({0: [0, 1, 2, 2, 0, 0, 0, 1], 5: [0, 0, 0, 0, 3, 0, 1, 2]}), [[0]])
    assert (first.contents, second.contents) == ([Stretch(1, 4)], [Stretch(6, 8)])


def test_no_cue_no_saying() -> None:
    assert found({}, {}) == []


def test_windows_are_read_in_one_batch_and_kept_separate() -> None:
    read = [outputs({}), outputs({2: 1}), outputs({0: 1, 7: 1})]
    given = Given({2: [3, 4, 0, 1, 2, 2, 2, 0], 0: [0, 1, 2, 2, 0, 0, 0, 0], 7: [0, 0, 0, 0, 0, 1, 2, 0]})
    nothing, [one], [first, second] = decoded(read, given, [[0], [0], [0]])
    assert nothing == []
    assert (one.cue, first.cue, second.cue) == (Stretch(2, 3), Stretch(0, 1), Stretch(7, 8))
    assert (first.contents, second.contents) == ([Stretch(1, 4)], [Stretch(5, 7)])


def test_no_window_no_saying() -> None:
    assert decoded([], Given({}), []) == []


def test_a_content_ends_before_the_next_sentences_report() -> None:
    """ "He said he left. Boro denied that …": the first cue's content runs on into what Boro denied."""
    first, second = found({1: 1, 5: 1}, {1: [3, 0, 1, 2, 2, 2, 2, 2], 5: [0, 0, 0, 0, 3, 0, 1, 2]}, [0, 4])
    assert (first.contents, second.contents) == ([Stretch(2, 4)], [Stretch(6, 8)])


def test_what_another_sentences_cue_reports_does_not_count_against_the_rest() -> None:
    first, second = found({1: 1, 4: 1}, {1: [3, 0, 1, 0, 0, 1, 2, 2], 4: [0, 0, 0, 3, 0, 1, 2, 2]}, [0, 3])
    assert (first.contents, second.contents) == ([Stretch(2, 3)], [Stretch(5, 8)])


def test_a_content_ends_where_its_source_begins() -> None:
    [saying] = found({7: 1}, {7: [1, 2, 2, 2, 3, 2, 4, 0]})
    assert (saying.contents, saying.source) == ([Stretch(0, 4)], Stretch(4, 7))
