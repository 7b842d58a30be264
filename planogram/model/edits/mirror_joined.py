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
    """`mirrored` with what stands on levels of `face` that run on into one another where the mirror shows it, packed to the left."""
    layout = layout_of(face, products)
    chains = (chain for run in joined_runs(layout) for chain in _chains(run) if len(chain) > 1)
    levels = {level.id: level for chain in chains for level in _dealt(chain, layout.width, products)}
    if not levels:
        return mirrored
    bays = (changed(bay, levels=tuple(levels.get(level.id, level) for level in bay.levels)) for bay in mirrored.bays)
    return changed(mirrored, bays=tuple(bays))


def _chains(run: Sequence[LevelBox]) -> list[list[LevelBox]]:
    """A run parted where nothing runs on."""
    chains: list[list[LevelBox]] = []
    for box in run:
        if box.start and chains:
            chains[-1].append(box)
        else:
            chains.append([box])
    return chains


def _dealt(run: Sequence[LevelBox], width: float, products: Products) -> Iterator[Level]:
    """The levels of a chain in the mirror, from the left: each with the blocks that begin over it there."""
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
