"""PNM, what customers see but cannot buy: article (type), version (message), asset (one object), placement (where) and need kept apart."""

from datetime import date

from planogram.model.values import Attributes, Value


class PnmArticle(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A type of piece in the référentiel. Sizes mm assembled, mass g, money in the project's currency."""

    code: str
    label: str
    family: str = ""
    nature: str = ""
    width: float | None = None
    height: float | None = None
    depth: float | None = None
    dims_status: str = "declared"
    hosts: tuple[str, ...] = ()
    consumes_space: bool = False
    holds_products: bool = False
    reusable: bool = False
    material: str = ""
    weight_g: float | None = None
    supplier: str = ""
    supplier_ref: str = ""
    unit_cost: float | None = None
    moq: int | None = None
    order_multiple: int | None = None
    lead_days: int | None = None
    sourcing_zone: str = ""
    owner: str = ""
    life_days: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    status: str = "active"
    old_codes: tuple[str, ...] = ()
    attributes: Attributes = ()


class PnmPlacement(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a piece is drawn: `host` is the code of the host part, `host_id` the id of the level, bay, face or gondola that carries it."""

    id: str
    code: str
    host: str
    host_id: str = ""
    u: float = 0.0
    v: float = 0.0
    n: float = 0.0
    x: float | None = None
    y: float | None = None
    rotation: float = 0.0
    quantity: int = 1
    version: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    locked: bool = False
    attributes: Attributes = ()


class Pnm(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The non-merchandise layer of a project."""

    articles: tuple[PnmArticle, ...] = ()
    placements: tuple[PnmPlacement, ...] = ()
