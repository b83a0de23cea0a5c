import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.statements import is_quote
from wiredesk_schemas.quotes import QuoteKind


def quoted(text: str, cue: str, content: str, kind: QuoteKind = "indirect", confidence: float = 0.9) -> bool:
    """Whether the content counts as a quote."""
    cue_at, at = text.index(cue), text.index(content)
    spans = (Span(at, at + len(content)),)
    return is_quote(text, Attribution(spans, Span(cue_at, cue_at + len(cue)), None, kind, confidence))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ruiz said the road was closed.", "said", "the road was closed"),
        ("Ruiz warned that prices rose.", "warned", "prices rose"),
        ("Velm says the order stands.", "says", "the order stands"),
        ("Ruiz believes he can win.", "believes", "he can win"),
        ("Ruiz asked whether it was late.", "asked", "whether it was late"),
        ("According to Ruiz, the mill closed in May.", "According to", "the mill closed in May"),
        ("Ruiz accused the county of breaking what it signed.", "accused", "the county of breaking what it signed"),
        ("Ruiz promised that taxes would fall.", "promised", "taxes would fall"),
        ("Velm says its members lose six cents on each litre.", "says", "its members lose six cents on each litre"),
        ("Ruiz says if elected, she would close it.", "says", "if elected, she would close it"),
        (
            "Ruiz argued that if they leave her daughters would suffer.",
            "argued",
            "if they leave her daughters would suffer",
        ),
        ("Velm said in a note on its site that Lind had left.", "said in a note on its", "Lind had left"),
        ("Velm says its rules expressly bar harm.", "says", "its rules expressly bar harm"),
        ("Ruiz stressed that if it rains, some parts would fail.", "stressed", "if it rains, some parts would fail"),
        ("When the rain came, the mill was dry, Ruiz says.", "says", "When the rain came, the mill was dry"),
        ("Ruiz said the board cast a vote to close it.", "said", "the board cast a vote to close it"),
        ("Ruiz highlighted that the mill was old.", "highlighted", "the mill was old"),
        ("Ruiz said that staff, including cooks, had to carry it.", "said", "staff, including cooks, had to carry it"),
        ("Ruiz says that someone, who she knows, took it.", "says", "someone, who she knows, took it"),
        ("Ruiz said the plan to close it that Lind made was dead.", "said", "the plan to close it that Lind made was"),
    ],
)
def test_a_clause_reported_by_a_cue_of_speech_is_a_quote(text: str, cue: str, content: str) -> None:
    assert quoted(text, cue, content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The bank plans to open a mill.", "plans", "to open a mill"),
        ("The bank named Bo Lind to its board.", "named", "Bo Lind to its board"),
        ("Ruiz declined to comment.", "declined", "to comment"),
        ("The bank agreed with that decision.", "agreed with", "decision"),
        ("She prepares to accept that award next week in Velm.", "accept", "award next week in Velm"),
        ("Velm understands that wish, as does Kelm.", "understands", "wish, as does Kelm"),
        ("Ruiz announced plans for a mill that would run all year.", "announced", "plans for a mill"),
        (
            "Velm announced plans to form a choir that would tour the islands.",
            "announced",
            "plans to form a choir that would tour the islands",
        ),
        (
            "Ruiz accused the council of chasing off investors.",
            "accused",
            "the council of chasing off investors",
        ),
        ("Ruiz accused Lind of leaving holes in the rules.", "accused", "Lind of leaving holes in the rules"),
        ("Ask clerks accused of helping Velm, and its allies.", "accused of", "helping Velm, and its allies"),
        ("Ruiz revealed it to us on Monday.", "revealed", "it to us on Monday"),
        ("Ruiz reported to the camp that was shut.", "reported", "the camp that was shut"),
        (
            "Ruiz accused the county of breaking an agreement signed on Friday.",
            "accused",
            "the county of breaking an agreement signed on Friday",
        ),
        ("Ruiz warns against taking supplements.", "warns", "taking supplements"),
        ("Ruiz did not say when it will open.", "say", "when it will open"),
        ("Police have not yet said the man was drunk.", "said", "the man was drunk"),
        ("Nobody said the road was closed.", "said", "the road was closed"),
        ("Ruiz denied the road was closed.", "denied", "the road was closed"),
        ("Ruiz promised a grant of $3 million.", "promised", "a grant of $3 million"),
        ("Velm estimates his fortune at 3 billion euros.", "estimates", "his fortune at 3 billion euros"),
        ("Figures show the road was closed.", "show", "the road was closed"),
    ],
)
def test_what_nobody_stated_is_none(text: str, cue: str, content: str) -> None:
    assert not quoted(text, cue, content)


