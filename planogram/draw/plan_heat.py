"""The passages of customers as a map of coloured cells; runs of one colour along a row are one rectangle."""

import numpy as np
from numpy.typing import NDArray

from planogram.draw.plan_style import heat_colour
from planogram.draw.shapes import Group, Rect
from planogram.metrics.floor.walks import Walks
from planogram.model.memo import memo

_STEPS, _SPREADS = 12, 2
_LEAST = 0.02
_MOST = 98.0
"""Percentile of the passages that counts as the most: the doorstep alone must not paint the rest cold."""


def _spread(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Passages spread over neighbouring cells one can stand in: a person is wider than a line."""
    free = np.isfinite(cells)
    for _ in range(_SPREADS):
        values, count = np.zeros(cells.shape), np.zeros(cells.shape)
        padded, open_cells = np.pad(np.nan_to_num(cells), 1), np.pad(free.astype(float), 1)
        for row in range(3):
            for column in range(3):
                part = slice(row, row + cells.shape[0]), slice(column, column + cells.shape[1])
                values += padded[part]
                count += open_cells[part]
        cells = np.where(free, values / np.maximum(count, 1.0), np.nan)
    return cells


@memo(8)
def heat_group(walks: Walks) -> Group:
    """The map; cells nobody crosses stay blank. Square roots, so that side aisles differ too."""
    cells = _spread(walks.cells)
    seen = cells[np.isfinite(cells) & (cells > 0.0)]
    if not len(seen):
        return Group("floor", "heat", 0.0, 0.0, ())
    share = np.sqrt(np.clip(np.nan_to_num(cells) / np.percentile(seen, _MOST), 0.0, 1.0))
    steps = np.where(share > _LEAST, np.ceil(share * _STEPS).astype(int), 0)
    x0, y0 = walks.grid.origin
    size, shapes = walks.grid.size, []
    for row, line in enumerate(steps.tolist()):
        start = 0
        for column in range(1, len(line) + 1):
            if column == len(line) or line[column] != line[start]:
                if line[start]:
                    box = (x0 + start * size, y0 + row * size, (column - start) * size, size)
                    shapes.append(Rect(*box, heat_colour(line[start] / _STEPS)))
                start = column
    return Group("floor", "heat", 0.0, 0.0, tuple(shapes))
