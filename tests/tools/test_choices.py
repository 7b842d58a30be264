from planogram.metrics.checks import check
from planogram.model.edits.furniture import add_level, change_bay, change_levels
from planogram.model.edits.positions import change, insert
from planogram.model.find import find_level, position_of
from planogram.model.placement import free_length, products_by_id
from planogram.model.position import Position, block_size
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.choices import TAKE_BACK, offer_after_drop, offer_after_key
from planogram.tools.commands import add_facings, duplicate, move_neighbour
from planogram.tools.overlay import Message
from planogram.tools.place import PlaceTool
from planogram.tools.pointer import Pointer
from tests.builders import PRODUCTS, bay, gondola, level, position, product, project, shelf
from tests.tools.hand import Hand, bench


def room(of: Project, level_id: str) -> float:
    place = find_level(of, level_id)
    return free_length(place.level, place.bay, products_by_id(of.products))


def test_a_drop_that_fits_needs_no_way_out() -> None:
    workbench = bench(shelf(position("p0", "a")))
    PlaceTool(workbench, ["c"]).release(Pointer(500, 100))
    assert offer_after_drop(workbench) is None


def test_a_drop_from_the_catalogue_offers_to_take_the_neighbour_away() -> None:
    workbench = bench(shelf(position("p0", "c", 4), position("p1", "c", 1)))
    PlaceTool(workbench, ["c"]).release(Pointer(805, 100))
    offer = offer_after_drop(workbench)
    assert offer is not None
    assert dict(offer.message.values) == {"missing_mm": 200.0}
    by_key = {choice.key: choice for choice in offer.choices}
    assert set(by_key) == {"choice.reduce_level", "choice.swap"}
    assert by_key["choice.swap"].values == (("name", "Product c"),)
    assert by_key["choice.swap"].label == Label("edit.replace", (("name", "Product c"), ("other", "Product c")))
    assert all(room(choice.project, "low") >= 0 for choice in offer.choices)


def test_a_move_offers_fewer_facings_and_an_exchange_with_the_neighbour() -> None:
    soft = product("soft", 100.0, max_squeeze_pct=50.0)
    levels = (level("low", position("p0", "soft", 4)), level("up", position("p1", "soft", 4), position("p2", "soft", 2), elevation=900.0))
    workbench = bench(project(gondola("g", bay("bay", *levels, width=700.0)), products=(soft,)))
    Hand(workbench).drag((50, 100), (50, 500), (50, 1000))
    assert [p.id for p in find_level(workbench.project, "up").level.positions] == ["p0", "p1", "p2"]
    offer = offer_after_drop(workbench)
    assert offer is not None
    labels = {choice.key: choice.label for choice in offer.choices}
    assert labels["choice.swap"] == Label("edit.swap", (("name", "Product soft"), ("other", "Product soft")))
    assert labels["choice.squeeze"] == Label("edit.squeeze_many", (("count", 3),))
    by_key = {choice.key: choice.project for choice in offer.choices}
    assert set(by_key) == {"choice.squeeze", "choice.reduce", "choice.swap"}
    assert position_of(by_key["choice.reduce"], "p0").wide == 1
    assert [p.id for p in find_level(by_key["choice.swap"], "low").level.positions] == ["p1"]
    assert [p.id for p in find_level(by_key["choice.swap"], "up").level.positions] == ["p0", "p2"]
    assert abs(room(by_key["choice.squeeze"], "up")) < 0.01


def test_a_block_doubled_where_there_is_no_room_is_not_offered_in_exchange_for_the_one_it_was_doubled_from() -> None:
    workbench = bench(shelf(position("p0", "a", 5), position("p1", "c", 2, gap_before=30.0)))
    workbench.selection.set(("p1",))
    assert duplicate(workbench)
    assert set(offered(workbench)) == {"choice.reduce_level"}
    workbench.document.undo()
    workbench.selection.set(("p0",))
    assert duplicate(workbench)
    offer = offer_after_key(workbench)
    assert offer is not None
    assert [choice.values for choice in offer.choices if choice.key == "choice.swap"] == [(("name", "Product c"),)]


