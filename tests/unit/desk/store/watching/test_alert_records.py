from pathlib import Path

import pytest

from tests.unit.desk.desk_records import NOON, message, rows, writer
from tests.unit.desk.watch_records import alert, article, watch
from wiredesk.desk.store.records import decompressed
from wiredesk.desk.store.watching import alert_records


def ids(folder: Path, table: str, column: str) -> list[str]:
    return [row[0] for row in rows(folder, f"SELECT {column} FROM {table} ORDER BY 1")]


def test_the_newest_version_of_an_alert_is_kept(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        changes = store.ingest([alert("a", 2, NOON + 5, status="updated"), alert("a", 1, NOON), alert("b")])

    assert changes.alerts == {"a", "b"}
    assert rows(tmp_path, "SELECT version, status, changed FROM alerts WHERE alert_id = 'a'") == [
        (2, "updated", NOON + 5)
    ]


def test_a_removed_watch_leaves_its_alerts(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([watch("a"), watch("b"), alert("x", watch_id="a"), message("watches", "a", None)])

    assert ids(tmp_path, "watches", "watch_id") == ["b"]
    assert ids(tmp_path, "alerts", "alert_id") == ["x"]


@pytest.mark.parametrize(
    "wrong",
    [
        message("alerts", "a", b"{}"),
        message("alerts", "a", b"no json"),
        message("watches", "other", watch("a").value),
        message("alerts", "other", alert("a").value),
        message("watches", "", watch("a").value),
    ],
)
def test_invalid_watches_and_alerts_are_skipped(tmp_path: Path, wrong: object) -> None:
    with writer(tmp_path) as store:
        store.ingest([wrong, alert("good")])  # type: ignore[list-item]

    assert ids(tmp_path, "watches", "watch_id") == []
    assert ids(tmp_path, "alerts", "alert_id") == ["good"]


def test_a_url_that_is_not_of_the_web_is_left_out(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([alert("a", article=article(url="javascript:alert(1)"))])

    (value,) = rows(tmp_path, "SELECT value FROM alerts")[0]
    assert b"javascript" not in decompressed(value)


def test_many_alerts_of_one_moment_have_distinct_positions(tmp_path: Path) -> None:
    with writer(tmp_path, most=2000) as store:
        store.ingest([alert(f"a-{number}") for number in range(1500)])

    assert len(ids(tmp_path, "alerts", "alert_id")) == 1500


def test_the_oldest_alerts_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiredesk.desk.store.writer.CHECK_EVERY", 1)
    monkeypatch.setattr(alert_records, "MAX_WATCHES", 2)
    with writer(tmp_path, most=3) as store:
        store.ingest([watch(f"w-{number}", NOON + number) for number in range(4)])
        store.ingest([alert(f"a-{number}", time=NOON + number) for number in range(6)])
        store.ingest([alert("a-6", time=NOON + 6)])

    assert ids(tmp_path, "alerts", "alert_id") == ["a-4", "a-5", "a-6"]
    assert ids(tmp_path, "watches", "watch_id") == ["w-2", "w-3"]


def test_topics_that_were_recreated_are_read_again(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.use_topics("alerts", "first")
        store.ingest([watch("a"), alert("x")])
        store.use_topics("alerts", "")
        store.use_topics("alerts", "first")
        assert ids(tmp_path, "alerts", "alert_id") == ["x"]

        store.use_topics("alerts", "second")

    assert (ids(tmp_path, "alerts", "alert_id"), ids(tmp_path, "watches", "watch_id")) == ([], [])
    assert rows(tmp_path, "SELECT topic FROM offsets") == []
