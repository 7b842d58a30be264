"""Space: how long, wide and full each product's blocks are. Positions become rows of numbers, remembered level by level.

Where positions stand is model/placement; whether they fit is checks/.
"""

from collections.abc import Callable, Sequence
from itertools import chain, compress, count
from operator import attrgetter, is_not
from struct import Struct
from typing import Any
from weakref import ref

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.metrics.columns import Column, Columns, Formula, quotient
from planogram.metrics.sums import ROW, Rows, Sums, running_sums, sums
from planogram.model.fixture import Bay, Face, Gondola, Level, clear_height
from planogram.model.memo import memo
from planogram.model.placement import hangs, hung, lies_loose
from planogram.model.position import Position, block_size, cap_grid, facing_size
from planogram.model.product import Product, pack_size, unit_size, units_per_pack
from planogram.model.settings import Settings

EPSILON = 1e-9
ABSENT = float("nan")
_USED = ROW.index("used_mm")
PACKED = ("tray", "case", "display")


class ProductIndex(msgspec.Struct, frozen=True):
    """The project's products by id and by row; the same object for the same tuple."""

    ids: tuple[str, ...]
    row: dict[str, int]
    products: tuple[Product, ...]


@memo(16)
def product_index(products: tuple[Product, ...]) -> ProductIndex:
    """Rows of products in their order; of two with one id the last counts."""
    return ProductIndex(tuple(product.id for product in products), {product.id: n for n, product in enumerate(products)}, products)


def whole(quantity: float) -> float:
    """Rounded down to whole units, forgiving the last bits of a division.

    >>> whole(0.3 / 0.1), whole(2.99)
    (3.0, 2.0)
    """
    return float(np.floor(quantity + EPSILON))


def block_capacity(position: Position, product: Product) -> int | None:
    """Units in a stacked block: facings × units per pack, plus the units of the cap layer; None when the pack's sizes are not known."""
    high = position.high if product.max_stack is None else min(position.high, product.max_stack)
    packs = position.wide * high * position.deep
    across, behind = cap_grid(position, product)
    caps = across * behind * position.cap_high
    if position.style in PACKED:
        units = units_per_pack(product, position.style)
        return None if units is None or pack_size(product, position.style) is None else packs * units + caps
    return packs + caps


def hook_capacity(position: Position, product: Product, level: Level) -> int | None:
    """Units hanging: hooks × ⌊hook length ÷ depth of one unit⌋; None without a depth. A level without a hook length uses its depth."""
    depth = facing_size(position, product)[2]
    length = level.depth if level.hook_length is None else level.hook_length
    return position.wide * position.high * int(whole(length / depth)) if depth > 0 else None


def loose_units(position: Position, product: Product, level: Level, clear: float | None, fill_factor: float) -> float | None:
    """Units thrown into the block's volume, not yet rounded down; in a basket the block fills the level's depth and clear height."""
    width, height, depth = block_size(position, product)
    if level.kind == "basket" and clear is not None:
        height, depth = clear, level.depth
    across, up, behind = unit_size(product)
    unit = across * up * behind
    return width * height * depth * fill_factor / unit if unit > 0 else None


def capacity(position: Position, product: Product, level: Level, bay: Bay, settings: Settings) -> int | None:
    """Units a position holds; None when a size it needs is not known."""
    if lies_loose(position, level):
        units = loose_units(position, product, level, _clear(level, bay, settings), settings.fill_factor)
        return None if units is None else int(whole(units))
    return hook_capacity(position, product, level) if hung(position, level) else block_capacity(position, product)


def _clear(level: Level, bay: Bay, settings: Settings) -> float | None:
    return clear_height(bay, next(n for n, other in enumerate(bay.levels) if other is level or other.id == level.id), settings.hand_gap)


def shelf_grid(level: Level, bay: Bay, product: Product, settings: Settings) -> tuple[int, int, int] | None:
    """Whole products along the length, the depth and the clear height of a level; None when it is open above or a size is missing."""
    clear = _clear(level, bay, settings)
    if clear is None or not all(size > 0 for size in unit_size(product)):
        return None
    return int(whole(bay.width / product.width)), int(whole(level.depth / product.depth)), int(whole(clear / product.height))


def shelf_capacity(level: Level, bay: Bay, product: Product, settings: Settings) -> int | None:
    """Units of one product a whole level holds: A × B × C, each rounded down (a shelf holds whole products).

    >>> shelf = Level("l", depth=470, clear_height=350)
    >>> shelf_capacity(shelf, Bay("b", 1330, 1800, levels=(shelf,)), Product("p", "P", width=66, height=115, depth=66), Settings())
    420
    """
    grid = shelf_grid(level, bay, product, settings)
    return None if grid is None else grid[0] * grid[1] * grid[2]


