from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.nested import MAX_REPORT, with_next_verbs, with_true_source


def read(text: str, cue: str, source: str, content: str) -> tuple[str, str]:
    """The corrected source and content, given the model's `source` and `content`."""

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    attribution = Attribution((span(content),), span(cue), span(source), "indirect", 0.8)
    true = with_true_source(text, attribution, [Span(0, len(text))], [])
    assert true.source is not None
    return text[true.source.start : true.source.end], text[true.content[0].start : true.content[0].end]


def test_one_who_is_quoted_as_saying_is_the_speaker() -> None:
    text = "Troops will stay until May, Vesti news agency quoted the defence ministry as saying."
    found = read(text, "quoted", "Vesti news agency", "the defence ministry as saying")
    assert found == ("the defence ministry", "Troops will stay until May")


def test_what_is_said_may_stand_behind() -> None:
    text = "The radio quoted a guard as saying nobody was hurt."
    assert read(text, "quoted", "The radio", "nobody was hurt") == ("a guard", "nobody was hurt")


def test_other_cues_stay_as_they_are() -> None:
    text = "Police said nobody was hurt."
    assert read(text, "said", "Police", "nobody was hurt") == ("Police", "nobody was hurt")


def contents(text: str) -> list[str]:
    source, cue, content = Span(0, 4), Span(5, 9), Span(17, len(text) - 1)
    said = [Attribution((content,), cue, source, "indirect", 0.8)]
    return [text[slice(*attribution.content[0])] for attribution in with_next_verbs(text, said, [Span(0, len(text))])]


def test_a_second_verb_of_the_source_begins_a_report_of_its_own() -> None:
    text = "Ruiz told police the money was a gift, then admitted she had used the card."
    assert contents(text) == ["the money was a gift", "she had used the card"]


def test_a_sentence_without_an_end_is_not_searched_for_a_second_verb() -> None:
    text = "Ruiz told police the money was a gift" + " from him" * MAX_REPORT + ", then admitted she had used the card."
    assert len(contents(text)) == 1
