"""Whether what was just put down fits, and by how many mm it does not. It is never refused: a wrong planogram is a finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

import msgspec

from planogram.metrics.checks import physical
from planogram.model.fixture import Level
from planogram.model.hanging import hung_over, room_under_hung
from planogram.model.layout import LevelBox, joined_runs
from planogram.model.placement import Placed, free_length, hangs, lies_loose, room_behind
from planogram.model.product import Product
from planogram.tools.overlay import Message
from planogram.tools.sight import Sight

_EXACT = 0.05


def fit_message(sight: Sight, box: LevelBox, ids: Iterable[str]) -> Message:
    """What to say of positions `ids` on the level: all that is wrong, the worst first, or the length still free."""
    wrong = tuple(faults(sight, box, ids))
    if not wrong:
        return Message("gesture.fits", (("free_mm", room_left(sight, box)),))
    return msgspec.structs.replace(wrong[0], also=wrong[1:])


def faults(sight: Sight, box: LevelBox, ids: Iterable[str]) -> Iterator[Message]:
    """Each thing wrong with positions `ids` on the level, the worst first."""
    wanted = frozenset(ids)
    blocks = [block for block in sight.blocks(box) if block.position.id in wanted]
    too_wide = -room_left(sight, box)
    wide = too_wide > _EXACT  # then what sticks out or stands in a neighbour does so for that
    for code, missing in (
        ("gesture.too_wide", too_wide),
        ("gesture.sticks_out", 0.0 if wide else _outside(sight, box, blocks)),
        ("gesture.overlaps", 0.0 if wide else _overlaps(sight, box)),
        ("gesture.on_divider", _across(dividers_met(sight, box), blocks)),
        ("gesture.too_high", _missing_height(sight, box, blocks)),
        ("gesture.too_deep", max((depth_taken(box.level, block) for block in blocks), default=0.0) - room_behind(box.level)),
    ):
        if missing > _EXACT:
            yield Message(code, (("missing_mm", missing),), warning=True)
    excess = excess_load_kg(sight, box)
    if excess > 0:
        yield Message("gesture.too_heavy", (("excess_kg", excess),), warning=True)
    yield from _over_limits(blocks, sight.products)


def excess_load_kg(sight: Sight, box: LevelBox) -> float:
    """By how many kg the level carries more than it may, filled up; 0 when it does not or no limit is known."""
    most = box.level.max_load_g
    return 0.0 if most is None else max(0.0, physical.load_g(box.bay, box.level, sight.products, sight.project.settings) - most) / 1000


def room_left(sight: Sight, box: LevelBox) -> float:
    """Free length (mm) of the level, or of the whole run of combined levels at its height."""
    return sum(free_length(one.level, one.bay, sight.products) for one in combined_run(sight, box))


def combined_run(sight: Sight, box: LevelBox) -> list[LevelBox]:
    """The level with those its products may run on into: combined ones at the same height, bay after bay."""
    mine = (run for run in joined_runs(sight.layout) if any(one.place == box.place for one in run))
    return list(next(mine, (box,)))


def _outside(sight: Sight, box: LevelBox, blocks: list[Placed]) -> float:
    """By how many mm these blocks stick out of the level's ends, or any block out of the ends of those it is joined to."""
    if not box.level.combined:
        return max((max(-block.x, block.right - box.width) for block in blocks), default=0.0)
    run = combined_run(sight, box)
    edges = ((one.x + block.x, one.x + block.right) for one in run for block in sight.blocks(one))
    return max((max(run[0].x - left, right - run[-1].right) for left, right in edges), default=0.0)


def dividers_met(sight: Sight, box: LevelBox) -> list[float]:
    """The dividers that blocks of the level may cross, mm from its left end: its own, and those of what it is joined to."""
    if not box.level.combined:
        return list(box.level.dividers)
    return [x + one.x - box.x for one in combined_run(sight, box) for x in one.level.dividers]


def _across(dividers: Sequence[float], blocks: list[Placed]) -> float:
    """By how many mm a block crosses a divider."""
    return max((min(x - block.x, block.right - x) for x in dividers for block in blocks), default=0.0)


def _overlaps(sight: Sight, box: LevelBox) -> float:
    """The longest stretch (mm) on which two blocks of the level, or of those it is joined to, stand in one another."""
    if box.level.flow != "free" and not box.level.combined:
        return 0.0
    worst, edge = 0.0, -inf
    for left, right in sorted((one.x + block.x, one.x + block.right) for one in combined_run(sight, box) for block in sight.blocks(one)):
        worst = max(worst, min(edge, right) - left)
        edge = max(edge, right)
    return worst


def _missing_height(sight: Sight, box: LevelBox, blocks: list[Placed]) -> float:
    """What lies loose is poured as high as there is room; whatever stands needs its own room for the fingers."""
    rooms = ((block.height, room_above(sight, box, block)) for block in blocks if not lies_loose(block.position, box.level))
    return max((height - room for height, room in rooms if room is not None), default=0.0)


def missing_height(sight: Sight, box: LevelBox) -> float:
    """By how many mm the highest block of the level is too high; 0 when all fit."""
    missing = _missing_height(sight, box, list(sight.blocks(box)))
    return missing if missing > _EXACT else 0.0


def room_above(sight: Sight, box: LevelBox, block: Placed) -> float | None:
    """Height (mm) a block may take on the level, what the hand or its own fingers need kept free; None when open.

    Where it hangs: down to what stands on the next board, or to the row of hooks below when a product hangs there.
    """
    bay, n, products = box.bay, box.place[3], sight.products
    room = physical.room_for(bay, n, block, products, sight.project.settings)
    over = hung_over(bay, n, block, products)
    limits = (room, None if over is None else over[1], None if hangs(box.level) else room_under_hung(bay, n, block, products))
    return min((limit for limit in limits if limit is not None), default=None)


def depth_taken(level: Level, block: Placed) -> float:
    """Depth (mm) a block takes: one unit's where it hangs, since a hook takes as many as go on it."""
    return block.facing[2] if hangs(level) else block.depth


def _over_limits(blocks: list[Placed], products: Mapping[str, Product]) -> Iterator[Message]:
    """The products' own limits, each told once: the lowest that is passed."""
    held = [(block.position, product) for block in blocks if (product := products.get(block.position.product)) is not None]
    wide = [product.max_facings for position, product in held if product.max_facings is not None and position.wide > product.max_facings]
    high = [product.max_stack for position, product in held if product.max_stack is not None and position.high > product.max_stack]
    for code, limits in (("gesture.over_max_facings", wide), ("gesture.over_max_stack", high)):
        if limits:
            yield Message(code, (("limit", min(limits)),), warning=True)
