"""From a project and a scope to columns of space: which rows count, and what part of a product's sales belongs to the scope."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics import space
from planogram.metrics.columns import Column, ratio
from planogram.metrics.furniture import bay_of, face_of, levels_in
from planogram.metrics.scope import Scope, in_group, named_gondola
from planogram.metrics.space import ProductIndex
from planogram.metrics.sums import Rows, Sums
from planogram.model.find import LevelPlace, levels_with
from planogram.model.project import Project


class Gathered(msgspec.Struct, frozen=True):
    """`columns`: sums of space by product; `part`: each product's part of its sales in a scope of place, None where taken whole;
    `listed`: rows of the products a scope speaks of, None for all; `positions`: how many in the scope, unknown products too;
    `sums`: what the columns of a whole project come from."""

    columns: dict[str, Column]
    part: Column | None
    listed: NDArray[np.intp] | None
    positions: int
    sums: Sums | None = None


def gather(project: Project, scope: Scope, index: ProductIndex) -> Gathered:
    """What a scope covers, in columns over all the products of the project."""
    if scope.is_place:
        here = space.summed(parts_in(project, scope, index), len(index.ids))
        part = _part(here.columns, *space.whole_lengths(project.gondolas, index, project.settings))
        return Gathered(here.columns, part, np.flatnonzero(here.columns["positions"] > 0.0), here.positions)
    whole = space.whole_space(project.gondolas, index, project.settings)
    if scope.kind == "project":
        return Gathered(whole.columns, None, None, whole.positions, whole.sums)
    return _of_group(scope, index, whole.columns)


def _part(here: dict[str, Column], used_mm: Column, positions: Column) -> Column:
    """The part of each product's frontal length that stands in the scope; of its positions, for a product without a width.

    `used_mm`, `positions`: of the whole project.
    """
    part = ratio(here["used_mm"], used_mm)
    flat = used_mm == 0.0
    part[flat] = ratio(here["positions"][flat], positions[flat])
    # all of it here: exactly 1, whatever the order the two sums were made in
    part[here["positions"] == positions] = 1.0
    part[here["positions"] == 0.0] = space.ABSENT
    return part


def _of_group(scope: Scope, index: ProductIndex, columns: dict[str, Column]) -> Gathered:
    member = np.array([in_group(scope, p.family, p.subfamily, p.brand, p.roles) for p in index.products], dtype=bool)
    kept = {key: np.where(member, column, space.ABSENT if key == "capacity" else 0.0) for key, column in columns.items()}
    return Gathered(kept, None, np.flatnonzero(member), int(kept["positions"].sum()))


def parts_in(project: Project, scope: Scope, index: ProductIndex) -> Sequence[Rows]:
    """The rows of the positions in a scope of place."""
    settings = project.settings
    if scope.kind == "gondola":
        gondola = named_gondola(project, scope.values[0])
        return () if gondola is None else space.gondola_parts(gondola, index, settings)
    if scope.kind == "face":
        face = face_of(project, scope)
        return () if face is None else space.face_parts(face, index, settings)
    if scope.kind == "bay":
        bay = bay_of(project, scope)
        return () if bay is None else space.bay_parts(bay, index, settings)
    if scope.kind == "selection":
        chosen = frozenset(scope.values)
        return [_only(_rows_on(place, project, index), place, chosen, index) for place in levels_with(project, chosen)]
    return [rows for _, rows in rows_by_level(project, scope, index)]


def rows_by_level(project: Project, scope: Scope, index: ProductIndex) -> list[tuple[LevelPlace, Rows]]:
    """The rows of a scope level by level; of a selection only the chosen positions."""
    found = []
    chosen = frozenset(scope.values) if scope.kind == "selection" else None
    for place in levels_in(project, scope):
        rows = _rows_on(place, project, index)
        found.append((place, rows if chosen is None else _only(rows, place, chosen, index)))
    return found


def _rows_on(place: LevelPlace, project: Project, index: ProductIndex) -> Rows:
    return space.level_rows(place.bay, place.path[3], index, project.settings)


def _only(rows: Rows, place: LevelPlace, chosen: frozenset[str], index: ProductIndex) -> Rows:
    known = [position.id in chosen for position in place.level.positions if position.product in index.row]
    mask = np.array(known, dtype=bool)
    return Rows(rows.product[mask], rows.numbers[:, mask], sum(position.id in chosen for position in place.level.positions))
