"""The plan on paper at a stated scale, over several sheets when it is larger than one; then the departments and the furniture as lists."""

from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import BinaryIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.draw.plan import draw_plan, plan_box
from planogram.draw.plan_style import BOTTLENECK, COLD, HOT, PlanStyle
from planogram.draw.ruler import marks
from planogram.draw.shapes import Drawing
from planogram.draw.theme import PRINT
from planogram.exchange.pdf.book import Book, Content, Page, write_book
from planogram.exchange.pdf.page import INK, SOFT_INK, Area, content_area, provenance, say
from planogram.exchange.pdf.player import Player, colour
from planogram.exchange.pdf.setup import POINTS_PER_MM, FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.sheets import paper_text
from planogram.exchange.pdf.table import Column, Row, Table, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.floor.walks import walk
from planogram.metrics.floor.zones import bay_zones, zone_figures
from planogram.model.fixture import face_width
from planogram.model.floor_layout import bounds_of, pieces
from planogram.model.footprint import turned
from planogram.model.layout import Box
from planogram.model.project import Project

SCALES = (50, 75, 100, 125, 150, 200, 250, 500)
_FOOT = 30.0
_NARROWEST = 400.0
_RULER, _RULER_APART, _RULER_TEXT = 14.0, 24.0, 6.0
_CAPTION = 14.0
"""pt."""

_List = tuple[str, tuple[Column, ...], list[Row]]
"""Key of its name, columns, rows."""


def write_plan_pdf(
    target: Path | str | BinaryIO,
    project: Project,
    t: Translator,
    setup: PrintSetup | None = None,
    scale: int | None = None,
    *,
    images: Mapping[str, bytes] | None = None,
) -> None:
    """Write the plan at 1:`scale` (the largest of SCALES that fits one sheet when none is given)."""
    setup = setup or PrintSetup(paper="A3")
    book = Book(plan_pages(project, t, setup, scale=scale), page_size(setup), provenance(project, t), t("print.plan"))
    write_book(target, book, t, images=images)


def plan_pages(project: Project, t: Translator, setup: PrintSetup, _faces: FaceKeys = None, *, scale: int | None = None) -> list[Page]:
    """Sheets of the plan, then the lists; none for an empty floor."""
    if not pieces(project) and not project.store.shapes:
        return []
    room = content_area(page_size(setup)).without_bottom(_FOOT)
    box = plan_box(project)
    n = scale or fitting_scale(box, room)
    drawing = draw_plan(project, _style(t, n, setup), walk(project))
    return [*_sheets(drawing, box, n, room, t), *_lists(project, t, setup)]


def fitting_scale(box: Box, room: Area) -> int:
    """The largest of SCALES at which a box (mm) fits a sheet's room (pt) clear of its rulers; the smallest when none does."""
    for n in SCALES:
        wide, high = ((box[end + 2] - box[end]) * POINTS_PER_MM / n + 2 * _RULER for end in (0, 1))
        if wide <= room.width and high <= room.height:
            return n
    return SCALES[-1]


def _style(t: Translator, n: int, setup: PrintSetup) -> PlanStyle:
    from planogram.exchange.plan_look import plan_style

    return msgspec.structs.replace(
        plan_style(t, PRINT), smallest_text=paper_text(6.0, n), largest_text=paper_text(9.5, n), labels=setup.labels, dimensions=setup.dimensions
    )


def _sheets(drawing: Drawing, box: Box, n: int, room: Area, t: Translator) -> list[Page]:
    """As many sheets as the plan takes at 1:n, row by row from the top left."""
    wide, high = room.width / POINTS_PER_MM * n, room.height / POINTS_PER_MM * n
    columns, rows = max(1, ceil((box[2] - box[0]) / wide - 1e-9)), max(1, ceil((box[3] - box[1]) / high - 1e-9))
    pages: list[Page] = []
    for row in range(rows):
        for column in range(columns):
            left = (box[0] + box[2] - wide) / 2.0 if columns == 1 else box[0] + wide * column
            bottom = (box[1] + box[3] - high) / 2.0 if rows == 1 else box[3] - high * (row + 1)
            part = "" if rows * columns == 1 else f" · {t('print.plan_sheet', sheet=row * columns + column + 1, sheets=rows * columns)}"
            bookmark = "" if pages else t("print.plan")
            pages.append(Page(t("print.plan"), t("print.plan_scale", scale=n) + part, bookmark, _sheet(drawing, (left, bottom), n, t)))
    return pages


