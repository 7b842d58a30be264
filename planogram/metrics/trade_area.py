"""The trade area: what its people can spend in the category, what part of it is captured, and the revenue that promises."""

import msgspec

from planogram.model.project import Project
from planogram.model.store import TradeZone

INDEX_KINDS = ("idc", "irv")
"""How the zones' index is written: idc, 100 = national average; irv (living wealth), 1 = average."""


class ZoneFigures(msgspec.Struct, frozen=True):
    """One zone or group: spend per head (or household), potential, share captured, forecast; None = cannot be computed, `reason` says why."""

    zone: str
    group: str
    people: float | None
    spend: float | None
    index: float | None
    zone_potential: float | None
    captured: float | None
    forecast_revenue: float | None
    reason: str | None


class TradeAreaFigures(msgspec.Struct, frozen=True):
    """All zones with their sums over the zones that have the figure; None when none has."""

    zones: tuple[ZoneFigures, ...]
    zone_potential: float | None
    forecast_revenue: float | None


def spend(zone: TradeZone) -> float | None:
    """Spend per head in the category: given, else income × share of income spent.

    >>> spend(TradeZone("Z", income=3000, spend_share_pct=12))
    360.0
    """
    if zone.yearly_spend is not None:
        return zone.yearly_spend
    return None if zone.income is None or zone.spend_share_pct is None else zone.income * zone.spend_share_pct / 100


def correction(zone: TradeZone, index_kind: str = "idc") -> float:
    """The index as a factor; 1 where none is given: groups by income need none.

    >>> correction(TradeZone("Z", idc=110)), correction(TradeZone("Z", idc=1.1), "irv"), correction(TradeZone("Z"))
    (1.1, 1.1, 1.0)
    """
    return 1.0 if zone.idc is None else zone.idc if index_kind == "irv" else zone.idc / 100


def captured_share(zone: TradeZone) -> float | None:
    """The part of the zone that buys here: given in percent, or as people."""
    if zone.captured_pct is not None:
        return zone.captured_pct / 100
    return zone.captured_people / zone.people if zone.captured_people is not None and zone.people else None


def zone_figures(zone: TradeZone, index_kind: str = "idc") -> ZoneFigures:
    """Potential = spend × index × people; forecast = potential × share captured."""
    each, share = spend(zone), captured_share(zone)
    potential = None if each is None or zone.people is None else each * correction(zone, index_kind) * zone.people
    forecast = None if potential is None or share is None else potential * share
    reason = "no_people" if zone.people is None else "no_spend" if each is None else "no_captured" if share is None else None
    return ZoneFigures(zone.zone, zone.group, zone.people, each, zone.idc, potential, share, forecast, reason)


def trade_area(project: Project) -> TradeAreaFigures:
    """All zones of the project; `consumption_index` of the store sheet says whether their index is idc or irv."""
    kind = dict(project.store_sheet).get("consumption_index", INDEX_KINDS[0]).strip().lower()
    zones = tuple(zone_figures(zone, kind) for zone in project.trade_area)
    return TradeAreaFigures(zones, _sum([zone.zone_potential for zone in zones]), _sum([zone.forecast_revenue for zone in zones]))


def _sum(values: list[float | None]) -> float | None:
    numbers = [value for value in values if value is not None]
    return sum(numbers) if numbers else None


def analogue_revenue(similar_revenue: float, similar_potential: float, potential: float) -> float | None:
    """Revenue by analogy: that of a similar store × (potential here ÷ potential there); None when the other's potential is 0.

    >>> analogue_revenue(500_000, 2_000_000, 3_000_000)
    750000.0
    """
    return similar_revenue * (potential / similar_potential) if similar_potential else None
