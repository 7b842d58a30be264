"""What a whole plan is expected to earn beside another, product by product, under the assumptions of earnings.py. It judges; it finds nothing."""

import msgspec

from planogram.metrics.economics import sales_of
from planogram.metrics.measure import measure
from planogram.metrics.space import capacity
from planogram.model.find import walk_positions
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import band_of
from planogram.optimise.earnings import Assumptions


class Stand(msgspec.Struct):
    """What of a product stands in a plan: facings, facings weighted by their level's factor, units held (None: not known)."""

    facings: float = 0.0
    weighted: float = 0.0
    holds: float | None = 0.0

    @property
    def factor(self) -> float:
        """The mean factor of its levels."""
        return self.weighted / self.facings if self.facings else 0.0


def profits(before: Project, after: Project, assumptions: Assumptions) -> dict[str, tuple[float | None, float | None]]:
    """Gross profit of the period, now and expected, of every product whose profit is known."""
    figures, old, new = measure(before), _stands(before, assumptions), _stands(after, assumptions)
    found: dict[str, tuple[float | None, float | None]] = {}
    for product in before.products:
        profit = figures.value(product.id, "gross_profit") if product.id in old else None
        if isinstance(profit, int | float):
            found[product.id] = (float(profit), float(profit) * _part(before, product, old[product.id], new.get(product.id, Stand()), assumptions))
    return found


def _stands(project: Project, assumptions: Assumptions) -> dict[str, Stand]:
    bands, products = dict(assumptions.bands), products_by_id(project.products)
    found: dict[str, Stand] = {}
    for place, position in walk_positions(project):
        product = products.get(position.product)
        if product is None:
            continue
        stand = found.setdefault(product.id, Stand())
        stand.facings += position.wide
        stand.weighted += position.wide * bands.get(band_of(place.level.elevation, project.settings), 1.0)
        holds = capacity(position, product, place.level, place.bay, project.settings)
        stand.holds = None if holds is None or stand.holds is None else stand.holds + holds
    return found


def _part(project: Project, product: Product, old: Stand, new: Stand, assumptions: Assumptions) -> float:
    """Units expected ÷ units sold: (facings ÷ facings now)^elasticity · factor ÷ factor now, at most what is refilled."""
    if not new.facings or not old.facings:
        return 0.0
    part: float = (new.facings / old.facings) ** assumptions.elasticity_of(product)
    if old.factor > 0:
        part *= new.factor / old.factor
    sold = sales_of(project.sales, product)
    if (
        not assumptions.stock_outs
        or sold is None
        or not sold.quantity
        or not sold.days
        or not product.replenishment_days
        or not old.holds
        or not new.holds
    ):
        return part
    refills = max(sold.days / product.replenishment_days, sold.quantity / old.holds)
    return min(part, new.holds * refills / sold.quantity)
