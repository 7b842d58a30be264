"""A PSA file → a project, its products, faces and sales, with a fidelity report. The bytes read are kept with it, so that saving patches them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from planogram.exchange.problems import FileProblem, os_problem
from planogram.exchange.psa.read_products import ProductKeys, read_product, read_sales, with_performance
from planogram.exchange.psa.read_shelf import FixtureRows, PlanogramRows, Shelf, read_bays
from planogram.exchange.psa.report import REPORT_ATTRIBUTE, Fidelity, Notes, Total, as_text
from planogram.exchange.psa.rows import PsaFile, Row
from planogram.model.find import walk_positions
from planogram.model.fixture import SIDES, Face, Gondola
from planogram.model.position import block_size
from planogram.model.product import Product
from planogram.model.project import Project

SOURCE_ATTRIBUTE = "psa_source"
MADE_HERE = "planogram editor"
"""`created_by` of planograms we wrote: their desc_1..3 hold gondola, side and kind."""
_MM_PER_UNIT = {1: 10.0, 0: 25.4}
_USED = {"Project", "Product", "Planogram", "Performance", "Segment", "Fixture", "Position", "Divider", "3D point"}
_DEFAULT_DAYS = 7


class PsaImport(msgspec.Struct, frozen=True):
    """What a file gave: the project, the bytes it came from (under the name the project knows them by), the report."""

    project: Project
    images: dict[str, bytes]
    report: Fidelity


def read_psa(path: Path, *, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None) -> PsaImport:
    """The file at `path`; FileProblem when it is not PSA or holds no planogram."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise os_problem(error, path) from error
    return import_psa(content, path.name, progress=progress, cancelled=cancelled)


def import_psa(
    content: bytes, name: str, *, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
) -> PsaImport:
    """The project of these bytes: the same bytes give the same project, ids included, which is what patching compares with."""
    file = PsaFile(content, name)
    notes = Notes()
    parts = Parts(file, notes, progress, cancelled, name)
    project = parts.project()
    source = hashlib.sha256(content).hexdigest() + ".psa"
    report = notes.report(file.version, file.encoding, _totals(project, parts))
    attributes = ((SOURCE_ATTRIBUTE, source), (REPORT_ATTRIBUTE, as_text(report)))
    return PsaImport(msgspec.structs.replace(project, attributes=attributes), {source: content}, report)


