"""Which alerts are raised, changed and taken back as articles, stories and watches come."""

from collections.abc import Mapping
from itertools import count, permutations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson

from tests.unit.watch.records import Json, article, entity_id
from wiredesk.watch.state.alert_state import AlertState
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch

NOON = 1_780_000_000.0
TEXT = "The ferry ran aground off Tamba, said Ama Mensah."


class Newsroom:
    """Puts records into a state, a second after each other, and reads the alerts."""

    def __init__(self, path: Path | None = None, wait: float = 0.0) -> None:
        self.state = AlertState(path, wait)
        self.now = NOON
        self.alerts: list[Alert] = []

    def watch(self, watch_id: str = "ferry", **fields: Any) -> None:
        conditions = fields or {"words_all": ["ferry"]}
        self.state.put_watch(Watch(watch_id=watch_id, name="The ferry", **conditions), self.now)

    def article(self, article_id: str, text: str = TEXT, **fields: Any) -> list[Alert]:
        for kind, record in zip(("clean", "entities", "quotes"), article(article_id, text, **fields), strict=True):
            self.state.join.put(kind, record, orjson.dumps(record), self.now)
        return self.flush()

    def story(
        self,
        story_id: str,
        *articles: str,
        copies_of: str | None = None,
        newsrooms: int = 1,
        came: float | None = None,
        published: Mapping[str, str] = MappingProxyType({}),
    ) -> list[Alert]:
        first = articles[0]
        members: list[Json] = [
            {
                "article_id": listed_article,
                "title": "",
                "source": None,
                "published_at": published.get(listed_article),
                "copy_of": copies_of if listed_article != first else None,
            }
            for listed_article in articles
        ]
        record = {
            "story_id": story_id,
            "articles": members,
            "articles_total": len(members),
            "newsrooms": newsrooms,
        }
        self.state.put_story(record, self.now if came is None else came)
        return self.flush()

    def withdraw(self, article_id: str) -> list[Alert]:
        for kind in ("clean", "entities", "quotes"):
            self.state.join.withdraw(kind, article_id, self.now)
        return self.flush()

    def flush(self, seconds: float = 1.0, settle: bool = True) -> list[Alert]:
        self.now += seconds
        _, alerts = self.state.flush(self.now, self.now - 60, settle)
        self.alerts += alerts
        return alerts


def statuses(alerts: list[Alert]) -> list[tuple[str, int]]:
    return [(alert.status, alert.version) for alert in alerts]


def test_an_article_that_matches_raises_one_alert() -> None:
    newsroom = Newsroom()
    newsroom.watch()

    (alert,) = newsroom.article("a", title="Aground", source="MNA")
    newsroom.article("b", "Nothing of the kind")
    newsroom.article("a", title="Aground", source="MNA")  # delivered again

    assert newsroom.alerts == [alert]
    assert (alert.status, alert.version, alert.story_id, alert.article.article_id) == ("open", 1, None, "a")
    assert (alert.article.title, alert.articles_total, alert.newsrooms) == ("Aground", 1, 1)
    assert [TEXT[mention.start : mention.end] for mention in alert.mentions] == ["ferry"]


def test_twelve_copies_and_five_follow_ups_update_one_alert_that_the_withdrawn_original_retracts_once() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    newsroom.story("elsewhere", "x")  # link is at work
    names = ["original"]
    newsroom.article("original", published_at="2026-05-28T12:00:00Z")
    newsroom.story("s", *names)
    for number in range(12):
        names.append(f"copy-{number}")
        newsroom.article(names[-1], published_at=f"2026-05-28T12:{number + 1:02}:00Z")
        newsroom.story("s", *names, copies_of="original")
    for number in range(5):
        names.append(f"follow-{number}")
        newsroom.article(names[-1], f"{TEXT} Day {number}.", published_at=f"2026-05-28T13:{number:02}:00Z")
        newsroom.story("s", *names, copies_of="original", newsrooms=number + 2)

    assert {alert.alert_id for alert in newsroom.alerts} == {newsroom.alerts[0].alert_id}
    assert statuses(newsroom.alerts) == [("open", 1), *(("updated", number) for number in range(2, 19))]
    assert newsroom.alerts[-1].articles_total == 18
    assert newsroom.alerts[-1].newsrooms == 6

    before = len(newsroom.alerts)
    newsroom.withdraw("original")
    newsroom.story("s", *names[1:], copies_of="copy-0", newsrooms=6)
    newsroom.article("copy-12", published_at="2026-05-28T12:40:00Z")
    newsroom.story("s", *names[1:], "copy-12", copies_of="copy-0", newsrooms=6)
    newsroom.withdraw("original")

    assert statuses(newsroom.alerts[before:]) == [("retracted", 19)]
    assert newsroom.alerts[-1].article.article_id == "original"
    assert (newsroom.alerts[-1].mentions, newsroom.alerts[-1].articles) == ([], [])


