from itertools import pairwise
from typing import Any

import pytest

from planogram.model.edits.arrange import compact, fill, swap
from planogram.model.edits.mirror import mirrored_level
from planogram.model.edits.packing import turn
from planogram.model.edits.positions import add_facings, change, insert
from planogram.model.find import find_level
from planogram.model.placement import place_level, placed, products_by_id
from planogram.model.project import Project
from tests.builders import PRODUCTS, level, position, shelf


def basket(**fields: Any) -> Project:
    """1 m: a from 0 to 200, c from 300 to 500, b from 600 to 660."""
    blocks = (position("p", "a", 2, x=0.0), position("q", "c", x=300.0), position("r", "b", x=600.0))
    return shelf(*blocks, flow="free", **fields)


def standing(project: Project) -> dict[str, tuple[float, float]]:
    place = find_level(project, "low")
    return {block.position.id: (block.x, block.right) for block in placed(place.bay, place.level, products_by_id(project.products))}


def test_what_comes_without_a_place_stands_after_the_one_before_and_the_others_step_aside() -> None:
    after = standing(insert(basket(), "low", 1, (position("new", "b", 2), position("next", "b"))))
    assert after == {"p": (0.0, 200.0), "new": (200.0, 320.0), "next": (320.0, 380.0), "q": (380.0, 580.0), "r": (600.0, 660.0)}
    assert standing(insert(basket(), "low", 0, (position("new", "a"),)))["p"] == (100.0, 300.0)


def test_what_has_its_place_stands_there_whatever_does() -> None:
    assert standing(insert(basket(), "low", 1, (position("new", "b", x=350.0),)))["q"] == (300.0, 500.0)


def test_a_block_that_grows_pushes_those_right_of_it_and_at_the_end_goes_back_itself() -> None:
    assert standing(add_facings(basket(), ["q"], wide=2)) == {"p": (0.0, 200.0), "q": (300.0, 900.0), "r": (900.0, 960.0)}
    assert standing(add_facings(basket(), ["r"], wide=6))["r"] == (580.0, 1000.0)


def test_a_turn_that_makes_it_wider_pushes_too_and_what_gets_narrower_or_is_put_by_hand_pushes_nothing() -> None:
    assert standing(turn(basket(), ["p"], "front90"))["q"][0] == 400.0
    tight = change(basket(), ["q"], x=150.0)
    assert standing(tight)["q"] == (150.0, 350.0)
    assert standing(add_facings(tight, ["p"], wide=-1)) == {"p": (0.0, 100.0), "q": (150.0, 350.0), "r": (600.0, 660.0)}


def test_a_level_filled_and_two_blocks_exchanged_stand_beside_one_another() -> None:
    full = sorted(standing(fill(basket(), ["low"])).values())
    assert all(one[1] <= other[0] for one, other in pairwise(full)) and full[-1][1] <= 1000.0
    close = change(basket(), ["r"], x=500.0)
    assert standing(swap(close, "p", "r")) == {"r": (0.0, 60.0), "q": (300.0, 500.0), "p": (500.0, 700.0)}
    assert standing(swap(close, "r", "q")) == {"p": (0.0, 200.0), "r": (300.0, 360.0), "q": (500.0, 700.0)}
    assert standing(swap(change(close, ["q"], x=210.0), "p", "q"))["p"] == (210.0, 410.0)


@pytest.mark.parametrize("width", [995.0, 1000.0, 1010.0])
def test_on_hooks_they_step_aside_to_a_hole(width: float) -> None:
    pegs = shelf(position("p", "b", x=20.0), position("q", "b", 2, x=95.0), kind="pegs", hook_pitch=25.0, flow="free", width=width)
    for after in (add_facings(pegs, ["p"], wide=1), insert(pegs, "low", 1, (position("n", "b"),)), compact(pegs, ["low"]), fill(pegs, ["low"])):
        row = sorted(standing(after).values())
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(row))
        assert row[0][0] >= -0.01 and row[-1][1] <= width + 0.01


def test_blocks_between_holes_in_the_mirror_do_not_stand_in_one_another() -> None:
    one = level("l", position("p", "b"), position("q", "b", 2), position("r", "a"), kind="pegs", hook_pitch=25.0, flow="spread")
    for width in range(290, 420, 10):
        turned = mirrored_level(one, float(width), products_by_id(PRODUCTS))
        blocks = place_level(turned, float(width), products_by_id(PRODUCTS))
        assert all(left.right <= right.x + 0.01 for left, right in pairwise(blocks)), width
