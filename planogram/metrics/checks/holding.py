"""Which level could hold a block: the nearest of the same face, in the best of some bands, with the length, height and depth it needs."""

from collections.abc import Sequence

from planogram.metrics.checks.physical import extent, room_above
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
    """The nearest level of the same face and kind, in the best of `bands`, that holds the block as it is; None when there is none."""
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
        if fitting:
            return min(fitting, key=lambda place: (abs(place.path[2] - start.path[2]), abs(place.level.elevation - start.level.elevation)))
    return None
