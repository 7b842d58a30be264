"""Widths a floor is held against: the table of rules with the source of each, what the store's profile makes of it. An aid, no legal opinion."""

from typing import Literal

import msgspec

from planogram.model.footprint import HEIGHT_BANDS
from planogram.model.memo import memo
from planogram.model.store import StoreProfile

AisleClass = Literal["main", "secondary", "island", "checkout"]
Grade = Literal["A", "B", "C", "D"]
"""A text of law, B ministry or professional body, C trade press, D usage without a source: an editable default."""


class Rule(msgspec.Struct, frozen=True):
    """A threshold: mm unless `unit` says otherwise, where it comes from and how sure that is. Its words are `floor.rule.<key>`."""

    key: str
    value: float
    source: str
    grade: Grade
    unit: Literal["mm", "people", "count", "pct"] = "mm"


RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule("large_people", 701, "M 10", "A", "people"),
        Rule("regime_people", 200, "M 1", "B", "people"),
        Rule("trolley_large_main", 2400, "M 10", "A"),
        Rule("trolley_large_secondary", 1800, "M 10", "A"),
        Rule("trolley_main", 1800, "M 10", "A"),
        Rule("trolley_secondary", 1400, "M 10", "A"),
        Rule("plain_main", 1400, "CO 36", "B"),
        Rule("plain_secondary", 900, "M 13", "A"),
        Rule("small_main", 900, "PE 11", "D"),
        Rule("small_secondary", 900, "PE 11", "D"),
        Rule("island", 900, "M 10", "A"),
        Rule("island_area", 100, "M 10", "A", "count"),
        Rule("island_share", 20, "M 10", "A", "pct"),
        Rule("access_new_main", 1400, "PMR (neuf)", "C"),
        Rule("access_main", 1200, "PMR 2014", "C"),
        Rule("access_secondary_low", 1050, "PMR 2014", "C"),
        Rule("access_secondary_high", 900, "PMR 2014", "C"),
        Rule("turning_circle", 1500, "PMR 2014", "C"),
        Rule("turning_every", 6000, "PMR 2014", "C"),
        Rule("checkout", 900, "PMR 2017", "A"),
        Rule("checkout_one_in", 20, "PMR 2017", "A", "count"),
        Rule("head_clearance", 2200, "usage", "D"),
        Rule("exits", 2, "M 13", "A", "count"),
        Rule("projection", 100, "CO 37", "B"),
        Rule("projection_below", 1100, "CO 37", "B"),
        Rule("projection_from", 1400, "CO 37", "B"),
        Rule("widest", 3500, "M15", "D"),
    )
}
"""Every threshold by key; `StoreProfile.thresholds` overrides any."""

_PEOPLE_PER_M2 = {"ground": 1 / 3, "second": 1 / 6, "upper": 1 / 15}
_LOW_DENSITY = 1 / 9


def threshold(profile: StoreProfile, key: str) -> float:
    """A threshold as the store uses it."""
    return dict(profile.thresholds).get(key, RULES[key].value)


def people(profile: StoreProfile, area_m2: float) -> int:
    """People to count with: those given, else from the sales area (m²).

    >>> people(StoreProfile(), 400.0), people(StoreProfile(storey="second"), 400.0), people(StoreProfile(people=80), 400.0)
    (134, 67, 80)
    """
    if profile.people:
        return profile.people
    density = _LOW_DENSITY if profile.low_density else _PEOPLE_PER_M2[profile.storey]
    return int(-(-area_m2 * density // 1))


class Required(msgspec.Struct, frozen=True):
    """A width an aisle needs in a height band (mm), by fire and by access, with the keys of the rules; 0 when none asks."""

    fire: float
    fire_rule: str
    access: float
    access_rule: str

    @property
    def width(self) -> float:
        return max(self.fire, self.access)

    @property
    def rule(self) -> str:
        return self.fire_rule if self.fire >= self.access else self.access_rule


@memo(64)
def requirements(profile: StoreProfile, area_m2: float) -> dict[tuple[str, int], Required]:
    """What each class of aisle needs in each of the three height bands. `area_m2` by identity: keep the number."""
    crowd = people(profile, area_m2)
    if profile.trolleys and crowd > threshold(profile, "regime_people"):
        size = "trolley_large" if crowd >= threshold(profile, "large_people") else "trolley"
    else:
        size = "plain" if crowd > threshold(profile, "regime_people") else "small"
    needed: dict[tuple[str, int], Required] = {}
    for band in range(3):
        for kind in ("main", "secondary"):
            access = _access(profile, kind, band)
            needed[kind, band] = _required(profile, f"{size}_{kind}", access)
        needed["island", band] = _required(profile, "island", "")
        needed["checkout", band] = _required(profile, "", "checkout")
    return needed


def bands_borne(profile: StoreProfile) -> dict[int, float]:
    """Height bands in which slight projections are borne, each with the required width (mm) from which they are.

    >>> bands_borne(StoreProfile())
    {0: 1400, 1: 1400}
    """
    highest, least = threshold(profile, "projection_below"), threshold(profile, "projection_from")
    return {band: least for band, (_, top) in enumerate(HEIGHT_BANDS) if top <= highest}


def _access(profile: StoreProfile, kind: str, band: int) -> str:
    if kind == "main":
        return "access_new_main" if profile.new_building else "access_main"
    if profile.new_building:
        return ""
    return "access_secondary_low" if band == 0 else "access_secondary_high"


def _required(profile: StoreProfile, fire: str, access: str) -> Required:
    return Required(threshold(profile, fire) if fire else 0.0, fire, threshold(profile, access) if access else 0.0, access)
