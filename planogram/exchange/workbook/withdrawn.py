"""Rows that are no longer in a workbook that came back, and whose removal was accepted → the project without what they told of."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from planogram.exchange.workbook.columns import Sheet
from planogram.exchange.workbook.columns_floor import AFFINITIES, COUNTS, PLACEMENTS, PNM, TRADE_AREA, ZONES
from planogram.exchange.workbook.columns_pnm import FIELDS, PNM_SHEETS
from planogram.exchange.workbook.columns_products import PRODUCTS, SALES
from planogram.exchange.workbook.columns_shelf import FIXTURES, POSITIONS
from planogram.exchange.workbook.identity import Key, key_fields, keyed
from planogram.exchange.workbook.review import Review
from planogram.exchange.workbook.rows import rows_of
from planogram.metrics.matching import walk_bays
from planogram.model.edits.bays import remove_bays
from planogram.model.edits.furniture import remove_gondola, remove_levels
from planogram.model.edits.pnm_articles import remove_articles
from planogram.model.edits.positions import remove
from planogram.model.edits.products import remove_products
from planogram.model.find import walk_levels, walk_positions
from planogram.model.project import Project
from planogram.model.values import Value, changed

Gone = Mapping[str, Collection[Key]]
"""Keys of the rows that go, by sheet."""
_GROUPS = {SALES.name: ("product",), POSITIONS.name: ("gondola", "face")}
_ROWS: Mapping[Sheet, tuple[str, str]] = {
    SALES: ("", "sales"),
    COUNTS: ("", "counts"),
    TRADE_AREA: ("", "trade_area"),
    ZONES: ("store", "zones"),
    PLACEMENTS: ("store", "placements"),
    AFFINITIES: ("store", "affinities"),
    **{sheet: ("pnm", FIELDS[sheet.name]) for sheet in PNM_SHEETS},
}
"""By sheet, the part of the project and its field of which each value is one row."""


def group_of(sheet: Sheet, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a row is replaced with: its product's sales, its face's blocks."""
    return tuple(values.get(field, "A" if field == "face" else None) for field in _GROUPS[sheet.name])


def without_rows(project: Project, review: Review, gone: Gone) -> Project:
    """`project`, in which the other changes of `review` were taken, without these rows. Those of Project and Store sheet went as empty values."""
    for sheet in _ROWS:
        if keys := gone.get(sheet.name):
            project = _without_values(project, sheet, keys)
    if fixtures := gone.get(FIXTURES.name):
        project = _without_furniture(project, review, fixtures)
    if positions := gone.get(POSITIONS.name):
        project = _emptied(project, review.base, positions)
    articles = {key[0] for key in gone.get(PNM.name, ())}
    project = remove_articles(project, articles) if articles else project
    products = {key[0] for key in gone.get(PRODUCTS.name, ())} & {product.id for product in project.products}
    return remove_products(project, products) if products else project


def _without_values(project: Project, sheet: Sheet, gone: Collection[Key]) -> Project:
    part, field = _ROWS[sheet]
    holder = getattr(project, part) if part else project
    rows = getattr(holder, field)
    names = {gondola.id: gondola.name for gondola in project.gondolas}
    told = ({name: names.get(value, value) if name == "gondola" else value for name, value in _key_values(sheet, row)} for row in rows)
    kept = tuple(row for row, key in zip(rows, keyed(sheet, told), strict=True) if key not in gone)
    return changed(project, **{part: changed(holder, **{field: kept})} if part else {field: kept})


def _key_values(sheet: Sheet, row: Value) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(row, name)) for name in key_fields(sheet))


def _without_furniture(project: Project, review: Review, gone: Collection[Key]) -> Project:
    """Levels go; a bay none of whose rows is left goes with them, and a gondola without any other bay."""
    places = {(place.gondola.name, place.face.side, str(place.bay_number), str(place.level_number)): place for place in walk_levels(review.base)}
    here = {place.level.id for place in walk_levels(project)}
    project = remove_levels(project, {place.level.id for key, place in places.items() if key in gone} & here)
    lost = set(_bays_without_rows(review, gone))
    for gondola in project.gondolas:
        bays = {bay.id for face in gondola.faces for bay in face.bays}
        if bays and bays <= lost:
            project = remove_gondola(project, gondola.id)
        else:
            project = remove_bays(project, bays & lost)
    return project


def _bays_without_rows(review: Review, gone: Collection[Key]) -> Iterator[str]:
    """Ids of the bays of which every row was taken out."""
    lost = {key[:3] for key in gone}
    still = {key[:3] for key in keyed(FIXTURES, (record.values for record in review.tables[FIXTURES.name].records))}
    kept = {key[:3] for key in keyed(FIXTURES, (row.values for row in rows_of(review.base, FIXTURES))) if key not in gone}
    for place in walk_bays(review.base):
        key = (place.gondola.name, place.face.side, str(place.number))
        if key in lost and key not in still and key not in kept:
            yield place.bay.id


def _emptied(project: Project, base: Project, keys: Collection[Key]) -> Project:
    """Faces all of whose blocks were accepted to go: no row was left to name them, so they still hold what they held."""
    rows = rows_of(base, POSITIONS)
    left = {group_of(POSITIONS, row.values) for row, key in zip(rows, keyed(POSITIONS, (row.values for row in rows)), strict=True) if key not in keys}
    faces = {key[:2] for key in keys} - left
    ids = [position.id for place, position in walk_positions(project) if (place.gondola.name, place.face.side) in faces]
    old = {position.id for _, position in walk_positions(base)}
    return remove(project, [position_id for position_id in ids if position_id in old])
