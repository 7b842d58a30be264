"""Planogram, Segment, Fixture, Divider and Position rows → one face: bays from segments, levels from fixtures, positions where they stand.

Coordinates in the file are absolute in the planogram. A fixture wider than a bay becomes combined levels side by side; a pegboard
becomes one level per row of pegs. What has no twin becomes the nearest, with a note.
"""

from itertools import pairwise
from math import inf

import msgspec

from planogram.exchange.psa.columns import LEVEL_KIND_OF_TYPE, NEAREST_TYPES, NO_LEVEL_TYPES, ORIENTATION_OF_CODE, PEGBOARDS, STYLE_OF_CODE
from planogram.exchange.psa.possible import possible
from planogram.exchange.psa.read_products import ProductKeys
from planogram.exchange.psa.report import Notes
from planogram.exchange.psa.rows import Row
from planogram.model.fixture import Bay, Flow, Level
from planogram.model.position import Position, block_size
from planogram.model.product import Product

TOLERANCE = 0.05
"""mm: files write two decimals of a centimetre."""
_MOST_FACINGS = 9999
_FURTHEST = 1e7
"""mm: no coordinate of a project lies further out."""


class FixtureRows(msgspec.Struct):
    """A Fixture row with the rows that belong to it."""

    row: Row
    positions: list[Row] = []
    dividers: list[Row] = []
    others: list[Row] = []


class PlanogramRows(msgspec.Struct):
    """A Planogram row with the rows that belong to it."""

    row: Row
    segments: list[Row] = []
    fixtures: list[FixtureRows] = []
    floating: list[Row] = []


class Shelf(msgspec.Struct, frozen=True):
    """What reading positions needs: mm per unit, product ids and products, notes."""

    scale: float
    keys: ProductKeys
    products: dict[str, Product]
    notes: Notes


def read_bays(group: PlanogramRows, shelf: Shelf) -> tuple[Bay, ...]:
    """The bays of a planogram from left to right, with their levels and positions."""
    bays, lefts = empty_bays(group, shelf)
    levels: list[list[Level]] = [[] for _ in bays]
    for fixture in group.fixtures:
        for bay_index, level in _levels(fixture, bays, lefts, shelf):
            levels[bay_index].append(level)
    return tuple(
        msgspec.structs.replace(bay, levels=tuple(sorted(found, key=lambda level: level.elevation))) for bay, found in zip(bays, levels, strict=True)
    )


def empty_bays(group: PlanogramRows, shelf: Shelf) -> tuple[list[Bay], list[float]]:
    """The bays of a planogram without their levels, left to right, and each one's left end in the file, mm."""
    plan, scale = group.row, shelf.scale
    height, depth = max(1.0, plan.length("height", scale)), max(1.0, plan.length("depth", scale))
    notch, offset = plan.length("notch_spacing", scale), plan.length("notch_offset", scale)
    bays, lefts, edge = [], [], 0.0
    for row in group.segments or [plan]:
        width = row.length("width", scale)
        if width <= 0:
            shelf.notes.note("bay_without_width", row.number, row.text("name"))
            continue
        at = row.number_of("offset_x") or row.number_of("x") if row.tag == "Segment" else None
        left = edge if at is None else round(at * scale, 4)
        own_height, own_depth = _positive(row, "height", shelf, height), _positive(row, "depth", shelf, depth)
        bay = Bay(f"bay-psa{row.number}", width, own_height, own_depth, notch_pitch=max(0.0, notch), notch_offset=max(0.0, offset))
        bays.append(possible(bay, row.number, shelf.notes))
        lefts.append(left)
        edge = left + width
    if not bays:
        bays, lefts = [possible(Bay(f"bay-psa{plan.number}", 1000.0, height, depth), plan.number, shelf.notes)], [0.0]
    order = sorted(range(len(bays)), key=lambda index: lefts[index])
    return [bays[index] for index in order], [lefts[index] for index in order]


def _levels(fixture: FixtureRows, bays: list[Bay], lefts: list[float], shelf: Shelf) -> list[tuple[int, Level]]:
    row, kind_code = fixture.row, fixture.row.code("type", 0)
    if kind_code in NO_LEVEL_TYPES:
        shelf.notes.note(f"fixture_{NO_LEVEL_TYPES[kind_code]}", row.number, row.text("name"))
        return []
    if kind_code in NEAREST_TYPES:
        shelf.notes.note(f"fixture_nearest_{NEAREST_TYPES[kind_code]}", row.number, row.text("name"))
    spans = _bays_under(row.length("x", shelf.scale), row.length("width", shelf.scale), bays, lefts)
    if len(spans) > 1:
        shelf.notes.note("fixture_over_bays", row.number, row.text("name"))
    rows = _peg_rows(fixture) if kind_code in PEGBOARDS else [(None, fixture.positions)]
    levels = []
    for part, (foot, positions) in enumerate(rows):
        for span, bay_index in enumerate(spans):
            own = _positions_between(positions, bay_index, spans, bays, lefts, shelf)
            level = _level(fixture, bays[bay_index], lefts[bay_index], foot, own, shelf)
            suffix = f"-{part}" * (len(rows) > 1) + f"+{span}" * (len(spans) > 1)
            levels.append((bay_index, msgspec.structs.replace(level, id=level.id + suffix, combined=level.combined or len(spans) > 1)))
    return levels


def _bays_under(x: float, width: float, bays: list[Bay], lefts: list[float]) -> list[int]:
    covered = [index for index, bay in enumerate(bays) if min(x + width, lefts[index] + bay.width) - max(x, lefts[index]) > bay.width / 10]
    if covered:
        return covered
    centre = x + width / 2
    return [min(range(len(bays)), key=lambda index: abs(lefts[index] + bays[index].width / 2 - centre))]


