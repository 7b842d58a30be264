"""Saving back into the file a project came from: only cells whose value the user changed are rewritten, every other byte stays.

Both the project as imported and the project now are described with the same code (describe.py); a difference is an edit of that cell.
"""

import re
from collections.abc import Iterator

import msgspec

from planogram.exchange.psa.columns import PEGBOARDS, row_width
from planogram.exchange.psa.describe import Cells, fixture_cells, number, planogram_cells, position_cells, product_cells, segment_cells
from planogram.exchange.psa.read import MADE_HERE, SOURCE_ATTRIBUTE, Parts
from planogram.exchange.psa.read_shelf import FixtureRows, PlanogramRows, empty_bays
from planogram.exchange.psa.report import Notes
from planogram.exchange.psa.rows import PsaFile, Row
from planogram.exchange.psa.write import fixture_rows, left_ends, movement_days, movements, new_row, planogram_rows, write_psa
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.placement import Placed, placed, products_by_id
from planogram.model.project import Project

_ROW_NUMBER = re.compile(r"^[a-z]+-psa(\d+)")
_SHARED_BY_PARTS = ("x", "width", "y", "height", "merch", "can_combine")
_OVERRIDDEN = ("price", "case_cost", "unit_movement")


def psa_bytes(project: Project, images: dict[str, bytes]) -> bytes:
    """The project as PSA: patched into the file it came from when `images` still holds that file, else a new file."""
    source = images.get(dict(project.attributes).get(SOURCE_ATTRIBUTE, ""))
    return write_psa(project) if source is None else patched(source, project)


def patched(source: bytes, project: Project) -> bytes:
    """`source` with what differs between the project it holds and `project`; the same bytes when nothing does."""
    return _Patch(source, project).content()


def _row_number(thing_id: str) -> int | None:
    match = _ROW_NUMBER.match(thing_id)
    return int(match.group(1)) if match else None


def _differences(old: Cells, new: Cells) -> Cells:
    return {name: text for name, text in new.items() if old.get(name) != text}


class _Side:
    """One of the two projects: where its levels are, what stands on them, where each bay begins in the file."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.products = products_by_id(project.products)
        self.sold = movements(project)
        self.levels: dict[str, LevelPlace] = {place.level.id: place for place in walk_levels(project)}
        self.faces = {(gondola.id, face.side): (gondola, face) for gondola in project.gondolas for face in gondola.faces}
        self.starts = {bay.id: left for _, face in self.faces.values() for bay, left in zip(face.bays, left_ends(face), strict=True)}

    def levels_of(self, row: int, face: tuple[str, str]) -> list[LevelPlace]:
        """The levels that a fixture's row of the file became on a face (gondola id, side)."""
        return [place for key, place in self.levels.items() if _row_number(key) == row and (place.gondola.id, place.face.side) == face]