def _sheet(drawing: Drawing, corner: tuple[float, float], n: int, t: Translator) -> Content:
    def content(canvas: Canvas, area: Area) -> None:
        room = area.without_bottom(_FOOT)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(room.left, room.bottom, room.width, room.height)
        canvas.clipPath(clip, stroke=0, fill=0)
        scale = POINTS_PER_MM / n
        Player(canvas, room.left - corner[0] * scale, room.bottom - corner[1] * scale, scale).play(drawing)
        canvas.restoreState()
        _rulers(canvas, room, corner, n, t.decimal)
        _legend(canvas, area, n, t)

    return content


def _rulers(canvas: Canvas, room: Area, corner: tuple[float, float], n: int, decimal: str) -> None:
    """Metres of the plan along the lower and the left edge of the sheet."""
    scale = POINTS_PER_MM / n
    canvas.setStrokeColor(colour(SOFT_INK))
    canvas.setLineWidth(0.4)
    canvas.rect(room.left, room.bottom, room.width, room.height, stroke=1, fill=0)
    for mark in marks(corner[0], corner[0] + room.width / scale, scale, _RULER_APART, decimal):
        x, long = room.left + (mark.at - corner[0]) * scale, 5.0 if mark.text else 2.5
        canvas.line(x, room.bottom, x, room.bottom + long)
        if mark.text and room.left + 12.0 < x < room.left + room.width - 12.0:
            say(canvas, x + 1.5, room.bottom + 4.0, mark.text, _RULER_TEXT, ink=SOFT_INK)
    for mark in marks(corner[1], corner[1] + room.height / scale, scale, _RULER_APART, decimal):
        y, long = room.bottom + (mark.at - corner[1]) * scale, 5.0 if mark.text else 2.5
        canvas.line(room.left, y, room.left + long, y)
        if mark.text and room.bottom + 12.0 < y < room.bottom + room.height - 12.0:
            say(canvas, room.left + 6.5, y - 1.8, mark.text, _RULER_TEXT, ink=SOFT_INK)


def _legend(canvas: Canvas, area: Area, n: int, t: Translator) -> None:
    """Scale bar, what the colours mean, and the words that it is an aid."""
    metre = 1000.0 * POINTS_PER_MM / n
    bars = max(1, round(120.0 / metre / 5.0) * 5) if metre < 24.0 else max(1, int(120.0 / metre))
    y = area.bottom + 12.0
    for index in range(bars):
        canvas.setFillColor(colour(INK if index % 2 == 0 else "#ffffff"))
        canvas.setStrokeColor(colour(INK))
        canvas.setLineWidth(0.4)
        canvas.rect(area.left + index * metre, y, metre, 4.0, stroke=1, fill=1)
    say(canvas, area.left + bars * metre + 5.0, y, f"{bars} m · 1:{n}", 7.0)
    x = area.left + bars * metre + 70.0
    for ink, key in ((HOT, "print.plan_hot"), (COLD, "print.plan_cold"), (BOTTLENECK, "print.plan_narrow")):
        canvas.setFillColor(colour(ink))
        canvas.rect(x, y, 12.0, 4.0, stroke=0, fill=1)
        say(canvas, x + 16.0, y, t(key), 7.0)
        x += 110.0
    say(canvas, area.left, area.bottom + 1.0, t("floor.aid"), 6.2, ink=SOFT_INK, room=area.width)


def _lists(project: Project, t: Translator, setup: PrintSetup) -> list[Page]:
    area = content_area(page_size(setup))
    both = (
        ("print.plan_zones", _zone_columns(t), _zone_rows(project, t)),
        ("print.plan_list", _piece_columns(t), _piece_rows(project, t)),
    )
    lists = [one for one in both if one[2]]
    together = next((page for tight in (False, True) if (page := _together(lists, area, tight, t))), None)
    return [together] if together else [page for one in lists for page in _list_pages(one, area, t)]


