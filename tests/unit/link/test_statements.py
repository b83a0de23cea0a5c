import random
import time
from difflib import SequenceMatcher

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wiredesk.link.statements import (
    Said,
    grouped,
    one_statement,
    quotes_only_a_name,
    said,
)
from wiredesk.link.wording.alignment import COMMON, shared_words
from wiredesk_schemas.quotes import QuoteKind


def direct(text: str, speaker: str | None = None) -> Said:
    return said("direct", text, speaker)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "We will rebuild the harbor, and we'll do it by May",
            "“We will rebuild the harbour — and we’ll do it by May.”",
        ),
        ("We will rebuild the harbor, and we'll do it by May", "rebuild the harbor, and we'll do it"),
        ("There is a two-in-three chance that we win the House", "There is a 2 in 3 chance that we win the House"),
    ],
)
def test_punctuation_spelling_and_cuts_leave_a_statement_one(here: str, there: str) -> None:
    assert one_statement(direct(here, "Ama Mensah"), direct(there, "Mensah"), related=True)
    assert one_statement(direct(there, "Mensah"), direct(here, "Ama Mensah"), related=True)


@pytest.mark.parametrize(
    ("here", "there", "one"),
    [
        ("We are not leaving and they have not paid", "We aren't leaving and they haven't paid", True),
        ("I hope that the clinic will be built", "I hope that the market will be cleared", False),
        ("We thank the crews of this port for mending piers", "We thank the crews of this port for the cargo", True),
        ("We thank the crews of the port for mending piers", "We thank the crews of the port for saving lives", False),
        ("Exports rose 3.7 percent to 218.4 billion in May", "Exports rose 1.2 percent to 221.9 billion in May", False),
        ("Exports rose 3.7 percent to 218.4 billion in May", "Exports rose 3.7 percent to 218.9 billion in May", True),
    ],
)  # fmt: skip
def test_a_frame_with_other_words_or_figures_is_another_statement(here: str, there: str, one: bool) -> None:
    assert one_statement(direct(here, "Ama Mensah"), direct(there, "Mensah"), related=True) == one


def test_two_speakers_who_contradict_each_other_make_two_statements() -> None:
    claim = direct("The valve was open when the shift began that night", "Ama Mensah")

    assert one_statement(claim, direct("The valve was open when the shift began that night", "Boateng"), related=True)
    assert not one_statement(
        claim, direct("The valve was closed when the shift began that night", "Boateng"), related=True
    )
    assert not one_statement(claim, direct("The valve was not open when the shift began", "Boateng"), related=True)
    assert one_statement(claim, direct("The valve was closed when the shift began that night", "Mensah"), related=True)


WORDS = ["never", "was", "the", "dark", "and", "bravo", "Mensah", "sea", "12", "40", "77"]
QUOTES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join)
NAMES = st.sampled_from([None, "Ama Mensah", "Mensah", "Kofi Boateng"])


@given(QUOTES, QUOTES, NAMES, NAMES, st.booleans())
@example(
    "never was a dark and alpha alpha bravo Mensah sea",
    "seven was a dark and never bravo bravo twelve sea",
    "Ama Mensah",
    "Ama Mensah",
    True,
)
@settings(deadline=None)
def test_two_quotes_are_compared_alike_in_both_directions(
    here: str, there: str, speaker: str | None, other: str | None, related: bool
) -> None:
    one, two = direct(here, speaker), direct(there, other)

    assert one_statement(one, two, related) == one_statement(two, one, related)


def test_a_quote_joined_of_two_is_one_with_each() -> None:
    joined = direct(
        "The engine failed twice within the hour. We never had a chance to turn the ship around.", "Ama Mensah"
    )

    assert one_statement(direct("The engine failed twice within the hour", "Mensah"), joined, related=True)
    assert one_statement(direct("We never had a chance to turn the ship around", "Mensah"), joined, related=True)


@pytest.mark.parametrize("phrase", ["No comment", "Thank you very much", "It is what it is, you know"])
def test_stock_phrases_are_not_joined_where_articles_share_nothing_else(phrase: str) -> None:
    assert not one_statement(direct(phrase, "Kofi Boateng"), direct(phrase, "Ama Mensah"), related=False)
    assert not one_statement(direct(phrase), direct(phrase), related=False)


def test_a_short_phrase_without_a_named_speaker_joins_nothing_where_articles_share_nothing_else() -> None:
    phrase = direct("It is too early to draw conclusions")

    assert not one_statement(phrase, phrase, related=False)
    assert one_statement(phrase, phrase, related=True)

    lofts = direct("Sail lofts along the estuary smell of tar", "Ama Mensah")
    assert one_statement(lofts, lofts, related=False)