_style = attrgetter("style")
_NUMBERS, _NUMBER = Struct(f"{len(ROW)}d").pack, Struct("d").pack


@memo(60000)
def _block_row(position: Position, product: Product) -> bytes:
    """ROW as the bytes of an array, which numpy takes five times as fast as numbers of Python."""
    shown = facing_size(position, product)[0]
    width, height, depth = block_size(position, product)
    units = block_capacity(position, product)
    area = width * height / 1e6
    return _NUMBERS(
        position.wide,
        position.wide * position.high,
        position.wide * shown,
        width,
        area,
        area * depth / 1e3,
        ABSENT if units is None else units,
    )


def _hook_row(position: Position, product: Product, level: Level) -> bytes:
    units = hook_capacity(position, product, level)
    number = _NUMBER(ABSENT if units is None else units)
    return _block_row(position, product)[: -len(number)] + number


@memo(60_000, lambda rows: len(rows.product) + 1)
def _standing_rows(level: Level, index: ProductIndex) -> Rows:
    rows = _changed_rows(level, index)
    if rows is None:
        rows = _made_rows(level, index)
        if hangs(level) or "hanging" in map(_style, level.positions):
            return rows
    if len(_latest) >= _MOST_LATEST:
        _latest.clear()
    _latest[level.id] = _Latest(level.positions, index, rows)
    return rows


def _made_rows(level: Level, index: ProductIndex) -> Rows:
    found = [(n, position) for position in level.positions if (n := index.row.get(position.product)) is not None]
    products = index.products
    rows = [(_hook_row(p, products[n], level) if hung(p, level) else _block_row(p, products[n])) for n, p in found]
    numbers = np.frombuffer(b"".join(rows), dtype=np.float64).reshape(-1, len(ROW)).T.copy()
    return Rows(np.array([n for n, _ in found], dtype=np.intp), numbers, len(level.positions))


class _Latest(msgspec.Struct, frozen=True):
    positions: tuple[Position, ...]
    index: ProductIndex
    rows: Rows


_latest: dict[str, _Latest] = {}
"""By level id, the rows last made of one on which nothing hangs: most edits change one block of a hundred, and the rest is taken from here."""
_MOST_LATEST, _FEW_CHANGED = 2000, 8


def _changed_rows(level: Level, index: ProductIndex) -> Rows | None:
    """The rows of a level on which since last time some blocks have taken the places of others, as many; None where more has changed."""
    last, positions = _latest.get(level.id), level.positions
    if last is None or last.index is not index or hangs(level) or not len(last.positions) == len(positions) == len(last.rows.product):
        return None
    others = [*compress(count(), map(is_not, last.positions, positions))]
    if len(others) > _FEW_CHANGED:
        return None
    product, numbers = last.rows.product.copy(), last.rows.numbers.copy()
    for n in others:
        position = positions[n]
        row = index.row.get(position.product)
        if row is None or position.style == "hanging":
            return None
        product[n], numbers[:, n] = row, np.frombuffer(_block_row(position, index.products[row]))
    return Rows(product, numbers, len(positions), ref(last.rows), tuple(others))


@memo(20000)
def _holds_loose(level: Level) -> bool:
    return not hangs(level) and "loose" in map(_style, level.positions)


def level_rows(bay: Bay, n: int, index: ProductIndex, settings: Settings) -> Rows:
    """The rows of level `n` of a bay, 0 the lowest."""
    level = bay.levels[n]
    rows = _standing_rows(level, index)
    return _with_loose(rows, level, clear_height(bay, n, settings.hand_gap), index, settings) if _holds_loose(level) else rows


def _with_loose(rows: Rows, level: Level, clear: float | None, index: ProductIndex, settings: Settings) -> Rows:
    """Blocks of one product thrown loose on one level are rounded down together: two halves hold what the whole holds."""
    known = [(position, index.row[position.product]) for position in level.positions if position.product in index.row]
    units: dict[int, float] = {}
    for place, (position, n) in enumerate(known):
        if position.style == "loose":
            loose = loose_units(position, index.products[n], level, clear, settings.fill_factor)
            units[place] = ABSENT if loose is None else loose
    sums: dict[int, float] = {}
    for place, value in units.items():
        sums[known[place][1]] = sums.get(known[place][1], 0.0) + value
    numbers = rows.numbers.copy()
    for place, value in units.items():
        together = sums[known[place][1]]
        numbers[-1, place] = whole(together) * (value / together) if together else 0.0
    return Rows(rows.product, numbers, rows.positions)


