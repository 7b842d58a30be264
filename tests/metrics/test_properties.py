"""What must hold for every project: scaling, splitting, adding up, and live figures equal to figures from scratch, bit for bit."""

import json
import random
from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planogram.metrics import kept as module
from planogram.metrics.economics import row_revenue
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.metrics.space import capacity
from planogram.model.edits import furniture, positions
from planogram.model.edits.products import change_product, put_sales, remove_products
from planogram.model.find import walk_levels, walk_positions
from planogram.model.position import Position, block_size
from planogram.model.product import Product, Sales
from planogram.model.project import Project
from tests.builders import bay, gondola, level, product, project

PRODUCT_KEYS = [key for key, indicator in INDICATORS.items() if "product" in indicator.kinds]
INDICES = ("is_revenue", "is_margin", "is_quantity", "is_gross_profit", "is_mix", "quadrant")
STYLES = ("unit", "unit", "unit", "tray", "loose", "hanging")
KINDS = ("shelf", "shelf", "basket", "pegs")


def _maybe(chance: random.Random, number: float) -> float | None:
    return None if chance.random() < 0.15 else number


def _article(n: int, chance: random.Random) -> Product:
    tray = {"units_per_tray": 6, "tray_width": 200.0, "tray_height": 90.0, "tray_depth": 150.0} if chance.random() < 0.7 else {}
    sizes = (chance.choice((0.0, 45.0, 70.0, 100.0)), chance.choice((60.0, 110.0, 200.0)), chance.choice((40.0, 75.0)))
    prices = {"purchase_price": _maybe(chance, chance.uniform(0.5, 3)), "sale_price": _maybe(chance, chance.uniform(1, 5))}
    return product(f"p{n}", *sizes, family=chance.choice(("", "F", "G")), brand=chance.choice("XY"), **tray, **prices)


def _sold(n: int, chance: random.Random, days: tuple[int, ...]) -> Sales:
    return Sales(
        f"p{n}",
        period_days=chance.choice(days),
        quantity=_maybe(chance, float(chance.randint(0, 90))),
        revenue=_maybe(chance, chance.uniform(0, 300)),
        margin=_maybe(chance, chance.uniform(-20, 90)),
        opening_stock=_maybe(chance, float(chance.randint(0, 50))),
        closing_stock=_maybe(chance, float(chance.randint(0, 50))),
        shelf_stock=_maybe(chance, float(chance.randint(0, 20))),
        direct_costs=_maybe(chance, 4.0),
    )


def _block(name: str, chance: random.Random, products: int) -> Position:
    style = chance.choice(STYLES)
    wide, high, deep = chance.randint(1, 6), chance.randint(1, 3), chance.randint(1, 5)
    return Position(name, f"p{chance.randrange(products + 1)}", wide, high, deep, chance.choice(("front", "side", "top90")), style)


def plan_of(seed: int, days: tuple[int, ...] = (7, 28)) -> Project:
    """A project drawn from a seed: missing prices, sales and sizes, unknown products, products placed several times or not at all."""
    chance = random.Random(seed)
    count = chance.randint(1, 8)
    bays = []
    for b in range(chance.randint(1, 4)):
        shelves = [
            level(
                f"l{b}{n}",
                *(_block(f"pos{b}{n}{k}", chance, count) for k in range(chance.randint(0, 4))),
                elevation=150.0 + 400 * n,
                kind=chance.choice(KINDS),
                clear_height=_maybe(chance, 200.0),
            )
            for n in range(chance.randint(0, 4))
        ]
        bays.append(bay(f"b{b}", *shelves, width=chance.choice((1000.0, 1330.0))))
    furniture_ = [gondola("g", *bays[:2]), gondola("h", *bays[2:])]
    sales = tuple(_sold(n, chance, days) for n in range(count) if chance.random() < 0.85)
    return project(*furniture_, products=tuple(_article(n, chance) for n in range(count)), sales=sales)


seeds = st.integers(0, 10**6)


def close(one: object, other: object) -> bool:
    """Equal, or numbers within 1e-9 of each other."""
    return one == other or (isinstance(one, float) and bool(one == pytest.approx(other, rel=1e-9, abs=1e-9)))


def same_figures(one: Figures, other: Figures, keys: list[str] | tuple[str, ...], product_ids: tuple[str, ...]) -> None:
    for key in keys:
        for name in product_ids:
            assert close(other.value(name, key), one.value(name, key)), (key, name)


