"""A store's variant of a planogram: what the store carries and owns, and which model its plan was made from. Making one is edits/variants.py's."""

from typing import Literal

import msgspec

from planogram.model.values import Value, Whole

Freed = Literal["widen", "spread", "gap"]
FREED: tuple[Freed, ...] = ("widen", "spread", "gap")
"""What becomes of the length that was freed: facings for the neighbours, equal gaps on the level, or left free."""
Reason = Literal["assortment", "bay"]
REASONS: tuple[Reason, ...] = ("assortment", "bay")


class TakenOff(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A product of the model that stands nowhere in the store: not in its assortment, or only on a bay the store does not have."""

    product: str
    reason: Reason
    facings: Whole = 0


class Variant(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Whose variant a project is; without `store` it is none.

    `model` and `version` are the model's names. `model_id` and `delivered_id` name versions frozen in the file: the model's plan, and the
    store's plan as it was delivered. `products`: codes it carries, empty for all; `dropped`: ids of the model's bays it does not have.
    """

    store: str = ""
    name: str = ""
    notes: str = ""
    model: str = ""
    version: str = ""
    model_id: str = ""
    delivered_id: str = ""
    products: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    freed: Freed = "widen"
    tray: tuple[TakenOff, ...] = ()


class Shop(msgspec.Struct, frozen=True):
    """What the list of stores says of one: its key, its name, notes on its furniture, codes it carries (empty: all of the model's).

    `dropped`: bays it does not have as (gondola, side, number from 1).
    """

    store: str
    name: str = ""
    notes: str = ""
    products: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str, int], ...] = ()
