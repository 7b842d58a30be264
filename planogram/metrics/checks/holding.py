"""Which level could hold a block: the nearest of the same face, in the best of some bands, with the room it needs, and that bears it."""

from collections.abc import Sequence

from planogram.metrics.checks.harmless import makes_errors
from planogram.metrics.checks.physical import extent, room_above
from planogram.model.edits import positions as edits
from planogram.model.find import LevelPlace
from planogram.model.placement import hangs, placed, products_by_id, reserved_length, room_behind
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import band_of


def free_on(project: Project, place: LevelPlace) -> float:
    """Length (mm) free on a level; never negative."""
    blocks = placed(place.bay, place.level, products_by_id(project.products))
    return max(0.0, place.bay.width - (extent(place.level, blocks) if blocks else reserved_length(place.level)))


def level_for(
    project: Project, product: Product, position: Position, start: LevelPlace, places: Sequence[LevelPlace], bands: Sequence[str]
) -> LevelPlace | None:
    """The nearest level of the same face and kind, in the best of `bands`, that holds and bears the block as it is; None when there is none."""
    settings = project.settings
    width, height, depth = block_size(position, product)
    for band in bands:
        fitting = [
            place
            for place in places
            if place.path[:2] == start.path[:2]
            and place.level.id != start.level.id
            and band_of(place.level.elevation, settings) == band
            and hangs(place.level) == hangs(start.level)
            and free_on(project, place) >= width
            and ((room := room_above(place.bay, place.path[3], settings, product.finger_space)) is None or room >= height)
            and room_behind(place.level) >= (facing_size(position, product)[2] if hangs(place.level) else depth)
        ]
        fitting.sort(key=lambda place: (abs(place.path[2] - start.path[2]), abs(place.level.elevation - start.level.elevation)))
        goal = next((place for place in fitting if _takes(project, place, position)), None)
        if goal is not None:
            return goal
    return None


def _takes(project: Project, place: LevelPlace, position: Position) -> bool:
    """Whether the block stands there without a new error on its face: the load, the room between dividers, what hangs over it."""
    if place.level.max_load_g is None and not place.level.dividers and not any(hangs(level) for level in place.bay.levels):
        return True  # the length, height and depth of the block were all that could be wrong
    return not makes_errors(project, edits.move(project, [position.id], place.level.id, 10**6))
