"""Marks of a ruler in metres along the edge of a plan, for the screen and for paper. Who draws them puts them where the edge is."""

from math import ceil

import msgspec

_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_METRE = 1000.0


class Mark(msgspec.Struct, frozen=True):
    """A mark at `at` mm on the plan; those with a `text`, in metres, are longer."""

    at: float
    text: str = ""


def marks(low: float, high: float, scale: float, apart: float, decimal: str = ",") -> tuple[Mark, ...]:
    """The marks from `low` to `high` (mm on the plan) at `scale` dots per mm, numbers at least `apart` dots from each other, five marks each.

    >>> [mark.text for mark in marks(0.0, 2000.0, 0.05, 40.0) if mark.text]
    ['0', '1', '2']
    >>> [mark.text for mark in marks(-400.0, 600.0, 0.1, 40.0, ".") if mark.text]
    ['0', '0.5']
    """
    step = next((one for one in _STEPS if one * _METRE * scale >= apart), _STEPS[-1])
    fine = step * _METRE / 5.0
    if fine <= 0.0 or high < low or (high - low) / fine > 10_000:
        return ()
    return tuple(_mark(n, fine, step, decimal) for n in range(ceil(low / fine - 1e-9), int(high // fine) + 1))


def _mark(number: int, fine: float, step: float, decimal: str) -> Mark:
    if number % 5:
        return Mark(number * fine)
    return Mark(number * fine, f"{number // 5 * step:.{1 if step < 1.0 else 0}f}".removesuffix(".0").replace(".", decimal).replace("-", "−"))