def test_the_same_subject_in_other_words_is_another_statement() -> None:
    here = direct("The inspection in March found nothing wrong with the engine", "Ama Mensah")
    there = direct("Nobody told us that the engine had been repaired in March", "Ama Mensah")

    assert not one_statement(here, there, related=True)


def test_the_words_count_that_are_in_marks() -> None:
    here = said("mixed", "he would “never set foot on that ferry again”, whatever the price", "Kofi Boateng")
    there = direct("I will never set foot on that ferry again", "Boateng")

    assert one_statement(here, there, related=True)


def test_a_report_joins_a_quote_only_where_most_of_its_words_are_the_quotes() -> None:
    quote = direct("The inquiry will publish its first report within ten days", "Kofi Boateng")
    close = said("indirect", "the inquiry will publish its first report within ten days", "Boateng")
    loose = said("indirect", "he expected to hear from the inquiry before long", "Boateng")

    assert one_statement(close, quote, related=True)
    assert not one_statement(loose, quote, related=True)
    assert not one_statement(close, close, related=True)


def test_a_fragment_joins_one_statement_and_never_two() -> None:
    first = direct("Those remarks are well over the line and the president should say so tonight", "Robert Gibbs")
    second = direct("Comments like that are well over the line in any campaign that we have seen", "Robert Gibbs")
    fragment = direct("well over the line", "Robert Gibbs")

    groups = grouped(
        {1: first, 2: second, 3: fragment},
        {1: [3], 2: [3], 3: [1, 2]},
        {1: (0.0, "a", 0), 2: (1.0, "b", 0), 3: (2.0, "c", 0)},
    )

    assert sorted(map(sorted, groups)) == [[1, 3], [2]]


def test_two_wordings_of_one_speaker_are_one_statement_about_one_event() -> None:
    spoken = direct("We need to use whatever compulsory methods are necessary to get the documents he owns", "Ana Ruiz")
    misheard = direct(
        "Our committee can use whatever compulsory mechanism necessary to get the documents he owns or it is all lost",
        "Ana Ruiz",
    )
    exclamation = direct("Well, which is it?", "Ana Ruiz")
    whole = direct("First you say it is safe, and then you say it is not. Well, which is it?", "Ana Ruiz")

    assert one_statement(spoken, misheard, related=True)
    assert not one_statement(spoken, misheard, related=False)
    assert one_statement(exclamation, whole, related=True)
    assert not one_statement(exclamation, direct("Well, which is it?", "Kofi Boateng"), related=True)


def test_a_weekly_report_is_a_new_statement_where_its_numbers_are_new() -> None:
    def week(*numbers: str) -> Said:
        text = "Retail investors, institutions and foreign funds recorded a movement of {} and {} and {} per cent"
        return direct(text.format(*numbers), "Lim Research")

    assert not one_statement(week("8.6", "11.1", "4.9"), week("14.0", "9.8", "11.3"), related=True)
    assert one_statement(week("8.6", "11.1", "4.9"), week("8.6", "11.1", "4.8"), related=True)


def test_a_name_in_quote_marks_is_not_said() -> None:
    assert quotes_only_a_name("mixed", "the draft “Harbour Call to Action”, expected to be adopted on Friday")
    assert not quotes_only_a_name("mixed", "the plan is a “harbour without boats”")
    assert not quotes_only_a_name("mixed", "Minister Says Port Is ‘Ready’ After “Long Wait”")
    assert not quotes_only_a_name("direct", "Harbour Call to Action")


def test_words_are_shared_in_the_blocks_of_difflib() -> None:
    rng = random.Random(5)
    words = ["a", "the", "no", "ferry", "port", "cat", "rain", "wait", "5", "12", "people", "harbour"]
    for _ in range(300):
        here = tuple(rng.choice(words) for _ in range(rng.randint(1, 20)))
        there = tuple(rng.choice([word, rng.choice(words)]) for word in here[rng.randint(0, 5) :])
        first, second = sorted((here, there))
        blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
        found = [first[start : start + size] for start, _, size in blocks]
        counted = [block for block in found if len(block) > 1 or set(block) - COMMON]
        shared = sum(map(len, counted))
        telling = sum(word not in COMMON for block in counted for word in block)
        assert shared_words(here, there) == (shared, telling, max(map(len, counted), default=0))


