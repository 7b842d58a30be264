"""Arranging a face: what must hold for every random face, and the course's rules on small ones."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planogram.exchange.files import open_file
from planogram.metrics.checks import check
from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.positions import change
from planogram.model.find import walk_levels, walk_positions
from planogram.model.fixture import clear_height
from planogram.model.placement import placed, products_by_id
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.model.settings import band_of
from planogram.optimise.arrange import ORDERS, Arrangement, apply_arrangement, arrange
from planogram.optimise.patterns import PATTERNS
from planogram.optimise.stock import Question
from planogram.resources import resource
from tests.builders import bay, gondola, level, position, product, project

ROLES = st.sampled_from([(), ("heavy",), ("impulse",), ("power_item",), ("first_price",), ("pre_sold",)])


@st.composite
def faces(draw: Any) -> Project:
    """Two bays of two to four levels, up to twelve products of three families with plausible sizes, some of them pinned."""
    goods = tuple(
        product(
            f"p{n}",
            draw(st.sampled_from([60.0, 85.5, 120.0, 300.0])),
            draw(st.sampled_from([90.0, 200.0, 330.0, 700.0])),
            draw(st.sampled_from([60.0, 250.0, 600.0])),
            family=draw(st.sampled_from(["F", "G", "H"])),
            brand=draw(st.sampled_from(["x", "y"])),
            roles=draw(ROLES),
            weight_g=draw(st.none() | st.sampled_from([200.0, 5000.0])),
            max_facings=draw(st.none() | st.integers(1, 6)),
        )
        for n in range(draw(st.integers(1, 12)))
    )
    counter = iter(range(1000))
    names = [one.id for one in goods]

    def row() -> list[Any]:
        some = draw(st.lists(st.sampled_from(names), max_size=4))
        return [position(f"q{next(counter)}", name, draw(st.integers(1, 3)), pinned=draw(st.integers(0, 9)) == 0) for name in some]

    def one_bay(name: str) -> Any:
        count = draw(st.integers(2, 4))
        levels = [
            level(f"{name}{n}", *row(), elevation=150.0 + 400 * n, depth=400.0, max_load_g=draw(st.none() | st.just(60000.0))) for n in range(count)
        ]
        return bay(name, *levels, width=draw(st.sampled_from([1000.0, 1330.0])))

    sales = tuple(Sales(one.id, quantity=draw(st.integers(0, 60)) * 1.0, revenue=draw(st.integers(0, 900)) * 1.0) for one in goods)
    return project(gondola("g", one_bay("b"), one_bay("c")), products=goods, sales=sales)


QUESTIONS = st.builds(
    Question,
    st.just("g"),
    st.just("A"),
    st.sampled_from(sorted(PATTERNS)),
    st.sampled_from(sorted(ORDERS)),
    separators=st.booleans(),
    visible=st.booleans(),
    move_levels=st.booleans(),
)


@given(faces(), QUESTIONS)
def test_every_product_stands_where_it_can_or_is_said_to_have_no_place(shop: Project, question: Question) -> None:
    found = arrange(shop, question)
    after = apply_arrangement(shop, found)
    pinned = {p.id for _, p in walk_positions(shop) if p.pinned}
    wanted = {p.product for _, p in walk_positions(shop) if not p.pinned}
    standing = {p.product for _, p in walk_positions(after) if p.id not in pinned}
    assert wanted == standing | set(found.left_out)
    assert not standing & set(found.left_out)
    assert found.remarks == tuple(dict.fromkeys(found.remarks)) or question.visible
    _nothing_impossible(shop, after, pinned)


def _nothing_impossible(shop: Project, after: Project, pinned: set[str]) -> None:
    stock = products_by_id(after.products)
    ids = [p.id for _, p in walk_positions(after)]
    assert len(ids) == len(set(ids))
    before = {p.id: (place.level.id, p.wide) for place, p in walk_positions(shop) if p.id in pinned}
    for place in walk_levels(after):
        blocks = sorted(placed(place.bay, place.level, stock), key=lambda block: block.x)
        clear = clear_height(place.bay, place.path[3], after.settings.hand_gap)
        for block in blocks:
            if block.position.id in pinned:
                assert before[block.position.id] == (place.level.id, block.position.wide)
                continue
            assert clear is None or block.height <= clear + 1e-6
            assert block.depth <= place.level.depth + 1e-6
            assert block.position.wide <= (stock[block.position.product].max_facings or 10**6)
            assert block.right <= place.bay.width + 0.05 or any(other.position.id in pinned for other in blocks)


@settings(max_examples=20)
@given(faces(), QUESTIONS)
def test_the_same_question_has_the_same_answer(shop: Project, question: Question) -> None:
    assert arrange(shop, question) == arrange(shop, question)


@given(faces(), QUESTIONS)
def test_families_are_rectangles_that_do_not_overlap(shop: Project, question: Question) -> None:
    found = arrange(shop, question)
    areas = [block.area for block in found.blocks]
    for n, one in enumerate(areas):
        for other in areas[n + 1 :]:
            apart = one.x1 <= other.x0 + 1e-6 or other.x1 <= one.x0 + 1e-6 or one.row1 <= other.row0 or other.row1 <= one.row0
            assert apart
    if not any(p.pinned for _, p in walk_positions(shop)):
        _stand_inside(shop, found)


def _stand_inside(shop: Project, found: Arrangement) -> None:
    after = apply_arrangement(shop, found)
    stock = products_by_id(after.products)
    lefts = {"b": 0.0, "c": after.gondolas[0].faces[0].bays[0].width}
    names = {block.family for block in found.blocks}
    for place in walk_levels(after):
        for block in placed(place.bay, place.level, stock):
            goods = stock[block.position.product]
            family = next(name for name in (goods.family, goods.subfamily, goods.brand) if name in names)
            x = lefts[place.bay.id] + block.x
            rows = [b.area for b in found.blocks if b.family == family and b.area.row0 <= place.path[3] < b.area.row1]
            assert any(area.x0 - 0.05 <= x and x + block.width <= area.x1 + 0.05 for area in rows)


def _shelf_of(shop: Project, name: str) -> float:
    return next(place.level.elevation for place, p in walk_positions(shop) if p.product == name)


def test_levels_follow_the_rules_of_the_course() -> None:
    roles = {"h": ("heavy",), "i": ("impulse",), "s": ("pre_sold",), "l": ("loss_leader",)}
    goods = tuple(product(name, 300, 200, 100, family="F", roles=found) for name, found in roles.items())
    levels = [level(f"l{n}", elevation=elevation) for n, elevation in enumerate((150, 700, 1250, 1800))]
    start = [position(f"q{name}", name) for name in roles]
    shop = project(gondola("g", bay("b", msg_level(levels[0], *start), *levels[1:], width=700.0, height=2200)), products=goods)
    after = apply_arrangement(shop, arrange(shop, Question("g", "A", visible=False)))
    bands = {name: band_of(_shelf_of(after, name), shop.settings) for name in roles}
    assert bands["h"] == "floor"
    assert bands["i"] in ("eye", "hand")
    assert bands["s"] == "top"
    assert bands["l"] in ("floor", "hand")
    assert not [finding for finding in check(after) if finding.code == "heavy_high"]


def msg_level(one: Any, *positions: Any) -> Any:
    return level(one.id, *positions, elevation=one.elevation)


def test_what_cannot_stand_says_how_many_mm_are_missing() -> None:
    goods = (product("tall", 100, 900, 100), product("deep", 100, 100, 700), product("ok", 100, 100, 100))
    low = level("low", *(position(f"q{one.id}", one.id) for one in goods), elevation=150, depth=500)
    top = level("top", elevation=800, clear_height=300.0, depth=500)
    shop = project(gondola("g", bay("b", low, top)), products=goods)
    remarks = {remark.product: remark for remark in arrange(shop, Question("g", "A")).remarks if remark.code.startswith("too")}
    assert (remarks["tall"].code, dict(remarks["tall"].numbers)["needs_mm"]) == ("too_high", 300.0)
    assert (remarks["deep"].code, dict(remarks["deep"].numbers)["needs_mm"]) == ("too_deep", 200.0)


def test_products_can_be_added_and_removed_around_what_is_pinned() -> None:
    goods = (product("a", 100, family="F"), product("b", 100, family="F"), product("n", 100, family="F"))
    shop = project(gondola("g", bay("b", level("low", position("qa", "a"), position("qb", "b"), elevation=150, depth=400))), products=goods)
    shop = change(shop, ["qb"], pinned=True)
    after = apply_arrangement(shop, arrange(shop, Question("g", "A", products=("n",), visible=False)))
    assert sorted(p.product for _, p in walk_positions(after)) == ["b", "n"]
    blocks = {
        block.position.product: block for place in walk_levels(after) for block in placed(place.bay, place.level, products_by_id(after.products))
    }
    assert blocks["b"].x == pytest.approx(100.0)
    assert blocks["n"].x >= 200 or blocks["n"].right <= 100


def test_separators_stand_between_the_blocks() -> None:
    goods = (product("a", 100, family="F"), product("b", 100, family="G"))
    shop = project(gondola("g", bay("b", level("low", position("qa", "a"), position("qb", "b"), elevation=150, depth=400))), products=goods)
    after = apply_arrangement(shop, arrange(shop, Question("g", "A", separators=True)))
    (edge,) = after.gondolas[0].faces[0].bays[0].levels[0].dividers
    stock = products_by_id(after.products)
    blocks = [block for place in walk_levels(after) for block in placed(place.bay, place.level, stock)]
    assert all(block.right <= edge + 0.05 or block.x >= edge - 0.05 for block in blocks)


def test_an_empty_face_and_a_face_without_products() -> None:
    shop = project(gondola("g", bay("b", level("low", elevation=150))))
    assert apply_arrangement(shop, arrange(shop, Question("g", "A"))) == shop
    with pytest.raises(KeyError):
        arrange(shop, Question("g", "B"))


@pytest.mark.parametrize(("name", "side"), [("Broches bazar", "A"), ("Gondole 1", "A"), ("Caisse", "A")])
def test_holes_and_pieces_on_the_levels_of_the_sample_store_are_respected(name: str, side: str) -> None:
    shop = open_file(resource("samples", "superette.planogram")).project
    asked = next(one for one in shop.gondolas if one.name == name)
    after = apply_arrangement(shop, arrange(shop, Question(asked.id, side)))
    physical = {"fit_width", "fit_height", "fit_depth", "fit_load"}
    before = {(finding.code, finding.subject) for finding in check(shop) if finding.code in physical}
    assert {(finding.code, finding.subject) for finding in check(after) if finding.code in physical} <= before


@settings(max_examples=25)
@given(faces(), QUESTIONS)
def test_levels_move_only_when_asked_and_only_where_they_may(shop: Project, question: Question) -> None:
    found = arrange(shop, question)
    after = apply_arrangement(shop, found)
    told = {remark.level: dict(remark.numbers)["to_mm"] for remark in found.remarks if remark.code == "level_moved"}
    pairs = zip(walk_levels(shop), walk_levels(after), strict=True)
    moved = {old.level.id: new.level.elevation for old, new in pairs if old.level.elevation != new.level.elevation}
    assert moved == told
    assert question.move_levels or not moved
    for old, new in zip(walk_levels(shop), walk_levels(after), strict=True):
        assert old.level.id == new.level.id
        if old.path[3] == 0 or any(p.pinned for p in old.level.positions):
            assert old.level.id not in moved
    for bay_after in after.gondolas[0].faces[0].bays:
        heights = [one.elevation for one in bay_after.levels]
        assert heights == sorted(heights)
        assert all(height % bay_after.notch_pitch == 0 for name, height in moved.items() if name in {one.id for one in bay_after.levels})


def test_what_is_heard_gets_better_and_better() -> None:
    shop = open_file(resource("samples", "superette.planogram")).project
    till = next(one for one in shop.gondolas if one.name == "Caisse")
    heard: list[Arrangement] = []
    found = arrange(shop, Question(till.id, "A", "vertical"), heard=heard.append)
    costs = [one.cost for one in heard]
    assert len(costs) > 1 and costs == sorted(costs, reverse=True) and found.cost <= costs[-1]


def tall_and_low() -> Project:
    """Two bays, the levels of the first 200 mm apart, of the second 400 mm; a tall family, and one that would fit anywhere."""
    goods = tuple(product(f"t{n}", 100, 330, 100, family="Tall") for n in range(3)) + tuple(
        product(f"s{n}", 100, 120, 100, family="Low") for n in range(3)
    )
    first = [level(f"a{n}", elevation=150.0 + 200 * n) for n in range(5)]
    second = [level(f"b{n}", elevation=150.0 + 400 * n) for n in range(3)]
    start = [position(f"q{one.id}", one.id) for one in goods]
    return project(gondola("g", bay("a", level("a0", *start, elevation=150.0), *first[1:]), bay("b", *second)), products=goods)


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_a_tall_family_gets_the_levels_it_fits(pattern: str) -> None:
    shop = tall_and_low()
    found = arrange(shop, Question("g", "A", pattern))
    after = apply_arrangement(shop, found)
    assert not found.left_out
    assert not [finding for finding in check(after) if finding.code == "fit_height"]
    emptiest = min(sum(b.width for b in placed(p.bay, p.level, products_by_id(after.products))) / p.bay.width for p in walk_levels(after))
    assert emptiest >= 0.65


def test_levels_too_low_for_anything_are_raised_when_they_may_move() -> None:
    goods = (product("t", 100, 330, 100, family="Tall"), product("u", 100, 330, 100, family="Tall"))
    low = level("l0", position("qt", "t"), position("qu", "u"), elevation=150)
    shop = project(gondola("g", bay("b", low, level("l1", elevation=450), level("l2", elevation=1050))), products=goods)
    stays = arrange(shop, Question("g", "A"))
    moves = arrange(shop, Question("g", "A", move_levels=True))
    assert [one.id for one in apply_arrangement(shop, stays).gondolas[0].faces[0].bays[0].levels if not one.positions] == ["l0"]
    after = apply_arrangement(shop, moves)
    assert all(one.positions for one in after.gondolas[0].faces[0].bays[0].levels)
    assert dict(moves.heights)["l1"] >= 150 + 330 + 30 + 20
    assert not [finding for finding in check(after) if finding.code == "fit_height"]


def test_sub_families_of_a_large_family_stand_together() -> None:
    goods = tuple(product(f"p{n}", 100, 200, 100, family="F" if n < 6 else "G", subfamily=f"s{n % 3}") for n in range(12))
    start = [position(f"q{one.id}", one.id) for one in goods]
    levels = [level("l0", *start, elevation=150.0), *(level(f"l{n}", elevation=150.0 + 300 * n) for n in range(1, 5))]
    shop = project(gondola("g", bay("b", *levels, width=1330.0)), products=goods)
    found = arrange(shop, Question("g", "A"))
    after = apply_arrangement(shop, found)
    stock = products_by_id(after.products)
    areas = {(block.family, block.part): block.area for block in found.blocks}
    assert set(areas) == {(family, part) for family in "FG" for part in ("s0", "s1", "s2")}
    for place in walk_levels(after):
        for block in placed(place.bay, place.level, stock):
            goods_there = stock[block.position.product]
            area = areas[goods_there.family, goods_there.subfamily]
            assert area.row0 <= place.path[3] < area.row1
            assert area.x0 - 0.05 <= block.x and block.right <= area.x1 + 0.05


@pytest.mark.parametrize(("name", "side", "pattern"), [("Gondole 3", "A", "panels"), ("Gondole 3", "RIGHT_END", "panels"), ("Caisse", "A", "window")])
def test_faces_of_the_sample_store_lose_nothing_and_leave_no_level_empty(name: str, side: str, pattern: str) -> None:
    shop = open_file(resource("samples", "superette.planogram")).project
    asked = next(one for one in shop.gondolas if one.name == name)
    found = arrange(shop, Question(asked.id, side, pattern))
    after = apply_arrangement(shop, found)
    scope = face_scope(name, side)
    before, then = measure(shop, scope), measure(after, scope)
    assert set(before.product_ids) == set(then.product_ids)
    seen = [sum(bool(one.value(product_id, "visible_enough")) for product_id in one.product_ids) for one in (before, then)]
    assert seen[1] >= seen[0]
    stock = products_by_id(after.products)
    for place in walk_levels(after):
        if place.gondola.id == asked.id and place.face.side == side:
            assert sum(block.width for block in placed(place.bay, place.level, stock)) >= 0.65 * place.bay.width


@pytest.mark.parametrize("kind", ["pegs", "arm", "rail"])
def test_what_hangs_is_arranged_on_hooks_and_nothing_else_is(kind: str) -> None:
    goods = (product("hung", 100.0, 200.0, 30.0, family="F"), product("stood", 100.0, 200.0, 30.0, family="F"))
    hooks = level("hooks", position("ph", "hung", 2), kind=kind, elevation=1500.0, hook_length=300.0)
    shop = project(gondola("g", bay("b", level("low", position("ps", "stood"), elevation=150.0), hooks)), products=goods)
    found = arrange(shop, Question("g", "A"))
    assert found.left_out == ()
    there = {(one.product, place.level.id) for place, one in walk_positions(apply_arrangement(shop, found))}
    assert there == {("hung", "hooks"), ("stood", "low")}


def test_what_lies_loose_in_baskets_stays_in_them_though_it_is_higher_than_they_are() -> None:
    goods = (product("ball", 200.0, 200.0, 200.0, family="F"), product("bear", 150.0, 300.0, 120.0, family="F"))
    rows = [
        level(
            f"l{n}",
            *([position(f"p{n}", goods[n].id, 2, style="loose", x=100.0)] if n < 2 else []),
            kind="basket",
            clear_height=150.0,
            flow="free",
            elevation=250.0 + 350.0 * n,
        )
        for n in range(3)
    ]
    shop = project(gondola("g", bay("b", *rows)), products=goods)
    found = arrange(shop, Question("g", "A"))
    assert found.left_out == ()
    after = apply_arrangement(shop, found)
    assert {one.product for _, one in walk_positions(after)} == {"ball", "bear"}
    assert {one.style for _, one in walk_positions(after)} == {"loose"}
    assert not [one for one in check(after) if one.severity == "error"]
