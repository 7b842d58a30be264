"""PNM, what customers see but cannot buy: article (type), version (message), asset (one object), placement (where) and need kept apart."""

from datetime import date
from typing import Literal

from planogram.model.values import Amount, Attributes, Coordinate, Length, Value, Whole


class PnmArticle(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A type of piece in the référentiel. Sizes mm assembled, mass g, money in the project's currency, `yearly_…` over twelve months.

    `kind` is a key of pnm_catalogue.PIECES; without one the family says what the piece looks like. `documents` are file names.
    `kept_rotation`, `seen_rotation`: the class the last review of modes worked with, and the one the figures gave where it differed.
    """

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
    kind: str = ""
    protrusion: Length | None = None
    sweep: Length | None = None
    power: str = ""
    fire_class: str = ""
    assembly_min: Amount | None = None
    yearly_spend: Amount | None = None
    yearly_issues: Amount | None = None
    previous_issues: Amount | None = None
    mean_stock: Amount | None = None
    yearly_waves: Amount | None = None
    introduced: date | None = None
    successor: str = ""
    documents: tuple[str, ...] = ()
    per_pallet: Whole | None = None
    kept_rotation: str = ""
    seen_rotation: str = ""
    attributes: Attributes = ()


class PnmVersion(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A message on an article, with the days it is right; a placement names it. Past `valid_to` it is obsolete."""

    article: str
    name: str
    message: str = ""
    artwork: str = ""
    language: str = ""
    campaign: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: str = ""


class PnmAsset(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One object with its history: furniture and permanent pieces only. `placement` is where it stands, if it does."""

    id: str
    code: str
    serial: str = ""
    acquired: date | None = None
    cost: Amount | None = None
    condition: str = "good"
    placement: str = ""
    external: str = ""


class PnmPlacement(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a piece is drawn: `host` is the code of the host part, `host_id` the id of the level, bay, face or gondola that carries it.

    `width` and `height` replace the article's where the piece may be cut to its host; `offers` is the furniture on which it holds products.
    """

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
    width: Length | None = None
    height: Length | None = None
    offers: str = ""
    attributes: Attributes = ()


class PnmSupplier(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who delivers; `minimum` is the order value from which the carriage is paid, `by_store`: parcels come labelled store by store."""

    name: str
    zone: str = ""
    minimum: Amount | None = None
    contract_end: date | None = None
    by_store: bool = False


class PnmCampaign(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An operation with its days; versions belong to it."""

    code: str
    name: str
    owner: str = ""
    theme: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    budget: Amount | None = None


class PnmRule(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many of an article a store must have: so many per host part that matches.

    `include` and `exclude` are terms `kind:value` over the hosts: gondola, gondola_kind, side, level_kind, band; all kinds of
    `include` must match (several values of one kind: any of them), no term of `exclude` may. `most` caps, `least` applies when any host matches.
    """

    id: str
    code: str
    host: str
    per_host: Amount = 1.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    most: Whole | None = None
    least: Whole | None = None
    spare_pct: Amount = 0.0
    spare_least: Whole = 0
    campaign: str = ""


class PnmStock(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What there is of an article: usable in the store, on its way, coming back from another campaign, free in the central stock."""

    code: str
    usable: Whole = 0
    in_transit: Whole = 0
    returning: Whole = 0
    central_free: Whole = 0


class PnmProcess(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line of the diagnostic: who decides, executes and regulates a step, on which system, by which rule."""

    process: str
    step: str = ""
    decides: str = ""
    executes: str = ""
    regulates: str = ""
    system: str = ""
    rule: str = ""
    frequency: str = ""
    volume_year: Amount | None = None
    pain: str = ""


class PnmSettings(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """House rules of the layer. Lengths mm, shares plain ratios, densities in pieces per metre; `rotation_…`, `validity_…` cut the mode rule."""

    ceiling: Length = 3000.0
    label_width: Length = 60.0
    occlusion_most: Amount = 0.15
    finger_space: Length = 30.0
    least_gap: Length = 25.0
    tolerance: Length = 1.0
    stoppers_per_m: Amount = 1.0
    wobblers_per_m: Amount = 2.0
    protrusion_most: Length = 150.0
    free_gap: Length = 300.0
    slender: Amount = 4.0
    tall: Length = 1500.0
    shallow: Length = 400.0
    rotation_high: Amount = 6.0
    rotation_low: Amount = 2.0
    validity_short: Whole = 90
    validity_long: Whole = 730
    intro_days: Whole = 90
    decline_share: Amount = 0.5
    class_margin: Amount = 0.2
    pallet_share: Amount = 0.5
    durable_cost: Amount = 50.0
    durable_days: Whole = 365
    duplicate_size: Amount = 0.05
    duplicate_label: Amount = 0.85


class Detached(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A placement whose host is gone, kept until it is put somewhere else or removed; `was` is the host's name when it was known."""

    placement: PnmPlacement
    reason: Literal["host_gone", "by_hand"] = "host_gone"
    was: str = ""


class Pnm(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The non-merchandise layer of a project."""

    articles: tuple[PnmArticle, ...] = ()
    placements: tuple[PnmPlacement, ...] = ()
    detached: tuple[Detached, ...] = ()
    versions: tuple[PnmVersion, ...] = ()
    assets: tuple[PnmAsset, ...] = ()
    suppliers: tuple[PnmSupplier, ...] = ()
    campaigns: tuple[PnmCampaign, ...] = ()
    rules: tuple[PnmRule, ...] = ()
    stocks: tuple[PnmStock, ...] = ()
    processes: tuple[PnmProcess, ...] = ()
    settings: PnmSettings = PnmSettings()
