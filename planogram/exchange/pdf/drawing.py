"""The drawing of a sheet on paper: at its scale, with numbers, scale bar and legend. Words come from the translator, shapes from draw/."""

from collections.abc import Mapping

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.draw.elevation import draw_layout
from planogram.draw.margin import margins
from planogram.draw.pnm import nearest_beside
from planogram.draw.shapes import Point
from planogram.draw.style import DrawStyle
from planogram.draw.theme import PRINT
from planogram.exchange.font import measurer
from planogram.exchange.label_words import label_look
from planogram.exchange.pdf.legend import Legend, draw_legend, legend_height
from planogram.exchange.pdf.page import INK, SOFT_INK, Area, say
from planogram.exchange.pdf.player import Player, colour
from planogram.exchange.pdf.setup import POINTS_PER_MM, PrintSetup
from planogram.exchange.pdf.sheets import Sheet, blocks_box, drawn_box, paper_text
from planogram.exchange.pdf.table import wrapped
from planogram.i18n import Translator
from planogram.metrics.scope import face_scope
from planogram.model.layout import Box
from planogram.model.project import Project
from planogram.model.settings import BANDS

_SCALE_WIDTH = 150.0
_BARS = tuple(step * 10**power for power in range(2, 8) for step in (1, 2, 4, 5))
"""Lengths (mm) a scale bar may have."""
_MARGIN_POINTS = 6.6
_LABEL_POINTS = 8.0
_LEVEL_NAMES = 18.0
_HEIGHTS_SIZE = 6.2
HEIGHTS_LINE = 7.6
_LINE = 10.0
_SPILL = 4.0
"""Room (pt) around a drawing for line widths and for the numbers of very small blocks at its edge."""

_LARGEST_N = 100_000
_NARROWEST_HEIGHTS = 40.0
_MOST_HEIGHTS = 4
"""Heights are left out where they would take more lines, or a bay is narrower (pt) on paper."""


Marks = Mapping[str, str]
"""Colours of positions, by position id."""

_PALE = "#edf0f3"
"""What does not stand out where something is marked."""


def paper_style(setup: PrintSetup, n: int, t: Translator, numbers: tuple[tuple[str, str], ...] = ()) -> DrawStyle:
    """The style of a drawing at 1:n; every text of it is at least 6 pt on paper."""
    return DrawStyle(
        measurer(),
        theme=PRINT,
        decimal=t.decimal,
        colouring=setup.colouring,
        given=setup.given,
        marked=setup.marked,
        labels=setup.labels,
        products=setup.products,
        furniture=setup.furniture,
        patterns=setup.patterns,
        pictures=setup.pictures,
        absent=setup.absent,
        smallest_text=paper_text(6.0, n),
        largest_text=paper_text(_LABEL_POINTS, n),
        margin_text=paper_text(_MARGIN_POINTS, n),
        bands=tuple(t(f"print.strip.{band}") for band in BANDS) if setup.bands else (),
        ruler=setup.dimensions,
        numbers=numbers,
        pnm=setup.pnm,
        notes=setup.notes,
    )


def fitting_scale(project: Project, sheets: list[Sheet], setup: PrintSetup, room: tuple[float, float], t: Translator) -> int:
    """The n of the scale 1:n at which every one of `sheets` fits in `room` (pt) with its margins: one scale per gondola."""
    n = 1
    for sheet in sheets:
        left, bottom, right, top = drawn_box(project, sheet.layout, setup.pnm, setup.notes)
        n = max(n, int(max((right - left) / room[0], (top - bottom) / room[1]) * POINTS_PER_MM))
        while n < _LARGEST_N and not _fits(drawing_size(project, sheet, setup, n, t), room):
            n += 1 + n // 50
    return n


def _fits(size: tuple[float, float], room: tuple[float, float]) -> bool:
    return size[0] <= room[0] and size[1] <= room[1]


def _edges(project: Project, sheet: Sheet, style: DrawStyle) -> Box:
    """All that a sheet's drawing shows, mm: furniture, products and margins."""
    left, bottom, right, top = drawn_box(project, sheet.layout, style.pnm, style.notes)
    before, below, after, above = margins(style)
    return min(left - _LINE, -before), min(bottom - _LINE, -below), right + after, top + above


def drawing_size(project: Project, sheet: Sheet, setup: PrintSetup, n: int, t: Translator) -> tuple[float, float]:
    """Width and height (pt) of a sheet's drawing with its margins, level names and heights."""
    left, bottom, right, top = _edges(project, sheet, paper_style(setup, n, t))
    scale = POINTS_PER_MM / n
    beside, under = (_LEVEL_NAMES, heights_lines(sheet, n, t) * HEIGHTS_LINE) if setup.dimensions else (0.0, 0.0)
    return (right - left) * scale + beside, (top - bottom) * scale + under


