from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.quotation.edges import with_whole_names
from wiredesk_schemas.quotes import QuoteKind


def read(text: str, content: str, source: str, name: str, kind: QuoteKind = "indirect") -> str:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, source, name)]
    said = Attribution((spans[0],), None, spans[1], kind, 0.9)
    [found] = with_whole_names(text, [said], [EntityMention(spans[2], "ORGANIZATION")])
    return text[slice(*found.content[0])]


def test_a_report_does_not_begin_or_end_within_a_name() -> None:
    text = "Velm County Council did not reply, Ruiz said."
    assert read(text, "County Council did not reply", "Ruiz", "Velm County Council") == text.split(",")[0]
    text = "Ruiz said they were at Velm High Court on Monday."
    assert read(text, "they were at Velm", "Ruiz", "Velm High Court") == "they were at Velm High Court"


def test_a_report_does_not_grow_over_its_source() -> None:
    assert read("Ana Ruiz said no.", "Ruiz said no", "Ana", "Ana Ruiz") == "Ruiz said no"


def test_words_in_quote_marks_stay() -> None:
    assert read("Velm “County” is near, Ruiz said.", "County", "Ruiz", "Velm “County”", "direct") == "County"


def test_a_source_does_not_end_within_a_name() -> None:
    text = "Chair Úna Ní Riain said the pier was shut."
    content, source, name = ("the pier was shut", "Chair Úna", "Úna Ní Riain")
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, source, name)]
    said = Attribution((spans[0],), None, spans[1], "indirect", 0.9)
    [found] = with_whole_names(text, [said], [EntityMention(spans[2], "PERSON")])
    assert found.source is not None
    assert text[slice(*found.source)] == "Chair Úna Ní Riain"


def test_a_source_that_is_only_a_trade_goes_on_to_its_name() -> None:
    text = "Textile maker Velm Mills lost money and warned that more would follow."
    content, source, name = ("more would follow", "Textile maker", "Velm Mills")
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, source, name)]
    said = Attribution((spans[0],), None, spans[1], "indirect", 0.9)
    [found] = with_whole_names(text, [said], [EntityMention(spans[2], "ORGANIZATION")])
    assert found.source == Span(0, spans[2].end)


def test_the_time_of_an_entry_is_no_part_of_what_is_said() -> None:
    text = "16:50 Our reporter Ana Ruiz said it was late.\n17.05 Around 30 homes are dark, Lind said."
    first, second = text.index("Our"), text.index("Around")
    said = [
        Attribution((Span(text.index("it was"), text.index(".\n")),), None, Span(0, first + 21), "indirect", 0.9),
        Attribution((Span(text.index("17.05"), text.index(", Lind")),), None, None, "indirect", 0.9),
    ]
    found = with_whole_names(text, said, [])
    assert found[0].source == Span(first, first + 21)
    assert found[1].content[0].start == second
