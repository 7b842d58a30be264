"""The shop from above, and what is known of its trade: outline, doors, zones, placed gondolas, profile, counts, trade area.

Coordinates are mm on the plan, x to the right, y upwards; angles degrees, counter-clockwise. Geometry rules live in metrics/floor.
"""

from datetime import date
from typing import Literal

from planogram.model.values import Amount, Attributes, Coordinate, Length, Value, Whole

Point = tuple[Coordinate, Coordinate]
ShapeKind = Literal["outline", "obstacle", "column", "door", "exit", "checkout", "stockroom", "aisle", "island"]
ShapeRole = Literal["", "entrance", "exit", "both", "emergency", "service", "main", "secondary"]
SHAPE_ROLES: tuple[ShapeRole, ...] = ("", "entrance", "exit", "both", "emergency", "service", "main", "secondary")
Swing = Literal["", "left", "right", "double"]
SWINGS: tuple[Swing, ...] = ("", "left", "right", "double")
Storey = Literal["ground", "second", "upper"]
Attraction = Literal["", "destination", "impulse"]


class StoreShape(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A drawn part of the floor; `points` in mm on the plan.

    `role`: of a door, what it is for (a `door` is an entrance and an `exit` an exit when it is empty); of an `aisle` (one point
    within it), its class. `swing`: a leaf that opens into the shop, hinged left or right as seen from inside, or two leaves;
    empty for a sliding door. `passages`: customers counted in an aisle. An `island` is bounded by approved aisles.
    """

    shape: ShapeKind
    points: tuple[Point, ...]
    name: str = ""
    height: Length | None = None
    role: ShapeRole = ""
    swing: Swing = ""
    passages: Whole | None = None


class Zone(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A department or universe on the floor. Targets are shares (%) of the sales area and of the revenue."""

    name: str
    points: tuple[Point, ...]
    category: str = ""
    attraction: Attraction = ""
    floor_target_pct: Amount | None = None
    revenue_target_pct: Amount | None = None


class FloorPlacement(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a gondola stands: the centre of its body (end caps apart) on the plan, mm, and its turn, degrees.

    At 0 face A looks down the plan (−y) and its bays run from left to right.
    """

    gondola: str
    x: Coordinate
    y: Coordinate
    rotation: Coordinate = 0.0


class Underlay(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A scanned or exported plan under the drawing: `image` names a picture of the project, (x, y) is its lower left corner."""

    image: str
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    mm_per_pixel: Length = 10.0
    pixels_wide: Whole = 0
    pixels_high: Whole = 0
    visible: bool = True


class Affinity(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How well two departments stand side by side, −2 (never) to 2 (together). `first` and `second` name zones, categories or families."""

    first: str
    second: str
    affinity: Coordinate = 0.0
    reason: str = ""


class StoreProfile(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What decides which widths are required: trolleys, people (0: from the sales area), building, storey, and thresholds changed by hand.

    `thresholds`: (key of metrics/floor/rules, mm or count) that override the table's own.
    """

    trolleys: bool = True
    people: Whole = 0
    new_building: bool = False
    storey: Storey = "ground"
    low_density: bool = False
    thresholds: tuple[tuple[str, Amount], ...] = ()


class Store(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The floor of the shop. No affinities: the table of the course (metrics/floor/affinity) holds."""

    shapes: tuple[StoreShape, ...] = ()
    zones: tuple[Zone, ...] = ()
    placements: tuple[FloorPlacement, ...] = ()
    profile: StoreProfile = StoreProfile()
    underlay: Underlay | None = None
    affinities: tuple[Affinity, ...] = ()


class Counts(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Customers counted over a period: entering the store, passing the department, taking, buying."""

    series: Literal["before", "after"]
    entering: Whole
    passing: Whole
    taking: Whole
    buying: Whole
    counted_from: date | None = None
    counted_to: date | None = None
    gondola: str = ""


class TradeZone(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One zone (and group) of the trade area; see metrics/trade_area for what is computed from it."""

    zone: str
    group: str = ""
    people: Amount | None = None
    yearly_spend: Amount | None = None
    income: Amount | None = None
    spend_share_pct: Amount | None = None
    idc: Amount | None = None
    captured_pct: Amount | None = None
    captured_people: Amount | None = None
    attributes: Attributes = ()
