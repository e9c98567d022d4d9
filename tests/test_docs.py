"""What the documents name exists: files, finding codes, make targets, forms and measures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transforms.definitions.codes import FINDING_CODES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    missing = [to for to in targets if "://" not in to and not (document.parent / to).exists()]
    assert missing == []


def test_every_finding_code_in_a_document_is_one_the_program_gives() -> None:
    named = {
        code
        for document in DOCUMENTS
        for code in re.findall(r"`((?:file|sheet|cell|row)\.[a-z_]+)`", document.read_text(encoding="utf-8"))
    }
    assert named <= set(FINDING_CODES)


def test_the_guide_says_what_to_do_about_every_reason_to_reject_a_file() -> None:
    guide = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    rejecting = [code for code, severity in FINDING_CODES.items() if severity == "reject_workbook"]
    assert [code for code in rejecting if f"`{code}`" not in guide] == []


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
