"""The figures of one scope, answered product by product, group by group and in total. Everything is computed when first asked."""

import math
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics import abc, explain, reasons, sensitivity, space
from planogram.metrics.columns import Column, Columns, Formula
from planogram.metrics.economics import FORMULAS as SALES_FORMULAS
from planogram.metrics.economics import SHARED, economics
from planogram.metrics.explain import Explanation
from planogram.metrics.furniture import faces_in, scope_lengths
from planogram.metrics.gather import gather
from planogram.metrics.groups import group_columns
from planogram.metrics.indicators import INDICATORS, WHOLE_NUMBERS
from planogram.metrics.kept import Latest, kept, remember
from planogram.metrics.levels import LevelFigures, level_figures
from planogram.metrics.scope import Scope
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import Settings

_OF_PRODUCTS = tuple(key for key, indicator in INDICATORS.items() if "product" in indicator.kinds)
Answer = float | int | str | bool | None
TEXTS = {"quadrant": sensitivity.QUADRANTS, "abc_class": abc.CLASSES}
"""Figures that are words: their columns hold indices into these."""


class FaceFigures(msgspec.Struct, frozen=True):
    """A face's lengths in metres and its number of bays."""

    gondola: str
    face: str
    ground_linear_m: float
    developed_linear_m: float
    bays: int


@memo(64)
def _formulas(settings: Settings, uneven: bool) -> dict[str, Formula]:
    return {
        **space.FORMULAS,
        **SALES_FORMULAS,
        **sensitivity.formulas(settings, uneven),
        "visible_enough": space.visible_formula(settings),
        "abc_class": lambda c: abc.abc_codes(np.where(c["in_scope"] > 0.0, c["revenue"], np.nan), settings),
    }


@memo(16)
def _classes(revenue: Column, settings: Settings) -> Column:
    """ABC classes of a whole project: sorting again after each move of a product would be for nothing."""
    return abc.abc_codes(revenue, settings)


@memo(64)
def group_labels(products: tuple[Product, ...], field: str) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    """Names of the groups in order of first appearance, and each product's group (−1 without a name). A sub-family is `family/subfamily`."""
    names: dict[str, int] = {}
    labels = []
    for product in space.product_index(products).products:
        name = getattr(product, field)
        if name and field == "subfamily":
            name = f"{product.family}/{name}"
        labels.append(names.setdefault(name, len(names)) if name else -1)
    return tuple(names), np.array(labels, dtype=np.intp)


