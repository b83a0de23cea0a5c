"""Attributions over words to characters; the model's output is given in words to keep the examples readable."""

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.model.attributions import DecodedAttribution, Stretch
from wiredesk.enrich.model.words import words_of
from wiredesk.enrich.quotation.marks.quote_marks import quoted
from wiredesk.enrich.quotation.nested import outermost
from wiredesk.enrich.quotation.quotation import attributions_of


def read(text: str, contents: list[str], cue: str, source: str | None = None) -> list[Attribution]:
    whole = Span(0, len(text))
    stretches = quoted(text, whole)
    words = words_of(text, whole, stretches)

    def stretch(part: str) -> Stretch:
        start = text.index(part)
        numbers = [n for n, at in enumerate(words.starts) if start <= at < start + len(part)]
        return Stretch(numbers[0], numbers[-1] + 1)

    saying = DecodedAttribution(
        stretch(cue), [stretch(part) for part in contents], stretch(source) if source else None, 0.9
    )
    return attributions_of(text, words, saying, 0, stretches)


def said(text: str, attributions: list[Attribution]) -> list[list[str]]:
    return [[text[start:end] for start, end in attribution.content] for attribution in attributions]


def credited(text: str, attribution: Attribution) -> str | None:
    return text[attribution.source.start : attribution.source.end] if attribution.source else None


def test_a_quote_that_is_mostly_found_is_taken_whole_and_without_its_marks() -> None:
    text = "“The bridge is closed,” said Maria Lopez."
    [quote] = read(text, ["bridge is closed"], "said", "Maria Lopez")
    assert said(text, [quote]) == [["The bridge is closed"]]
    assert quote.kind == "direct"


def test_a_colon_before_a_quote_and_a_full_stop_behind_it_are_no_part_of_it() -> None:
    text = 'Nino wrote in Arabic: "The bridge is closed and will stay so”.'
    [quote] = read(text, [': "The bridge is closed and will stay so”.'], "wrote", "Nino")
    assert said(text, [quote]) == [["The bridge is closed and will stay so"]]
    assert quote.kind == "direct"


def test_a_clause_with_a_quote_in_it_is_mixed_and_keeps_the_marks() -> None:
    text = "The mayor said the plan was “a costly mistake” and would fail."
    [quote] = read(text, ["the plan was “a costly mistake” and would fail."], "said", "The mayor")
    assert said(text, [quote]) == [["the plan was “a costly mistake” and would fail"]]
    assert quote.kind == "mixed"


def test_what_the_reporter_says_before_a_colon_is_no_part_of_the_quote() -> None:
    text = "Not all agreed: “He was the best,” said Ana Ruiz."
    [quote] = read(text, ["Not all agreed: “He was the best,”"], "said", "Ana Ruiz")
    assert (said(text, [quote]), quote.kind) == ([["He was the best"]], "direct")


def test_only_before_that_belongs_to_the_cue() -> None:
    text = "Ruiz said only that it would be soon."
    assert said(text, read(text, ["only that it would be soon"], "said", "Ruiz")) == [["it would be soon"]]


def test_a_sentence_of_the_reporter_before_a_quote_is_no_part_of_it() -> None:
    text = "Would she do it again? “Absolutely,” she says."
    [quote] = read(text, ["Would she do it again? “Absolutely"], "says", None)
    assert (said(text, [quote]), quote.kind) == ([["Absolutely"]], "direct")


def test_what_is_reported_without_marks_is_indirect_and_begins_behind_that() -> None:
    text = "Police said that they had arrested 40 people."
    [quote] = read(text, ["that they had arrested 40 people"], "said", "Police")
    assert said(text, [quote]) == [["they had arrested 40 people"]]
    assert quote.kind == "indirect"


def test_a_quote_that_nobody_closed_goes_on_in_the_next_paragraph() -> None:
    text = "Maria Lopez said: “It began at night.\n\n“Then the water came.”"
    [quote] = read(text, ["It began at night."], "said", "Maria Lopez")
    assert said(text, [quote]) == [["It began at night.", "Then the water came."]]


def test_a_sentence_of_the_reporter_between_two_quotes_makes_them_two() -> None:
    text = "“We tried,” said Maria Lopez. The crowd fell silent. “Nobody came to help us.”"
    first, second = read(text, ["“We tried,”", "“Nobody came to help us.”"], "said", "Maria Lopez")
    assert said(text, [first, second]) == [["We tried"], ["Nobody came to help us."]]
    assert (second.cue, second.source) == (None, first.source)


def test_a_crosshead_above_a_quote_is_no_part_of_it() -> None:
    text = "A race with vinegar\n\n“The smell reaches you first,” said Nino."
    [quote] = read(text, ["A race with vinegar\n\n“The smell reaches you first,”"], "said", "Nino")
    assert said(text, [quote]) == [["The smell reaches you first"]]


def test_an_attribution_within_the_sentence_parts_the_content() -> None:
    text = "The bank will close, the minister said, because it ran out of money."
    [quote] = read(text, ["The bank will close,", "because it ran out of money"], "said", "the minister")
    assert said(text, [quote]) == [["The bank will close", "because it ran out of money"]]


