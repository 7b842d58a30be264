"""A finding: what a rule of the shelf saw, as a code with numbers and ids. A wrong planogram is shown, never refused."""

from collections.abc import Iterable
from math import isfinite
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from planogram.model.project import Project, Waiver

Severity = Literal["error", "warning", "advice"]
SEVERITIES: dict[str, Severity] = {
    "fit_width": "error",
    "fit_height": "error",
    "fit_depth": "error",
    "overlap": "error",
    "divider_crossed": "error",
    "overload": "error",
    "hook_clash": "error",
    "levels_meet": "error",
    "level_above_bay": "error",
    "below_visibility": "warning",
    "over_max_facings": "warning",
    "over_max_stack": "warning",
    "under_min_facings": "warning",
    "under_min_units": "warning",
    "over_max_units": "warning",
    "heavy_high": "warning",
    "bulky_high": "warning",
    "margin_on_floor": "advice",
    "low_margin_at_eye": "advice",
    "top_unjustified": "advice",
    "power_item_inside": "advice",
    "end_cap_stale": "warning",
    "family_scattered": "advice",
    "stockout_risk": "warning",
    "cover_too_long": "advice",
    "over_exposed": "advice",
    "under_exposed": "advice",
    "not_placed": "advice",
    "no_sales": "advice",
    "suspect_size": "warning",
    "suspect_weight": "warning",
    "pnm_overlap": "error",
    "pnm_product": "error",
    "pnm_hides_price": "error",
    "pnm_no_host": "error",
    "pnm_wrong_host": "error",
    "pnm_unknown_article": "error",
    "pnm_hides_product": "warning",
    "pnm_too_close": "warning",
    "pnm_beyond_host": "warning",
    "pnm_protrusion": "warning",
    "pnm_density": "warning",
    "pnm_unstable": "warning",
    "pnm_power": "warning",
    "pnm_finger_space": "warning",
    "pnm_free_gap": "warning",
    "pnm_out_of_date": "warning",
    "pnm_fire_hanging": "error",
    "pnm_fire_walls": "warning",
    "pnm_fire_furniture": "warning",
    "pnm_fire_unknown": "warning",
    "floor_crossing": "error",
    "floor_no_area": "error",
    "floor_too_few_points": "error",
    "floor_tiny": "error",
    "floor_no_outline": "warning",
    "floor_hole_outside": "error",
    "floor_overlap": "error",
    "floor_outside": "error",
    "floor_door_swept": "error",
    "floor_head_clearance": "error",
    "floor_aisle_fire": "error",
    "floor_aisle_access": "warning",
    "floor_checkout_access": "warning",
    "floor_no_entrance": "warning",
    "floor_door_off_wall": "error",
    "floor_door_width": "error",
    "floor_door_blocked": "error",
    "floor_exits": "error",
    "floor_unreachable": "error",
    "floor_dead_end": "error",
    "floor_turning": "warning",
    "floor_margin_right": "advice",
    "floor_presold_front": "advice",
    "floor_impulse_checkout": "advice",
    "floor_neighbours": "advice",
    "floor_share": "advice",
    "floor_target": "advice",
    "floor_revenue_target": "advice",
    "floor_aisle_wide": "advice",
    "floor_power_ends": "advice",
    "floor_cold_neighbours": "advice",
    "floor_end_cap_flow": "advice",
    "floor_hard_goods": "advice",
}
"""Every code of the shelf and of its PNM and what it weighs: what cannot stand is an error, what sells badly a warning or an advice."""


class Where(msgspec.Struct, frozen=True, gc=False):
    """Names of the place, bay and level counted from 1, and the product's id; None where the finding has no such part."""

    gondola: str | None = None
    face: str | None = None
    bay: int | None = None
    level: int | None = None
    product: str | None = None


Table = NDArray[np.float64]
"""Numbers of many findings of one code: names × findings."""


