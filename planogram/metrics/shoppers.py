"""Shoppers counted before and after a change of layout: four indices for each series and what the change did to them."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from planogram.model.project import Project
from planogram.model.store import Counts

STEPS = ("entering", "passing", "taking", "buying")
SERIES = ("before", "after")
INDICES = ("passing_index", "attraction_index", "purchase_index", "attractiveness_index")
_TERMS = {
    "passing_index": ("passing", "entering"),
    "attraction_index": ("taking", "entering"),
    "purchase_index": ("buying", "entering"),
}
Indices = Mapping[str, float | None]


class ShopperFigures(msgspec.Struct, frozen=True):
    """The counts and indices of both series; `difference` = after − before where both are known. None = not counted."""

    counts: Mapping[str, Mapping[str, int] | None]
    indices: Mapping[str, Indices]
    difference: Indices


def wrong_pair(counts: Counts) -> tuple[str, str] | None:
    """The first pair of steps that contradicts entering ≥ passing ≥ taking ≥ buying, or None.

    >>> wrong_pair(Counts("before", 100, 40, 50, 10))
    ('passing', 'taking')
    """
    return next(((more, fewer) for more, fewer in pairwise(STEPS) if getattr(counts, fewer) > getattr(counts, more)), None)


def indices(counts: Mapping[str, float] | None) -> dict[str, float | None]:
    """The four indices of one series; absent without counts or where nobody came by.

    >>> indices({"entering": 1000, "passing": 400, "taking": 120, "buying": 80})["attractiveness_index"]
    0.2
    """
    if counts is None:
        return dict.fromkeys(INDICES)
    found: dict[str, float | None] = {key: counts[above] / counts[below] if counts[below] else None for key, (above, below) in _TERMS.items()}
    # purchase index ÷ passing index, both over those entering
    found["attractiveness_index"] = counts["buying"] / counts["passing"] if counts["passing"] else None
    return found


def added(rows: Iterable[Counts]) -> dict[str, int] | None:
    """Several periods of one series added step by step; None without any. Rows that contradict themselves are left out."""
    sound = [row for row in rows if wrong_pair(row) is None]
    return {step: sum(getattr(row, step) for row in sound) for step in STEPS} if sound else None


def shoppers(project: Project, gondola_id: str = "") -> ShopperFigures:
    """Both series of the store, or of one gondola. Where only gondolas were counted, the store's are their sums."""
    rows = [row for row in project.counts if row.gondola == gondola_id] or ([] if gondola_id else list(project.counts))
    counts = {series: added(row for row in rows if row.series == series) for series in SERIES}
    found = {series: indices(counts[series]) for series in SERIES}
    return ShopperFigures(counts, found, {key: _difference(found["before"][key], found["after"][key]) for key in INDICES})


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
