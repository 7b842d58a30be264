"""Volumes of a bay's pieces and products as arrays, and what overlaps what: bodies in space, fronts as seen from the aisle. Judges nothing."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.model.fixture import Bay, Level
from planogram.model.memo import memo
from planogram.model.placement import Placed, hangs, placed
from planogram.model.pnm_layout import PnmBox
from planogram.model.product import Product

Array = NDArray[np.float64]
"""One row per volume: left, bottom, back, right, top, front, mm."""
_BEFORE = 0.01
"""A sheet of paper stuck on something stands before it."""


class Blocks(msgspec.Struct, frozen=True):
    """The products of a bay in its frame: their volumes, and the level each stands on with the block itself."""

    volumes: Array
    found: tuple[tuple[int, Level, Placed], ...]


@memo(8192)
def bay_blocks(bay: Bay, products: Mapping[str, Product]) -> Blocks:
    """Every block of a bay; level numbers count from 0."""
    found = tuple((n, level, block) for n, level in enumerate(bay.levels) for block in placed(bay, level, products))
    rows = [_volume(level, block) for _, level, block in found]
    return Blocks(np.array(rows, dtype=np.float64).reshape(-1, 6), found)


def _volume(level: Level, block: Placed) -> tuple[float, ...]:
    """A block stands with its face at the front of its board; a hanging one reaches to the end of its hook."""
    front = (level.hook_length or level.depth) if hangs(level) else level.depth
    foot = level.elevation + block.y
    return block.x, foot, front - block.depth, block.x + block.width, foot + block.height, front


def piece_volumes(boxes: Sequence[PnmBox]) -> Array:
    """The bodies of pieces."""
    rows = [(box.x, box.y, box.back, box.right, box.top, box.front) for box in boxes]
    return np.array(rows, dtype=np.float64).reshape(-1, 6)


def _overlap(one: Array, other: Array, low: int, high: int) -> Array:
    """Length shared along one axis, one × other; negative where there is a gap."""
    return np.minimum(one[:, None, high], other[None, :, high]) - np.maximum(one[:, None, low], other[None, :, low])


def body_overlaps(one: Array, other: Array, tolerance: float) -> list[tuple[int, int, float, float, float]]:
    """Pairs of bodies that share more than `tolerance` along every axis: (row of one, row of other, across, up, deep), mm."""
    if not len(one) or not len(other):
        return []
    across, up, deep = (_overlap(one, other, axis, axis + 3) for axis in range(3))
    rows, columns = np.nonzero((across > tolerance) & (up > tolerance) & (deep > tolerance))
    lengths = (axis[rows, columns].tolist() for axis in (across, up, deep))
    return list(zip(rows.tolist(), columns.tolist(), *lengths, strict=True))


def front_overlaps(one: Array, other: Array, tolerance: float) -> list[tuple[int, int, float, float]]:
    """Pairs whose fronts overlap as seen from the aisle, `one` standing before `other`: (rows, across, up), mm."""
    if not len(one) or not len(other):
        return []
    across, up = _overlap(one, other, 0, 3), _overlap(one, other, 1, 4)
    rows, columns = np.nonzero((across > tolerance) & (up > tolerance) & (one[:, None, 5] > other[None, :, 5] + _BEFORE))
    return list(zip(rows.tolist(), columns.tolist(), across[rows, columns].tolist(), up[rows, columns].tolist(), strict=True))


@memo(8192)
def label_volumes(blocks: Blocks, width: float) -> Array:
    """The price label of each block: at its left, as high as its board's edge, on the edge itself. Hanging goods have theirs on the hook: none."""
    volumes = blocks.volumes.copy()
    for n, (_, level, block) in enumerate(blocks.found):
        wide = 0.0 if hangs(level) else min(width, block.width)
        volumes[n] = (block.x, level.elevation - level.thickness, level.depth - 1.0, block.x + wide, level.elevation, level.depth)
    return volumes
