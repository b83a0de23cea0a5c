import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.machine.process import Process
from tests.machine.stages import CLEAN, ENRICH
from tests.machine.world import Delivery, World, article

WORKERS = 3
"""Living workers of a stage: one that was taken for dead, one in its place, and one that joins."""

NUMBERS, WHICH = st.integers(0, 3), st.integers(0, 7)
STAGES = st.sampled_from([CLEAN, ENRICH])

steps = 0


def keyed(number: int) -> bytes:
    """Half of the articles come under a key of the agency's, the same for all versions."""
    return f"ferry-{number}".encode() if number % 2 else f"agency/{number}".encode()


class Machine(RuleBasedStateMachine):
    delivery: Delivery

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.delivery)
        self.revision = 0

    # What comes in

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=6))
    def feed_articles_and_corrections(self, numbers: list[int]) -> None:
        for number in numbers:
            self.feed(number)

    @rule(number=NUMBERS)
    def feed_one_too_fat_for_its_topic(self, number: int) -> None:
        self.feed(number, text="x" * 400)

    @rule(number=NUMBERS)
    def feed_one_that_enrich_cannot_read(self, number: int) -> None:
        self.feed(number, unreadable=True)

    @rule(number=NUMBERS)
    def withdraw(self, number: int) -> None:
        if number % 2:
            self.world.feed(keyed(number), None)
        else:
            self.feed(number, withdrawn=True)

    @rule(key=st.none() | NUMBERS.map(keyed), value=st.none() | st.just(b"poison"))
    def feed_poison(self, key: bytes | None, value: bytes | None) -> None:
        self.world.feed(key, value if key is None else b"poison")

    # What goes wrong

    @precondition(lambda self: any(len(self.world.living(stage)) < WORKERS for stage in (CLEAN, ENRICH)))
    @rule(stage=STAGES)
    def start(self, stage: object) -> None:
        assert stage in (CLEAN, ENRICH)
        chosen = CLEAN if stage is CLEAN else ENRICH
        if len(self.world.living(chosen)) < WORKERS:
            self.world.start(chosen)

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def kill(self, which: int) -> None:
        self.one(which).kill()

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def freeze_or_thaw(self, which: int) -> None:
        process = self.one(which)
        process.frozen = not process.frozen

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def cut_off_from_its_group_or_mend(self, which: int) -> None:
        process = self.one(which)
        process.silent = not process.silent

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def tell_to_stop(self, which: int) -> None:
        self.one(which).tell_to_stop()

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def fill_the_buffer(self, which: int) -> None:
        self.one(which).client.full = True

    @rule(stage=STAGES)
    def rebalance(self, stage: object) -> None:
        name = "clean" if stage is CLEAN else "enrich"
        self.world.kafka.groups[self.world.settings.group(name)].rebalance()

    # What goes on

    @rule(seconds=st.sampled_from([0.5, 3.5, 9.0, 12.0, 31.0, 61.0]))
    def wait(self, seconds: float) -> None:
        self.world.wait(seconds)

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH, fetched=st.integers(0, 4), taken=st.integers(1, 6))
    def take(self, which: int, fetched: int, taken: int) -> None:
        process = self.one(which)
        process.fetch(fetched)
        process.take(taken)
        process.run()

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH)
    def settle(self, which: int) -> None:
        self.one(which).settle()
        self.one(which).run()

    @precondition(lambda self: self.world.living())
    @rule(which=WHICH, turns=st.integers(1, 12))
    def run_for(self, which: int, turns: int) -> None:
        self.one(which).run(turns)

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
        global steps
        steps += 1
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

    def one(self, which: int) -> Process:
        living = self.world.living()
        return living[which % len(living)]


class AtLeastOnceMachine(Machine):
    delivery = "at-least-once"


class ExactlyOnceMachine(Machine):
    delivery = "exactly-once"


@pytest.mark.parametrize("machine", [AtLeastOnceMachine, ExactlyOnceMachine])
def test_no_order_of_events_loses_or_doubles_an_article(machine: type[Machine]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=30, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
