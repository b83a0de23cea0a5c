import pytest

from workers.clean.language import language_of


@pytest.mark.parametrize(
    ("words", "claimed", "language"),
    [
        ("The president said on Monday that the ferry would sail again.", None, "en"),
        ("Le président a déclaré lundi que le bateau partirait.", "en", "fr"),
        ("কয়রায় বাঁধ মেরামতে নামলেন চার গ্রামের মানুষ", None, "bn"),
        ("Hello", "en-US", "en"),
        ("Hello", None, None),
        ("12 345", "DE", "de"),
    ],
)
def test_the_words_decide_and_where_they_are_too_few_the_producer(
    words: str, claimed: str | None, language: str | None
) -> None:
    assert language_of(words, claimed) == language
