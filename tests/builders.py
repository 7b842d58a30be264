"""Small projects and their parts for tests: plain functions with short ids, so that a test reads like a shelf."""

from typing import Any

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.position import Position
from planogram.model.product import Product, Sales
from planogram.model.project import Project


def product(product_id: str, width: float = 100.0, height: float = 200.0, depth: float = 100.0, **fields: Any) -> Product:
    """A product named after its id."""
    return Product(product_id, fields.pop("name", f"Product {product_id}"), width=width, height=height, depth=depth, **fields)


def position(position_id: str, product_id: str, wide: int = 1, **fields: Any) -> Position:
    """A position of `wide` facings."""
    return Position(position_id, product_id, wide=wide, **fields)


def level(level_id: str, *positions: Position, elevation: float = 0.0, **fields: Any) -> Level:
    """A level carrying `positions`."""
    return Level(level_id, elevation=elevation, positions=positions, **fields)


def bay(bay_id: str, *levels: Level, width: float = 1000.0, height: float = 1800.0, **fields: Any) -> Bay:
    """A bay with `levels`, lowest first."""
    return Bay(bay_id, width, height, levels=levels, **fields)


def gondola(gondola_id: str, *bays: Bay, side: Any = "A", **fields: Any) -> Gondola:
    """A gondola of one face."""
    return Gondola(gondola_id, fields.pop("name", gondola_id), faces=(Face(side, bays),), **fields)


def project(*gondolas: Gondola, products: tuple[Product, ...] = (), sales: tuple[Sales, ...] = (), **fields: Any) -> Project:
    """A project of these gondolas."""
    return Project(name=fields.pop("name", "Test"), gondolas=gondolas, products=products, sales=sales, **fields)


PRODUCTS = (product("a", 100), product("b", 60, 100), product("c", 200, 300, 200))


def shelf(*positions: Position, width: float = 1000.0, **level_fields: Any) -> Project:
    """One gondola `g`, one bay `bay`, one level `low` with `positions`; products a (100 mm wide), b (60), c (200)."""
    return project(gondola("g", bay("bay", level("low", *positions, **level_fields), width=width)), products=PRODUCTS)


def two_bays() -> Project:
    """Gondola `g`, face A: bay `b1` with levels `low` (a1 of a, b1p of b) and `high` (c1 of c), bay `b2` with `other` (a2 of a), empty `top`."""
    first = bay("b1", level("low", position("a1", "a", 2), position("b1p", "b", 3), elevation=150), level("high", position("c1", "c"), elevation=900))
    second = bay("b2", level("other", position("a2", "a"), elevation=150), level("top", elevation=1500), width=500)
    sales = (
        Sales("a", quantity=10, revenue=100.0, margin=20.0),
        Sales("b", quantity=20, revenue=50.0, margin=15.0),
        Sales("c", quantity=5, revenue=80.0),
    )
    return project(gondola("g", first, second), products=PRODUCTS, sales=sales)
