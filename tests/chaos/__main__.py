"""No article lost, none twice: both stages on Apache Kafka under a villain, then a verdict on every record.

    python -m tests.chaos --articles 2000 --kills 8 --seed 7 --mode at-least-once

The last line of standard output is one JSON object; the exit status is 0 when nothing is amiss, 1 when something is.
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

from tests.chaos.course import Plan, Report, hold, left_out
from tests.chaos.say import say

TOLD = 10
"""Articles at fault that are named."""


def main() -> int:
    """Hold a trial."""
    plan = _plan()
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    folder = Path(tempfile.mkdtemp(prefix="wiredesk-trial-"))
    _leave_settings_behind(folder)
    logging.basicConfig(filename="trial.log", format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    kept = True
    try:
        report = hold(plan, folder)
        missed = _missed(plan, report)
        kept = missed
    except KeyboardInterrupt:
        kept = False
        raise
    finally:
        if kept:
            say(f"logs are kept in {folder}")
        else:
            shutil.rmtree(folder)
    print(json.dumps(_figures(plan, report)))
    return 1 if missed else 0


def _plan() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=8, help="blows of all kinds")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--mode", choices=("at-least-once", "exactly-once"), default="at-least-once")
    parser.add_argument("--brokers", type=int, default=3)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--corrections", type=int, help="articles corrected or withdrawn; 2 in 100")
    parser.add_argument("--gone", type=float, default=0, help="seconds for which all brokers are gone, in the middle")
    parser.add_argument("--seconds", type=float, help="how long to feed and to deal blows; by articles and kills")
    parser.add_argument("--patience", type=float, default=300, help="seconds without a new record before the verdict")
    asked = parser.parse_args()
    if asked.corrections is None:
        asked.corrections = asked.articles // 50
    if asked.seconds is None:
        asked.seconds = 20 + asked.articles / 100 + 4 * asked.kills + asked.gone
    return Plan(**vars(asked))


def _leave_settings_behind(folder: Path) -> None:
    """The trial's settings are its own: none from the environment, nor from a file `.env` where it was started."""
    for name in [name for name in os.environ if name.startswith("WIREDESK_")]:
        del os.environ[name]
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    os.chdir(folder)


def _missed(plan: Plan, report: Report) -> bool:
    """True when something is amiss; says what."""
    verdict = report.verdict
    for kind, articles in (
        ("lost", verdict.lost),
        ("differing", verdict.differing),
        ("seen twice", verdict.seen_twice if plan.mode == "exactly-once" else {}),
    ):
        for article, story in list(articles.items())[:TOLD]:
            say(f"{kind}: {article}: {story}")
    twice = bool(verdict.seen_twice) and plan.mode == "exactly-once"
    missed = bool(verdict.lost or verdict.differing or twice or report.lag)
    if missed:
        Path("sightings").write_text("\n".join(report.sightings), "utf-8")
    return missed


def _figures(plan: Plan, report: Report) -> dict[str, object]:
    verdict = report.verdict
    return {
        "mode": plan.mode,
        "articles": plan.articles,
        "versions": report.versions,
        "kills": sum(count for kind, count in report.blows.items() if not kind.startswith("(")),
        "lost": len(verdict.lost),
        "differing": len(verdict.differing),
        "seen_twice": len(verdict.seen_twice),
        "duplicates_identical": verdict.surplus,
        "dead": verdict.dead,
        "lag": report.lag,
        "seed": plan.seed,
        "blows": report.blows,
        "left_out": left_out(),
        "corrections": plan.corrections,
        "gone": plan.gone,
        "brokers": plan.brokers,
        "workers": plan.workers,
        "unstopped": report.unstopped,
        "fed": verdict.fed,
        "seconds": round(report.seconds, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
