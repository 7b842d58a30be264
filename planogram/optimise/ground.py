"""What a scope offers a proposal: the blocks that may change, the levels they may stand on, and the length left there for them."""

from collections.abc import Iterator, Sequence

import msgspec

from planogram.metrics.furniture import levels_in
from planogram.metrics.scope import Scope, in_group
from planogram.model.find import LevelPlace
from planogram.model.fixture import Level
from planogram.model.placement import Placed, has_holes, placed, products_by_id, reserved_length
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.optimise.needs import Standing, article, by_product, standing_still
from planogram.optimise.rules import Rules
from planogram.optimise.task import Article, Shelf


class Ground(msgspec.Struct, frozen=True):
    """`groups`: blocks that may change, by product, in shelf order; `articles`: what those products need; `hosts` and `shelves` go together."""

    groups: dict[str, list[Standing]]
    articles: dict[str, Article]
    hosts: tuple[LevelPlace, ...]
    shelves: tuple[Shelf, ...]

    @property
    def moving(self) -> list[Standing]:
        return [one for group in self.groups.values() for one in group]


def read(project: Project, scope: Scope, rules: Rules) -> Ground:
    """The ground of a scope: pinned blocks and blocks of unknown size or product stay as they are."""
    places = list(levels_in(project, scope))
    standing = list(_inside(project, scope, places))
    moving = [one for one in standing if not one.block.position.pinned and one.block.facing[0] > 0]
    groups = dict(by_product(moving))
    still = standing_still(project, {one.block.position.id for one in moving}, {one.block.position.id for one in standing})
    products = products_by_id(project.products)
    articles = {name: article(project, rules, products[name], still.get(name, ())) for name in groups}
    hosts, shelves = _shelves(project, places, moving, empty_too=rules.free_to_move and scope.is_place)
    return Ground(groups, articles, tuple(hosts), tuple(shelves))


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


def gap(place: LevelPlace, position: Position) -> float:
    """Length a block takes before itself, mm: only where blocks are packed."""
    return position.gap_before if place.level.flow in ("left", "right") else 0.0


def lost_at_most(level: Level, blocks: Sequence[Placed]) -> float:
    """Length (mm) that moving on to the next hole, or past a divider, can cost the blocks of a level: counted as gone, so that a proposal fits.

    >>> lost_at_most(Level("l", kind="pegs", hook_pitch=25.0), ()), lost_at_most(Level("l", dividers=(400.0,)), ())
    (25.0, 0.0)
    """
    holes = (level.hook_pitch or 0.0) * (len(blocks) + 1) if has_holes(level) else 0.0
    return holes + len(level.dividers) * max((block.width for block in blocks), default=0.0)


def _shelves(project: Project, places: Sequence[LevelPlace], moving: Sequence[Standing], empty_too: bool) -> tuple[list[LevelPlace], list[Shelf]]:
    """Levels carrying a block that may change (all of the scope with `empty_too`), and their length less what stays on them."""
    free, used = {one.block.position.id for one in moving}, {one.place.level.id for one in moving}
    products = products_by_id(project.products)
    hosts = [place for place in places if empty_too or place.level.id in used]
    rooms = []
    for place in hosts:
        blocks = placed(place.bay, place.level, products)
        stays = [block for block in blocks if block.position.id not in free]
        taken = reserved_length(place.level) + lost_at_most(place.level, blocks) + sum(block.width + gap(place, block.position) for block in stays)
        rooms.append(Shelf(place.level.id, place.bay.width - taken))
    return hosts, rooms
