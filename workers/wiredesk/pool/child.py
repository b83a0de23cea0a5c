"""What runs in a pool process: articles come in through a pipe, outcomes go back."""

import gc
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

from wiredesk.backoff import backoff
from wiredesk.message import Message
from wiredesk.pool.parent import die_with_parent
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, Work, prepare

SEND_AFTER = 0.002
"""Seconds of finished work that are collected before sending. Sending each outcome alone halves the throughput of
no-op work; what is collected when the process ends is processed again, so it must be little."""

OUT_OF_MEMORY = 71
"""Exit status of a process that reached its memory limit; EX_OSERR of sysexits.h."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Sent once: the work is prepared, articles are accepted."""


@dataclass(frozen=True, slots=True)
class NotReady:
    """Sent instead of `Ready`: the work could not be prepared, and the process ends."""

    reason: str


@dataclass(frozen=True, slots=True)
class TransientFault:
    """Sent on a transient fault: the current article is retried after a pause."""

    reason: str


Reply = Ready | NotReady | TransientFault | list[Outcome]
"""What the process sends. Outcomes come in the order of the articles, each once."""


def serve(stage: Stage, settings: Settings, pipe: "Connection[Reply, list[Message]]", current: c_int) -> None:
    """Work on what comes through the pipe until it closes; the target of a process.

    Args:
        stage: what to do.
        settings: with the memory limit.
        pipe: lists of messages in, `Reply` out.
        current: shared with the parent, which reads it when this process is gone or silent: the index of the current
            article in its list, from 1; 0 between articles.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    die_with_parent()
    _silence_libraries()
    try:
        gc.disable()  # libraries and models stay: searching them for garbage takes 4 % of the time of `clean` …
        work = prepare(stage, settings)  # … and a tenth of that of loading them
        gc.freeze()
        gc.enable()
        _limit_memory(settings.process_memory_limit_mib)
    except Exception as error:
        pipe.send(NotReady(f"{type(error).__name__}: {error}"))
        sys.exit(1)
    pipe.send(Ready())
    try:
        while True:
            _work_through(work, pipe.recv(), pipe, current)
    except EOFError:  # the parent has closed its end
        return
    except MemoryError:  # the state is unknown: a fresh process continues
        os._exit(OUT_OF_MEMORY)


def _work_through(
    work: Work, messages: list[Message], pipe: "Connection[Reply, list[Message]]", current: c_int
) -> None:
    finished: list[Outcome] = []
    sent = time.monotonic()
    for index, message in enumerate(messages, 1):
        finished.append(_outcome(work, message, index, pipe, current))
        if time.monotonic() - sent > SEND_AFTER:
            pipe.send(finished)
            finished, sent = [], time.monotonic()
    if finished:
        pipe.send(finished)


def _outcome(
    work: Work, message: Message, index: int, pipe: "Connection[Reply, list[Message]]", current: c_int
) -> Outcome:
    delays = backoff()
    while True:
        current.value = index
        began, clock = time.time_ns(), time.perf_counter_ns()
        try:
            outcome = work(message)
            return Outcome(outcome.result, outcome.messages, (began, began + time.perf_counter_ns() - clock))
        except OSError as error:  # a fault of the machine or the network: retry until it is over
            current.value = 0
            pipe.send(TransientFault(f"{type(error).__name__}: {error}"))
            time.sleep(next(delays))


def _silence_libraries() -> None:
    """Discard what libraries log about a text, since it may quote the article."""
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())


def _limit_memory(mib: int) -> None:
    """Limit this process to `mib` MiB more than it has now; beyond that, Python raises MemoryError."""
    status = Path("/proc/self/status")
    if not status.exists():  # RLIMIT_DATA is effective on Linux only
        return
    taken = re.search(r"VmData:\s*(\d+) kB", status.read_text())
    assert taken is not None
    _, highest = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(taken[1]) * 1024 + mib * 1024 * 1024
    if highest == resource.RLIM_INFINITY or limit < highest:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, highest))
