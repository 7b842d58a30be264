"""Aisles of known widths: at every angle, by height, with something within, cut, between end caps, in an L; edits look only where they touched."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.floor.aisles import Aisle, aisles, bottlenecks
from planogram.metrics.floor.ground import Ground
from planogram.metrics.floor.strips import strips
from planogram.model.edits.pnm import new_placement, place
from planogram.model.edits.pnm_articles import put_articles
from planogram.model.edits.store import add_shape, move_pieces, place_gondola, rotate_pieces, set_threshold
from planogram.model.floor_layout import outline_of, pieces
from planogram.model.furniture import new_gondola
from planogram.model.pnm import PnmArticle
from planogram.model.project import Project
from planogram.model.store import StoreProfile, StoreShape
from planogram.model.values import changed
from tests.metrics.floor.shops import HALL, box, corridor, hall, with_boxes

SLIGHT = 100.0


def between(project: Project, one: str, other: str) -> list[Aisle]:
    return [aisle for aisle in aisles(project) if {aisle.first, aisle.second} == {one, other}]


@given(st.floats(300, 3500), st.floats(-360, 360))
def test_a_corridor_is_as_wide_as_it_is_at_every_angle(width: float, degrees: float) -> None:
    (aisle,) = between(corridor(width, degrees), "low", "high")
    assert aisle.clear == pytest.approx(width, abs=1.0)
    assert aisle.length == pytest.approx(3000, abs=1.0)
    assert {aisle.first_side, aisle.second_side} == {"A"}


@given(st.floats(500, 3000), st.floats(1, 20))
def test_askew_the_nearest_points_count(width: float, degrees: float) -> None:
    turned_apart = rotate_pieces(corridor(width + 1200.0, 0.0), ["high"], degrees)
    found = between(turned_apart, "low", "high")
    low, high = (next(piece for piece in pieces(turned_apart) if piece.ref == ref) for ref in ("low", "high"))
    nearest = min(y for block in high.blocks for _, y in block.points) - low.bounds[3]
    assert min(aisle.clear for aisle in found) == pytest.approx(nearest, abs=30.0)


def test_the_widths_of_the_height_bands_differ() -> None:
    shop = with_boxes(hall(), (box("a", depth=500, shelf=300), 10_000, 5000, 180), (box("b", depth=500, height=1000, shelf=700), 10_000, 7000, 0))
    (aisle,) = between(shop, "a", "b")
    # the pieces stand 2000 mm apart, each from its middle: depth is that of its deepest level
    assert {width.band: round(width.clear) for width in aisle.widths} == {0: 1500 - 100 + 200, 1: 1500 - 100}


@pytest.mark.parametrize(
    ("column", "clear"), [((9800, 7400, 10_200, 7700), 700.0), ((9800, 6700, 10_200, 6900), 1400.0), ((9800, 7000, 10_200, 8300), 300.0)]
)
def test_one_passes_on_the_wider_side_of_a_column(column: tuple[float, float, float, float], clear: float) -> None:
    left, bottom, right, top = column
    shop = add_shape(corridor(1600.0, 0.0), StoreShape("column", ((left, bottom), (right, bottom), (right, top), (left, top)), "Poteau"))
    (aisle,) = between(shop, "low", "high")
    assert aisle.clear == pytest.approx(clear)
    assert "shape:4" in aisle.bottleneck.culprits


def test_two_things_make_a_slalom() -> None:
    shop = corridor(2000.0, 0.0)
    shop = add_shape(shop, StoreShape("obstacle", ((9000, 6500), (9500, 6500), (9500, 7600), (9000, 7600)), "bas"))
    shop = add_shape(shop, StoreShape("obstacle", ((9900, 7200), (10_400, 7200), (10_400, 8500), (9900, 8500)), "haut"))
    (aisle,) = between(shop, "low", "high")
    # beside each of them 900 and 700 mm are left, but from one to the other only 400
    assert aisle.clear == pytest.approx(400.0)
    assert set(aisle.bottleneck.culprits) == {"shape:4", "shape:5"}


def test_furniture_between_cuts_an_aisle() -> None:
    shop = with_boxes(corridor(4000.0, 0.0), (box("mid", 1000.0), 10_000, 7500, 0))
    lengths = sorted(round(aisle.length) for aisle in between(shop, "low", "high"))
    assert lengths == [1000, 1000]
    assert between(shop, "mid", "low")[0].clear == pytest.approx(1750)


def test_end_caps_wider_than_the_gondola_make_a_throat() -> None:
    one, other = (new_gondola("double_gondola", name) for name in ("g", "h"))
    shop = with_boxes(hall(), (one, 10_000, 5000, 0), (other, 10_000, 7500, 0))
    found = [aisle for aisle in aisles(shop) if aisle.first_side in "AB" and aisle.second_side in "AB" and aisle.first_side and aisle.second_side]
    # bodies 940 mm thick, ends 1000 mm wide
    assert [round(aisle.clear) for aisle in found] == [1500]


def test_an_l_shaped_shop_has_no_aisle_through_its_corner() -> None:
    outline = ((0, 0), (8000, 0), (8000, 3000), (3000, 3000), (3000, 8000), (0, 8000))
    shop = hall(outline=outline)
    found = {frozenset((aisle.first, aisle.second)): aisle.clear for aisle in aisles(shop)}
    assert sorted(found.values()) == [3000, 3000]
    shop = with_boxes(shop, (box("a", 2000), 5000, 2750, 0), (box("b", 2000), 2750, 5000, 270))
    assert {aisle.clear for aisle in aisles(shop) if {"a", "b"} & {aisle.first, aisle.second}} == {2500}


def test_a_wall_unit_against_the_wall_has_no_aisle_behind_it() -> None:
    shop = with_boxes(hall(), (box("a"), 5000, 14_700, 0))
    assert not [aisle for aisle in aisles(shop) if aisle.first_side == aisle.second_side == "" and "a" in (aisle.first, aisle.second)]


def test_what_is_required_comes_from_the_profile_and_can_be_edited() -> None:
    shop = corridor(1000.0, 0.0)
    (wide,) = [worst for _, worst in bottlenecks(shop)]
    assert (wide.required.access, wide.missing) == (1050, pytest.approx(50))
    assert not list(bottlenecks(set_threshold(shop, "access_secondary_low", 1000)))
    crowded = hall(profile=StoreProfile(people=800))
    big = with_boxes(crowded, (box("a"), 10_000, 5000, 180), (box("b"), 10_000, 7000, 0))
    (narrow,) = [worst for _, worst in bottlenecks(big)]
    assert (narrow.required.fire_rule, narrow.missing) == ("trolley_large_secondary", pytest.approx(300))


def test_a_mark_makes_an_aisle_main() -> None:
    shop = add_shape(corridor(1300.0, 0.0), StoreShape("aisle", ((10_000, 7500),), role="main", passages=120))
    (aisle,) = between(shop, "low", "high")
    assert (aisle.kind, aisle.marked, aisle.passages) == ("main", True, 120)
    shop = with_boxes(hall(), (new_gondola("double_gondola", "g"), 10_000, 5000, 0), (new_gondola("double_gondola", "h"), 16_500, 5000, 0))
    ends = [aisle for aisle in aisles(shop) if aisle.first_side.endswith("END") and aisle.second_side.endswith("END")]
    assert [aisle.kind for aisle in ends] == ["main"]


def test_a_small_island_may_have_narrow_aisles() -> None:
    shop = add_shape(corridor(950.0, 0.0), StoreShape("island", ((8000, 6000), (12_000, 6000), (12_000, 9000), (8000, 9000))))
    assert not list(bottlenecks(shop))
    assert between(shop, "low", "high")[0].kind == "island"


@given(st.integers(0, 10**6))
def test_after_an_edit_only_what_it_touched_is_looked_at_and_nothing_is_missed(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"g{n}" for n in range(6)]
    shop = with_boxes(
        hall(), *((box(name, 2000.0), chance.uniform(2000, 18_000), chance.uniform(1000, 14_000), chance.choice((0, 90, 30))) for name in names)
    )
    for _ in range(4):
        aisles(shop)
        chosen = chance.choice(names)
        if chance.random() < 0.3:
            shop = rotate_pieces(shop, [chosen], chance.choice((15.0, 90.0)))
        else:
            shop = move_pieces(shop, [chosen], chance.uniform(-3000, 3000), chance.uniform(-3000, 3000))
        live = aisles(shop)
        fresh = msgspec.json.decode(msgspec.json.encode(shop), type=Project)
        for band in range(3):
            seen = strips(Ground(pieces(shop), outline_of(shop.store), band), SLIGHT)
            # a floor nobody has seen yet, so that nothing remembered is used
            strips(Ground((), HALL[:3], band), SLIGHT)
            assert seen == strips(Ground(pieces(fresh), outline_of(fresh.store), band), SLIGHT)
        assert live == aisles(fresh)


def test_moving_one_piece_leaves_other_aisles_as_they_are() -> None:
    shop = with_boxes(corridor(1500.0, 0.0), (box("c"), 3000, 3000, 0))
    before = between(shop, "low", "high")
    after = between(place_gondola(shop, "c", 3500, 3000), "low", "high")
    assert before == after


def with_projection(project: Project, reach: float) -> Project:
    """A flag on the lowest shelf edge of `low`, reaching `reach` mm into the aisle."""
    flag = PnmArticle("F", "Drapeau", width=40, height=80, hosts=("SHELF_EDGE",), kind="stopper", protrusion=reach)
    project = put_articles(project, [flag])
    return place(project, [new_placement(project, "F", "SHELF_EDGE", "low-low", 1500.0)])


@pytest.mark.parametrize(("reach", "missing"), [(80.0, 0.0), (120.0, 70.0)])
def test_slight_projections_are_borne_by_the_fire_rules(reach: float, missing: float) -> None:
    crowded = changed(corridor(1450.0, 0.0), store=changed(corridor(1450.0, 0.0).store, profile=StoreProfile(people=300)))
    (aisle,) = between(with_projection(crowded, reach), "low", "high")
    assert aisle.clear == pytest.approx(1450.0 - reach)
    assert aisle.bottleneck.missing == pytest.approx(missing)
    # a store that lowered the limit to nothing bears none
    strict = set_threshold(with_projection(crowded, reach), "projection", 0.0)
    assert between(strict, "low", "high")[0].bottleneck.missing == pytest.approx(1400.0 - 1450.0 + reach)


def test_below_two_units_of_passage_and_for_wheelchairs_every_projection_counts() -> None:
    (aisle,) = between(with_projection(corridor(1100.0, 0.0), 80.0), "low", "high")
    assert aisle.bottleneck.judged == (pytest.approx(1020.0), 1050.0)
    (aisle,) = between(with_projection(corridor(950.0, 0.0), 80.0), "low", "high")
    assert aisle.bottleneck.fire_missing == pytest.approx(30.0)