def _list_pages(one: _List, area: Area, t: Translator) -> list[Page]:
    (key, columns, rows), pages = one, list[Page]()
    while rows:
        placed, rows = filled(columns, rows, columns_of_tables(area, _NARROWEST), continued=t("print.continued"))
        pages.append(Page(t(key), t("print.plan"), "" if pages else t(key), tables_content(placed)))
    return pages


def _together(lists: list[_List], area: Area, tight: bool, t: Translator) -> Page | None:
    """Both lists on one page, side by side or one below the other, each under its name; None when they do not fit, or one is empty."""
    if len(lists) < 2:
        return None
    boxes = columns_of_tables(area, _NARROWEST)
    stacked = len(boxes) < len(lists)
    tables = [(t(key), Table(columns, boxes[0].width, tight=tight), rows) for key, columns, rows in lists]
    heights = [_CAPTION + table.height(rows) for _, table, rows in tables]
    if (sum(heights) + _CAPTION if stacked else max(heights)) > area.height:
        return None
    rooms = [area, area.without_top(heights[0] + _CAPTION)] if stacked else boxes

    def content(canvas: Canvas, _area: Area) -> None:
        for (name, table, rows), room in zip(tables, rooms, strict=False):
            say(canvas, room.left, room.top - 9.0, name, 9.5, bold=True)
            table.draw(canvas, rows, room.left, room.top - _CAPTION)

    words = " · ".join(name for name, *_ in tables)
    return Page(t("print.plan"), words, words, content)


def _zone_columns(t: Translator) -> tuple[Column, ...]:
    keys = ("area", "floor_share", "ground", "developed", "revenue_share", "per_m2")
    return Column(t("print.col.zone"), wraps=True), *(Column(t(f"print.col.{key}"), 52.0, "right") for key in keys)


def _zone_rows(project: Project, t: Translator) -> list[Row]:
    def number(value: float | None, decimals: int = 1, factor: float = 1.0) -> str:
        return "–" if value is None else t.number(value * factor, decimals)

    return [
        Row(
            (
                one.zone.name,
                number(one.area),
                number(one.floor_share, 1, 100.0),
                number(one.ground_linear, 2),
                number(one.developed_linear, 2),
                number(one.revenue_share, 1, 100.0),
                number(one.revenue_per_m2, 0),
            )
        )
        for one in zone_figures(project)
    ]


def _piece_columns(t: Translator) -> tuple[Column, ...]:
    places = (Column(t("print.col.x"), 42.0, "right"), Column(t("print.col.y"), 42.0, "right"), Column(t("print.col.turn"), 34.0, "right"))
    kind, size = Column(t("print.col.kind"), 140.0, wraps=True), Column(t("print.col.size"), 70.0, "right")
    return Column(t("print.col.part"), wraps=True), kind, size, *places


def _piece_rows(project: Project, t: Translator) -> list[Row]:
    """Everything that stands on the floor, department by department."""
    where, gondolas = bay_zones(project), {gondola.id: gondola for gondola in project.gondolas}
    groups: dict[str, list[Row]] = {}
    for piece in pieces(project):
        if piece.what == "fixed":
            continue
        zone = next((name for (ref, _, _), name in where.items() if ref == piece.ref), "")
        left, bottom, right, top = bounds_of(turned(point, -piece.rotation) for block in piece.blocks for point in block.points)
        wide, deep = right - left, top - bottom
        if piece.ref in gondolas:
            kind = t("print.kind." + piece.kind)
            ground = sum(face_width(face) for face in gondolas[piece.ref].faces) / 1000.0
            kind = f"{kind} · {t.number(ground, 2)} m"
        else:
            kind = "PNM" if piece.what == "pnm" else t(f"floor.shape.{piece.what}")
        cells = (piece.name or kind, kind, f"{t.number(wide / 10.0)} × {t.number(deep / 10.0)} cm", *_place(piece.centre, piece.rotation, t))
        groups.setdefault(zone, []).append(Row(cells))
    headed = []
    for zone in sorted(groups, key=lambda name: (not name, name)):
        headed += [Row((zone or t("print.plan_no_zone"), *("",) * 5), heading=True), *groups[zone]]
    return headed


def _place(centre: tuple[float, float], rotation: float, t: Translator) -> tuple[str, str, str]:
    return t.number(centre[0]), t.number(centre[1]), f"{t.number(rotation)}°"
