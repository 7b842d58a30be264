"""Furniture of the sample store and who stands where on it, by a shop's own rules of thumb. Not a model of the optimiser: it only has to look right.

Every product first gets what a customer needs to see it (three facings or 50 cm), on a level it fits; then the best sellers
are given more until the level is full enough. Blocks stand in the order of the subfamilies, so families read as vertical blocks.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec
from sample_products import Row, split, table

from planogram.model.fixture import Bay, Face, Gondola, Level, LevelKind
from planogram.model.position import Position, facing_size, facings_deep
from planogram.model.product import Product, Style
from planogram.model.settings import Settings

FULL = 0.86
MOST, MOST_ON_PEGS = 12, 5
"""Facings after which a block grows no more."""
HAND_GAP = Settings().hand_gap
ROOM_ABOVE = 330.0
"""How high blocks may stand on a level that is open above, mm."""
TALLEST_STACK = 240.0
FLOOR_ROLES, EYE_ROLES, TOP_ROLES = {"heavy", "bulky", "first_price", "loss_leader"}, {"own_brand", "impulse", "new"}, {"pre_sold"}

NARROW = ("wall_pegs", "checkout")
"""Furniture where two facings are enough."""


class TooSmall(ValueError):
    """The tables ask for more than a bay holds; the message names the bay and the product."""


@dataclass
class Block:
    """A product that waits for a level, with the facings it must have; `fixed`: no more than those."""

    ref: str
    product: Product
    order: int
    weight: float
    wide: int
    style: Style
    fixed: bool = False
    top: bool = False

    @property
    def facing(self) -> tuple[float, float, float]:
        return facing_size(Position("", self.product.id, style=self.style), self.product)

    @property
    def width(self) -> float:
        return self.wide * self.facing[0]


@dataclass
class Shelf:
    """A level being filled."""

    level: Level
    length: float
    clear: float
    blocks: list[Block] = field(default_factory=list)

    @property
    def used(self) -> float:
        return sum(block.width for block in self.blocks)


def gondolas(catalogue: Mapping[str, Product], weekly_revenue: Mapping[str, float]) -> Iterable[Gondola]:
    """Every piece of furniture of the table, filled."""
    stocker = Stocker(catalogue, weekly_revenue)
    rows: dict[str, list[Row]] = {}
    for row in table("fixtures"):
        rows.setdefault(row["gondola"], []).append(row)
    for name, bays in rows.items():
        faces: dict[str, list[Bay]] = {}
        for row in bays:
            faces.setdefault(row["face"], []).append(stocker.bay(row))
        sides = tuple(Face(side, tuple(content)) for side, content in faces.items())  # type: ignore[arg-type]
        yield Gondola(f"gon-{bays[0]['code']}", name, bays[0]["kind"], sides)  # type: ignore[arg-type]


class Stocker:
    """Fills bay after bay; remembers how often a product stands already, for ids that stay the same from build to build."""

    def __init__(self, catalogue: Mapping[str, Product], weekly_revenue: Mapping[str, float]) -> None:
        self._catalogue = catalogue
        self._revenue = weekly_revenue
        self._seen: dict[str, int] = {}
        faults = table("faults")
        self._facings = {row["ref"]: int(row["value"]) for row in faults if row["fault"] == "facings"}
        self._top = {row["ref"] for row in faults if row["fault"] == "top"}
        self._unplaced = {row["ref"] for row in faults if row["fault"] == "unplaced"}
        self._promoted = {(row["gondola"], row["face"]): date.fromisoformat(row["promotion_from"]) for row in table("promotions")}

    def bay(self, row: Row) -> Bay:
        """One bay of the fixtures table, its levels filled."""
        place = f"{row['code']}-{row['face'].lower().replace('_end', '')}{row['bay']}"
        kind: LevelKind = row["level_kind"]  # type: ignore[assignment]
        heights = [(float(part.split(":")[0]), float(part.split(":")[1])) for part in row["levels"].split()]
        levels = [_empty_level(f"lvl-{place}-{n}", kind, *sizes) for n, sizes in enumerate(heights, 1)]
        shelves = _shelves(levels, float(row["width"]))
        self._assign(self._blocks(row), shelves, place)
        for shelf in shelves:
            _grow(shelf)
        since = self._promoted.get((row["gondola"], row["face"]))
        filled = tuple(self._filled(shelf, since) for shelf in shelves)
        width, height, depth = (float(row[key]) for key in ("width", "height", "depth"))
        return Bay(f"bay-{place}", width, height, depth, base_height=100.0 if kind == "shelf" else 0.0, back=row["back"], levels=filled)  # type: ignore[arg-type]

    def _blocks(self, row: Row) -> list[Block]:
        blocks = []
        for order, wanted in enumerate(split(row["products"])):
            for ref, product in self._catalogue.items():
                if wanted in (ref, product.subfamily) and ref not in self._unplaced:
                    blocks.append(self._block(ref, product, order, row))
        return blocks

    def _block(self, ref: str, product: Product, order: int, row: Row) -> Block:
        style: Style = {"pegs": "hanging", "basket": "loose"}.get(row["level_kind"], "display" if product.units_per_display else "unit")  # type: ignore[assignment]
        block = Block(ref, product, order, math.sqrt(self._revenue[ref]), 1, style, top=ref in self._top)
        narrow = row["kind"] in NARROW
        block.wide = 2 if narrow else min(Settings().visible_facings, math.ceil(Settings().visible_cm * 10 / block.facing[0]))
        block.fixed = ref in self._facings
        block.wide = self._facings.get(ref, block.wide)
        return block

    def _assign(self, blocks: Sequence[Block], shelves: Sequence[Shelf], place: str) -> None:
        """Tall and wide blocks choose first."""
        for block in sorted(blocks, key=lambda block: (not block.top, not block.fixed, -block.facing[1] > -250, -block.width, block.ref)):
            open_ = [shelf for shelf in shelves if block.facing[1] <= shelf.clear and shelf.used + block.width <= shelf.length]
            if block.top:
                open_ = open_[-1:]
            if not open_:
                raise TooSmall(f"{place}: {block.ref} {block.product.name} ({block.width:.0f} mm)")
            min(open_, key=lambda shelf: _reluctance(block, shelf)).blocks.append(block)

    def _filled(self, shelf: Shelf, since: date | None) -> Level:
        positions: list[Position] = []
        edge = 0.0
        for block in sorted(shelf.blocks, key=lambda block: (block.order, block.product.brand, block.ref)):
            position = msgspec.structs.replace(self._position(block, shelf), promotion_from=since)
            if shelf.level.flow == "free":
                position = msgspec.structs.replace(position, x=edge)
                edge += block.width + max(0.0, shelf.length - shelf.used) / max(1, len(shelf.blocks))
            positions.append(position)
        return msgspec.structs.replace(shelf.level, positions=tuple(positions))

    def _position(self, block: Block, shelf: Shelf) -> Position:
        height = block.facing[1]
        times = self._seen[block.ref] = self._seen.get(block.ref, 0) + 1
        identity = f"pos-{block.ref}" if times == 1 else f"pos-{block.ref}-{times}"
        room = min(shelf.clear, max(TALLEST_STACK, height))
        high = 1 if block.style in ("display", "hanging") else max(1, min(block.product.max_stack or 1, int(room // height)))
        position = Position(identity, block.product.id, block.wide, high, style=block.style)
        return msgspec.structs.replace(position, deep=facings_deep(position, block.product, shelf.level.depth))


def _empty_level(identity: str, kind: LevelKind, elevation: float, depth: float) -> Level:
    if kind == "pegs":
        return Level(identity, kind, elevation, thickness=6.0, depth=depth, hook_pitch=25.0, hook_length=depth)
    if kind == "basket":
        return Level(identity, kind, elevation, depth=depth, clear_height=150.0, flow="free")
    return Level(identity, kind, elevation, depth=depth, max_load_g=120_000.0 if depth >= 450 else 80_000.0)


def _shelves(levels: Sequence[Level], length: float) -> list[Shelf]:
    """Empty levels with the height a block may have: up to the next one, or down to the one below for pegs."""
    shelves = []
    for index, level in enumerate(levels):
        if level.kind == "pegs":
            clear = level.elevation - levels[index - 1].elevation - HAND_GAP if index else level.elevation
        elif level.clear_height is not None:
            clear = level.clear_height
        elif index + 1 < len(levels):
            clear = levels[index + 1].elevation - levels[index + 1].thickness - level.elevation - HAND_GAP
        else:
            clear = ROOM_ABOVE
        shelves.append(Shelf(level, length, clear))
    return shelves


def _wished_elevation(block: Block) -> float:
    roles = set(block.product.roles)
    if roles & FLOOR_ROLES or (block.product.weight_g or 0) > 1800:
        return 250.0
    if roles & TOP_ROLES:
        return 1600.0
    return 1250.0 if roles & EYE_ROLES or block.product.marks else 850.0


def _reluctance(block: Block, shelf: Shelf) -> float:
    """How little a block wants to stand there: far from its band, or crowded."""
    distance = abs(shelf.level.elevation - _wished_elevation(block)) / 1000
    crowd = (shelf.used + block.width) / shelf.length
    return distance + 1.6 * crowd * crowd + (4.0 if crowd > FULL + 0.06 else 0.0)


def _grow(shelf: Shelf) -> None:
    """One facing more for the block that sells most for its width, as long as the level stays under FULL."""
    while True:
        able = [block for block in shelf.blocks if not block.fixed and shelf.used + block.facing[0] <= FULL * shelf.length + block.facing[0] * 0.45]
        most = MOST_ON_PEGS if shelf.level.kind == "pegs" else MOST
        able = [block for block in able if shelf.used + block.facing[0] <= shelf.length and block.wide < most]
        if not able:
            return
        max(able, key=lambda block: block.weight / block.width).wide += 1
