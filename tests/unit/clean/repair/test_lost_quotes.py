import pytest

from wiredesk.clean.repair.repair import repair


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("\ufffdWe waited,\ufffd said Ama Mensah. \ufffdLong.\ufffd", "“We waited,” said Ama Mensah. “Long.”"),
        ("She said: \ufffd\ufffd\ufffdWe waited.\ufffd\ufffd\ufffd", "She said: “We waited.”"),
        ("?We waited,? said Ama Mensah. ?It?s over.?", "“We waited,” said Ama Mensah. “It’s over.”"),
        ("\ufffdYes,\ufffd she said \ufffd and left.", "“Yes,” she said – and left."),
    ],
)
def test_replacement_characters_that_open_and_close_in_turn_are_quote_marks(damaged: str, right: str) -> None:
    found = repair(damaged)
    assert found.text == right
    assert found.counts["lost_quotes"] > 1


@pytest.mark.parametrize(
    "text",
    [
        "The caf\ufffd of Mah\ufffd, he said.",
        "\ufffdcole and caf\ufffd",
        "\ufffdWe waited, she said.",
        "He left \ufffd and \ufffdWe waited, she said.",
        "It cost 5 \ufffd in all, he said.",
        "Did he, or not,? she typed. ?Then she left.",
        "Who? “Nobody,” he said. Why? Because.",
    ],
)
def test_a_character_that_may_have_been_a_letter_stays_lost(text: str) -> None:
    assert repair(text).text == text
