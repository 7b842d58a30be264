"""The planogram's score: one number from 0 to 100 with its parts, each with what costs it most. A convention with weights, not science.

Each part is the weighted mean of marks from 0 to 1; the score is the mean of the parts that can be judged, weighted by the settings.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np

from planogram.metrics.checks.finding import Finding
from planogram.metrics.explain import Explanation
from planogram.metrics.figures import Figures
from planogram.metrics.furniture import levels_in
from planogram.metrics.indicators import INDICATORS, SCORE_PARTS
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.settings import Settings

__all__ = ["SCORE_PARTS", "Loss", "Part", "Score", "explain_score", "score_of"]

ILL_PLACED = frozenset({"heavy_high", "bulky_high", "margin_on_floor", "low_margin_at_eye", "top_unjustified", "power_item_inside", "end_cap_stale"})
"""Findings that say a product stands on the wrong level, or at the wrong place of the gondola."""
_JUDGED_ELSEWHERE = ILL_PLACED | {"below_visibility", "stockout_risk"}
_MARK_OF: Mapping[str, float] = {"error": 0.0, "warning": 0.5}


class Loss(msgspec.Struct, frozen=True):
    """What costs points: a product, or a level of the furniture, its mark from 0 to 1, and the points of the score it costs."""

    kind: Literal["product", "level"]
    subject: str
    mark: float
    points: float


class Part(msgspec.Struct, frozen=True):
    """One part: `value` from 0 to 1, or None for a `reason`; `weight` as set; `points` it brings of `most`; `losses`, the largest first."""

    key: str
    value: float | None
    reason: str | None
    weight: float
    points: float
    most: float
    judged: int
    in_full: int
    losses: tuple[Loss, ...]


class Score(msgspec.Struct, frozen=True):
    """`value` from 0 to 100; None when no part can be judged."""

    value: float | None
    reason: str | None
    parts: tuple[Part, ...]

    def part(self, key: str) -> Part:
        """A part of SCORE_PARTS."""
        return next(part for part in self.parts if part.key == key)


class Mark(msgspec.Struct, frozen=True):
    """What one subject deserves, and how much it weighs in its part."""

    subject: str
    mark: float
    weight: float = 1.0


Marks = Sequence[Mark] | str
"""The marks of a part, or the reason why there are none."""


def closeness(index: float, settings: Settings) -> float:
    """How near to 1 a sensitivity index is: 1 within the close band, else its ratio to the band's edge.

    >>> [round(closeness(index, Settings()), 2) for index in (1.05, 0.45, 2.2, -1.0)]
    [1.0, 0.5, 0.5, 0.0]
    """
    if index < settings.index_close_low:
        return max(0.0, index / settings.index_close_low)
    return 1.0 if index <= settings.index_close_high else settings.index_close_high / index


def fullness(use: float, full: float) -> float:
    """What an occupation deserves: 1 from `full` to 1, less when emptier; what stands over is taken off.

    >>> fullness(0.5, 1.0), fullness(0.97, 0.95), fullness(1.25, 0.95)
    (0.5, 1.0, 0.75)
    """
    return max(0.0, 2.0 - use) if use > 1.0 + 1e-9 else min(1.0, use / full if full > 0.0 else 1.0)


def score_of(project: Project, findings: Iterable[Finding], scope: Scope = PROJECT) -> Score:
    """The score of a scope; `findings` are those of the whole project, waived ones do not count."""
    figures = measure(project, scope)
    placed = _positions(figures)
    worst, ill = _faults(findings, placed)
    marks: dict[str, Marks] = {
        "space": _space(figures),
        "visibility": _visibility(figures),
        "occupation": _occupation(figures),
        "soundness": [Mark(one.product, worst.get(one.id, 1.0)) for one, _ in placed] or "no_positions",
        "supply": _supply(figures),
        "placement": [Mark(one.product, 0.0 if one.id in ill else 1.0) for one, _ in placed] or "no_positions",
    }
    weights = {key: max(0.0, float(getattr(project.settings, f"score_{key}"))) for key in SCORE_PARTS}
    whole = sum(weights[key] for key in SCORE_PARTS if not isinstance(marks[key], str))
    parts = tuple(_part(key, marks[key], weights[key], whole) for key in SCORE_PARTS)
    if all(part.value is None for part in parts) or not whole:
        return Score(None, "no_weights" if any(part.value is not None for part in parts) else "no_parts", parts)
    return Score(sum(part.points for part in parts), None, parts)


def _part(key: str, marks: Marks, weight: float, whole: float) -> Part:
    """The part with the points its subjects cost, the same subject's together."""
    if isinstance(marks, str):
        return Part(key, None, marks, weight, 0.0, 0.0, 0, 0, ())
    most, heavy = (100.0 * weight / whole if whole else 0.0), sum(mark.weight for mark in marks)
    lost: dict[str, list[float]] = {}
    for one in marks:
        if one.mark < 1.0 and one.weight > 0.0:
            lost.setdefault(one.subject, []).append(one.weight * (1.0 - one.mark))
    worst = {mark.subject: mark.mark for mark in sorted(marks, key=lambda mark: -mark.mark)}
    kind: Literal["product", "level"] = "level" if key == "occupation" else "product"
    losses = sorted((Loss(kind, name, worst[name], most * sum(parts) / heavy) for name, parts in lost.items()), key=lambda loss: -loss.points)
    value = sum(mark.weight * mark.mark for mark in marks) / heavy
    in_full = sum(mark.mark >= 1.0 for mark in marks)
    return Part(key, value, None, weight, most * value, most, len(marks), in_full, tuple(losses))


