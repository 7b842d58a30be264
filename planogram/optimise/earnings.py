"""The task of optimal facings: what each block would earn at every number of facings and on every level it may stand on.

Demand follows facings with an elasticity and the level with a multiplier; what is not on the shelf is not sold. Elasticities are
small and uncertain, multipliers are assumptions: both are given by the user (Assumptions) and never hidden.
"""

from collections.abc import Mapping
from math import ceil

import msgspec

from planogram.metrics.economics import ProductSales, sales_of
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope
from planogram.metrics.space import capacity
from planogram.model.find import LevelPlace, walk_levels
from planogram.model.placement import placed, products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import band_of
from planogram.model.values import changed
from planogram.optimise import ground as grounds
from planogram.optimise import limits
from planogram.optimise.easing import eased
from planogram.optimise.ground import Ground
from planogram.optimise.needs import Standing
from planogram.optimise.rules import Rules
from planogram.optimise.task import Article, Block, Choice, Task, per_facing, whole

MEAN_ELASTICITY = 0.17
"""Mean space elasticity of a meta-analysis of 1,268 estimates (Eisend, Journal of Retailing, 2014)."""


class Assumptions(msgspec.Struct, frozen=True):
    """`elasticity` of sales to facings, `elasticities` by product id or family; `bands`: what a level sells against eye level;
    `stock_outs`: whether what does not fit between two replenishments is lost; `most_times`: no block gets more than so many times its
    facings (unless its minimums ask for more), for no one has measured what happens that far from today's shelf.
    """

    elasticity: float = MEAN_ELASTICITY
    elasticities: tuple[tuple[str, float], ...] = ()
    bands: tuple[tuple[str, float], ...] = (("eye", 1.0), ("hand", 0.9), ("top", 0.75), ("floor", 0.7))
    stock_outs: bool = True
    most_times: float = 3.0

    def elasticity_of(self, product: Product) -> float:
        """The product's own, else its family's, else the general one."""
        given = dict(self.elasticities)
        return given.get(product.id, given.get(product.family, self.elasticity))


class Earner(msgspec.Struct, frozen=True):
    """A block's part of its product's trade: units sold, profit a unit, and how often the block is filled."""

    standing: Standing
    quantity: float
    unit_profit: float
    refills: float | None
    elasticity: float


def earnings_task(project: Project, scope: Scope, rules: Rules, assumptions: Assumptions) -> tuple[Task, float]:
    """The task, with costs relative to the present profit, and that profit. Products without sales or profit keep what they have."""
    held = eased(project, grounds.read(project, scope, rules))
    ground = held.ground
    earners = _earners(project, ground, assumptions)
    known = {one.standing.product.id for one in earners.values()}
    task = held.told(limits.build(project, ground, ground.articles, rules, [name for name in ground.articles if name not in known]))
    scale = sum(abs(one.quantity * one.unit_profit) for one in earners.values()) or 1.0
    blocks = tuple(
        _earning(project, ground, block, earners.get(block.position), _needed(task, task.articles[block.article]), assumptions, scale)
        for block in task.blocks
    )
    return msgspec.structs.replace(task, blocks=blocks), scale


def _needed(task: Task, article: Article) -> int:
    """Facings the minimums of an article can come to, were one block to hold them all."""
    supply = whole(article.min_units / per_facing(task, article)) if article.min_units else 0
    return max(article.min_facings, article.asked_facings, supply)


def _earners(project: Project, ground: Ground, assumptions: Assumptions) -> Mapping[str, Earner]:
    lengths = _lengths(project)
    figures = measure(project)
    found = {}
    for one in ground.moving:
        sold, profit = sales_of(project.sales, one.product), figures.value(one.product.id, "gross_profit")
        if sold is not None and sold.quantity and isinstance(profit, int | float) and lengths.get(one.product.id):
            part = one.block.width / lengths[one.product.id]
            unit_profit = (profit - (sold.direct_costs or 0.0)) / sold.quantity
            refills = _refills(project, one, sold, part) if assumptions.stock_outs else None
            found[one.block.position.id] = Earner(one, sold.quantity * part, unit_profit, refills, assumptions.elasticity_of(one.product))
    return found


def _lengths(project: Project) -> dict[str, float]:
    """Frontal length of each product over the whole project, mm: its sales are shared between its blocks by it."""
    lengths: dict[str, float] = {}
    for place in walk_levels(project):
        for block in placed(place.bay, place.level, products_by_id(project.products)):
            lengths[block.position.product] = lengths.get(block.position.product, 0.0) + block.width
    return lengths


def _refills(project: Project, one: Standing, sold: ProductSales, part: float) -> float | None:
    """How often the block is filled in the period: what was sold was on the shelf, so at least so often; None when not known."""
    holds = capacity(one.block.position, one.product, one.place.level, one.place.bay, project.settings)
    if not holds or not sold.days or not one.product.replenishment_days or sold.quantity is None:
        return None
    return max(sold.days / one.product.replenishment_days, sold.quantity * part / holds)


def _earning(project: Project, ground: Ground, block: Block, earner: Earner | None, needed: int, assumptions: Assumptions, scale: float) -> Block:
    """The block with what it would earn on each level at each number of facings; `needed`: facings its minimums may come to."""
    if earner is None:
        return block
    known: dict[tuple[object, ...], tuple[float, ...]] = {}
    most = max(ceil(assumptions.most_times * block.wide), needed)
    choices = []
    for choice in block.choices:
        place, choice = ground.hosts[choice.shelf], _within(choice, most)
        factor = _band_factor(project, earner.standing.place, place, assumptions)
        # levels that treat the block alike share their table
        key = (factor, choice.deep, choice.most, place.level.kind, place.level.hook_length, place.level.depth, place.level.clear_height)
        if key not in known:
            known[key] = _costs(project, place, choice, earner, factor, scale)
        choices.append(msgspec.structs.replace(choice, costs=known[key]))
    return msgspec.structs.replace(block, choices=tuple(choices))


def _within(choice: Choice, most: int) -> Choice:
    return choice if choice.most <= most else msgspec.structs.replace(choice, most=most, units=choice.units[: most + 1])


def _band_factor(project: Project, now: LevelPlace, then: LevelPlace, assumptions: Assumptions) -> float:
    """What the other level sells against this one."""
    bands = dict(assumptions.bands)
    here, there = (bands.get(band_of(place.level.elevation, project.settings), 1.0) for place in (now, then))
    return there / here if here > 0 else 1.0


def _costs(project: Project, place: LevelPlace, choice: Choice, earner: Earner, factor: float, scale: float) -> tuple[float, ...]:
    """Minus the relative profit at 0, 1 … facings on that level."""
    units = (expected_units(project, place, choice, earner, factor, wide) for wide in range(1, choice.most + 1))
    return (0.0, *(-earner.unit_profit * sold / scale for sold in units))


def expected_units(project: Project, place: LevelPlace, choice: Choice, earner: Earner, factor: float, wide: int) -> float:
    """Units `wide` facings would sell in the period: demand · factor · (facings ÷ facings now)^elasticity, at most what is refilled."""
    position = earner.standing.block.position
    demand: float = earner.quantity * factor * (wide / position.wide) ** earner.elasticity
    if earner.refills is None:
        return demand
    there = changed(position, wide=wide, deep=choice.deep)
    holds = capacity(there, earner.standing.product, place.level, place.bay, project.settings)
    return demand if holds is None else min(demand, holds * earner.refills)
