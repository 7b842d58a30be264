"""One difference between two plans as a value: what kind, which product, from where to where, which fields. Found in changes.py."""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from planogram.model.find import LevelPlace
from planogram.model.fixture import Bay, Face, Gondola, Level
from planogram.model.values import Value

Kind = Literal["added", "removed", "moved", "refaced", "reoriented", "product", "fixture", "pnm", "floor", "note"]
KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "refaced", "reoriented", "product", "fixture", "pnm", "floor", "note")
_LENGTHS = ("width", "height", "depth", "elevation", "thickness", "clear_height", "base_height", "notch_pitch", "notch_offset", "hook_pitch",
            "hook_length", "gap_before", "x", "y", "u", "v", "n", "case_width", "case_height", "case_depth", "tray_width", "tray_height",
            "tray_depth", "display_width", "display_height", "display_depth", "nest_width", "nest_height", "nest_depth", "finger_space",
            "protrusion", "sweep")  # fmt: skip
_NOT_COMPARED = {"id", "levels", "positions", "bays", "faces"}


class Place(msgspec.Struct, frozen=True, gc=False):
    """Names of gondola and side, numbers of bay, level and place on the level from 1; None where the change is about something larger."""

    gondola: str | None = None
    face: str | None = None
    bay: int | None = None
    level: int | None = None
    order: int | None = None


class Field(msgspec.Struct, frozen=True, gc=False):
    """One field before and after; a length's name ends in `_mm`."""

    name: str
    old: Any
    new: Any


class Change(msgspec.Struct, frozen=True, gc=False):
    """One difference. `start` is where it was, `end` where it is; `name` is what it is about where that is no product and no place."""

    kind: Kind
    product: str | None = None
    start: Place | None = None
    end: Place | None = None
    fields: tuple[Field, ...] = ()
    name: str = ""

    @property
    def place(self) -> Place:
        """Where to look: the goal, or for what is gone the place it had."""
        return self.end or self.start or Place()


def level_place(place: LevelPlace, order: int | None = None) -> Place:
    """The place of a level, or of a position on it."""
    return Place(place.gondola.name, place.face.side, place.bay_number, place.level_number, order)


def differing(old: Value, new: Value, names: Iterable[str] | None = None, leave_out: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """The fields of two values of one type that differ; ids and what stands on a part are not compared."""
    wanted = names if names is not None else (name for name in old.__struct_fields__ if name not in _NOT_COMPARED and name not in leave_out)
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in wanted)
    return tuple(Field(f"{name}_mm" if name in _LENGTHS else name, before, after) for name, before, after in pairs if before != after)


def size_of(part: Gondola | Face | Bay | Level, *, gone: bool = False) -> tuple[Field, ...]:
    """What is told of a part that came, or is `gone`: its sizes and how much is in it."""
    told: list[tuple[str, float]] = []
    if isinstance(part, Gondola):
        told = [("bays", sum(len(face.bays) for face in part.faces))]
    elif isinstance(part, Face):
        told = [("bays", len(part.bays))]
    elif isinstance(part, Bay):
        told = [("width_mm", part.width), ("height_mm", part.height), ("levels", len(part.levels))]
    else:
        told = [("elevation_mm", part.elevation), ("depth_mm", part.depth)]
    return tuple(Field(name, value, None) if gone else Field(name, None, value) for name, value in told)
