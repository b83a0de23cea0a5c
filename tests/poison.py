"""A stage for tests of the pool: each article says what happens to its process."""

import errno
import os
import re
import signal
import time
from collections import Counter
from pathlib import Path

from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, Work

tries = Counter[int | None]()


def article(number: int, does: str = "") -> Message:
    """Article `number`; `does` is the effect on its process, by default none."""
    return Message("news.raw", b"k%d" % number, does.encode(), (("trace", b"\xfe"),), 1_600_041_600_123, 0, number)


def published(number: int) -> Outcome:
    """The outcome of a harmless article, which does not depend on its process."""
    return Outcome("published", (Message("news.clean", b"k%d" % number, b'"done"'),))


def prepare(settings: Settings) -> Work:
    return work


def work(message: Message) -> Outcome:
    tries[message.offset] += 1
    does, _, where = (message.value or b"").decode().partition(" ")
    match does:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(0)
        case "loop":
            while True:
                pass
        case "search":  # holds the GIL, so that no other thread of the process runs
            re.match(r"(a+)+$", 64 * "a" + "b")
        case "hog":
            hoard = []
            while True:
                hoard.append(bytearray(64 * 1024 * 1024))
        case "slow":
            time.sleep(0.3)
        case "crash-once" if first_time(where):
            os.kill(os.getpid(), signal.SIGKILL)
        case "full" if tries[message.offset] < 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        case "away-long" if tries[message.offset] < 5:
            raise ConnectionResetError("the table of places is away")
        case "odd":
            raise OSError("this is no picture")
    return published(message.offset or 0)


def first_time(where: str) -> bool:
    """True for the first process that calls it."""
    try:
        Path(where).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def cannot_prepare(settings: Settings) -> Work:
    raise LookupError("the model has no weights")


def dies_at_first(settings: Settings) -> Work:
    """Ends the first process that prepares it, without an article."""
    if first_time(os.environ["DIES_ONCE_IN"]):
        os._exit(3)
    return work


STAGE = Stage("clean", "raw", prepare)
UNPREPARED = Stage("clean", "raw", cannot_prepare)
DYING_AT_FIRST = Stage("clean", "raw", dies_at_first)
