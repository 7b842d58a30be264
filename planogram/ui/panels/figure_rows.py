"""Which rows the table of figures has and in which order: products, families, or families with their products. No Qt."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.model.formula import is_formula
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.figure_formulas import FAMILY as FAMILY
from planogram.ui.panels.figure_formulas import computed, computed_column

Kind = Literal["product", "grouped", "family"]
KINDS: tuple[Kind, ...] = ("product", "grouped", "family")
Mask = NDArray[np.bool_]


class Arrangement(msgspec.Struct, frozen=True):
    """`kind` of KINDS; `sorted_by`: an indicator's key, empty for the name; `collapsed`: families whose products are not shown."""

    kind: Kind = "product"
    sorted_by: str = ""
    descending: bool = False
    collapsed: frozenset[str] = frozenset()


@memo(16)
def _ranks(products: tuple[Product, ...]) -> NDArray[np.intp]:
    """Each product's place in the order of names."""
    order = sorted(range(len(products)), key=lambda n: (folded(products[n].name), products[n].id))
    ranks = np.empty(len(products), dtype=np.intp)
    ranks[order] = np.arange(len(products))
    return ranks


def ordered_products(figures: Figures, arrangement: Arrangement, say: Translator, passing: Mask | None = None) -> list[str]:
    """Ids of the products that stand in the scope and pass; absent figures come last whichever way it is sorted."""
    there = figures.columns["positions"] > 0.0
    rows = np.flatnonzero(there if passing is None else there & passing)
    ranks = _ranks(figures.index.products)[rows]
    if not arrangement.sorted_by:
        order = np.argsort(-ranks if arrangement.descending else ranks)
    else:
        key = arrangement.sorted_by
        column = (computed_column(figures, key, say) if is_formula(key) else figures.columns[key])[rows]
        order = np.lexsort((ranks, -column if arrangement.descending else column))
    ids = figures.index.ids
    return [ids[row] for row in rows[order].tolist()]


def subjects(figures: Figures, arrangement: Arrangement, say: Translator, passing: Mask | None = None) -> list[str]:
    """The rows: product ids, and families as `family:NAME`, of products without one as `family:`."""
    products = ordered_products(figures, arrangement, say, passing)
    if arrangement.kind == "product":
        return products
    members: dict[str, list[str]] = {}
    for name in products:
        members.setdefault(figures.index.products[figures.index.row[name]].family, []).append(name)
    families = _ordered_families(figures, arrangement, members, say)
    if arrangement.kind == "family":
        return [FAMILY + name for name in families]
    return list(_grouped(families, members, arrangement.collapsed))


def _ordered_families(figures: Figures, arrangement: Arrangement, names: Iterable[str], say: Translator) -> list[str]:
    by_name = sorted(names, key=lambda name: (not name, folded(name)), reverse=arrangement.descending and not arrangement.sorted_by)
    if not arrangement.sorted_by:
        return by_name
    key = arrangement.sorted_by
    value: Callable[[str], object] = lambda name: computed(figures, FAMILY + name, key, say) if is_formula(key) else figures.family(name, key)  # noqa: E731
    known = [name for name in by_name if value(name) is not None]
    absent = [name for name in by_name if value(name) is None]
    return sorted(known, key=lambda name: _sortable(value(name)), reverse=arrangement.descending) + absent


def _sortable(value: object) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, int | float) else (0.0, str(value))


def _grouped(families: Iterable[str], members: dict[str, list[str]], collapsed: frozenset[str]) -> Iterator[str]:
    for name in families:
        yield FAMILY + name
        if name not in collapsed:
            yield from members[name]
