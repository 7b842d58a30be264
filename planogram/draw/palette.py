"""Colours of products: one per family or brand, soft enough to read a label on, told apart by lightness as well as hue."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from planogram.draw.theme import blend
from planogram.model.memo import memo
from planogram.model.product import Product

Colouring = Literal["family", "brand", "supplier", "subfamily", "role", "own"]
Grouping = Colouring | Literal["product"]
"""What products are told apart by: as asked for, or where that says nothing, in the end each on its own."""
_INSTEAD: tuple[Grouping, ...] = ("subfamily", "brand", "supplier")

SOFT = (
    "#6cb2f0", "#f3e694", "#6aa896", "#eca8be", "#dc9a6e", "#b48fd0", "#a6e6f0", "#c6c48a",
    "#f8c6c0", "#9fbf9c", "#e4a4da", "#f6dfb6", "#7fcdf0", "#be9678", "#9cecd8", "#a096b2",
)  # fmt: skip
"""Chosen far apart for usual eyes and for both kinds of red-green blindness at once; a test holds the distance."""

UNSORTED = "#eceef1"
"""The colour of a product without family (brand…) and of one that is not in the project."""


def slots_of(names: Iterable[str]) -> dict[str, int]:
    """A number for each name, its place in the palette.

    A name prefers the same place in every project and gives way only to a name before it in the alphabet.

    >>> slots_of(["Biscuits"]) == slots_of(["Biscuits", "Biscuits"])
    True
    """
    taken: dict[int, str] = {}
    ordered = sorted(set(names))
    for name in ordered:
        taken.setdefault(_slot(name), name)
    round_, left = 0, len(SOFT) - len(taken)
    for name in ordered:
        if taken[_slot(name)] == name:
            continue
        if not left:  # this round of the palette is full; there may be thousands of names
            round_, left = round_ + 1, len(SOFT)
        taken[_free_slot(taken, _slot(name), round_)] = name
        left -= 1
    return {name: slot for slot, name in taken.items()}


def palette_of(names: Iterable[str]) -> dict[str, str]:
    """A colour for each name."""
    return {name: _slot_colour(slot) for name, slot in slots_of(names).items()}


def _slot(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % len(SOFT)


def _free_slot(taken: Collection[int], preferred: int, round_: int) -> int:
    """The next free slot of a round of the palette that has one, looked for in steps that spread neighbours apart."""
    steps = ((preferred + step * 5) % len(SOFT) + round_ * len(SOFT) for step in range(len(SOFT)))
    return next(slot for slot in steps if slot not in taken)


def _slot_colour(slot: int) -> str:
    """Beyond one round of the palette, colours come back lighter, then darker."""
    ring, index = divmod(slot, len(SOFT))
    return blend(SOFT[index], "#ffffff" if ring % 2 else "#404a55", 0.45 * min(ring, 2) / 2) if ring else SOFT[index]


@memo(32)
def told_apart_by(products: tuple[Product, ...], colouring: Colouring) -> Grouping:
    """What a drawing coloured so really tells apart: where no product has a family, what they do have, so that not all is grey.

    Only for families, the usual colouring: who asks for brands where there are none sees that there are none.
    """
    if colouring != "family" or not products or any(product.family for product in products):
        return colouring
    return next((by for by in _INSTEAD if any(group_name(product, by) for product in products)), "product")


def group_name(product: Product, colouring: Grouping) -> str:
    """What the product is coloured by: its family, brand…; empty when it has none."""
    if colouring == "product":
        return product.name or product.id
    if colouring == "role":
        return product.roles[0] if product.roles else ""
    return "" if colouring == "own" else str(getattr(product, colouring))


@memo(32)
def legend_colours(products: tuple[Product, ...], colouring: Grouping) -> Mapping[str, str]:
    """Colour by family (brand…) of the project's products; empty for `own`. `colouring` by identity: an attribute of a style."""
    names = [name for name in (group_name(product, colouring) for product in products) if name]
    if colouring == "product":  # hundreds: none is told from all others, so rather alike than dark
        return {name: _slot_colour(slot % (2 * len(SOFT))) for name, slot in slots_of(names).items()}
    return palette_of(names)


@memo(32)
def legend_patterns(products: tuple[Product, ...], colouring: Grouping) -> Mapping[str, int]:
    """Number of the hatching (draw/hatching) by family (brand…)."""
    return slots_of(name for name in (group_name(product, colouring) for product in products) if name)


_TINTS = (0.0, 0.32, 0.54)
"""How much white the sub-families of a family get by turns, in alphabetical order."""


@memo(32)
def subfamily_tints(products: tuple[Product, ...]) -> Mapping[tuple[str, str], float]:
    """Share of white by (family, sub-family), so that the blocks within a family can be told apart."""
    names: dict[str, set[str]] = {}
    for product in products:
        names.setdefault(product.family, set()).add(product.subfamily)
    return {(family, sub): _TINTS[n % len(_TINTS)] for family, subs in names.items() for n, sub in enumerate(sorted(subs))}


def product_colour(product: Product | None, colours: Mapping[str, str], colouring: Grouping) -> str:
    """The fill of a product's block; its own colour when the style asks for own colours and the product has one."""
    if product is None:
        return UNSORTED
    if colouring == "own":
        return product.colour or UNSORTED
    return colours.get(group_name(product, colouring), UNSORTED)
