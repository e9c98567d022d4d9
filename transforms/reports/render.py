"""A report and a Word template become a document: the same inputs give the same bytes, on any machine and at any
time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from transforms.definitions.report_data import MeasuredValue
from transforms.definitions.units import PROVINCE
from transforms.reports.chart import WIDTH_MM, draw_tasks
from transforms.reports.report import ReportContext
from transforms.reports.report_figures import CLOSE, MARKED, OPEN, SEPARATOR, Figure
from transforms.values.prose import count_in_prose, date_in_words, format_count, format_date

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip entry can bear
_PICTURE = re.compile(r'(<wp:docPr id="\d+" name=")[^"]*"(?: descr="[^"]*")?')
FIGURES = ("count", "rate", "ratio")  # of any measure, by the methods of `FigureBook`
FILTERS = {
    "count": format_count,
    "prose_count": count_in_prose,
    "date": format_date,
    "date_in_words": date_in_words,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """The document, and the figures that stand in it in the order in which they are first printed."""

    document: bytes
    figures: tuple[Figure, ...]


def environment() -> ImmutableSandboxedEnvironment:
    """How templates are run: names that do not exist are errors, text is escaped, code reaches nothing."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.filters.update(FILTERS)
    return made


def names(context: ReportContext) -> dict[str, Any]:
    """What a template may name: the fields of the report, and `count`, `rate`, `ratio` for any figure there is."""
    found: dict[str, Any] = {item.name: getattr(context, item.name) for item in fields(context) if item.name != "book"}
    book = context.book

    def of_a_measure(write: Callable[[MeasuredValue], str]) -> Callable[..., str]:
        return lambda measure, unit=PROVINCE, window="period", **split: write(
            book.value(measure, unit, window, **split)
        )

    return found | {name: of_a_measure(getattr(book, name)) for name in FIGURES}


def render(template: bytes, context: ReportContext) -> Rendered:
    """The finished .docx. Raises jinja2.TemplateError where the template asks for what does not exist."""
    return finish(fill(template, context), context)


def fill(template: bytes, context: ReportContext) -> bytes:
    """The .docx with the marks of figures still in its text, from which each figure's place can be told."""
    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    known = names(context)
    if context.chart is not None:
        known["chart"] = InlineImage(document, io.BytesIO(draw_tasks(context.chart)), width=Mm(WIDTH_MM))
    document.render(known, environment(), autoescape=True)
    _set_properties(document, context)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def finish(marked: bytes, context: ReportContext) -> Rendered:
    """The finished .docx of a filled one."""
    parts, printed = _unmark(marked, context)
    return Rendered(repack(parts), tuple(context.book.figures[identity] for identity in printed))


def _set_properties(document: DocxTemplate, context: ReportContext) -> None:
    properties = document.docx.core_properties
    moment = datetime.combine(context.as_of, datetime.min.time())
    properties.created = properties.modified = moment
    properties.title = f"Báo cáo {context.title[:1].lower()}{context.title[1:]}"
    properties.author = properties.last_modified_by = context.issuer
    properties.comments = ""
    properties.revision = 1


def _unmark(document: bytes, context: ReportContext) -> tuple[dict[str, bytes], list[str]]:
    """The parts without the marks of figures, and the ids of the figures in the order of the text."""
    printed: dict[str, None] = {}
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                text = data.decode("utf-8")
                printed.update((match[1], None) for match in MARKED.finditer(text))
                text = MARKED.sub(r"\2", text)
                if any(mark in text for mark in (OPEN, SEPARATOR, CLOSE)):
                    raise ValueError(f"a figure is broken apart in {entry.filename}")
                if context.chart is not None:
                    text = _PICTURE.sub(rf'\1Biểu đồ" descr="{context.chart.title}"', text)
                data = text.encode("utf-8")
            parts[entry.filename] = data
    return parts, list(printed)


def repack(parts: Mapping[str, bytes]) -> bytes:
    """A zip package of these parts, in the order of their names and with fixed dates."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on Windows
            entry.external_attr = 0o644 << 16
            package.writestr(entry, parts[name])
    return packed.getvalue()
