"""Expressions for one person without a name."""

import pytest

from wiredesk.enrich.speakers.phrases import gender_of_phrase, person_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The owner of the hall, however, claimed", "The owner"),
        ("A senior official of the port said", "A senior official"),
        ("Ruiz’s neighbour, who asked not to be named, said", "Ruiz’s neighbour"),
        ("The bank’s branch manager, when contacted", "The bank’s branch manager"),
        ("A woman walked her dog", "A woman"),
        ("The mayor and his wife left", None),
        ("The career of Ana Ruiz", None),
        ("Let’s be patient, he said", None),
    ],
)
def test_a_sentence_opens_with_a_person(text: str, phrase: str | None) -> None:
    found = person_phrase(text, 0, len(text), followed=True)

    assert (text[slice(*found)] if found else None) == phrase


@pytest.mark.parametrize(("words", "gender"), [("a woman", "female"), ("her husband", "male"), ("the owner", None)])
def test_a_noun_tells_the_gender(words: str, gender: str | None) -> None:
    assert gender_of_phrase(words) == gender
