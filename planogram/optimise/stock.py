"""What is to be arranged on a face: each product with its pack, the facings it should have and at least needs, and the bands that suit it."""

import math
from collections.abc import Sequence

import msgspec

from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.positions import new_position
from planogram.model.fixture import Face, Gondola, Level, LevelKind
from planogram.model.placement import hangs, products_by_id
from planogram.model.position import Position, block_size, facing_size
from planogram.model.product import Product, Size
from planogram.model.project import Project
from planogram.model.settings import Settings
from planogram.model.values import changed
from planogram.optimise.suitability import Costs, band_costs, ranks


class Ware(msgspec.Struct, frozen=True):
    """A product to place: `position` is what stands for it (its own on the face, or a new one), `facing` mm, `target` and `least` facings;
    `seen`: enough to be seen; `tall`: the height one facing takes with room for the hand, mm, nothing when it lies loose; `hung`: on hooks now.
    """

    product: Product
    position: Position
    facing: Size
    target: float
    least: int
    most: int
    costs: Costs
    seen: int = 1
    tall: float = 0.0
    hung: bool = False

    @property
    def width(self) -> float:
        return self.facing[0]

    @property
    def shown(self) -> float:
        """The length that makes it seen, mm."""
        return max(self.seen, self.least) * self.width

    @property
    def need(self) -> float:
        """The length it should have, mm."""
        return max(self.target, self.seen, self.least) * self.width


class Question(msgspec.Struct, frozen=True):
    """What the user asks: the face, the pattern, the order inside a block, which products (None: those that stand there), separators, seed.

    `move_levels`: shelves may go to other notches, so that each is as high as what it carries.
    """

    gondola: str
    side: str
    pattern: str = "vertical"
    order: str = "brand"
    products: tuple[str, ...] | None = None
    separators: bool = False
    visible: bool = True
    seed: int = 0
    move_levels: bool = False


def wares(project: Project, gondola: Gondola, face: Face, question: Question, room: float) -> list[Ware]:
    """The products to place, with targets that share out `room` (mm of free level) as the project's mix of criteria does."""
    here, hooked = _standing(face), _on_hooks(face)
    kind: LevelKind = "basket" if all(level.kind == "basket" for bay in face.bays for level in bay.levels) else "shelf"
    products = products_by_id(project.products)
    names = question.products if question.products is not None else tuple(here)
    wanted = [products[name] for name in dict.fromkeys(names) if name in products and products[name].width > 0]
    lengths, value = _targets(project, gondola, face, wanted)
    places = ranks(value)
    standing = {product.id: here.get(product.id) or [new_position(product, Level("", kind, depth=1e9), deep=1)] for product in wanted}
    found = [
        _ware(project.settings, product, standing[product.id][0], lengths[product.id], places[product.id], question, product.id in hooked)
        for product in wanted
    ]
    scale = _scale([(ware.target * ware.width, ware.shown) for ware in found], room)
    return [msgspec.structs.replace(ware, target=min(ware.most, ware.target * scale)) for ware in found]


def _scale(wanted: Sequence[tuple[float, float]], room: float) -> float:
    """What (length, least length) are multiplied by to fill `room`, those raised to their least being paid for by the others.

    >>> round(_scale([(100.0, 300.0), (200.0, 50.0)], 700.0), 3)
    2.0
    """
    whole = sum(length for length, _ in wanted) or 1.0
    low, high = 0.0, room / whole
    if sum(least for _, least in wanted) >= room:
        return high
    for _ in range(40):
        middle = (low + high) / 2
        taken = sum(max(length * middle, least) for length, least in wanted)
        low, high = (middle, high) if taken < room else (low, middle)
    return high


def _standing(face: Face) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = {}
    for bay in face.bays:
        for level in bay.levels:
            for position in level.positions:
                if not position.pinned:
                    found.setdefault(position.product, []).append(position)
    return found


def _on_hooks(face: Face) -> set[str]:
    """Products that hang on the face: others may have nothing to hang by."""
    levels = (level for bay in face.bays for level in bay.levels if hangs(level))
    return {position.product for level in levels for position in level.positions if not position.pinned}


def _targets(project: Project, gondola: Gondola, face: Face, wanted: Sequence[Product]) -> tuple[dict[str, float], dict[str, float | None]]:
    """Lengths (mm) to share out in proportion to, and margin per metre, by product; one without figures gets the usual length."""
    figures = measure(project, face_scope(gondola.name, face.side))

    def number(name: str, key: str) -> float | None:
        found = figures.value(name, key) if name in figures.product_ids else None
        return float(found) if isinstance(found, int | float) else None

    lengths = {product.id: number(product.id, "target_linear") or number(product.id, "developed_linear") for product in wanted}
    known = [length for length in lengths.values() if length]
    usual = sum(known) / len(known) if known else 1.0
    return {name: length or usual for name, length in lengths.items()}, {product.id: number(product.id, "profitability") for product in wanted}


def _ware(settings: Settings, product: Product, position: Position, target: float, rank: float, question: Question, hung: bool) -> Ware:
    facing = facing_size(position, product)
    seen = min(settings.visible_facings, math.ceil(settings.visible_cm * 10 / facing[0])) if question.visible else 1
    least = max(1, product.min_facings or 1)
    most = max(least, product.max_facings or 10**6)
    tall = block_size(changed(position, wide=1, high=1, deep=1), product)[1] + max(0.0, product.finger_space - settings.hand_gap)
    if position.style == "loose" and not hung:
        tall = 0.0
    costs = band_costs(product, rank, settings)
    return Ware(product, position, facing, target / facing[0], least, most, costs, min(most, seen), tall, hung)
