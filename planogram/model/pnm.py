"""PNM, what customers see but cannot buy: article (type), version (message), asset (one object), placement (where) and need kept apart."""

from datetime import date

from planogram.model.values import Amount, Attributes, Coordinate, Length, Value, Whole


class PnmArticle(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A type of piece in the référentiel. Sizes mm assembled, mass g, money in the project's currency."""

    code: str
    label: str
    family: str = ""
    nature: str = ""
    width: Length | None = None
    height: Length | None = None
    depth: Length | None = None
    dims_status: str = "declared"
    hosts: tuple[str, ...] = ()
    consumes_space: bool = False
    holds_products: bool = False
    reusable: bool = False
    material: str = ""
    weight_g: Amount | None = None
    supplier: str = ""
    supplier_ref: str = ""
    unit_cost: Amount | None = None
    moq: Whole | None = None
    order_multiple: Whole | None = None
    lead_days: Whole | None = None
    sourcing_zone: str = ""
    owner: str = ""
    life_days: Whole | None = None
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
    u: Coordinate = 0.0
    v: Coordinate = 0.0
    n: Coordinate = 0.0
    x: Coordinate | None = None
    y: Coordinate | None = None
    rotation: Coordinate = 0.0
    quantity: Whole = 1
    version: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    locked: bool = False
    attributes: Attributes = ()


class Pnm(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The non-merchandise layer of a project."""

    articles: tuple[PnmArticle, ...] = ()
    placements: tuple[PnmPlacement, ...] = ()
