"""Profiles the process of a stage: processor time by package, and the most expensive functions.

Runs cProfile in every thread of the process with the thread's processor clock, so that waiting is not counted. Text
processes are not profiled, since they do the same on both sides. Profiling adds about the same overhead to every call:
compare the shares, not the seconds.
"""

import cProfile
import marshal
import os
import pstats
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.stream.race import Run, Side, say
from wiredesk.settings import Settings
from wiredesk.stage import Stage

SHOWN_PLACES = 12
"""Functions printed per stage."""

Place = tuple[str, int, str]
"""File, line and name of a function, as in pstats."""


def tell(ours: Side, theirs: Side, articles: int) -> None:
    """Run both sides once under the profiler, and print where each stage's process spends its time."""
    if sys.version_info >= (3, 12):
        raise SystemExit("--profile needs Python 3.11: from 3.12 on, cProfile runs in one thread of a process only")
    for side in (ours, theirs):
        with tempfile.TemporaryDirectory() as folder:
            profiled = replace(side, run=partial(_profiled, side.run, folder=Path(folder)))
            profiled.articles_per_second(articles, "profiled")
            for stage in side.stages:
                say(f"\n{side.name}, {stage.name}: microseconds of processor time an article, under the profiler")
                _tell(pstats.Stats(*map(str, sorted(Path(folder).glob(f"{stage.name}-*")))), articles)


def _profiled(run: Run, stage: Stage, settings: Settings, folder: Path) -> None:
    """Run a stage with every thread profiled, and write one file per thread."""
    profiles: list[cProfile.Profile] = []

    def begin(*_: Any) -> None:
        profile = cProfile.Profile(time.thread_time)
        profiles.append(profile)
        profile.enable()

    def end(status: int) -> None:
        if threading.current_thread() is threading.main_thread():
            sys.exit(status)
        ends(status)

    ends = os._exit
    threading.setprofile(begin)
    begin()
    try:
        with mock.patch.object(os, "_exit", end):  # a stage exits with it, before anything could be written here
            run(stage, settings)
    finally:
        threading.setprofile(None)
        profiles[0].disable()
        for number, profile in enumerate(profiles):
            # Not `dump_stats`, which would end calls still running in other threads, by the clock of this thread.
            profile.snapshot_stats()
            (folder / f"{stage.name}-{number}").write_bytes(marshal.dumps(profile.stats))


def _tell(stats: pstats.Stats, articles: int) -> None:
    functions: dict[Place, Any] = stats.stats  # type: ignore[attr-defined]  # the only way to read them
    packages: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for (file, line, name), (_, _, own, _, callers) in functions.items():
        if file != "~":
            packages[_package(file)] += own
            places[f"{_package(file)} {Path(file).name}:{line} {name}"] += own
            continue
        places[name] += own
        for (calling, _, _), (_, _, for_it, _) in callers.items():  # attribute C functions to their callers
            packages[_package(calling)] += for_it
    whole = sum(packages.values()) or 1e-9
    per = 1e6 / articles
    say(f"  {whole * per:8.0f}  all")
    for package, seconds in packages.most_common():
        if seconds > whole / 100:
            say(f"  {seconds * per:8.0f}  {seconds / whole:4.0%}  {package}")
    for place, seconds in places.most_common(SHOWN_PLACES):
        say(f"      {seconds * per:8.1f}  {place}")


def _package(file: str) -> str:
    if file.startswith("<frozen importlib"):
        return "imports"
    if found := re.search(r"site-packages/([^/.]+)", file):
        return found[1]
    if found := re.search(r"/(wiredesk|benchmarks|asyncio|concurrent|multiprocessing|logging)/", file):
        return found[1]
    return "other of Python"
