"""Where carried blocks come down: which level, before which neighbour, at which x. Pure; the tools show and commit the result."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from planogram.model.edits.aside import on_holes, side_by_side
from planogram.model.edits.positions import placed_from
from planogram.model.edits.tree import with_inserted, with_level
from planogram.model.fixture import Bay, Level
from planogram.model.layout import LevelBox
from planogram.model.placement import Placed, hangs, placed
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.room import make_room, overlaps
from planogram.model.units import round_mm
from planogram.model.values import changed
from planogram.tools.overlay import Guide
from planogram.tools.sight import Sight


class Run(msgspec.Struct, frozen=True):
    """Blocks that land side by side on one level: their positions, `width` mm with their gaps, `x` the face's mm of their left edge.

    With `hand` (x on the face) they go into the gap nearest to it; without, to where their left edge comes nearest to `x`.
    """

    positions: tuple[Position, ...]
    width: float
    x: float
    hand: float | None = None


class Landing(msgspec.Struct, frozen=True):
    """The project with a run put down, where its left edge now is on the face, and what it was snapped to."""

    project: Project
    level_id: str
    index: int
    mark: Guide
    guides: tuple[Guide, ...] = ()


def slots(level: Level, blocks: Sequence[Placed], width: float, length: float) -> list[float]:
    """Where the left edge (mm) of a run of `width` would be at each index among `blocks`, on a level of `length`.

    The run is not among `blocks`. For `free` levels the run may stand anywhere: the slots then only give the order.
    """
    if level.flow == "right":
        return [*(block.x - block.position.gap_before - width for block in blocks), length - width]
    if level.flow == "spread" and blocks:
        used = sum(block.width for block in blocks)
        gap = max(0.0, length - used - width) / len(blocks)
        edges = [0.0]
        for block in blocks:
            edges.append(edges[-1] + block.width + gap)
        return edges
    return [0.0, *[block.x + block.width for block in blocks]]


def gaps(blocks: Sequence[Placed]) -> list[float]:
    """The middle (mm) of each gap before, between and after `blocks` as they stand."""
    if not blocks:
        return [0.0]
    return [blocks[0].x, *[(left.x + left.width + right.x) / 2 for left, right in pairwise(blocks)], blocks[-1].right]


def nearest_slot(edges: Sequence[float], x: float) -> int:
    """Index of the slot whose edge is nearest to `x`; the first of equals.

    >>> nearest_slot([0.0, 66.0, 132.0], 90.0)
    1
    """
    away = [abs(edge - x) for edge in edges]
    return away.index(min(away))


def land(sight: Sight, box: LevelBox, run: Run, tolerance: float) -> Landing:
    """`run` put on the level where it fits best the place it is held at; on `free` levels snapped within `tolerance` mm (0: not)."""
    if box.level.flow == "free":
        return _land_free(sight, box, run, tolerance)
    edges = slots(box.level, sight.blocks(box), run.width, box.width)
    if box.level.flow == "left":
        edges[0] = max(edges[0], box.start)
    index = nearest_slot(edges, run.x - box.x) if run.hand is None else nearest_slot(gaps(sight.blocks(box)), run.hand - box.x)
    return Landing(_inserted(sight, box, index, placed_from(run.positions, None)), box.level.id, index, _mark(sight, box, index, edges[index]))


def _land_free(sight: Sight, box: LevelBox, run: Run, tolerance: float) -> Landing:
    wanted, snapped = snapped_x(sight, box, run.width, run.x - box.x, tolerance)
    blocks = sorted(sight.blocks(box), key=lambda block: block.x)
    index = sum(1 for block in blocks if block.x + block.width / 2 < wanted + run.width / 2)
    edges = with_inserted(tuple(block.x for block in blocks), index, (wanted,))
    widths = with_inserted(tuple(block.width for block in blocks), index, (run.width,))
    aside = make_room(edges, widths, index, box.width) if overlaps(edges, widths, index, box.width) else list(edges)
    x = aside.pop(index)
    standing = tuple(changed(block.position, x=round_mm(at)) for block, at in zip(blocks, aside, strict=True))
    together = with_inserted(standing, index, spaced_from(run.positions, round_mm(x), sight.products, box))
    level = on_holes(box.bay.width, changed(box.level, positions=together), sight.products)
    guides = tuple(Guide(box.x + at, box.bottom, box.x + at, box.top) for at in snapped) if x == wanted else ()
    return Landing(with_level(sight.project, box.place, level), box.level.id, index, _mark(sight, box, index, x), guides)


def spaced_from(positions: Sequence[Position], x: float, products: Mapping[str, Product], box: LevelBox) -> tuple[Position, ...]:
    """`positions` for a `free` level, the first at `x`: at their old distances when they have them, else side by side."""
    if all(position.x is not None for position in positions):
        return placed_from(positions, x)
    return side_by_side(box.bay.width, box.level, products, positions, x)


def snapped_x(sight: Sight, box: LevelBox, width: float, x: float, tolerance: float) -> tuple[float, tuple[float, ...]]:
    """`x` (mm on the level) moved so that an edge or the middle meets an edge or a middle nearby, and the lines it met."""
    edges, middles = snap_lines(sight, box)
    offers = [(line - offset, line) for offset in (0.0, width) for line in edges] + [(line - width / 2, line) for line in middles]
    best = min(offers, key=lambda offer: abs(offer[0] - x), default=None)
    if best is None or not tolerance or abs(best[0] - x) > tolerance:
        return x, ()
    return best[0], (best[1],)


def snap_lines(sight: Sight, box: LevelBox) -> tuple[list[float], list[float]]:
    """Edges and middles (mm on the level) worth meeting: the ends, the neighbours, the blocks of the next level down and up."""
    edges, middles = [0.0, box.width, *box.level.dividers], [box.width / 2]
    for level in _beside(box.bay, box.level):
        for block in placed(box.bay, level, sight.products):
            edges += [block.x, block.right]
            if level is not box.level:
                middles.append(block.x + block.width / 2)
    return edges, middles


def _beside(bay: Bay, level: Level) -> list[Level]:
    index = next(index for index, other in enumerate(bay.levels) if other is level)
    return [bay.levels[i] for i in (index, index - 1, index + 1) if 0 <= i < len(bay.levels)]


def _inserted(sight: Sight, box: LevelBox, index: int, positions: Sequence[Position]) -> Project:
    level = changed(box.level, positions=with_inserted(box.level.positions, index, positions))
    return with_level(sight.project, box.place, level)


def _mark(sight: Sight, box: LevelBox, index: int, x: float) -> Guide:
    blocks = sight.blocks(box)
    beside = [block.height for block in blocks[max(0, index - 1) : index + 1]]
    height = max([80.0, *beside])
    bottom = box.y - height if hangs(box.level) else box.y
    return Guide(box.x + x, bottom, box.x + x, bottom + height)


def run_blocks(positions: Sequence[Position], bay: Bay, products: Mapping[str, Product]) -> tuple[Placed, ...]:
    """These positions side by side from 0, each after its gap."""
    return placed(bay, Level("", positions=tuple(positions)), products)


def run_width(positions: Sequence[Position], bay: Bay, products: Mapping[str, Product]) -> float:
    """Length (mm) of these positions side by side, gaps included."""
    return max((block.right for block in run_blocks(positions, bay, products)), default=0.0)