@given(seeds, st.sampled_from((0.001, 0.5, 3.0, 1e6)))
def test_scaling_all_sales_leaves_indices_unchanged(seed: int, factor: float) -> None:
    plan = plan_of(seed)
    amounts = ("quantity", "revenue", "margin")
    scaled = [
        msgspec.structs.replace(row, **{name: value * factor for name in amounts if (value := getattr(row, name)) is not None}) for row in plan.sales
    ]
    after = msgspec.structs.replace(plan, sales=tuple(scaled))
    same_figures(measure(plan), measure(after), INDICES, tuple(p.id for p in plan.products))


@given(seeds)
def test_splitting_a_position_leaves_every_figure_but_positions(seed: int) -> None:
    plan = plan_of(seed)
    wide = [(place, position) for place, position in walk_positions(plan) if position.wide > 1]
    if not wide:
        return
    place, position = random.Random(seed).choice(wide)
    index = place.level.positions.index(position)
    left = msgspec.structs.replace(position, wide=1)
    right = msgspec.structs.replace(position, id="half", wide=position.wide - 1)
    split = positions.insert(positions.remove(plan, [position.id]), place.level.id, index, [left, right])
    before, after = measure(plan), measure(split)
    same_figures(before, after, [key for key in PRODUCT_KEYS if key != "positions"], before.product_ids)
    for key in INDICATORS:
        if key != "positions":
            assert close(after.total(key), before.total(key)), key
    assert after.total("positions") == before.total("positions") + 1


def plainly(plan: Project, name: str) -> dict[str, float | None]:
    """The figures of one product worked out one by one, as on paper: nothing in common with the columns."""
    rows = {row.product: row for row in plan.sales}
    articles = {article.id: article for article in plan.products}
    blocks = [(place, block) for place, block in walk_positions(plan) if block.product in articles]
    metres = {key: sum(block_size(b, articles[key])[0] for _, b in blocks if b.product == key) / 1000 for key in articles}
    placed = [key for key in articles if any(b.product == key for _, b in blocks)]
    if name not in placed:
        return {"facings": 0, "is_revenue": None, "productivity": None, "days_of_supply": None}
    held = [capacity(b, articles[name], place.level, place.bay, plan.settings) for place, b in blocks if b.product == name]
    sold = {key: row_revenue(rows[key], articles[key]) for key in placed if key in rows}
    revenue = {key: value / rows[key].period_days for key, value in sold.items() if value is not None}
    whole, over = sum(revenue.values()), sum(metres[key] for key in revenue)
    index = (revenue[name] / whole) / (metres[name] / over) if name in revenue and whole > 0 and metres[name] > 0 else None
    row = rows.get(name)
    taken = None if row is None or not row.quantity or None in held else sum(held) / (row.quantity / row.period_days)
    return {
        "facings": sum(b.wide for _, b in blocks if b.product == name),
        "is_revenue": index,
        "productivity": revenue[name] * row.period_days / metres[name] if name in revenue and metres[name] else None,
        "days_of_supply": taken,
    }


@given(seeds)
def test_columns_say_what_plain_arithmetic_says(seed: int) -> None:
    plan = plan_of(seed)
    figures = measure(plan)
    loose = {block.product for _, block in walk_positions(plan) if block.style == "loose"}
    for name in figures.product_ids:
        for key, number in plainly(plan, name).items():
            # loose blocks of one product on one level are rounded down together, not one by one
            if key != "days_of_supply" or name not in loose:
                assert close(figures.value(name, key), number), (name, key)


@given(seeds)
def test_shares_sum_to_one(seed: int) -> None:
    figures = measure(plan_of(seed))
    for key in ("linear_share", "share_revenue", "share_quantity", "space_margin"):
        shares = figures.columns[key]
        there = shares[~np.isnan(shares)]
        assert not len(there) or there.sum() == pytest.approx(1.0)


ADDED = ("positions", "facings", "facings_visible", "developed_linear", "used_linear", "area_m2", "capacity", "quantity", "revenue", "margin")


