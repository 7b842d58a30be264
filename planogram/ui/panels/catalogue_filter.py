"""Which products the catalogue lists: words in any order, accents ignored, and filters. No Qt."""

import unicodedata
from collections.abc import Collection, Mapping
from typing import Literal

import msgspec

from planogram.metrics.measure import measure
from planogram.metrics.room import NoRoom, without_room
from planogram.model.custom_fields import custom_texts
from planogram.model.memo import memo
from planogram.model.product import Product
from planogram.model.project import Project

State = Literal["placed", "little", "absent", "removed", "no_room"]
STATES: tuple[State, ...] = ("placed", "little", "absent", "removed", "no_room")
OFF_SHELF: tuple[State, ...] = ("absent", "removed", "no_room")
"""The tray: what stands nowhere, of which some was taken off since the project was opened, and some finds no room at all."""

_TYPED = str.maketrans({"œ": "oe", "Œ": "OE", "’": "'", "×": "x"})


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
    """Lower case without accents, so that `epicerie` finds `Épicerie`, and with the signs a keyboard has: nobody types ’ or ×.

    >>> folded("Épicerie FINE Œufs"), folded("Pain d’épices 6 × 40 g")
    ('epicerie fine oeufs', "pain d'epices 6 x 40 g")
    """
    plain = unicodedata.normalize("NFKD", text.translate(_TYPED))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@memo(16)
def _search_texts(products: tuple[Product, ...]) -> tuple[str, ...]:
    return tuple(folded(" ".join((p.name, p.brand, p.id, p.family, p.subfamily, *custom_texts(p)))) for p in products)


def tray_states(project: Project, removed: Collection[str]) -> tuple[Mapping[str, State], Mapping[str, NoRoom]]:
    """`states_of`, where products off the shelf say why: taken off (`removed`), or no room anywhere, with what is missing."""
    states = dict(states_of(project))
    lacks = without_room(project, [key for key, state in states.items() if state == "absent"])
    states.update(dict.fromkeys(lacks, "no_room"))
    states.update(dict.fromkeys((key for key in removed if states.get(key) in OFF_SHELF), "removed"))
    return states, lacks


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
        and (not wanted.state or _is_in(states.get(product.id, "absent"), wanted.state))
    )


def _is_in(state: State, wanted: str) -> bool:
    return state == wanted or (wanted == "absent" and state in OFF_SHELF)
