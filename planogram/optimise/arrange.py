"""Arranging a face: families as rectangles over adjacent levels, products where the course's rules put them. A proposal, never an edit by itself.

Physical truth first: a block goes only where it is neither too high, too deep nor too heavy; pinned blocks stay where they are.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence

import msgspec

from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, find_face, find_gondola, find_level
from planogram.model.fixture import Face, Gondola, face_width
from planogram.model.placement import placed, products_by_id, reserved_length
from planogram.model.position import Position, block_size
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.cells import Area, Cell, cells_of, high_and_deep, holds, inside
from planogram.optimise.filling import Filled, fill, totals_of
from planogram.optimise.patterns import PATTERNS, blocks, families_of
from planogram.optimise.remarks import Remark
from planogram.optimise.stock import Question, Ware, wares

ROUNDS: dict[str, int] = {"vertical": 14, "horizontal": 14, "window": 28, "panels": 24}
"""Attempts; those with more ways to cut a face get more."""
_HOPELESS = 5
"""Rounds after which an attempt that leaves a tenth of the wares out is given up: fewer facings each are tried instead."""
UNSEEN, SHORT, EMPTY = 1.0, 1.5, 4.0
"""Prices beside the costs of bands: of a ware with too few facings to be seen, of one without its target, of all length left empty."""
USABLE = 0.96
"""Part of the free length that targets share out: whole facings never fill a level to the last millimetre."""
ORDERS: dict[str, Callable[[Ware], tuple[object, ...]]] = {
    "brand": lambda ware: (ware.product.brand, ware.product.name),
    "size": lambda ware: (ware.facing[1] * ware.width, ware.product.name),
    "price": lambda ware: (ware.product.sale_price or 0.0, ware.product.name),
    "weight": lambda ware: (ware.product.weight_g or 0.0, ware.product.name),
}


class Block(msgspec.Struct, frozen=True):
    """A family's rectangle on the face, mm and rows (0 lowest)."""

    family: str
    area: Area


class Arrangement(msgspec.Struct, frozen=True):
    """Every level of the face with what should stand on it, the blocks, and a remark for each product left out or kept small."""

    question: Question
    levels: tuple[tuple[str, tuple[Position, ...], tuple[float, ...]], ...]
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    cost: float = 0.0

    @property
    def left_out(self) -> tuple[str, ...]:
        """Products that found no place."""
        return tuple(remark.product for remark in self.remarks if remark.code in ("no_place", "too_high", "too_deep"))


class _Try(msgspec.Struct):
    filled: list[Filled]
    out: list[Ware]
    blocks: list[Block]
    cost: float


def arrange(
    project: Project,
    question: Question,
    cancelled: Callable[[], bool] | None = None,
    heard: Callable[[Arrangement], None] | None = None,
) -> Arrangement:
    """The best arrangement found; the same question gives the same answer. `heard` gets the first one, cancelling keeps the best so far.

    KeyError when the face does not exist.
    """
    g = find_gondola(project, question.gondola)
    gondola = project.gondolas[g]
    face = find_face(gondola, question.side)
    if face is None:
        raise KeyError(question.side)
    cells = cells_of(project, g, gondola, gondola.faces.index(face), face)
    stock = wares(project, gondola, face, question, USABLE * sum(cell.length for cell in cells))
    show = None if heard is None else lambda one: heard(_arrangement(project, gondola, face, question, one, cells))
    best = _best(cells, stock, face, question, cancelled, show)
    for least in (2, 1):
        if best.out:
            # better every product with fewer facings than some with enough to be seen and others with none
            relaxed = [msgspec.structs.replace(ware, least=max(min(least, ware.least), ware.product.min_facings or 1)) for ware in stock]
            second = _best(cells, relaxed, face, question, cancelled)
            best = second if len(second.out) < len(best.out) else best
    return _arrangement(project, gondola, face, question, best, cells)


