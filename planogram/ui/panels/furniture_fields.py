"""The fields of levels, bays and faces in the Properties panel, which of them a kind of level has, and how a list of lengths is read. No Qt."""

from collections.abc import Callable, Sequence
from typing import Any

from planogram.model.edits.gondolas import bend_face
from planogram.model.fixture import Level
from planogram.model.placement import hangs
from planogram.model.project import Project
from planogram.model.units import BadLength, round_mm, typed_length

BACKS = ("plain", "perforated", "slatwall", "mesh", "none")
_MOST_DIVIDERS = 200
_LENGTH_NAMES = {"arm": "field.level.arm_length", "rail": "field.level.rail_depth"}
"""How far what hangs reaches to the front: neither an arm nor a rail has hooks."""


def level_has(level: Level, key: str) -> bool:
    """Whether a field means something for a level: hooks are for what hangs, dividers, runs and the height above for what stands."""
    if key == "hook_pitch":
        return level.kind == "pegs"
    if key == "hook_length":
        return hangs(level)
    if key in ("dividers", "combined", "clear_height"):
        return not hangs(level)
    return key != "slope" or level.kind in ("shelf", "arm", "basket")


def level_name(level: Level, key: str) -> str:
    """The key of what a field is called on this kind of level; empty for its usual name.

    >>> level_name(Level("l", kind="arm"), "hook_length"), level_name(Level("l", kind="pegs"), "hook_length")
    ('field.level.arm_length', '')
    """
    return _LENGTH_NAMES.get(level.kind, "") if key == "hook_length" else ""


def parse_lengths(text: str, most: float) -> tuple[float, ...]:
    """Lengths apart by semicolons, sorted, none twice; BadLength for one that cannot be read or is out of range.

    >>> parse_lengths("60 cm ; 300", 1000)
    (300.0, 600.0)
    """
    lengths = sorted({round_mm(typed_length(part)) for part in text.split(";") if part.strip()})
    if len(lengths) > _MOST_DIVIDERS or any(not 0 <= length <= most for length in lengths):
        raise BadLength(text)
    return tuple(lengths)


def shown_lengths(lengths: Sequence[float]) -> str:
    """As `parse_lengths` reads them.

    >>> shown_lengths((300.0, 612.5))
    '300 ; 612.5'
    """
    return " ; ".join(f"{length:.2f}".rstrip("0").rstrip(".") for length in lengths)


def face_key(gondola_id: str, side: str) -> str:
    """A face has no id: what the panel knows it by."""
    return f"{gondola_id}/{side}"


def write_face(project: Project, ids: Sequence[str], **fields: Any) -> Project:
    """The fields of faces named by `face_key` written."""
    verbs: dict[str, Callable[[Project, str, str, Any], Project]] = {"curvature": bend_face}
    for face in ids:
        gondola, _, side = face.rpartition("/")
        for key, value in fields.items():
            project = verbs[key](project, gondola, side, value)
    return project