def _rows(figures: Figures, *keys: str, placed: bool = True) -> Iterable[tuple[str, list[float]]]:
    """Products of the scope with these columns, those for which all are known; `placed`: only those that stand in it."""
    listed = figures.gathered.listed
    rows = np.arange(len(figures.index.ids)) if listed is None else listed
    if placed:
        rows = rows[figures.columns["positions"][rows] > 0.0]
    table = np.array([figures.columns[key][rows] for key in keys])
    there = ~np.isnan(table).any(axis=0)
    names = [figures.index.ids[row] for row in rows[there].tolist()]
    return zip(names, table[:, there].T.tolist(), strict=True)


def _space(figures: Figures) -> Marks:
    """Each product's index near 1, weighted by its revenue."""
    settings = figures.project.settings
    found = [Mark(name, closeness(index, settings), revenue) for name, (index, revenue) in _rows(figures, "is_mix", "revenue") if revenue > 0.0]
    return found or "no_total"


def _visibility(figures: Figures) -> Marks:
    """Each product's frontal against the threshold of visibility; a listed product that stands nowhere is not seen at all."""
    settings = figures.project.settings
    far, many = settings.visible_cm or 1e-9, max(1, settings.visible_facings)
    found = [Mark(name, min(1.0, max(wide / far, count / many))) for name, (wide, count) in _rows(figures, "facing_cm", "facings", placed=False)]
    return found or "no_positions"


def _occupation(figures: Figures) -> Marks:
    """Each level's occupied length, weighted by its length."""
    if figures.scope.is_group or figures.scope.kind == "selection":
        return "not_for_products"
    full = figures.project.settings.score_full
    return [
        Mark(level.level_id, fullness(level.used_m / level.developed_linear_m, full), level.developed_linear_m)
        for level in figures.levels
        if level.developed_linear_m > 0.0
    ] or "no_furniture"


def _supply(figures: Figures) -> Marks:
    """Each product's stock on the shelf against the days to the next delivery, weighted by what sells a day."""
    found = []
    for name, (cover, quantity, days) in _rows(figures, "days_of_supply", "quantity", "days"):
        between = figures.index.products[figures.index.row[name]].replenishment_days
        if between and quantity > 0.0 and days > 0.0:
            found.append(Mark(name, min(1.0, cover / between), quantity / days))
    return found or "no_replenishment"


Placed = list[tuple[Position, str]]
"""Positions of the scope whose product is known, with their level."""


def _positions(figures: Figures) -> Placed:
    scope, known = figures.scope, frozenset(figures.product_ids)
    chosen = frozenset(scope.values) if scope.kind == "selection" else None
    return [
        (position, place.level.id)
        for place in levels_in(figures.project, scope)
        for position in place.level.positions
        if position.product in known and (chosen is None or position.id in chosen)
    ]


def _faults(findings: Iterable[Finding], placed: Placed) -> tuple[dict[str, float], set[str]]:
    """The worst mark by position for errors and warnings, and the positions that stand where they should not."""
    by_subject: dict[str, list[str]] = {}
    for position, _ in placed:
        by_subject.setdefault(position.id, []).append(position.id)
        by_subject.setdefault(position.product, []).append(position.id)
    last = {level: position.id for position, level in placed}
    worst: dict[str, float] = {}
    ill: set[str] = set()
    for finding in findings:
        if finding.waived or (finding.code not in ILL_PLACED and (finding.severity not in _MARK_OF or finding.code in _JUDGED_ELSEWHERE)):
            continue
        about = {one for subject in finding.subject for one in (*by_subject.get(subject, ()), *([last[subject]] if subject in last else ()))}
        if finding.code in ILL_PLACED:
            ill |= about
            continue
        for position_id in about:
            worst[position_id] = min(worst.get(position_id, 1.0), _MARK_OF[finding.severity])
    return worst, ill


def explain_score(score: Score, key: str) -> Explanation:
    """How the score (`score`) or one of its parts (`score_space`…) comes about."""
    if key == "score":
        parts = tuple((f"score_{part.key}", part.points if part.value is not None else None, "points") for part in score.parts)
        return Explanation(key, parts, score.value, score.reason, "")
    part = score.part(key.removeprefix("score_"))
    lost = part.most - part.points if part.value is not None else None
    numbers = (part.judged, part.in_full, part.weight, part.points if part.value is not None else None, lost)
    operands = tuple(
        (name, number, "points" if "points" in name else "units") for name, number in zip(INDICATORS[key].operands, numbers, strict=True)
    )
    return Explanation(key, operands, part.value, part.reason, "")


def as_json(score: Score) -> dict[str, object]:
    """The score for other programs: value and parts, null where absent."""
    parts = {
        part.key: {"value": part.value, "weight": part.weight, "points": None if part.value is None else part.points, "reason": part.reason}
        for part in score.parts
    }
    return {"value": score.value, "parts": parts}