def low_shelf() -> Workbench:
    """An empty level `low` 170 mm clear and 300 deep; the product q is 100 × 150 × 120, r 100 × 200 × 120."""
    products = (product("q", 100.0, 150.0, 120.0), product("r", 100.0, 200.0, 120.0), product("s", 300.0, 300.0, 300.0))
    return bench(project(gondola("g", bay("bay", level("low", clear_height=170.0, depth=300.0))), products=products))


def test_too_high_a_stack_is_lowered() -> None:
    workbench = low_shelf()
    PlaceTool(workbench, ["q"]).release(Pointer(500, 100))
    add_facings(workbench, high=2)
    offer = offer_after_drop(workbench)
    assert offer is not None
    assert offer.message.code == "gesture.too_high"
    lower = offer.choices[0]
    assert lower.key == "choice.lower"
    assert position_of(lower.project, workbench.selection.ids[0]).high == 1


def test_too_high_a_product_is_laid_down() -> None:
    workbench = low_shelf()
    PlaceTool(workbench, ["r"]).release(Pointer(500, 100))
    offer = offer_after_drop(workbench)
    assert offer is not None
    (lay,) = offer.choices
    assert lay.key == "choice.turn"
    position_ = position_of(lay.project, workbench.selection.ids[0])
    assert block_size(position_, lay.project.products[1])[1] <= 170.0


def test_a_product_that_is_too_high_however_it_lies_is_told_and_may_be_taken_back() -> None:
    workbench = low_shelf()
    empty = workbench.project
    PlaceTool(workbench, ["s"]).release(Pointer(500, 100))
    offer = offer_after_drop(workbench)
    assert offer is not None and dict(offer.message.values) == {"missing_mm": 130.0}
    assert [(choice.key, choice.project) for choice in offer.choices] == [(TAKE_BACK, empty)]


def two_levels(*positions: Position, above: float = 400.0, **fields: object) -> Workbench:
    """`low` at 100 and `up` at `above` in a bay 1000 × 1200 with notches of 50; tall is 100 × 350, wide 300 × 100, flat 100 × 100."""
    products = (
        product("tall", 100.0, 350.0, 100.0, orientations=("front",)),
        product("wide", 300.0),
        product("flat", 100.0, max_facings=2, max_stack=2),
    )
    low = level("low", *positions, elevation=100.0, thickness=0.0, **fields)
    up = level("up", position("u", "flat"), elevation=above, thickness=30.0)
    return bench(project(gondola("g", bay("bay", low, up, height=1200.0, notch_pitch=50.0)), products=products))


def offered(workbench: Workbench) -> dict[str, Project]:
    offer = offer_after_drop(workbench)
    return {} if offer is None else {choice.key: choice.project for choice in offer.choices}


def test_too_high_a_product_has_the_level_above_raised_to_the_next_notch_at_which_it_fits() -> None:
    workbench = two_levels()
    PlaceTool(workbench, ["tall"]).release(Pointer(500, 150))
    ways = offered(workbench)
    assert set(ways) == {"choice.raise_above"}
    raised = find_level(ways["choice.raise_above"], "up").level.elevation
    assert raised - 30.0 >= 450.0 + workbench.project.settings.hand_gap > raised - 30.0 - 50.0


def test_a_level_is_not_raised_out_of_its_bay() -> None:
    workbench = two_levels(above=300.0)
    workbench.document.do(Label("edit.bay"), change_bay(workbench.project, "bay", height=350.0))
    PlaceTool(workbench, ["tall"]).release(Pointer(500, 150))
    assert set(offered(workbench)) == {TAKE_BACK}


