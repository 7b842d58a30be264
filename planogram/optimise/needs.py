"""What each product needs over the whole plan: facings, units, to be seen; and what of it already stands where nothing changes."""

import math
from collections.abc import Iterable, Mapping

import msgspec

from planogram.metrics.economics import sales_of
from planogram.metrics.space import capacity
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.placement import Placed, placed, products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.optimise.rules import Rules
from planogram.optimise.task import NO_LIMIT, Article


class Standing(msgspec.Struct, frozen=True):
    """A position of a known product where it stands; `inside` the scope or not."""

    place: LevelPlace
    block: Placed
    product: Product
    inside: bool


def standing_still(project: Project, moving: set[str], inside: set[str]) -> dict[str, list[Standing]]:
    """By product: the positions that do not change, pinned ones and those outside the scope."""
    products = products_by_id(project.products)
    found: dict[str, list[Standing]] = {}
    for place in walk_levels(project):
        for block in placed(place.bay, place.level, products):
            product = products.get(block.position.product)
            if product is not None and block.position.id not in moving:
                found.setdefault(product.id, []).append(Standing(place, block, product, block.position.id in inside))
    return found


def article(project: Project, rules: Rules, product: Product, still: Iterable[Standing]) -> Article:
    """The needs of a product beside what stands still. Its target and weight come later."""
    still = list(still)
    here = [one for one in still if one.inside]
    shown = sum(one.block.facing[0] * one.block.position.wide for one in here)
    settings, lasting = project.settings, units_to_last(project, product) if rules.supply else 0
    return Article(
        product.id,
        target=0.0,
        weight=0.0,
        fixed=sum(one.block.width for one in here),
        fixed_shown=shown,
        seen_facings=sum(one.block.position.wide for one in here),
        facings_elsewhere=sum(one.block.position.wide for one in still),
        units_elsewhere=sum(held(project, one) or 0 for one in still),
        min_facings=product.min_facings or 0,
        max_facings=product.max_facings or NO_LIMIT,
        min_units=max(product.min_units or 0, lasting),
        asked_units=max(product.min_units or 0, lasting),
        lasting_units=lasting,
        max_units=product.max_units or NO_LIMIT,
        visible_mm=settings.visible_cm * 10 if rules.visible else 0.0,
        visible_facings=settings.visible_facings if rules.visible else 0,
        asked_mm=settings.visible_cm * 10 if rules.visible else 0.0,
        asked_facings=settings.visible_facings if rules.visible else 0,
    )


def held(project: Project, one: Standing) -> int | None:
    """Units a standing position holds; None when its pack has no sizes."""
    return capacity(one.block.position, one.product, one.place.level, one.place.bay, project.settings)


def units_to_last(project: Project, product: Product) -> int:
    """Units that last from one replenishment to the next, 0 when sales or interval are not known."""
    sold = sales_of(project.sales, product)
    if sold is None or not sold.quantity or not sold.days or not product.replenishment_days:
        return 0
    return max(0, math.ceil(sold.quantity / sold.days * product.replenishment_days - 1e-9))


def least_length(wanted: Article, facing: float, units_per_facing: float) -> float:
    """The length (mm) the needs come to when every facing is `facing` wide and holds so many units: the floor of a target."""
    facings = max(wanted.min_facings, wanted.min_units / units_per_facing if units_per_facing else 0, 1)
    seen = min(wanted.visible_mm, wanted.visible_facings * facing)
    return max(min(math.ceil(facings - 1e-9), wanted.max_facings) * facing, min(seen, wanted.max_facings * facing))


def held_to(wanted: Article, facings: int, lasting: float, own_units: int = 0) -> Article:
    """The article held to so many facings to be seen and the same part of the length, and to units that last a part of the time asked.

    `own_units`: a minimum of the product's own, never lowered.
    """
    part = min(1.0, facings / wanted.asked_facings) if wanted.asked_facings else 0.0
    units = max(own_units, math.ceil(wanted.lasting_units * lasting - 1e-9))
    return msgspec.structs.replace(
        wanted, visible_facings=min(facings, wanted.asked_facings), visible_mm=wanted.asked_mm * part, min_units=min(units, wanted.asked_units)
    )


def by_product(standing: Iterable[Standing]) -> Mapping[str, list[Standing]]:
    """Positions grouped by product, in shelf order."""
    groups: dict[str, list[Standing]] = {}
    for one in standing:
        groups.setdefault(one.product.id, []).append(one)
    return groups
