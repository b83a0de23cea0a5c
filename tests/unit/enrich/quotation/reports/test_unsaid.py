import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.reports.unsaid import is_time, without_unsaid
from wiredesk.enrich.text.sentences import sentences_of


def read(text: str, content: str, cue: str, source: str) -> list[str]:
    """The contents that are kept."""

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    said = [Attribution((span(content),), span(cue), span(source), "indirect", 0.7)]
    return [text[slice(*attribution.content[0])] for attribution in without_unsaid(text, said, sentences_of(text))]


@pytest.mark.parametrize("time", ["this week", "on Monday", "too", "late last year"])
def test_a_time_behind_the_cue_is_not_what_was_said(time: str) -> None:
    text = f"It rained. The pier will close, the port said {time}."
    assert read(text, time, "said", "the port") == ["The pier will close"]


def test_a_time_without_a_claim_before_it_is_dropped() -> None:
    assert read("The port spoke this week.", "this week", "spoke", "The port") == []


@pytest.mark.parametrize("words", ["the day we won", "the last one", "May will win", "two days of rain"])
def test_a_time_in_other_words_is_kept(words: str) -> None:
    assert not is_time(words)


@pytest.mark.parametrize("noun", ["custom", "schedule"])
def test_a_bare_noun_without_a_comma_says_how_and_not_who(noun: str) -> None:
    assert read(f"The feast went according to {noun}.", "The feast went", "according to", noun) == []


@pytest.mark.parametrize("source", ["police", "officials", "the plan", "management", "a witness"])
def test_persons_bodies_and_nouns_with_an_article_are_sources(source: str) -> None:
    text = f"The pier was shut, according to {source}."
    assert read(text, "The pier was shut", "according to", source) == ["The pier was shut"]


def test_a_source_in_the_next_sentence_did_not_say_it() -> None:
    text = "The feast went to plan. Ana Ruiz, the cook, was there."
    assert read(text, "The feast went", "to", "Ana Ruiz") == []


def test_of_a_time_the_model_may_see_only_the_beginning() -> None:
    text = "The pier will close, the port said this week."
    assert read(text, "this", "said", "the port") == ["The pier will close"]


@pytest.mark.parametrize("time", ["this month", "earlier this week", "on 4 May"])
def test_a_time_before_that_is_not_part_of_what_was_said(time: str) -> None:
    text = f"The port said {time} that the pier was shut."
    assert read(text, f"{time} that the pier was shut", "said", "The port") == ["the pier was shut"]


@pytest.mark.parametrize(
    "content", ["now that it was shut all left", "earlier that day it was shut", "the day that it shut"]
)
def test_a_time_that_belongs_to_what_was_said_stays(content: str) -> None:
    assert read(f"The port said {content}.", content, "said", "The port") == [content]


def test_a_time_that_opens_what_was_said_stays() -> None:
    text = "Over the years, the port said, the pier has sunk."
    cue, source = Span(text.index("said"), text.index("said") + 4), Span(text.index("the port"), text.index(" said"))
    content = (Span(0, 14), Span(text.index("the pier"), len(text) - 1))
    [found] = without_unsaid(text, [Attribution(content, cue, source, "indirect", 0.9)], sentences_of(text))
    assert found.content == content
