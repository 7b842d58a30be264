"""Records of Positions → what stands on the levels. The sheet says all that stands on every face it names; blocks found again keep their id."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from planogram.exchange.workbook.spelling import Spellings, first_of_name
from planogram.exchange.workbook.table import Record, Refusals, Table, merged_attributes
from planogram.exchange.workbook.take_fixtures import Places
from planogram.model.edits.positions import MAX_FACINGS
from planogram.model.find import walk_levels
from planogram.model.fixture import Gondola, Level
from planogram.model.position import Position, facings_deep
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed, new_id

_PLACE_FIELDS = ("gondola", "face", "bay", "level", "order")


class _Row(msgspec.Struct, frozen=True):
    """A block the sheet wants: its level, its rank on it, its record."""

    level: Level
    rank: tuple[float, int]
    record: Record


class _Pool:
    """The blocks that stood on the named faces, each handed out once: first to its own level, then anywhere."""

    def __init__(self) -> None:
        self._by_level: dict[tuple[str, str], list[Position]] = defaultdict(list)
        self._anywhere: dict[str, list[Position]] = defaultdict(list)
        self._taken: set[str] = set()

    def add(self, level: Level) -> None:
        for position in level.positions:
            self._by_level[level.id, position.product].append(position)
            self._anywhere[position.product].append(position)

    def on(self, level: Level, product: str) -> Position | None:
        return self._first(self._by_level.get((level.id, product), []))

    def anywhere(self, product: str) -> Position | None:
        return self._first(self._anywhere.get(product, []))

    def _first(self, positions: list[Position]) -> Position | None:
        for position in positions:
            if position.id not in self._taken:
                self._taken.add(position.id)
                return position
        return None


def take_positions(project: Project, table: Table, places: Places, refusals: Refusals) -> Project:
    """`project` with the faces that `table` names holding what it lists, and nothing else."""
    levels = {place.level.id: place.level for place in walk_levels(project)}
    products = {product.id: product for product in project.products}
    rows, faces = _rows(table, places, levels, products, refusals)
    pool = _Pool()
    named = [gondola for gondola in first_of_name(project) if any(gondola.name == name for name, _ in faces)]
    for level in _levels_of(named, faces):
        pool.add(level)
    matched = [(row, pool.on(row.level, row.record.values["product"])) for row in rows]
    contents: dict[str, list[Position]] = defaultdict(list)
    for row, found in sorted(matched, key=lambda pair: pair[0].rank):
        old = found or pool.anywhere(row.record.values["product"])
        contents[row.level.id].append(_position(old, row, table, products[row.record.values["product"]]))
    filled = {gondola.id: _filled(gondola, faces, contents) for gondola in named}
    return changed(project, gondolas=tuple(filled.get(gondola.id, gondola) for gondola in project.gondolas))


def _rows(
    table: Table, places: Places, levels: Mapping[str, Level], products: Mapping[str, Product], refusals: Refusals
) -> tuple[list[_Row], set[tuple[str, str]]]:
    rows: list[_Row] = []
    faces: set[tuple[str, str]] = set()
    counts = defaultdict[str, int](int)
    spellings = Spellings({name for name, *_ in places.levels})
    for record in table.records:
        values = record.values
        key = (spellings.meant(str(values["gondola"])), values.get("face", "A"), values["bay"], values["level"])
        level_id = places.levels.get(key)
        if level_id is None:
            refusals.refuse(table.sheet.name, record.row, "level", " / ".join(map(str, key)), "unknown_level")
            continue
        if values["product"] not in products:
            refusals.refuse(table.sheet.name, record.row, "product_id", values["product"], "unknown_product")
            continue
        # a face none of whose rows can be read is left as it is rather than emptied
        faces.add(key[:2])
        counts[level_id] += 1
        order = values.get("order")
        rows.append(_Row(levels[level_id], (counts[level_id] if order is None else order, len(rows)), record))
    return rows, faces


def _levels_of(gondolas: list[Gondola], faces: set[tuple[str, str]]) -> Iterator[Level]:
    for gondola in gondolas:
        for face in gondola.faces:
            if (gondola.name, face.side) in faces:
                for bay in face.bays:
                    yield from bay.levels


def _position(old: Position | None, row: _Row, table: Table, product: Product) -> Position:
    fields: dict[str, Any] = {name: value for name, value in row.record.values.items() if name not in _PLACE_FIELDS}
    wants_deep = fields.get("deep") is None and ("deep" in fields or old is None)
    if wants_deep:
        fields["deep"] = 1
    base = old if old is not None else Position(new_id("pos"), product.id)
    position = changed(base, **fields, attributes=merged_attributes(base.attributes, row.record, table))
    if wants_deep:
        position = changed(position, deep=min(MAX_FACINGS, facings_deep(position, product, row.level.depth)))
    return old if old == position else position


def _filled(gondola: Gondola, faces: set[tuple[str, str]], contents: Mapping[str, list[Position]]) -> Gondola:
    new = tuple(
        changed(face, bays=tuple(changed(bay, levels=tuple(_with(level, contents) for level in bay.levels)) for bay in face.bays))
        if (gondola.name, face.side) in faces
        else face
        for face in gondola.faces
    )
    return changed(gondola, faces=new)


def _with(level: Level, contents: Mapping[str, list[Position]]) -> Level:
    return changed(level, positions=tuple(contents.get(level.id, ())))