def test_an_alert_on_a_large_story_lists_its_first_article_and_the_newest() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    names = [f"report-{number:03}" for number in range(150)]
    newsroom.story("s", *names)

    newsroom.article(names[0])
    (alert,) = newsroom.article(names[120], title="Aground")

    assert [listed_article.article_id for listed_article in alert.articles] == [names[0], *names[51:]]
    assert {listed_article.title for listed_article in alert.articles} == {"", TEXT, "Aground"}
    assert alert.articles_total == 150


def test_a_matching_article_in_the_midst_of_a_large_story_is_not_listed_as_new() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    names = [f"report-{number:03}" for number in range(150)]
    times = {name: f"2026-05-28T{9 + place // 60:02}:{place % 60:02}:00Z" for place, name in enumerate(names)}
    newsroom.story("s", *names, published=times)
    for name in (names[0], names[20]):
        newsroom.article(name, published_at=times[name])

    newsroom.story("s", *names, "report-150", published=times, newsrooms=2)
    (alert,) = newsroom.flush(5.0)

    listed = [listed_article.article_id for listed_article in alert.articles]
    assert listed == [names[0], *names[52:], "report-150"]
    assert alert.articles_total == 151


def test_articles_of_the_story_that_do_not_match_update_the_alert_every_few_seconds() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    for number in range(6):
        newsroom.story("s", "a", *(f"other-{place}" for place in range(number + 1)))
    assert newsroom.state.held is not None
    newsroom.flush(5.0)

    assert [alert.articles_total for alert in newsroom.alerts] == [1, 6, 7]
    assert newsroom.state.held is None


def test_a_matching_article_updates_its_alert_at_once_however_many_others_list_the_story() -> None:
    newsroom = Newsroom()
    for number in range(300):
        newsroom.watch(f"quay-{number}", words_all=["quay"])
    newsroom.watch("ferry", words_all=["ferry"])
    newsroom.article("a", "A ferry at the quay.")
    newsroom.story("s", "a")
    newsroom.flush(10.0)

    newsroom.article("b", "The ferry sails.")
    alerts = newsroom.story("s", "a", "b")

    assert next(alert.watch_id for alert in alerts) == "ferry"
    while newsroom.state.held is not None:
        newsroom.flush(10.0)
    last = {alert.watch_id: alert.articles_total for alert in newsroom.alerts}
    assert last == dict.fromkeys(last, 2)
    assert len(last) == 301


def test_news_after_a_retraction_raises_the_alert_again() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    newsroom.withdraw("a")

    newsroom.article("b", "Another ferry")
    newsroom.story("s", "b")

    assert statuses(newsroom.alerts) == [("open", 1), ("retracted", 2), ("open", 3)]


def test_a_kill_retracts_the_alert_and_raises_none() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    newsroom.article("a")

    kill = [{"kind": "kill", "text": "KILL", "number": None, "until": None}]
    newsroom.article("a", notices=kill, revision=2)
    newsroom.article("b", notices=kill)

    assert statuses(newsroom.alerts) == [("open", 1), ("retracted", 2)]


def kill(text: str) -> dict[str, Any]:
    return {"notices": [{"kind": "kill", "text": text, "number": None, "until": None}], "source": "MNA"}