Parts = tuple[Rows, ...]
"""Rows level by level. They are joined only to be summed, never kept joined: that would cost the memory of the whole project an edit."""


@memo(20_000, len)
def bay_parts(bay: Bay, index: ProductIndex, settings: Settings) -> Parts:
    """The rows of a bay, lowest level first."""
    return tuple([level_rows(bay, n, index, settings) for n in range(len(bay.levels))])


@memo(40_000, len)
def face_parts(face: Face, index: ProductIndex, settings: Settings) -> Parts:
    """The rows of a face, leftmost bay first."""
    return tuple(chain.from_iterable([bay_parts(bay, index, settings) for bay in face.bays]))


def gondola_parts(gondola: Gondola, index: ProductIndex, settings: Settings) -> Parts:
    """The rows of a gondola, face by face."""
    return tuple(chain.from_iterable([face_parts(face, index, settings) for face in gondola.faces]))


def _all_parts(gondolas: tuple[Gondola, ...], index: ProductIndex, settings: Settings) -> Parts:
    return tuple(chain.from_iterable([gondola_parts(gondola, index, settings) for gondola in gondolas]))


class Placing(msgspec.Struct, frozen=True):
    """Which products stand somewhere: `gap` is 0 for those and NaN for the others, to be added to what these cannot have; `placed` a byte each."""

    gap: Column
    placed: bytes


@memo(64)
def placing(positions: Column) -> Placing:
    """From the number of positions of each product; remembered, as most edits place none and take none away."""
    placed = positions > 0.0
    return Placing(np.where(placed, 0.0, ABSENT), placed.tobytes())


class Space(msgspec.Struct, frozen=True):
    """Sums of space by product (columns) and the number of positions, those of unknown products too; `sums`: what the columns come from."""

    columns: dict[str, Column]
    positions: int
    sums: Sums


@memo(8)
def whole_lengths(gondolas: tuple[Gondola, ...], index: ProductIndex, settings: Settings) -> tuple[Column, Column]:
    """(`used_mm`, `positions`) of all the furniture: what the part of a place is told from, in a quarter of the time of all sums."""
    parts = _all_parts(gondolas, index, settings)
    if not parts:
        return np.zeros(len(index.ids)), np.zeros(len(index.ids))
    product = np.concatenate([rows.product for rows in parts])
    used = np.concatenate([rows.numbers[_USED] for rows in parts])
    count = len(index.ids)
    return np.bincount(product, used, count).astype(np.float64, copy=False), np.bincount(product, minlength=count).astype(np.float64)


@memo(8)
def whole_space(gondolas: tuple[Gondola, ...], index: ProductIndex, settings: Settings) -> Space:
    """All the furniture of a project."""
    parts = _all_parts(gondolas, index, settings)
    return _space(parts, running_sums().of(parts, len(index.ids)))


def summed(parts: Sequence[Rows], products: int) -> Space:
    """Sums by product, always in the order of the rows: the same furniture gives the same bits, however it was reached."""
    return _space(parts, sums(*_joined(parts), products))


def _space(parts: Sequence[Rows], by_product: Sums) -> Space:
    columns = dict(zip((*ROW, "positions"), by_product.columns, strict=True))
    columns["used_linear"] = columns["used_mm"] / 1000.0
    columns["capacity"] = columns["capacity"] + placing(columns["positions"]).gap
    return Space(columns, sum([rows.positions for rows in parts]), by_product)


def _joined(parts: Sequence[Rows]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Products and numbers of all the parts."""
    if not parts:
        return np.empty(0, dtype=np.intp), np.empty((len(ROW), 0))
    if len(parts) == 1:
        return parts[0].product, parts[0].numbers
    return np.concatenate([rows.product for rows in parts]), np.concatenate([rows.numbers for rows in parts], axis=1)


def _share(c: Columns) -> Column:
    linear = c["developed_linear"]
    share: Column = linear / (float(linear.sum()) or ABSENT)
    share += placing(c["positions"]).gap
    return share


def visible_formula(settings: Settings) -> Formula:
    """A formula: 1 where the frontal or the facings reach the threshold of visibility, 0 where not, absent for products not placed."""

    def visible(c: Columns) -> Column:
        seen = (c["facing_cm"] >= settings.visible_cm - EPSILON) | (c["facings"] >= settings.visible_facings)
        column: Column = seen + placing(c["positions"]).gap
        return column

    return visible


FORMULAS: dict[str, Callable[[Any], Column]] = {
    "facing_cm": lambda c: c["frontal_mm"] / 10.0,
    "developed_linear": lambda c: c["used_linear"],
    "linear_share": _share,
    "days_of_supply": lambda c: quotient(c["capacity"], c["quantity_per_day"]),
}
