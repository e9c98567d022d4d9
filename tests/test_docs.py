"""The documents say what the program does: commands, options, settings, codes, rules, measures, files and links."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel

from flows.cli_commands import app
from flows.settings import SECRETS, Settings
from transforms.definitions.codes import FINDING_CODES
from transforms.definitions.measures import MEASURES
from transforms.definitions.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SETTINGS_FILE = (ROOT / "flows" / "cchc.toml").read_text(encoding="utf-8")
EVERYWHERE = {"--workspace", "--lang", "--help"}

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def _commands(group: Any, before: str = "") -> dict[str, set[str]]:
    """Every command as it is written, with its options."""
    found: dict[str, set[str]] = {}
    for name, command in group.commands.items():
        written = f"{before}{name}"
        if hasattr(command, "commands"):
            found |= _commands(command, f"{written} ")
        else:
            options = {opt for parameter in command.params for opt in parameter.opts if opt.startswith("--")}
            found[written] = options - EVERYWHERE
    return found


COMMANDS = _commands(typer.main.get_command(app))


def _table(text: str, heading: str) -> dict[str, list[str]]:
    """First cell of each row -> all cells, of the table under a heading."""
    section = text.partition(f"\n{heading}\n")[2]
    section = re.split(r"\n#{1,6} ", section)[0]
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in section.splitlines() if line.startswith("| `")]
    return {cells[0].strip(): [cell.strip() for cell in cells] for cells in rows}


def _written_commands(text: str) -> Iterator[str]:
    """Every `cchc …` in a code span or a code block, without what stands before it and comments behind it."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    for line in [line for block in blocks for line in block.splitlines()] + spans:
        if called := re.search(r"(?:^|\s|bin/|Scripts\\)cchc (.+)$", line.partition("#")[0].rstrip()):
            yield called[1]


def _command_of(written: str) -> str | None:
    """The command that a line calls; None where there is none of that name."""
    words = [word for word in re.sub(r"--(?:workspace|lang)[ =]\S+", "", written).split() if not word.startswith("-")]
    return next((name for name in (" ".join(words[:2]), words[0] if words else "") if name in COMMANDS), None)


def _leaves(model: type[BaseModel], before: str = "") -> set[str]:
    """Dotted names of all settings below a table of settings."""
    found = set()
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            found |= _leaves(field.annotation, f"{before}{name}.")
        else:
            found.add(f"{before}{name}")
    return found


SETTINGS = _leaves(Settings)
SECRET = {".".join(path) for path in SECRETS}


def _settings_written() -> dict[str, Any]:
    """What stands in the packaged `cchc.toml`, every line taken out of its comment."""
    text = re.sub(r"^# (?=[A-Za-z_]+ = )", "", SETTINGS_FILE, flags=re.MULTILINE)
    written = tomllib.loads(text)
    flat: dict[str, Any] = {}
    for section, table in written.items():
        for key, value in table.items():
            if section == "reading" and key == "limits":
                flat |= {f"reading.limits.{name}": one for name, one in value.items()}
            else:
                flat[f"{section}.{key}"] = value
    return flat


@each_document
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = document.parent / file if file else document
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            wrong.append(target)
    assert wrong == []


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@each_document
def test_every_command_in_a_document_exists_with_its_options(document: Path) -> None:
    wrong = []
    for written in _written_commands(document.read_text(encoding="utf-8")):
        if set(re.findall(r"(?<!\S)(?:--?\w[\w-]*)", written)) <= EVERYWHERE and written.startswith("--"):
            written = re.sub(r"^--(?:workspace|lang)[ =]\S+ *", "", written)
            if not written or written.startswith("--"):
                continue
        command = _command_of(written)
        options = set(re.findall(r"--[a-z][a-z-]*", written)) - EVERYWHERE
        if command is None or not options <= COMMANDS[command]:
            wrong.append(written)
    assert wrong == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_lists_every_command_with_exactly_its_options(command: str) -> None:
    rows = [cells for first, cells in _table(GUIDE, "### Lệnh").items() if _command_of(first[6:].strip("`")) == command]
    assert len(rows) == 1, f"cchc {command} needs one row in docs/huong-dan.md, Lệnh"
    assert set(re.findall(r"`(--[a-z-]+)`", rows[0][-1])) == COMMANDS[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"`(?:cchc )?{command}[` \[]", readme)


