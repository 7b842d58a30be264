"""Figures as the plain data of `metrics --json`: fixed keys, metres, plain ratios, null for what is absent. No words."""

from collections.abc import Callable
from functools import partial
from typing import Any

from planogram.metrics import pnm, score
from planogram.metrics.checks import check_with
from planogram.metrics.figures import Answer, Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.shoppers import SERIES, shoppers
from planogram.metrics.store import StoreFigures
from planogram.metrics.trade_area import trade_area
from planogram.model.project import Project

FORMAT = "planogram-metrics/1"
TOTALS = {
    "positions": "positions",
    "products": "products",
    "facings": "facings",
    "ground_linear_m": "ground_linear",
    "developed_linear_m": "developed_linear",
    "used_linear_m": "used_linear",
    "linear_use": "linear_use",
    "capacity": "capacity",
    "quantity": "quantity",
    "revenue": "revenue",
    "margin": "margin",
    "gross_profit": "gross_profit",
    "productivity": "productivity",
    "profitability": "profitability",
}
PRODUCTS = {
    "facings": "facings",
    "facing_cm": "facing_cm",
    "developed_linear_m": "developed_linear",
    "linear_share": "linear_share",
    "capacity": "capacity",
    "days_of_supply": "days_of_supply",
    "quantity": "quantity",
    "revenue": "revenue",
    "margin": "margin",
    "gross_profit": "gross_profit",
    "productivity": "productivity",
    "profitability": "profitability",
    "rotation": "rotation",
    "profitability_index": "profitability_index",
    "is_revenue": "is_revenue",
    "is_margin": "is_margin",
    "is_quantity": "is_quantity",
    "is_gross_profit": "is_gross_profit",
    "quadrant": "quadrant",
    "visible_enough": "visible_enough",
    "target_linear_m": "target_linear",
}
_CONTRACT = frozenset(PRODUCTS.values())
PRODUCTS |= {
    f"{key}_m" if indicator.unit == "m" else key: key
    for key, indicator in INDICATORS.items()
    if "product" in indicator.kinds and key not in _CONTRACT
}
"""The keys other programs rely on come first, then every other figure a product has."""
STORE = tuple(key for key, indicator in INDICATORS.items() if "store" in indicator.kinds)
LEVEL_FIELDS = ("gondola", "face", "bay", "level", "band", "developed_linear_m", "used_m", "revenue", "margin")


def as_json(project: Project, figures: Figures) -> dict[str, Any]:
    """The figures of a scope as JSON-ready data; every key is always there."""
    names = {product.id: product.name for product in project.products}
    return {
        "format": FORMAT,
        "currency": project.currency,
        "scope": _scope(figures),
        "totals": {name: figures.total(key) for name, key in TOTALS.items()},
        "products": [_record(ident, names[ident], partial(figures.value, ident)) for ident in figures.product_ids],
        "families": [_record(name, name, partial(figures.family, name)) for name in figures.families],
        "gondolas": _gondolas(figures),
        "levels": [{field: getattr(level, field) for field in LEVEL_FIELDS} for level in figures.levels],
        "score": score.as_json(score.score_of(project, check_with(project, None), figures.scope)),
        "pnm": pnm.as_json(project, figures.scope),
        "counts": _counts(project),
        "trade_area": _trade_area(project),
        "store": _store(project),
    }


def _record(ident: str, name: str, figure: Callable[[str], Answer]) -> dict[str, Any]:
    return {"id": ident, "name": name} | {field: figure(key) for field, key in PRODUCTS.items()}


_SCOPE_FIELDS = ("gondola", "face", "bay", "level")


def _scope(figures: Figures) -> dict[str, Any]:
    scope = figures.scope
    if scope.kind in _SCOPE_FIELDS:
        parts = dict(zip(_SCOPE_FIELDS, scope.values, strict=False))
        return {"kind": scope.kind} | {name: int(part) if name in ("bay", "level") else part for name, part in parts.items()}
    if scope.kind == "selection":
        return {"kind": scope.kind, "positions": list(scope.values)}
    return {"kind": scope.kind} | ({"name": scope.values[0]} if scope.values else {})


def _gondolas(figures: Figures) -> list[dict[str, Any]]:
    gondolas: dict[str, list[dict[str, Any]]] = {}
    for face in figures.faces:
        row = {"face": face.face, "ground_linear_m": face.ground_linear_m, "developed_linear_m": face.developed_linear_m, "bays": face.bays}
        gondolas.setdefault(face.gondola, []).append(row)
    return [{"name": name, "faces": faces} for name, faces in gondolas.items()]


def _counts(project: Project) -> dict[str, Any]:
    """The four indices of each series that was counted."""
    found = shoppers(project)
    return {series: dict(found.indices[series]) for series in SERIES if found.counts[series] is not None}


def _store(project: Project) -> dict[str, Any]:
    """Assortment, stock, sheet and trade area in one figure each."""
    figures = StoreFigures(project)
    return {key: figures.value(key) for key in STORE}


_ZONE_FIELDS = ("zone", "group", "people", "spend", "index", "zone_potential", "captured", "forecast_revenue")


def _trade_area(project: Project) -> dict[str, Any]:
    area = trade_area(project)
    zones = [{field: getattr(zone, field) for field in _ZONE_FIELDS} for zone in area.zones]
    return {"zones": zones, "forecast_revenue": area.forecast_revenue}
