"""From a project, a scope and rules to a Task: which blocks may change, where they may stand, and how long the shelves are for them.

Physical truth comes from the model: real facing widths, free lengths, clear heights and depths. Nothing is decided here.
"""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.metrics.furniture import levels_in
from planogram.metrics.measure import measure
from planogram.metrics.scope import Scope, in_group
from planogram.metrics.space import capacity
from planogram.model.find import LevelPlace
from planogram.model.fixture import clear_height
from planogram.model.placement import depth_that_fits, hangs, placed, products_by_id
from planogram.model.position import Position, block_size
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.needs import Standing, article, by_product, held, least_length, standing_still
from planogram.optimise.rules import Rules
from planogram.optimise.target import shares, targets
from planogram.optimise.task import NO_LIMIT, Article, Block, Choice, Shelf, Task

MOST = 400
"""Facings a block may have at most: beyond what any shelf holds of a real product."""


def build(project: Project, scope: Scope, rules: Rules) -> Task:
    """The task of a scope under these rules."""
    places = list(levels_in(project, scope))
    standing = list(_inside(project, scope, places))
    moving = [one for one in standing if not one.block.position.pinned and one.block.facing[0] > 0]
    hosts, shelves = _shelves(project, places, moving, empty_too=rules.free_to_move and scope.is_place)
    articles = _articles(project, scope, rules, standing, moving, shelves)
    numbers = {wanted.product: n for n, wanted in enumerate(articles)}
    blocks = []
    for one in moving:
        wanted = articles[numbers[one.product.id]]
        blocks.append(_block(project, one, numbers[one.product.id], wanted, list(zip(hosts, shelves, strict=True)), rules))
    owned = [msgspec.structs.replace(a, blocks=tuple(b for b, block in enumerate(blocks) if block.article == n)) for n, a in enumerate(articles)]
    return Task(tuple(owned), tuple(blocks), tuple(shelves), rules.price_per_move)


def _inside(project: Project, scope: Scope, places: Sequence[LevelPlace]) -> Iterator[Standing]:
    products = products_by_id(project.products)
    for place in places:
        for block in placed(place.bay, place.level, products):
            product = products.get(block.position.product)
            if product is not None and in_scope(scope, block.position, product):
                yield Standing(place, block, product, True)


def in_scope(scope: Scope, position: Position, product: Product) -> bool:
    """Whether a position on a level of the scope belongs to it."""
    if scope.kind == "selection":
        return position.id in scope.values
    return not scope.is_group or in_group(scope, product.family, product.subfamily, product.brand, product.roles)


def _gap(place: LevelPlace, position: Position) -> float:
    return position.gap_before if place.level.flow in ("left", "right") else 0.0


def _shelves(project: Project, places: Sequence[LevelPlace], moving: Sequence[Standing], empty_too: bool) -> tuple[list[LevelPlace], list[Shelf]]:
    """Levels that carry a block that may change (all of the scope with `empty_too`), and their length less what stays on them."""
    free, used = {one.block.position.id for one in moving}, {one.place.level.id for one in moving}
    products = products_by_id(project.products)
    hosts = [place for place in places if empty_too or place.level.id in used]
    rooms = []
    for place in hosts:
        stays = [block for block in placed(place.bay, place.level, products) if block.position.id not in free]
        rooms.append(Shelf(place.level.id, place.bay.width - sum(block.width + _gap(place, block.position) for block in stays)))
    return hosts, rooms


def _articles(
    project: Project, scope: Scope, rules: Rules, standing: Sequence[Standing], moving: Sequence[Standing], shelves: Sequence[Shelf]
) -> list[Article]:
    groups = by_product(moving)
    inside = {one.block.position.id for one in standing}
    still = standing_still(project, {one.block.position.id for one in moving}, inside)
    products = products_by_id(project.products)
    wanted = {name: article(project, rules, products[name], still.get(name, ())) for name in groups}
    share = shares(measure(project, scope), list(groups), rules.mix)
    total = sum(wanted[name].fixed + sum(one.block.width for one in groups[name]) for name in share)
    if rules.fill:
        total += max(0.0, sum(shelf.room for shelf in shelves) - sum(one.block.width + _gap(one.place, one.block.position) for one in moving))
    goal = targets(share, {name: _floor(project, wanted[name], groups[name]) for name in share}, total)
    whole = sum(goal.values())
    return [msgspec.structs.replace(one, target=goal[name], weight=goal[name] / whole) if goal.get(name) else one for name, one in wanted.items()]


def _floor(project: Project, wanted: Article, group: Sequence[Standing]) -> float:
    units = [(held(project, one) or 0) / one.block.position.wide for one in group]
    return least_length(wanted, min(one.block.facing[0] for one in group), min(units))


def _block(project: Project, one: Standing, number: int, wanted: Article, hosts: Sequence[tuple[LevelPlace, Shelf]], rules: Rules) -> Block:
    if not wanted.weight:
        return _kept(project, one, number, wanted, hosts)
    own = [n for n, (place, _) in enumerate(hosts) if place.level.id == one.place.level.id]
    others = [n for n, (place, _) in enumerate(hosts) if rules.free_to_move and n not in own and _fits(project, one, place)]
    choices = tuple(_choice(project, one, wanted, n, hosts[n]) for n in own + others)
    return Block(one.block.position.id, number, one.block.position.wide, 0 if one.product.id in rules.may_drop else 1, choices)


def _kept(project: Project, one: Standing, number: int, wanted: Article, hosts: Sequence[tuple[LevelPlace, Shelf]]) -> Block:
    """A product no criterion speaks of keeps what it has."""
    wide = one.block.position.wide
    own = next(n for n, (place, _) in enumerate(hosts) if place.level.id == one.place.level.id)
    return Block(one.block.position.id, number, wide, wide, (_choice(project, one, wanted, own, hosts[own], exactly=wide),))


def _fits(project: Project, one: Standing, place: LevelPlace) -> bool:
    """Whether a block may go to a level: on its own face, standing or hanging as now, high and deep enough."""
    if place.path[:2] != one.place.path[:2] or hangs(place.level) != hangs(one.place.level) or one.block.facing[2] > place.level.depth + 1e-6:
        return False
    clear = clear_height(place.bay, place.path[3], project.settings.hand_gap)
    return clear is None or one.block.height <= clear + 1e-6


def _choice(project: Project, one: Standing, wanted: Article, number: int, host: tuple[LevelPlace, Shelf], exactly: int | None = None) -> Choice:
    place, shelf = host
    position = one.block.position
    deep = position.deep
    if place.level.id != one.place.level.id:
        deep = min(deep, depth_that_fits(one.block.facing[2], place.level.depth))
    first, second = (block_size(changed(position, wide=wide), one.product)[0] for wide in (1, 2))
    gap, step = _gap(place, position), second - first
    by_room = 1 + int((shelf.room - gap - first + 1e-6) // step) if step > 0 else 1
    most = exactly or max(1, min(by_room, wanted.max_facings - wanted.facings_elsewhere, MOST))
    units = _units(project, place, changed(position, deep=deep), one.product, most) if wanted.min_units or wanted.max_units < NO_LIMIT else ()
    return Choice(number, first, step, one.block.facing[0], gap, most, deep, units)


def _units(project: Project, place: LevelPlace, position: Position, product: Product, most: int) -> tuple[int, ...]:
    """Units held by 0, 1 … `most` facings; empty when the pack's sizes are not known."""
    counts = [capacity(changed(position, wide=wide), product, place.level, place.bay, project.settings) for wide in range(1, most + 1)]
    return () if None in counts else (0, *(count or 0 for count in counts))
