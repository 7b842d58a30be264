"""Builds resources/samples/superette.planogram from the tables of scripts/sample: the same bytes for the same tables.

Run it from the checkout: `python scripts/build_sample.py [OUT]`. What the tables mean is in scripts/sample/README.md.
"""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sample_pnm import dress
from sample_products import Row, products, sales, table
from sample_shelves import gondolas

from planogram.exchange.project_file import write_project_file
from planogram.exchange.thumbnail import thumbnail
from planogram.model.find import walk_levels
from planogram.model.placement import products_by_id, used_length
from planogram.model.project import Project
from planogram.model.store import Counts, FloorPlacement, Point, Store, StoreShape, TradeZone, Zone
from planogram.resources import resource

SHAPES = ("outline", "obstacle", "column", "door", "exit", "checkout", "stockroom")


def build() -> Project:
    """The sample store as a project."""
    catalogue = products()
    rows = tuple(sales(catalogue))
    revenue = {row["ref"]: float(row["weekly"]) * (catalogue[row["ref"]].sale_price or 0) for row in table("products")}
    furniture = tuple(gondolas(catalogue, revenue))
    bare = Project(
        name="Supérette",
        version="1",
        author="Planogram",
        products=tuple(catalogue.values()),
        sales=rows,
        gondolas=furniture,
        store=_store({gondola.name: gondola.id for gondola in furniture}),
        store_sheet=tuple((row["key"], row["value"]) for row in table("shop")),
        counts=tuple(_counts(row) for row in table("counts")),
        trade_area=tuple(_zone(row) for row in table("trade_area")),
    )
    return dress(bare)


def _counts(row: Row) -> Counts:
    steps = (int(row[step]) for step in ("entering", "passing", "taking", "buying"))
    return Counts(row["series"], *steps, date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))  # type: ignore[arg-type]


def _zone(row: Row) -> TradeZone:
    numbers = {key: float(row[key]) for key in ("people", "yearly_spend", "idc", "captured_pct")}
    return TradeZone(row["zone"], **numbers)


def _points(row: Row) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in row["points"].split()))


def _shape(row: Row) -> StoreShape:
    return StoreShape(row["what"], _points(row), row["name"], role=row["role"], swing=row["swing"])  # type: ignore[arg-type]


def _store(ids: dict[str, str]) -> Store:
    rows = table("floor")
    return Store(
        tuple(_shape(row) for row in rows if row["what"] in SHAPES),
        tuple(Zone(row["name"], _points(row), row["category"], row["attraction"]) for row in rows if row["what"] == "zone"),  # type: ignore[arg-type]
        tuple(FloorPlacement(ids[row["name"]], *_points(row)[0], float(row["rotation"])) for row in rows if row["what"] == "gondola"),
    )


def occupation(project: Project) -> float:
    """Used over developed length of all levels."""
    by_id = products_by_id(project.products)
    places = list(walk_levels(project))
    return sum(used_length(place.level, place.bay, by_id) for place in places) / sum(place.bay.width for place in places)


def main(out: Path) -> None:
    """Build and write."""
    project = build()
    out.parent.mkdir(parents=True, exist_ok=True)
    write_project_file(out, project, {}, thumbnail(project))
    sys.stdout.write(f"{out}: {len(project.products)} products, {occupation(project):.1%} full\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("samples", "superette.planogram"))
