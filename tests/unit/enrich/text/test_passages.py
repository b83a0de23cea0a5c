from hypothesis import given
from hypothesis import strategies as st

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.text.passages import paragraphs_of, passages


def test_a_short_text_is_one_passage() -> None:
    assert list(passages("One.\n\nTwo.")) == [Span(0, 10)]


def test_a_passage_ends_with_a_paragraph() -> None:
    text = "First paragraph.\n\nSecond paragraph."
    assert [text[start:end] for start, end in passages(text, max_length=20)] == [
        "First paragraph.",
        "Second paragraph.",
    ]


def test_a_paragraph_that_is_too_long_is_cut_after_a_sentence() -> None:
    text = "It rained. It snowed. It froze."
    assert text[slice(*next(passages(text, max_length=24)))] == "It rained. It snowed. "


@given(st.text(alphabet="ab .\n“", max_size=200), st.integers(4, 40))
def test_passages_leave_out_nothing_but_white_space_and_keep_to_their_size(text: str, longest: int) -> None:
    found = list(passages(text, longest))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(0 < end - start <= longest for start, end in found)


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    text = " One\nmore. \n \n Two.\n"
    assert [text[start:end] for start, end in paragraphs_of(text, Span(0, len(text)))] == ["One\nmore.", "Two."]
