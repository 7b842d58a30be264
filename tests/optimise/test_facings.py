from itertools import product as every

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.scope import PROJECT
from planogram.model.find import find_level, position_of
from planogram.model.product import Sales
from planogram.model.project import Project
from planogram.optimise.earnings import Assumptions, earnings_task
from planogram.optimise.facings import optimal_facings
from planogram.optimise.proposal import apply
from planogram.optimise.rules import Rules
from planogram.optimise.search import search
from planogram.optimise.task import Plan, Task, aim, lack, overfull
from tests.builders import bay, gondola, level, position, product, project
from tests.optimise.shops import FACE, shops

FREE = Rules(visible=False, supply=False)


def shop(*profits: float, facings: int = 3, width: float = 900.0, **fields: object) -> Project:
    """A level of products 100 mm wide with these profits on 100 units sold; they fill it."""
    goods = tuple(product(f"p{n}", 100.0, purchase_price=0.0, sale_price=profit / 100, **fields) for n, profit in enumerate(profits))
    sales = tuple(Sales(one.id, quantity=100.0, period_days=28) for one in goods)
    blocks = [position(f"pos{n}", one.id, facings, deep=3) for n, one in enumerate(goods)]
    return project(gondola("g", bay("b", level("l", *blocks, elevation=1200.0), width=width)), products=goods, sales=sales)


def wides(project_: Project, count: int) -> list[int]:
    return [position_of(project_, f"pos{n}").wide for n in range(count)]


def test_space_goes_where_it_earns() -> None:
    before = shop(10.0, 100.0, 1000.0)
    proposal = optimal_facings(before, PROJECT, FREE)
    # with elasticity 0.17 the best shares go as profit ** (1 / 0.83): all but one facing each to the one that earns
    assert wides(apply(before, proposal), 3) == [1, 1, 7]
    assert proposal.before == pytest.approx(1110.0)
    assert proposal.after == pytest.approx(110 * (1 / 3) ** 0.17 + 1000 * (7 / 3) ** 0.17)


def test_without_elasticity_nothing_is_gained_and_nothing_moves() -> None:
    proposal = optimal_facings(shop(10.0, 100.0, 1000.0), PROJECT, FREE, Assumptions(elasticity=0.0))
    assert proposal.after == pytest.approx(proposal.before)


def test_a_product_or_a_family_may_have_its_own_elasticity() -> None:
    before = shop(100.0, 100.0, 100.0)
    given_ = Assumptions(elasticity=0.05, elasticities=(("p1", 0.6),))
    assert wides(apply(before, optimal_facings(before, PROJECT, FREE, given_)), 3) == [1, 7, 1]


def test_what_is_not_on_the_shelf_is_not_sold() -> None:
    # nine facings of three hold 27 units and are filled twice a week: a facing sells at most 24 in the period
    before = shop(100.0, 110.0, 120.0, replenishment_days=3.5)
    lost = wides(apply(before, optimal_facings(before, PROJECT, FREE, Assumptions(elasticity=0.0))), 3)
    assert lost == [3, 3, 3], "each needs its facings to sell what it sells"


def test_a_loss_leader_keeps_the_least() -> None:
    before = shop(-50.0, 100.0, 100.0)
    assert wides(apply(before, optimal_facings(before, PROJECT, FREE)), 3) == [1, 4, 4]


def test_the_better_level_goes_to_what_earns_more() -> None:
    goods = tuple(product(name, 100.0, purchase_price=0.0, sale_price=price) for name, price in (("poor", 1.0), ("rich", 9.0)))
    low, eye = level("low", position("r", "rich", 5), elevation=150.0), level("eye", position("p", "poor", 5), elevation=1300.0)
    before = project(
        gondola("g", bay("b", low, eye, width=500.0)), products=goods, sales=tuple(Sales(one.id, quantity=100.0, period_days=28) for one in goods)
    )
    after = apply(before, optimal_facings(before, FACE, Rules(visible=False, supply=False, free_to_move=True)))
    assert "r" in [one.id for one in find_level(after, "eye").level.positions]


def test_products_without_sales_keep_what_they_have() -> None:
    before = shop(100.0, 100.0)
    unsold = project(*before.gondolas, products=before.products, sales=before.sales[:1])
    proposal = optimal_facings(unsold, PROJECT, FREE)
    assert {change.product for change in proposal.changes} == {"p0"}
    assert [remark.product for remark in proposal.remarks if remark.code == "no_criterion"] == ["p1"]


def every_plan(task: Task) -> list[Plan]:
    ways = [
        [(n, wide) for n, choice in enumerate(block.choices) for wide in range(block.least, choice.most + 1) if wide or not n]
        for block in task.blocks
    ]
    count = 1
    for way in ways:
        count *= len(way)
    return [list(plan) for plan in every(*ways)] if count <= 1500 else []


@given(shops(), st.booleans(), st.booleans(), st.floats(0.0, 0.8))
def test_no_plan_earns_more_and_no_bound_is_above_a_plan(before: Project, free: bool, visible: bool, elasticity: float) -> None:
    rules = Rules(free_to_move=free, visible=visible, price_per_move=0.0)
    task, _ = earnings_task(before, FACE, rules, Assumptions(elasticity=elasticity))
    plans = [plan for plan in every_plan(task) if overfull(task, plan) <= 1e-6]
    if not plans:
        return
    lacking, best = min((lack(task, plan), aim(task, plan)) for plan in plans)
    found = search(task, 2.0)
    assert lack(task, found.plan) == lacking
    assert aim(task, found.plan) <= best + 1e-4 * abs(best) + 1e-6
    assert found.lack_bound <= lacking and found.bound <= best + 1e-6
