"""Whether two names may be one speaker's."""

import pytest

from wiredesk.link.wording.speaker_names import described_names, speaker_words, speakers_agree, speakers_conflict


@pytest.mark.parametrize(
    ("here", "there", "agree"),
    [
        ("Donald Trump", "Trump", True),
        ("Donald J. Trump", "Donald Trump", True),
        ("Michael Elliott", "Mike Elliott", False),
        ("Dick Cheney", "Mary Cheney", False),
        ("he", "Mary Cheney", None),
    ],
)
def test_who_may_be_one_speaker(here: str, there: str, agree: bool | None) -> None:
    assert speakers_agree(speaker_words(here), speaker_words(there)) is agree
    assert speakers_agree(speaker_words(there), speaker_words(here)) is agree


def test_only_another_surname_is_another_speaker_for_sure() -> None:
    assert speakers_conflict(speaker_words("Susan Rice"), speaker_words("Benjamin Netanyahu"))
    assert not speakers_conflict(speaker_words("Michael Elliott"), speaker_words("Mike Elliott"))
    assert not speakers_conflict(speaker_words("Susan Rice"), speaker_words(None))
    assert not speakers_conflict(speaker_words("NUJ"), speaker_words("National Union of Journalists"))


def test_a_description_has_the_names_that_say_for_whom_somebody_speaks() -> None:
    assert described_names("a spokesman for Alcor Oil") == {"alcor", "oil"}
    assert described_names("an Alcor spokesman") == {"alcor"}
    assert not described_names("a spokesman")
    assert not described_names("Governor Ruth Ames")
    assert not described_names(None)
