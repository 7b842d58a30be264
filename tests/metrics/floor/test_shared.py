"""Shapes that threads share: GEOS must not prepare them, because a prepared shape is not to be asked by two threads at once."""

import shapely

from planogram.metrics.floor.findings import findings_with
from planogram.metrics.floor.grid import EASY, PERSON
from planogram.metrics.floor.ground import ANY_BAND, ground, prepared
from planogram.metrics.floor.reach import walkable
from planogram.metrics.floor.walks import walk
from planogram.model.floor_layout import outline_of, pieces
from planogram.model.memo import one_object
from tests.metrics.floor.shops import box, hall, with_boxes


def test_what_is_remembered_is_never_prepared() -> None:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 5000, 9000, 90))
    standing, outline = pieces(shop), outline_of(shop.store)
    floor = ground(standing, outline, ANY_BAND)
    areas = [floor.inside, floor.free, *(walkable(standing, outline, one_object(float(width))) for width in (PERSON, EASY, 900, 1500))]
    findings_with(shop, walk(shop))
    assert not any(shapely.is_prepared(area) for area in areas)


def test_a_prepared_shape_is_a_copy() -> None:
    square = shapely.box(0, 0, 10, 10)
    own = prepared(square)
    assert (shapely.is_prepared(own), shapely.is_prepared(square), own.equals(square)) == (True, False, True)
