"""Lines to paste: what to do while the demo runs and after it, with the command as it can be typed here."""

import shlex
import shutil
import sys
from pathlib import Path

from wiredesk.settings import PREFIX, Settings


def command() -> str:
    """How to call `wiredesk` in this shell: by its name where it is on the path, else by its path."""
    ours = Path(sys.argv[0]).absolute()
    found = shutil.which("wiredesk")
    if found is not None and Path(found).absolute() == ours:
        return "wiredesk"
    if ours.name != "wiredesk":
        return f"{shlex.quote(sys.executable)} -m wiredesk.cli"
    here = Path.cwd()
    return shlex.quote(str(ours.relative_to(here) if ours.is_relative_to(here) else ours))


def while_running(desk: str, brokers: str, wiredesk: str, token: str) -> str:
    """What to try in another terminal while the demo runs.

    Args:
        desk: the desk's address.
        brokers: where the demo's Kafka is.
        wiredesk: how to call the command.
        token: what may change watches on the desk.
    """
    port = brokers.rpartition(":")[2]
    usual = port == Settings.model_fields["brokers"].default.rpartition(":")[2]
    call = wiredesk if usual else f"{PREFIX}BROKERS={brokers} {wiredesk}"
    return "\n".join(
        (
            f"The desk is at {desk}; to make watches there, give it the token {token}",
            "In another terminal:",
            f"  {call} feed article.json    # or text, HTML, CSV, JSON lines, a folder, an archive",
            f"  {call} tail quotes          # quotes as they arrive; or clean, entities, dead",
            f'Producers and consumers connect to bootstrap_servers="localhost:{port}". Ctrl-C ends the demo.',
        )
    )


def after_demo(wiredesk: str) -> str:
    """What to do next when the demo is over.

    Args:
        wiredesk: how to call the command.
    """
    return "\n".join(
        (
            "Next:",
            f"  {wiredesk} demo                      # keep it running, with the desk in a browser",
            f"  {wiredesk} demo --once article.txt   # your own article",
            f"  {wiredesk} --help",
        )
    )
