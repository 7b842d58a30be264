"""Two versions in figures."""

from planogram.metrics.compare import compare_figures
from planogram.metrics.levels import by_band
from planogram.metrics.measure import measure
from planogram.model.edits.positions import add_facings
from planogram.model.edits.products import remove_products
from tests.builders import two_bays


def test_products_and_totals() -> None:
    plan = two_bays()
    wider = remove_products(add_facings(plan, ["a1"], wide=2), ["c"])
    found = compare_figures(measure(plan), measure(wider), ("facings", "revenue", "quadrant"))
    assert list(found.products) == ["a", "b", "c"]
    facings, revenue, quadrant = found.products["a"]
    assert (facings.before, facings.after, facings.difference, facings.changed) == (3, 5, 2, True)
    assert (revenue.difference, revenue.changed) == (0.0, False)
    assert quadrant.difference is None
    gone = found.products["c"][1]
    assert (gone.before, gone.after, gone.difference, gone.changed) == (80.0, None, None, True)
    assert [(row.key, row.difference) for row in found.totals] == [("facings", 1), ("revenue", -80.0)]


def test_the_profile_of_the_bands() -> None:
    profile = {row.band: row for row in by_band(measure(two_bays()).levels)}
    assert list(profile) == ["floor", "hand", "eye"]
    assert profile["floor"].levels == 2
    assert profile["floor"].revenue_per_m == (100 + 50) / 1.5
    assert (profile["hand"].revenue_per_m, profile["hand"].margin_per_m) == (80.0, None)
    assert profile["eye"].quantity_per_m is None
