import msgspec
import pytest

from planogram.model.edits.level_kind import change_kind
from planogram.model.find import find_level
from planogram.model.fixture import LEVEL_KINDS, LevelKind
from planogram.model.furniture import new_level
from tests.builders import PRODUCTS, bay, gondola, position, project, shelf


@pytest.mark.parametrize("old", LEVEL_KINDS)
@pytest.mark.parametrize("new", LEVEL_KINDS)
def test_a_level_of_another_kind_is_built_as_a_new_one_of_it_and_keeps_what_stands_there(old: LevelKind, new: LevelKind) -> None:
    block = position("p", "a", 2, x=40.0, style="loose")
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
