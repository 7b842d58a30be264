"""From prices to a plan: articles one after another, the longest first, each the way that is worth most where there is room for it left."""

import numpy as np

from planogram.optimise.task import OVERFLOW_PRICE
from planogram.optimise.ways import Columns, Floats

_EQUAL = 1e-9
"""Values nearer than this are alike."""


def dealt(columns: Columns, extra: Floats, rooms: Floats) -> list[int]:
    """A column of each part. `extra`: what each costs at the prices beyond its part's best.

    Levels that treat blocks alike have the same price: among equals the one with most room is taken, else all would go to the first.
    """
    ends = [*columns.starts[1:], len(extra)]
    parts = [slice(int(start), int(end)) for start, end in zip(columns.starts, ends, strict=True)]
    lengths = columns.lengths
    wanted = [lengths[own.start + int(np.argmin(extra[own]))] for own in parts]
    left, chosen = rooms.copy(), [0] * len(parts)
    for n in sorted(range(len(parts)), key=lambda n: (-wanted[n], n)):
        own = parts[n]
        entries = slice(int(columns.spans[own.start]), int(columns.spans[own.stop]))
        over = np.maximum(0.0, columns.takes[entries] - left[columns.shelves[entries]])
        starts = columns.spans[own] - columns.spans[own.start]
        worth = extra[own] + OVERFLOW_PRICE * np.add.reduceat(over, starts)
        equal = np.flatnonzero(worth <= worth.min() + _EQUAL)
        room = np.add.reduceat(left[columns.shelves[entries]], starts)[equal]
        best = chosen[n] = own.start + int(equal[np.argmax(room)])
        taken = slice(int(columns.spans[best]), int(columns.spans[best + 1]))
        np.subtract.at(left, columns.shelves[taken], columns.takes[taken])
    return chosen
