import pytest

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.text.sentences import in_one_sentence, sentence_at, sentences_of


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


def test_a_sentence_ends_at_its_full_stop() -> None:
    assert read("The bridge is closed. Nobody knows why! Who asked?") == [
        "The bridge is closed.",
        "Nobody knows why!",
        "Who asked?",
    ]


def test_a_mark_that_closes_belongs_to_the_sentence_before_it() -> None:
    assert read("“We ran.” “Nobody came.”") == ["“We ran.”", "“Nobody came.”"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kato met Dr. Ruiz in St. Ives.",
        "J. K. Mensah spoke.",
        "It came on Sept. 14.",
        "It rang at 9 a.m. Monday in Velm.",
        "It rang at 9 p.m. EST in Velm.",
        "Ask Cllr. Ruiz.",
        "Sens. Ruiz and Lind met in Ft. Velm.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert read(text) == [text]


def test_an_hour_may_end_a_sentence() -> None:
    assert read("It rang at 9 a.m. The ward was full.") == ["It rang at 9 a.m.", "The ward was full."]


def test_a_paragraph_ends_a_sentence() -> None:
    assert read("No stop here\n\nAnother one") == ["No stop here", "Another one"]


def test_the_sentence_at_an_offset() -> None:
    text = "One came. Two left."
    sentences = sentences_of(text)
    assert text[slice(*sentence_at(sentences, 3))] == "One came."
    assert text[slice(*sentence_at(sentences, 12))] == "Two left."


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Jan Hess. Mrs. Cole, of Velm", "Jan Hess"),
        ("the mayor. Mr Cole", "the mayor"),
        ("the head of Velm Foods Inc. Mr Cole", "the head of Velm Foods Inc"),
        ("Tom Cole Jr. Mrs Lee", "Tom Cole Jr"),
        ("Rev. Mrs Cole", "Rev. Mrs Cole"),
        ("Velm County (Ariz.) Sheriff Tom Cole", "Velm County (Ariz.) Sheriff Tom Cole"),
        ("a pastor in Ft. Worth, Sens. Cole and Lee", "a pastor in Ft. Worth, Sens. Cole and Lee"),
        ("Mr Lee. Mr Cole", "Mr Lee"),
        ("niece, state Del. Marcia Cole", "niece, state Del. Marcia Cole"),
        ("Amb. Marcia Cole", "Amb. Marcia Cole"),
        ("former Asst. Supt. Marcia Cole", "former Asst. Supt. Marcia Cole"),
    ],
)
def test_words_in_one_sentence_end_with_it(words: str, first: str) -> None:
    text = f"So said {words}"
    start, end = in_one_sentence(text, Span(8, len(text)))
    assert text[start:end] == first
