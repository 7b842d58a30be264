"""Which products no level of the project has room for as it is now, and what is missing, mm. Where to put those that fit is optimise/'s business."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
import numpy as np

from planogram.model.fixture import Bay, clear_height
from planogram.model.memo import memo
from planogram.model.orientation import ORIENTATIONS, oriented
from planogram.model.placement import free_length, hangs, products_by_id
from planogram.model.product import Product, allowed_orientations, unit_size
from planogram.model.project import Project
from planogram.model.settings import Settings

Lack = Literal["width", "height", "depth"]
_OPEN_ABOVE = 1e9
_EXACT = 1e-6


class NoRoom(msgspec.Struct, frozen=True):
    """`missing` mm of free length, of clear height or of depth keep a product off every level: the least there is to gain."""

    lack: Lack
    missing: float


def without_room(project: Project, product_ids: Iterable[str]) -> Mapping[str, NoRoom]:
    """Of these products, those that stand on no level whichever allowed way they are turned; products without sizes are left out."""
    rooms, known = _rooms(project), products_by_id(project.products)
    lacks = {key: _lack(known[key], rooms) for key in product_ids if key in known}
    return {key: lack for key, lack in lacks.items() if lack is not None}


@memo(8)
def _rooms(project: Project) -> np.ndarray:
    """Free length, clear height without the hand's gap, and depth of every level that products stand on; (levels, 3) mm."""
    known = products_by_id(project.products)
    bays = (bay for gondola in project.gondolas for face in gondola.faces for bay in face.bays)
    return np.array([room for bay in bays for room in _rooms_in(bay, known, project.settings)], dtype=float).reshape(-1, 3)


@memo(20_000)
def _rooms_in(bay: Bay, known: Mapping[str, Product], settings: Settings) -> list[tuple[float, float, float]]:
    return [
        (free_length(level, bay, known), _height(clear_height(bay, n, settings.hand_gap)), level.depth)
        for n, level in enumerate(bay.levels)
        if not hangs(level)
    ]


def _height(clear: float | None) -> float:
    return _OPEN_ABOVE if clear is None else clear


def _lack(product: Product, rooms: np.ndarray) -> NoRoom | None:
    sizes = {oriented(unit_size(product), name) for name in allowed_orientations(product, ORIENTATIONS)}
    if not len(rooms) or not all(all(side > 0 for side in size) for size in sizes):
        return None
    missing = np.stack([np.array(size) - rooms for size in sizes])  # (turns, levels, 3); 0 or less fits
    if bool((missing <= _EXACT).all(axis=2).any()):
        return None
    return _least(missing)


def _least(missing: np.ndarray) -> NoRoom:
    """Where only one side is too long: the length first, since a product taken away frees it; else the worst side of the best level."""
    names: tuple[Lack, ...] = ("width", "height", "depth")
    over = np.maximum(missing, 0.0)
    for side, name in enumerate(names):
        others = np.delete(over, side, axis=2).max(axis=2) <= _EXACT
        if bool(others.any()):
            return NoRoom(name, float(over[..., side][others].min()))
    turn, level = np.unravel_index(int(over.max(axis=2).argmin()), over.shape[:2])
    side = int(over[turn, level].argmax())
    return NoRoom(names[side], float(over[turn, level, side]))