def test_what_is_wrong_on_another_level_than_the_one_aimed_at_is_told_too() -> None:
    workbench = two_levels(position("p0", "flat"), position("p1", "wide", 3))
    workbench.document.do(Label("edit.place"), insert(workbench.project, "up", 0, (position("p2", "wide", 3),)))
    workbench.selection.set(("p0", "p2"))
    workbench.document.do(Label("edit.facings"), change(workbench.project, ("p2",), wide=4))
    offer = offer_after_drop(workbench)
    assert offer is not None and offer.message == Message("gesture.too_wide", (("missing_mm", 300.0),), warning=True)
    assert position_of(offered(workbench)["choice.reduce"], "p2").wide == 3


def test_a_key_is_answered_for_what_it_makes_worse_only() -> None:
    workbench = two_levels(position("p0", "wide", 3))
    workbench.selection.set(("p0",))
    add_facings(workbench, wide=1)
    assert offer_after_key(workbench) == offer_after_drop(workbench) is not None
    add_facings(workbench, deep=1)
    assert offer_after_key(workbench) is None
    add_facings(workbench, wide=1)
    offer = offer_after_key(workbench)
    assert offer is not None and dict(offer.message.values) == {"missing_mm": 500.0}
    add_facings(workbench, wide=-1)
    assert offer_after_key(workbench) is None


def test_what_a_key_takes_from_a_full_level_to_another_full_one_is_told_there() -> None:
    workbench = two_levels(position("p0", "wide", 4), above=600.0)
    workbench.document.do(Label("edit.place"), insert(workbench.project, "up", 0, (position("p1", "wide", 3),)))
    workbench.selection.set(("p0",))
    assert move_neighbour(workbench, 0, 1)
    offer = offer_after_key(workbench)
    assert offer is not None and dict(offer.message.values) == {"missing_mm": 1200.0}


def test_over_the_products_own_limit_it_is_brought_down_to_it() -> None:
    workbench = two_levels()
    PlaceTool(workbench, ["flat"]).release(Pointer(500, 150))
    add_facings(workbench, wide=3)
    (limited,) = offered(workbench).values()
    assert position_of(limited, workbench.selection.ids[0]).wide == 2


def test_across_a_divider_there_are_fewer_facings_or_no_divider() -> None:
    workbench = two_levels(dividers=(400.0,))
    PlaceTool(workbench, ["wide"]).release(Pointer(500, 150))
    add_facings(workbench, wide=2)
    ways = offered(workbench)
    assert position_of(ways["choice.reduce"], workbench.selection.ids[0]).wide == 2  # the right compartment is 600 long
    assert find_level(ways["choice.no_divider"], "low").level.dividers == ()


def test_on_a_free_level_facings_that_go_make_the_others_close_up() -> None:
    workbench = two_levels(position("p0", "wide", 2, x=0.0), position("p1", "tall", 4, x=600.0), above=600.0, flow="free")
    workbench.selection.set(("p1",))
    workbench.document.do(Label("edit.facings"), change(workbench.project, ("p1",), wide=6))
    ways = offered(workbench)
    fewer = position_of(ways["choice.reduce"], "p1")
    assert (fewer.wide, fewer.x) == (4, 600.0)


def test_joined_levels_have_facings_taken_when_all_of_them_are_full() -> None:
    left = bay("left", level("l", position("p0", "c", 5), combined=True))
    right = bay("right", level("r", position("p1", "c", 4), combined=True))
    workbench = bench(project(gondola("g", left, right), products=(product("c", 200.0),)))
    workbench.selection.set(("p1",))
    workbench.document.do(Label("edit.facings"), change(workbench.project, ("p1",), wide=7))
    ways = offered(workbench)
    assert position_of(ways["choice.reduce"], "p1").wide == 5


def test_too_deep_a_block_loses_the_rows_that_stick_out() -> None:
    workbench = low_shelf()
    PlaceTool(workbench, ["q"]).release(Pointer(500, 100))
    add_facings(workbench, deep=3)
    offer = offer_after_drop(workbench)
    assert offer is not None
    assert [choice.key for choice in offer.choices] == ["choice.shallower"]
    assert position_of(offer.choices[0].project, workbench.selection.ids[0]).deep == 2


