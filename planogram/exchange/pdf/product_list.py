"""The product list of a sheet: one row per numbered position with what is needed to build it."""

from collections.abc import Iterable

from planogram.draw.numbering import Numbered
from planogram.exchange.pdf.sheets import Sheet
from planogram.exchange.pdf.table import Column, Row
from planogram.i18n import Translator
from planogram.metrics.space import capacity
from planogram.model.orientation import split_orientation
from planogram.model.placement import products_by_id
from planogram.model.project import Project

NARROWEST = 288.0
"""Width (pt) below which the list is not set beside a drawing."""

_SEEN_GAP = 5.0
"""mm from which a gap before a block is told."""

SIZE_BESIDE = 6.4
"""Size (pt) of a list beside a drawing."""

WORTH_A_LIST_BELOW = 90.0
"""Height (pt) left under a drawing that is worth beginning the list there."""


def list_columns(t: Translator) -> tuple[Column, ...]:
    """Number, code, name, facings wide × high × deep, capacity, bay and level."""
    return (
        Column(t("print.col.number"), 21.0, "right", bold=True),
        Column(t("print.col.code"), 60.0),
        Column(t("print.col.name"), wraps=True),
        Column(t("print.col.facings"), 43.0, "centre"),
        Column(t("print.col.capacity"), 27.0, "right"),
        Column(t("print.col.level"), 33.0, "right"),
    )


def list_rows(project: Project, numbered: Iterable[Numbered], t: Translator) -> list[Row]:
    """The rows in the order of their numbers; levels are shaded by turns."""
    products, rows = products_by_id(project.products), []
    shaded, before = True, (0, 0)
    for one in numbered:
        position = one.block.position
        product = products.get(position.product)
        if (one.bay, one.level) != before:
            shaded, before = not shaded, (one.bay, one.level)
        units = None if product is None else capacity(position, product, one.box.level, one.box.bay, project.settings)
        cells = (
            str(one.number),
            position.product,
            described(project, one, t),
            f"{position.wide} × {position.high} × {position.deep}",
            "–" if units is None else t.number(units),
            t("print.place", bay=one.bay, level=one.level),
        )
        rows.append(Row(cells, shaded))
    return rows


def face_rows(project: Project, sheets: Iterable[Sheet], t: Translator) -> list[Row]:
    """The rows of several faces, each under its name; a face without a position has none."""
    rows = list[Row]()
    for sheet in sheets:
        listed = list_rows(project, sheet.numbered, t)
        rows += [Row((t(f"print.side.{sheet.face.side}"), *[""] * 5), heading=True), *listed] if listed else []
    return rows


def described(project: Project, one: Numbered, t: Translator) -> str:
    """The product's name with what the shelf worker must know besides: pack, turn, caps, where it stands when not beside its neighbour."""
    position, flow = one.block.position, one.box.level.flow
    product = products_by_id(project.products).get(position.product)
    notes = [] if position.style == "unit" else [t(f"print.style.{position.style}")]
    if position.orientation != "front":
        face, turn = split_orientation(position.orientation)
        notes.append(t(f"print.turn.{face}") + (f" {turn}°" if turn else ""))
    if position.cap_high:
        notes.append(t.plural("print.caps", position.cap_high))
    if flow == "free":
        notes.append(t("print.from_left", cm=_cm(one.block.x, t)) if one.block.x else t("print.at_left"))
    elif flow != "spread" and position.gap_before >= _SEEN_GAP:
        notes.append(t("print.gap_before", cm=_cm(position.gap_before, t)))
    name = t("print.unknown_product") if product is None else product.name
    return f"{name} ({', '.join(notes)})" if notes else name


def _cm(length: float, t: Translator) -> str:
    """To the millimetre: no ruler tells more."""
    return f"{round(length) / 10:g}".replace(".", t.decimal)
