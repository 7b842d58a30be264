"""Which products the catalogue lists: words in any order, accents ignored, and filters. No Qt."""

import unicodedata
from collections.abc import Mapping
from typing import Literal

import msgspec

from planogram.metrics.measure import measure
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.project import Project

State = Literal["placed", "little", "absent"]
STATES: tuple[State, ...] = ("placed", "little", "absent")


class CatalogueFilter(msgspec.Struct, frozen=True):
    """What was typed, and the filters chosen; empty means everything."""

    text: str = ""
    family: str = ""
    brand: str = ""
    role: str = ""
    state: str = ""

    @property
    def chosen(self) -> int:
        """How many filters besides the text are on."""
        return sum(1 for value in (self.family, self.brand, self.role, self.state) if value)


def folded(text: str) -> str:
    """Lower case without accents, so that `epicerie` finds `Épicerie`.

    >>> folded("Épicerie FINE Œufs")
    'epicerie fine oeufs'
    """
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@memo(16)
def _search_texts(products: tuple[Product, ...]) -> tuple[str, ...]:
    return tuple(folded(" ".join((p.name, p.brand, p.id, p.family, p.subfamily))) for p in products)


def states_of(project: Project) -> Mapping[str, State]:
    """For each product: placed, placed too little to be seen (the visibility threshold), or absent from the furniture."""
    figures = measure(project)
    standing, seen = figures.column("positions").tolist(), figures.column("visible_enough").tolist()
    return {
        product_id: "absent" if not positions else "little" if visible == 0.0 else "placed"
        for product_id, positions, visible in zip(figures.product_ids, standing, seen, strict=True)
    }


def matching(products: tuple[Product, ...], states: Mapping[str, State], wanted: CatalogueFilter) -> tuple[Product, ...]:
    """The products that pass `wanted`, in the project's order."""
    words = folded(wanted.text).split()
    if not words and not wanted.chosen:
        return products
    return tuple(
        product
        for product, text in zip(products, _search_texts(products), strict=True)
        if all(word in text for word in words) and _passes(product, states, wanted)
    )


def _passes(product: Product, states: Mapping[str, State], wanted: CatalogueFilter) -> bool:
    return (
        (not wanted.family or product.family == wanted.family)
        and (not wanted.brand or product.brand == wanted.brand)
        and (not wanted.role or wanted.role in product.roles)
        and (not wanted.state or states.get(product.id, "absent") == wanted.state)
    )