class _Patch:
    """Collects, by row number: cells to rewrite, rows to drop, rows to put in after it."""

    def __init__(self, source: bytes, project: Project) -> None:
        self.file = PsaFile(source)
        self.parts = Parts(self.file, Notes(), None, None, "")
        self.old, self.new = _Side(self.parts.project()), _Side(project)
        self.scale = self.parts.scale
        self.cells: dict[int, Cells] = {}
        self.dropped: set[int] = set()
        self.after: dict[int, list[bytes]] = {}
        self.file_lefts: dict[str, float] = {}

    def content(self) -> bytes:
        """The patched file."""
        if msgspec.structs.replace(self.new.project, attributes=()) == self.old.project:
            return self.file.content
        self._project()
        self._products()
        for group in self.parts.planograms:
            self._planogram(group)
        self._new_faces()
        if not self.cells and not self.dropped and not self.after:
            return self.file.content
        return b"".join(self._lines())

    def _lines(self) -> Iterator[bytes]:
        for row in self.file.rows:
            added = self.after.get(row.number, [])
            if row.number not in self.dropped:
                raw = row.with_cells(self.cells[row.number]) if row.number in self.cells else row.raw
                yield raw + (row.end or (self.file.line_end if added else b""))
            yield from (line + self.file.line_end for line in added)

    def _edit(self, row: Row, cells: Cells) -> None:
        if cells:
            self.cells.setdefault(row.number, {}).update(cells)

    def _new(self, record: str, cells: Cells) -> bytes:
        width = row_width(self.file.version, record)
        alike = next((row for row in self.file.rows if row.tag == record), None)
        return new_row(record, cells, len(alike.cells) - 1 if alike else width, self.file.encoding)

    def _project(self) -> None:
        assert self.parts.head is not None
        if self.new.project.name != self.old.project.name:
            self._edit(self.parts.head, {"name": self.new.project.name})
        if movement_days(self.new.project) != movement_days(self.old.project):
            self._edit(self.parts.head, {"movement_period": number(float(movement_days(self.new.project)))})

    def _products(self) -> None:
        rows = self.parts.product_rows_by_id
        last = max((row.number for row in rows.values()), default=self.parts.head.number if self.parts.head else 0)
        for product in self.new.project.products:
            cells = product_cells(product, self.new.sold.get(product.id), self.scale)
            if product.id not in rows:
                self.after.setdefault(last, []).append(self._new("Product", cells))
                continue
            before = product_cells(self.old.products[product.id], self.old.sold.get(product.id), self.scale)
            self._product(product.id, _differences(before, cells))
        for product_id in set(rows) - {product.id for product in self.new.project.products}:
            self.dropped.add(rows[product_id].number)
            self.dropped |= {row.number for row in self.parts.performance if self._names(row, product_id)}

    def _names(self, row: Row, product_id: str) -> bool:
        return self.parts.shelf is not None and self.parts.shelf.keys.of(row) == product_id

    def _product(self, product_id: str, cells: Cells) -> None:
        performance = self.parts.performance_by_id.get(product_id)
        overriding = {name for name in _OVERRIDDEN if performance is not None and performance.amount(name)}
        if performance is not None:
            self._edit(performance, {name: text for name, text in cells.items() if name in overriding})
        self._edit(self.parts.product_rows_by_id[product_id], {name: text for name, text in cells.items() if name not in overriding})

    def _planogram(self, group: PlanogramRows) -> None:
        key = self.parts.faces[group.row.number]
        if key not in self.new.faces:
            self._drop_planogram(group)
            return
        (old_gondola, old_face), (gondola, face) = self.old.faces[key], self.new.faces[key]
        before = planogram_cells(old_gondola, old_face, self.old.project, self.scale)
        cells = _differences(before, planogram_cells(gondola, face, self.new.project, self.scale))
        if group.row.text("created_by") != MADE_HERE:
            cells = {name: text for name, text in cells.items() if not name.startswith("desc_")}
        self._edit(group.row, cells)
        self._bays(group, face)
        for fixture in group.fixtures:
            self._fixture(fixture, key)
        self._new_levels(group, gondola, face)

    def _drop_planogram(self, group: PlanogramRows) -> None:
        following = [other.row.number for other in self.parts.planograms if other.row.number > group.row.number]
        end = min(following, default=len(self.file.rows))
        moved = self._rows_still_used()
        self.dropped |= {number for number in range(group.row.number, end) if number not in moved}

    def _rows_still_used(self) -> set[int]:
        return {row.number for row in self.file.rows if row.tag == "Product"}

    def _bays(self, group: PlanogramRows, face: Face) -> None:
        assert self.parts.shelf is not None
        bays, lefts = empty_bays(group, self.parts.shelf)
        self.file_lefts |= dict(zip((bay.id for bay in bays), lefts, strict=True))
        rows = {row.number: row for row in group.segments}
        last = max([group.row.number, *rows])
        now = {bay.id: bay for bay in face.bays}
        for index, bay in enumerate(bays):
            row = rows.get(_row_number(bay.id) or -1)
            if row is None:
                continue
            if bay.id not in now:
                self.dropped.add(row.number)
                continue
            before = segment_cells(bay, self._left(bay, self.old), index, self.scale)
            self._edit(row, _differences(before, segment_cells(now[bay.id], self._left(now[bay.id], self.new), index, self.scale)))
        for index, bay in enumerate(face.bays):
            if bay.id not in self.file_lefts:
                self.after.setdefault(last, []).append(self._new("Segment", segment_cells(bay, self._left(bay, self.new), index, self.scale)))

    def _left(self, bay: Bay, side: _Side) -> float:
        """Where a bay begins in the file: where it began, moved as far as the bays before it moved it."""
        start = side.starts.get(bay.id, 0.0)
        return self.file_lefts[bay.id] + start - self.old.starts[bay.id] if bay.id in self.file_lefts else start

    def _fixture(self, fixture: FixtureRows, key: tuple[str, str]) -> None:
        before, now = (side.levels_of(fixture.row.number, key) for side in (self.old, self.new))
        if not before:
            return
        if not now:
            rows = [fixture.row, *fixture.positions, *fixture.dividers, *fixture.others]
            self.dropped |= {row.number for row in rows}
            return
        skipped = {"name"} | (set(_SHARED_BY_PARTS) if len(before) > 1 else set())
        if fixture.row.code("type", 0) in PEGBOARDS:
            skipped |= {"y", "height"}
        cells = _differences(self._fixture_cells(before[0], self.old), self._fixture_cells(now[0], self.new))
        self._edit(fixture.row, {name: text for name, text in cells.items() if name not in skipped})
        self._positions(fixture, now)

    def _fixture_cells(self, place: LevelPlace, side: _Side) -> Cells:
        return fixture_cells(place.bay, place.level, self._left(place.bay, side), place.level_number, self.scale)

    def _positions(self, fixture: FixtureRows, levels: list[LevelPlace]) -> None:
        own = {row.number: row for row in fixture.positions}
        last = max([fixture.row.number, *own, *(row.number for row in [*fixture.dividers, *fixture.others])])
        kept = set()
        for place in levels:
            for block in placed(place.bay, place.level, self.new.products):
                cells = self._position_cells(block, place.level, place.bay, self.new)
                row = own.get(_row_number(block.position.id) or -1)
                if row is not None:
                    kept.add(row.number)
                    self._edit(row, _differences(self._old_cells(block.position.id), cells))
                else:
                    self.after.setdefault(last, []).append(self._arriving(block.position.id, cells))
        self.dropped |= {
            number for number, row in own.items() if number not in kept and self.parts.shelf is not None and self.parts.shelf.keys.of(row) is not None
        }

    def _arriving(self, position_id: str, cells: Cells) -> bytes:
        """The row of a position that came from another fixture, moved with its own cells, or a new row."""
        number = _row_number(position_id)
        old = self._old_cells(position_id)
        if number is None or not old:
            return self._new("Position", cells)
        return self.file.rows[number].with_cells(_differences(old, cells))

    def _old_cells(self, position_id: str) -> Cells:
        if not hasattr(self, "_described"):
            self._described = {
                block.position.id: self._position_cells(block, place.level, place.bay, self.old)
                for place in self.old.levels.values()
                for block in placed(place.bay, place.level, self.old.products)
            }
        return self._described.get(position_id, {})

    def _position_cells(self, block: Placed, level: Level, bay: Bay, side: _Side) -> Cells:
        cells = position_cells(block, level, side.products.get(block.position.product), self._left(bay, side), 0, self.scale)
        del cells["rank_x"]
        return cells

    def _new_levels(self, group: PlanogramRows, gondola: Gondola, face: Face) -> None:
        known = {level.id for _, old_face in [self.old.faces[(gondola.id, face.side)]] for bay in old_face.bays for level in bay.levels}
        rows = [row for fixture in group.fixtures for row in [fixture.row, *fixture.positions, *fixture.dividers, *fixture.others]]
        last = max([group.row.number, *(row.number for row in [*group.segments, *rows])])
        for bay in face.bays:
            for index, level in enumerate(bay.levels):
                if level.id not in known:
                    left = self._left(bay, self.new)
                    lines = fixture_rows(self.new.project, bay, level, left, index + 1, self.scale, self.file.encoding)
                    self.after.setdefault(last, []).extend(lines)

    def _new_faces(self) -> None:
        known = set(self.parts.faces.values())
        last = self.file.rows[-1].number
        for key, (gondola, face) in self.new.faces.items():
            if key not in known:
                self.after.setdefault(last, []).extend(planogram_rows(self.new.project, gondola, face, self.scale, self.file.encoding))
