"""Turning, packing, capping and squeezing within what a product allows."""

from planogram.metrics.checks import check
from planogram.model.edits import arrange, packing
from planogram.model.edits.furniture import change_levels
from planogram.model.edits.positions import change
from planogram.model.find import position_of
from planogram.model.project import Project
from tests import builders
from tests.builders import bay, gondola, level, position, product


def shop(**fields: object) -> Project:
    article = product("p", 100, 200, 50, **fields)
    low = level("low", position("x", "p", deep=10), elevation=0, depth=500.0)
    high = level("high", elevation=700, thickness=30.0)
    return builders.project(gondola("g", bay("b", low, high)), products=(article,))


def test_a_turn_the_product_forbids_changes_nothing() -> None:
    project = shop(orientations=("front", "side"))
    assert packing.turn(project, ["x"], "top") is project
    assert position_of(packing.turn(project, ["x"], "side"), "x").orientation == "side"


def test_a_block_as_deep_as_its_level_stays_so_when_it_turns() -> None:
    assert position_of(packing.turn(shop(), ["x"], "side"), "x").deep == 5


def test_only_packs_with_sizes_are_taken() -> None:
    project = shop(tray_width=300.0, tray_height=120.0, tray_depth=250.0)
    assert packing.styles_known(project.products[0]) == ("unit", "tray", "loose", "hanging")
    assert packing.pack(project, ["x"], "case") is project
    trays = position_of(packing.pack(project, ["x"], "tray"), "x")
    assert (trays.style, trays.deep) == ("tray", 2)


def test_caps_are_never_fewer_than_none_and_fill_the_room() -> None:
    project = shop()
    assert packing.cap(project, ["x"], -1) is project
    assert position_of(packing.cap(project, ["x"], 2), "x").cap_high == 2
    # 700 − 30 − 20 for the hand leave 650; 200 stand, a layer lying on its front is 50 high
    assert position_of(packing.fill_caps(project, ["x"]), "x").cap_high == 9


def test_nothing_is_laid_on_what_hangs_or_is_poured() -> None:
    for hung in (change_levels(shop(), ["low"], kind="pegs"), packing.pack(shop(), ["x"], "hanging"), packing.pack(shop(), ["x"], "loose")):
        assert packing.cap(hung, ["x"], 1) is hung
    capped = change_levels(packing.cap(shop(), ["x"], 2), ["low"], kind="pegs")
    assert position_of(packing.cap(capped, ["x"], -1), "x").cap_high == 1, "what a file holds can be taken away"


def test_squeeze_stops_at_what_the_product_bears() -> None:
    project = shop(max_squeeze_pct=2.5)
    squeezed = packing.squeeze(packing.squeeze(packing.squeeze(project, ["x"], 1.0), ["x"], 1.0), ["x"], 1.0)
    assert position_of(squeezed, "x").squeeze_pct == 2.5
    assert position_of(packing.squeeze(squeezed, ["x"], -10.0), "x").squeeze_pct == 0.0
    assert packing.squeeze(shop(), ["x"], 1.0) is not None and position_of(packing.squeeze(shop(), ["x"], 1.0), "x").squeeze_pct == 0.0


def test_the_room_a_product_needs_for_the_fingers_counts_when_the_height_is_filled() -> None:
    assert position_of(arrange.fill_height(shop(), ["x"]), "x").high == 3
    assert position_of(arrange.fill_height(shop(finger_space=100.0), ["x"]), "x").high == 2


def test_the_height_is_filled_up_to_what_hangs_over_a_block() -> None:
    """Under a hook at 900 from which 300 hang, boxes 100 high: 600 are left; beside it, or before the end of the hook, 874."""
    box, hung = product("box", 100.0, 100.0, 100.0, orientations=("front",)), product("hung", 100.0, 300.0, 50.0)
    boxes = (position("under", "box", deep=4), position("before", "box", deep=1), position("beside", "box", deep=4))
    hooks = level("hooks", position("h", "hung", 2), elevation=900.0, kind="pegs", thickness=6.0, hook_length=300.0)
    shop = builders.project(gondola("g", bay("bay", level("low", *boxes, depth=500.0), hooks)), products=(box, hung))
    ids = ["under", "before", "beside"]
    filled = arrange.fill_height(shop, ids)
    assert [position_of(filled, one).high for one in ids] == [6, 8, 8]
    assert [finding for finding in check(filled) if finding.code == "fit_height"] == []
    capped = packing.fill_caps(shop, ids)
    assert [position_of(capped, one).cap_high for one in ids] == [5, 7, 7]


def test_another_pack_keeps_about_the_front_it_had() -> None:
    project = shop(tray_width=320.0, tray_height=210.0, tray_depth=250.0, case_width=900.0, case_height=900.0, case_depth=250.0)
    many = change(project, ["x"], wide=6, high=2)
    trays = packing.pack(many, ["x"], "tray")
    assert (position_of(trays, "x").wide, position_of(trays, "x").high) == (2, 2)
    case = position_of(packing.pack(trays, ["x"], "case"), "x")
    assert (case.wide, case.high) == (1, 1), "never none"
    units = position_of(packing.pack(trays, ["x"], "unit"), "x")
    assert (units.wide, units.high) == (6, 2)
