"""Hatchings that tell families apart where there is no colour: lines clipped to a block, by number."""

from collections.abc import Callable, Iterator

from planogram.draw.shapes import Line, Rect, Shape
from planogram.draw.theme import blend

Strokes = Callable[[Rect, float], Iterator[tuple[float, float, float, float]]]
_MOST_STROKES = 160


def _steps(start: float, end: float, step: float) -> Iterator[float]:
    count = min(_MOST_STROKES, int((end - start) / step))
    return (start + step * (index + 0.5) for index in range(count))


def _none(_box: Rect, _step: float) -> Iterator[tuple[float, float, float, float]]:
    return iter(())


def _flat(box: Rect, step: float) -> Iterator[tuple[float, float, float, float]]:
    return ((box.x, y, box.x + box.width, y) for y in _steps(box.y, box.y + box.height, step))


def _upright(box: Rect, step: float) -> Iterator[tuple[float, float, float, float]]:
    return ((x, box.y, x, box.y + box.height) for x in _steps(box.x, box.x + box.width, step))


def _rising(box: Rect, step: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines at 45 degrees, cut at the box."""
    for offset in _steps(-box.height, box.width, step * 1.4):
        x1, x2 = max(offset, 0.0), min(offset + box.height, box.width)
        yield box.x + x1, box.y + x1 - offset, box.x + x2, box.y + x2 - offset


def _falling(box: Rect, step: float) -> Iterator[tuple[float, float, float, float]]:
    for x1, y1, x2, y2 in _rising(box, step):
        yield x1, 2 * box.y + box.height - y1, x2, 2 * box.y + box.height - y2


def _both(one: Strokes, other: Strokes) -> Strokes:
    def strokes(box: Rect, step: float) -> Iterator[tuple[float, float, float, float]]:
        yield from one(box, step)
        yield from other(box, step)

    return strokes


_KINDS: tuple[Strokes, ...] = (_none, _rising, _flat, _falling, _upright, _both(_rising, _falling), _both(_flat, _upright), _both(_flat, _rising))


def hatching(box: Rect, number: int, step: float) -> Iterator[Shape]:
    """The strokes of hatching `number` inside `box`; `step` (mm) parts them, less for the second round of kinds.

    Flat and upright ones are dashed: whole they would be counted as facings.
    """
    ring, kind = divmod(number, len(_KINDS))
    ink = blend(box.fill, "#303a45", 0.38)
    for x1, y1, x2, y2 in _KINDS[kind](box, step / (1.7 if ring % 2 else 1.0)):
        yield Line(x1, y1, x2, y2, ink, dashed=x1 == x2 or y1 == y2)