@pytest.mark.parametrize("behind", ["", " reporters", " Reuters in an interview on Monday"])
def test_a_sentence_before_source_and_cue_is_a_quote_though_its_verb_is_not_known(behind: str) -> None:
    text = f"Velm Bank expects profit to rise this year, Ruiz told{behind}."
    content, source = Span(0, text.index(", Ruiz")), Span(text.index("Ruiz"), text.index(" told"))
    cue = Span(source.end + 1, source.end + 5)
    assert is_quote(text, Attribution((content,), cue, source, "indirect", 0.9))


def test_a_content_without_words_is_no_quote() -> None:
    said = Attribution((Span(9, 10),), Span(5, 9), Span(4, 5), "indirect", 0.9)
    assert not is_quote("Ruiz said that it was late.", said)


def test_what_is_credited_to_an_event_is_no_quote() -> None:
    text = "There were huge protests demanding that he step down."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in ("he step down", "demanding")]
    for words, expected in (("huge protests", False), ("There", True)):
        source = Span(text.index(words), text.index(words) + len(words))
        assert is_quote(text, Attribution((spans[0],), spans[1], source, "indirect", 0.9)) is expected


def test_words_in_marks_are_a_quote_whatever_the_cue_does() -> None:
    assert quoted("Ruiz denied it was “late”.", "denied", "late", kind="direct")


def test_what_something_is_known_for_is_no_quote() -> None:
    text = "Velm Tel had been known for ties that were good."
    source, cue, content = Span(0, 8), Span(9, 27), Span(28, len(text) - 1)
    assert not is_quote(text, Attribution((content,), cue, source, "indirect", 0.9))


def test_a_doubtful_report_is_none() -> None:
    assert not quoted("Ruiz said the road was closed.", "said", "the road was closed", confidence=0.5)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("has long maintained that", "says"), ("according to", "says"), ("asked", "asks"), ("denied", "denies"),
        ("urged", "demands"), ("vowed", "promises"), ("thought", "thinks"), ("is expected", "thinks"),
        ("handed over", None),
    ],
)  # fmt: skip
def test_what_a_cue_does(cue: str, act: str | None) -> None:
    assert act_of(cue, Span(0, len(cue))) == act


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Ruiz was asked whether he would quit.", False),
        ("Ruiz was also told the road would close.", False),
        ("Ruiz also asked whether he would quit.", True),
        ("Ruiz has been promised the road would close.", False),
    ],
)
def test_a_hearer_says_nothing(text: str, is_said: bool) -> None:
    cue = next(verb for verb in ("told", "asked", "promised") if verb in text)
    at = text.index(cue)
    content = (Span(at + len(cue) + 1, len(text) - 1),)
    assert is_quote(text, Attribution(content, Span(at, at + len(cue)), Span(0, 4), "indirect", 0.9)) is is_said


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Ruiz called the plan a mess.", "called", "says"),
        ("Ruiz calls herself a friend.", "calls", "says"),
        ("Ruiz called for a new vote.", "called", "demands"),
        ("Ruiz has called on them to go.", "called on", "demands"),
        ("Ruiz is calling again for calm.", "calling", "demands"),
        ("Ruiz called Friday for calm.", "called", "demands"),
        ("Teachers Call For Calm", "Call", "demands"),
        ("Ruiz backed a call to close it.", "call", "demands"),
    ],
)
def test_only_who_calls_for_something_demands_it(text: str, cue: str, act: str) -> None:
    at = text.index(cue)
    assert act_of(text, Span(at, at + len(cue))) == act


def test_what_somebody_expressed_is_no_clause_although_it_holds_one() -> None:
    text = "She expressed her thanks for the help that was given."
    assert not quoted(text, "expressed her", "thanks for the help that was given")
    assert not quoted(text, "expressed", "her thanks for the help that was given")
    assert quoted("She voiced hope that it was over.", "voiced hope", "it was over")


