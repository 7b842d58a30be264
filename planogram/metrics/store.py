"""Figures of the whole shop, from its sheet, its counts, its trade area and its assortment. One number a key, or None and a reason."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from planogram.metrics.assortment import Assortment, project_assortment
from planogram.metrics.columns import known
from planogram.metrics.economics import economics
from planogram.metrics.explain import Explanation, Operand, unit_of
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.shoppers import INDICES, SERIES, STEPS, ShopperFigures, shoppers
from planogram.metrics.trade_area import TradeAreaFigures, analogue_revenue, trade_area
from planogram.model.project import Project
from planogram.model.units import parse_number

SHEET_KEYS = (
    "customers",
    "employees",
    "sales_area_m2",
    "revenue",
    "net_profit",
    "capital_invested",
    "book_stock",
    "counted_stock",
    "assortment_size",
    "missing_references",
    "stores_with_brand",
    "stores_concerned",
    "class_revenue_with_brand",
    "class_revenue",
    "similar_revenue",
    "similar_potential",
)
"""Numbers of the store sheet that figures read; any other key is kept as free text (satisfaction marks, remarks…)."""


class StoreFigures:
    """The store's figures, each computed when first asked. `value` answers for the keys of INDICATORS whose kinds hold `store`."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def sheet(self) -> dict[str, float]:
        """The numbers of the store sheet by key; `revenue` is that of all sales when it is not given, and so on."""
        given = {key: value for key, text in self.project.store_sheet if key in SHEET_KEYS and (value := parse_number(text)) is not None}
        revenue = economics(self.project.products, self.project.sales).columns["revenue"]
        if "revenue" not in given and known(revenue).any():
            given["revenue"] = float(np.nansum(revenue))
        if "assortment_size" not in given and self.project.products:
            given["assortment_size"] = float(len(self.project.products))
        return given

    @cached_property
    def assortment(self) -> Assortment:
        return project_assortment(self.project)

    @cached_property
    def trade_area(self) -> TradeAreaFigures:
        return trade_area(self.project)

    @cached_property
    def shoppers(self) -> ShopperFigures:
        return shoppers(self.project)

    @cached_property
    def series(self) -> str:
        """The series the four indices are told of: after the change when it was counted, else before."""
        return SERIES[1] if self.shoppers.counts[SERIES[1]] is not None else SERIES[0]

    def value(self, key: str) -> float | int | str | None:
        """One figure; None where absent."""
        if key in INDICES:
            return self.shoppers.indices[self.series][key]
        if key in _SHAPE:
            return _SHAPE[key](self.assortment)
        if key in _AREA:
            return _AREA[key](self)
        return self._of_sheet(key)

    def _of_sheet(self, key: str) -> float | None:
        terms = [self.sheet.get(name) for name in INDICATORS[key].operands]
        numbers = [term for term in terms if term is not None]
        if len(numbers) < len(terms):
            return None
        if key == "shrinkage":
            return numbers[0] - numbers[1]
        if key == "shrinkage_rate":
            return (numbers[0] - numbers[1]) / numbers[2] * 100 if numbers[2] else None
        return numbers[0] / numbers[1] * INDICATORS[key].factor if numbers[1] else None

    def reason(self, key: str) -> str | None:
        """Why a figure is absent; None when it is there."""
        return INDICATORS[key].absent if self.value(key) is None else None

    def explain(self, key: str) -> Explanation:
        """The figure with the numbers it was made of."""
        operands: list[Operand] = [(name, self._operand(name), unit_of(name)) for name in INDICATORS[key].operands]
        return Explanation(key, tuple(operands), self.value(key), self.reason(key), INDICATORS[key].source)

    def _operand(self, name: str) -> float | int | str | None:
        if name in STEPS:
            counts = self.shoppers.counts[self.series]
            return None if counts is None else counts[name]
        if name in SHEET_KEYS:
            return self.sheet.get(name)
        if name in INDICATORS:
            return self.value(name)
        shape = {"subfamilies": sum(row.width for row in self.assortment.families), "references": self.assortment.references}
        return shape.get(name)


_SHAPE: dict[str, Callable[[Assortment], float | int | str | None]] = {
    "diversity": lambda shape: shape.diversity or None,
    "width": lambda shape: shape.width,
    "depth": lambda shape: shape.depth,
    "assortment_type": lambda shape: shape.kind,
}


def _analogue(figures: StoreFigures) -> float | None:
    revenue, there, here = figures.sheet.get("similar_revenue"), figures.sheet.get("similar_potential"), figures.trade_area.zone_potential
    return None if revenue is None or there is None or here is None else analogue_revenue(revenue, there, here)


_AREA: dict[str, Callable[[StoreFigures], float | None]] = {
    "zone_potential": lambda figures: figures.trade_area.zone_potential,
    "forecast_revenue": lambda figures: figures.trade_area.forecast_revenue,
    "analogue_revenue": _analogue,
}