def test_a_level_moved_too_near_to_the_next_one_is_offered_the_nearest_notch_that_fits() -> None:
    """A product 300 mm high under a level lowered from 900 to 200: the first notch of 50 above its top is 350."""
    tall = product("tall", 100.0, height=300.0)
    levels = (level("low", position("p0", "tall", 1), elevation=0.0, thickness=0.0), level("up", elevation=900.0, thickness=30.0))
    workbench = bench(project(gondola("g", bay("bay", *levels, notch_pitch=50.0)), products=(tall,)))
    workbench.selection.set((), "up")
    workbench.document.do(Label("edit.level"), change_levels(workbench.project, ("up",), elevation=200.0))
    offer = offer_after_drop(workbench)
    assert offer is not None and offer.message.code == "gesture.too_high"
    by_key = {choice.key: choice for choice in offer.choices}
    assert set(by_key) == {"choice.notch"}
    found = find_level(by_key["choice.notch"].project, "up").level.elevation
    room = found - 30.0
    assert room >= 300.0 > room - 50.0


def test_a_level_moved_one_notch_too_far_is_put_back_or_the_stacks_are_lowered() -> None:
    low = product("flat", 100.0, height=100.0)
    levels = (level("low", position("p0", "flat", 1, high=3), elevation=0.0, thickness=0.0), level("up", elevation=350.0, thickness=30.0))
    workbench = bench(project(gondola("g", bay("bay", *levels, notch_pitch=50.0)), products=(low,)))
    workbench.selection.set((), "up")
    workbench.document.do(Label("edit.level"), change_levels(workbench.project, ("up",), elevation=300.0))
    offer = offer_after_drop(workbench)
    assert offer is not None
    by_key = {choice.key: choice.project for choice in offer.choices}
    assert find_level(by_key["choice.level_back"], "up").level.elevation == 350.0
    assert position_of(by_key["choice.lower"], "p0").high == 2


def test_a_copied_level_that_leaves_too_little_room_is_told_and_may_be_taken_back() -> None:
    workbench = two_levels(position("p0", "tall"), above=600.0)
    before = workbench.project
    workbench.document.do(Label("edit.level_copy"), add_level(workbench.project, "bay", level("copy", elevation=300.0, thickness=30.0)))
    workbench.selection.set((), "copy")
    assert offered(workbench) == {TAKE_BACK: before}


def test_a_level_that_leaves_room_for_all_needs_no_way_out() -> None:
    workbench = bench(project(gondola("g", bay("bay", level("low", position("p0", "a")), level("up", elevation=900.0)))))
    workbench.selection.set((), "up")
    workbench.document.do(Label("edit.level"), change_levels(workbench.project, ("up",), elevation=950.0))
    assert offer_after_drop(workbench) is None


def test_what_hangs_has_the_room_down_to_the_board_below_and_a_hook_takes_one_unit_behind_the_other() -> None:
    """400 mm of a pack under a hook at 700, the shelf at 250: it fits, though it is nearer to the shelf than half way."""
    long = product("long", 100.0, 400.0, 50.0)
    levels = (level("low", elevation=250.0), level("hooks", elevation=700.0, kind="pegs", depth=300.0, hook_length=300.0))
    workbench = bench(project(gondola("g", bay("bay", *levels)), products=(long,)))
    PlaceTool(workbench, ["long"]).release(Pointer(500, 650))
    assert find_level(workbench.project, "hooks").level.positions
    assert offer_after_drop(workbench) is None
    add_facings(workbench, deep=20)
    assert offer_after_drop(workbench) is None
    add_facings(workbench, high=1)
    offer = offer_after_drop(workbench)
    assert offer is not None and dict(offer.message.values) == {"missing_mm": 350.0}


def test_a_divider_of_the_next_joined_level_is_crossed_too() -> None:
    left = bay("left", level("l", position("p0", "c", 4), combined=True))
    right = bay("right", level("r", combined=True, dividers=(300.0,)))
    workbench = bench(project(gondola("g", left, right), products=(product("c", 200.0),)))
    workbench.selection.set(("p0",))
    add_facings(workbench, wide=3)
    ways = offered(workbench)
    assert "choice.no_divider" in ways
    assert find_level(ways["choice.no_divider"], "r").level.dividers == ()


