"""From an article to a webhook at a real receiver, also when everything in between is killed."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from tests.integration.alert_chaos import SECRET, alert_chaos, alert_settings, command, messages, watched
from tests.integration.desk import WITHIN, Desk
from tests.integration.receiver import receiving
from tests.within import within
from wiredesk.message import Message
from wiredesk.settings import Settings

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A broker with the topics, files of the test's own, and leave to deliver to this machine."""
    with alert_settings(tmp_path) as ready:
        yield ready


def raw(article_id: str) -> Message:
    body = {"article_id": article_id, "title": "Ferry", "text": "The ferry to Tamba ran aground, said Ama Mensah."}
    return Message("news.raw", article_id.encode(), orjson.dumps(body))


def test_a_watch_that_is_added_and_an_article_that_is_fed_give_a_webhook(settings: Settings, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "clean", "enrich", "watch"),
        command(settings, log, "notify"),
    ):
        desk = Desk(settings)
        listed = tmp_path / "watches.jsonl"
        addresses = [{"url": receiver.url, "secret": SECRET}]
        fields = {"watch_id": "ferry", "name": "The ferry", "people": ["Mensah"], "deliver_to": addresses}
        listed.write_bytes(orjson.dumps(fields))
        assert desk.command("watch", "add", "--file", str(listed)).stdout == b"ferry\n"
        assert b"ferry" in desk.command("watch", "list").stdout
        desk.publish(raw("a"))
        assert within(WITHIN, lambda: bool(receiver.came)), log.read_text()

        tested = desk.command("watch", "test", "ferry")
        removed = desk.command("watch", "remove", "ferry")
        unknown = desk.command("watch", "remove", "ferry")
        added = desk.command("watch", "add", "Ferry", "--any", "ferry")

    ((key, body),) = dict(receiver.came).items()  # a webhook that is sent again has the same id
    assert (body["type"], body["data"]["article"]["article_id"]) == ("alert.open", "a")
    assert key == f"{body['data']['alert_id']}-1"
    (mention,) = body["data"]["mentions"]
    assert mention["text"] == "Ama Mensah"
    assert b"1 of 1 articles of the last 7 days match" in tested.stderr
    assert b"Names Ama Mensah" in tested.stdout
    assert (removed.returncode, unknown.returncode) == (0, 1)
    assert added.stdout == b"ferry-2\n", "the removed watch of this name left an alert"


def test_a_webhook_that_cannot_be_delivered_is_a_dead_letter_that_can_be_replayed(
    settings: Settings, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with (
        receiving(SECRET) as receiver,
        command(settings, log, "worker", "watch"),
        command(settings, log, "notify"),
    ):
        receiver.status = 410  # it wants no more
        desk = Desk(settings)
        desk.publish(watched(receiver), *messages("a", "The ferry"))
        letter, *_ = desk.wait("dead", until=bool)
        receiver.status = 204
        replayed = desk.command("dead", "replay", "--all")
        assert replayed.returncode == 0, replayed.stderr
        assert within(WITHIN, lambda: bool(receiver.acknowledged)), log.read_text()

    assert letter.header("__connect.errors.stage") == "notify"
    assert "HTTP 410" in (letter.header("__connect.errors.exception.message") or "")
    assert "/hook" not in (letter.header("__connect.errors.exception.message") or "")
    assert len({key for key, _ in receiver.came}) == 1


def test_no_alert_is_lost_when_worker_notify_and_receiver_are_killed(settings: Settings, tmp_path: Path) -> None:
    fast = settings.model_copy(update={"notify_per_minute": 6000})
    found = alert_chaos(fast, tmp_path / "log", articles=60, faults=8, seed=5, seconds=WITHIN)

    assert found["repeated"] > 0, found
    assert (found["alerts"], found["lost"], found["unknown_ids"], found["changed_bodies"]) == (61, 0, 0, 0), found
