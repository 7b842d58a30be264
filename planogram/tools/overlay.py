"""What a tool wants shown over the drawing, as values in face mm; the canvas draws them. No colours and no words here."""

from typing import Literal

import msgspec

HandleKind = Literal["left", "right", "top", "bottom"]
Cursor = Literal["arrow", "move", "copy", "forbidden", "size_h", "size_v", "grab"]
Ring = tuple[tuple[float, float], ...]
MessageValues = tuple[tuple[str, float | int | str], ...]


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle from its lower left corner, mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def shifted(self, dx: float, dy: float) -> "Box":
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def touches(self, other: "Box") -> bool:
        """Whether the two share some area or an edge."""
        return self.x <= other.right and other.x <= self.right and self.y <= other.top and other.y <= self.top


class Handle(msgspec.Struct, frozen=True, gc=False):
    """A small square to pull, by its middle; it reaches at most `inward` mm into its block, so that a small block can still be taken."""

    kind: HandleKind
    x: float
    y: float
    inward: float = 1e9


class Guide(msgspec.Struct, frozen=True, gc=False):
    """A thin line saying what was snapped to."""

    x1: float
    y1: float
    x2: float
    y2: float


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A length in mm, written at a point of the drawing."""

    x: float
    y: float
    length: float


class Message(msgspec.Struct, frozen=True):
    """A key of the catalogue area `edits` (`gesture.too_wide`) with its numbers; names ending in `_mm` are lengths in mm.

    `also`: what else is to be told with it, each in a line of its own.
    """

    code: str
    values: MessageValues = ()
    warning: bool = False
    also: tuple["Message", ...] = ()


class Overlay(msgspec.Struct, frozen=True):
    """Everything over the drawing at one moment; `mark` is a standing line where a drop would insert, `target` the level
    aimed at, `part` the selected level or bay. `rings`: true outlines of what is selected, drawn instead of its boxes."""

    selected: tuple[Box, ...] = ()
    handles: tuple[Handle, ...] = ()
    hover: Box | None = None
    ghosts: tuple[Box, ...] = ()
    target: Box | None = None
    part: Box | None = None
    mark: Guide | None = None
    guides: tuple[Guide, ...] = ()
    band: Box | None = None
    message: Message | None = None
    cursor: Cursor = "arrow"
    rings: tuple[Ring, ...] = ()
    measures: tuple[Measure, ...] = ()


NOTHING = Overlay()


def around(boxes: tuple[Box, ...]) -> Box | None:
    """The smallest box that holds all of `boxes`; None for none."""
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    left, bottom = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, bottom, max(box.right for box in boxes) - left, max(box.top for box in boxes) - bottom)
