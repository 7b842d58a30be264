"""The colours of changes on screen, and the style of a drawing where only what changed has colour. No colour without its number in the list."""

from collections.abc import Mapping

import msgspec

from planogram.draw.style import DrawStyle
from planogram.metrics.change import Kind
from planogram.model.memo import memo
from planogram.model.product import Product

COLOURS: dict[Kind, str] = {
    "added": "#7cc99a",
    "removed": "#e58a83",
    "moved": "#7fb2e5",
    "refaced": "#f4b266",
    "reoriented": "#c3a3e0",
    "fixture": "#4d6fa8",
    "product": "#9aa5b1",
    "pnm": "#c98bb0",
    "floor": "#a8a878",
    "note": "#d9b840",
}
_UNCHANGED = {"light": "#dde2e8", "dark": "#3d4650"}


@memo(16)
def _grey(products: tuple[Product, ...], theme: str) -> tuple[tuple[str, str], ...]:
    return tuple((product.id, _UNCHANGED.get(theme, _UNCHANGED["light"])) for product in products)


def style_of_changes(style: DrawStyle, products: tuple[Product, ...], kinds: Mapping[str, Kind], pnm: bool) -> DrawStyle:
    """`style` with unchanged products in grey; `kinds` by position id; `pnm`: pieces are drawn."""
    return msgspec.structs.replace(
        style,
        colouring="own",
        pictures=False,
        patterns=False,
        given=_grey(products, style.theme.name),
        marked=tuple((position, COLOURS[kind]) for position, kind in kinds.items()),
        pnm=pnm,
    )
