import numpy as np

from wiredesk.enrich.model.outputs import BiaffineRoles, Outputs, runs


def test_stretches_of_each_row_are_its_own() -> None:
    assert runs(np.array([[0, 1, 1], [1, 2, 0]])) == [[(1, 3, 1)], [(0, 1, 1), (1, 2, 2)]]
    assert runs(np.zeros((2, 3), np.int64)) == [[], []]


def test_a_tie_is_the_product_of_the_cues_and_the_words_vectors_and_their_distance() -> None:
    chance = np.random.default_rng(7)
    words, roles, width, narrow, reach = 6, 5, 8, 3, 2
    of_cue, of_word = (chance.normal(size=(roles, width, narrow)).astype(np.float32) for _ in range(2))
    cue_base, word_base = (chance.normal(size=(roles, narrow)).astype(np.float32) for _ in range(2))
    distance = chance.normal(size=(roles, 2 * reach + 1)).astype(np.float32)
    vectors = chance.normal(size=(words, width)).astype(np.float32)
    alone = chance.normal(size=(words, roles)).astype(np.float32)
    read = Outputs(alone, alone, alone, vectors)
    shorter = Outputs(alone[:3], alone[:3], alone[:3], vectors[:3])
    scores = BiaffineRoles(of_cue, cue_base, of_word, word_base, distance).scores([read, shorter], [[1, 4], [2]])
    assert scores.shape == (3, roles, words)
    assert (scores[2, :, 3:].argmax(0) == 0).all()
    for number, cue in enumerate((1, 4)):
        for word in range(words):
            for role in range(roles):
                asked = vectors[cue] @ of_cue[role] + cue_base[role]
                given = vectors[word] @ of_word[role] + word_base[role]
                away = distance[role, min(max(word - cue, -reach), reach) + reach]
                expected = asked @ given / narrow**0.5 + alone[word, role] + away
                assert np.isclose(scores[number, role, word], expected, atol=1e-4)
