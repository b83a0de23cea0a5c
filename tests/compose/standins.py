"""Stand-ins for the base images, built from Debian packages and published jars without a registry.

Kafka's has the jars of the version that the compose file names; Python's has this machine's Python; Prometheus's has
Debian's programs.
"""

import functools
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.compose.engine import BRIDGE, PORT, Engine, EngineError
from tests.unit.deploy.compose import ONE, ROOT, services

RECIPES = Path(__file__).parent / "images"

# The packages of python:3.13-slim-bookworm beyond the essential ones; Java needs libstdc++6.
PACKAGES = (
    "ca-certificates,netbase,tzdata,libssl3,libsqlite3-0,libffi8,libbz2-1.0,liblzma5,libreadline8,libncursesw6,libexpat1,"
    "libuuid1,zlib1g,libstdc++6"
)

_NOT_IN_PYTHON = (
    "test",
    "tests",
    "__pycache__",
    "idlelib",
    "tkinter",
    "turtledemo",
    "lib2to3",
    "config-3.*",
    "_tkinter.*",
)
"""Removed in the official image too, or in need of a display."""


def standins_missing() -> str | None:
    """What is missing on this machine to build the images; None if nothing."""
    if python_of_image() is None:
        return f"no Python {_python_version()} in a separate folder, as installed by pyenv, to put into an image"
    if java() is None:
        return "Java is missing: install a Java runtime, 17 or newer"
    lacking = [name for name in ("mvn", "prometheus", "promtool") if shutil.which(name) is None]
    return f"missing: {', '.join(lacking)}" if lacking else None


def make_all(engine: Engine) -> None:
    """Build all images, and serve the packages for building ours; takes about two minutes."""
    work = engine.folder / "images"
    work.mkdir()
    with ThreadPoolExecutor() as threads:
        packages = threads.submit(_fetch_packages, engine)
        jars = threads.submit(_fetch_jars, work)
        python = threads.submit(_copy_python, work)
        _base(engine, work)
        python.result()
        _python(engine, work)
        _prometheus(engine, work)
        jars.result()
        _kafka(engine, work)
        packages.result()
    shutil.rmtree(work)


def _base(engine: Engine, work: Path) -> None:
    archive = work / "base.tar"
    _run("unshare", "--mount", "sh", "-ec", _MAKE_BASE, "base", str(archive), PACKAGES)
    engine.run("docker", "import", str(archive), "wiredesk-base")
    archive.unlink()


# On a tmpfs: dpkg syncs every file to disk.
_MAKE_BASE = """
mount -t tmpfs tmpfs /mnt
debootstrap --variant=minbase --include="$2" bookworm /mnt
rm -rf /mnt/var/cache/apt /mnt/var/lib/apt/lists
tar --create --file="$1" --directory=/mnt .
"""


def _fetch_packages(engine: Engine) -> None:
    """Download the packages of our lock files, which `pip` gets from the engine's address in image builds."""
    for lock in ("requirements.lock", "requirements-build.lock"):
        only = ("--only-binary", ":all:", "--require-hashes", "--no-deps")
        _run(
            str(python_of_image()),
            "-m",
            "pip",
            "download",
            "-q",
            *only,
            "-d",
            str(engine.served),
            "-r",
            str(ROOT / lock),
        )


def _fetch_jars(work: Path) -> None:
    version = services(ONE)["kafka"]["image"].rpartition(":")[2]
    pom = str(ROOT / "tests/cluster/pom.xml")
    _run(
        "mvn",
        "-q",
        "-B",
        "-f",
        pom,
        f"-Dkafka.version={version}",
        f"-Dlibs={work}/jars",
        "dependency:copy-dependencies",
    )


def _copy_python(work: Path) -> None:
    python = python_of_image()
    assert python is not None
    prefix, local = python.parents[1], work / "python/local"
    ignored = shutil.ignore_patterns(*_NOT_IN_PYTHON, "site-packages")
    shutil.copytree(prefix / "lib", local / "lib", symlinks=True, ignore=ignored)
    packages = f"lib/python{_python_version()}/site-packages"
    (local / packages).mkdir()
    for found in (prefix / packages).glob("pip*"):
        shutil.copytree(found, local / packages / found.name, ignore=shutil.ignore_patterns("__pycache__"))
    (local / "bin").mkdir()
    shutil.copy(python, local / "bin" / f"python{_python_version()}")


def _python(engine: Engine, work: Path) -> None:
    address = f"http://{BRIDGE}:{PORT}/"
    (work / "python/pip.conf").write_text(
        f"[global]\nno-index = true\nfind-links = {address}\ntrusted-host = {BRIDGE}\n"
    )
    _build(engine, work / "python", "python", _python_image())


def _kafka(engine: Engine, work: Path) -> None:
    home = java()
    assert home is not None
    unused = shutil.ignore_patterns("jmods", "include", "man", "src.zip", "legal", "docs", "demo", "lib*.debuginfo")
    shutil.copytree(home, work / "kafka/jvm", ignore=unused, ignore_dangling_symlinks=True)
    (work / "jars").rename(work / "kafka/libs")
    _build(engine, work / "kafka", "kafka", services(ONE)["kafka"]["image"])


def _prometheus(engine: Engine, work: Path) -> None:
    folder = work / "prometheus"
    folder.mkdir()
    for name, copied in (("prometheus", "prometheus"), ("promtool", "promtool-of-debian")):
        shutil.copy(str(shutil.which(name)), folder / copied)
    _build(engine, folder, "prometheus", services(ONE)["prometheus"]["image"])


def _build(engine: Engine, folder: Path, recipe: str, image: str) -> None:
    shutil.copytree(RECIPES / recipe, folder, dirs_exist_ok=True)
    engine.run("docker", "build", "--tag", image, str(folder), variables={"DOCKER_BUILDKIT": "0"})
    shutil.rmtree(folder)


def _python_image() -> str:
    found = re.search(r"^FROM (python:\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]


def _python_version() -> str:
    return ".".join(_python_image().removeprefix("python:").split(".")[:2])


@functools.cache
def python_of_image() -> Path | None:
    """This machine's Python of the image's version, if it has its own folder."""
    name = f"python{_python_version()}"
    candidates = [
        *sorted(Path.home().glob(f".pyenv/versions/{_python_version()}.*/bin/{name}")),
        Path("/usr/local/bin") / name,
    ]
    for candidate in [*candidates, Path(sys.base_prefix) / "bin" / name]:
        if candidate.exists() and candidate.parents[1] != Path("/usr"):
            return candidate
    return None


def java() -> Path | None:
    """The folder of this machine's Java."""
    program = shutil.which("java")
    return Path(program).resolve().parents[1] if program else None


def _run(*command: str) -> None:
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        raise EngineError(f"`{' '.join(command)}` failed with status {done.returncode}:\n{done.stdout[-4000:]}")