class Parts:
    """One pass over the rows, each given to what it belongs to by order. `faces`: gondola id and side by number of the Planogram row."""

    def __init__(
        self, file: PsaFile, notes: Notes, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None, name: str
    ) -> None:
        self.file, self.notes, self.name = file, notes, name
        self.head: Row | None = None
        self.planograms: list[PlanogramRows] = []
        self.product_rows_by_id: dict[str, Row] = {}
        self.performance_by_id: dict[str, Row] = {}
        self.product_rows: list[Row] = []
        self.performance: list[Row] = []
        self.faces: dict[int, tuple[str, str]] = {}
        self.shelf: Shelf | None = None
        for row in file.rows:
            if row.number % 500 == 0:
                _still_wanted(row.number / len(file.rows), name, progress, cancelled)
            self._take(row)
        head: Row | None = self.head
        if head is None or not self.planograms:
            raise FileProblem("psa_no_planogram", file=name)
        self.scale: float = self._scale(head)

    def _take(self, row: Row) -> None:
        if not row.raw or row.raw.startswith(b";") or row.number == 0:
            return
        plan = self.planograms[-1] if self.planograms else None
        if row.tag == "Project" and self.head is None:
            self.head = row
        elif row.tag == "Product":
            self.product_rows.append(row)
        elif row.tag == "Planogram":
            self.planograms.append(PlanogramRows(row))
        elif plan is None or row.tag not in _USED or not self._into(plan, row):
            self.notes.kept[row.tag[:40] or "?"] += 1
            return
        self.notes.read[row.tag] += 1

    def _into(self, plan: PlanogramRows, row: Row) -> bool:
        fixture = plan.fixtures[-1] if plan.fixtures else None
        if row.tag == "Performance":
            self.performance.append(row)
        elif row.tag == "Segment":
            plan.segments.append(row)
        elif row.tag == "Fixture":
            plan.fixtures.append(FixtureRows(row))
        elif row.tag == "Divider" and fixture is not None:
            fixture.dividers.append(row)
        elif row.tag == "Position" and fixture is not None:
            fixture.positions.append(row)
        elif row.tag == "3D point" and fixture is not None:
            fixture.others.append(row)
        else:
            if row.tag == "Position":
                self.notes.note("position_without_fixture", row.number, row.text("upc") or row.text("id"))
            return False
        return True

    def _scale(self, head: Row) -> float:
        measurement = head.number_of("measurement")
        if measurement is None:
            self.notes.note("measurement_missing", head.number)
        return _MM_PER_UNIT.get(int(measurement) if measurement is not None else 1, 10.0)

    def project(self) -> Project:
        assert self.head is not None
        keys, products = self._products(self.head.code("primary_key", 0))
        shelf = self.shelf = Shelf(self.scale, keys, products, self.notes)
        gondolas = self._gondolas(shelf)
        days = int(self.head.amount("movement_period", _DEFAULT_DAYS)) or _DEFAULT_DAYS
        sales = read_sales(self.product_rows_by_id, self.performance_by_id, max(1, min(days, 3660)), self.notes)
        name = self.head.text("name") or Path(self.name).stem
        return Project(name=name, products=tuple(products.values()), sales=sales, gondolas=gondolas)

    def _products(self, primary_key: int) -> tuple[ProductKeys, dict[str, Product]]:
        keys = ProductKeys(primary_key)
        products: dict[str, Product] = {}
        for row in self.product_rows:
            product_id = keys.add(row, products if primary_key == 2 else ())
            if product_id is None:
                self.notes.note("product_repeated", row.number, row.text("name"))
                continue
            self.product_rows_by_id[product_id] = row
            products[product_id] = read_product(row, product_id, self.scale, self.notes)
            row.release()
        for row in self.performance:
            product_id = keys.of(row)
            if product_id is not None and product_id not in self.performance_by_id:
                self.performance_by_id[product_id] = row
                products[product_id] = with_performance(products[product_id], row, self.product_rows_by_id[product_id], self.notes)
        return keys, products

    def _gondolas(self, shelf: Shelf) -> tuple[Gondola, ...]:
        gondolas: dict[str, Gondola] = {}
        for group in self.planograms:
            ours = group.row.text("created_by") == MADE_HERE
            name = (group.row.text("desc_1") if ours else "") or group.row.text("name") or f"Planogram {group.row.number}"
            side = group.row.text("desc_2") if ours and group.row.text("desc_2") in SIDES else "A"
            kind = group.row.text("desc_3") if ours else "single_gondola"
            face = msgspec.convert({"side": side}, Face)
            face = msgspec.structs.replace(face, bays=read_bays(group, shelf))
            known = gondolas.get(name)
            if known is not None and ours and all(other.side != side for other in known.faces):
                gondolas[name] = msgspec.structs.replace(known, faces=(*known.faces, face))
                self.faces[group.row.number] = (known.id, side)
                continue
            unique = name if known is None else f"{name} ({group.row.number})"
            gondolas[unique] = _gondola(f"gon-psa{group.row.number}", unique, kind, face)
            self.faces[group.row.number] = (gondolas[unique].id, side)
        return tuple(gondolas.values())


def _still_wanted(share: float, name: str, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise FileProblem("cancelled", file=name)
    if progress is not None:
        progress(share)


def _gondola(gondola_id: str, name: str, kind: str, face: Face) -> Gondola:
    gondola = Gondola(gondola_id, name, faces=(face,))
    try:
        return msgspec.structs.replace(gondola, kind=msgspec.convert({"id": "", "name": "", "kind": kind}, Gondola).kind)
    except msgspec.ValidationError:
        return gondola


def _totals(project: Project, parts: Parts) -> tuple[Total, ...]:
    rows = [row for plan in parts.planograms for fixture in plan.fixtures for row in fixture.positions]
    products = {product.id: product for product in project.products}
    positions = [position for _, position in walk_positions(project)]
    units = sum(position.wide * position.high * position.deep for position in positions)
    linear = sum(block_size(position, products[position.product])[0] for position in positions)
    return (
        Total("positions", float(len(positions)), float(len(rows))),
        Total("facings", float(sum(position.wide for position in positions)), sum(max(1.0, row.amount("h_facings", 1.0)) for row in rows)),
        Total("linear_mm", round(linear, 2), round(sum(row.amount("width") for row in rows) * parts.scale, 2)),
        Total("units", float(units), sum(_units(row) for row in rows)),
    )


def _units(row: Row) -> float:
    return max(1.0, row.amount("h_facings", 1.0)) * max(1.0, row.amount("v_facings", 1.0)) * max(1.0, row.amount("d_facings", 1.0))
