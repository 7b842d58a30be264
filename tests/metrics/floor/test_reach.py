"""Where one can go: what is behind a passage too narrow, exits, dead ends, turning circles."""

from planogram.metrics.floor.reach import dead_ends, exits_reached, reach, turning_gaps, unreached_faces
from planogram.model.edits.store import add_shape
from planogram.model.project import Project
from planogram.model.store import StoreShape
from tests.metrics.floor.shops import box, corridor, hall, with_boxes


def wall(left: float, bottom: float, right: float, top: float) -> StoreShape:
    return StoreShape("obstacle", ((left, bottom), (right, bottom), (right, top), (left, top)))


def parted(gap: float) -> Project:
    """A hall cut in two by a wall with one gap of `gap` mm; a gondola stands at the back."""
    shop = add_shape(add_shape(hall(), wall(0, 9000, 10_000, 9300)), wall(10_000 + gap, 9000, 20_000, 9300))
    return with_boxes(shop, (box("back"), 5000, 13_000, 0))


def test_an_empty_hall_is_reached_whole() -> None:
    found = reach(hall())
    assert found.has_entrance
    assert found.floor.area == (20_000 - 899) * (15_000 - 899)
    assert exits_reached(hall()) == (3, 3)


def test_behind_a_gap_too_narrow_nothing_is_reached() -> None:
    assert exits_reached(parted(905)) == (3, 3)
    assert unreached_faces(parted(905)) == []
    assert exits_reached(parted(890)) == (2, 3)
    assert [(piece.ref, side) for piece, side, _ in unreached_faces(parted(890))] == [("back", "A")]


def test_a_face_against_a_wall_is_out_of_reach() -> None:
    assert [piece.ref for piece, _, _ in unreached_faces(with_boxes(hall(), (box("a"), 5000, 400, 0)))] == ["a"]


def test_without_an_entrance_nothing_is_said_about_reach() -> None:
    shop = hall()
    closed = Project(store=type(shop.store)(shapes=shop.store.shapes[:1]))
    assert not reach(closed).has_entrance
    assert unreached_faces(with_boxes(closed, (box("a"), 5000, 400, 0))) == []


def test_an_aisle_closed_at_one_end_is_a_dead_end() -> None:
    assert dead_ends(corridor(1500.0, 0.0)) == []
    closed = add_shape(corridor(1500.0, 0.0), wall(11_500, 6250, 14_000, 8750))
    assert [{aisle.first, aisle.second} for aisle in dead_ends(closed)] == [{"high", "low"}]


def test_a_long_narrow_aisle_has_no_place_to_turn() -> None:
    long = with_boxes(hall(), (box("a", 9000), 10_000, 6000, 180), (box("b", 9000), 10_000, 7700, 0))
    ((aisle, apart),) = turning_gaps(long)
    assert aisle.clear == 1200
    assert 6000 < apart < 10_000
    wide = with_boxes(hall(), (box("a", 9000), 10_000, 6000, 180), (box("b", 9000), 10_000, 8100, 0))
    assert turning_gaps(wide) == []
    short = with_boxes(hall(), (box("a", 4000), 10_000, 6000, 180), (box("b", 4000), 10_000, 7700, 0))
    assert turning_gaps(short) == []
