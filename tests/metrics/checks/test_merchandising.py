"""Merchandising rules of the course, one by one."""

from datetime import date

import pytest

from planogram.metrics.checks import Finding, check
from planogram.metrics.checks.repair import repair
from planogram.model.find import walk_positions
from planogram.model.fixture import Face
from planogram.model.project import Project
from planogram.model.settings import Settings
from tests.builders import Sales, bay, gondola, level, position, product, project

TODAY = date(2026, 3, 31)


def seen(plan: Project, code: str) -> list[Finding]:
    return [finding for finding in check(plan, TODAY) if finding.code == code]


def subjects(plan: Project, code: str) -> list[str]:
    return [" ".join(finding.subject) for finding in seen(plan, code)]


def at(elevation: float, article, **fields) -> Project:
    return project(gondola("g", bay("b", level("l", position("p", article.id, 5), elevation=elevation))), products=(article,), **fields)


@pytest.mark.parametrize(("elevation", "found"), [(1000, []), (1100, ["p"]), (1700, ["p"])])
def test_heavy_and_bulky_belong_low(elevation: float, found: list[str]) -> None:
    assert subjects(at(elevation, product("a", weight_g=5000)), "heavy_high") == found
    assert subjects(at(elevation, product("a", roles=("heavy",))), "heavy_high") == found
    assert subjects(at(elevation, product("a", 300, 300, 200)), "bulky_high") == found
    assert subjects(at(elevation, product("a", weight_g=3000)), "heavy_high") == []


def rated(**places: tuple[float, float]) -> Project:
    """Eight products at hand level with margin rates of 20 to 27 %, and others by (rate, elevation)."""
    everywhere = {f"n{n}": (20.0 + n, 800.0) for n in range(8)} | places
    articles = tuple(product(name, sale_price=100, purchase_price=100 - rate) for name, (rate, _) in everywhere.items())
    shelves = [
        level(f"l{elevation}", *(position(f"p-{name}", name) for name, (_, height) in everywhere.items() if height == elevation), elevation=elevation)
        for elevation in sorted({height for _, height in everywhere.values()})
    ]
    return project(gondola("g", bay("b", *shelves)), products=articles)


def test_margins_by_height() -> None:
    plan = rated(rich=(40.0, 150.0), poor=(5.0, 1300.0), fine=(40.0, 1300.0), cheap=(5.0, 150.0))
    assert subjects(plan, "margin_on_floor") == ["rich"]
    assert subjects(plan, "low_margin_at_eye") == ["poor"]


def test_one_rate_for_nearly_all_is_neither_high_nor_low() -> None:
    articles = [product(f"p{n}", sale_price=100, purchase_price=70) for n in range(10)] + [product("dear", sale_price=100, purchase_price=50)]
    low, eye = (
        level(f"l{at}", *(position(f"{one.id}-{at}", one.id) for one in half), elevation=at)
        for at, half in ((150, articles[::2]), (1300, articles[1::2]))
    )
    plan = project(gondola("g", bay("b", low, eye, width=2000.0)), products=tuple(articles))
    assert subjects(plan, "low_margin_at_eye") == []
    assert subjects(plan, "margin_on_floor") == ["dear"]


def test_few_rates_say_nothing() -> None:
    assert seen(at(150, product("a", sale_price=10, purchase_price=1)), "margin_on_floor") == []


def test_the_top_needs_a_reason() -> None:
    assert subjects(at(1800, product("a")), "top_unjustified") == ["a"]
    assert subjects(at(1800, product("a", roles=("pre_sold",))), "top_unjustified") == []
    both = bay("b", level("low", position("q", "a"), elevation=150), level("top", position("p", "a"), elevation=1800))
    assert subjects(project(gondola("g", both), products=(product("a"),)), "top_unjustified") == []


def test_power_items_belong_at_the_ends() -> None:
    bays = [bay(f"b{n}", level(f"l{n}", position(f"p{n}", "a" if n == 1 else "b"))) for n in range(3)]
    articles = (product("a", roles=("power_item",)), product("b", roles=("power_item",)))
    assert subjects(project(gondola("g", *bays), products=articles), "power_item_inside") == ["a"]


def test_end_caps_are_renewed() -> None:
    shelf = level("l", position("old", "a", promotion_from=date(2026, 3, 15)), position("new", "a", promotion_from=date(2026, 3, 16)))
    plan = project(gondola("g", bay("b", shelf), side="LEFT_END"), products=(product("a"),))
    (finding,) = seen(plan, "end_cap_stale")
    assert (finding.subject, finding.numbers) == (("old",), {"days": 16, "limit_days": 15})
    assert seen(project(gondola("g", bay("b", shelf)), products=(product("a"),)), "end_cap_stale") == []


