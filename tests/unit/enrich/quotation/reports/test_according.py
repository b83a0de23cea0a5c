import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.reports.according import by_form
from wiredesk.enrich.text.sentences import sentences_of


def reported(text: str) -> list[tuple[str, str]]:
    """Source and content of each sentence that opens with "According to", or ends in who says it."""
    found = by_form(text, sentences_of(text), [])
    return [
        (text[slice(*attribution.source)] if attribution.source else "", text[slice(*attribution.content[0])])
        for attribution in found
    ]


def test_the_source_ends_at_the_comma() -> None:
    text = "According to the Velm Weather Office, rain is expected. It did not come."
    assert reported(text) == [("the Velm Weather Office", "rain is expected")]


def test_according_to_may_stand_behind_the_first_clause() -> None:
    text = "Parking is scarce, according to Ana Ruiz, and many visitors walk."
    assert reported(text) == [("Ana Ruiz", "Parking is scarce")]


def test_what_a_court_was_told_stands_before_it() -> None:
    text = "The boat had been sold in May, the jury was told. The engine was gone, the court heard on Monday."
    assert reported(text) == [
        ("the jury", "The boat had been sold in May"),
        ("the court", "The engine was gone"),
    ]


def test_where_somebody_said_it_may_stand_between_commas() -> None:
    assert reported("Ana Ruiz, in a book about the mill, said the fire hurt her sales.") == [
        ("Ana Ruiz, in a book about the mill", "the fire hurt her sales")
    ]


def test_somebody_named_holds_what_a_clause_says() -> None:
    assert reported("Velm captain Bo Lind felt the pass was forward.") == [
        ("Velm captain Bo Lind", "the pass was forward")
    ]


def test_when_it_was_said_may_be_a_clause() -> None:
    assert reported("Nobody came for two days, one man shouted as the bus passed.") == [
        ("one man", "Nobody came for two days")
    ]


def test_a_piece_of_what_somebody_said_is_replaced_by_the_whole_sentence() -> None:
    text = "The pier is nearly done, as it was half built in June, meaning that it may open, officials said."
    cue, source = text.index("said"), text.index("officials")
    piece = Attribution(
        (Span(0, text.index(" that it")),), Span(cue, cue + 4), Span(source, source + 9), "indirect", 0.9
    )
    [found] = by_form(text, sentences_of(text), [piece])
    assert text[slice(*found.content[0])] == text[: text.index(", officials")]


def test_a_clause_about_the_source_is_not_what_it_says() -> None:
    text = "According to the Sleep Unit, which paid for it, teenagers did sleep less."
    clause = text.index("paid")
    about = Attribution((Span(clause, clause + 11),), Span(0, 12), Span(13, 27), "indirect", 0.9)
    assert [text[slice(*found.content[0])] for found in by_form(text, sentences_of(text), [about])] == [
        "teenagers did sleep less"
    ]


def test_an_apposition_belongs_to_the_source() -> None:
    assert reported("According to Ana Ruiz, a vet, the dog was ill.") == [("Ana Ruiz, a vet", "the dog was ill")]


def test_a_name_behind_an_office_belongs_to_the_source() -> None:
    text = "According to the head of the Port Board, Ana Ruiz López, the pier was shut."
    assert reported(text) == [("the head of the Port Board, Ana Ruiz López", "the pier was shut")]


def test_what_is_no_clause_is_left_to_the_model() -> None:
    assert reported("According to plan, no rain.") == []


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("the port announced this week", "the port"),
        ("Velm Bank said in a statement", "Velm Bank"),
        ("Ana Ruiz and her colleagues report", "Ana Ruiz and her colleagues"),
        ("finds a study published in Velm Medicine", "a study published in Velm Medicine"),
        ("doctors believe", "doctors"),
        ("said the officials, speaking on condition of anonymity", "the officials"),
        ("scientists in Velm have found", "scientists in Velm"),
    ],
)
def test_who_says_it_may_end_the_sentence(behind: str, source: str) -> None:
    assert reported(f"Fares will rise by half, {behind}.") == [(source, "Fares will rise by half")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("A lower court ruled in 2024 that Ruiz was late.", "A lower court", "Ruiz was late"),
        ("The union fears 1,200 jobs could go.", "The union", "1,200 jobs could go"),
        ("Ana Ruiz said on Monday that fares would rise.", "Ana Ruiz", "fares would rise"),
        ("The Guild of Bakers has said fares must rise.", "The Guild of Bakers", "fares must rise"),
        ("Replying to the Post, the Ministry of Fish said tides were free.", "the Ministry of Fish", "tides were free"),
        ("The survey, led by Ana Ruiz, found fares had risen.", "The survey, led by Ana Ruiz", "fares had risen"),
    ],
)
def test_a_source_and_its_verb_may_open_the_sentence(text: str, source: str, content: str) -> None:
    assert reported(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, who studies fish and was not involved, thinks the blows may be a kind of warning.",
        "The pier was shut, said the bank had lost the key.",
        "The PCP, or angel dust, was found.",
        "When the pier was shut, the port said on Monday.",
        "The pier was shut and not open, as the port said.",
        "Ruiz had asked for a full, honest report.",
        "She won and, at last, feels a burden lifted.",
        "They replied with insults, including Friday’s tweets.",
    ],
)
def test_other_sentences_have_another_form(text: str) -> None:
    assert reported(text) == []


