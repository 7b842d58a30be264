"""Products and their sales from the tables of scripts/sample. Not here: furniture and where products stand (sample_shelves.py)."""

import csv
import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from stdnum import ean

from planogram.model.product import Product, Sales

Row = dict[str, str]
TABLES = Path(__file__).parent / "sample"
WEEKS = 4
FIRST_MONDAY = date(2026, 10, 19)
CARTON = 6.0
"""What the walls of a case or a tray add to each length, mm."""
REDUCED_VAT = 5.5
NEW_WEEKS = 2
"""Products with the role `new` have been on sale for the last two weeks only."""


@cache
def table(name: str) -> list[Row]:
    """The rows of one table; empty cells are empty strings."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def split(text: str) -> tuple[str, ...]:
    """The parts of a comma list."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def product_code(ref: str) -> str:
    """EAN-13 for internal use (prefix 20) of a reference of the tables.

    >>> product_code("0101")
    '2000010000017'
    """
    body = f"2000{ref[:2]}{int(ref[2:]):06d}"
    return body + str(ean.calc_check_digit(body))


def products() -> dict[str, Product]:
    """Every product of the tables by its reference."""
    families = {row["code"]: row for row in table("families")}
    brands = {row["brand"]: row for row in table("brands")}
    formats = {row["format"]: row for row in table("formats")}
    return {row["ref"]: _product(row, families[row["ref"][:2]], brands[row["brand"]], formats[row["format"]]) for row in table("products")}


def _product(row: Row, family: Row, brand: Row, pack: Row) -> Product:
    vat = REDUCED_VAT if row["ref"] in split(family["reduced_vat"]) else float(family["vat_pct"])
    price = round(float(row["price_ttc"]) / (1 + vat / 100), 2)
    return Product(
        product_code(row["ref"]),
        f"{row['name']} {pack['label']}".strip(),
        brand=row["brand"],
        family=family["family"],
        subfamily=row["subfamily"],
        supplier=brand["supplier"],
        width=float(pack["width"]),
        height=float(pack["height"]),
        depth=float(pack["depth"]),
        weight_g=float(pack["weight_g"]),
        purchase_price=round(price * (1 - float(row["margin_pct"]) / 100), 2),
        sale_price=price,
        vat_pct=vat,
        net_content=float(pack["net_content"]),
        net_unit=pack["net_unit"],  # type: ignore[arg-type]  # checked when the file is read back
        replenishment_days=float(family["replenishment_days"]),
        roles=split(row["roles"]),
        marks=split(row["marks"]),
        colour=brand["colour"],
        max_stack=int(pack["max_stack"]),
        **_packs(pack),  # type: ignore[arg-type]  # units are int, lengths float
    )


def _packs(pack: Row) -> dict[str, float | int]:
    """Case and tray of a format: `6x4x1` is 6 units across, 4 deep, 1 high."""
    fields: dict[str, float | int] = {}
    unit = (float(pack["width"]), float(pack["height"]), float(pack["depth"]))
    for kind in ("case", "tray"):
        if pack[kind]:
            across, deep, high = map(int, pack[kind].split("x"))
            fields[f"units_per_{kind}"] = across * deep * high
            fields[f"{kind}_width"] = across * unit[0] + CARTON
            fields[f"{kind}_height"] = high * unit[1] + (CARTON if kind == "case" else 0)
            fields[f"{kind}_depth"] = deep * unit[2] + CARTON
    if pack["style"] == "display":
        fields |= {"units_per_display": 24, "display_width": 112.0, "display_height": 96.0, "display_depth": 140.0}
    return fields


def sales(catalogue: dict[str, Product]) -> Iterable[Sales]:
    """Four weekly rows a product, around the ordinary week of the table; a promotion week sells more, for less."""
    for row in table("products"):
        yield from _weeks(catalogue[row["ref"]], float(row["weekly"]), random.Random(row["ref"]))


def _weeks(product: Product, weekly: float, chance: random.Random) -> Iterable[Sales]:
    stock = round(weekly * chance.uniform(0.9, 1.9)) + 4
    promoted = chance.randrange(WEEKS) if chance.random() < 0.15 else -1
    for week in range(WEEKS - NEW_WEEKS if "new" in product.roles else 0, WEEKS):
        price = round((product.sale_price or 0) * (0.85 if week == promoted else 1.0), 2)
        sold = max(0, round(weekly * chance.uniform(0.84, 1.16) * (1.6 if week == promoted else 1.0)))
        revenue = round(sold * price, 2)
        closing = max(1, stock + round(chance.uniform(-0.2, 0.2) * weekly))
        yield Sales(
            product.id,
            FIRST_MONDAY + timedelta(weeks=week),
            7,
            quantity=sold,
            revenue=revenue,
            margin=round(revenue - sold * (product.purchase_price or 0), 2),
            opening_stock=stock,
            closing_stock=closing,
        )
        stock = closing
