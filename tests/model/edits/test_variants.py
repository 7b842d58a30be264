import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.edits.variants import UnknownBay, make_variant, variant_for
from planogram.model.find import find_level, position_of, walk_positions
from planogram.model.placement import free_length, products_by_id
from planogram.model.project import Project
from planogram.model.variant import FREED, Freed, Shop, TakenOff
from planogram.storage.codec import decode, encode
from tests import builders
from tests.builders import position, shelf


def made(model: Project, shop: Shop, freed: Freed = "widen") -> Project:
    return make_variant(model, variant_for(model, shop, freed))


def wides(project: Project) -> dict[str, int]:
    return {one.id: one.wide for _, one in walk_positions(project)}


def test_what_a_store_does_not_carry_is_in_its_tray_and_the_neighbours_get_the_freed_length() -> None:
    # a 3 × 100 and c 2 × 200 of 1000 mm: 300 mm are free and stay free
    model = shelf(position("p1", "a", 3), position("p2", "c", 2))
    project = made(model, Shop("lyon", "Lyon", products=("a",)))
    assert wides(project) == {"p1": 7}
    assert project.variant.tray == (TakenOff("c", "assortment", 2),)
    assert [product.id for product in project.products] == ["a", "b", "c"]
    assert (project.variant.store, project.variant.model, project.variant.name) == ("lyon", "Test", "Lyon")


@pytest.mark.parametrize(("freed", "flow", "wide"), [("gap", "left", 3), ("spread", "spread", 3), ("widen", "left", 7)])
def test_the_freed_length_may_be_spread_or_left(freed: Freed, flow: str, wide: int) -> None:
    project = made(shelf(position("p1", "a", 3), position("p2", "c", 2)), Shop("s", products=("a",)), freed)
    level = find_level(project, "low").level
    assert (level.flow, level.positions[0].wide) == (flow, wide)


def test_most_facings_and_fixed_blocks_are_respected() -> None:
    model = shelf(position("p1", "a", 1, pinned=True), position("p2", "b", 1), position("p3", "c", 2))
    project = made(model, Shop("s", products=("a", "b")))
    assert wides(project)["p1"] == 1 and wides(project)["p2"] > 1


def test_levels_where_nothing_was_taken_off_are_the_same_objects() -> None:
    model = builders.two_bays()
    project = made(model, Shop("s", products=("a", "b")))
    assert find_level(project, "low").level is find_level(model, "low").level
    assert project.variant.tray == (TakenOff("c", "assortment", 1),)


def test_a_bay_the_store_does_not_have_is_left_out() -> None:
    model = builders.two_bays()
    project = made(model, Shop("s", dropped=(("G", "A", 1),)))
    assert [bay.id for bay in project.gondolas[0].faces[0].bays] == ["b2"]
    # a still stands on the other bay: only b and c are in the tray
    assert {(one.product, one.reason) for one in project.variant.tray} == {("b", "bay"), ("c", "bay")}
    assert project.variant.dropped == ("b1",)
    assert position_of(project, "a2") is position_of(model, "a2")


def test_without_any_bay_the_gondola_goes_too() -> None:
    project = made(builders.two_bays(), Shop("s", dropped=(("g", "A", 1), ("g", "A", 2))))
    assert project.gondolas == ()


def test_a_bay_nobody_has_is_refused() -> None:
    with pytest.raises(UnknownBay):
        variant_for(builders.two_bays(), Shop("s", dropped=(("g", "A", 3),)))


def test_a_store_that_carries_all_and_owns_all_gets_the_model() -> None:
    model = builders.two_bays()
    project = made(model, Shop("s"))
    assert project.gondolas is model.gondolas and project.variant.tray == ()


def test_a_variant_comes_back_from_its_file() -> None:
    project = made(builders.two_bays(), Shop("s", "Lyon", "étroit", ("a",), (("g", "A", 2),)))
    assert decode(encode(project)) == project


@given(st.sets(st.sampled_from(("a", "b", "c")), min_size=1), st.sampled_from(FREED))
def test_never_more_than_was_freed_and_the_same_twice(carried: set[str], freed: Freed) -> None:
    model = builders.two_bays()
    shop = Shop("s", products=tuple(sorted(carried)))
    project = made(model, shop, freed)
    assert project == made(model, shop, freed)
    assert {one.product for _, one in walk_positions(project)} <= carried
    for name in ("low", "high", "other", "top"):
        before, after = (find_level(one, name) for one in (model, project))
        room = [free_length(place.level, place.bay, products_by_id(model.products)) for place in (before, after)]
        assert room[1] >= min(room[0], 0.0) - 1e-6
        if freed == "widen" and after.level.positions:
            assert room[1] >= room[0] - 1e-6
