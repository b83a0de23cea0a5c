"""Entities and quotes that come long after the text, as while `enrich` is behind."""

from typing import Any

import orjson

from tests.unit.watch.records import article
from wiredesk.watch.state import joined
from wiredesk.watch.state.alert_state import AlertState
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch

NOON, MINUTE = 1_780_000_000.0, 60.0
TEXT = "The ferry ran aground off Tamba, said Ama Mensah."


class Stage:
    """A state whose articles are matched after a minute, whatever of them is there."""

    def __init__(self, **conditions: Any) -> None:
        self.state = AlertState()
        self.state.put_watch(Watch(watch_id="w", name="W", **conditions), NOON)
        records = article("a", TEXT, names=(("PERSON", "Ama Mensah"),), said=(("ran aground", "Ama Mensah"),))
        self._records = dict(zip(("clean", "entities", "quotes"), records, strict=True))

    def put(self, *kinds: str, after: float) -> list[Alert]:
        """Store records, and return the alerts of a minute later."""
        for kind in kinds:
            record = self._records[kind]
            self.state.join.put(kind, record, orjson.dumps(record), NOON)
        moment = NOON + after
        _, alerts = self.state.flush(moment, moment - MINUTE)
        _, later = self.state.flush(moment + 2 * MINUTE, moment + MINUTE)
        return [*alerts, *later]


def test_an_article_is_matched_again_when_its_entities_and_quotes_come_late() -> None:
    for conditions in ({"people": ["Mensah"]}, {"quotes_by": ["Ama Mensah"]}):
        stage = Stage(**conditions)

        assert stage.put("clean", after=0) == []
        (alert,) = stage.put("entities", "quotes", after=3600)

        assert (alert.status, alert.article.article_id) == ("open", "a")


def test_quotes_that_come_later_than_the_entities_are_matched_too() -> None:
    stage = Stage(quotes_by=["Ama Mensah"])

    assert stage.put("clean", after=0) == []
    assert stage.put("entities", after=3600) == []
    (alert,) = stage.put("quotes", after=7200)

    assert [quote.text for quote in alert.quotes] == ["ran aground"]


def test_an_alert_on_words_opens_after_a_minute_and_what_comes_late_raises_no_other() -> None:
    stage = Stage(words_all=["ferry"])

    (opened,) = stage.put("clean", after=0)

    assert opened.status == "open"
    assert stage.put("entities", "quotes", after=3600) == []
    assert stage.put("entities", "quotes", after=7200) == []


def test_a_withdrawn_article_is_not_matched_by_what_comes_late() -> None:
    stage = Stage(people=["Mensah"])
    stage.put("clean", after=0)
    stage.state.join.withdraw("clean", "a", NOON + 1800)

    assert stage.put("entities", "quotes", after=3600) == []


def test_texts_wait_a_day_and_are_deleted_then() -> None:
    stage = Stage(people=["Mensah"])
    stage.put("clean", after=0)
    stage.state.expire(NOON + joined.KEEP_TEXTS + 1)

    assert stage.put("entities", "quotes", after=joined.KEEP_TEXTS + 60) == []
    assert stage.state.db.execute(
        "SELECT count(*) FROM parts WHERE kind = 'clean' AND value IS NOT NULL"
    ).fetchone() == (0,)
