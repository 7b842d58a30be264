"""Figures level by level: lengths, and the part of each product's sales that its frontal length on the level earns.

A product without a width has its sales shared by positions.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, known, ratio
from planogram.metrics.economics import economics
from planogram.metrics.gather import rows_by_level
from planogram.metrics.scope import Scope
from planogram.metrics.space import ProductIndex, whole_space
from planogram.metrics.sums import ROW
from planogram.model.project import Project
from planogram.model.settings import BANDS, band_of

USED = ROW.index("used_mm")
SHARED_BY_LEVEL = ("revenue", "margin", "quantity")


class LevelFigures(msgspec.Struct, frozen=True):
    """One level: lengths in metres; sales None when nothing on it has them. `bay` and `level` count from 1."""

    gondola: str
    face: str
    bay: int
    level: int
    level_id: str
    band: str
    developed_linear_m: float
    used_m: float
    revenue: float | None
    margin: float | None
    quantity: float | None


def level_figures(project: Project, scope: Scope, index: ProductIndex, listed: NDArray[np.intp] | None) -> tuple[LevelFigures, ...]:
    """Every level of the scope; only the products in `listed` (rows of the index) count, all when None."""
    whole = whole_space(project.gondolas, index, project.settings).columns
    flat = whole["used_mm"] == 0.0
    columns = economics(project.products, project.sales).columns
    per_part = {key: ratio(columns[key], np.where(flat, whole["positions"], whole["used_mm"])) for key in SHARED_BY_LEVEL}
    counted = np.ones(len(index.ids), dtype=bool) if listed is None else np.bincount(listed, minlength=len(index.ids)) > 0
    found = []
    for place, rows in rows_by_level(project, scope, index):
        product, used = rows.product, rows.numbers[USED]
        here = counted[product]
        parts = np.where(flat[product], 1.0, used)[here]
        sales = [_earned(per_part[key][product[here]] * parts) for key in SHARED_BY_LEVEL]
        band = band_of(place.level.elevation, project.settings)
        name = (place.gondola.name, place.face.side, place.bay_number, place.level_number, place.level.id, band)
        found.append(LevelFigures(*name, place.bay.width / 1000.0, float(used[here].sum()) / 1000.0, *sales))
    return tuple(found)


def _earned(values: Column) -> float | None:
    """The sum of what is known; None when nothing is."""
    there = values[known(values)]
    return float(there.sum()) if len(there) else None


class BandFigures(msgspec.Struct, frozen=True):
    """The levels of one band together, with what a metre of their length brings; None where nothing is known."""

    band: str
    levels: int
    developed_linear_m: float
    used_m: float
    revenue_per_m: float | None
    margin_per_m: float | None
    quantity_per_m: float | None


def by_band(levels: Sequence[LevelFigures]) -> tuple[BandFigures, ...]:
    """The profile of the levels from the floor to the top; bands without a level are left out."""
    found = []
    for band in BANDS:
        rows = [level for level in levels if level.band == band]
        if rows:
            length = sum(row.developed_linear_m for row in rows)
            sales = [_per_metre([getattr(row, key) for row in rows], length) for key in SHARED_BY_LEVEL]
            found.append(BandFigures(band, len(rows), length, sum(row.used_m for row in rows), *sales))
    return tuple(found)


def _per_metre(values: Sequence[float | None], length: float) -> float | None:
    numbers = [value for value in values if value is not None]
    return sum(numbers) / length if numbers and length else None
