"""How good the optimiser is on this machine: time to the first proposal, time to the last, and the gap to the bound. It measures; it never judges."""

import random
import time
from collections.abc import Callable

import msgspec

from planogram.metrics.scope import PROJECT, Scope
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.position import Position
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from planogram.optimise.facings import optimal_facings
from planogram.optimise.proposal import Proposal
from planogram.optimise.rebalance import rebalance
from planogram.optimise.rules import Rules

SIZES: dict[int, tuple[int, float]] = {50: (5, 5.0), 200: (6, 5.0), 800: (20, 30.0)}
"""Products of a generated face: its levels, and the seconds the whole search may take."""
SOLVERS: dict[str, Callable[..., Proposal]] = {"rebalance": rebalance, "facings": optimal_facings}
SOLVER_PART = 0.4
_WIDTH_OF_ONE = 62.0
_FACINGS = 3.0


class Trial(msgspec.Struct, frozen=True):
    """One question: seconds to the first proposal and to the last, gaps to the bound as parts of the value, both counted with the last bound."""

    name: str
    products: int
    first_s: float
    best_s: float
    first_gap: float
    gap: float
    missing: int


def generated_face(products: int, levels: int, seed: int = 7) -> Project:
    """A face of one long bay, every product once, filled to the end: the same every time."""
    chance = random.Random(seed)
    goods = tuple(_product(n, chance) for n in range(products))
    rows = [goods[n::levels] for n in range(levels)]
    width = round(products / levels * _FACINGS * _WIDTH_OF_ONE)
    shelves = tuple(_level(n, row, chance) for n, row in enumerate(rows))
    bay = Bay("bay-0", float(width), 200.0 + 330.0 * levels, levels=shelves)
    sales = tuple(Sales(one.id, None, 28, quantity=float(chance.randrange(1, 400))) for one in goods)
    return Project(name=f"{products}", products=goods, sales=sales, gondolas=(Gondola("gon-0", "G1", faces=(Face("A", (bay,)),)),))


def _product(number: int, chance: random.Random) -> Product:
    price = round(chance.uniform(0.5, 9.0), 2)
    return Product(
        f"p{number:04d}",
        f"Article {number}",
        family=f"F{number % 8}",
        width=float(chance.randrange(35, 90)),
        height=float(chance.randrange(90, 280)),
        depth=60.0,
        purchase_price=round(price * chance.uniform(0.55, 0.9), 2),
        sale_price=price,
    )


def _level(number: int, row: tuple[Product, ...], chance: random.Random) -> Level:
    blocks = tuple(Position(f"pos-{one.id}", one.id, wide=chance.randrange(1, 5), deep=4) for one in row)
    return Level(f"lvl-{number}", elevation=150.0 + 330.0 * number, positions=blocks)


def trials(projects: dict[str, tuple[Project, Scope, float]], said: Callable[[str], None]) -> list[Trial]:
    """Re-balancing and optimal facings of each project, blocks free to move: the hardest of what is asked."""
    return [_trial(f"{goal}_{name}", goal, asked, said) for name, asked in projects.items() for goal in SOLVERS]


def _trial(name: str, goal: str, asked: tuple[Project, Scope, float], said: Callable[[str], None]) -> Trial:
    said(name)
    project, scope, seconds = asked
    rules = Rules(visible=False, supply=False, free_to_move=True, price_per_move=0.0, seconds=seconds * SOLVER_PART)
    start, heard = time.perf_counter(), list[tuple[float, Proposal]]()
    last = SOLVERS[goal](project, scope, rules, on_better=lambda proposal: heard.append((time.perf_counter() - start, proposal)))
    best_s = time.perf_counter() - start
    first_s, first = heard[0] if heard else (best_s, last)
    gap = max(0.0, first.value - last.bound) / abs(first.value) if abs(first.value) > 1e-9 else 0.0
    return Trial(name, len(project.products), first_s, best_s, gap, last.gap, last.missing)


def generated() -> dict[str, tuple[Project, Scope, float]]:
    """The faces of SIZES."""
    return {str(size): (generated_face(size, levels), PROJECT, seconds) for size, (levels, seconds) in SIZES.items()}
