"""Runs one input and checks what it raises, how long it takes, and how much memory it needs."""

import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from fuzz.targets import Target

MAX_SECONDS = 1.0
"""Maximum seconds of processor time for one input; wall-clock time would depend on other programs."""
STOP_AFTER = 20.0
"""Seconds of processor time after which an input is stopped."""
MAX_MEMORY_RATIO = 10.0
"""Maximum memory of a large input, in multiples of its size as a string: Python stores a text with a single emoji, and
every copy of it, in four bytes per character."""
FREE_BYTES = 4 << 20
"""Bytes that the allocator may take at once, independent of the input."""


class TimedOut(BaseException):
    """The input took too long; not an `Exception`, so that the code under test cannot catch it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, where it occurred, and its details."""

    kind: str
    where: str
    detail: str


def watch(target: Target, value: bytes) -> Finding | None:
    """Run one input; return what is wrong, or None."""
    before = peak(forget=True) if target.large else 0
    signal.setitimer(signal.ITIMER_PROF, STOP_AFTER)
    started = time.process_time()
    try:
        target.run(value)
    except TimedOut as error:
        return Finding("hang", _where(error), f"stopped after {STOP_AFTER} s")
    except Exception as error:
        return Finding("crash", _where(error), "".join(traceback.format_exception(error)))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - started
    if seconds > MAX_SECONDS:
        return Finding("hang", "slow", f"{seconds:.2f} s for {len(value)} bytes")
    if target.large:
        size = max(len(value), sys.getsizeof(value.decode("utf-8", "replace")))
        if (grown := peak() - before) > MAX_MEMORY_RATIO * size + FREE_BYTES:
            return Finding("memory", "heavy", f"{grown} bytes for {size}, {grown / size:.1f} times")
    return None


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/wiredesk/" in frame.filename]
    location = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside"
    return f"{type(error).__name__} {location}"


def install_timeout() -> None:
    """Let the timer interrupt an input that hangs; regular expressions check for signals too."""

    def interrupt(signum: int, frame: FrameType | None) -> None:
        raise TimedOut

    signal.signal(signal.SIGPROF, interrupt)


def peak(forget: bool = False) -> int:
    """Peak memory of this process in bytes; with `forget` counted from now, if the system supports it."""
    try:
        if forget:
            Path("/proc/self/clear_refs").write_text("5")
        return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
