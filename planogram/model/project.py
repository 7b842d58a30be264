"""A project: all that one file holds, as one immutable value."""

from datetime import date
from typing import Literal

from planogram.model.fixture import Gondola
from planogram.model.note import Note
from planogram.model.pnm import Pnm
from planogram.model.product import Product, Sales
from planogram.model.settings import Settings
from planogram.model.setup import Confirmation
from planogram.model.store import Counts, Store, TradeZone
from planogram.model.values import Attributes, Value
from planogram.model.variant import Variant

FORMAT = 2
Status = Literal["draft", "published", "in_place", "retired"]


class Waiver(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A finding someone accepted, with the reason: `code` and `subject` (ids joined by a space) name it."""

    code: str
    subject: str
    reason: str


class Project(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Products, their sales, the furniture with its positions, and the rest of the shop."""

    format: int = FORMAT
    name: str = ""
    currency: str = "EUR"
    version: str = ""
    status: Status = "draft"
    author: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    products: tuple[Product, ...] = ()
    sales: tuple[Sales, ...] = ()
    gondolas: tuple[Gondola, ...] = ()
    pnm: Pnm = Pnm()
    store: Store = Store()
    counts: tuple[Counts, ...] = ()
    trade_area: tuple[TradeZone, ...] = ()
    store_sheet: Attributes = ()
    settings: Settings = Settings()
    waivers: tuple[Waiver, ...] = ()
    attributes: Attributes = ()
    variant: Variant = Variant()
    setups: tuple[Confirmation, ...] = ()
    notes: tuple[Note, ...] = ()
