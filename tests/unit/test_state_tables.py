"""State files: created on first use, kept between runs, dropped when their layout changes."""

from pathlib import Path

from wiredesk.state_tables import StateTables

NAMES = StateTables(1, "CREATE TABLE names (name TEXT)")


def test_a_state_is_kept_between_runs(tmp_path: Path) -> None:
    first = NAMES.open(tmp_path / "state")
    first.execute("INSERT INTO names VALUES ('Ama')")
    first.close()

    assert NAMES.open(tmp_path / "state").execute("SELECT name FROM names").fetchall() == [("Ama",)]


def test_a_state_of_another_version_is_dropped_with_its_offsets(tmp_path: Path) -> None:
    first = NAMES.open(tmp_path / "state")
    first.execute("INSERT INTO offsets VALUES ('news.clean', 0, 7)")
    first.close()

    second = StateTables(2, "CREATE TABLE people (name TEXT)").open(tmp_path / "state")

    assert second.execute("SELECT * FROM offsets").fetchall() == []
    tables = second.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    assert sorted(name for (name,) in tables) == ["about", "offsets", "outbox", "people"]


def test_an_emptied_state_has_its_tables_and_no_rows() -> None:
    state = NAMES.open(None)
    state.execute("INSERT INTO names VALUES ('Ama')")

    NAMES.empty(state)

    assert state.execute("SELECT * FROM names").fetchall() == []
