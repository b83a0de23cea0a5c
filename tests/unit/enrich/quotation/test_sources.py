import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.quotation.sources import with_sources
from wiredesk.enrich.text.sentences import sentences_of


def read(text: str, *attributions: tuple[str, str, str | None]) -> list[tuple[str | None, str]]:
    """The corrected source and content of each attribution, given as content, cue and source."""
    stretches = quoted(text, Span(0, len(text)))

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    said = [
        Attribution(
            (span(content),), span(cue), span(source) if source else None, kind_of((span(content),), stretches), 0.9
        )
        for content, cue, source in attributions
    ]
    return [
        (text[slice(*attribution.source)] if attribution.source else None, text[slice(*attribution.content[0])])
        for attribution in with_sources(text, said, sentences_of(text), stretches)
    ]


def source(text: str, content: str, cue: str, given: str | None) -> str | None:
    [(found, _)] = read(text, (content, cue, given))
    return found


def test_a_source_within_the_cue_is_the_source() -> None:
    text = "The pier was shut, according to two dockers."
    assert source(text, "The pier was shut", "according to two dockers", None) == "two dockers"
    text = "The pier was shut, according to filings with the Velm Court."
    assert source(text, "The pier was shut", "according to filings", "with the Velm Court") == (
        "filings with the Velm Court"
    )


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        ("My aunt often said the pier was shut.", "My aunt often", "My aunt"),
        ("The mayor, who also said the pier was shut, left.", "who also", "who"),
        ("Then the pier was shut, said my aunt afterwards.", "my aunt afterwards", "my aunt"),
    ],
)
def test_words_of_time_do_not_belong_to_the_source(text: str, given: str, found: str) -> None:
    assert source(text, "the pier was shut", "said", given) == found


@pytest.mark.parametrize("subject", ["she", "Ana Ruiz", "Ms. Ruiz"])
def test_a_participle_that_opens_a_sentence_has_the_subject_of_its_main_clause(subject: str) -> None:
    text = f"The day was long. After saying the pier was “as good as shut,” {subject} left for home."
    assert source(text, "the pier was “as good as shut,”", "saying", None) == subject


def test_a_participle_that_ends_a_sentence_has_the_speaker_before_it() -> None:
    text = "Three dockers demanded higher pay while chanting, “Shut the pier.”"
    found = read(text, ("higher pay", "demanded", "Three dockers"), ("Shut the pier", "chanting", None))
    assert found[1] == ("Three dockers", "Shut the pier")


def test_a_participle_with_nobody_near_has_no_source() -> None:
    assert source("Chanting, “Shut the pier.”", "Shut the pier", "Chanting", None) is None


def test_the_name_between_a_quote_and_its_cue_is_the_source() -> None:
    text = "“The pier is shut,” Ruiz was quoted as saying by the agency."
    assert read(text, ("“The pier is shut,” Ruiz", "was quoted as saying", None)) == [("Ruiz", "The pier is shut")]


def test_words_behind_a_quote_without_a_comma_stay() -> None:
    text = "The pier is “as good as shut” now, he said."
    assert read(text, ("The pier is “as good as shut” now", "said", "he")) == [
        ("he", "The pier is “as good as shut” now")
    ]


def test_the_source_after_according_to_goes_on_to_the_comma() -> None:
    text = "It may close, according to two dockers familiar with the plan, on Friday."
    [(found, content)] = read(text, ("with the plan, on Friday", "according to", "two dockers familiar"))
    assert (found, content) == ("two dockers familiar with the plan", "on Friday")


@pytest.mark.parametrize("dateline", ["NEW YORK _ ", "ILSA, Velm (AP) — ", ") _ "])
def test_a_dateline_is_no_part_of_the_source(dateline: str) -> None:
    text = f"{dateline}Velm & Lind said it had won."
    assert source(text, "it had won", "said", f"{dateline}Velm & Lind") == "Velm & Lind"


def test_the_source_after_according_to_goes_on_to_the_full_stop() -> None:
    text = "The pier may close on Friday, according to two dockers familiar with the plan. It rained."
    end = text.index(" plan.") + 1
    stretches = quoted(text, Span(0, len(text)))
    cue, given = (
        Span(text.index(part), text.index(part) + len(part)) for part in ("according to", "two dockers familiar")
    )
    content = (Span(0, text.index(",")), Span(end, end + 4))
    [found] = with_sources(text, [Attribution(content, cue, given, "indirect", 0.9)], sentences_of(text), stretches)
    assert found.source == Span(given.start, end + 4)
    assert found.content == content[:1]