@given(seeds)
def test_the_parts_of_a_project_add_up_to_it(seed: int) -> None:
    plan = plan_of(seed)
    whole = measure(plan)
    faces = [measure(plan, face_scope(gondola.name, face.side)) for gondola in plan.gondolas for face in gondola.faces]
    levels = [
        measure(plan, Scope("level", (place.gondola.name, place.face.side, str(place.bay_number), str(place.level_number))))
        for place in walk_levels(plan)
    ]
    known = all(whole.value(name, "capacity") is not None for name in whole.placed_ids)
    for key in ADDED:
        for parts in (faces, levels):
            values = [value for part in parts if (value := part.total(key)) is not None]
            # a product with one block of unknown capacity has none as a whole, but some on its other levels
            if whole.total(key) is not None and (key != "capacity" or known):
                assert sum(values) == pytest.approx(whole.total(key), rel=1e-9, abs=1e-9), key
    for key in ("revenue", "margin", "quantity"):
        values = [value for row in whole.levels if (value := getattr(row, key)) is not None]
        if whole.total(key) is not None:
            assert sum(values) == pytest.approx(whole.total(key), rel=1e-9, abs=1e-9)


def _edits(chance: random.Random, plan: Project) -> list[Callable[[], Project]]:
    blocks = [position.id for _, position in walk_positions(plan)]
    shelves = [place.level.id for place in walk_levels(plan)]
    names = [p.id for p in plan.products]
    edits: list[Callable[[], Project]] = [lambda: put_sales(plan, [Sales(chance.choice(names or ["p0"]), quantity=float(chance.randint(0, 50)))])]
    if blocks:
        edits += [
            lambda: positions.add_facings(plan, [chance.choice(blocks)], wide=chance.choice((-1, 1)), high=1),
            lambda: positions.remove(plan, [chance.choice(blocks)]),
            lambda: positions.move(plan, [chance.choice(blocks)], chance.choice(shelves), chance.randint(0, 3)),
        ]
    if shelves:
        edits.append(lambda: furniture.change_levels(plan, [chance.choice(shelves)], clear_height=chance.choice((None, 120.0)), depth=400.0))
    if len(names) > 1:
        edits.append(lambda: remove_products(plan, [chance.choice(names)]))
        edits.append(lambda: change_product(plan, chance.choice(names), width=chance.uniform(20, 200)))
    return edits


@pytest.mark.parametrize("many", [0, 4000])
@given(seed=seeds)
@example(seed=0)
def test_live_figures_equal_figures_from_scratch_bit_for_bit(many: int, seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MANY", many)  # with so many products the figures of the others are taken from the last ones
        _live_equals_scratch(seed)


def _live_equals_scratch(seed: int) -> None:
    chance, plan = random.Random(seed), plan_of(seed)
    scopes = [PROJECT, face_scope("g", "A"), Scope("family", ("F",)), Scope("band", ("floor",))]
    for _ in range(6):
        measure(plan).compute_all()
        plan = chance.choice(_edits(chance, plan))()
        # decoded anew, nothing is the same object: nothing can be remembered
        fresh = msgspec.json.decode(msgspec.json.encode(plan), type=Project)
        for scope in scopes:
            live, scratch = Figures(plan, scope), Figures(fresh, scope)
            live.compute_all()
            for key in PRODUCT_KEYS:
                assert live.columns[key].tobytes() == scratch.columns[key].tobytes(), (scope, key)
            assert as_json(plan, live) == as_json(fresh, scratch)


@given(seeds)
def test_an_absent_figure_has_a_reason_and_a_present_one_has_none(seed: int) -> None:
    plan = plan_of(seed)
    for figures in (measure(plan), measure(plan, face_scope("g", "A"))):
        for key in INDICATORS:
            for name in figures.product_ids:
                assert (figures.value(name, key) is None) == (figures.reason(name, key) is not None), (name, key)
            for name in figures.families:
                assert (figures.family(name, key) is None) == (figures.family_reason(name, key) is not None), (name, key)
            assert (figures.total(key) is None) == (figures.total_reason(key) is not None), key


@given(seeds)
def test_every_figure_can_be_explained(seed: int) -> None:
    plan = plan_of(seed)
    figures = measure(plan)
    for key in INDICATORS:
        for subject in (*figures.product_ids, *(f"family:{name}" for name in figures.families), None):
            explained = figures.explain(subject, key)
            assert (explained.result is None) == (explained.reason is not None), (subject, key)


@given(seeds)
def test_no_output_holds_what_json_cannot(seed: int) -> None:
    plan = plan_of(seed)
    json.dumps(as_json(plan, measure(plan)), allow_nan=False)
