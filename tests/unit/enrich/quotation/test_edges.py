from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.quotation.edges import with_whole_names
from wiredesk_schemas.quotes import QuoteKind


def read(text: str, content: str, source: str, name: str, kind: QuoteKind = "indirect") -> str:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, source, name)]
    said = Attribution((spans[0],), None, spans[1], kind, 0.9)
    [found] = with_whole_names([said], [EntityMention(spans[2], "ORGANIZATION")])
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
    [found] = with_whole_names([said], [EntityMention(spans[2], "PERSON")])
    assert found.source is not None
    assert text[slice(*found.source)] == "Chair Úna Ní Riain"