def test_words_in_order_rule_out_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(9)
    words = ["a", "the", "to", "ferry", "port", "rain", "5", "12", "monday", "not", "pier", "harbour", "crane", "storm"]
    speakers = [None, "Ana Ruiz", "Ruiz", "Bo Lind"]
    kinds: list[QuoteKind] = ["direct", "mixed", "indirect"]
    pairs = []
    for _ in range(1000):
        here = [rng.choice(words) for _ in range(rng.randint(4, 30))]
        there = [word if rng.random() < 0.8 else rng.choice(words) for word in here[rng.randint(0, 6) :]]
        if rng.random() < 0.2:
            rng.shuffle(there)
        pairs.append([said(rng.choice(kinds), " ".join(some), rng.choice(speakers)) for some in (here, there)])
    found = [one_statement(here, there, related) for here, there in pairs for related in (False, True)]

    monkeypatch.setattr("wiredesk.link.statements._may_share_enough", lambda *_: True)

    assert found == [one_statement(here, there, related) for here, there in pairs for related in (False, True)]
    assert 200 < sum(found) < 1800


def test_two_long_quotes_of_few_words_are_compared_at_once() -> None:
    here, there = ("a", "b", "a") * 100, ("b", "a", "a", "b", "b") * 60

    started = time.process_time()
    for _ in range(30):
        shared_words(here, there)

    assert time.process_time() - started < 1


def test_a_fragment_belongs_to_the_quote_that_begins_with_it_or_stands_in_its_article() -> None:
    fragment = direct("Freedom means freedom for everyone", "Ana Ruiz")
    sentence = direct("Freedom means freedom for everyone. That means that families are free as well", "Ana Ruiz")
    other = direct("I think that freedom means freedom for everyone, whatever it costs us", "Ana Ruiz")
    first, second, third = (0.0, "a", 0), (1.0, "b", 0), (2.0, "c", 0)
    edges = {1: [3], 2: [3], 3: [1, 2]}

    begun = grouped({1: other, 2: sentence, 3: fragment}, edges, {1: first, 2: second, 3: third})
    beside = grouped(
        {
            1: other,
            2: direct(f"And {' '.join(other.words)}", "Ana Ruiz"),
            3: direct("means freedom for everyone", "Ana Ruiz"),
        },
        edges,
        {1: first, 2: (1.0, "b", 1), 3: second},
    )

    assert sorted(map(sorted, begun)) == [[1], [2, 3]]
    assert sorted(map(sorted, beside)) == [[1], [2, 3]]


def test_the_same_words_in_another_order_are_one_statement_of_one_speaker() -> None:
    here = direct("he thought that the dollar against most European currencies was fairly priced", "Ana Ruiz")
    there = direct("he thought the U.S. dollar was fairly priced against most European currencies", "Ana Ruiz")

    assert one_statement(here, there, related=True)
    assert not one_statement(here, direct(" ".join(there.words), "Jo Meyer"), related=True)


def test_a_company_s_phrase_is_another_company_s_too() -> None:
    words = "We do not comment on market rumours or speculation"
    oil = said("direct", words, None, "a spokesman for Alcor Oil")

    assert not one_statement(oil, said("direct", words, None, "a spokeswoman for Bell Stores"), related=False)
    assert one_statement(oil, said("direct", words, None, "an Alcor spokesman"), related=False)
    assert one_statement(oil, said("direct", words, None, "a spokesman"), related=False)


def test_another_number_and_another_day_are_the_next_report() -> None:
    first = direct("We are working hard to restore power to all 40,000 homes by Friday night", "Ed Larkin")
    second = direct("We are working hard to restore power to the last 3,000 homes by Sunday night", "Ed Larkin")
    misheard = direct("We are working hard to restore power to all 14,000 homes by Friday night", "Ed Larkin")

    assert not one_statement(first, second, related=True)
    assert one_statement(first, misheard, related=True)

    monday = direct("There are 214 patients in hospital this evening, 31 of them in intensive care", "Tony Holt")
    thursday = direct("There are 189 patients in hospital this evening, 26 of them in intensive care", "Tony Holt")
    assert not one_statement(monday, thursday, related=True)

    china = direct("Exports to China rose by 12 percent last year on strong demand for beef", "Ivo Brand")
    japan = direct("Exports to Japan rose by 7 percent last year on strong demand for wine", "Ivo Brand")
    assert not one_statement(china, japan, related=True)
    assert one_statement(china, direct(" ".join(china.words).replace("12", "20"), "Ivo Brand"), related=True)


def test_a_sentence_that_many_say_joins_two_speakers_only_about_one_event() -> None:
    words = "My client is innocent of these charges and looks forward to clearing his name in court"

    assert not one_statement(direct(words, "Karl Weiss"), direct(words, "Gloria Pratt"), related=False)
    assert one_statement(direct(words, "Karl Weiss"), direct(words, "Gloria Pratt"), related=True)
    assert one_statement(direct(words, "Karl Weiss"), direct(words, "Weiss"), related=False)
