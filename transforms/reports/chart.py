"""The chart of annex I: tasks by state and unit, as a PNG with the same bytes every time.

Drawn with the fonts that come with matplotlib (they hold every Vietnamese letter), never with those of the machine."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from transforms.reports.report_parts import LEVEL_NAMES, ChartBar, ChartData

WIDTH_MM, HEIGHT_MM = 240, 138
_DPI = 200
_BARS_AT_MOST = 34  # in one panel
_STATES = (
    ("Hoàn thành đúng hạn", "#2f6f4f", "white"),
    ("Hoàn thành quá hạn", "#a9c7a0", "black"),
    ("Đang thực hiện trong hạn", "#d9d9d9", "black"),
    ("Quá hạn chưa hoàn thành", "#b3261e", "white"),
)


def draw_tasks(chart: ChartData) -> bytes:
    """Horizontal stacked bars, a panel for each level (two or more for many communes), in the order given."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        figure = Figure(figsize=(WIDTH_MM / 25.4, HEIGHT_MM / 25.4), dpi=_DPI)
        canvas = FigureCanvasAgg(figure)
        panels = _panels(chart.bars)
        tallest = max(len(bars) for _, bars in panels)
        axes = figure.subplots(1, len(panels), squeeze=False)[0]
        longest = max(sum(bar.counts) for bar in chart.bars)
        for axis, (level, bars) in zip(axes, panels, strict=True):
            _draw_panel(axis, level, bars, tallest, longest)
        figure.suptitle(chart.title, fontproperties=_font(10, bold=True), y=0.985)
        handles = [Patch(facecolor=colour, label=name) for name, colour, _ in _STATES]
        figure.legend(handles=handles, loc="lower center", ncols=len(_STATES), prop=_font(8), frameon=False)
        figure.subplots_adjust(left=0.14, right=0.985, top=0.9, bottom=0.085, wspace=0.42)
        pixels = io.BytesIO()
        figure.savefig(pixels, format="rgba")
        return _as_png(*canvas.get_width_height(), pixels.getbuffer())


def _as_png(width: int, height: int, pixels: memoryview) -> bytes:
    """A picture of red, green, blue and opacity, a byte each, as a PNG. It is packed by Python's own zlib, as the
    document around it is: Pillow brings one of its own to each system, and with it other bytes."""
    line = 4 * width
    lines = b"".join([b"\0" + pixels[start : start + line] for start in range(0, height * line, line)])  # unfiltered
    per_metre = round(_DPI / 0.0254)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)),  # 8 bits of each, opacity with them
        (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join([_framed(kind, data) for kind, data in parts])


def _framed(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _panels(bars: Sequence[ChartBar]) -> list[tuple[str, list[ChartBar]]]:
    panels: list[tuple[str, list[ChartBar]]] = []
    for level in dict.fromkeys(bar.level for bar in bars):
        own = [bar for bar in bars if bar.level == level]
        for start in range(0, len(own), _BARS_AT_MOST):
            panels.append((level, own[start : start + _BARS_AT_MOST]))
    return panels


def _draw_panel(axis: matplotlib.axes.Axes, level: str, bars: Sequence[ChartBar], tallest: int, longest: int) -> None:
    size = 7.5 if tallest <= 24 else 5.5
    places = range(len(bars))
    left = [0] * len(bars)
    for number, (_, colour, ink) in enumerate(_STATES):
        counts = [bar.counts[number] for bar in bars]
        axis.barh(list(places), counts, left=left, color=colour, height=0.72, linewidth=0)
        for place, count in zip(places, counts, strict=True):
            if count >= max(1, longest * 0.03):
                axis.text(
                    left[place] + count / 2, place, str(count), ha="center", va="center_baseline", color=ink,
                    fontproperties=_font(size - 1),
                )  # fmt: skip
        left = [start + count for start, count in zip(left, counts, strict=True)]
    # An aside, as of a unit that has ended, goes below the name: the margin is no wider than a name.
    axis.set_yticks(list(places), [bar.name.replace(" (", "\n(", 1) for bar in bars])
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))  # there are no half tasks
    for label in (*axis.get_yticklabels(), *axis.get_xticklabels()):
        label.set_fontproperties(_font(size * 0.75 if "\n" in label.get_text() else size))
    axis.set_ylim(tallest - 0.4, -0.6)
    axis.set_xlim(0, longest * 1.02)
    axis.set_title(LEVEL_NAMES.get(level, level), fontproperties=_font(8.5, bold=True), loc="left")
    axis.tick_params(axis="y", length=0)
    axis.grid(axis="x", color="#cccccc", linewidth=0.4)
    axis.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)


def _font(size: float, *, bold: bool = False) -> FontProperties:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name), size=size)
