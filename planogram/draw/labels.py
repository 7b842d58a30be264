"""Text that fits a box: wrapped into one to three lines, shortened with an ellipsis, upright or turned, left out when too small."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from planogram.draw.measure import BASELINE_DROP, LINE_HEIGHT, TextMeasurer
from planogram.draw.shapes import Rect, Text

ELLIPSIS = "…"
MOST_LINES = 3
_FEWEST_LETTERS = 3
_LONGEST = 160
_MOST_WORDS = 14
"""Names of more words are not balanced over lines: too many ways, and they do not fit anyway."""
_CAP = 0.8
"""Height that one line needs ÷ size: capitals and most of the descenders."""
_DESCENT = 0.21
"""How far the letters that do reach below the baseline ÷ size, in the bundled font."""
_DESCENDING = frozenset("gjpqyçQ,;()[]{}@_")


Box = tuple[float, float, float, float]
"""Left, foot, width, height."""


class Fit(msgspec.Struct, frozen=True):
    """Lines of a label, their size, whether they run upwards, and how many letters of the text they show."""

    lines: tuple[str, ...]
    size: float
    vertical: bool
    letters: int


def height_of(lines: int, size: float) -> float:
    """Height that `lines` lines of `size` need."""
    return size * (_CAP + LINE_HEIGHT * (lines - 1))


def _splits(words: Sequence[str], lines: int) -> Iterator[tuple[str, ...]]:
    if lines == 1:
        yield (" ".join(words),)
        return
    for cut in range(1, len(words) - lines + 2):
        for rest in _splits(words[cut:], lines - 1):
            yield (" ".join(words[:cut]), *rest)


@lru_cache(maxsize=50000)
def _balanced(text: str, lines: int, measurer: TextMeasurer, bold: bool) -> tuple[tuple[str, ...], float]:
    """The wrapping of `text` on `lines` lines whose widest line is narrowest, and that width at size 1."""
    words = text.split()
    found = [(max(measurer.width(line, 1.0, bold) for line in split), split) for split in _splits(words, lines)]
    width, split = min(found, default=(0.0, ()))
    return split, width


def shortened(text: str, width: float, size: float, measurer: TextMeasurer, bold: bool = False) -> str:
    """`text`, cut with an ellipsis when it is wider than `width`; empty when not even three letters would show."""
    if measurer.width(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measurer.width(text[:middle].rstrip() + ELLIPSIS, size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    kept = text[:low].rstrip(" -,./")
    return kept + ELLIPSIS if len(kept) >= _FEWEST_LETTERS else ""


def _whole(text: str, width: float, height: float, limits: tuple[float, float], measurer: TextMeasurer, bold: bool) -> tuple[tuple[str, ...], float]:
    """The wrapping that allows the largest size for the whole text; size 0 when none reaches the smallest."""
    best: tuple[tuple[str, ...], float] = ((), 0.0)
    words = len(text.split())
    for lines in range(1, (min(MOST_LINES, max(1, words)) if words <= _MOST_WORDS else 1) + 1):
        split, unit = _balanced(text, lines, measurer, bold)
        size = min(limits[1], width / unit if unit else 0.0, height / height_of(lines, 1.0))
        if split and size > best[1] * 1.02:
            best = split, size
    return best if best[1] >= limits[0] else ((), 0.0)


def _cut(text: str, width: float, height: float, size: float, measurer: TextMeasurer, bold: bool) -> tuple[str, ...]:
    """As many words as fit at `size`, the rest behind an ellipsis."""
    room = next((lines for lines in range(MOST_LINES, 0, -1) if height_of(lines, size) <= height), 0)
    words: list[str] = text.split()
    lines: list[str] = []
    while words and len(lines) < room:
        taken = 0
        while taken < len(words) and measurer.width(" ".join(words[: taken + 1]), size, bold) <= width:
            taken += 1
        last = len(lines) == room - 1
        if last or not taken:
            end = shortened(" ".join(words) if last else words[0], width, size, measurer, bold)
            return (*lines, end) if end else ((*lines[:-1], lines[-1].rstrip(ELLIPSIS)) if lines else ())
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return tuple(lines)


@lru_cache(maxsize=20000)
def fit(text: str, width: float, height: float, limits: tuple[float, float], measurer: TextMeasurer, *, bold: bool = False) -> Fit | None:
    """The best label for a box: whole and upright, else whole and turned, else shortened; None when nothing readable fits.

    `limits`: smallest and largest size, in the unit of the box.
    """
    if "\n" in text:
        return _lines(text.split("\n"), width, height, limits, measurer, bold)
    text = text[:_LONGEST]
    for vertical, (w, h) in ((False, (width, height)), (True, (height, width))):
        lines, size = _whole(text, w, h, limits, measurer, bold)
        if lines:
            return Fit(lines, size, vertical, len(text))
    found = []
    for vertical, (w, h) in ((False, (width, height)), (True, (height, width))):
        lines = _cut(text, w, h, limits[0], measurer, bold)
        found.append(Fit(lines, limits[0], vertical, sum(map(len, lines))))
    best = max(found, key=lambda one: one.letters)
    return best if best.letters else None


def _lines(texts: Sequence[str], width: float, height: float, limits: tuple[float, float], measurer: TextMeasurer, bold: bool) -> Fit | None:
    """A line each for as many of `texts`, from the first, as can be read in comfort, the first wrapped where that helps; else the largest."""
    comfort, best = limits[0] + (limits[1] - limits[0]) * 0.35, None
    for count in range(len(texts), 0, -1):
        found = (
            _stacked(texts[:count], width, height, limits, measurer, bold) if count > 1 else fit(texts[0], width, height, limits, measurer, bold=bold)
        )
        if found is not None and found.size >= comfort:
            return found
        if found is not None and (best is None or found.size > best.size * 1.02):
            best = found
    return best


def _stacked(texts: Sequence[str], width: float, height: float, limits: tuple[float, float], measurer: TextMeasurer, bold: bool) -> Fit | None:
    """All of `texts`, the first on one to three lines, at the largest size that fits; None when that is below the smallest."""
    rest = tuple(text[:_LONGEST] for text in texts[1:])
    below = max(measurer.width(text, 1.0, bold) for text in rest)
    words, best = len(texts[0].split()), None
    for vertical, (w, h) in ((False, (width, height)), (True, (height, width))):
        for lines in range(1, min(MOST_LINES, max(1, words)) + 1 if words <= _MOST_WORDS else 2):
            split, unit = _balanced(texts[0][:_LONGEST], lines, measurer, bold)
            widest = max(unit, below)
            size = min(limits[1], w / widest if widest else 0.0, h / height_of(lines + len(rest), 1.0))
            if split and size >= limits[0] and (best is None or size > best.size * 1.02):
                best = Fit((*split, *rest), size, vertical, sum(map(len, (*split, *rest))))
    return best


def label_shapes(label: Fit, x: float, y: float, width: float, height: float, colour: str, *, bold: bool = False) -> list[Text]:
    """The lines of a fitted label, centred in the box."""
    step, count = label.size * LINE_HEIGHT, len(label.lines)
    if label.vertical:
        left = x + (width - step * count) / 2
        return [
            Text(left + step * index, y, step, height, line, label.size, colour, bold=bold, vertical=True) for index, line in enumerate(label.lines)
        ]
    top = y + (height + step * count) / 2
    return [Text(x, top - step * (index + 1), width, step, line, label.size, colour, bold=bold) for index, line in enumerate(label.lines)]


def lifted(label: Fit, box: Box, foot: float, top: float) -> Box:
    """`box` (x, y, width, height) raised so that no letter of the label centred in it is cut at `foot`, as far as the capitals stay below `top`."""
    if label.vertical or _DESCENDING.isdisjoint(label.lines[-1]):
        return box
    x, y, width, height = box
    half = label.size * (LINE_HEIGHT * (len(label.lines) - 1) / 2 + BASELINE_DROP)
    cut, room = foot - (y + height / 2 - half - _DESCENT * label.size), top - (y + height / 2 + half)
    return x, y + max(0.0, min(cut, room)), width, height


def label_plate(label: Fit, box: Box, fill: str, measurer: TextMeasurer) -> Rect:
    """A plate in the block's colour under a label centred in `box` (x, y, width, height), so that facing lines do not strike it through."""
    x, y, width, height = box
    long = min(max(measurer.width(line, label.size) for line in label.lines) + label.size * 0.4, height if label.vertical else width)
    thick = height_of(len(label.lines), label.size) + label.size * 0.2
    across, up = (thick, long) if label.vertical else (long, thick)
    return Rect(x + (width - across) / 2, y + (height - up) / 2, across, up, fill, for_text=label.size)