def test_what_a_speaker_reports_is_not_reported_a_second_time() -> None:
    text = "Maria Lopez said divers found that the sea bed was soft."
    outer = read(text, ["divers found that the sea bed was soft"], "said", "Maria Lopez")
    inner = read(text, ["that the sea bed was soft"], "found", "divers")
    assert outermost(text, [*outer, *inner]) == outer


def test_a_second_verb_of_the_same_source_ends_a_report() -> None:
    text = "Maria Lopez said the sea bed was soft and called for calm."
    first = read(text, ["the sea bed was soft and called for calm"], "said", "Maria Lopez")
    second = read(text, ["calm"], "called for", "Maria Lopez")
    assert said(text, outermost(text, [*first, *second])) == [["the sea bed was soft"], ["calm"]]


def test_a_verb_within_what_is_reported_ends_nothing() -> None:
    text = "Maria Lopez said she had told the divers that it was late."
    first = read(text, ["she had told the divers that it was late"], "said", "Maria Lopez")
    second = read(text, ["that it was late"], "told", "she")
    assert outermost(text, [*first, *second]) == first


def test_pieces_of_one_quote_are_the_whole_quote() -> None:
    text = "“My aunt hasn’t been in the garden since May,” said Nino."
    assert said(text, read(text, ["My aunt hasn’t", "garden since May"], "said", "Nino")) == [
        ["My aunt hasn’t been in the garden since May"]
    ]


def test_a_piece_of_another_quote_is_no_part_of_a_report() -> None:
    text = "“Dreadful. There’s no other word.” The captain said the team had met."
    assert said(text, read(text, ["no", "the team had met"], "said", "The captain")) == [["the team had met"]]


def test_that_before_an_auxiliary_is_said() -> None:
    text = "Nino said that was not good enough."
    assert said(text, read(text, ["that was not good enough"], "said", "Nino")) == [["that was not good enough"]]


def test_a_mark_alone_stands_for_the_words_in_marks() -> None:
    """The model reads a long paragraph in two windows, and the second may begin with the closing mark."""
    text = "“The smell reaches you first,” said Nino."
    [quote] = read(text, ["”"], "said", "Nino")
    assert said(text, [quote]) == [["The smell reaches you first"]]
    assert quote.kind == "direct"


def test_a_source_begins_with_its_first_word() -> None:
    text = "Sources differ. Larriviere said that it is late."
    [quote] = read(text, ["that it is late"], "said", ". Larriviere")
    assert credited(text, quote) == "Larriviere"


def test_nobody_is_credited_by_signs_alone() -> None:
    text = "— said that it is late."
    [quote] = read(text, ["that it is late"], "said", "—")
    assert credited(text, quote) is None


def test_a_word_that_only_points_to_something_is_no_report() -> None:
    text = "The mayor denied it. The judge called them."
    assert read(text, ["it"], "denied", "The mayor") == []
    assert read(text, ["them"], "called", "The judge") == []


def test_a_source_ends_before_words_that_lead_on() -> None:
    text = "Nino Abel with the port in a blog, who said that it is late."
    for source, short in (
        ("Nino Abel with the port in a", "Nino Abel with the port"),
        ("blog, who", "blog"),
        ("who", "who"),
    ):
        [quote] = read(text, ["that it is late"], "said", source)
        assert credited(text, quote) == short


def test_a_full_stop_is_no_part_of_a_source_unless_it_is_an_abbreviation_s() -> None:
    for text, short in (("“No,” said Dr. Sandlen.", "Dr. Sandlen"), ("“No,” said Velm Corp.", "Velm Corp.")):
        [quote] = read(text, ["“No,”"], "said", text[11:])
        assert credited(text, quote) == short


def test_an_abbreviated_title_goes_on_to_its_name() -> None:
    text = "“No,” said Lt. Ana Ruiz of the port."
    [quote] = read(text, ["“No,”"], "said", "Lt.")
    assert credited(text, quote) == "Lt. Ana Ruiz"


def test_words_in_marks_behind_that_are_a_direct_quote() -> None:
    for behind in (".”", ".” They left"):
        text = f"Ruiz said that “it is late{behind}."
        [quote] = read(text, [f"that “it is late{behind}"], "said", "Ruiz")
        assert said(text, [quote]) == [["it is late."]]
        assert quote.kind == "direct"


def test_a_source_full_of_blanks_holds_nobody_up() -> None:
    source = "Nino" + " " * 200_000 + "Abel"
    [quote] = read(f"{source} said that it is late.", ["that it is late"], "said", source)
    assert credited(f"{source} said", quote) == source


def test_the_hearer_of_a_report_is_no_part_of_it() -> None:
    text = "Lind told Velm Express that the road was closed."
    [quote] = read(text, ["Velm Express that the road was closed"], "told", "Lind")
    assert said(text, [quote]) == [["the road was closed"]]
    text = "Lind told me he knew that it was late."
    [quote] = read(text, ["he knew that it was late"], "told", "Lind")
    assert said(text, [quote]) == [["he knew that it was late"]]


def test_a_mark_alone_is_no_quote() -> None:
    assert read("“.” said Lind.", ["."], "said", "Lind") == []
