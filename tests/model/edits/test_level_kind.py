import msgspec
import pytest

from planogram.model.edits.level_kind import change_flow, change_kind
from planogram.model.edits.positions import add_facings
from planogram.model.find import find_level
from planogram.model.fixture import LEVEL_KINDS, Flow, LevelKind
from planogram.model.furniture import new_level
from planogram.model.placement import placed, products_by_id
from planogram.model.project import Project
from tests.builders import PRODUCTS, bay, gondola, position, project, shelf


@pytest.mark.parametrize("old", LEVEL_KINDS)
@pytest.mark.parametrize("new", LEVEL_KINDS)
def test_a_level_of_another_kind_is_built_as_a_new_one_of_it_and_keeps_what_stands_there(old: LevelKind, new: LevelKind) -> None:
    block = position("p", "a", 2, x=50.0, style="loose")
    before = msgspec.structs.replace(new_level(old, 700.0, 300.0), id="l", positions=(block,))
    after = find_level(change_kind(project(gondola("g", bay("b", before)), products=PRODUCTS), ["l"], new), "l").level
    wanted = msgspec.structs.replace(new_level(new, 700.0, 300.0), id="l", positions=(block,), flow=before.flow)
    assert after == wanted


def test_what_someone_chose_stays_and_what_the_new_kind_does_not_know_goes() -> None:
    plan = shelf(position("p", "a"), dividers=(300.0,), combined=True, slope=10.0, thickness=18.0, clear_height=220.0, depth=400.0)
    pegs = find_level(change_kind(plan, ["low"], "pegs"), "low").level
    assert (pegs.thickness, pegs.hook_pitch, pegs.hook_length, pegs.depth) == (18.0, 25.0, 400.0, 400.0)
    assert (pegs.dividers, pegs.combined, pegs.slope, pegs.clear_height) == ((), False, 0.0, None)
    basket = find_level(change_kind(plan, ["low"], "basket"), "low").level
    assert (basket.clear_height, basket.dividers, basket.slope, basket.thickness) == (220.0, (300.0,), 10.0, 18.0)


@pytest.mark.parametrize("flow", ["left", "right", "spread"])
def test_blocks_set_free_stand_where_they_stood_and_packed_again_have_no_places(flow: Flow) -> None:
    plan = shelf(position("p", "a"), position("q", "b", gap_before=30.0), position("r", "c"), flow=flow)
    free = change_flow(plan, ["low"], "free")
    assert edges(free) == edges(plan)
    again = change_flow(add_facings(free, ["p"], wide=2), ["low"], flow)
    assert [one.x for one in find_level(again, "low").level.positions] == [None] * 3
    assert find_level(again, "low").level.flow == flow
    assert change_flow(plan, ["low"], flow) is plan


def test_blocks_no_longer_free_are_in_the_order_they_are_seen_in() -> None:
    plan = shelf(position("p", "a", x=700.0), position("q", "b", x=20.0), flow="free")
    packed = change_flow(plan, ["low"], "left")
    assert [one.id for one in find_level(packed, "low").level.positions] == ["q", "p"]


def test_blocks_of_a_basket_that_becomes_a_row_of_pegs_come_into_holes_beside_one_another() -> None:
    plan = shelf(position("p", "b", x=5.0), position("q", "b", x=65.0), position("r", "a", x=125.0), kind="basket", flow="free")
    assert edges(change_kind(plan, ["low"], "pegs")) == {"p": 20.0, "q": 95.0, "r": 175.0}


def edges(plan: Project) -> dict[str, float]:
    place = find_level(plan, "low")
    return {block.position.id: round(block.x, 2) for block in placed(place.bay, place.level, products_by_id(plan.products))}
