import pytest

from workers.clean.caption import is_credit, split_credit


@pytest.mark.parametrize(
    ("words", "text", "credit"),
    [
        ("Two leaders meet in Sochi, Russia February 15, 2019. — Reuters pic",
         "Two leaders meet in Sochi, Russia February 15, 2019.", "Reuters pic"),
        ("A ferry lies on a sandbank. (AP Photo/Jane Roe)", "A ferry lies on a sandbank.", "AP Photo/Jane Roe"),
        ("A ferry lies on a sandbank. Photo: Jane Roe", "A ferry lies on a sandbank.", "Photo: Jane Roe"),
        ("A cellist warms up in the hall. (Foto: Nelson P)", "A cellist warms up in the hall.", "Foto: Nelson P"),
        ("A ferry lies on a sandbank. — Picture by Hari A", "A ferry lies on a sandbank.", "Picture by Hari A"),
    ],
)  # fmt: skip
def test_a_caption_is_told_by_the_credit_at_its_end(words: str, text: str, credit: str) -> None:
    assert split_credit(words) == (text, credit)


@pytest.mark.parametrize(
    "words",
    [
        "He said the ferry would sail on Monday. (Reuters)",
        "The photo, taken by a passenger, shows the ferry (see page 3).",
        "She paid for the picture by selling her car.",
        "Photo: Jane Roe",
        "The bank raised its rate (by half a point).",
    ],
)
def test_a_story_s_paragraph_is_no_caption(words: str) -> None:
    assert split_credit(words) == (words, None)


def test_a_line_that_only_credits_a_picture_is_told() -> None:
    assert is_credit("Photo: Jane Roe/The Paper")
    assert is_credit("(AP Photo/Jane Roe)")
    assert not is_credit("Photo sales rose by a third.")
