"""From the ground to a Task: where each block may stand and how many facings it may have there.

Physical truth comes from the model: real facing widths, clear heights and depths. What is aimed at comes from linear.py or earnings.py.
"""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from planogram.metrics.checks.physical import room_above
from planogram.metrics.space import capacity
from planogram.model.find import LevelPlace
from planogram.model.placement import Placed, hangs, lies_loose, placed, products_by_id, room_behind
from planogram.model.position import Position, block_size, facings_deep
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.settings import BANDS, band_of
from planogram.model.values import changed
from planogram.optimise.ground import Ground, gap
from planogram.optimise.needs import Standing
from planogram.optimise.rules import Rules
from planogram.optimise.suitability import ruled_costs
from planogram.optimise.task import NO_LIMIT, Article, Block, Choice, Task

MOST = 400
"""Facings a block may have at most: beyond what any shelf holds of a real product."""


def build(project: Project, ground: Ground, articles: Mapping[str, Article], rules: Rules, kept: Collection[str]) -> Task:
    """The task: `articles` with their aims; products of `kept` keep the facings they have."""
    numbers = {name: n for n, name in enumerate(articles)}
    blocks = []
    for one in ground.moving:
        name = one.product.id
        make = _kept if name in kept else _block
        blocks.append(make(project, ground, one, numbers[name], articles[name], rules))
    owned = [
        msgspec.structs.replace(a, blocks=tuple(b for b, block in enumerate(blocks) if block.article == n)) for n, a in enumerate(articles.values())
    ]
    return Task(tuple(owned), tuple(blocks), ground.shelves, rules.price_per_move)


def _own_host(ground: Ground, one: Standing) -> int:
    return next(n for n, place in enumerate(ground.hosts) if place.level.id == one.place.level.id)


def _block(project: Project, ground: Ground, one: Standing, number: int, wanted: Article, rules: Rules) -> Block:
    own = _own_host(ground, one)
    others = [n for n, place in enumerate(ground.hosts) if rules.free_to_move and n != own and _may_go(project, one, place, rules)]
    choices = tuple(_choice(project, ground, one, wanted, n) for n in [own, *others])
    return Block(one.block.position.id, number, one.block.position.wide, 0 if one.product.id in rules.may_drop else 1, choices)


def _kept(project: Project, ground: Ground, one: Standing, number: int, wanted: Article, _: Rules) -> Block:
    wide = one.block.position.wide
    choice = _choice(project, ground, one, wanted, _own_host(ground, one), exactly=wide)
    return Block(one.block.position.id, number, wide, wide, (choice,))


def _may_go(project: Project, one: Standing, place: LevelPlace, rules: Rules) -> bool:
    return _fits(project, one, place) and _suits(project, one, place) and (not rules.together or _kin(project, one, place))


def _fits(project: Project, one: Standing, place: LevelPlace) -> bool:
    """Whether a block may go to a level: on its own face, standing or hanging as now, high and deep enough."""
    if place.path[:2] != one.place.path[:2] or hangs(place.level) != hangs(one.place.level) or one.block.facing[2] > room_behind(place.level) + 1e-6:
        return False
    if lies_loose(one.block.position, place.level):
        return True
    clear = room_above(place.bay, place.path[3], project.settings, one.product.finger_space)
    if clear is None:
        # no shelf above is no leave to tower: no higher than the furniture, or than what stands there
        clear = max([place.bay.height - place.level.elevation, *(block.height for block in _blocks(project, place))])
    return one.block.height <= clear + 1e-6


def _suits(project: Project, one: Standing, place: LevelPlace) -> bool:
    """Whether a product the course has a rule for (heavy, bulky, impulse…) would stand no worse there than where it is."""
    costs = ruled_costs(one.product, project.settings)
    here, there = (BANDS.index(band_of(level.elevation, project.settings)) for level in (one.place.level, place.level))
    return costs is None or costs[there] <= costs[here]


def _kin(project: Project, one: Standing, place: LevelPlace) -> bool:
    """Whether a product of the block's sub-family (or family, where it has none) stands on the level: they stay blocks when some move."""
    products = products_by_id(project.products)
    there = (products.get(position.product) for position in place.level.positions)
    kin = {(other.family, other.subfamily) for other in there if other is not None}
    return (one.product.family, one.product.subfamily) in kin


def _blocks(project: Project, place: LevelPlace) -> Sequence[Placed]:
    return placed(place.bay, place.level, products_by_id(project.products))


def _choice(project: Project, ground: Ground, one: Standing, wanted: Article, number: int, exactly: int | None = None) -> Choice:
    place, shelf = ground.hosts[number], ground.shelves[number]
    position = one.block.position
    deep = position.deep
    if place.level.id != one.place.level.id:
        deep = min(deep, facings_deep(position, one.product, place.level.depth))
    first, second = (block_size(changed(position, wide=wide), one.product)[0] for wide in (1, 2))
    before, step = gap(place, position), second - first
    by_room = 1 + int((shelf.room - before - first + 1e-6) // step) if step > 0 else 1
    most = exactly or max(1, min(by_room, wanted.max_facings - wanted.facings_elsewhere, MOST))
    units = _units(project, place, changed(position, deep=deep), one.product, most) if wanted.min_units or wanted.max_units < NO_LIMIT else ()
    return Choice(number, first, step, one.block.facing[0], before, most, deep, units)


def _units(project: Project, place: LevelPlace, position: Position, product: Product, most: int) -> tuple[int, ...]:
    """Units held by 0, 1 … `most` facings; empty when the pack's sizes are not known."""
    counts = [capacity(changed(position, wide=wide), product, place.level, place.bay, project.settings) for wide in range(1, most + 1)]
    return () if None in counts else (0, *(count or 0 for count in counts))
