"""What runs in a process of the pool: articles come through a pipe, and what became of them goes back."""

import logging
import os
import re
import resource
import signal
import sys
import time
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from wiredesk.backoff import pauses
from wiredesk.message import Message
from wiredesk.pool.parent import die_with_parent
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, Work, prepare

SEND_AFTER = 0.002
"""Seconds of finished work that are kept back to be sent together. Each sent alone halves the speed of work that does
nothing; what is kept back when the process ends is worked on again, so it must be little."""

OUT_OF_MEMORY = 71
"""Exit status of a process that reached its limit of memory; EX_OSERR of sysexits.h."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Said once: the work is prepared, articles may come."""


@dataclass(frozen=True, slots=True)
class Unready:
    """Said instead: the work could not be prepared, and the process ends."""

    reason: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Said of a transient fault: the article at hand is tried again after a pause."""

    reason: str


Said = Ready | Unready | Trouble | list[Outcome]
"""What comes through the pipe. Outcomes come in the order of the articles, each once."""


def serve(stage: Stage, settings: Settings, pipe: "Connection[Said, list[Message]]", place: c_int) -> None:
    """Work on what comes through the pipe until it closes; the target of a process.

    Args:
        stage: what to do.
        settings: with the memory that the work may take.
        pipe: lists of messages in, `Said` out.
        place: shared with the parent, which reads it when this process is gone or silent: the place of the article
            that is worked on in its list, from 1; 0 while nothing is worked on.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the starting process decides alone
    die_with_parent()
    _silence_libraries()
    try:
        work = prepare(stage, settings)
        _limit_memory(settings.process_memory_limit_mib)
    except Exception as error:
        pipe.send(Unready(f"{type(error).__name__}: {error}"))
        sys.exit(1)
    pipe.send(Ready())
    try:
        while True:
            _work_through(work, pipe.recv(), pipe, place)
    except EOFError:  # the parent has closed its end: there will be no more
        return
    except MemoryError:  # what it left behind is unknown: a fresh process goes on
        os._exit(OUT_OF_MEMORY)


def _work_through(work: Work, messages: list[Message], pipe: "Connection[Said, list[Message]]", place: c_int) -> None:
    finished: list[Outcome] = []
    sent = time.monotonic()
    for number, message in enumerate(messages, 1):
        finished.append(_outcome(work, message, number, pipe, place))
        if time.monotonic() - sent > SEND_AFTER:
            pipe.send(finished)
            finished, sent = [], time.monotonic()
    if finished:
        pipe.send(finished)


def _outcome(
    work: Work, message: Message, number: int, pipe: "Connection[Said, list[Message]]", place: c_int
) -> Outcome:
    rest = pauses()
    while True:
        place.value = number
        began, clock = time.time_ns(), time.perf_counter_ns()
        try:
            outcome = work(message)
            return Outcome(outcome.result, outcome.messages, (began, began + time.perf_counter_ns() - clock))
        except OSError as error:  # the machine's fault or the network's: it lasts as long as it lasts
            place.value = 0
            pipe.send(Trouble(f"{type(error).__name__}: {error}"))
            time.sleep(next(rest))


def _silence_libraries() -> None:
    """Keep off standard error what libraries say of a text: it may quote it, and is no log line of ours."""
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())


def _limit_memory(mib: int) -> None:
    """Let this process take `mib` MiB more than it has; beyond, Python raises MemoryError."""
    status = Path("/proc/self/status")
    if not status.exists():  # only Linux counts what RLIMIT_DATA limits
        return
    taken = re.search(r"VmData:\s*(\d+) kB", status.read_text())
    assert taken is not None
    _, highest = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(taken[1]) * 1024 + mib * 1024 * 1024
    if highest == resource.RLIM_INFINITY or limit < highest:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, highest))
