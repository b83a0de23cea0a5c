"""One input under watch: what it raised, how long it took, how much memory it held."""

import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from fuzz.targets import Target

HANG = 1.0
"""Seconds of processor time for one input; time on the clock would tell of other programs."""
PATIENCE = 20.0
"""Seconds of processor time after which an input is given up."""
HEAVY = 10.0
"""Times its input that a large article may take in memory."""
SLACK = 4 << 20
"""Bytes that the allocator may take at once, whatever the input."""


class GivenUp(BaseException):
    """The input took too long; not an `Exception`, so that nothing under test swallows it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was wrong with an input, and where."""

    kind: str
    where: str
    told: str


def watch(target: Target, value: bytes) -> Finding | None:
    """Run one input; what was wrong, or None."""
    before = peak(forget=True) if target.large else 0
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    started = time.process_time()
    try:
        target.run(value)
    except GivenUp as error:
        return Finding("hang", _where(error), f"given up after {PATIENCE} s")
    except Exception as error:
        return Finding("crash", _where(error), "".join(traceback.format_exception(error)))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - started
    if seconds > HANG:
        return Finding("hang", "slow", f"{seconds:.2f} s for {len(value)} bytes")
    if target.large and (grown := peak() - before) > HEAVY * len(value) + SLACK:
        return Finding("memory", "heavy", f"{grown} bytes for {len(value)}, {grown / len(value):.1f} times")
    return None


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/wiredesk/" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside"
    return f"{type(error).__name__} {place}"


def give_up_when_late() -> None:
    """Let the timer end an input that hangs; regular expressions look for signals too."""

    def late(number: int, frame: FrameType | None) -> None:
        raise GivenUp

    signal.signal(signal.SIGPROF, late)


def peak(forget: bool = False) -> int:
    """The most bytes that this process held; with `forget` counted from now, where the system can."""
    try:
        if forget:
            Path("/proc/self/clear_refs").write_text("5")
        return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
