import pytest
from hypothesis import given
from hypothesis import strategies as st

from planogram.metrics.measure import measure
from planogram.model.edits.products import change_product
from planogram.model.product import Sales
from planogram.optimise.target import BadMix, checked_mix, shares, targets
from tests.builders import position, project, shelf, two_bays


def test_shares_of_a_mix() -> None:
    figures = measure(two_bays())
    assert shares(figures, ["a", "b"], (("revenue", 1.0),)) == pytest.approx({"a": 2 / 3, "b": 1 / 3})
    assert shares(figures, ["a", "b"], (("revenue", 1.0), ("quantity", 3.0))) == pytest.approx(
        {"a": (2 / 3 + 3 * 1 / 3) / 4, "b": (1 / 3 + 3 * 2 / 3) / 4}
    )


def test_a_product_is_judged_by_the_criteria_it_has() -> None:
    found = shares(measure(two_bays()), ["a", "b", "c"], (("revenue", 0.5), ("margin", 0.5)))
    raw = {"a": (100 / 230 + 20 / 35) / 2, "b": (50 / 230 + 15 / 35) / 2, "c": 80 / 230}
    assert found == pytest.approx({name: value / sum(raw.values()) for name, value in raw.items()})


def test_market_share_comes_from_the_product() -> None:
    shop = change_product(change_product(two_bays(), "a", market_share_pct=30.0), "b", market_share_pct=10.0)
    assert shares(measure(shop), ["a", "b", "c"], (("market_share", 1.0),)) == pytest.approx({"a": 0.75, "b": 0.25})


def test_losses_count_as_nothing_and_nobody_with_anything_means_no_shares() -> None:
    shop = shelf(position("p", "a"), position("q", "b"))
    losing = project(*shop.gondolas, products=shop.products, sales=(Sales("a", margin=-5.0), Sales("b", margin=5.0)))
    assert shares(measure(losing), ["a", "b"], (("margin", 1.0),)) == {"a": 0.0, "b": 1.0}
    assert shares(measure(shop), ["a", "b"], (("margin", 1.0),)) == {}


def test_different_periods_are_compared_by_the_day() -> None:
    shop = shelf(position("p", "a"), position("q", "b"))
    sold = project(*shop.gondolas, products=shop.products, sales=(Sales("a", revenue=70.0, period_days=7), Sales("b", revenue=280.0, period_days=28)))
    assert shares(measure(sold), ["a", "b"], (("revenue", 1.0),)) == pytest.approx({"a": 0.5, "b": 0.5})


@pytest.mark.parametrize("mix", [(), (("revenue", 0.0),), (("revenue", -1.0), ("margin", 2.0)), (("beauty", 1.0),), (("revenue", float("nan")),)])
def test_a_mix_that_means_nothing_is_refused(mix: tuple[tuple[str, float], ...]) -> None:
    with pytest.raises(BadMix):
        checked_mix(mix)


@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(1, 500)), min_size=1, max_size=8), st.floats(1, 5000))
def test_targets_share_out_the_total_and_respect_minimums(rows: list[tuple[float, float]], total: float) -> None:
    whole = sum(share for share, _ in rows)
    share = {str(n): one / whole for n, (one, _) in enumerate(rows)}
    least = {str(n): minimum for n, (_, minimum) in enumerate(rows)}
    goal = targets(share, least, total)
    assert all(goal[name] >= least[name] - 1e-6 for name in goal)
    assert sum(goal.values()) == pytest.approx(max(total, sum(least.values())))
    free = [name for name in goal if goal[name] > least[name] + 1e-6]
    assert all(goal[a] * share[b] == pytest.approx(goal[b] * share[a]) for a in free for b in free)
