"""What a Word template asks for that a report does not have, and what in it would break, by paragraph.

The tags of each paragraph are read as one line of a Jinja template, so that every complaint carries its paragraph;
names are followed through the types of `ReportContext`, loops included."""

from __future__ import annotations

import io
import re
import types
import typing
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any

from docx import Document
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.reports.render import FIGURES, FILTERS, environment
from transforms.reports.report import ReportContext
from transforms.reports.report_parts import ChartData

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENED = re.compile(r"\{[{%#]|[}%#]\}")
_KIND = re.compile(r"^(\{[{%#])(tr|tc|p|r)(?=\s)")
_SMART_QUOTES = str.maketrans("“”‘’", "\"\"''")
_DOCXTPL_ONLY = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b")
_ANY = object()

Said = Callable[[str, str], str]  # chooses between a sentence in Vietnamese and in English


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """`part`: `word/document.xml`, a header or footer, or the file. `paragraph`: its number in the part, from 1; 0:
    all of it."""

    part: str
    paragraph: int
    text: str
    message: str


def check_template(data: bytes, said: Said = lambda vietnamese, english: vietnamese) -> list[TemplateProblem]:
    """Everything wrong with a Word template, in reading order; empty where it is sound. Messages are in the language
    that `said` chooses."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        listed = package.namelist()
        Document(io.BytesIO(data))
    except Exception:
        unreadable = said("Tệp không phải văn bản Word (.docx) đọc được.", "No Word document (.docx) that can be read.")
        return [TemplateProblem("", 0, "", unreadable)]
    problems = []
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        twice = said(
            f"Tệp chứa {name} hai lần; hãy mở bằng Word và lưu lại.",
            f"{name} is twice in the file; open it in Word and save it again.",
        )
        problems.append(TemplateProblem(name, 0, "", twice))
    parts = [name for name in listed if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml", name)]
    for part in sorted(set(parts), key=lambda name: (name != "word/document.xml", name)):
        problems += sorted(_check_part(part, package.read(part), said), key=lambda problem: problem.paragraph)
    return problems


def _check_part(part: str, xml: bytes, said: Said) -> Iterator[TemplateProblem]:
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    paragraphs = [_text(paragraph) for paragraph in root.iter(f"{_W}p")]
    lines = []
    for number, text in enumerate(paragraphs, 1):
        tags = _TAG.findall(text)
        outside = _TAG.sub("", text)
        if _OPENED.search(outside):
            message = said(
                "Thẻ mở hoặc đóng thiếu dấu ngoặc: viết {{ … }} hoặc {% … %}.",
                "A tag lacks a brace where it opens or closes: write {{ … }} or {% … %}.",
            )
            yield TemplateProblem(part, number, text, message)
        for tag in tags:
            if _KIND.match(tag) and re.search(r"[%}]", tag[4:-2]):
                message = said(
                    "Trong thẻ {%p, {%tr, {%tc không được có dấu % hoặc }.",
                    "There may be no % or } within {%p, {%tr, {%tc.",
                )
                yield TemplateProblem(part, number, tag, message)
        lines.append(" ".join(_as_jinja(tag) for tag in tags if not _DOCXTPL_ONLY.match(tag)))
    for number, text in _rows_with_two_tags(root):
        message = said(
            "Mỗi hàng của bảng chỉ được có một thẻ {%tr …%}.", "A row of a table may have but one tag {%tr …%}."
        )
        yield TemplateProblem(part, number, text, message)
    yield from _check_source(part, paragraphs, "\n".join(lines), said)


def _text(paragraph: Any) -> str:
    """The paragraph's own text, however many runs it is in; paragraphs within its drawings are their own."""
    return "".join(
        node.text or "" for node in paragraph.iter(f"{_W}t") if next(node.iterancestors(f"{_W}p")) is paragraph
    )


def _as_jinja(tag: str) -> str:
    return _KIND.sub(r"\1", tag.translate(_SMART_QUOTES)).replace("\n", " ")


def _rows_with_two_tags(root: Any) -> Iterator[tuple[int, str]]:
    numbers = {paragraph: number for number, paragraph in enumerate(root.iter(f"{_W}p"), 1)}
    for row in root.iter(f"{_W}tr"):
        paragraphs = [p for p in row.iter(f"{_W}p") if next(p.iterancestors(f"{_W}tr")) is row]
        tags = [(numbers[p], tag) for p in paragraphs for tag in _TAG.findall(_text(p)) if tag.startswith("{%tr")]
        if len(tags) > 1:
            yield tags[1]


def _check_source(part: str, paragraphs: list[str], source: str, said: Said) -> Iterator[TemplateProblem]:
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        number = min(error.lineno, len(paragraphs))
        text = paragraphs[number - 1] if paragraphs else ""
        message = said(f"Cú pháp không đúng: {error.message}", f"Wrong syntax: {error.message}")
        yield TemplateProblem(part, number, text, message)
        return
    names: dict[str, Any] = {
        item: hint for item, hint in typing.get_type_hints(ReportContext).items() if item != "book"
    }
    names |= dict.fromkeys((*FIGURES, "range", "dict", "lipsum", "cycler", "joiner", "namespace"), _ANY)
    walker = _Walker(names, said)
    walker.block(tree.body)
    for number, message in walker.found:
        yield TemplateProblem(part, number, paragraphs[number - 1], message)