def test_families_stay_together() -> None:
    articles = (product("a", family="F"), product("b", family="G"))
    bays = [bay(f"b{n}", level(f"l{n}", position(f"p{n}", name))) for n, name in enumerate("aba")]
    assert subjects(project(gondola("g", *bays), products=articles), "family_scattered") == ["F"]
    assert subjects(project(gondola("g", bays[0], bays[1]), products=articles), "family_scattered") == []


@pytest.mark.parametrize(("sold", "code"), [(70, "stockout_risk"), (35, None), (1, "cover_too_long")])
def test_cover_between_two_replenishments(sold: float, code: str | None) -> None:
    # 5 facings hold 5 units, a replenishment every day, a week of sales
    plan = at(800, product("a", replenishment_days=1), sales=(Sales("a", quantity=sold),), settings=Settings(cover_most_days=30))
    found = [finding.code for finding in check(plan) if finding.code in ("stockout_risk", "cover_too_long")]
    assert found == ([code] if code else [])


def test_over_and_under_exposed() -> None:
    shelf = level("l", position("p", "a", 3), position("q", "b", 6))
    sales = (Sales("a", revenue=60, margin=6), Sales("b", revenue=40, margin=4))
    plan = project(gondola("g", bay("b", shelf)), products=(product("a"), product("b")), sales=sales)
    assert (subjects(plan, "under_exposed"), subjects(plan, "over_exposed")) == (["a"], ["b"])
    assert seen(plan, "under_exposed")[0].numbers["is_revenue"] == pytest.approx(0.6 / (3 / 9))


def test_list_shelf_and_sales() -> None:
    shelf = level("l", position("p", "a"), position("q", "b"))
    plan = project(gondola("g", bay("b", shelf)), products=tuple(map(product, "abc")), sales=(Sales("a", quantity=1),))
    assert (subjects(plan, "not_placed"), subjects(plan, "no_sales"), subjects(plan, "below_visibility")) == (["c"], ["b"], ["a", "b"])


def test_suspect_sizes_and_weights() -> None:
    articles = (
        product("flat", 0),
        product("metres", 0.1, 0.2, 0.1),
        product("fine", weight_g=500),
        product("light", weight_g=0.85),
        product("tonnes", weight_g=500_000),
        product("unknown"),
        product("later", 0, placeholder=True),
    )
    plan = Project(products=articles)
    assert subjects(plan, "suspect_size") == ["flat", "metres"]
    assert subjects(plan, "suspect_weight") == ["light", "tonnes"]


def test_a_gondola_kind_end_cap_is_an_end() -> None:
    end = gondola("g", bay("b", level("l", position("p", "a"))), bay("c", level("m", position("q", "b"))), bay("d", level("n")), kind="end_cap")
    assert end.faces == (Face("A", end.faces[0].bays),)
    articles = (product("a"), product("b", roles=("power_item",)))
    assert subjects(project(end, products=articles), "power_item_inside") == []


def test_what_a_product_asks_for_itself_is_kept() -> None:
    limited = product("a", max_facings=4, max_stack=1, min_facings=6, min_units=12, max_units=9)
    plan = project(gondola("g", bay("b", level("l", position("p", "a", 5, high=2)))), products=(limited, product("b", min_facings=2)))
    told = {code: seen(plan, code) for code in ("over_max_facings", "over_max_stack", "under_min_facings", "under_min_units", "over_max_units")}
    numbers = {code: [(one.subject, one.numbers["count"], one.numbers["limit"]) for one in found] for code, found in told.items()}
    assert numbers == {
        "over_max_facings": [(("p",), 5, 4)],
        "over_max_stack": [(("p",), 2, 1)],
        "under_min_facings": [(("a",), 5, 6)],
        "under_min_units": [(("a",), 5, 12)],  # what is stacked too high does not count
        "over_max_units": [],
    }
    mended = repair(repair(plan, told["over_max_facings"][0]), told["over_max_stack"][0])
    assert [(block.wide, block.high) for _, block in walk_positions(mended)] == [(4, 1)]
    within = project(gondola("g", bay("b", level("l", position("p", "a", 4)))), products=(product("a", max_facings=4, max_stack=1, max_units=4),))
    assert [code for code in numbers if seen(within, code)] == []
