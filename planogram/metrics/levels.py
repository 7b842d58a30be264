"""Figures level by level: lengths, and the part of each product's sales that its frontal length on the level earns."""

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column
from planogram.metrics.economics import economics
from planogram.metrics.gather import rows_by_level
from planogram.metrics.scope import Scope
from planogram.metrics.space import ABSENT, ROW, ProductIndex, whole_space
from planogram.model.project import Project
from planogram.model.settings import band_of

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
    per_mm = _per_mm(project, index, listed)
    counted = np.ones(len(index.ids)) if listed is None else np.bincount(listed, minlength=len(index.ids)).astype(np.float64)
    found = []
    for place, rows in rows_by_level(project, scope, index):
        used = rows.numbers[USED] * counted[rows.product]
        found.append(
            LevelFigures(
                place.gondola.name,
                place.face.side,
                place.bay_number,
                place.level_number,
                place.level.id,
                band_of(place.level.elevation, project.settings),
                place.bay.width / 1000.0,
                float(used.sum()) / 1000.0,
                *(_earned(per_mm[key][rows.product], used) for key in SHARED_BY_LEVEL),
            )
        )
    return tuple(found)


def _per_mm(project: Project, index: ProductIndex, listed: NDArray[np.intp] | None) -> dict[str, Column]:
    """What a millimetre of each product's frontal brings, over the whole project."""
    whole = whole_space(project.gondolas, index, project.settings).columns["used_mm"]
    columns = economics(project.products, project.sales).columns
    divided = {key: np.divide(columns[key], whole, out=np.full(len(whole), ABSENT), where=whole > 0.0) for key in SHARED_BY_LEVEL}
    if listed is not None:
        out = np.setdiff1d(np.arange(len(whole)), listed)
        for column in divided.values():
            column[out] = ABSENT
    return divided


def _earned(per_mm: Column, used: Column) -> float | None:
    value = float(np.nansum(per_mm * used)) if (per_mm == per_mm).any() else math.nan
    return None if math.isnan(value) else value
