"""Briefs, items of digests, other units of measure, and forms that are filled with other words."""

import orjson
import pytest

from tests.unit.link.final import final, of
from tests.unit.link.records import clean
from tests.unit.link.test_copies import compared
from wiredesk.link.linker import Linker

DAY = 86_400.0

AGROUND = """A passenger ferry with 214 people on board ran aground in fog off the island of Harnoy early on
Wednesday, and all were taken off by lifeboats and fishing boats, the coast guard said. The Sletta, a 92-metre ship
operated by Brevik Lines, struck rocks about 3 km south of Harnoy harbour at 4.15 a.m. Divers found a gash of 11
metres in the hull. About 40 tonnes of diesel were in the tanks, and a boom was laid around the wreck, the environment
agency said. Brevik Lines cancelled all crossings to the islands until Friday. Its managing director, Odd Torsvik,
said the company would pay for hotel rooms."""

LEAD = AGROUND.split(". ")[0] + ". "

OTHER_ITEMS = """Dockers in the port of Malverra voted to stop work for a week over shift lengths, their union said.
The port handles a fifth of the country's grain, and employers called the vote reckless. The government of Tessaria
approved a suspension bridge over the Orla strait that is to open in eight years, although opponents say that it
serves two villages of fewer than nine hundred people. Police in Corvena recovered four paintings that were stolen
last spring."""

LATER_REPORT = """The captain of a ferry that ran aground off Harnoy had been at the helm for 14 hours, investigators
said. The accident board has read the log of the Sletta and heard six of the crew. Brevik Lines said its rosters kept
to the law, and that the Sletta had been overhauled in spring. A tug will try to pull her off the rocks of Harnoy on
Saturday, and the islanders have asked for another ship until then. """


def test_an_item_of_a_digest_is_of_the_report_that_it_is_the_beginning_of() -> None:
    for digest in (OTHER_ITEMS + " " + LEAD, LEAD + OTHER_ITEMS):
        found = compared(digest, AGROUND)
        assert found is not None
        assert (found.relation, found.digest) == ("excerpt", "here")
    other_way = compared(AGROUND, LEAD + OTHER_ITEMS)
    assert other_way is not None
    assert other_way.digest == "there"


def test_a_later_report_with_the_same_background_is_no_digest() -> None:
    assert compared(LATER_REPORT + LEAD, AGROUND) is None
    assert compared(LEAD + OTHER_ITEMS, AGROUND, apart=3 * DAY) is None


@pytest.mark.parametrize(("digest_at", "original"), [("09:00", "report"), ("05:00", None)])
def test_a_digest_is_no_original(digest_at: str, original: str | None) -> None:
    linker = Linker()
    linker.put("clean", clean("report", AGROUND, published_at="2026-04-01T07:00:00Z"))
    linker.put("clean", clean("digest", LEAD + OTHER_ITEMS, published_at=f"2026-04-01T{digest_at}:00Z"))

    records = {key: orjson.loads(value) for (_, key), value in of(final(linker.flush(complete=True)), "copies").items()}

    assert records["digest"]["original_id"] == original
    assert records["report"]["original_id"] is None


def test_a_brief_with_a_shorter_first_sentence_is_an_excerpt() -> None:
    found = compared(
        "A passenger ferry with 214 people on board ran aground in fog off Harnoy early on Wednesday. Divers found a "
        "gash of 11 metres in the hull.",
        AGROUND,
    )

    assert found is not None
    assert found.relation == "excerpt"


def test_units_of_another_system_are_no_other_figures() -> None:
    converted = other = " ".join(AGROUND.split())
    for metric, imperial, other_figure in (
        ("a 92-metre ship", "a 302-foot ship", "a 302-metre ship"),
        ("3 km", "1.9 miles", "1.9 km"),
        ("a gash of 11 metres", "a gash of 36 feet", "a gash of 36 metres"),
        ("40 tonnes", "44 tons", "44 tonnes"),
    ):
        converted, other = converted.replace(metric, imperial), other.replace(metric, other_figure)

    assert compared(converted, AGROUND) is not None
    assert compared(other, AGROUND) is None


FORM = """A friend will bring you news that changes your plans for the weekend. Be patient with an older colleague who
does not see things as you do. You have waited long enough for an answer, and today is the day to ask again. Watch
your spending. Two offers come at once, and you will want to take both. A short trip does you good. Family comes first
today. Somebody close to you needs help but will not ask for it."""


def test_a_form_that_is_filled_with_other_words_the_next_day_is_no_copy() -> None:
    next_day = FORM
    for word, other in (
        ("friend", "letter"),
        ("weekend", "evening"),
        ("older", "younger"),
        ("again", "at last"),
        ("both", "neither"),
        ("today", "tonight"),
        ("plans", "mood"),
        ("waited", "hoped"),
        ("needs", "offers"),
        ("answer", "offer"),
        ("spending", "temper"),
        ("take", "accept"),
        ("trip", "walk"),
        ("Family", "Work"),
        ("help", "advice"),
    ):
        next_day = next_day.replace(word, other)

    assert compared(next_day, FORM, apart=DAY) is None
    assert compared(FORM, FORM, apart=DAY) is not None
