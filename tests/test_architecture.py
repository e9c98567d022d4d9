"""What holds the house together: who may import whom, what ships, and what no file may carry."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("flows", "templates", "transforms", "warehouse")
LONGEST_MODULE = 350
LEFT_OUT = {
    "__pycache__",
    ".git",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "build",
    "demo",
    "dist",
}
TEXT_FILES = {"", ".csv", ".html", ".j2", ".md", ".py", ".sql", ".svg", ".toml", ".txt", ".xml", ".yaml"}


def files_under(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(ROOT).parts):
                yield path


def own_text_files() -> Iterator[Path]:
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file() and path.suffix in TEXT_FILES)
    yield from (
        path
        for path in files_under(*PACKAGES, "tests", "docs", ".ci")
        if path.suffix in TEXT_FILES and "sample" not in path.relative_to(ROOT).parts
    )


def test_nobody_imports_what_the_contracts_forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_package_is_listed_and_every_listed_package_exists() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    present = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in files_under(*PACKAGES) if path.name == "__init__.py"
    }
    assert set(listed) == present


def test_no_file_carries_an_address_of_a_registry_or_a_path_of_one_machine() -> None:
    forbidden = re.compile(
        "|".join(
            (
                "py" + r"pi\.org",
                "python" + "hosted",
                "--(?:extra-)?" + "index-url",
                r"\.\./" + "shared",
                re.escape(f"{ROOT}{os.sep}"),
            )
        )
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in own_text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


def test_the_pins_carry_a_hash_each_and_the_build_backend_is_among_them() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    lines = [line for line in pins if line and not line.startswith("#")]
    assert [line for line in lines if "--hash=sha256:" not in line] == []
    (backend,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert any(line.split()[0] == backend for line in lines)


def test_a_module_is_short_enough_to_be_about_one_thing() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files_under(*PACKAGES)
        if path.suffix == ".py"
    }
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_nothing_is_left_to_be_done_and_no_test_is_passed_over() -> None:
    unfinished = re.compile("TO" + "DO|FIX" + "ME|raise NotImplemented" + "Error|mark\\.(?:ski" + "p|xfai" + "l)")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in files_under(*PACKAGES, "tests")
        if path.suffix in {".py", ".sql"} and unfinished.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def _names(stem: str) -> list[str]:
    """test_measure_windows is about `measure_windows` or, seen from one side, about `measure`."""
    words = stem.removeprefix("test_").split("_")
    return ["_".join(words[:count]) for count in range(len(words), 0, -1)]


def _is_home(package: str, inside: Path, name: str) -> bool:
    """Whether a module, a package, an SQL file or a folder of SQL files bears the name."""
    places = (
        ROOT / package / inside / f"{name}.py",
        ROOT / package / inside / name / "__init__.py",
        ROOT / package / "sql" / inside / f"{name}.sql",
        ROOT / package / "sql" / name,
    )
    return any(place.exists() for place in places)


def test_a_test_module_stands_where_the_module_stands_that_it_is_about() -> None:
    strays = []
    for package in PACKAGES:
        for path in files_under(f"tests/{package}"):
            if not path.name.startswith("test_") or path.suffix != ".py":
                continue
            inside = path.parent.relative_to(ROOT / "tests" / package)
            if not any(_is_home(package, inside, name) for name in _names(path.stem)):
                strays.append(path.relative_to(ROOT).as_posix())
    assert strays == []


def test_every_rule_of_reconciliation_has_a_test_module() -> None:
    rules = {path.stem for path in files_under("warehouse/sql/reconcile") if path.suffix == ".sql"}
    tested = {path.stem.removeprefix("test_") for path in files_under("tests/warehouse/reconcile")}
    assert rules - tested == set()


def test_every_measure_file_says_first_what_a_row_is() -> None:
    silent = [
        path.name
        for path in files_under("warehouse/sql/measure")
        if not path.read_text(encoding="utf-8").startswith("-- grain:")
    ]
    assert silent == []