def draw_sheet(
    canvas: Canvas,
    area: Area,
    project: Project,
    sheet: Sheet,
    setup: PrintSetup,
    n: int,
    t: Translator,
    marked: Marks | None = None,
    pieces: tuple[tuple[str, str], ...] = (),
) -> None:
    """The sheet's bays at 1:n in the middle of the area; what would leave the area is cut.

    `marked`: colours of what is to stand out; `pieces`: numbers of PNM pieces, by placement id.
    """
    numbers = tuple((one.block.position.id, str(one.number)) for one in sheet.numbered)
    style = paper_style(setup, n, t, numbers if setup.product_list else ())
    if setup.label_fields != style.label_fields:
        words = label_look(project, face_scope(sheet.gondola.name, sheet.face.side), setup.label_fields, t)
        style = msgspec.structs.replace(style, label_fields=setup.label_fields, **words)
    if marked is not None:
        pale = tuple((product.id, _PALE) for product in project.products)
        style = msgspec.structs.replace(style, given=pale, marked=tuple(marked.items()), pnm_numbers=pieces)
    left, bottom, _, _ = _edges(project, sheet, style)
    scale = POINTS_PER_MM / n
    size = drawing_size(project, sheet, setup, n, t)
    under = heights_lines(sheet, n, t) * HEIGHTS_LINE if setup.dimensions else 0.0
    x = area.left + max(0.0, area.width - size[0]) / 2 - left * scale
    y = area.bottom + max(0.0, area.height - size[1]) / 2 + under - bottom * scale
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(area.left - _SPILL, area.bottom - _SPILL, area.width + 2 * _SPILL, area.height + 2 * _SPILL)
    canvas.clipPath(frame, stroke=0, fill=0)
    Player(canvas, x, y, scale).play(draw_layout(project, sheet.layout, sheet.gondola.kind, style))
    canvas.restoreState()
    if setup.dimensions:
        _level_names(canvas, project, sheet, style, (x, y), scale, t)
        _heights(canvas, sheet, x, y + bottom * scale, n, t)


def _level_names(canvas: Canvas, project: Project, sheet: Sheet, style: DrawStyle, corner: Point, scale: float, t: Translator) -> None:
    """The numbers of the last bay's levels: beside it, or beyond what stands there too near."""
    right, last = blocks_box(project, sheet.layout)[2], sheet.layout.bays[-1]
    if style.pnm and (nearest_beside(project, sheet.layout, style) - right) * scale < _LEVEL_NAMES:
        right = drawn_box(project, sheet.layout)[2]
    edge = corner[0] + right * scale + 5.0
    before = -10.0
    for box in (box for box in sheet.layout.levels if box.x == last.x):
        height = corner[1] + box.y * scale - 3.0
        if height - before >= 6.5:
            say(canvas, edge, height, t("print.level", level=box.place[3] + 1), 6.2, ink=SOFT_INK)
            before = height


def _heights_text(sheet: Sheet, number: int, n: int, t: Translator) -> list[str]:
    """Heights of a bay's levels above the floor, wrapped to the bay's width on paper."""
    bay = sheet.layout.bays[number]
    heights = " · ".join(f"{box.y / 10:.4g}".replace(".", t.decimal) for box in sheet.layout.levels if box.x == bay.x)
    width = bay.width * POINTS_PER_MM / n - 4.0
    if not heights or width < _NARROWEST_HEIGHTS:
        return []
    lines = wrapped(t("print.heights", heights=heights), width, _HEIGHTS_SIZE)
    return lines if len(lines) <= _MOST_HEIGHTS else []


def heights_lines(sheet: Sheet, n: int, t: Translator) -> int:
    """How many lines the heights of the levels take under the drawing."""
    return max(len(_heights_text(sheet, number, n, t)) for number in range(len(sheet.layout.bays)))


def _heights(canvas: Canvas, sheet: Sheet, x: float, y: float, n: int, t: Translator) -> None:
    for number, bay in enumerate(sheet.layout.bays):
        middle = x + (bay.x + bay.width / 2) * POINTS_PER_MM / n
        for index, line in enumerate(_heights_text(sheet, number, n, t)):
            say(canvas, middle, y - HEIGHTS_LINE * (index + 1) + 2.0, line, _HEIGHTS_SIZE, ink=SOFT_INK, align="centre")


def foot_height(legend: Legend, width: float) -> float:
    """Height (pt) of scale bar and legend below a drawing."""
    return max(24.0, legend_height(legend, width - _SCALE_WIDTH) + 4.0)


def draw_foot(canvas: Canvas, area: Area, legend: Legend, n: int, t: Translator) -> None:
    """Scale bar at the left, legend of colours at its right, along the lower edge of the area."""
    _scale_bar(canvas, area.left, area.bottom + 4.0, n, t)
    draw_legend(canvas, legend, area.left + _SCALE_WIDTH, area.bottom + foot_height(legend, area.width) - 10.0, area.width - _SCALE_WIDTH)


def _scale_bar(canvas: Canvas, x: float, y: float, n: int, t: Translator) -> None:
    """A bar of four fields, as long as a round length that fits."""
    length = max((mm for mm in _BARS if mm * POINTS_PER_MM / n <= 86.0), default=_BARS[0])
    field = length / 4 * POINTS_PER_MM / n
    canvas.setStrokeColor(colour(INK))
    canvas.setLineWidth(0.4)
    for index in range(4):
        canvas.setFillColor(colour(INK if index % 2 == 0 else "#ffffff"))
        canvas.rect(x + field * index, y + 8.0, field, 3.0, fill=1, stroke=1)
    say(canvas, x, y, "0", 6.2, ink=SOFT_INK)
    say(canvas, x + field * 4, y, t("print.cm", length=length // 10), 6.2, ink=SOFT_INK, align="centre")
    say(canvas, x + field * 4 + 14.0, y + 7.2, t("print.scale", n=n), 7.5, bold=True)