def test_every_setting_stands_in_the_settings_file_and_in_operations_and_no_other_does() -> None:
    documented = {name.strip("`") for name in _table(OPERATIONS, "## Settings")}
    assert documented == SETTINGS
    in_file = set(_settings_written())
    # A map of addresses has no key of its own: its section stands for it.
    in_file = {name for name in in_file if not name.startswith("mail.units")} | {"mail.units"}
    assert "[mail.units]" in SETTINGS_FILE
    assert in_file == SETTINGS - SECRET


def test_operations_names_the_defaults_of_the_settings_file() -> None:
    shown = {name.strip("`"): cells[1] for name, cells in _table(OPERATIONS, "## Settings").items()}
    wrong = {}
    for name, default in _settings_written().items():
        cell = shown.get(name, "")
        if cell.startswith("`") and tomllib.loads(f"x = {cell.strip('`')}")["x"] != default:
            wrong[name] = cell
    assert wrong == {}


def test_the_guide_explains_every_finding_code_and_no_other() -> None:
    table = _table(GUIDE, "### Mã lỗi trong tệp")
    assert set(table) == {f"`{code}`" for code in FINDING_CODES}
    consequence = {
        "reject_workbook": "trả lại cả tệp",
        "reject_sheet": "trả lại cả biểu",
        "reject_row": "trả lại dòng",
        "warning": "lưu ý, vẫn nhận",
    }
    assert {code: table[f"`{code}`"][1] for code in FINDING_CODES} == {
        code: consequence[severity] for code, severity in FINDING_CODES.items()
    }
    assert all(len(cells) == 4 and all(cells) for cells in table.values())


def test_the_guide_explains_every_reconciliation_rule_and_no_other() -> None:
    table = _table(GUIDE, "### Quy tắc đối chiếu")
    assert set(table) == {f"`{code}`" for code in RULES}
    severity = {"critical": "Nghiêm trọng", "warning": "Cần làm rõ", "notice": "Lưu ý"}
    for rule in RULES.values():
        _, title, grave, counts, remedy = table[f"`{rule.code}`"]
        assert (title, grave) == (rule.title, severity[rule.severity]), rule.code
        assert counts and remedy, rule.code


def test_the_guide_names_every_measure_and_no_other() -> None:
    shown = {code.strip("`"): cells[1] for code, cells in _table(GUIDE, "### Chỉ tiêu").items()}
    assert shown == {measure.code: measure.title for measure in MEASURES.values()}


@each_document
def test_every_finding_code_in_a_document_is_one_the_program_gives(document: Path) -> None:
    named = set(re.findall(r"`((?:file|sheet|cell|row)\.[a-z_]+)`", document.read_text(encoding="utf-8")))
    assert named <= set(FINDING_CODES)


@each_document
def test_every_file_of_the_program_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`((?:flows|transforms|warehouse|templates|tests)/[\w/.-]*)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_make_target_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for line in re.findall(
            r"(?:^|`)make ((?:[a-z]+ ?)+)(?:`|\s|$)", document.read_text(encoding="utf-8"), re.MULTILINE
        )
        for target in line.split()
    }
    assert named
    assert named <= targets


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\((\d{4}[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {file.name for file in folder.glob("0*.md")}


def test_the_architecture_names_every_module_of_the_core_and_no_other() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = text.partition("## How a workbook is read")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", told)) == {
        file.stem
        for file in (ROOT / "transforms").rglob("*.py")
        if "definitions" not in file.parts and file.name != "__init__.py"
    }