def _best(
    cells: list[Cell],
    stock: Sequence[Ware],
    face: Face,
    question: Question,
    cancelled: Callable[[], bool] | None,
    heard: Callable[[_Try], None] | None = None,
) -> _Try:
    """Blocks of other widths and orders are tried: wider where wares found no place, else a few at random, kept when they are better."""
    chance = random.Random(question.seed)
    names = sorted(family.name for family in families_of(stock, {}))
    best, best_push, best_tilt = _attempt(cells, stock, face, question, {}, {}, 0), dict[str, float](), dict[str, float]()
    if heard is not None:
        heard(best)
    for round_number in range(1, ROUNDS[question.pattern]):
        if (cancelled is not None and cancelled()) or (round_number > _HOPELESS and len(best.out) > len(stock) // 10 + 1):
            break
        push, tilt = dict(best_push), dict(best_tilt)
        lacking = [name for name in names if any(_named(ware, name) for ware in best.out)]
        for name in lacking or chance.sample(names, min(2, len(names))):
            push[name] = push.get(name, 1.0) * (1.15 if lacking else chance.choice((0.85, 0.93, 1.08, 1.18)))
        if round_number % 2 == 0:
            tilt = {name: chance.uniform(-1.0, 1.0) for name in names}
        one = _attempt(cells, stock, face, question, push, tilt, round_number)
        if (len(one.out), one.cost) < (len(best.out), best.cost):
            best, best_push, best_tilt = one, push, tilt
        elif lacking:
            best_push = push
    return best


def _named(ware: Ware, name: str) -> bool:
    return name in (ware.product.family, ware.product.subfamily, ware.product.brand)


def _attempt(
    cells: list[Cell], stock: Sequence[Ware], face: Face, question: Question, push: dict[str, float], tilt: dict[str, float], round_number: int
) -> _Try:
    chance = random.Random(f"{question.seed}/{round_number}")
    rows = max((cell.row for cell in cells), default=0) + 1
    zones = PATTERNS[question.pattern](Area(0.0, face_width(face), 0, rows), families_of(stock, push, tilt))
    filled: list[Filled] = []
    out: list[Ware] = []
    made = []
    for family, area in blocks(zones, _borders(face)):
        own, rest = fill(family.wares, inside(cells, area), chance)
        filled += own
        made.append(Block(family.name, area))
        out += rest
    return _Try(filled, out, made, _cost(filled, cells))


def _cost(filled: Sequence[Filled], cells: Sequence[Cell]) -> float:
    """What is wrong with an attempt: wares on bands that do not suit them, unseen, far from their targets, length left empty."""
    bands = sum(ware.costs[one.cell.band] for one in filled for ware, _ in one.held)
    totals = totals_of(filled)
    unseen = sum(1 for ware in totals.wares if totals.count[ware.product.id] < ware.seen)
    short = sum(max(0.0, 1.0 - totals.share(ware)) for ware in totals.wares)
    length = sum(cell.length for cell in cells) or 1.0
    empty = 1.0 - sum(one.used for one in filled) / length
    return bands + UNSEEN * unseen + SHORT * short + EMPTY * len(totals.wares) * empty


def _borders(face: Face) -> list[float]:
    edges, edge = [], 0.0
    for bay in face.bays[:-1]:
        edge += bay.width
        edges.append(edge)
    return edges


def _arrangement(project: Project, gondola: Gondola, face: Face, question: Question, best: _Try, cells: Sequence[Cell]) -> Arrangement:
    by_level: dict[str, list[tuple[float, Position]]] = {}
    taken: set[str] = set()
    for one in best.filled:
        row = [(x, _with_own_id(position, one, taken)) for x, position in _standing(one, face, question)]
        by_level.setdefault(one.cell.place.level.id, []).extend(row)
    levels = []
    left = 0.0
    for bay in face.bays:
        for level in bay.levels:
            place = LevelPlace(gondola, face, bay, level, (0, 0, 0, 0))
            row = [*_pinned(project, place), *((x - left, position) for x, position in by_level.get(level.id, ()))]
            edges = tuple(x - left for x in sorted({block.area.x0 for block in best.blocks}) if left < x < left + bay.width)
            dividers = edges if question.separators else level.dividers
            levels.append((level.id, _within(project, place, _packed(project, row), dividers), dividers))
        left += bay.width
    made = tuple(block for block in best.blocks if block.area.width > 0)
    return Arrangement(question, tuple(levels), made, tuple(_remarks(best, cells)), best.cost)


def _standing(one: Filled, face: Face, question: Question) -> Iterator[tuple[float, Position]]:
    """The positions of a cell from left to right; power items outermost on the face."""
    order = ORDERS[question.order]
    held = sorted(one.held, key=lambda pair: order(pair[0]))
    strong = [pair for pair in held if "power_item" in pair[0].product.roles]
    others = [pair for pair in held if pair not in strong]
    at_right = one.cell.x + one.cell.length / 2 > face_width(face) / 2
    x = one.cell.x
    for ware, count in others + strong if at_right else strong + others:
        high, deep = high_and_deep(one.cell, ware)
        yield x, changed(ware.position, wide=count, high=high, deep=deep, gap_before=0.0, x=None)
        x += ware.width * count


def _with_own_id(position: Position, one: Filled, taken: set[str]) -> Position:
    """A product that stands twice gets a second id made from the place, so that the same question gives the same answer."""
    if position.id in taken:
        place = f"{position.id}/{one.cell.place.level.id}/{one.cell.x:.1f}"
        position = changed(position, id="pos-" + hashlib.sha256(place.encode()).hexdigest()[:12])
    taken.add(position.id)
    return position


def _pinned(project: Project, place: LevelPlace) -> Iterator[tuple[float, Position]]:
    for block in placed(place.bay, place.level, products_by_id(project.products)):
        if block.position.pinned:
            yield block.x, block.position


def _packed(project: Project, row: list[tuple[float, Position]]) -> tuple[Position, ...]:
    """Positions at their places as a `left` level keeps them: each after a gap."""
    products = products_by_id(project.products)
    positions, edge = [], 0.0
    for x, position in sorted(row, key=lambda pair: pair[0]):
        gap = round(max(0.0, x - edge), 2)
        positions.append(changed(position, gap_before=gap if gap > 0.01 else 0.0, x=None))
        product = products.get(position.product)
        edge = max(edge, x) + (block_size(position, product)[0] if product else 0.0)
    return tuple(positions)


def _within(project: Project, place: LevelPlace, row: tuple[Position, ...], dividers: tuple[float, ...]) -> tuple[Position, ...]:
    """The row as walls, holes and pieces on the level let it stand: where they push it beyond the end, gaps go first, then facings."""
    if _fits_in(project, place, row, dividers):
        return row
    row = tuple(position if position.pinned else changed(position, gap_before=0.0) for position in row)
    while not _fits_in(project, place, row, dividers):
        spare = [n for n, position in enumerate(row) if position.wide > 1 and not position.pinned]
        if not spare:
            break
        most = max(spare, key=lambda n: (row[n].wide, -n))
        row = (*row[:most], changed(row[most], wide=row[most].wide - 1), *row[most + 1 :])
    return row


def _fits_in(project: Project, place: LevelPlace, row: tuple[Position, ...], dividers: tuple[float, ...]) -> bool:
    level = changed(place.level, positions=row, dividers=dividers, flow="left")
    blocks = placed(place.bay, level, products_by_id(project.products))
    taken = reserved_length(level) + sum(block.width + block.position.gap_before for block in blocks)
    return taken <= place.bay.width + 0.05 and all(block.right <= place.bay.width + 0.05 for block in blocks)


def _remarks(best: _Try, cells: Sequence[Cell]) -> Iterator[Remark]:
    for ware in best.out:
        yield _why_out(ware, cells, best)
    totals = totals_of(best.filled)
    for one in best.filled:
        for ware, _ in one.held:
            count = totals.count[ware.product.id]
            if count < ware.least or count + 1 <= ware.target * 0.75:
                needs = round((ware.target - count) * ware.width, 1)
                numbers = (("facings", float(count)), ("target", round(ware.target, 1)), ("needs_mm", needs))
                yield Remark("kept_small", ware.product.id, one.cell.place.level.id, numbers)


def _why_out(ware: Ware, cells: Sequence[Cell], best: _Try) -> Remark:
    tallest = max((cell.clear if cell.clear is not None else float("inf") for cell in cells), default=0.0)
    if ware.facing[1] > tallest + 1e-6:
        return Remark("too_high", ware.product.id, "", (("needs_mm", round(ware.facing[1] - tallest, 1)),))
    deepest = max((cell.place.level.depth for cell in cells), default=0.0)
    if ware.facing[2] > deepest + 1e-6:
        return Remark("too_deep", ware.product.id, "", (("needs_mm", round(ware.facing[2] - deepest, 1)),))
    fitting = [one for one in best.filled if holds(one.cell, ware)]
    if not fitting:
        return Remark("no_place", ware.product.id, "", ())
    nearest = max(fitting, key=lambda one: one.cell.length - one.used)
    needs = ware.width * ware.least - (nearest.cell.length - nearest.used)
    return Remark("no_place", ware.product.id, nearest.cell.place.level.id, (("needs_mm", round(max(0.0, needs), 1)),))


def apply_arrangement(project: Project, arrangement: Arrangement) -> Project:
    """The project with the face as arranged: one edit. Levels it covers pack to the left from now on."""
    for level_id, positions, dividers in arrangement.levels:
        place = find_level(project, level_id)
        level = changed(place.level, positions=positions, dividers=dividers)
        if positions:
            level = changed(level, flow="left")
        project = with_level(project, place.path, level)
    return project
