"""Joined levels of a face in the mirror: what ran on into the bay on the right begins in another one, since blocks only ever run on to the right."""

from collections.abc import Iterator, Mapping, Sequence

from planogram.model.fixture import Face, Level
from planogram.model.layout import LevelBox, blocks_in, joined_runs, layout_of
from planogram.model.placement import Placed
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.units import round_mm
from planogram.model.values import changed

Products = Mapping[str, Product]


def runs_on(level: Level, length: float, blocks: Sequence[Placed]) -> bool:
    """Whether what stands on a level, `length` mm long, needs the one it is joined to."""
    return level.combined and level.flow == "left" and any(block.right > length for block in blocks)


def rejoined(face: Face, mirrored: Face, products: Products) -> Face:
    """`mirrored` with the blocks of each run of joined levels of `face` that run on where the mirror shows them, packed to the left."""
    layout = layout_of(face, products)
    levels = {level.id: level for run in joined_runs(layout) if any(box.start for box in run) for level in _dealt(run, layout.width, products)}
    if not levels:
        return mirrored
    bays = (changed(bay, levels=tuple(levels.get(level.id, level) for level in bay.levels)) for bay in mirrored.bays)
    return changed(mirrored, bays=tuple(bays))


def _dealt(run: tuple[LevelBox, ...], width: float, products: Products) -> Iterator[Level]:
    """The levels of a run in the mirror, from the left: each with the blocks that begin over it there."""
    blocks = sorted(
        ((width - box.x - block.right, block.width, block.position) for box in run for block in blocks_in(box, products)), key=lambda one: one[0]
    )
    edge = width - run[-1].right
    for number, box in enumerate(reversed(run)):
        right, last = width - box.x, number == len(run) - 1
        positions: list[Position] = []
        edge = max(edge, width - box.right)
        while blocks and (last or blocks[0][0] < right):
            x, wide, position = blocks.pop(0)
            positions.append(changed(position, x=None, gap_before=max(0.0, round_mm(x - edge))))
            edge = max(x, edge) + wide
        dividers = tuple(round_mm(box.width - x) for x in reversed(box.level.dividers))
        yield changed(box.level, flow="left", dividers=dividers, positions=tuple(positions))
