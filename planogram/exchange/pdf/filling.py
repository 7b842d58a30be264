"""The filling list: level by level, what stands there, how much it holds and how many cases that takes, with a box to tick."""

import math

from planogram.draw.numbering import Numbered, number_positions
from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import Area, content_area
from planogram.exchange.pdf.product_list import described
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, PlacedTable, Row, columns_of_tables, filled, tables_content
from planogram.i18n import Translator
from planogram.metrics.space import capacity
from planogram.model.layout import face_layout
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.model.settings import band_of

_NARROWEST = 340.0
_GAP, _WORTH_A_TABLE = 14.0, 60.0
"""Room (pt) between two faces, and the least that is worth beginning one in."""

_Part = tuple[list[str], list[list[PlacedTable]]]
"""Names of the faces that share pages, and what stands on each page."""


def filling_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:
    """Pages of the filling list, each face beginning a page of its own unless it fits whole on what the face before it leaves free."""
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    for gondola in project.gondolas:
        lists = []
        for face in gondola.faces:
            numbered = number_positions(project, face_layout(project, gondola.id, face.side))
            if numbered and (faces is None or (gondola.id, face.side) in faces):
                name = t("print.side." + face.side)
                lists.append((name, filling_rows(project, name, numbered, t)))
        pages += [page for part in _parts(lists, boxes, t) for page in _part_pages(gondola.name, part, t)]
    return pages


def _parts(lists: list[tuple[str, list[Row]]], boxes: list[Area], t: Translator) -> list[_Part]:
    """The faces of a gondola, those together that share a page."""
    parts, free = list[_Part](), list[Area]()
    for name, rows in lists:
        placed, rest = filled(filling_columns(t), rows, free, continued=t("print.continued"))
        if free and not rest:
            names, sheets = parts.pop()
            parts.append(([*names, name], [*sheets[:-1], [*sheets[-1], *placed]]))
        else:
            sheets = []
            while rows:
                placed, rows = filled(filling_columns(t), rows, boxes, continued=t("print.continued"))
                sheets.append(placed)
            parts.append(([name], sheets))
        free = _left_free(placed, boxes)
    return parts


def _left_free(placed: list[PlacedTable], boxes: list[Area]) -> list[Area]:
    """What the last table leaves of its column, and the columns after it."""
    table, rows, box = placed[-1]
    below = box.without_top(table.height(rows) + _GAP)
    return [area for area in (below, *(one for one in boxes if one.left > box.left)) if area.height >= _WORTH_A_TABLE]


def _part_pages(gondola: str, part: _Part, t: Translator) -> list[Page]:
    names, sheets = part
    title = " · ".join((gondola, *names))
    return [Page(title, t("print.filling"), "" if index else title, tables_content(placed)) for index, placed in enumerate(sheets)]


def filling_columns(t: Translator) -> tuple[Column, ...]:
    """Box to tick, number, code, name, facings, capacity, cases."""
    return (
        Column("", 13.0),
        Column(t("print.col.number"), 21.0, "right", bold=True),
        Column(t("print.col.code"), 60.0),
        Column(t("print.col.name"), wraps=True),
        Column(t("print.col.facings"), 43.0, "centre"),
        Column(t("print.col.capacity"), 27.0, "right"),
        Column(t("print.col.cases"), 30.0, "right"),
    )


def filling_rows(project: Project, face: str, numbered: tuple[Numbered, ...], t: Translator) -> list[Row]:
    """A heading per level, with the name of the face, and a row per position."""
    products, rows, before = products_by_id(project.products), list[Row](), (0, 0)
    for one in numbered:
        if (one.bay, one.level) != before:
            before = (one.bay, one.level)
            rows.append(Row((f"{face} · {_level_heading(project, one, t)}", "", "", "", "", "", ""), heading=True))
        position = one.block.position
        product = products.get(position.product)
        units = None if product is None else capacity(position, product, one.box.level, one.box.bay, project.settings)
        per_case = product.units_per_case if product is not None else None
        cases = math.ceil(units / per_case) if units is not None and per_case else None
        facings = f"{position.wide} × {position.high} × {position.deep}"
        numbers = ("–" if units is None else t.number(units), "–" if cases is None else t.number(cases))
        rows.append(Row(("", str(one.number), position.product, described(project, one, t), facings, *numbers), box=True))
    return rows


def _level_heading(project: Project, one: Numbered, t: Translator) -> str:
    height = one.box.level.elevation
    band = t(f"print.band.{band_of(height, project.settings)}")
    return t("print.level_heading", bay=one.bay, level=one.level, height=f"{height / 10:.4g}".replace(".", t.decimal), band=band)
