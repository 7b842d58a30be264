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


NEAR = 0.01
"""Part of the value above the bound at which a proposal is near enough for most uses."""


class Moment(msgspec.Struct, frozen=True):
    """When a proposal was heard: seconds on the wall and of work, and the part of its value above the last bound."""

    seconds: float
    cpu_s: float
    gap: float


class Trial(msgspec.Struct, frozen=True):
    """One question: its first proposal, the first within NEAR of the bound (None: there was none), and the last."""

    name: str
    products: int
    first: Moment
    near: Moment | None
    best: Moment
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
    rules = Rules(visible=False, supply=False, free_to_move=True, together=False, price_per_move=0.0, seconds=seconds * SOLVER_PART)
    start, work, heard = time.perf_counter(), time.process_time(), list[tuple[float, float, Proposal]]()

    def hear(proposal: Proposal) -> None:
        heard.append((time.perf_counter() - start, time.process_time() - work, proposal))

    last = SOLVERS[goal](project, scope, rules, on_better=hear)
    hear(last)
    moments = [Moment(wall, cpu, _gap(proposal, last.bound)) for wall, cpu, proposal in heard]
    near = next((moment for moment in moments if moment.gap <= NEAR), None)
    return Trial(name, len(project.products), moments[0], near, moments[-1], last.missing)


def _gap(proposal: Proposal, bound: float) -> float:
    return max(0.0, proposal.value - bound) / abs(proposal.value) if abs(proposal.value) > 1e-9 else 0.0


def generated() -> dict[str, tuple[Project, Scope, float]]:
    """The faces of SIZES."""
    return {str(size): (generated_face(size, levels), PROJECT, seconds) for size, (levels, seconds) in SIZES.items()}