def test_a_term_in_quote_marks_beside_another_verb_is_no_statement() -> None:
    text = "The town has plans to set up a “toy library” in May."
    assert not quoted(text, "has", "plans to set up a “toy library”", "mixed", 0.8)
    assert quoted(text, "has", "plans to set up a “toy library”", "mixed", 0.95)
    assert quoted(text.replace("has", "called"), "called", "plans to set up a “toy library”", "mixed", 0.8)


@pytest.mark.parametrize(
    "content",
    [
        "chairs to the “Velm Centre for Men with Few Means”",
        'an "offer to sell" with the town for a sum that rose',
        "the ‘Are you ready?’ leaflet to all homes in the town",
        "a brochure, “Ready”, to the homes of the old",
    ],
)
def test_what_stands_behind_a_term_in_marks_is_not_in_marks(content: str) -> None:
    assert not quoted(f"The town sent {content}.", "sent", content, "mixed", 0.8)


def test_a_nickname_in_a_name_is_no_statement() -> None:
    text = "Viewers see Bo “Big Fish” Lind keep his crew in a hold."
    assert not quoted(text, "see", "Bo “Big Fish” Lind keep his crew in a hold", "mixed", 0.95)


def test_a_clause_of_time_alone_is_no_statement() -> None:
    assert not quoted("Ruiz said that when they came in, he hid.", "said", "when they came in")


def test_what_somebody_is_asked_to_do_is_no_question() -> None:
    text = "Police are asking parents to talk to children who drive."
    assert not quoted(text, "are asking", "parents to talk to children who drive")
    assert quoted("Police are asking whether they plan to go.", "are asking", "whether they plan to go")
    assert not quoted("Ruiz urged all who had paid him to wait.", "urged", "all who had paid him to wait")
    assert quoted("Ruiz asked Lind who wanted to go.", "asked", "Lind who wanted to go")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ruiz told Lind about the debts she was hiding.", "told", "about the debts she was hiding"),
        ("Ruiz told Lind about the debts she was hiding.", "told", "the debts she was hiding"),
        ("Ruiz told the tale of a man who was lost.", "told the tale", "of a man who was lost"),
        ("Ruiz was accused of taking what was theirs.", "was accused", "of taking what was theirs"),
    ],
)
def test_what_something_is_about_is_no_statement(text: str, cue: str, content: str) -> None:
    assert not quoted(text, cue, content)


@pytest.mark.parametrize("amount", ["about 40 jobs", "about half of the jobs", "about a third of the jobs"])
def test_about_before_an_amount_begins_a_statement(amount: str) -> None:
    assert quoted(f"Ruiz said {amount} were lost.", "said", f"{amount} were lost")


@pytest.mark.parametrize(
    "content",
    [
        "That helped them to sell more",
        "When it comes to plums, most buyers are led by the price",
        "When it comes to plums, most buyers look at the price",
        "What they did not know was that the mill had closed",
        "How the mill closed is not known",
        "If that was so, heavy rains caused the river to rise",
    ],
)
def test_a_sentence_before_its_cue_is_a_statement(content: str) -> None:
    assert quoted(f"{content}, Ruiz said.", "said", content)


@pytest.mark.parametrize("source", ["The campaign", "Ana Ruiz, who took part in the march,"])
def test_an_event_that_speaks_is_a_body_or_ends_a_description(source: str) -> None:
    text = f"{source} said she cares about the town."
    cue, content = text.index("said"), text.index("she cares")
    said = Attribution((Span(content, len(text) - 1),), Span(cue, cue + 4), Span(0, len(source)), "indirect", 0.9)
    assert is_quote(text, said)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Somchai Lert, head of Velm Tours, said trips cost more, but sell well.", "said", "trips cost more"),
        ("His family has said Lind had a cold.", "has said", "Lind had a cold"),
        ("Lind repeatedly said he had a cold.", "repeatedly said", "he had a cold"),
        ("Ruiz told the old judge that she had a cold.", "told", "she had a cold"),
        ("Ruiz thanked them, adding there were no wounds.", "adding", "there were no wounds"),
    ],
)
def test_a_doubtful_report_right_behind_said_counts(text: str, cue: str, content: str) -> None:
    at, begin = text.index(cue), text.index(content)
    said = Attribution((Span(begin, begin + len(content)),), Span(at, at + len(cue)), Span(0, 4), "indirect", 0.5)
    assert is_quote(text, said)