class _Walker:
    """Follows names through a template, in the order in which it runs."""

    def __init__(self, names: Mapping[str, Any], said: Said) -> None:
        self.said = said
        self.scopes: list[dict[str, Any]] = [dict(names)]
        self.found: list[tuple[int, str]] = []

    def block(self, body: list[nodes.Node]) -> None:
        for node in body:
            self.statement(node)

    def statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.For):
            of = _element(self.type_of(node.iter))
            self.scopes.append({"loop": _ANY} | _targets(node.target, of))
            if node.test is not None:
                self.type_of(node.test)
            self.block(node.body)
            self.scopes.pop()
            self.block(node.else_)
        elif isinstance(node, nodes.If):
            self.type_of(node.test)
            self.block(node.body)
            for branch in node.elif_:
                self.statement(branch)
            self.block(node.else_)
        elif isinstance(node, nodes.Assign):
            self.scopes[-1] |= _targets(node.target, self.type_of(node.node))
        elif isinstance(node, nodes.Output):
            for expression in node.nodes:
                kind = self.type_of(expression)
                if _holds_parts(kind):
                    self.report(
                        expression,
                        "Đây là một nhóm nhiều mục, không in thẳng được: hãy dùng vòng lặp {%p for … %}.",
                        "This is a group of several, which cannot be printed as it is: use a loop {%p for … %}.",
                    )
        else:
            for child in node.iter_child_nodes():
                self.statement(child) if isinstance(child, nodes.Stmt) else self.type_of(child)

    def type_of(self, node: nodes.Node) -> Any:
        """The type of an expression, `_ANY` where it cannot be told; complaints are noted on the way."""
        if isinstance(node, nodes.Name):
            return self.name(node)
        if isinstance(node, nodes.Getattr):
            return self.attribute(node, self.type_of(node.node), node.attr)
        if isinstance(node, nodes.Getitem):
            return self.item(node)
        if isinstance(node, nodes.Filter) and node.name not in FILTERS and node.name not in environment().filters:
            known = [*FILTERS, *environment().filters]
            self.unknown(node, f"Không có bộ lọc “{node.name}”", f"There is no filter “{node.name}”", node.name, known)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in FIGURES:
            self.figure(node)
        if isinstance(node, nodes.CondExpr):
            self.type_of(node.test)
            return self.type_of(node.expr1)
        for child in node.iter_child_nodes():
            self.type_of(child)
        return _ANY

    def name(self, node: nodes.Name) -> Any:
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        known = [name for scope in self.scopes for name in scope]
        self.unknown(node, f"Không có “{node.name}”", f"There is no “{node.name}”", node.name, known)
        return _ANY

    def attribute(self, node: nodes.Node, of: Any, name: str) -> Any:
        of = _present(of)
        if is_dataclass(of):
            hints = typing.get_type_hints(of)
            known = {item.name: hints[item.name] for item in fields(of)}
            if name in known:
                return known[name]
            whole = of.__name__ if isinstance(of, type) else of
            self.unknown(node, f"“{whole}” không có “{name}”", f"“{whole}” has no “{name}”", name, list(known))
        elif of is str or typing.get_origin(of) is tuple:
            self.report(
                node,
                f"Không lấy được “.{name}” ở"
                f" đây{'; đây là một danh sách, hãy dùng vòng lặp' if of is not str else ''}.",
                f"There is no “.{name}” of this{'; it is a list, use a loop' if of is not str else ''}.",
            )
        return _ANY

    def item(self, node: nodes.Getitem) -> Any:
        of = self.type_of(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.attribute(node, of, node.arg.value)
        return _ANY if isinstance(node.arg, nodes.Slice) else _element(of)

    def figure(self, call: nodes.Call) -> None:
        given = call.args[0] if call.args else None
        if isinstance(given, nodes.Const) and given.value not in MEASURES:
            measure = str(given.value)
            self.unknown(
                call, f"Không có chỉ tiêu “{measure}”", f"There is no measure “{measure}”", measure, list(MEASURES)
            )
        for argument in call.kwargs:
            windows = [window.value for window in MeasureWindow]
            if (
                argument.key == "window"
                and isinstance(argument.value, nodes.Const)
                and argument.value.value not in windows
            ):
                asked, known = argument.value.value, ", ".join(windows)
                self.report(
                    call, f"Không có khoảng “{asked}”: dùng {known}.", f"There is no window “{asked}”: use {known}."
                )

    def report(self, node: nodes.Node, vietnamese: str, english: str) -> None:
        self.found.append((node.lineno, self.said(vietnamese, english)))

    def unknown(self, node: nodes.Node, vietnamese: str, english: str, name: str, known: list[str]) -> None:
        """Report a name that there is not, with the known one that is most like it."""
        likely = get_close_matches(name, sorted(set(known)), 1, 0.6)
        perhaps = self.said(f" (có thể là “{likely[0]}”)", f" (perhaps “{likely[0]}”)") if likely else ""
        self.report(node, f"{vietnamese}{perhaps}.", f"{english}{perhaps}.")


def _targets(target: nodes.Node, of: Any) -> dict[str, Any]:
    if isinstance(target, nodes.Name):
        return {target.name: of}
    return {name.name: _ANY for name in target.find_all(nodes.Name)}


def _present(hint: Any) -> Any:
    """`X | None` is X where a template looks into it."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [item for item in typing.get_args(hint) if item is not type(None)]
        return inner[0] if len(inner) == 1 else _ANY
    return hint


def _element(hint: Any) -> Any:
    hint = _present(hint)
    arguments = typing.get_args(hint)
    return arguments[0] if typing.get_origin(hint) is tuple and arguments else _ANY


def _holds_parts(hint: Any) -> bool:
    hint = _present(hint)
    if hint is _ANY or hint is ChartData:  # which is put in as a picture
        return False
    return typing.get_origin(hint) is tuple or is_dataclass(hint)
