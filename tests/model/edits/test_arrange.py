import pytest

from planogram.model.edits import arrange
from planogram.model.find import find_level, position_of
from planogram.model.placement import free_length, placed, products_by_id
from planogram.model.project import Project
from tests.builders import bay, gondola, level, position, product, project, shelf, two_bays


def edges(of: Project, level_id: str = "low") -> list[float]:
    place = find_level(of, level_id)
    return [block.x for block in placed(place.bay, place.level, products_by_id(of.products))]


def free(of: Project, level_id: str = "low") -> float:
    place = find_level(of, level_id)
    return free_length(place.level, place.bay, products_by_id(of.products))


@pytest.mark.parametrize(("flow", "expected"), [("left", [0, 100, 160]), ("right", [640, 740, 800]), ("spread", [0, 100, 160])])
def test_compact_leaves_no_gap(flow: str, expected: list[float]) -> None:
    loose = shelf(position("p0", "a", gap_before=50.0), position("p1", "b"), position("p2", "c", gap_before=20.0), flow=flow)
    assert edges(arrange.compact(loose, ["low"])) == expected


def test_compact_on_a_free_level_keeps_the_order_seen() -> None:
    loose = shelf(position("p0", "a", x=500.0), position("p1", "b", x=20.0), flow="free")
    tight = arrange.compact(loose, ["low"])
    assert {p.id: p.x for p in find_level(tight, "low").level.positions} == {"p1": 0.0, "p0": 60.0}


def test_even_out_gives_equal_gaps() -> None:
    assert edges(arrange.even_out(shelf(position("p0", "a"), position("p1", "c"), position("p2", "a")), ["low"])) == [0.0, 400.0, 900.0]
    loose = shelf(position("p0", "a", x=300.0), position("p1", "c", x=0.0), position("p2", "a", x=410.0), flow="free")
    even = arrange.even_out(loose, ["low"])
    assert find_level(even, "low").level.flow == "free"
    assert {p.id: p.x for p in find_level(even, "low").level.positions} == {"p1": 0.0, "p0": 500.0, "p2": 900.0}


def test_fill_adds_facings_to_the_least_shown_until_nothing_fits() -> None:
    filled = arrange.fill(shelf(position("p0", "a"), position("p1", "b", 3), width=500.0), ["low"])
    assert (position_of(filled, "p0").wide, position_of(filled, "p1").wide) == (3, 3)
    assert free(filled) == 20.0


def test_fill_respects_the_most_facings_and_pinned_positions() -> None:
    few = product("few", 100.0, max_facings=2)
    shop = project(gondola("g", bay("bay", level("low", position("p0", "few"), position("p1", "few", pinned=True)))), products=(few,))
    filled = arrange.fill(shop, ["low"])
    assert [position.wide for position in find_level(filled, "low").level.positions] == [2, 1]


def test_fill_depth_and_height() -> None:
    few = product("few", 100.0, 200.0, 120.0, max_stack=3)
    levels = (level("low", position("p0", "few"), depth=500.0), level("up", position("p1", "few"), elevation=1000.0))
    shop = project(gondola("g", bay("bay", *levels)), products=(few,))
    assert position_of(arrange.fill_depth(shop, ["p0"]), "p0").deep == 4
    assert position_of(arrange.fill_height(shop, ["p0"]), "p0").high == 3
    assert position_of(arrange.fill_height(shop, ["p1"]), "p1").high == 1


def test_swap_exchanges_two_places() -> None:
    swapped = arrange.swap(two_bays(), "a1", "c1")
    assert [p.id for p in find_level(swapped, "low").level.positions] == ["c1", "b1p"]
    assert [p.id for p in find_level(swapped, "high").level.positions] == ["a1"]
    same_level = arrange.swap(two_bays(), "a1", "b1p")
    assert [p.id for p in find_level(same_level, "low").level.positions] == ["b1p", "a1"]
    assert arrange.swap(same_level, "a1", "b1p") == two_bays()


def test_swap_levels_exchanges_what_stands_on_them() -> None:
    swapped = arrange.swap_levels(two_bays(), "low", "high")
    assert [p.id for p in find_level(swapped, "high").level.positions] == ["a1", "b1p"]
    assert find_level(swapped, "high").level.elevation == 900.0
    assert arrange.swap_levels(swapped, "low", "high") == two_bays()


def test_squeeze_takes_from_each_what_it_may_give() -> None:
    soft = product("soft", 100.0, max_squeeze_pct=10.0)
    shop = project(gondola("g", bay("bay", level("low", position("p0", "soft", 5)), width=460.0)), products=(soft,))
    squeezed = arrange.squeeze_to_fit(shop, "low", 40.0)
    assert squeezed is not None
    assert position_of(squeezed, "p0").squeeze_pct == pytest.approx(8.0)
    assert free(squeezed) == pytest.approx(0.0)
    assert arrange.squeeze_to_fit(squeezed, "low", 40.0) is None


def test_of_nested_units_only_the_first_is_squeezed() -> None:
    articles = (product("n", 100.0, nest_width=30.0, max_squeeze_pct=20.0), product("a", 100.0, max_squeeze_pct=20.0))
    shop = project(gondola("g", bay("b", level("low", position("p", "n", 10), position("q", "a", 3)), width=650.0)), products=articles)
    squeezed = arrange.squeeze_to_fit(shop, "low", 20.0)
    assert squeezed is not None and free(squeezed) == pytest.approx(0.0)
    assert arrange.squeeze_to_fit(shop, "low", 81.0) is None  # 20 mm of the first n, 60 of the three a


def test_squeeze_says_no_when_products_are_hard() -> None:
    assert arrange.squeeze_to_fit(shelf(position("p0", "c", 6)), "low", 200.0) is None


def test_reduce_takes_facings_from_the_widest() -> None:
    crowded = shelf(position("p0", "a", 8), position("p1", "b", 6))  # 800 + 360 on 1000
    reduced = arrange.reduce_to_fit(crowded, "low", ["p0", "p1"], 160.0)
    assert reduced is not None
    assert (position_of(reduced, "p0").wide, position_of(reduced, "p1").wide) == (6, 6)
    assert arrange.reduce_to_fit(shelf(position("p0", "c", 5), position("p1", "b")), "low", ["p1"], 60.0) is None


def test_filling_stops_at_a_divider_and_at_the_last_hole() -> None:
    for fields in ({"dividers": (350.0,)}, {"kind": "pegs", "hook_pitch": 25.0, "elevation": 1500.0}):
        project = shelf(position("p", "a"), position("q", "b"), position("r", "c"), **fields)
        full = arrange.fill(project, ["low"])
        place = find_level(full, "low")
        assert free_length(place.level, place.bay, products_by_id(full.products)) >= 0
        assert sum(one.wide for one in place.level.positions) > 3
