"""A stage without Kafka: JSON lines in, record lines out, in input order.

Filters chain. A line that the previous filter wrote goes out again ahead of the records that the stage derives from it;
a record of a topic that the stage does not read goes out unchanged.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from wiredesk.message import Message
from wiredesk.pool.pool import Pool
from wiredesk.settings import Settings
from wiredesk.stage import Stage
from wiredesk.stages.filters.record_lines import JSON_HEADERS, read_lines, read_record_line, record_line

PASSED_DEAD = "passed dead"
"""The key in `counted` for dead letters of an earlier filter."""


OnDead = Callable[[Message], object]
"""Called with the letter of each article that fails; the offset in its headers is the line, counted from 0."""


def filter_lines(
    stage: Stage,
    settings: Settings,
    lines: Iterable[bytes],
    counted: Counter[str],
    on_dead: OnDead = lambda letter: None,
) -> Iterator[bytes]:
    """The records that a stage derives from `lines`, as JSON lines with `topic`, `key` and `value`.

    Memory does not grow with the input: only as many lines are read ahead as keep all cores busy.

    Args:
        stage: `clean` takes raw articles, `enrich` clean ones.
        settings: for limits, processes and the topics' prefix.
        lines: each a bare article, or a record as a filter writes it; blank lines are skipped.
        counted: the results of finished articles are added here, and dead letters of an earlier filter as
            `PASSED_DEAD`.
        on_dead: called with each dead letter that the stage writes.

    Raises:
        NotReadyError: the worker processes cannot be started.
    """
    echoes = deque[bytes]()
    pool = Pool(stage, settings)
    try:
        for outcome in pool.map(_messages(stage, settings, lines, echoes, counted)):
            if echo := echoes.popleft():
                yield echo
            if outcome is None:
                continue
            counted[outcome.result] += 1
            for message in outcome.messages:
                if message.topic == settings.topic("dead"):
                    on_dead(message)
                yield record_line(message, settings.topic("dead"))
    finally:
        pool.stop()


def _messages(
    stage: Stage, settings: Settings, lines: Iterable[bytes], echoes: deque[bytes], counted: Counter[str]
) -> Iterator[Message | None]:
    """A message for each line, or None for a record that the stage does not read.

    For each, the line to write ahead of the outcome is appended to `echoes`: empty for a bare article.
    """
    source, dead_topic = settings.topic(stage.source), settings.topic("dead")
    for index, stripped in read_lines(lines):
        record = read_record_line(stripped)
        echoes.append(b"" if record is None else stripped + b"\n")
        if record is None:
            yield Message(source, None, stripped, JSON_HEADERS, partition=0, offset=index)
        elif record.topic == source:
            yield Message(source, record.key, record.value, JSON_HEADERS, partition=0, offset=index)
        else:
            if record.topic == dead_topic:
                counted[PASSED_DEAD] += 1
            yield None
