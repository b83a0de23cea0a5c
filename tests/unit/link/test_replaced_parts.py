"""What an article contributed is taken back when it is corrected or withdrawn, however long ago it was read."""

from pathlib import Path

import pytest

from tests.unit.link.final import Final, final, linked, of
from tests.unit.link.records import Json, clean, entities, quotes
from wiredesk.link.linker import Linker

Records = list[tuple[str, Json]]


def records(article_id: str, speaker: str, revision: int = 1) -> Records:
    """The three records of an article that names its speaker and a place."""
    record = clean(article_id, f"{speaker} spoke about the ferry in Tema. Revision {revision}.", revision=revision)
    named = entities(record, ("PERSON", speaker, [speaker.split()[-1]]), ("LOCATION", "Tema"))
    return [
        ("clean", record),
        ("entities", named),
        ("quotes", quotes(record, (f"The ferry of {speaker} was late again today", speaker))),
    ]


def worked(state: Path | None, *steps: "Records | str") -> Final:
    """The output for some steps.

    Args:
        state: the file of linkers that restart before every record; None for one linker that does not restart.
        steps: records, or the id of an article that is withdrawn.
    """
    linker, written = Linker(state), []
    for step in steps:
        changes = [(kind, None) for kind in ("clean", "entities", "quotes")] if isinstance(step, str) else step
        for kind, record in changes:
            linker = Linker(state) if state else linker
            if record is None:
                linker.withdraw(kind, str(step))
            else:
                linker.put(kind, record)
            written += linker.flush(now=1.0)
    written += linker.flush(complete=True)
    assert linker.db.execute("SELECT count(*) FROM replaced").fetchone() == (0,)
    return final(written)


BEFORE = [records("a", "Lena Ostrova"), records("b", "Lena Ostrova"), records("c", "Ama Mensah")]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ("a", [BEFORE[1], BEFORE[2]]),
        (records("a", "Ama Mensah", 2), [records("a", "Ama Mensah", 2), BEFORE[1], BEFORE[2]]),
        (records("a", "Lena Ostrova"), BEFORE),
    ],
    ids=["withdrawn", "corrected", "read again"],
)
def test_a_worker_that_restarts_in_between_counts_as_one_that_does_not(
    tmp_path: Path, change: "Records | str", left: list[Records]
) -> None:
    found = worked(tmp_path / "link.sqlite", *BEFORE, change)

    assert found == worked(None, *BEFORE, change)
    at_once = linked(*(record for article in left for record in article))
    assert of(found, "people", "statements") == of(at_once, "people", "statements")
