"""The structure of the packages: small folders and modules, unique names."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = (ROOT / "workers" / "wiredesk", ROOT / "schemas" / "wiredesk_schemas")
MODULES = sorted(file for package in PACKAGES for file in package.rglob("*.py"))

MAX_MODULES = 16
"""Maximum number of modules or scripts in a folder, without `__init__.py`."""

MAX_LINES = 400


def folders() -> Iterator[Path]:
    for package in PACKAGES:
        yield package
        yield from (path for path in sorted(package.rglob("*")) if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("suffix", ["*.py", "*.js"])
def test_no_folder_has_too_many_modules(suffix: str) -> None:
    crowded = {}
    for folder in folders():
        modules = [file.name for file in folder.glob(suffix) if not file.name.startswith("__")]
        if len(modules) > MAX_MODULES:
            crowded[str(folder.relative_to(ROOT))] = len(modules)

    assert crowded == {}


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in MODULES}

    assert {file: lines for file, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_two_modules_of_a_stage_have_one_name() -> None:
    named = defaultdict(list)
    for file in MODULES:
        if not file.name.startswith("__"):
            package = next(package for package in PACKAGES if file.is_relative_to(package))
            named[file.relative_to(package).parts[0], file.name].append(str(file.relative_to(ROOT)))

    assert [files for files in named.values() if len(files) > 1] == []


def test_no_two_public_classes_have_one_name() -> None:
    named = defaultdict(list)
    for file in MODULES:
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                named[node.name].append(str(file.relative_to(ROOT)))

    assert {name: files for name, files in named.items() if len(files) > 1} == {}


def test_every_package_has_a_docstring() -> None:
    inits = [file for file in MODULES if file.name == "__init__.py"]

    assert [str(file.parent) for file in inits if not ast.get_docstring(ast.parse(file.read_text()))] == []
