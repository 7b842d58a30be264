"""Whether what was just put down fits, and by how many mm it does not. It is never refused: a wrong planogram is a finding."""

from collections.abc import Iterable, Mapping, Sequence

from planogram.model.fixture import Level, clear_height
from planogram.model.layout import LevelBox, joined_runs
from planogram.model.placement import Placed, free_length, hangs
from planogram.model.product import Product
from planogram.tools.overlay import Message
from planogram.tools.sight import Sight

_EXACT = 0.05


def fit_message(sight: Sight, box: LevelBox, ids: Iterable[str]) -> Message:
    """What to say of positions `ids` on the level: what is missing, the worst first, or the length still free."""
    wanted = frozenset(ids)
    blocks = [block for block in sight.blocks(box) if block.position.id in wanted]
    for code, missing in (
        ("gesture.too_wide", -room_left(sight, box)),
        ("gesture.sticks_out", 0.0 if box.level.combined else _outside(box, blocks)),
        ("gesture.overlaps", _overlap(sight.blocks(box)) if box.level.flow == "free" else 0.0),
        ("gesture.on_divider", _across(dividers_met(sight, box), blocks)),
        ("gesture.too_high", _missing_height(sight, box, blocks)),
        ("gesture.too_deep", max((depth_taken(box.level, block) for block in blocks), default=0.0) - depth_room(box.level)),
    ):
        if missing > _EXACT:
            return Message(code, (("missing_mm", missing),), warning=True)
    limit = _over_limit(blocks, sight.products)
    return limit or Message("gesture.fits", (("free_mm", room_left(sight, box)),))


def room_left(sight: Sight, box: LevelBox) -> float:
    """Free length (mm) of the level, or of the whole run of combined levels at its height."""
    return sum(free_length(one.level, one.bay, sight.products) for one in combined_run(sight, box))


def combined_run(sight: Sight, box: LevelBox) -> list[LevelBox]:
    """The level with those its products may run on into: combined ones at the same height, bay after bay."""
    mine = (run for run in joined_runs(sight.layout) if any(one.place == box.place for one in run))
    return list(next(mine, (box,)))


def _outside(box: LevelBox, blocks: list[Placed]) -> float:
    """By how many mm these blocks stick out of the level's ends."""
    return max((max(-block.x, block.right - box.width) for block in blocks), default=0.0)


def dividers_met(sight: Sight, box: LevelBox) -> list[float]:
    """The dividers that blocks of the level may cross, mm from its left end: its own, and those of what it is joined to."""
    if not box.level.combined:
        return list(box.level.dividers)
    return [x + one.x - box.x for one in combined_run(sight, box) for x in one.level.dividers]


def _across(dividers: Sequence[float], blocks: list[Placed]) -> float:
    """By how many mm a block crosses a divider."""
    return max((min(x - block.x, block.right - x) for x in dividers for block in blocks), default=0.0)


def _overlap(blocks: Sequence[Placed]) -> float:
    """The longest stretch (mm) on which two blocks stand in one another."""
    worst, edge = 0.0, 0.0
    for block in sorted(blocks, key=lambda one: one.x):
        worst = max(worst, min(edge, block.right) - block.x)
        edge = max(edge, block.right)
    return worst


def _missing_height(sight: Sight, box: LevelBox, blocks: list[Placed]) -> float:
    room = room_above(sight, box)
    return max((block.height for block in blocks), default=0.0) - room if room is not None else 0.0


def missing_height(sight: Sight, box: LevelBox) -> float:
    """By how many mm the highest block of the level is too high; 0 when all fit."""
    missing = _missing_height(sight, box, list(sight.blocks(box)))
    return missing if missing > _EXACT else 0.0


def room_above(sight: Sight, box: LevelBox) -> float | None:
    """Height (mm) a block may take on the level, the hand's gap included in what is kept free; None when open."""
    if hangs(box.level):
        under = [other.elevation + (other.thickness if hangs(other) else 0.0) for other in box.bay.levels[: box.place[3]]]
        return box.y - max(under, default=box.bay.base_height)
    return clear_height(box.bay, box.place[3], sight.project.settings.hand_gap)


def depth_room(level: Level) -> float:
    """Depth (mm) that is there: of the board, or of the hook."""
    return level.hook_length if hangs(level) and level.hook_length is not None else level.depth


def depth_taken(level: Level, block: Placed) -> float:
    """Depth (mm) a block takes: one unit's where it hangs, since a hook takes as many as go on it."""
    return block.facing[2] if hangs(level) else block.depth


def _over_limit(blocks: list[Placed], products: Mapping[str, Product]) -> Message | None:
    for block in blocks:
        product = products.get(block.position.product)
        if product is None:
            continue
        if product.max_facings is not None and block.position.wide > product.max_facings:
            return Message("gesture.over_max_facings", (("limit", product.max_facings),), warning=True)
        if product.max_stack is not None and block.position.high > product.max_stack:
            return Message("gesture.over_max_stack", (("limit", product.max_stack),), warning=True)
    return None
