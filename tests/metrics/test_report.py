"""The JSON of `metrics`: the contract's keys, exactly."""

import json

from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.report import as_json
from planogram.metrics.scope import parse_scope
from planogram.model.project import Project
from tests.builders import two_bays

TOP = {"format", "currency", "scope", "totals", "products", "families", "gondolas", "levels", "pnm", "counts", "trade_area"}
TOTALS = (
    "positions products facings ground_linear_m developed_linear_m used_linear_m linear_use capacity quantity revenue margin gross_profit "
    "productivity profitability"
)
PRODUCT = (
    "id name facings facing_cm developed_linear_m linear_share capacity days_of_supply quantity revenue margin gross_profit productivity "
    "profitability rotation profitability_index is_revenue is_margin is_quantity is_gross_profit quadrant visible_enough target_linear_m"
)
LEVEL = "gondola face bay level band developed_linear_m used_m revenue margin"


def test_the_keys_of_the_contract() -> None:
    plan = two_bays()
    report = as_json(plan, measure(plan))
    assert set(report) == TOP | {"store", "score"}
    assert set(report["totals"]) == set(TOTALS.split())
    assert all(set(PRODUCT.split()) < set(row) for row in report["products"])
    assert [set(row) for row in report["levels"]] == [set(LEVEL.split())] * 4
    assert report["gondolas"] == [{"name": "g", "faces": [{"face": "A", "ground_linear_m": 1.5, "developed_linear_m": 3.0, "bays": 2}]}]
    assert (report["format"], report["currency"], report["scope"]) == ("planogram-metrics/1", "EUR", {"kind": "project"})


def test_every_figure_of_a_product_and_of_the_store_is_there() -> None:
    plan = two_bays()
    report = as_json(plan, measure(plan))
    products = [key for key, indicator in INDICATORS.items() if "product" in indicator.kinds]
    assert [len(row) for row in report["products"]] == [len(products) + len(("id", "name"))] * 3
    assert report["products"][0]["abc_class"] == "A"
    assert set(report["store"]) == {key for key, indicator in INDICATORS.items() if "store" in indicator.kinds}
    assert report["store"]["stock_out_rate"] is None


def test_numbers_and_absences() -> None:
    plan = two_bays()
    report = as_json(plan, measure(plan))
    c = next(row for row in report["products"] if row["id"] == "c")
    assert (c["name"], c["facings"], c["developed_linear_m"], c["margin"], c["is_margin"]) == ("Product c", 1, 0.2, None, None)
    assert report["totals"]["developed_linear_m"] == 3.0
    assert isinstance(report["totals"]["facings"], int)


def test_an_empty_project_has_every_key_too() -> None:
    report = as_json(Project(), measure(Project()))
    assert set(report["totals"]) == set(TOTALS.split())
    assert report["totals"]["positions"] == 0
    assert report["totals"]["revenue"] is report["totals"]["linear_use"] is None
    json.dumps(report, allow_nan=False)


def test_the_scope_is_told() -> None:
    plan = two_bays()
    report = as_json(plan, measure(plan, parse_scope("level:g/A/1/2")))
    assert report["scope"] == {"kind": "level", "gondola": "g", "face": "A", "bay": 1, "level": 2}
    assert [row["id"] for row in report["products"]] == ["c"]
    assert as_json(plan, measure(plan, parse_scope("band:eye")))["scope"] == {"kind": "band", "name": "eye"}
