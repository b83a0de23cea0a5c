"""Whatever happens to workers between any two awaits, no article is lost, duplicated or outdated.

Hypothesis feeds articles, corrections, withdrawals and poison, and kills, freezes, cuts off, stops and rebalances
workers of both stages at whatever await they stand, answers their requests in any order, or loses the answers. The code
under test is `Batches` with `AtLeastOnce` or `ExactlyOnce`, `Lease` and `InFlightOffsets`; Kafka, aiokafka's clients,
the group and the rest of a process are models (see each module), which can be wrong: `make test-kafka` and `make trial`
are for that.

Always: nothing is committed before its records, every record is one that a reference run gives, and exactly once shows
no record twice. At the end, when healthy workers have gone on: all is accounted for, no lag is left, and the newest
record of each key is a reference run's, on every topic.

What the model leaves out:
- At least once, a produce request of a worker whose session has ended does not arrive afterwards: a frozen or killed
  process's last bytes reach the broker before its session ends, or never. Nor does a thawed worker send anything before
  its watchdog's next look. Both can happen, and then an older version may follow a newer one: no fence stops a producer
  without transactions.
- Work on text takes time but does not fail by itself; the limits on the dead are not in force.
- Membership is dynamic and rebalances are eager. Brokers do not lose what they have acknowledged.
"""

from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.machine.group import SESSION_SECONDS
from tests.machine.process import Process
from tests.machine.stages import CLEAN, ENRICH
from tests.machine.world import TICK, Delivery, World, article
from wiredesk.message import Message
from wiredesk.stages.batches import PATIENCE

WORKERS = 3
"""Maximum running workers of a stage: one that is considered dead, its replacement, and one that joins."""

NUMBERS, WHICH = st.integers(0, 2), st.integers(0, 7)
FIELDS: dict[str, dict[str, object]] = {
    "plain": {},
    "oversized": {"text": "x" * 400},
    "unreadable": {"unreadable": True},
}
"""Oversized: its record exceeds the topic's limit. Unreadable: `enrich` rejects it."""

KINDS = st.sampled_from(["plain", "plain", "plain", "plain", "oversized", "unreadable"])
FAULTS = st.sampled_from(
    ["kill", "freeze", "considered dead", "considered dead", "passed by", "passed by", "cut off", "stop", "fill"]
)
"""Considered dead: frozen until others have its partitions. Passed by: a rebalance while it gets no answers."""
THEN = st.just("nothing") | FAULTS

ENOUGH = 10_000
"""Steps of each mode in the long run; the default tests run some hundreds."""


def keyed(number: int) -> bytes:
    """The key of an article: for half of them not the article id, but the same for all versions."""
    return f"ferry-{number}".encode() if number % 2 else f"agency/{number}".encode()