def test_a_doubtful_report_counts_where_the_form_of_its_sentence_is_beyond_doubt() -> None:
    text = "The study, which followed 600 boys, also found that sleep helps within weeks."
    source, cue, content = (text.index(part) for part in ("The", "also", "sleep"))
    said = Attribution(
        (Span(content, len(text) - 1),), Span(cue, cue + 10), Span(source, text.index(", also")), "indirect", 0.5
    )
    assert is_quote(text, said)
    assert not is_quote(text.replace(" that ", " how: "), said)


def test_what_somebody_is_accused_of_is_not_what_they_said() -> None:
    text = "Bo Lind is accused of running a scheme that cost five people their homes."
    content, cue = text.index("running"), text.index("is accused of")
    said = Attribution((Span(content, len(text) - 1),), Span(cue, cue + 13), Span(0, 7), "indirect", 0.9)
    assert not is_quote(text, said)


def test_a_report_around_its_source_is_no_question_though_it_begins_with_if() -> None:
    text = "If sales fall, it warned, poorer towns will be hit."
    cue, rest = text.index("warned"), text.index("poorer")
    parts = (Span(0, 13), Span(rest, len(text) - 1))
    assert is_quote(text, Attribution(parts, Span(cue, cue + 6), Span(15, 17), "indirect", 0.9))


@pytest.mark.parametrize("opens", ["If", "Even if", "He asked whether"])
def test_what_is_only_supposed_to_be_said_is_no_quote(opens: str) -> None:
    text = f"{opens} the mayor says the road is closed, buses stop."
    at, cue, content = (text.index(part) for part in ("the mayor", "says", "the road is closed"))
    said = Attribution((Span(content, content + 18),), Span(cue, cue + 4), Span(at, at + 9), "indirect", 0.9)
    assert not is_quote(text, said)


def test_what_somebody_agreed_or_hoped_to_do_is_no_statement() -> None:
    text = "Ana Ruiz agreed to support the motion if the paint was free of lead."
    assert not quoted(text, "agreed to", "support the motion if the paint was free of lead")


def test_when_a_demand_was_made_is_no_clause_of_it() -> None:
    text = "The minister ordered a review of all papers, days after his son failed in mathematics."
    assert not quoted(text, "ordered", "a review of all papers, days after his son failed in mathematics")


def test_what_somebody_was_told_is_not_what_they_said() -> None:
    assert not quoted("Told they were not, she laughed.", "Told", "they were not")


@pytest.mark.parametrize(("source", "is_said"), [("I", False), ("We", False), ("He", True)])
def test_what_the_writer_thinks_is_no_quote(source: str, is_said: bool) -> None:
    text = f"{source} hope this was the last time."
    at = text.index("hope")
    hope = Attribution((Span(at + 5, len(text) - 1),), Span(at, at + 4), Span(0, len(source)), "indirect", 0.9)
    assert is_quote(text, hope) is is_said


def test_several_of_something_are_no_clause() -> None:
    assert not quoted("The panel recommended two older dams.", "recommended", "two older dams")
    assert quoted("Ruiz says two men were lost.", "says", "two men were lost")


def test_a_sentence_that_the_reporter_interrupts_is_a_clause() -> None:
    text = "Warmer summers account for most of the loss, she says, while pumps explain the rest."
    parts = ("Warmer summers account for most of the loss", "while pumps explain the rest")
    content = tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)
    cue, source = (Span(text.index(word), text.index(word) + len(word)) for word in ("says", "she"))
    assert is_quote(text, Attribution(content, cue, source, "indirect", 0.85))


def test_a_sentence_may_begin_with_the_least_that_is_known() -> None:
    def credited(said: str) -> bool:
        text = f"{said}, according to the port."
        cue, source = text.index("according to"), text.index("the port")
        spans = (Span(0, len(said)),)
        return is_quote(text, Attribution(spans, Span(cue, cue + 12), Span(source, source + 8), "indirect", 0.9))

    assert credited("At least 14 wolves live in the hills")
    assert not credited("At the end of the long pier")


def test_somebody_asked_in_an_apposition_asks_nothing() -> None:
    text = "Ruiz, asked if he had the votes needed to win, paused."
    content = "if he had the votes needed to win"
    spans = (Span(text.index(content), text.index(content) + len(content)),)
    assert not is_quote(text, Attribution(spans, Span(6, 11), Span(0, 4), "indirect", 0.9))
