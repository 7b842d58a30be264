import msgspec
import pytest

from planogram.model import find
from planogram.model.edits.positions import move
from tests.builders import two_bays

PROJECT = two_bays()


def test_walking_goes_bay_by_bay_lowest_level_first() -> None:
    assert [place.level.id for place in find.walk_levels(PROJECT)] == ["low", "high", "other", "top"]
    assert [(place.level.id, position.id) for place, position in find.walk_positions(PROJECT)] == [
        ("low", "a1"),
        ("low", "b1p"),
        ("high", "c1"),
        ("other", "a2"),
    ]


def test_a_place_counts_from_one_as_people_do() -> None:
    place = find.find_level(PROJECT, "other")
    assert (place.path, place.bay_number, place.level_number, place.bay.id) == ((0, 0, 1, 0), 2, 1, "b2")


def test_finding_each_by_its_id() -> None:
    place, index = find.find_position(PROJECT, "b1p")
    assert (place.level.id, index) == ("low", 1)
    assert find.position_of(PROJECT, "c1").product == "c"
    assert find.find_bay(PROJECT, "b2") == (0, 0, 1)
    assert find.find_gondola(PROJECT, "g") == 0


@pytest.mark.parametrize("look", [find.find_level, find.find_position, find.position_of, find.find_bay, find.find_gondola])
def test_an_unknown_id_is_a_bug_of_the_caller(look: object) -> None:
    with pytest.raises(find.UnknownId):
        look(PROJECT, "nobody")  # type: ignore[operator]


def test_faces_and_placed_products() -> None:
    assert find.find_face(PROJECT.gondolas[0], "A") is PROJECT.gondolas[0].faces[0]
    assert find.find_face(PROJECT.gondolas[0], "B") is None
    assert find.placed_product_ids(PROJECT) == {"a", "b", "c"}


def test_only_the_levels_that_carry_the_positions_come_in_their_order() -> None:
    found = list(find.levels_with(PROJECT, ["a2", "a1", "b1p", "nobody"]))
    assert [place.level.id for place in found] == ["low", "other"]
    assert found == [place for place in find.walk_levels(PROJECT) if place.level.id in ("low", "other")]
    assert list(find.levels_with(PROJECT, [])) == []


def test_what_was_found_is_found_again_wherever_it_went() -> None:
    plan = PROJECT
    for _ in range(2):
        for place, position in find.walk_positions(plan):
            found, index = find.find_position(plan, position.id)
            assert (found.path, found.level.positions[index].id) == (place.path, position.id)
        plan = move(plan, ["a1"], "top", 0)  # the second round looks where the first one found
    assert find.find_position(PROJECT, "a1")[0].level.id == "low"
    fewer = msgspec.structs.replace(plan, gondolas=())
    for look, gone in ((find.find_position, "c1"), (find.find_level, "high")):
        with pytest.raises(find.UnknownId):
            look(fewer, gone)  # type: ignore[operator]


def test_levels_that_changed_places_are_found_where_they_are() -> None:
    find.find_level(PROJECT, "low")
    (gondola,) = PROJECT.gondolas
    turned = msgspec.structs.replace(gondola, faces=tuple(msgspec.structs.replace(face, bays=face.bays[::-1]) for face in gondola.faces))
    assert find.find_level(msgspec.structs.replace(PROJECT, gondolas=(turned,)), "low").path == (0, 0, 1, 0)