def _peg_rows(fixture: FixtureRows) -> list[tuple[float | None, list[Row]]]:
    rows: dict[float, list[Row]] = {}
    for position in fixture.positions:
        top = round(position.amount("y") + position.amount("height"), 2)
        rows.setdefault(top, []).append(position)
    return [(top, rows[top]) for top in sorted(rows)] or [(None, [])]


def _positions_between(positions: list[Row], bay_index: int, spans: list[int], bays: list[Bay], lefts: list[float], shelf: Shelf) -> list[Row]:
    left = -inf if bay_index == spans[0] else lefts[bay_index] - TOLERANCE
    right = inf if bay_index == spans[-1] else lefts[bay_index] + bays[bay_index].width - TOLERANCE
    return [row for row in positions if left <= row.length("x", shelf.scale) < right]


def _level(fixture: FixtureRows, bay: Bay, bay_left: float, foot: float | None, rows: list[Row], shelf: Shelf) -> Level:
    row, scale = fixture.row, shelf.scale
    kind = LEVEL_KIND_OF_TYPE.get(row.code("type", 0), "shelf")
    top = round((row.amount("y") + row.amount("height") if foot is None else foot) * scale, 4)
    merch = row.number_of("merch")
    flow, positions = _standing(rows, bay_left, shelf)
    level = Level(
        f"lvl-psa{row.number}",
        elevation=max(0.0, top),
        thickness=max(0.0, row.length("height", scale)) if foot is None else 6.0,
        depth=_positive(row, "depth", shelf, bay.depth),
        slope=max(-89.0, min(89.0, row.amount("slope"))),
        clear_height=round(merch * scale, 4) if merch and merch > 0 else None,
        max_load_g=row.number_of("weight_capacity") or None,
        hook_pitch=row.length("x_spacing", scale) or None if kind == "pegs" else None,
        flow=flow,
        combined=row.code("can_combine", 0) > 0,
        dividers=tuple(sorted(_on_paper(divider.length("x", scale) - bay_left) for divider in fixture.dividers)),
        positions=positions,
    )
    return possible(msgspec.structs.replace(level, kind=kind), row.number, shelf.notes)


def _positive(row: Row, column: str, shelf: Shelf, otherwise: float) -> float:
    """A length of the row, or another where it gives none or, which is noted, one below zero."""
    length = row.length(column, shelf.scale)
    if length < 0:
        shelf.notes.note("impossible", row.number, f"{column} {row.text(column)}")
    return length if length > 0 else otherwise


def _on_paper(x: float) -> float:
    return min(max(x, -_FURTHEST), _FURTHEST)


def _standing(rows: list[Row], bay_left: float, shelf: Shelf) -> tuple[Flow, tuple[Position, ...]]:
    read = [(row.length("x", shelf.scale) - bay_left, position) for row in rows if (position := read_position(row, shelf)) is not None]
    read.sort(key=lambda pair: pair[0])
    edges = [(x, x + block_size(position, shelf.products[position.product])[0]) for x, position in read]
    overlapping = any(right - TOLERANCE > left for (_, right), (left, _) in pairwise(edges))
    if overlapping or (edges and edges[0][0] < -TOLERANCE):
        return "free", tuple(msgspec.structs.replace(position, x=_on_paper(x)) for x, position in read)
    previous, positions = 0.0, []
    for (left, right), (_, position) in zip(edges, read, strict=True):
        gap = left - previous
        positions.append(msgspec.structs.replace(position, gap_before=min(gap, _FURTHEST) if gap > TOLERANCE else 0.0))
        previous = max(right, left)
    return "left", tuple(positions)


def read_position(row: Row, shelf: Shelf) -> Position | None:
    """One Position row without its place; None (noted) when it names a product the file does not hold."""
    product_id = shelf.keys.of(row)
    if product_id is None:
        shelf.notes.note("position_without_product", row.number, row.text("upc") or row.text("id"))
        return None
    style_code = row.code("merch_style", 0)
    if style_code in (4, 6):
        shelf.notes.note("style_as_unit", row.number)
    if row.amount("x_cap_num") or row.amount("z_cap_num"):
        shelf.notes.note("side_caps", row.number)
    if any(abs(row.amount(angle)) > 0 for angle in ("slope", "angle", "roll")):
        shelf.notes.note("position_turned", row.number)
    position = Position(
        f"pos-psa{row.number}",
        product_id,
        wide=_facings(row, "h_facings"),
        high=_facings(row, "v_facings"),
        deep=_facings(row, "d_facings"),
        orientation=ORIENTATION_OF_CODE.get(row.code("orientation", 0), "front"),
        style=STYLE_OF_CODE.get(style_code, "unit"),  # type: ignore[arg-type]
        cap_high=max(0, min(_MOST_FACINGS, row.code("y_cap_num", 0))),
        cap_orientation=ORIENTATION_OF_CODE.get(row.code("y_cap_orientation", 4), "top"),
    )
    return _squeezed(position, row, shelf)


def _squeezed(position: Position, row: Row, shelf: Shelf) -> Position:
    """The position squeezed as far as the file's block is narrower than its facings; a wider one is only noted."""
    plain, written = block_size(position, shelf.products[position.product])[0], row.length("width", shelf.scale)
    if written <= 0 or plain <= 0 or abs(written - plain) <= TOLERANCE * position.wide:
        return position
    if not plain / 2 <= written < plain:
        shelf.notes.note("block_width_differs", row.number, f"{written:.1f} / {plain:.1f} mm")
        return position
    return msgspec.structs.replace(position, squeeze_pct=round((1 - written / plain) * 100, 6))


def _facings(row: Row, column: str) -> int:
    return max(1, min(_MOST_FACINGS, int(row.amount(column, 1.0))))
