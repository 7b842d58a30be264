"""Furniture as data: every piece of the palette, which faces it has, the sizes of a new one. What people save themselves is in storage/library."""

import msgspec

from planogram.model.fixture import Back, Bay, Face, Gondola, GondolaKind, Level, LevelKind, Side
from planogram.model.values import Value, new_id


class FurnitureKind(Value, frozen=True):
    """A kind of furniture: faces a new one gets, its bay (mm), and its levels as (kind, elevation, depth), lowest first."""

    kind: GondolaKind
    faces: tuple[Side, ...]
    bays: int
    bay_width: float
    bay_height: float
    bay_depth: float
    levels: tuple[tuple[LevelKind, float, float], ...]
    end_width: float = 0.0
    back: Back = "plain"
    curvature: float = 0.0
    slope: float = 0.0


def _even(kind: LevelKind, first: float, gap: float, count: int, depth: float) -> tuple[tuple[LevelKind, float, float], ...]:
    return tuple((kind, first + gap * index, depth) for index in range(count))


_SHELVES = _even("shelf", 150, 350, 5, 470)

KINDS: dict[str, FurnitureKind] = {
    kind.kind: kind
    for kind in (
        FurnitureKind("double_gondola", ("A", "B", "LEFT_END", "RIGHT_END"), 3, 1330, 1800, 470, _SHELVES, end_width=1000),
        FurnitureKind("single_gondola", ("A",), 3, 1330, 1800, 470, _SHELVES),
        FurnitureKind("end_cap", ("A",), 1, 1000, 1800, 470, _even("shelf", 150, 400, 4, 470)),
        FurnitureKind("counter_island", ("A", "B", "LEFT_END", "RIGHT_END"), 2, 1250, 1300, 700, _even("shelf", 850, 300, 1, 700), end_width=2400),
        FurnitureKind("checkout", ("A",), 1, 900, 1400, 300, _even("shelf", 500, 250, 4, 300)),
        FurnitureKind("display_stand", ("A",), 1, 600, 1600, 400, _even("basket", 300, 350, 4, 400)),
        FurnitureKind("basket_gondola", ("A",), 2, 1000, 1200, 600, _even("basket", 250, 350, 3, 600)),
        FurnitureKind("roll", ("A",), 1, 720, 1700, 810, _even("shelf", 200, 500, 3, 700)),
        FurnitureKind("pallet", ("A",), 1, 1200, 1600, 800, (("pallet", 150, 800),)),
        FurnitureKind("podium", ("A",), 1, 1200, 900, 800, (("shelf", 300, 800),)),
        FurnitureKind("wall_pegs", ("A",), 1, 1000, 2000, 400, _even("pegs", 600, 300, 5, 300), back="perforated"),
    )
}

PIECES: dict[str, FurnitureKind] = {
    **KINDS,
    "wall_unit": FurnitureKind("single_gondola", ("A",), 2, 1330, 2200, 570, _even("shelf", 150, 340, 6, 500)),
    "arms": FurnitureKind("single_gondola", ("A",), 1, 1000, 1800, 470, _even("arm", 700, 500, 3, 350), back="slatwall", slope=8.0),
    "rails": FurnitureKind("single_gondola", ("A",), 1, 1200, 2000, 600, _even("rail", 900, 900, 2, 500)),
    "concave_gondola": FurnitureKind("single_gondola", ("A",), 4, 1000, 1800, 470, _SHELVES, curvature=90.0),
}
"""What the furniture palette offers: every kind, and variants of a kind that are a piece of their own in a shop (*perroquet*, concave…)."""


def new_level(kind: LevelKind, elevation: float, depth: float) -> Level:
    """An empty level with the defaults of its kind: hooks every 25 mm, 300 mm long; baskets 150 mm high inside."""
    level = Level(new_id("lvl"), kind=kind, elevation=elevation, depth=depth)
    if kind == "pegs":
        return msgspec.structs.replace(level, thickness=6.0, hook_pitch=25.0, hook_length=depth)
    if kind in ("arm", "rail"):
        return msgspec.structs.replace(level, thickness=30.0, hook_length=depth)
    return msgspec.structs.replace(level, clear_height=150.0, flow="free") if kind == "basket" else level


def new_bay(kind: FurnitureKind, width: float | None = None) -> Bay:
    """An empty bay as `kind` has them, `width` mm wide when given."""
    levels = tuple(msgspec.structs.replace(new_level(*level), slope=kind.slope) for level in kind.levels)
    return Bay(new_id("bay"), width or kind.bay_width, kind.bay_height, kind.bay_depth, back=kind.back, levels=levels)


def new_piece(kind: FurnitureKind, name: str) -> Gondola:
    """A new empty piece of furniture; `name` must be free in the project."""
    return Gondola(new_id("gon"), name, kind.kind, tuple(_new_face(kind, side) for side in kind.faces))


def _new_face(kind: FurnitureKind, side: Side) -> Face:
    if side not in ("A", "B"):
        return Face(side, (new_bay(kind, kind.end_width),))
    return Face(side, tuple(new_bay(kind) for _ in range(kind.bays)), kind.curvature)


def new_gondola(kind_name: GondolaKind, name: str) -> Gondola:
    """A new empty piece of furniture of that kind; `name` must be free in the project."""
    return new_piece(KINDS[kind_name], name)
