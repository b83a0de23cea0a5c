"""The Compose versions to test: Debian's docker-compose 1.29, and the plugin `docker compose` of a later Debian."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.compose.engine import Engine

LATER = "trixie"
"""The Debian release whose package `docker-compose` is the plugin, version 2."""


def compose_commands(engine: Engine) -> dict[str, tuple[str, ...]]:
    """The available Compose commands, by major version."""
    found: dict[str, tuple[str, ...]] = {}
    if shutil.which("docker-compose"):
        found["1"] = ("docker-compose",)
    if (plugin := _plugin(engine.folder)) is not None:
        engine.add_plugin(plugin)
    if engine.tried("docker", "compose", "version").returncode == 0:
        found["2"] = ("docker", "compose")
    return found


def _plugin(folder: Path) -> Path | None:
    """The plugin from Debian's package, from this machine's mirror; None if it is not available."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        done = subprocess.run(["sh", "-eu", "-c", _FETCH, "fetch", LATER], cwd=work, check=False, capture_output=True)
        unpacked = Path(work) / "unpacked/usr/libexec/docker/cli-plugins/docker-compose"
        if done.returncode != 0 or not unpacked.exists():
            return None
        return Path(shutil.move(unpacked, folder / "docker-compose"))


_FETCH = """
site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -1)
echo "deb $site $1 main" > sources
mkdir -p lists/partial cache/archives/partial
set -- -o Dir::Etc::sourcelist="$PWD/sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$PWD/lists" \
  -o Dir::Cache="$PWD/cache" -o APT::Sandbox::User=root
apt-get "$@" -qq update
apt-get "$@" -qq download docker-compose
dpkg-deb --extract docker-compose_*.deb unpacked
"""
