"""What is to be arranged on a face: each product with its pack, the facings it should have and at least needs, and the bands that suit it."""

import math
from collections.abc import Iterable, Sequence

import msgspec

from planogram.metrics.measure import measure
from planogram.metrics.scope import face_scope
from planogram.model.edits.positions import new_position
from planogram.model.fixture import Face, Gondola, Level
from planogram.model.placement import products_by_id
from planogram.model.position import Position, facing_size
from planogram.model.product import Product, Size
from planogram.model.project import Project
from planogram.optimise.suitability import Costs, band_costs, ranks


class Ware(msgspec.Struct, frozen=True):
    """A product to place: `position` is what stands for it (its own on the face, or a new one), `facing` mm, `target` and `least` facings;
    `seen`: enough to be seen.
    """

    product: Product
    position: Position
    facing: Size
    target: float
    least: int
    most: int
    costs: Costs
    seen: int = 1

    @property
    def width(self) -> float:
        return self.facing[0]

    @property
    def need(self) -> float:
        """The length it should have, mm."""
        return max(self.target, self.least) * self.width


class Question(msgspec.Struct, frozen=True):
    """What the user asks: the face, the pattern, the order inside a block, which products (None: those that stand there), separators, seed."""

    gondola: str
    side: str
    pattern: str = "vertical"
    order: str = "brand"
    products: tuple[str, ...] | None = None
    separators: bool = False
    visible: bool = True
    seed: int = 0


def wares(project: Project, gondola: Gondola, face: Face, question: Question, room: float) -> list[Ware]:
    """The products to place, with targets that share out `room` (mm of free level) as the project's mix of criteria does."""
    here = _standing(face)
    products = products_by_id(project.products)
    names = question.products if question.products is not None else tuple(here)
    wanted = [products[name] for name in dict.fromkeys(names) if name in products and products[name].width > 0]
    targets, value = _targets(project, gondola, face, wanted, room)
    places = ranks(value)
    return [_ware(project, product, here.get(product.id, ()), targets[product.id], places[product.id], question) for product in wanted]


def _standing(face: Face) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = {}
    for bay in face.bays:
        for level in bay.levels:
            for position in level.positions:
                if not position.pinned:
                    found.setdefault(position.product, []).append(position)
    return found


def _targets(
    project: Project, gondola: Gondola, face: Face, wanted: Sequence[Product], room: float
) -> tuple[dict[str, float], dict[str, float | None]]:
    """Target lengths (mm) and margin per metre by product; a product without figures gets the usual length."""
    figures = measure(project, face_scope(gondola.name, face.side))

    def number(name: str, key: str) -> float | None:
        found = figures.value(name, key) if name in figures.product_ids else None
        return float(found) if isinstance(found, int | float) else None

    lengths = {product.id: number(product.id, "target_linear") or number(product.id, "developed_linear") for product in wanted}
    known = [length for length in lengths.values() if length]
    usual = sum(known) / len(known) if known else 1.0
    filled = {name: length or usual for name, length in lengths.items()}
    scale = room / (sum(filled.values()) or 1.0)
    return {name: length * scale for name, length in filled.items()}, {product.id: number(product.id, "profitability") for product in wanted}


def _ware(project: Project, product: Product, standing: Iterable[Position], target: float, rank: float, question: Question) -> Ware:
    standing = list(standing)
    position = standing[0] if standing else new_position(product, Level("", depth=1e9), deep=1)
    facing = facing_size(position, product)
    settings = project.settings
    seen = min(settings.visible_facings, math.ceil(settings.visible_cm * 10 / facing[0])) if question.visible else 1
    least = max(1, product.min_facings or 1, min(seen, product.max_facings or seen))
    most = max(least, product.max_facings or 10**6)
    return Ware(product, position, facing, min(most, target / facing[0]), least, most, band_costs(product, rank, settings), min(most, seen))
