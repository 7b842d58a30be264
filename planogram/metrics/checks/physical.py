"""What cannot stand: too wide, too high, too deep, overlapping, too heavy, clashing hooks, boards in one another. Remembered bay by bay."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from planogram.metrics.checks.finding import Finding, Where, found
from planogram.metrics.space import capacity
from planogram.model.boards import meetings
from planogram.model.fixture import Bay, Face, Level, clear_height
from planogram.model.hanging import hung_over, standing_under
from planogram.model.layout import LevelBox, blocks_in, joined_runs, layout_of
from planogram.model.memo import memo
from planogram.model.placement import Placed, hangs, has_holes, lies_loose, placed, reserved_length, room_behind
from planogram.model.product import Product
from planogram.model.settings import Settings
from planogram.model.units import SLACK

Products = Mapping[str, Product]
Run = tuple[LevelBox, ...]
"""Joined levels from left to right."""


def face_findings(face: Face, gondola: str, products: Products, settings: Settings) -> list[Finding]:
    """Findings of every bay of a face, then of the levels that run on over several bays."""
    seen: list[Finding] = []
    for number, bay in enumerate(face.bays, 1):
        seen += _bay(bay, gondola, face.side, number, products, settings)
    if any(level.combined for bay in face.bays for level in bay.levels):
        seen += _combined(face, gondola, products)
    return seen


@memo(8192)
def _bay(bay: Bay, gondola: str, side: str, number: int, products: Products, settings: Settings) -> tuple[Finding, ...]:
    seen: list[Finding] = []
    for n, level in enumerate(bay.levels):
        if level.positions:
            here = Where(gondola, side, number, n + 1)
            blocks = placed(bay, level, products)
            seen += _length(bay, level, blocks, here)
            seen += _stack(bay, n, blocks, here, products, settings)
            seen += _load(bay, level, here, products, settings)
            if hangs(level):
                seen += _hooks(bay, n, blocks, here, products)
    seen += _boards(bay, Where(gondola, side, number))
    return tuple(seen)


def _boards(bay: Bay, where: Where) -> Iterator[Finding]:
    """Levels a typed height or a file put above the uprights, or into one another, which is told at the upper one."""
    for n, level in enumerate(bay.levels, 1):
        excess = level.elevation - bay.height
        if excess > SLACK:
            here = msgspec.structs.replace(where, level=n)
            yield found("level_above_bay", (level.id,), here, elevation_mm=level.elevation, height_mm=bay.height, excess_mm=excess)
    numbers = {level.id: n for n, level in enumerate(bay.levels, 1)}
    for lower, upper, overlap in meetings(bay.levels):
        if overlap > SLACK or lower.elevation == upper.elevation:
            here = msgspec.structs.replace(where, level=numbers[upper.id])
            heights = {"lower_mm": lower.elevation, "upper_mm": upper.elevation, "overlap_mm": overlap}
            yield found("levels_meet", (upper.id, lower.id), here, lower_level=numbers[lower.id], upper_level=numbers[upper.id], **heights)


def _at(here: Where, block: Placed) -> Where:
    return msgspec.structs.replace(here, product=block.position.product)


def extent(level: Level, blocks: tuple[Placed, ...]) -> float:
    """Length (mm) that blocks, gaps and what PNM pieces reserve take; on a `free` level as far as blocks reach, and beyond the left end."""
    if level.flow == "free":
        return max(block.right for block in blocks) - min(0.0, min(block.x for block in blocks))
    gaps = 0.0 if level.flow == "spread" else sum(block.position.gap_before for block in blocks)
    taken = sum(block.width for block in blocks) + gaps
    if not level.reserved and not level.dividers and not has_holes(level):
        return taken
    # a block that finds no room before a wall stands after it, and the rest of the room is lost
    return max(taken + reserved_length(level), max(block.right for block in blocks) - min(0.0, min(block.x for block in blocks)))


def _length(bay: Bay, level: Level, blocks: tuple[Placed, ...], here: Where) -> Iterator[Finding]:
    taken = extent(level, blocks)
    if taken > bay.width + SLACK and not level.combined:
        yield found("fit_width", (level.id,), here, taken_mm=taken, available_mm=bay.width, excess_mm=taken - bay.width)
    if not level.combined:
        yield from _crossed(level.dividers, blocks, here)
    if level.flow == "free":
        yield from _overlaps(blocks, here)


def _overlaps(blocks: tuple[Placed, ...], here: Where) -> Iterator[Finding]:
    """Each block that begins before those left of it end, with the one that reaches furthest: that need not be its neighbour."""
    left, *others = sorted(blocks, key=lambda block: block.x)
    for right in others:
        if left.right > right.x + SLACK:
            overlap = min(left.right, right.right) - right.x
            yield found("overlap", (left.position.id, right.position.id), _at(here, right), overlap_mm=overlap)
        left = max(left, right, key=lambda block: block.right)


def room_above(bay: Bay, n: int, settings: Settings, finger_space: float = 0.0) -> float | None:
    """Height (mm) a block may take on a level; for hanging ones, down to the next board below or the foot of the bay.

    The hand needs the gap of the settings, or the product's own `finger_space` where that is more.
    """
    level = bay.levels[n]
    if not hangs(level):
        return clear_height(bay, n, max(settings.hand_gap, finger_space))
    boards = [other.elevation for other in bay.levels if other.elevation < level.elevation and not hangs(other)]
    return level.elevation - max(boards, default=bay.base_height)


def room_for(bay: Bay, n: int, block: Placed, products: Products, settings: Settings) -> float | None:
    """Height (mm) a block may take where it is: what its own fingers need kept free, above what stands under it where it hangs."""
    product = products.get(block.position.product)
    room = room_above(bay, n, settings, product.finger_space if product is not None else 0.0)
    return room if room is None or not hangs(bay.levels[n]) else room - standing_under(bay, n, block, products)


def _stack(bay: Bay, n: int, blocks: tuple[Placed, ...], here: Where, products: Products, settings: Settings) -> Iterator[Finding]:
    level = bay.levels[n]
    for block in blocks:
        if block.position.product not in products:
            continue
        own = room_for(bay, n, block, products, settings)
        if own is not None and block.height > own + SLACK and not lies_loose(block.position, level):
            yield _excess("fit_height", block, here, block.height, own)
        # on a hook the units fill its length: one deep is one hook
        depth = block.facing[2] if hangs(level) else block.depth
        if depth > room_behind(level) + SLACK:
            yield _excess("fit_depth", block, here, depth, room_behind(level))


def _excess(code: str, block: Placed, here: Where, needed: float, available: float) -> Finding:
    return found(code, (block.position.id,), _at(here, block), needed_mm=needed, available_mm=available, excess_mm=needed - available)


def load_g(bay: Bay, level: Level, products: Products, settings: Settings) -> float:
    """What a level carries (g) when its products are filled up; those of unknown weight count for nothing."""
    load = 0.0
    for position in level.positions:
        product = products.get(position.product)
        if product is not None and product.weight_g is not None:
            load += product.weight_g * (capacity(position, product, level, bay, settings) or 0)
    return load


def _load(bay: Bay, level: Level, here: Where, products: Products, settings: Settings) -> Iterator[Finding]:
    if level.max_load_g is None:
        return
    load = load_g(bay, level, products, settings)
    if load > level.max_load_g:
        yield found("overload", (level.id,), here, load_g=load, max_load_g=level.max_load_g, excess_g=load - level.max_load_g)


def _hooks(bay: Bay, n: int, blocks: tuple[Placed, ...], here: Where, products: Products) -> Iterator[Finding]:
    """Hooks closer than the holes, and blocks hanging over a product hung below."""
    level = bay.levels[n]
    for block in blocks:
        if has_holes(level) and level.hook_pitch and block.position.wide > 1 and block.facing[0] < level.hook_pitch - SLACK:
            yield _clash((block.position.id,), _at(here, block), level.hook_pitch, block.facing[0])
        over = hung_over(bay, n, block, products)
        if over is not None and block.height > over[1] + SLACK:
            yield _clash((block.position.id, over[0].position.id), _at(here, block), block.height, over[1])


def _clash(ids: tuple[str, ...], where: Where, needed: float, available: float) -> Finding:
    return found("hook_clash", ids, where, needed_mm=needed, available_mm=available, excess_mm=needed - available)


def _combined(face: Face, gondola: str, products: Products) -> Iterator[Finding]:
    """Levels that run on into the next bay at the same height share their length, and what runs on may meet the next one's dividers."""
    for run in joined_runs(layout_of(face, products)):
        here = [Where(gondola, face.side, box.place[2] + 1, box.place[3] + 1) for box in run]
        standing = [(box, placed(box.bay, box.level, products)) for box in run if box.level.positions]
        taken, available = sum(extent(box.level, blocks) for box, blocks in standing), sum(box.width for box in run)
        if taken > available + SLACK:
            ids = tuple(box.level.id for box in run)
            yield found("fit_width", ids, here[0], taken_mm=taken, available_mm=available, excess_mm=taken - available)
        else:
            yield from _ends(run, here, products)
        yield from _meeting(run, here, products)
        for box, where in zip(run, here, strict=True):
            for one, there in zip(run, here, strict=True):
                for finding in _crossed(one.level.dividers, blocks_in(box, products), where, one.x - box.x):
                    yield (
                        finding if one is box else found(finding.code, finding.subject, finding.where, divider_bay=there.bay or 0, **finding.numbers)
                    )


