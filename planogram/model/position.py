"""A position: one product's block on one level. Where it stands follows from order and flow (placement.py), not from here."""

from datetime import date

from planogram.model.orientation import oriented
from planogram.model.product import Product, Size, Style, pack_size, unit_size
from planogram.model.values import Amount, Attributes, Coordinate, Count, Orientation, Value, Whole


class Position(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One product's block: facings wide × high × deep. `x` (mm from the level's left end) counts on `free` levels only."""

    id: str
    product: str
    wide: Count = 1
    high: Count = 1
    deep: Count = 1
    orientation: Orientation = "front"
    style: Style = "unit"
    gap_before: Coordinate = 0.0
    x: Coordinate | None = None
    cap_high: Whole = 0
    cap_orientation: Orientation = "top"
    squeeze_pct: Amount = 0.0
    pinned: bool = False
    promotion_from: date | None = None
    group: str = ""
    attributes: Attributes = ()


def facing_size(position: Position, product: Product) -> Size:
    """Width, height, depth (mm) of one facing as shown: after style, orientation and squeeze.

    A tray, case or display whose sizes are not known is drawn at the unit's size; its capacity is absent (metrics/space).
    """
    pack = pack_size(product, position.style) or unit_size(product)
    width, height, depth = oriented(pack, position.orientation)
    return width * (1 - position.squeeze_pct / 100), height, depth


def _stacked(size: float, step: float, count: int) -> float:
    """Length of `count` packs of `size` in a row, each after the first adding `step`."""
    return size + (count - 1) * step if count > 0 else 0.0


def facing_step(position: Position, product: Product) -> Size:
    """How much one more facing adds to width, height and depth (mm) of a block: its nesting step where units have one, else its whole size."""
    return _step(facing_size(position, product), position, product)


def _step(size: Size, position: Position, product: Product) -> Size:
    if position.style != "unit" or not (product.nest_width or product.nest_height or product.nest_depth):
        return size
    width, height, depth = size
    nest_x, nest_y, nest_z = oriented((product.nest_width, product.nest_height, product.nest_depth), position.orientation)
    return nest_x or width, nest_y or height, nest_z or depth


def block_size(position: Position, product: Product) -> Size:
    """Width, height, depth (mm) of the whole block, caps included in the height, nesting steps applied to units."""
    size = facing_size(position, product)
    (width, height, depth), (right, up, behind) = size, _step(size, position, product)
    cap = oriented(unit_size(product), position.cap_orientation)[1] * position.cap_high if position.cap_high else 0.0
    return _stacked(width, right, position.wide), _stacked(height, up, position.high) + cap, _stacked(depth, behind, position.deep)


def facings_deep(position: Position, product: Product, room: float) -> int:
    """How many facings deep (at least 1) stand in `room` mm behind one another, nested where they nest."""
    depth, step = facing_size(position, product)[2], facing_step(position, product)[2]
    return max(1, 1 + int((room - depth + 1e-6) // step)) if step > 0 else 1


def cap_grid(position: Position, product: Product) -> tuple[int, int]:
    """How many capping units lie side by side and one behind another on the block: (across, deep); (0, 0) without caps."""
    if not position.cap_high:
        return 0, 0
    width, _, depth = block_size(position, product)
    cap_width, _, cap_depth = oriented(unit_size(product), position.cap_orientation)
    return int((width + 1e-6) // cap_width) if cap_width else 0, int((depth + 1e-6) // cap_depth) if cap_depth else 0