def test_a_kill_notice_retracts_the_alert_of_the_article_that_it_names_once() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    newsroom.article("a", title="Ferry runs aground off Tamba", source="MNA")
    newsroom.article("other", title="Ferry sails again", source="MNA")
    line = "ATTENTION EDITORS: please kill the story headlined “Ferry runs aground off Tamba”, sent at 0612 GMT."

    newsroom.article("k", line, **kill(line))
    newsroom.article("k-again", line, **kill(line))
    newsroom.now = NOON
    newsroom.article("a", title="Ferry runs aground off Tamba", source="MNA")  # delivered again

    raised, other, retracted = newsroom.alerts
    assert (retracted.alert_id, retracted.version, retracted.status) == (raised.alert_id, 2, "retracted")
    assert other.article.article_id == "other"


def test_a_kill_that_is_read_before_the_article_that_it_names_counts(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path / "watch.sqlite")
    newsroom.watch()
    newsroom.now += 60
    newsroom.article("k", "Kill.", title="Ferry runs aground off Tamba", **kill("MANDATORY KILL"))
    newsroom.state.db.close()

    newsroom = Newsroom(tmp_path / "watch.sqlite")
    newsroom.article("a", title="Ferry runs aground off Tamba", source="MNA")
    newsroom.now += 600
    newsroom.article("substitute", title="Ferry runs aground off Tamba", source="MNA")

    assert [alert.article.article_id for alert in newsroom.alerts] == ["substitute"]


def test_a_lost_state_still_retracts_the_alert_that_a_notice_names() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    (alert,) = newsroom.article("a", title="Ferry runs aground off Tamba", source="MNA")

    again = Newsroom()
    again.watch()
    again.state.put_alert(alert.model_dump(mode="json"), again.now)
    again.article("k", "Kill.", title="Ferry runs aground off Tamba", **kill("MANDATORY KILL"))

    assert [(alert.alert_id, alert.status, alert.version) for alert in again.alerts] == [
        (alert.alert_id, "retracted", 2)
    ]


def test_a_kill_by_headline_retracts_the_newest_alert_of_that_headline() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    for name in ("monday", "tuesday"):
        newsroom.article(name, f"The ferry on {name}.", title="Morning briefing", source="MNA")

    newsroom.article("k", "Kill.", title="Morning briefing", **kill("MANDATORY KILL"))

    assert [(alert.article.article_id, alert.status) for alert in newsroom.alerts[2:]] == [("tuesday", "retracted")]


def test_a_correction_that_no_longer_matches_retracts_the_alert() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    newsroom.article("a")

    newsroom.article("a", "The plane ran aground", revision=2)

    assert statuses(newsroom.alerts) == [("open", 1), ("retracted", 2)]


def test_alerts_wait_for_their_story_unless_link_does_not_answer() -> None:
    newsroom = Newsroom(wait=5.0)
    newsroom.watch()
    assert newsroom.article("a") == []
    assert newsroom.state.held is not None
    (alone,) = newsroom.flush(6.0)
    assert alone.story_id is None

    assert newsroom.article("b")  # link does not run

    newsroom.story("elsewhere", "x")
    assert newsroom.article("c") == []
    (alert,) = newsroom.story("s", "c")
    assert alert.story_id == "s"


