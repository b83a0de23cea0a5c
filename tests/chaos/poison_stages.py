"""The stages, extended so that marked articles kill their process or block it forever."""

import os
import signal
import time
from dataclasses import replace

from tests.chaos.articles import Poison, poisons
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Work
from wiredesk.stages.registry import STAGES


def prepare_clean(settings: Settings) -> Work:
    return _poisoned(STAGES["clean"].prepare(settings), "kills clean", "loops clean")


def prepare_enrich(settings: Settings) -> Work:
    return _poisoned(STAGES["enrich"].prepare(settings), "kills enrich", "loops enrich")


def _poisoned(work: Work, kills: Poison, loops: Poison) -> Work:
    def poisoned(message: Message) -> Outcome:
        for poison in poisons(message.value):
            if poison == kills:
                os.kill(os.getpid(), signal.SIGKILL)
            while poison == loops:  # for the pool as good as a busy loop, of which tests/unit/pool has its own
                time.sleep(1)
        return work(message)

    return poisoned


POISON_STAGES = [
    replace(STAGES["clean"], prepare=prepare_clean),
    replace(STAGES["enrich"], prepare=prepare_enrich),
]
