"""Generated scenes: as many positions as asked, the same every time."""

import pytest

from planogram.model.find import walk_levels, walk_positions
from planogram.model.fixture import face_height, face_width
from planogram.model.placement import free_length, products_by_id
from planogram.model.scenes import RIVAL_FREE, rival_scene, scene


@pytest.mark.parametrize("size", [1, 25, 130, 500])
@pytest.mark.parametrize("one_face", [False, True])
def test_as_many_positions_as_asked(size: int, one_face: bool) -> None:
    project = scene(size, one_face=one_face)
    assert len(list(walk_positions(project))) == len(project.products) == len(project.sales) == size


def test_the_same_seed_gives_the_same_project() -> None:
    assert scene(60) == scene(60) != scene(60, seed=8)


def test_a_full_face_has_twenty_levels_and_nothing_sticks_out() -> None:
    project = scene(500)
    places = list(walk_levels(project))
    assert (len(project.gondolas), len(places)) == (1, 20)
    assert all(free_length(place.level, place.bay, products_by_id(project.products)) >= 0 for place in places)


def test_the_rival_scene_leaves_its_room_at_the_right() -> None:
    project = rival_scene()
    places = list(walk_levels(project))
    assert len(list(walk_positions(project))) == 2000
    ends = {place.bay.width - (place.level.positions[-1].x or 0) - 62 for place in places}
    assert ends == {RIVAL_FREE}


@pytest.mark.parametrize("size", [500, 2000])
def test_one_face_has_the_proportions_of_a_screen(size: int) -> None:
    (gondola,) = scene(size, one_face=True).gondolas
    assert 1.0 < face_width(gondola.faces[0]) / face_height(gondola.faces[0]) < 2.5
