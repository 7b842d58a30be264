"""Generated projects for the benchmark and for long tests: as many positions as asked, the same every time. Not a shop anybody has."""

import math
import random

from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.position import Position
from planogram.model.product import Product, Sales
from planogram.model.project import Project

PER_LEVEL, LEVELS_PER_BAY, BAYS_PER_FACE = 25, 5, 4
BAY_WIDTH, GAP, SCREEN = 4000.0, 350.0, 1.6
FAMILIES, BRANDS = 12, 40
RIVAL_LEVELS, RIVAL_PER_LEVEL, RIVAL_PITCH, RIVAL_FREE = 20, 100, 62.0, 600.0


def scene(positions: int, seed: int = 7, one_face: bool = False) -> Project:
    """A project of `positions` positions, each of a product of its own with four figures of sales.

    25 positions stand on a level, 5 levels make a bay, 4 bays (20 levels) a face; `one_face` puts all on one face of the
    proportions of a screen, with as many levels one above another as that takes.
    """
    chance = random.Random(seed)
    products = tuple(_product(number, chance) for number in range(positions))
    levels = -(-positions // PER_LEVEL)
    bays = _bays(products, chance, max(1, round(math.sqrt(levels * BAY_WIDTH / GAP / SCREEN))) if one_face else LEVELS_PER_BAY)
    per_face = len(bays) if one_face else BAYS_PER_FACE
    groups = [bays[start : start + per_face] for start in range(0, len(bays), per_face)]
    gondolas = tuple(Gondola(f"gon-{n}", f"G{n + 1}", "single_gondola", (Face("A", group),)) for n, group in enumerate(groups))
    return Project(name=f"Scene {positions}", products=products, sales=tuple(_sales(product, chance) for product in products), gondolas=gondolas)


def _product(number: int, chance: random.Random) -> Product:
    price = round(chance.uniform(0.5, 9.0), 2)
    return Product(
        f"p{number:05d}",
        f"Article {number}",
        brand=f"Marque {number % BRANDS}",
        family=f"Famille {number * FAMILIES // 997 % FAMILIES}",
        width=float(chance.randrange(35, 76)),
        height=float(chance.randrange(90, 290)),
        depth=float(chance.randrange(35, 110)),
        purchase_price=round(price * chance.uniform(0.55, 0.9), 2),
        sale_price=price,
    )


def _sales(product: Product, chance: random.Random) -> Sales:
    return Sales(
        product.id, None, 28, quantity=chance.randrange(1, 400), opening_stock=chance.randrange(5, 90), closing_stock=chance.randrange(5, 90)
    )


def _bays(products: tuple[Product, ...], chance: random.Random, levels_per_bay: int) -> tuple[Bay, ...]:
    """Enough bays for all; the facings average two and a half."""
    rows = [products[start : start + PER_LEVEL] for start in range(0, len(products), PER_LEVEL)]
    bays = []
    for start in range(0, len(rows), levels_per_bay):
        number = start // levels_per_bay
        levels = tuple(_level(f"{number}-{n}", 150.0 + GAP * n, row, chance) for n, row in enumerate(rows[start : start + levels_per_bay]))
        bays.append(Bay(f"bay-{number}", BAY_WIDTH, 250.0 + GAP * levels_per_bay, levels=levels))
    return tuple(bays)


def _level(name: str, elevation: float, row: tuple[Product, ...], chance: random.Random) -> Level:
    positions = tuple(Position(f"pos-{product.id}", product.id, wide=chance.randrange(1, 5), deep=4) for product in row)
    return Level(f"lvl-{name}", elevation=elevation, positions=positions)


def rival_scene() -> Project:
    """One face of 20 levels × 100 products of 60 × 100 mm at 62 mm pitch on `free` levels, 600 mm free at the right."""
    products = tuple(
        Product(f"p{number:05d}", f"Article {number}", width=60.0, height=100.0, depth=60.0, sale_price=2.0, purchase_price=1.5)
        for number in range(RIVAL_LEVELS * RIVAL_PER_LEVEL)
    )
    levels = []
    for n in range(RIVAL_LEVELS):
        row = products[n * RIVAL_PER_LEVEL : (n + 1) * RIVAL_PER_LEVEL]
        positions = tuple(Position(f"pos-{product.id}", product.id, x=RIVAL_PITCH * index) for index, product in enumerate(row))
        levels.append(Level(f"lvl-{n}", elevation=150.0 + 160.0 * n, thickness=20.0, flow="free", positions=positions))
    bay = Bay("bay-0", RIVAL_PITCH * RIVAL_PER_LEVEL + RIVAL_FREE, 150.0 + 160.0 * RIVAL_LEVELS, levels=tuple(levels))
    sales = tuple(Sales(product.id, None, 28, quantity=10 + number % 90) for number, product in enumerate(products))
    return Project(name="Rival", products=products, sales=sales, gondolas=(Gondola("gon-0", "G1", faces=(Face("A", (bay,)),)),))
