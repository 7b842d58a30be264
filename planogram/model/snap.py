"""Snapping: the nearest candidate within a tolerance, all in mm. What the candidates are is the tools' business."""

from collections.abc import Iterable


def nearest(value: float, candidates: Iterable[float], tolerance: float) -> float | None:
    """The candidate nearest to `value`, or None when none lies within `tolerance`.

    >>> nearest(103.0, [0.0, 100.0, 110.0], 8.0)
    100.0
    >>> nearest(103.0, [0.0, 200.0], 8.0) is None
    True
    """
    best = min(candidates, key=lambda candidate: abs(candidate - value), default=None)
    return best if best is not None and abs(best - value) <= tolerance else None


def to_notch(elevation: float, pitch: float, offset: float = 0.0) -> float:
    """`elevation` moved to the nearest notch of an upright, whose lowest is at `offset`; unchanged without a pitch.

    >>> to_notch(712.0, 50.0)
    700.0
    """
    return max(0, round((elevation - offset) / pitch)) * pitch + offset if pitch > 0 else elevation