def crowded() -> Workbench:
    """A level 500 long, 200 clear, 300 deep, which bears 5 kg, with two of `brick` (100 × 100 × 100, 1 kg) on it."""
    bottle = product("bottle", 150.0, 250.0, 80.0, weight_g=2000.0)
    slab = product("slab", 100.0, 100.0, 400.0, weight_g=9000.0, orientations=("front",))
    brick = product("brick", 100.0, 100.0, 100.0, weight_g=1000.0)
    low = level("low", position("p0", "brick", 2), clear_height=200.0, depth=300.0, max_load_g=5000.0)
    return bench(project(gondola("g", bay("bay", low, width=500.0)), products=(bottle, slab, brick)))


def told(workbench: Workbench) -> dict[str, float | int | str]:
    """Every fault of the offer with its number."""
    offer = offer_after_drop(workbench)
    assert offer is not None
    return {one.code: one.values[0][1] for one in (offer.message, *offer.message.also)}


def test_all_that_is_wrong_with_a_drop_is_told_at_once_and_each_way_out_cures_all_of_it() -> None:
    workbench = crowded()
    PlaceTool(workbench, ["bottle"]).release(Pointer(400, 100))
    add_facings(workbench, wide=2)
    assert told(workbench) == {"gesture.too_wide": 150.0, "gesture.too_high": 50.0, "gesture.too_heavy": 15.0}
    offer = offer_after_drop(workbench)
    assert offer is not None and offer.choices
    for choice in offer.choices:
        workbench.document.do(Label("edit.try"), choice.project)
        assert offer_after_drop(workbench) is None
        workbench.document.undo()
    (way,) = offer.choices
    assert [one.key for one in (way, *way.then)] == ["choice.turn", "choice.reduce"]
    assert way.label.key == "edit.fit"


def test_of_several_faults_of_which_one_has_no_cure_the_others_have_theirs_and_all_may_be_taken_back() -> None:
    workbench = crowded()
    PlaceTool(workbench, ["slab"]).release(Pointer(400, 100))
    add_facings(workbench, wide=3)
    assert told(workbench) == {"gesture.too_wide": 100.0, "gesture.too_deep": 100.0, "gesture.too_heavy": 33.0}
    offer = offer_after_drop(workbench)
    assert offer is not None and [choice.key for choice in offer.choices] == ["choice.reduce", TAKE_BACK]
    assert room(offer.choices[0].project, "low") >= 0


def test_a_key_is_answered_when_it_makes_a_second_thing_wrong() -> None:
    workbench = crowded()
    PlaceTool(workbench, ["bottle"]).release(Pointer(400, 100))
    add_facings(workbench, deep=-1)
    assert offer_after_key(workbench) is None
    add_facings(workbench, wide=2)
    offer = offer_after_key(workbench)
    assert offer is not None and offer.message.code == "gesture.too_wide"


def test_what_needs_more_room_for_the_fingers_is_told_as_the_check_tells_it() -> None:
    """370 mm between the boards: 312 mm stand, but not with 60 mm for the fingers."""
    tall = product("tall", 100.0, 104.0, 100.0, finger_space=60.0, orientations=("front",))
    levels = (level("low", elevation=100.0, thickness=30.0), level("up", elevation=500.0, thickness=30.0))
    workbench = bench(project(gondola("g", bay("bay", *levels)), products=(tall,)))
    PlaceTool(workbench, ["tall"]).release(Pointer(500, 150))
    add_facings(workbench, high=2)
    (found,) = (one for one in check(workbench.project) if one.code == "fit_height")
    assert told(workbench) == {"gesture.too_high": found.numbers["excess_mm"]} == {"gesture.too_high": 2.0}
    assert position_of(offered(workbench)["choice.lower"], workbench.selection.ids[0]).high == 2


