"""Where the hand is, in mm on the face, and which keys it holds. The canvas makes these from mouse events; tests write them down."""

from typing import Literal

import msgspec

Button = Literal["left", "middle", "right"]


class Pointer(msgspec.Struct, frozen=True):
    """A place in face coordinates (mm, y upwards from the floor); `tolerance` is 8 screen pixels in mm at the zoom of the moment."""

    x: float
    y: float
    tolerance: float = 8.0
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    button: Button = "left"


def travelled(start: Pointer, now: Pointer) -> bool:
    """Whether the hand went far enough for a click to have become a drag: half the tolerance, 4 pixels.

    >>> travelled(Pointer(0, 0), Pointer(3, 0)), travelled(Pointer(0, 0), Pointer(3, 4))
    (False, True)
    """
    return (now.x - start.x) ** 2 + (now.y - start.y) ** 2 > (start.tolerance / 2) ** 2


def on_axis(start: Pointer, now: Pointer) -> Pointer:
    """`now`, kept on the horizontal or the vertical through `start` (the nearer) while Shift is held."""
    if not now.shift:
        return now
    if abs(now.x - start.x) >= abs(now.y - start.y):
        return msgspec.structs.replace(now, y=start.y)
    return msgspec.structs.replace(now, x=start.x)
