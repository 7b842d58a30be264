"""Edits of the floor: placing, moving, turning, drawing, refusing; what is not touched stays the same object."""

import pytest

from planogram.model.edits import store as edits
from planogram.model.floor_layout import outline_of, piece_at, pieces, side_at
from planogram.model.outline import BadOutline
from planogram.model.project import Project
from planogram.model.store import StoreProfile, StoreShape, Underlay, Zone
from tests.builders import bay, gondola, project

HALL = ((0, 0), (10_000, 0), (10_000, 8000), (0, 8000))


def hall() -> Project:
    return edits.set_outline(project(gondola("g", bay("b")), gondola("h", bay("c"))), HALL)


def test_an_outline_that_crosses_itself_is_refused_and_the_point_named() -> None:
    with pytest.raises(BadOutline) as refused:
        edits.set_outline(hall(), ((0, 0), (1000, 1000), (1000, 0), (0, 1000)))
    assert (refused.value.code, refused.value.point) == ("crossing", (500, 500))


def test_a_column_outside_is_refused_and_one_inside_stands() -> None:
    with pytest.raises(BadOutline) as refused:
        edits.add_shape(hall(), StoreShape("column", ((9900, 10), (10_200, 10), (10_200, 300), (9900, 300))))
    assert (refused.value.code, refused.value.point) == ("hole_outside", (10_200, 10))
    shop = edits.add_shape(hall(), StoreShape("column", ((500, 500), (900, 500), (900, 900), (500, 900))))
    assert piece_at(shop, (600, 600)) is pieces(shop)[-1]


def test_drawing_the_outline_again_replaces_it() -> None:
    shop = edits.set_outline(hall(), HALL[:3])
    assert [shape.shape for shape in shop.store.shapes] == ["outline"]
    assert outline_of(shop.store) == HALL[:3]


def test_placing_moving_and_turning_a_gondola() -> None:
    shop = edits.place_gondola(hall(), "g", 3000, 2000, 90)
    assert pieces(shop)[0].bounds == (2750, 1500, 3250, 2500)
    shop = edits.move_pieces(shop, ["g"], 250, -100)
    assert (shop.store.placements[0].x, shop.store.placements[0].y) == (3250, 1900)
    shop = edits.rotate_pieces(shop, ["g"], 90)
    assert shop.store.placements[0].rotation == 180
    around = edits.rotate_pieces(shop, ["g"], 90, about=(3250, 0))
    assert (around.store.placements[0].x, around.store.placements[0].y) == (1350, 0)
    assert edits.take_off_floor(shop, ["g"]).store.placements == ()


def test_what_does_not_move_is_the_same_object() -> None:
    shop = edits.place_gondola(edits.place_gondola(hall(), "g", 3000, 2000), "h", 6000, 2000)
    moved = edits.move_pieces(shop, ["g"], 10, 0)
    assert pieces(moved)[1] is pieces(shop)[1]
    assert edits.move_pieces(shop, ["g"], 0, 0) is shop
    assert edits.move_pieces(shop, ["nothing"], 5, 5).store is shop.store


def test_the_side_under_a_point() -> None:
    shop = edits.place_gondola(hall(), "g", 3000, 2000)
    piece = piece_at(shop, (3000, 1800))
    assert piece is not None and side_at(piece, (3000, 1800)) == "A"
    assert piece_at(shop, (3000, 5000)) is None


def test_zones_are_put_renamed_and_removed() -> None:
    zone = Zone("Épicerie", ((0, 0), (1000, 0), (1000, 1000)))
    shop = edits.put_zone(hall(), zone)
    renamed = edits.put_zone(shop, Zone("Sucré", zone.points), "Épicerie")
    assert [zone.name for zone in renamed.store.zones] == ["Sucré"]
    assert edits.remove_zone(renamed, "Sucré").store.zones == ()
    with pytest.raises(BadOutline):
        edits.put_zone(shop, Zone("Rien", ((0, 0), (1, 1))))


def test_a_plan_underneath_is_scaled_by_two_points() -> None:
    shop = edits.lay_under(hall(), Underlay("a.png", x=100, y=200, mm_per_pixel=10, pixels_wide=800, pixels_high=600))
    scaled = edits.scale_underlay(shop, (1100, 200), (2100, 200), 2500).store.underlay
    assert scaled is not None and (scaled.x, scaled.y, scaled.mm_per_pixel) == (-1400, 200, 25)
    with pytest.raises(ValueError, match="two points"):
        edits.scale_underlay(shop, (0, 0), (0, 0), 100)


def test_thresholds_are_changed_and_given_back() -> None:
    shop = edits.set_threshold(edits.set_threshold(hall(), "plain_main", 1500), "island", 1000)
    assert shop.store.profile.thresholds == (("island", 1000.0), ("plain_main", 1500.0))
    assert edits.set_threshold(edits.set_threshold(shop, "island", None), "plain_main", None).store.profile == StoreProfile()
