"""Furniture: gondolas, their faces, bays and levels. What each kind looks like when new is in furniture.py."""

from typing import Literal

from planogram.model.position import Position
from planogram.model.values import Amount, Attributes, Coordinate, Length, Value

GondolaKind = Literal[
    "double_gondola",
    "single_gondola",
    "end_cap",
    "counter_island",
    "checkout",
    "display_stand",
    "basket_gondola",
    "roll",
    "pallet",
    "podium",
    "wall_pegs",
]
Side = Literal["A", "B", "LEFT_END", "RIGHT_END"]
SIDES: tuple[Side, ...] = ("A", "B", "LEFT_END", "RIGHT_END")
END_SIDES: tuple[Side, ...] = ("LEFT_END", "RIGHT_END")
LevelKind = Literal["shelf", "basket", "pegs", "arm", "rail", "pallet"]
LEVEL_KINDS: tuple[LevelKind, ...] = ("shelf", "basket", "pegs", "arm", "rail", "pallet")
Flow = Literal["left", "right", "spread", "free"]
FLOWS: tuple[Flow, ...] = ("left", "right", "spread", "free")
Back = Literal["plain", "perforated", "slatwall", "mesh", "none"]


class Level(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One merchandisable surface of a bay. `elevation`: top of its board above the floor, mm; its length is the bay's width.

    `reserved`: (left, width) of what PNM pieces take of it, kept in step by edits/pnm; products stand beside.
    """

    id: str
    kind: LevelKind = "shelf"
    elevation: Coordinate = 0.0
    thickness: Length = 30.0
    depth: Length = 500.0
    slope: Coordinate = 0.0
    clear_height: Length | None = None
    max_load_g: Amount | None = None
    hook_pitch: Length | None = None
    hook_length: Length | None = None
    flow: Flow = "left"
    combined: bool = False
    dividers: tuple[Coordinate, ...] = ()
    positions: tuple[Position, ...] = ()
    attributes: Attributes = ()
    reserved: tuple[tuple[Coordinate, Length], ...] = ()


class Bay(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One upright-to-uprights module of a face. Levels are kept lowest first."""

    id: str
    width: Length
    height: Length
    depth: Length = 500.0
    base_height: Length = 0.0
    notch_pitch: Length = 50.0
    notch_offset: Length = 0.0
    back: Back = "plain"
    levels: tuple[Level, ...] = ()
    attributes: Attributes = ()


class Face(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A side seen front-on, its bays from left to right. `curvature` (degrees of arc) bends a concave face.

    Bays are as wide along the arc: the linear of a bent face is the length of its arc, as customers walk it.
    """

    side: Side
    bays: tuple[Bay, ...] = ()
    curvature: Coordinate = 0.0


class Gondola(Value, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A piece of furniture on the floor. Names are unique in a project: they are the key of the workbook."""

    id: str
    name: str
    kind: GondolaKind = "single_gondola"
    faces: tuple[Face, ...] = ()
    attributes: Attributes = ()


def face_width(face: Face) -> float:
    """The ground linear of a face (LS), mm."""
    return sum(bay.width for bay in face.bays)


def face_height(face: Face) -> float:
    """The height of the tallest bay, mm."""
    return max((bay.height for bay in face.bays), default=0.0)


def clear_height(bay: Bay, level_index: int, hand_gap: float) -> float | None:
    """Free height above a level, mm; None when it is open above.

    The level's own `clear_height` is taken as it is; else: elevation of the next level up − its thickness − this elevation − `hand_gap`.
    """
    level = bay.levels[level_index]
    if level.clear_height is not None:
        return level.clear_height
    above = [other for other in bay.levels if other.elevation > level.elevation]
    if not above:
        return None
    upper = min(above, key=lambda other: other.elevation)
    return max(0.0, upper.elevation - upper.thickness - level.elevation - hand_gap)