def test_alerts_do_not_wait_while_link_lags_by_more_than_they_would_wait() -> None:
    newsroom = Newsroom(wait=5.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.flush(6.0)

    newsroom.story("earlier", "x", came=NOON - 60.0)
    assert newsroom.article("b")

    newsroom.story("s", "a", came=NOON)
    assert newsroom.article("c") == []


def test_an_article_whose_story_does_not_come_raises_an_alert_by_itself_that_joins_the_story_later() -> None:
    newsroom = Newsroom(wait=5.0)
    newsroom.watch()
    newsroom.story("elsewhere", "x")
    newsroom.article("a")
    (alone,) = newsroom.flush(6.0)

    (linked,) = newsroom.story("s", "a")
    newsroom.article("b")
    (grown,) = newsroom.story("s", "a", "b")

    assert alone.alert_id == linked.alert_id == grown.alert_id
    assert statuses([alone, linked, grown]) == [("open", 1), ("updated", 2), ("updated", 3)]


def test_a_copy_needs_no_story_of_its_own() -> None:
    newsroom = Newsroom(wait=5.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    newsroom.state.put_copy("b", "a", newsroom.now)

    (alert,) = newsroom.article("b")

    assert (alert.status, alert.story_id, [listed_article.copy_of for listed_article in alert.articles]) == (
        "updated",
        "s",
        [None, "a"],
    )


def test_two_stories_that_turn_out_to_be_one_leave_one_alert() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    newsroom.story("elsewhere", "x")
    newsroom.article("a")
    (first,) = newsroom.story("s", "a")
    newsroom.article("b")
    (second,) = newsroom.story("t", "b")
    newsroom.state.put_story(
        {
            "story_id": "s",
            "articles": [
                {"article_id": article_id, "title": "", "source": None, "published_at": None, "copy_of": None}
                for article_id in "ab"
            ],
            "articles_total": 2,
            "newsrooms": 2,
        },
        newsroom.now,
    )
    newsroom.state.drop_story("t")

    merged = {alert.alert_id: alert for alert in newsroom.flush()}

    assert merged[first.alert_id].status == "updated"
    assert (merged[second.alert_id].status, merged[second.alert_id].merged_into) == ("merged", first.alert_id)


def test_a_watch_for_large_stories_waits_until_enough_newsrooms_cover_it() -> None:
    newsroom = Newsroom()
    newsroom.watch(words_all=["ferry"], min_newsrooms=3)
    newsroom.article("a")
    newsroom.story("s", "a", newsrooms=2)
    assert newsroom.alerts == []

    (alert,) = newsroom.story("s", "a", "b", "c", newsrooms=3)

    assert alert.reason.endswith("; 3 newsrooms tell the story")
    assert "min_newsrooms" in alert.conditions


def test_a_watch_for_large_stories_alone_gives_their_size_as_reason() -> None:
    newsroom = Newsroom()
    newsroom.watch(min_newsrooms=3)
    newsroom.article("a")

    (alert,) = newsroom.story("s", "a", "b", "c", newsrooms=3)

    assert alert.reason == "3 newsrooms tell the story"


def test_articles_from_before_a_watch_raise_nothing() -> None:
    newsroom = Newsroom()
    newsroom.article("a")
    newsroom.flush(120.0)
    newsroom.watch()
    for kind, record in zip(("clean", "entities", "quotes"), article("a", TEXT), strict=True):
        newsroom.state.join.put(kind, record, orjson.dumps(record), NOON)

    assert newsroom.flush() == []


def test_a_removed_watch_raises_nothing_and_continues_its_versions_when_added_again() -> None:
    newsroom = Newsroom(wait=2.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    newsroom.state.remove_watch("ferry")
    assert newsroom.article("b") == []

    newsroom.watch()
    newsroom.article("c")
    newsroom.story("s", "a", "b", "c")

    assert statuses(newsroom.alerts) == [("open", 1), ("open", 2)]


def test_a_restart_continues_where_it_stopped(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path / "state", wait=2.0)
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    newsroom.state.db.close()

    again = Newsroom(tmp_path / "state", wait=2.0)
    again.now = newsroom.now
    again.article("b")
    (alert,) = again.story("s", "a", "b")

    assert (alert.alert_id, alert.status) == (newsroom.alerts[0].alert_id, "updated")
    assert alert.version == newsroom.alerts[-1].version + len(again.alerts)


def test_a_new_state_that_reads_everything_again_writes_nothing_new() -> None:
    newsroom = Newsroom()
    newsroom.watch()
    newsroom.article("a")
    newsroom.story("s", "a")
    newsroom.article("b")
    newsroom.story("s", "a", "b")
    newsroom.article("c")
    newsroom.withdraw("c")

    again = Newsroom()
    again.watch()
    for alert in newsroom.alerts:
        again.state.put_alert(alert.model_dump(mode="json"), again.now)
    for name in "ab":
        for kind, record in zip(("clean", "entities", "quotes"), article(name, TEXT), strict=True):
            again.state.join.put(kind, record, orjson.dumps(record), NOON + (0 if name == "a" else 2))
    again.flush(settle=False)
    again.story("s", "a", "b")
    again.withdraw("c")
    again.flush(10.0)

    assert again.alerts == []


def test_the_alert_of_a_story_is_the_same_in_any_order_of_its_articles() -> None:
    found = set()
    for order in permutations(("early", "late", "copy")):
        newsroom = Newsroom(wait=60.0)
        newsroom.watch()
        newsroom.story("elsewhere", "x")
        for name in order:
            hour = {"early": 9, "copy": 10, "late": 11}[name]
            newsroom.article(name, published_at=f"2026-05-28T{hour:02}:00:00Z")
        newsroom.story("s", "early", "copy", "late", copies_of="early")
        (alert,) = newsroom.alerts
        found.add(alert.model_copy(update={"version": 0, "status": "open"}).to_json())

    assert len(found) == 1


def test_names_that_are_merged_are_known_after_a_restart(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path / "state")
    newsroom.watch(organisations=["United Nations"])
    ids = [entity_id("ORGANIZATION", name) for name in ("UN", "United Nations")]
    newsroom.state.put_person({"person_id": ids[1], "names": ["United Nations", "UN"], "entity_ids": ids})
    newsroom.state.db.close()

    again = Newsroom(tmp_path / "state")
    again.now = newsroom.now

    (alert,) = again.article("a", "The UN meets.", names=(("ORGANIZATION", "UN"),))
    assert alert.reason == "Names UN (United Nations)"
    again.state.drop_person(ids[1])
    assert again.article("b", "The UN meets again.", names=(("ORGANIZATION", "UN"),)) == []


def test_a_lost_state_still_retracts_withdrawn_and_no_longer_matching_articles() -> None:
    for alerts_first in (True, False):
        newsroom = Newsroom()
        newsroom.watch()
        (raised,) = newsroom.article("a")

        again = Newsroom()
        again.now = newsroom.now
        again.watch()
        if alerts_first:
            again.state.put_alert(raised.model_dump(mode="json"), again.now)
        again.withdraw("a")
        if not alerts_first:
            again.state.put_alert(raised.model_dump(mode="json"), again.now)
            again.flush()

        assert statuses(again.alerts) == [("retracted", 2)]

    corrected = Newsroom()
    corrected.now = newsroom.now
    corrected.watch()
    corrected.state.put_alert(raised.model_dump(mode="json"), corrected.now)
    corrected.article("a", "Nothing of the kind", revision=2)

    assert statuses(corrected.alerts) == [("retracted", 2)]


def test_a_standby_retracts_alerts_of_withdrawn_articles_after_the_leader_died() -> None:
    leader, standby = Newsroom(), Newsroom()
    for newsroom in (leader, standby):
        newsroom.watch()
    for kind, record in zip(("clean", "entities", "quotes"), article("a", TEXT), strict=True):
        standby.state.join.put(kind, record, orjson.dumps(record), standby.now)
    standby.flush(settle=False)
    (alert,) = leader.article("a")
    standby.state.put_alert(alert.model_dump(mode="json"), standby.now)
    assert standby.flush(settle=False) == []

    assert statuses(standby.withdraw("a")) == [("retracted", 2)]


def test_an_article_that_many_watches_match_is_matched_in_steps(tmp_path: Path) -> None:
    whole, stepwise = Newsroom(), Newsroom(tmp_path / "state")
    records = article("a", "“The ferry ran aground,” she said.", said=(("The ferry ran aground", None),))
    for newsroom in (whole, stepwise):
        for number in range(20):
            newsroom.watch(f"w{number}", quotes_about=["ferry"])
        for kind, record in zip(("clean", "entities", "quotes"), records, strict=True):
            newsroom.state.join.put(kind, record, orjson.dumps(record), newsroom.now)
    whole.flush()

    for step in count(1):
        stepwise.alerts += stepwise.state.flush(whole.now, whole.now - 60, seconds=0.0)[1]
        if step in (10, 40, 60):  # the worker dies while it matches, assigns matches to alerts, and writes these
            assert stepwise.state.unfinished
            stepwise.state.db.close()
            stepwise.state = AlertState(tmp_path / "state")
        elif not stepwise.state.unfinished:
            break

    assert step > 60
    assert [alert.to_json() for alert in stepwise.alerts] == [alert.to_json() for alert in whole.alerts]
    assert len(whole.alerts) == 20
