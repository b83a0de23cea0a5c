"""Builds the packages from this checkout and tests the installed wheel."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import orjson
import pytest

pytestmark = pytest.mark.package

ROOT = Path(__file__).parents[2]
WITHIN = 900.0
"""Timeout in seconds for one step, which takes a few on an idle machine."""

COMMANDS = (
    *("demo", "worker", "desk", "feed", "tail", "clean", "enrich", "link", "notify", "doctor"),
    *("watch add", "watch list", "watch remove", "watch test"),
    *("topics apply", "topics acls", "dead list", "dead show", "dead replay", "schemas write", "schemas openapi"),
)
FOREIGN = "this package is another project's, and it fails when imported\n"


def run(
    *command: str | Path, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        input=stdin,
        env={**os.environ, **(env or {})},
        capture_output=True,
        timeout=WITHIN,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout.decode()[-2000:]} {done.stderr.decode()[-2000:]}"
    return done


def build(target: str, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extracted source distribution."""
    folder = tmp_path_factory.mktemp("sdist")
    archive = build("sdist", folder)
    (folder / "unpacked").mkdir()
    run("tar", "-xzf", archive, "-C", folder / "unpacked")  # Python 3.11 has no safe extraction before 3.11.4
    (unpacked,) = (folder / "unpacked").iterdir()
    return unpacked


def test_the_wheel_contains_only_the_two_packages_with_types_and_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"wiredesk", "wiredesk_schemas"}
    assert {"wiredesk/py.typed", "wiredesk_schemas/py.typed", "wiredesk_schemas/json/asyncapi.json"} <= names
    assert any(name.startswith("wiredesk/demo/seeds/000_") for name in names)
    assert any(name.startswith("wiredesk/enrich/model/weights/") for name in names)
    assert any(name.startswith("wiredesk/desk/page/") for name in names)


def test_every_command_works_beside_foreign_packages_workers_and_schemas(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    run(
        *(sys.executable, "-m", "pip", "--python", venv / "bin" / "python", "install", "--quiet", "--no-deps"),
        *("--no-index", "--no-compile", wheel),
    )
    site = Path(
        run(venv / "bin" / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
        .stdout.decode()
        .strip()
    )
    # The dependencies come from this environment, without its editable install of wiredesk.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    application = tmp_path / "application"
    for folder in (site, application):
        for package in ("workers", "schemas"):
            (folder / package).mkdir(parents=True)
            (folder / package / "__init__.py").write_text(FOREIGN)
    wiredesk, env = venv / "bin" / "wiredesk", {"WIREDESK_POOL_PROCESSES": "1", "PYTHONPATH": str(application)}

    where = run(venv / "bin" / "python", "-c", "import wiredesk; print(wiredesk.__file__)", cwd=application, env=env)
    assert Path(where.stdout.decode().strip()).is_relative_to(site)
    for command in COMMANDS:
        assert b"Usage" in run(wiredesk, *command.split(), "--help", cwd=application, env=env).stdout
    raw = '{"article_id": "a", "text": "“We waited,” said Ama Mensah."}\n'.encode()
    cleaned = run(wiredesk, "clean", stdin=raw, cwd=application, env=env).stdout
    records = run(wiredesk, "enrich", stdin=cleaned, cwd=application, env=env).stdout.splitlines()
    assert [orjson.loads(line)["topic"] for line in records] == ["news.clean", "news.entities", "news.quotes"]
    run(wiredesk, "schemas", "write", tmp_path / "written", cwd=application, env=env)


def test_the_source_distribution_contains_what_its_tests_import(sdist: Path) -> None:
    env = {"PYTHONPATH": os.pathsep.join(str(sdist / name) for name in ("workers", "schemas"))}

    collected = run(sys.executable, "-m", "pytest", "--collect-only", "tests/unit", cwd=sdist, env=env)
    run(
        sys.executable, "-m", "pytest", "tests/unit/docs", "tests/unit/deploy", "tests/unit/schemas", cwd=sdist, env=env
    )

    assert b"error" not in collected.stdout.lower().splitlines()[-1]
    where = run(sys.executable, "-c", "import wiredesk; print(wiredesk.__file__)", cwd=sdist, env=env)
    assert Path(where.stdout.decode().strip()).is_relative_to(sdist)