class Figures:
    """Every figure of the products a scope speaks of. Keys are those of INDICATORS; an absent figure is None and has a reason."""

    def __init__(self, project: Project, scope: Scope) -> None:
        self.project, self.scope = project, scope
        self.index = space.product_index(project.products)
        self.gathered = gather(project, scope, self.index)
        money = economics(project.products, project.sales)
        self.uneven_days = money.uneven
        self.formulas = _formulas(project.settings, money.uneven)
        columns = self.gathered.columns | money.columns | {"in_scope": self._in_scope()}
        if self.gathered.part is not None:
            for key in SHARED:
                columns[key] = money.columns[key] * self.gathered.part
        if scope.kind == "project":
            columns["abc_class"] = _classes(columns["revenue"], project.settings)
        self.columns = Columns(columns, self.formulas, kept(self.gathered.sums, money, self.formulas))
        if self.gathered.sums is not None:
            remember(Latest(self.gathered.sums, money, self.formulas, self.columns))
        self._groups: dict[str, Columns] = {}

    def _in_scope(self) -> Column:
        """1 for the products the scope speaks of, 0 for the others."""
        listed, count = self.gathered.listed, len(self.index.ids)
        return np.ones(count) if listed is None else np.bincount(listed, minlength=count).astype(np.float64)

    @cached_property
    def product_ids(self) -> tuple[str, ...]:
        """Products the scope speaks of: all for the project, the members of a group, those standing in a place."""
        listed = self.gathered.listed
        return self.index.ids if listed is None else tuple(self.index.ids[n] for n in listed)

    @cached_property
    def placed_ids(self) -> tuple[str, ...]:
        """Products with at least one position in the scope."""
        return tuple(self.index.ids[n] for n in np.flatnonzero(self.columns["positions"] > 0.0))

    def compute_all(self) -> None:
        """Compute every figure of every product now."""
        self.columns.compute(_OF_PRODUCTS)

    def column(self, key: str) -> Column:
        """One figure of every product of `product_ids`, NaN where absent; words are indices into `TEXTS[key]`."""
        listed = self.gathered.listed
        column = self.columns[key]
        return column if listed is None else column[listed]

    def value(self, product_id: str, key: str) -> Answer:
        """One figure of one product, None where absent."""
        row = self.index.row.get(product_id)
        if row is None or "product" not in INDICATORS[key].kinds:
            return None
        return answer(key, float(self.columns[key][row]))

    def reason(self, product_id: str, key: str) -> str | None:
        """Why a product's figure is absent; None when it is there."""
        return reasons.product_reason(self, product_id, key)

    def total(self, key: str) -> Answer:
        """One figure of all the products placed in the scope."""
        return None if "total" not in INDICATORS[key].kinds else self._total(key)

    def _total(self, key: str) -> Answer:
        if key in ("positions", "products"):
            return self.gathered.positions if key == "positions" else len(self.placed_ids)
        if key in ("ground_linear", "developed_linear", "linear_use", "space_yield_m2"):
            return self._furniture_total(key)
        return answer(key, float(self.totals[key][0]))

    def _furniture_total(self, key: str) -> float | None:
        ground, developed, footprint = self.lengths
        used = float(self.totals["used_linear"][0])
        if key == "ground_linear":
            return None if ground is None else ground / 1000.0
        if key == "developed_linear":
            return used if developed is None else developed / 1000.0
        if key == "linear_use":
            return used * 1000.0 / developed if developed else None
        margin = float(self.totals["margin"][0])
        return None if not footprint or math.isnan(margin) else margin / footprint

    @cached_property
    def lengths(self) -> tuple[float | None, float | None, float | None]:
        """Ground and developed linear of the furniture, mm, and its footprint, m²; None where they mean nothing."""
        return scope_lengths(self.project, self.scope)

    def total_reason(self, key: str) -> str | None:
        """Why a total is absent; None when it is there."""
        return reasons.total_reason(self, key)

    @cached_property
    def totals(self) -> Columns:
        """Totals as columns of one group."""
        return group_columns(self.columns, self.labels(""), 1, self.formulas)

    def groups(self, field: str = "family") -> tuple[str, ...]:
        """Names of the families, sub-families (`family/subfamily`) or brands the scope speaks of."""
        names, labels = group_labels(self.project.products, field)
        listed = self.gathered.listed
        if listed is None:
            return names
        here = set(labels[listed].tolist())
        return tuple(name for n, name in enumerate(names) if n in here)

    def group_columns(self, field: str = "family") -> tuple[tuple[str, ...], Columns]:
        """All groups of the project by name, and their columns."""
        names, labels = group_labels(self.project.products, field)
        if field not in self._groups:
            self._groups[field] = group_columns(self.columns, labels, len(names), self.formulas)
        return names, self._groups[field]

    def labels(self, field: str) -> NDArray[np.intp]:
        """Each product's group, −1 for none; an empty field puts all into one group, the total."""
        return group_labels(self.project.products, field)[1] if field else np.zeros(len(self.index.ids), dtype=np.intp)

    def group(self, field: str, name: str, key: str) -> Answer:
        """One figure of a group, None where absent or unknown."""
        names, columns = self.group_columns(field)
        if name not in names or "group" not in INDICATORS[key].kinds:
            return None
        return answer(key, float(columns[key][names.index(name)]))

    def group_reason(self, field: str, name: str, key: str) -> str | None:
        """Why a group's figure is absent; None when it is there."""
        return reasons.group_reason(self, field, name, key)

    @property
    def families(self) -> tuple[str, ...]:
        """Families the scope speaks of, in order of first appearance."""
        return self.groups("family")

    def family(self, name: str, key: str) -> Answer:
        """One figure of a family."""
        return self.group("family", name, key)

    def family_reason(self, name: str, key: str) -> str | None:
        """Why a family's figure is absent."""
        return self.group_reason("family", name, key)

    @cached_property
    def levels(self) -> tuple[LevelFigures, ...]:
        """Level by level, lowest first in each bay: sales are shared by frontal length over the whole project."""
        return level_figures(self.project, self.scope, self.index, self.gathered.listed)

    @cached_property
    def faces(self) -> tuple[FaceFigures, ...]:
        """The faces the scope lies on."""
        found = []
        for gondola, face in faces_in(self.project, self.scope):
            ground, developed, _ = scope_lengths(self.project, Scope("face", (gondola.name, face.side)))
            found.append(FaceFigures(gondola.name, face.side, (ground or 0.0) / 1000.0, (developed or 0.0) / 1000.0, len(face.bays)))
        return tuple(found)

    def explain(self, subject: str | None, key: str) -> Explanation:
        """How a figure is computed: `subject` is a product id, `family:NAME` (subfamily:, brand:), or None for the total."""
        return explain.explain(self, subject, key)


def answer(key: str, number: float) -> Answer:
    """A column's number as the figure is spoken of: None for NaN, whole numbers as int, flags as bool, quadrants by name."""
    if math.isnan(number):
        return None
    unit = INDICATORS[key].unit
    if unit == "flag":
        return bool(number)
    if unit == "text":
        return TEXTS[key][int(number)]
    return round(number) if key in WHOLE_NUMBERS else number
