"""A project → a new PSA file, version 2017.2.0: the published field list, rows padded to the published width. Patching is patch.py's."""

from collections.abc import Iterator

from planogram.exchange.psa.cells import raw_cell
from planogram.exchange.psa.columns import WRITTEN_VERSION, cell_numbers, written_width
from planogram.exchange.psa.describe import Cells, fixture_cells, number, planogram_cells, position_cells, product_cells, segment_cells
from planogram.exchange.psa.read import MADE_HERE
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.placement import placed, products_by_id
from planogram.model.project import Project

ENCODING = "cp1252"
LINE_END = b"\r\n"
CENTIMETRE = 10.0
_PROJECT_DEFAULTS = {
    "primary_key": "2",
    "measurement": "1",
    "merch_x_placement": "3",
    "merch_x_number": "1",
    "merch_y_placement": "2",
    "merch_y_number": "3",
    "merch_z_placement": "3",
    "merch_z_number": "3",
    "merch_z_direction": "1",
}


def write_psa(project: Project) -> bytes:
    """The whole project as a new file, metric, Windows-1252, one planogram a face."""
    header = [b"PROSPACE SCHEMATIC FILE", f"; Version {WRITTEN_VERSION}".encode(), b"; Codepage=1252"]
    return LINE_END.join([*header, *_rows(project), b""])


def new_row(record: str, cells: Cells, width: int | None = None, encoding: str = ENCODING) -> bytes:
    """A row of `record` with these cells, padded to `width` cells after the tag."""
    raw = [b""] * ((width or written_width(record)) + 1)
    raw[0] = record.encode()
    for name, text in cells.items():
        index = cell_numbers(record)[name]
        if index < len(raw):
            raw[index] = raw_cell(text, encoding)
    return b",".join(raw)


def movement_days(project: Project) -> int:
    """The one period a PSA project has: the shortest of its sales, 7 without sales."""
    return min((row.period_days for row in project.sales), default=7)


def movements(project: Project) -> dict[str, float]:
    """Units sold in `movement_days` by product id: quantity per day × that period; products without a quantity are left out."""
    quantity: dict[str, float] = {}
    days: dict[str, int] = {}
    for row in project.sales:
        if row.quantity is not None:
            quantity[row.product] = quantity.get(row.product, 0.0) + row.quantity
            days[row.product] = days.get(row.product, 0) + row.period_days
    period = movement_days(project)
    return {product: sold * period / days[product] for product, sold in quantity.items()}


def _rows(project: Project) -> Iterator[bytes]:
    head = {"name": project.name, "movement_period": number(float(movement_days(project))), **_PROJECT_DEFAULTS}
    yield new_row("Project", head)
    sold = movements(project)
    for product in project.products:
        yield new_row("Product", product_cells(product, sold.get(product.id), CENTIMETRE))
    for gondola in project.gondolas:
        for face in gondola.faces:
            yield from planogram_rows(project, gondola, face)


def planogram_rows(project: Project, gondola: Gondola, face: Face, scale: float = CENTIMETRE, encoding: str = ENCODING) -> Iterator[bytes]:
    """A face as a Planogram row with its segments, fixtures and positions."""
    yield new_row("Planogram", {**planogram_cells(gondola, face, project, scale), "created_by": MADE_HERE}, encoding=encoding)
    lefts = left_ends(face)
    for index, (bay, left) in enumerate(zip(face.bays, lefts, strict=True)):
        yield new_row("Segment", segment_cells(bay, left, index, scale), encoding=encoding)
    for bay, left in zip(face.bays, lefts, strict=True):
        for index, level in enumerate(bay.levels):
            yield from fixture_rows(project, bay, level, left, index + 1, scale, encoding)


def left_ends(face: Face) -> list[float]:
    """The left end of each bay, mm from the face's left end."""
    lefts, edge = [], 0.0
    for bay in face.bays:
        lefts.append(edge)
        edge += bay.width
    return lefts


def fixture_rows(
    project: Project, bay: Bay, level: Level, left: float, level_number: int, scale: float = CENTIMETRE, encoding: str = ENCODING
) -> Iterator[bytes]:
    """A level as a Fixture row with its dividers and positions."""
    yield new_row("Fixture", fixture_cells(bay, level, left, level_number, scale), encoding=encoding)
    for x in level.dividers:
        yield new_row("Divider", {"x": number((left + x) / scale), "y": number(level.elevation / scale)}, encoding=encoding)
    products = products_by_id(project.products)
    for rank, block in enumerate(placed(bay, level, products), 1):
        cells = position_cells(block, level, products.get(block.position.product), left, rank, scale)
        yield new_row("Position", cells, encoding=encoding)
