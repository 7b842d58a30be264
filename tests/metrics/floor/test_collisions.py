"""Pieces in each other, beyond the wall, in the sweep of a door, hanging too low: with the millimetres."""

import msgspec
import pytest

from planogram.metrics.floor.collisions import in_door_sweep, low_hangings, outside, overlaps
from planogram.metrics.floor.doorways import doorway, swept
from planogram.model.pnm import Pnm, PnmArticle, PnmPlacement
from planogram.model.project import Project
from planogram.model.store import StoreShape
from tests.metrics.floor.shops import HALL, box, hall, with_boxes


def test_pieces_that_touch_do_not_overlap() -> None:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 8000, 5000, 0), (box("c"), 5000, 5500, 0))
    assert overlaps(shop) == []


def test_pieces_in_each_other_and_by_how_much() -> None:
    shop = with_boxes(hall(), (box("a"), 5000, 5000, 0), (box("b"), 7900, 5000, 0))
    ((one, other, deep),) = overlaps(shop)
    assert (one.ref, other.ref, round(deep)) == ("a", "b", 100)


def test_over_a_low_piece_is_not_in_it() -> None:
    low = box("low", depth=500, height=150)
    flat = msgspec.structs.replace(
        low, faces=(msgspec.structs.replace(low.faces[0], bays=(msgspec.structs.replace(low.faces[0].bays[0], levels=()),)),)
    )
    high = box("high", depth=300, shelf=700)
    assert [round(deep) for _, _, deep in overlaps(with_boxes(hall(), (high, 5000, 5000, 0), (flat, 5000, 4700, 0)))] == []


def test_beyond_the_wall() -> None:
    ((piece, deep),) = outside(with_boxes(hall(), (box("a"), 1400, 5000, 0)))
    assert (piece.ref, round(deep)) == ("a", 100)
    assert list(outside(with_boxes(hall(), (box("a"), 1500, 5000, 0)))) == []


@pytest.mark.parametrize(("swing", "hit"), [("", False), ("left", True), ("right", False), ("double", False)])
def test_a_door_swept_by_a_piece(swing: str, hit: bool) -> None:
    door = StoreShape("door", ((0, 6000), (0, 7000)), swing=swing)  # type: ignore[arg-type]
    # on the left wall, seen from inside, left is the end with the smaller y
    shop = with_boxes(hall(door), (box("a", 300), 1000, 6150, 90))
    assert [piece.ref for piece, _, _ in in_door_sweep(shop)] == (["a"] if hit else [])


def test_the_sweep_of_a_leaf_is_a_quarter_of_a_circle() -> None:
    way = doorway(StoreShape("door", ((2000, 0), (3000, 0))), HALL)
    assert way is not None and (way.left, way.right, way.inward) == ((3000, 0), (2000, 0), (0, 1))
    area = swept(StoreShape("door", ((2000, 0), (3000, 0)), swing="left"), HALL)
    assert area is not None and area.area == pytest.approx(785_398, rel=0.01)
    assert area.bounds == pytest.approx((2000, 0, 3000, 1000))


def test_what_hangs_too_low() -> None:
    article = PnmArticle("K", "Kakémono", width=800, height=900, depth=1)
    placement = PnmPlacement("k", "K", "CEILING", v=0.0, x=5000.0, y=5000.0)
    shop = Project(store=hall().store, pnm=Pnm(articles=(article,), placements=(placement,)))
    assert [(ref, under, needed) for ref, _, under, needed in low_hangings(shop)] == [("k", 2100.0, 2200.0)]
