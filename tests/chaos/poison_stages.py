"""The stages as they are, but for articles marked to end the process that works on them, or to hold it for ever."""

import os
import signal
from dataclasses import replace

from tests.chaos.articles import Fate, fates
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Work
from wiredesk.stages.registry import STAGES


def prepare_clean(settings: Settings) -> Work:
    return _dying(STAGES["clean"].prepare(settings), "kills clean", "loops clean")


def prepare_enrich(settings: Settings) -> Work:
    return _dying(STAGES["enrich"].prepare(settings), "kills enrich", "loops enrich")


def _dying(work: Work, kills: Fate, loops: Fate) -> Work:
    def dying(message: Message) -> Outcome:
        for fate in fates(message.value):
            if fate == kills:
                os.kill(os.getpid(), signal.SIGKILL)
            while fate == loops:
                pass
        return work(message)

    return dying


POISON_STAGES = [
    replace(STAGES["clean"], prepare=prepare_clean),
    replace(STAGES["enrich"], prepare=prepare_enrich),
]
