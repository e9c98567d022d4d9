"""The chart: a PNG with the same bytes every time, drawn for few units and for many."""

from __future__ import annotations

import io
import warnings
import zlib

from matplotlib.figure import Figure
from PIL import Image

from transforms.reports.chart import _draw_panel, draw_tasks
from transforms.reports.report_parts import ChartBar, ChartData


def chart(departments: int, communes: int = 0) -> ChartData:
    """Bars with every state, a lone one and an empty one among them."""
    bars = [ChartBar(f"Sở Ưđặc biệt {n}", "department", (n, 1, 2, n % 3)) for n in range(departments)]
    bars += [ChartBar(f"Xã Hữu Lũng {n}", "commune", (1, 0, 0, 0)) for n in range(communes)]
    return ChartData("Nhiệm vụ theo trạng thái, lũy kế đến ngày 14/8/2020", tuple(bars))


def test_the_same_figures_are_the_same_bytes() -> None:
    assert draw_tasks(chart(5)) == draw_tasks(chart(5))


def test_other_figures_are_another_picture() -> None:
    assert draw_tasks(chart(5)) != draw_tasks(chart(6))


def test_every_vietnamese_letter_has_its_glyph() -> None:
    letters = "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a missing glyph
        draw_tasks(ChartData(letters, (ChartBar(letters, "department", (1, 1, 1, 1)),)))


def test_sixty_five_communes_fit_the_page() -> None:
    picture = Image.open(io.BytesIO(draw_tasks(chart(14, 65))))
    assert picture.width > picture.height > 500


def test_an_axis_of_tasks_counts_in_whole_ones() -> None:
    axis = Figure(figsize=(4, 2)).subplots()
    _draw_panel(axis, "department", [ChartBar("Sở A", "department", (1, 1, 1, 0))], 1, 3)
    assert all(float(tick).is_integer() for tick in axis.get_xticks())


def test_the_picture_carries_no_software_or_date() -> None:
    assert not set(Image.open(io.BytesIO(draw_tasks(chart(2)))).info) - {"dpi"}


def test_the_picture_is_packed_by_pythons_own_zlib_whatever_library_drew_it() -> None:
    picture = draw_tasks(chart(2))
    place = picture.index(b"IDAT")
    packed = picture[place + 4 : place + 4 + int.from_bytes(picture[place - 4 : place])]
    assert zlib.compress(zlib.decompress(packed), 9) == packed
    Image.open(io.BytesIO(picture)).verify()


def test_an_aside_goes_below_the_name_so_that_neither_is_cut_off() -> None:
    names = ("Sở KH&CN (đến hết ngày 28/02/2025)", "Sở KH&CN")
    axis = Figure().subplots()
    _draw_panel(axis, "department", [ChartBar(name, "department", (1, 1, 1, 1)) for name in names], 2, 4)
    aside, alone = axis.get_yticklabels()
    assert aside.get_text() == "Sở KH&CN\n(đến hết ngày 28/02/2025)"
    assert aside.get_fontsize() < alone.get_fontsize()