class Finding(msgspec.Struct, frozen=True, gc=False, eq=False):
    """`subject`: ids of the positions, the level, the product or the family concerned. `waiver`: why someone accepts it, or None.

    `names` and `given` are its numbers: a tuple, or a table shared with others and the `column` of this one. An edit may
    change an index of ten thousand products, and few of their numbers will ever be read.
    """

    code: str
    subject: tuple[str, ...]
    where: Where
    names: tuple[str, ...] = ()
    given: Any = ()
    column: int = -1
    waiver: str | None = None

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers, in the order of `names`."""
        given: Any = self.given
        return tuple(given if self.column < 0 else given[:, self.column].tolist())

    def _same(self) -> tuple[Any, ...]:
        return self.code, self.subject, self.where, self.names, self.numbers, self.waiver

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Finding) and self._same() == other._same())

    def __hash__(self) -> int:
        return hash((self.code, self.subject))

    @property
    def numbers(self) -> dict[str, float]:
        """What was measured and what it was held against, by name; mm, g, %, days or plain ratios as the name says.

        A figure that is absent (the linear a product would earn, when not all of its sales are known) has no number.
        """
        return {name: value for name, value in zip(self.names, self.values, strict=True) if isfinite(value)}

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.code]

    @property
    def waived(self) -> bool:
        return self.waiver is not None

    @property
    def key(self) -> tuple[str, str]:
        """What a waiver names: the code and the subject's ids joined by a space."""
        return self.code, " ".join(self.subject)


def found(code: str, subject: tuple[str, ...], where: Where, **numbers: float) -> Finding:
    """A finding with its numbers by name."""
    return Finding(code, subject, where, tuple(numbers), tuple(numbers.values()))


_AMOUNTS = ("excess_mm", "excess_g", "overlap_mm", "across_mm", "hidden_pct")


def amount(finding: Finding) -> float:
    """How bad an error is, in its own unit; 1 where it says nothing of the kind."""
    numbers = finding.numbers
    return next((numbers[name] for name in _AMOUNTS if name in numbers), 1.0)


def with_waivers(findings: tuple[Finding, ...], waivers: tuple[Waiver, ...]) -> tuple[Finding, ...]:
    """The same findings, those someone accepted carrying the reason."""
    if not waivers:
        return findings
    reasons = {(waiver.code, waiver.subject): waiver.reason for waiver in waivers}
    return tuple(msgspec.structs.replace(finding, waiver=reasons[finding.key]) if finding.key in reasons else finding for finding in findings)


def waive(project: Project, finding: Finding, reason: str) -> Project:
    """The project in which this finding is accepted for `reason`; an earlier waiver of it is replaced."""
    code, subject = finding.key
    kept = tuple(waiver for waiver in project.waivers if (waiver.code, waiver.subject) != (code, subject))
    return msgspec.structs.replace(project, waivers=(*kept, Waiver(code, subject, reason)))


def unwaive(project: Project, finding: Finding) -> Project:
    """The project in which this finding counts again."""
    return msgspec.structs.replace(project, waivers=tuple(waiver for waiver in project.waivers if (waiver.code, waiver.subject) != finding.key))


SUMMED_UP = 4
"""From how many on the advice of one rule is summed up where people read."""

_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "advice")


def by_rule(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """The findings rule by rule: the worst first, what someone accepted last, else in the order given."""
    rules: dict[tuple[bool, int, str], list[Finding]] = {}
    for finding in findings:
        rules.setdefault((finding.waived, _WORST_FIRST.index(finding.severity), finding.code), []).append(finding)
    return [tuple(rules[rule]) for rule in sorted(rules, key=lambda rule: rule[:2])]


def findings_json(findings: tuple[Finding, ...]) -> dict[str, Any]:
    """The data of `check --json`; every part of `where` and every number is there, null where it means nothing."""
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "where": msgspec.to_builtins(finding.where),
            "numbers": {**dict.fromkeys(finding.names), **finding.numbers},
            "waived": finding.waived,
        }
        for finding in findings
    ]
    return {"format": "planogram-findings/1", "findings": rows}
