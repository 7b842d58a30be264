"""The shop from above, and what is known of its trade: outline, zones, placed gondolas, counts, trade area. Geometry rules live in metrics/."""

from datetime import date
from typing import Literal

from planogram.model.values import Amount, Attributes, Coordinate, Length, Value, Whole

Point = tuple[Coordinate, Coordinate]
ShapeKind = Literal["outline", "obstacle", "column", "door", "exit", "checkout", "stockroom"]


class StoreShape(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A drawn part of the floor; `points` in mm on the plan."""

    shape: ShapeKind
    points: tuple[Point, ...]
    name: str = ""
    height: Length | None = None


class Zone(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A department or universe on the floor."""

    name: str
    points: tuple[Point, ...]
    category: str = ""
    attraction: Literal["", "destination", "impulse"] = ""


class FloorPlacement(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a gondola stands: its centre on the plan, mm, and its turn, degrees."""

    gondola: str
    x: Coordinate
    y: Coordinate
    rotation: Coordinate = 0.0


class Store(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The floor of the shop."""

    shapes: tuple[StoreShape, ...] = ()
    zones: tuple[Zone, ...] = ()
    placements: tuple[FloorPlacement, ...] = ()


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
