import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.integration.desk import WITHIN, Desk, LoggedProcess, environment
from tests.integration.test_way_of_an_article import STORY, article, raw
from tests.pace import timed
from tests.ports import reserved_port

Ask = Callable[..., Any]


@contextmanager
def shown(desk: Desk, store: Path, **variables: str) -> Iterator[tuple[LoggedProcess, Ask]]:
    """Run `wiredesk desk` with that store for the length of a block; yields a function for requests."""
    command = [sys.executable, "-m", "wiredesk.cli", "desk", "--port", "0"]
    env = {**environment(desk.settings), "WIREDESK_DESK_FILE": str(store), **variables}
    with tempfile.TemporaryFile() as file, LoggedProcess(command, env, file) as process:
        try:
            found = until(lambda: re.search(r"The desk is at (\S+)\n", process.log.decode()) or process.poll())
            assert isinstance(found, re.Match), f"it ended: {process.log.decode()}"
        except AssertionError:
            process.kill()
            raise
        address = found[1]

        def ask(path: str, **parameters: str) -> Any:
            query = f"?{urlencode(parameters)}" if parameters else ""
            with urllib.request.urlopen(f"{address}{path}{query}", timeout=WITHIN) as answer:
                body = answer.read().decode()
            return json.loads(body) if path.startswith("/api") else body

        try:
            yield process, ask
        finally:
            process.end()


def until(get: Callable[[], Any]) -> Any:
    """The first result that is not empty."""
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        if found := get():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not in {WITHIN:.0f} s")


def cards(ask: Ask, article_id: str) -> list[Any]:
    found = ask("/api/articles", limit="100")["articles"]
    return [card for card in found if card["article_id"] == article_id]


def ingested(ask: Ask) -> float:
    """Records ingested since the desk started."""
    return sum(float(number) for number in re.findall(r"wiredesk_desk_records_total{\S* (\S+)", ask("/metrics")))


def written(desk: Desk) -> int:
    """Records that the stages have written."""
    return len(desk.records("clean", "entities", "quotes", "dead"))


def test_an_article_is_shown_corrected_and_withdrawn_across_a_restart(desk: Desk, tmp_path: Path) -> None:
    store = tmp_path / "desk.sqlite"
    with shown(desk, store) as (process, ask):
        desk.publish(raw(b"page-1", article("page-1", STORY)))
        [card] = until(lambda: cards(ask, "page-1"))
        assert card["quotes"][0]["speaker"]["name"] == "Ama Mensah"
        output = ask("/api/person", id=card["quotes"][0]["speaker"]["entity_id"])
        assert "page-1" in [quote["article"]["article_id"] for quote in output["quotes"]]

        desk.publish(raw(b"page-1", article("page-1", STORY.replace("Friday", "Sunday"), revision=2)))
        until(lambda: "Sunday" in ask("/api/article", id="page-1")["article"]["text"])
        [again] = cards(ask, "page-1")
        assert again["seq"] > card["seq"]

        desk.publish(raw(b"page-1", None))
        [card] = until(lambda: [card for card in cards(ask, "page-1") if card["withdrawn_at"]])
        assert (card["headline"], card["quotes"]) == (again["headline"], [])
        with pytest.raises(urllib.error.HTTPError, match="404"):
            ask("/api/article", id="page-1")

        until(lambda: ask("/api/flow")["lag"]["clean"] == 0)
        assert 'wiredesk_group_lag_records{partition="0",stage="clean",topic="news.raw"} 0.0' in ask("/metrics")
        desk.publish(raw(b"page-2", article("page-2", STORY)))
        until(lambda: cards(ask, "page-2"))
        with timed() as stopped:
            process.end()
        assert (process.returncode, stopped.seconds < 3) == (0, True), stopped

    before = written(desk)
    desk.publish(raw(b"page-3", article("page-3", STORY)))
    desk.of_key(b"page-3", 3, "clean", "entities", "quotes")
    with shown(desk, store) as (_, ask):
        assert cards(ask, "page-2"), "what the store has is there at once"
        until(lambda: cards(ask, "page-3"))
        assert 3 <= ingested(ask) <= written(desk) - before, "what the store has is not read again"


def test_the_desk_shows_stored_articles_while_no_broker_answers(desk: Desk, tmp_path: Path) -> None:
    desk.publish(raw(b"page-4", article("page-4", STORY)))
    store = tmp_path / "desk.sqlite"
    with shown(desk, store) as (_, ask):
        until(lambda: cards(ask, "page-4"))
    with (
        reserved_port() as away,
        shown(desk, store, WIREDESK_BROKERS=f"127.0.0.1:{away.number}") as (process, ask),
    ):
        assert cards(ask, "page-4")
        assert '"ready":true' in ask("/health/ready")
        assert ask("/api/flow")["lag"] == {"clean": None, "enrich": None}
        with away.forwarding(int(desk.settings.brokers.rpartition(":")[2])):
            desk.publish(raw(b"page-5", article("page-5", STORY)))
            until(lambda: cards(ask, "page-5"))
        assert process.poll() is None


def test_a_port_in_use_is_reported(desk: Desk, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "wiredesk.cli", "desk", "--port", str(port)]
        env = {**environment(desk.settings), "WIREDESK_DESK_FILE": str(tmp_path / "desk.sqlite")}
        ended = subprocess.run(command, env=env, capture_output=True, timeout=WITHIN, check=False)

    assert ended.returncode == 2
    assert f"port {port}".encode() in ended.stderr
    assert b"WIREDESK_DESK_PORT" in ended.stderr
    assert b"Traceback" not in ended.stderr