def test_a_cue_of_two_words_without_that_is_left_to_the_model() -> None:
    assert reported("Officials pointed out the road could flood.") == []


def test_the_end_of_a_clause_becomes_the_whole_one() -> None:
    text = "The king was received by Chief Bo Lind, according to a court statement."
    cut, cue, source = (
        Span(text.index(part), text.index(part) + len(part))
        for part in ("Chief Bo Lind", "according to", "a court statement")
    )
    found = by_form(text, sentences_of(text), [Attribution((cut,), cue, source, "indirect", 0.9)])
    assert [text[slice(*part.content[0])] for part in found] == ["The king was received by Chief Bo Lind"]


def test_a_report_does_not_begin_behind_an_article() -> None:
    text = "Velm Health said patients at the Orno who live on the isle should ring before they set off."
    content, cue, source = (
        Span(text.index(part), text.index(part) + len(part))
        for part in ("Orno who live on the isle should ring before they set off", "said", "Velm Health")
    )
    [found] = by_form(text, sentences_of(text), [Attribution((content,), cue, source, "indirect", 0.9)])
    assert text[slice(*found.content[0])].startswith("patients at the Orno")


def test_the_subject_of_a_claim_is_not_who_makes_it() -> None:
    text = "Two markets have been opened in Velm, said the bureau of commerce."
    content, cue, source = (
        Span(text.index(part), text.index(part) + len(part))
        for part in ("the bureau of commerce", "said", "Two markets have been")
    )
    [found] = by_form(text, sentences_of(text), [Attribution((content,), cue, source, "indirect", 0.9)])
    assert found.source
    assert text[slice(*found.source)] == "the bureau of commerce"


def test_two_spaces_before_a_report_are_no_word_of_it() -> None:
    text = "Officials say  who told."
    cue, content = Span(10, 13), Span(15, 23)
    known = [Attribution((content,), cue, Span(0, 9), "indirect", 0.8)]
    assert by_form(text, sentences_of(text), known)[0].cue == cue


def test_a_claim_with_commas_may_have_a_named_speaker_behind_its_verb() -> None:
    text = (
        "The port is dear, but the rail is slow, notes co-author Ana Ruiz of Velm College. Nobody was hurt, adds Lind."
    )
    assert reported(text) == [
        ("co-author Ana Ruiz of Velm College", "The port is dear, but the rail is slow"),
        ("Lind", "Nobody was hurt"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Bo Lind, often a key vote on the bench, said the women's case points in two directions.",
        "The prime minister has turned down a request, Senator Bo Lind, of Velm, said Tuesday.",
        "Lind wins the ball, runs past two, finds Ruiz.",
        "Bo Lind, who was the chair, accused Ana Ruiz of Velm.",
        "Mr Bo Lind, the chair of the trust, accused the Velm Revenue of lying.",
    ],
)
def test_the_object_or_time_of_a_verb_is_not_who_makes_a_claim(text: str) -> None:
    ends = (", of Velm", "bench", "past two", "chair", "trust")
    assert not any(content.endswith(ends) for _, content in reported(text))


def test_a_role_may_stand_before_the_name_of_who_makes_a_claim() -> None:
    assert reported("The wave piles up in the gap, team leader Bo Lind explains.") == [
        ("team leader Bo Lind", "The wave piles up in the gap")
    ]


def test_a_claim_is_reported_today_in_a_journal() -> None:
    assert reported("Children were weaned on porridge, chemists report today in Velm Nature.") == [
        ("chemists", "Children were weaned on porridge")
    ]


def test_a_participle_behind_who_makes_a_claim_is_no_part_of_it() -> None:
    text = "There is no sign that phones do harm, a review of 226 studies has concluded, contradicting the mayor."
    assert reported(text) == [("a review of 226 studies", "There is no sign that phones do harm")]
    assert reported("Nobody was hurt, the port said, adding that the pier was closed.") == []


def test_an_aside_may_stand_before_that() -> None:
    assert reported("Lind points out, however, that the mounds were plundered.") == [
        ("Lind", "the mounds were plundered")
    ]


def test_a_figure_opens_what_is_estimated() -> None:
    text = "Ana Ruiz from the zoo's seal group estimates between 200 and 400 seals live in the bay."
    assert reported(text) == [("Ana Ruiz from the zoo's seal group", "between 200 and 400 seals live in the bay")]
    assert reported("Ana Ruiz from the zoo estimates about 30 million pounds.") == []
