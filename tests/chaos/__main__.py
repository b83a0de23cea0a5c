"""Run the stages on Apache Kafka under faults, then check every record: no article lost, none duplicated.

    python -m tests.chaos --articles 2000 --faults 8 --seed 7 --mode at-least-once

The last line of standard output is one JSON object; the exit status is 0 if every check passes, else 1.
"""

import argparse
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from tests.chaos.linked import described
from tests.chaos.progress import progress
from tests.chaos.run import Plan, Report, run, skipped

MAX_REPORTED = 10
"""Number of failing articles that are printed."""


def main() -> int:
    """Run a chaos test."""
    plan = _plan()
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    folder = Path(tempfile.mkdtemp(prefix="wiredesk-chaos-"))
    _ignore_settings(folder)
    logging.basicConfig(filename="chaos.log", format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    kept = True
    try:
        report = run(plan, folder)
        missed = _failed(plan, report)
        kept = missed
    except KeyboardInterrupt:
        kept = False
        raise
    finally:
        if kept:
            progress(f"logs are kept in {folder}")
        else:
            shutil.rmtree(folder)
    print(json.dumps(_figures(plan, report)))
    return 1 if missed else 0


def _plan() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--faults", type=int, default=8, help="faults to inject")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--mode", choices=("at-least-once", "exactly-once"), default="at-least-once")
    parser.add_argument("--brokers", type=int, default=3)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--corrections", type=int, help="articles corrected or withdrawn; default 2 %%")
    parser.add_argument("--outage", type=float, default=0, help="seconds without any broker, in the middle")
    parser.add_argument("--seconds", type=float, help="duration of feeding and faults (default: by articles, faults)")
    parser.add_argument("--idle-timeout", type=float, default=300, help="seconds without a new record before the check")
    parser.add_argument("--article-timeout", type=float, default=15, help="seconds before an endless article is killed")
    parser.add_argument("--link", action="store_true", help="run link too, and check what it wrote")
    asked = parser.parse_args()
    if asked.corrections is None:
        asked.corrections = asked.articles // 50
    if asked.seconds is None:
        asked.seconds = 20 + asked.articles / 100 + 4 * asked.faults + asked.outage
    return Plan(**vars(asked))


def _ignore_settings(folder: Path) -> None:
    """Ignore settings from the environment and from a `.env` file in the working directory."""
    for name in [name for name in os.environ if name.startswith("WIREDESK_")]:
        del os.environ[name]
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    os.chdir(folder)


def _failed(plan: Plan, report: Report) -> bool:
    """True if a check failed; prints which."""
    result = report.result
    for kind, articles in (
        ("lost", result.lost),
        ("differing", result.differing),
        ("seen twice", result.seen_twice if plan.mode == "exactly-once" else {}),
    ):
        for article, story in list(articles.items())[:MAX_REPORTED]:
            progress(f"{kind}: {article}: {story}")
    twice = bool(result.seen_twice) and plan.mode == "exactly-once"
    linked = report.linked
    for line in described(linked, MAX_REPORTED) if linked else ():
        progress(line)
    missed = bool(result.lost or result.differing or twice or report.lag or (linked and linked.failed))
    if missed:
        Path("sightings").write_text("\n".join(report.sightings), "utf-8")
    return missed


def _figures(plan: Plan, report: Report) -> dict[str, object]:
    result = report.result
    return {
        "mode": plan.mode,
        "articles": plan.articles,
        "versions": report.versions,
        "faults": sum(count for kind, count in report.faults.items() if not kind.startswith("(")),
        "lost": len(result.lost),
        "differing": len(result.differing),
        "seen_twice": len(result.seen_twice),
        "duplicates_identical": result.surplus,
        "dead": result.dead,
        "lag": report.lag,
        "link": {
            "records": report.linked.records,
            "lost": len(report.linked.lost),
            "differing": len(report.linked.differing),
            "stories": round(report.linked.stories, 4),
        }
        if report.linked
        else None,
        "seed": plan.seed,
        "faults_by_kind": report.faults,
        "skipped": skipped(),
        "corrections": plan.corrections,
        "outage_seconds": plan.outage,
        "brokers": plan.brokers,
        "workers": plan.workers,
        "slow_stops": report.slow_stops,
        "fed": result.fed,
        "seconds": round(report.seconds, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
