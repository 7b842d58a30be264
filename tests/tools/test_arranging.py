from collections.abc import Callable

import pytest

from planogram.model.find import find_level, position_of, walk_positions
from planogram.session.workbench import Workbench
from planogram.tools import arranging, commands, furnishing
from tests.builders import position, shelf, two_bays
from tests.tools.hand import Hand, bench, order, steps


def test_nothing_chosen_does_nothing() -> None:
    workbench = bench(two_bays())
    for verb in (arranging.compact, arranging.even_out, arranging.fill, arranging.fill_depth, arranging.fill_height, arranging.swap):
        assert not verb(workbench)
    assert not arranging.swap_levels(workbench)
    assert steps(workbench) == 0


def test_verbs_act_on_the_levels_of_the_selection_in_one_step() -> None:
    workbench = bench(shelf(position("p0", "a", gap_before=50.0), position("p1", "b")))
    workbench.selection.set(["p0"])
    assert arranging.compact(workbench)
    assert position_of(workbench.project, "p0").gap_before == 0.0
    assert arranging.even_out(workbench)
    assert find_level(workbench.project, "low").level.flow == "spread"
    workbench.selection.set((), "low")
    assert arranging.fill(workbench)
    assert position_of(workbench.project, "p1").wide > 1
    assert [step.label.key for step in workbench.document.history.steps[1:]] == ["edit.compact_level", "edit.spread_level", "edit.fill_level"]


def test_swap_names_both_products() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    assert arranging.swap(workbench)
    assert order(workbench)["low"] == ["c1", "b1p"]
    assert workbench.document.history.undo_label.values == (("name", "Product a"), ("other", "Product c"))


def test_swap_levels_takes_the_levels_of_the_selection() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    assert arranging.swap_levels(workbench)
    assert order(workbench)["high"] == ["a1", "b1p"]


def test_a_group_is_picked_and_moved_together_until_it_is_parted() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])
    assert arranging.group(workbench)
    hand = Hand(workbench)
    hand.click((1050, 200))
    hand.click((50, 200))
    assert set(workbench.selection.ids) == {"a1", "c1"}
    assert arranging.ungroup(workbench)
    hand.click((1050, 200))
    hand.click((50, 200))
    assert workbench.selection.ids == ("a1",)


def test_undo_says_which_level_and_what_was_filled() -> None:
    workbench = bench(two_bays())
    workbench.selection.set(("a2",))
    arranging.even_out(workbench)
    arranging.fill_depth(workbench)
    workbench.selection.set(("a1", "a2"))
    arranging.compact(workbench)
    labels = [step.label for step in workbench.document.history.steps[1:]]
    assert [label.key for label in labels] == ["edit.spread_level", "edit.fill_depth", "edit.compact_levels"]
    assert dict(labels[0].values) == {"level": 1, "bay": 2} and dict(labels[2].values) == {"count": 2}


def groups_of(workbench: Workbench) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for _, one in walk_positions(workbench.project):
        if one.group:
            found.setdefault(one.group, set()).add(one.product)
    return list(found.values())


COPYING: list[Callable[[Workbench], object]] = [
    commands.duplicate,
    lambda workbench: commands.copy(workbench) and commands.paste(workbench),
    furnishing.duplicate_bay,
    furnishing.duplicate_gondola,
    lambda workbench: furnishing.duplicate_face(workbench, "B"),
    lambda workbench: Hand(workbench).drag((50.0, 200.0), (80.0, 250.0), (600.0, 250.0), ctrl=True),
]


@pytest.mark.parametrize("copy", COPYING)
def test_the_copy_of_a_group_is_a_group_of_its_own(copy: Callable[[Workbench], object]) -> None:
    workbench = bench(two_bays())
    workbench.selection.set(["a1", "c1"])  # on two levels
    arranging.group(workbench)
    copy(workbench)
    assert groups_of(workbench) == [{"a", "c"}, {"a", "c"}]
