"""Where things are on a face, and what a pointer means."""

import pytest

from planogram.model.edits import positions as edits
from planogram.model.find import UnknownId
from planogram.model.layout import block_box, face_layout
from planogram.model.placement import products_by_id
from tests.builders import PRODUCTS, bay, gondola, level, position, product, project, two_bays


def test_bays_stand_side_by_side_and_levels_carry_their_path():
    layout = face_layout(two_bays(), "g", "A")
    assert [(box.number, box.x, box.right) for box in layout.bays] == [(1, 0.0, 1000.0), (2, 1000.0, 1500.0)]
    assert [(box.level.id, box.place, box.x, box.y) for box in layout.levels] == [
        ("low", (0, 0, 0, 0), 0.0, 150),
        ("high", (0, 0, 0, 1), 0.0, 900),
        ("other", (0, 0, 1, 0), 1000.0, 150),
        ("top", (0, 0, 1, 1), 1000.0, 1500),
    ]
    assert (layout.width, layout.height) == (1500.0, 1800.0)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (10, 200, "low"),
        (10, 869, "low"),
        (10, 871, "high"),
        (10, 9000, "high"),
        (10, -50, "low"),
        (-300, 200, "low"),
        (1499, 300, "other"),
        (2000, 1600, "top"),
    ],
)
def test_a_pointer_means_the_level_whose_room_it_is_in_else_the_nearest(x, y, expected):
    found = face_layout(two_bays(), "g", "A").level_at(x, y)
    assert found is not None
    assert found.level.id == expected


def test_hanging_levels_own_the_room_below_them():
    hooks = [level(f"hook{n}", kind="pegs", elevation=600.0 * n, thickness=6) for n in (1, 2)]
    layout = face_layout(project(gondola("g", bay("b", level("floor", elevation=100), *hooks))), "g", "A")
    assert [layout.level_at(5, y).level.id for y in (120, 340, 400, 590, 700, 1150, 1700)] == [
        "floor", "floor", "hook1", "hook1", "hook2", "hook2", "hook2",
    ]  # fmt: skip


def test_a_bay_without_levels_has_no_level_to_point_at():
    layout = face_layout(project(gondola("g", bay("b"))), "g", "A")
    assert layout.level_at(5, 5) is None
    assert layout.bay_at(5).bay.id == "b"


def test_a_face_that_is_not_there_is_empty_and_an_unknown_gondola_is_a_bug():
    assert face_layout(two_bays(), "g", "B").bays == ()
    assert face_layout(two_bays(), "g", "B").level_at(0, 0) is None
    with pytest.raises(UnknownId):
        face_layout(two_bays(), "nowhere", "A")


def test_the_block_under_a_point_is_found_also_beyond_its_level():
    wide = product("wide", 700, 100)
    shop = project(gondola("g", bay("b", level("l", position("p", "wide", 2), elevation=100))), products=(wide,))
    layout, products = face_layout(shop, "g", "A"), products_by_id(shop.products)
    assert layout.position_at(1300, 150, products)[1].position.id == "p"
    assert layout.position_at(1300, 250, products) is None


def test_a_rubber_band_takes_every_block_it_touches():
    shop = two_bays()
    layout, products = face_layout(shop, "g", "A"), products_by_id(shop.products)
    assert [block.position.id for _, block in layout.positions_in((150, 200, 1050, 250), products)] == ["a1", "b1p", "a2"]
    assert [block_box(*found) for found in layout.positions_in((0, 1000, 5, 1001), products)] == [(0.0, 900.0, 200.0, 1200.0)]


def test_the_layout_of_an_untouched_face_is_the_same_object():
    shop = two_bays()
    other = project(*shop.gondolas, gondola("h", bay("x", level("hl", position("hp", "a")))), products=PRODUCTS)
    before = face_layout(other, "g", "A")
    assert face_layout(edits.remove(other, ["hp"]), "g", "A") is before
    assert face_layout(edits.remove(other, ["a1"]), "g", "A") is not before
    assert before.box_of("high").y == 900
    assert before.box_of("nothing") is None