class Machine(RuleBasedStateMachine):
    delivery: Delivery
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.delivery)
        self.revision = 0

    @initialize(cleaning=st.integers(1, WORKERS), enriching=st.integers(0, 1))
    def begin(self, cleaning: int, enriching: int) -> None:
        for stage, workers in ((CLEAN, cleaning), (ENRICH, enriching)):
            for _ in range(workers):
                self.world.start(stage)
        for number in (0, 1, 2, 0, 1, 2):
            self.feed(number)
        self.world.wait(2.0)  # the groups form

    # Articles

    @rule(articles=st.lists(st.tuples(NUMBERS, KINDS), min_size=1, max_size=6))
    def feed_articles_and_corrections(self, articles: list[tuple[int, str]]) -> None:
        for number, kind in articles:
            self.feed(number, **FIELDS[kind])

    @rule(number=NUMBERS)
    def withdraw(self, number: int) -> None:
        if number % 2:
            self.world.feed(keyed(number), None)
        else:
            self.feed(number, withdrawn=True)

    @rule(key=st.none() | NUMBERS.map(keyed), value=st.none() | st.just(b"poison"))
    def feed_poison(self, key: bytes | None, value: bytes | None) -> None:
        self.world.feed(key, value if key is None else b"poison")

    # Faults

    @precondition(lambda self: any(len(self.world.living(stage)) < WORKERS for stage in (CLEAN, ENRICH)))
    @rule(first=st.booleans())
    def start(self, first: bool) -> None:
        self.world.start(min((CLEAN, ENRICH) if first else (ENRICH, CLEAN), key=lambda s: len(self.world.living(s))))

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH, fault=FAULTS)
    def fault(self, which: int, fault: str) -> None:
        self.apply(self.process_at(which), fault)

    @precondition(lambda self: any(process.frozen or process.silent for process in self.world.living()))
    @rule(which=WHICH)
    def resume_or_reconnect(self, which: int) -> None:
        faulty = [process for process in self.world.living() if process.frozen or process.silent]
        process = faulty[which % len(faulty)]
        process.frozen = process.silent = False
        process.run()

    # Progress

    @rule(seconds=st.sampled_from([1.0, 3.5, 9.0, 12.0, 12.0, 31.0, 61.0]))
    def wait(self, seconds: float) -> None:
        self.world.wait(seconds)

    @precondition(lambda self: any(process.can_take for process in self.world.living()))
    @rule(
        which=WHICH,
        fetched=st.integers(1, 4),
        taken=st.integers(1, 6),
        answers=st.sampled_from([0, 1, 2, 3, 4, 6, 8, 12]),
        then=THEN,
    )
    def take(self, which: int, fetched: int, taken: int, answers: int, then: str) -> None:
        able = [process for process in self.world.living() if process.can_take]
        process = able[which % len(able)]
        process.fetch(fetched)
        process.take(taken)
        process.run()
        for _ in range(answers):
            if process.runs and process.client.calls:
                self.world.answer(process, process.client.calls[0])
                process.run()
        self.apply(process, then)

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH, turns=st.integers(1, 12))
    def run_for(self, which: int, turns: int) -> None:
        self.process_at(which).run(turns)

    @precondition(lambda self: self.world.calls)
    @rule(which=st.integers(0, 15), more=st.integers(0, 6))
    def answer(self, which: int, more: int) -> None:
        for _ in range(more + 1):
            if calls := self.world.calls:
                process, call = calls[which % len(calls)]
                self.world.answer(process, call)
                process.run()

    @precondition(lambda self: self.world.calls)
    @rule(which=st.integers(0, 15), done=st.booleans())
    def lose_the_answer_or_fail(self, which: int, done: bool) -> None:
        process, call = self.world.calls[which % len(self.world.calls)]
        if call.lose() if done else call.fail():
            process.client.calls.remove(call)
        process.run()

    @rule(moments=st.integers(1, 4))
    def flow(self, moments: int) -> None:
        for _ in range(moments):
            self.world.flow()

    @invariant()
    def holds(self) -> None:
        type(self).steps += 1
        self.world.wait(TICK)
        self.world.check()

    def teardown(self) -> None:
        try:
            if self.world.sound:
                self.world.finish()
        finally:
            self.world.close()

    def feed(self, number: int, **fields: object) -> None:
        self.revision += 1
        self.world.feed(keyed(number), article(number, self.revision, **fields))

    def apply(self, process: Process, fault: str) -> None:
        if fault == "kill":
            process.kill()
        elif fault == "freeze":
            process.frozen = True
        elif fault == "cut off":
            process.silent = True
        elif fault == "stop":
            process.tell_to_stop()
        elif fault == "fill":
            process.client.full = True
        elif fault == "considered dead":
            process.frozen = True
            self.continue_without(process, SESSION_SECONDS + 8)
        elif fault == "passed by":
            process.group.rebalance()
            self.continue_without(process, PATIENCE + 5)

    def continue_without(self, process: Process, seconds: float) -> None:
        if len(self.world.living(process.stage)) == 1:
            self.world.start(process.stage)
        for _ in range(int(seconds / TICK)):
            self.world.flow(process)

    def process_at(self, which: int) -> Process:
        living = self.world.living()
        return living[which % len(living)]


class AtLeastOnceMachine(Machine):
    delivery = "at-least-once"


class ExactlyOnceMachine(Machine):
    delivery = "exactly-once"


MACHINES = pytest.mark.parametrize("machine", [AtLeastOnceMachine, ExactlyOnceMachine])


def run(machine: type[Machine], examples: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@MACHINES
def test_no_order_of_events_loses_or_duplicates_an_article(machine: type[Machine]) -> None:
    run(machine, examples=20)


def test_a_letter_behind_an_open_transaction_of_another_producer_counts_as_written() -> None:
    world = World("exactly-once")
    try:
        world.start(CLEAN)
        world.wait(2.0)  # the group forms
        other = world.kafka.start_producer("other")
        for place in world.kafka.of(world.settings.topic("dead")):
            world.kafka.add_partition(other, place)
            world.kafka.produce(place, other, 0, [Message(place.topic, b"k", b"v", (), 1)])
        world.feed(keyed(0), article(0, 1, **FIELDS["oversized"]))
        for _ in range(10):
            world.flow()
            world.check()
        assert not world.lag()
        assert not world.seen
    finally:
        world.close()


@pytest.mark.machine
@MACHINES
def test_ten_thousand_steps_lose_and_duplicate_no_article(
    machine: type[Machine], capsys: pytest.CaptureFixture[str]
) -> None:
    machine.steps = 0
    while machine.steps < ENOUGH:
        run(machine, examples=100)
    with capsys.disabled():
        print(f"\n{machine.delivery}: {machine.steps} steps, no counterexample")
