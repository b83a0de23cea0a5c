import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
_, BUILD, RUN = DOCKERFILE.split("\nFROM ")


def _locked(name: str) -> dict[str, str]:
    """The version and hashes of each package in a lock file."""
    blocks = re.split(r"(?m)^(?=\S)", (ROOT / name).read_text())
    return {block.split("==")[0]: block for block in blocks if block}


def test_the_image_is_built_with_the_locked_versions_only() -> None:
    build, dev = _locked("requirements-build.lock"), _locked("requirements-dev.lock")

    assert build.items() <= dev.items()
    needed = {"hatchling"}
    for name in build:
        wanted = map(Requirement, distribution(name).requires or [])
        needed |= {
            requirement.name
            for requirement in wanted
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        }
    assert set(build) == needed


def test_the_image_is_built_by_any_docker() -> None:
    """Debian's docker-compose builds without BuildKit, which alone knows these."""
    assert not re.search(
        r"--(mount|chmod|link|security|network|exclude|parents)\b|<<|^# *syntax", DOCKERFILE, re.MULTILINE
    )


def test_nothing_is_downloaded_without_a_hash() -> None:
    installs = re.findall(r"pip (?:--python \S+ )?(?:install|wheel) ([^&]*)", DOCKERFILE)

    assert len(installs) == 4
    for words in installs:
        assert "--require-hashes" in words or "--no-index" in words or "--no-deps --no-build-isolation" in words


def test_both_build_stages_use_the_same_python() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)

    assert len(bases) == 2
    assert set(bases) == {bases[0]}
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-bookworm", bases[0])


def test_the_image_runs_unprivileged_and_contains_no_installer() -> None:
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", RUN, re.MULTILINE)
    assert "--without-pip" in BUILD
    assert "pip uninstall" in RUN
    assert "requirements" not in RUN


def test_the_build_context_includes_all_copied_files() -> None:
    let = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        word for words in re.findall(r"^COPY ((?!--).+) \S+$", DOCKERFILE, re.MULTILINE) for word in words.split()
    }

    assert copied == let
    assert all((ROOT / name).exists() for name in copied)
