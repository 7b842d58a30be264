"""Whether a face stands as drawn: never confirmed, confirmed, or confirmed before the plan of it changed. Ids and names make no difference."""

import hashlib
from typing import Literal

import msgspec

from planogram.model.fixture import Face, Gondola, Level
from planogram.model.memo import memo
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.setup import Confirmation

State = Literal["none", "confirmed", "older"]
STATES: tuple[State, ...] = ("none", "confirmed", "older")
_BAY = ("width", "height", "depth", "base_height")
_LEVEL = ("kind", "elevation", "depth", "flow", "dividers")
_POSITION = (
    "product", "wide", "high", "deep", "orientation", "style", "gap_before", "x", "cap_high", "cap_orientation", "squeeze_pct",
)  # fmt: skip


class FaceSetup(msgspec.Struct, frozen=True):
    """A face and what a store last said of it; `store` is empty for the project's own word, and where nobody said anything."""

    gondola: Gondola
    face: Face
    state: State
    store: str = ""
    confirmation: Confirmation | None = None


@memo(2000)
def shelf_print(face: Face) -> str:
    """32 hex digits of what a store sets up on a face: its bays, boards and products. What only the plan knows (ids, pins, groups) is left out."""
    bays = [(*_of(bay, _BAY), [_level(level) for level in bay.levels]) for bay in face.bays]
    return hashlib.sha256(msgspec.json.encode(bays)).hexdigest()[:32]


def _level(level: Level) -> tuple[object, ...]:
    return (*_of(level, _LEVEL), [_position(position) for position in level.positions])


def _position(position: Position) -> tuple[object, ...]:
    return _of(position, _POSITION)


def _of(value: msgspec.Struct, names: tuple[str, ...]) -> tuple[object, ...]:
    found = (getattr(value, name) for name in names)
    return tuple(float(one) if isinstance(one, int) else one for one in found)


def setups(project: Project) -> tuple[FaceSetup, ...]:
    """Every face in the order of the project, once for each store that confirmed it; the last word of each store counts."""
    said: dict[tuple[str, str], dict[str, Confirmation]] = {}
    for one in project.setups:
        stores = said.setdefault((one.gondola, one.side), {})
        if one.store not in stores or one.day >= stores[one.store].day:
            stores[one.store] = one
    rows = []
    for gondola in project.gondolas:
        for face in gondola.faces:
            stores = said.get((gondola.id, face.side), {})
            rows += [FaceSetup(gondola, face, state_of(one, face), store, one) for store, one in stores.items()]
            rows += [] if stores else [FaceSetup(gondola, face, "none")]
    return tuple(rows)


def state_of(confirmation: Confirmation, face: Face) -> State:
    """Whether what was confirmed is what is drawn now."""
    return "confirmed" if confirmation.shelf_print == shelf_print(face) else "older"