def _ends(run: Run, here: list[Where], products: Products) -> Iterator[Finding]:
    """What sticks out of the first or the last of joined levels, though there is room on others."""
    blocks = [(box.x + block.x, box.x + block.right) for box in run for block in blocks_in(box, products)]
    first, last = run[0], run[-1]
    before, behind = first.x - min((left for left, _ in blocks), default=first.x), max((right for _, right in blocks), default=0.0) - last.right
    for box, where, excess in ((first, here[0], before), (last, here[-1], behind)):
        if excess > SLACK:
            ids = tuple(one.level.id for one in run)
            yield found("fit_width", ids, where, taken_mm=box.width + excess, available_mm=box.width, excess_mm=excess)


def _meeting(run: Run, here: list[Where], products: Products) -> Iterator[Finding]:
    """Blocks that run on, or back, into those of the next joined level: only what is packed to the left makes room for what runs in."""
    for (one, other), where in zip(pairwise(run), here[1:], strict=True):
        before = max(blocks_in(one, products), key=lambda block: block.right, default=None)
        after = min(blocks_in(other, products), key=lambda block: block.x, default=None)
        if before is not None and after is not None and one.x + before.right > other.x + after.x + SLACK:
            overlap = one.x + before.right - other.x - after.x
            yield found("overlap", (before.position.id, after.position.id), _at(where, after), overlap_mm=overlap)


def _crossed(walls: Iterable[float], blocks: tuple[Placed, ...], here: Where, start: float = 0.0) -> Iterator[Finding]:
    """Blocks across `walls`, given in mm from the left of a level that begins `start` mm right of the blocks' own."""
    for wall in walls:
        for block in blocks:
            if block.x + SLACK < wall + start < block.right - SLACK:
                across = min(wall + start - block.x, block.right - wall - start)
                yield found("divider_crossed", (block.position.id,), _at(here, block), divider_mm=wall, across_mm=across)
