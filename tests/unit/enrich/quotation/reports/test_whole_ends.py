from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.quote_marks import quoted
from wiredesk.enrich.quotation.reports.whole_ends import with_whole_ends


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    """What the model finds; the words are the first in the text."""
    own, verb, words = (Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content))
    return Attribution((words,), verb, own, "indirect", 0.8)


def whole(text: str, *found: Attribution) -> Attribution:
    """The first attribution with its whole end."""
    return with_whole_ends(text, found, [Span(0, len(text))], quoted(text, Span(0, len(text))))[0]


def test_a_report_goes_on_to_the_comma_before_its_source() -> None:
    text = "A slide hit a tower near Velm, the port said."
    found = whole(text, said(text, "the port", "said", "A slide hit a tower near"))
    assert text[slice(*found.content[0])] == "A slide hit a tower near Velm"


def test_another_clause_between_a_report_and_its_source_is_left_out() -> None:
    text = "A slide hit a tower, and nobody was hurt in it, the port said."
    found = whole(text, said(text, "the port", "said", "A slide hit a tower"))
    assert text[slice(*found.content[0])] == "A slide hit a tower"


def test_the_owner_of_a_source_is_no_part_of_the_report() -> None:
    text = "The bank will pay, the families’ lawyer, Ana Ruiz, said."
    found = whole(text, said(text, "’ lawyer, Ana Ruiz", "said", "The bank will pay, the families"))
    assert text[slice(*found.content[0])] == "The bank will pay"
    assert found.source is not None
    assert text[slice(*found.source)] == "the families’ lawyer, Ana Ruiz"


def test_what_others_found_is_part_of_the_report_that_it_ends() -> None:
    text = "Ruiz said the piers were redrawn after divers found that the bed was “like porridge”."
    outer = said(text, "Ruiz", "said", "the piers were redrawn after")
    inner = said(text, "divers", "found", "the bed was “like porridge")
    found = whole(text, outer, inner)
    assert text[slice(*found.content[0])] == "the piers were redrawn after divers found that the bed was “like porridge"
    assert found.kind == "mixed"


def test_a_report_that_ends_in_another_word_stays_as_it_is() -> None:
    text = "Ruiz said the piers were late; divers found that the bed was soft."
    outer = said(text, "Ruiz", "said", "the piers were late")
    assert whole(text, outer, said(text, "divers", "found", "the bed was soft")) == outer


def test_a_report_does_not_break_off_before_a_name() -> None:
    for behind in (" World Cup", " World Cup in Velm", " $1.5 million cut"):
        text = f"Ruiz said the move must wait until after the{behind}, which is near."
        found = whole(text, said(text, "Ruiz", "said", "the move must wait until after the"))
        assert text[slice(*found.content[0])] == f"the move must wait until after the{behind}"


def test_a_report_does_not_go_on_into_what_others_say() -> None:
    text = "Ruiz said the move was up to those who say it is late."
    outer = said(text, "Ruiz", "said", "the move was up to")
    assert whole(text, outer, said(text, "those", "say", "it is late")) == outer


def test_a_report_before_its_source_ends_before_as() -> None:
    text = "Lind met the board, as the Velm Post wrote."
    found = whole(text, said(text, "the Velm Post", "wrote", "Lind met the board, as"))
    assert text[slice(*found.content[0])] == "Lind met the board"