def test_what_hangs_before_the_row_below_is_told_where_a_product_hangs_there_as_the_check_tells_it() -> None:
    """200 mm between two rows of hooks: 250 mm hang down before bare hooks, but not before a product."""
    long, small = product("long", 100.0, 250.0, 20.0, orientations=("front",)), product("small", 100.0, 80.0, 20.0)
    rows = (level("low", elevation=700.0, kind="pegs"), level("up", elevation=900.0, kind="pegs"))
    workbench = bench(project(gondola("g", bay("bay", *rows)), products=(long, small)))
    PlaceTool(workbench, ["long"]).release(Pointer(500, 880))
    assert offer_after_drop(workbench) is None and [one.code for one in check(workbench.project) if one.severity == "error"] == []
    workbench.document.undo()
    PlaceTool(workbench, ["small"]).release(Pointer(40, 690))
    PlaceTool(workbench, ["long"]).release(Pointer(40, 880))
    (found,) = (one for one in check(workbench.project) if one.code == "hook_clash")
    assert told(workbench) == {"gesture.too_high": found.numbers["excess_mm"]} == {"gesture.too_high": 50.0}


def test_facings_that_stick_out_at_the_end_of_joined_levels_may_be_taken_back_though_the_first_has_room() -> None:
    left = bay("left", level("l", combined=True))
    right = bay("right", level("r", position("p0", "c", 5), combined=True))
    workbench = bench(project(gondola("g", left, right), products=PRODUCTS))
    workbench.selection.set(["p0"])
    assert add_facings(workbench, wide=2)
    offer = offer_after_key(workbench)
    assert offer is not None
    assert (offer.message.code, offer.message.values) == ("gesture.sticks_out", (("missing_mm", 400.0),))
    assert [choice.key for choice in offer.choices] == ["choice.reduce"]
    assert position_of(offer.choices[0].project, "p0").wide == 5


def test_what_is_too_high_for_a_basket_may_be_thrown_in_loose() -> None:
    basket = level("basket", kind="basket", clear_height=150.0, flow="free", elevation=900.0, depth=600.0)
    workbench = bench(project(gondola("g", bay("b", level("low", position("p0", "c", 2)), basket)), products=PRODUCTS))
    Hand(workbench).drag((50, 50), (50, 500), (300, 950))
    offer = offer_after_drop(workbench)
    assert offer is not None and dict(offer.message.values) == {"missing_mm": 150.0}
    assert [choice.key for choice in offer.choices] == ["choice.loose"]
    workbench.document.do(offer.choices[0].label, offer.choices[0].project)
    assert (position_of(workbench.project, "p0").style, position_of(workbench.project, "p0").wide) == ("loose", 2)
    assert offer_after_drop(workbench) is None


def test_on_a_hook_a_block_as_deep_as_its_shelf_was_may_be_turned() -> None:
    hooks = level("hooks", kind="pegs", elevation=900.0, depth=470.0, hook_length=150.0)
    low = level("low", position("p0", "c", deep=2), elevation=650.0)
    workbench = bench(project(gondola("g", bay("b", low, hooks)), products=(product("c", 120.0, 300.0, 100.0),)))
    Hand(workbench).drag((50, 700), (50, 750), (300, 850))
    offer = offer_after_drop(workbench)
    assert offer is not None and offer.message.code == "gesture.too_high"
    assert "choice.turn" in [choice.key for choice in offer.choices]


def test_a_product_dropped_under_one_that_hangs_is_told_how_much_too_high_it_is() -> None:
    hooks = level("hooks", position("h", "a"), elevation=700.0, kind="pegs", hook_length=500.0)
    workbench = bench(project(gondola("g", bay("b", level("board", elevation=300.0), hooks)), products=PRODUCTS))
    PlaceTool(workbench, ["c"]).release(Pointer(50, 350))
    offer = offer_after_drop(workbench)
    assert offer is not None and (offer.message.code, offer.message.values) == ("gesture.too_high", (("missing_mm", 100.0),))
    PlaceTool(workbench, ["b"]).release(Pointer(50, 350))
    assert offer_after_drop(workbench) is None
