"""What can be typed about a thing on the floor: where it is, what it is called, what it is for. How a field looks is inspector.py's."""

from collections.abc import Callable
from typing import Any

import msgspec

from planogram.i18n import MINUS
from planogram.model.edits.store import change_shape, place_gondola, put_zone
from planogram.model.project import Project
from planogram.model.store import SWINGS, FloorPlacement, StoreShape, Zone
from planogram.model.units import BadLength, parse_length
from planogram.model.values import changed

Choices = tuple[tuple[str, str], ...]
"""Value and catalogue key of its word."""
_DOOR_ROLES = ("", "entrance", "exit", "both", "emergency", "service")
_CLASSES = ("main", "secondary")


class FloorField(msgspec.Struct, frozen=True):
    """A field: `label` is `floor.field.<key>`; no choices: typed. `write` gives the project with the value; ValueError for a senseless one.

    `moves`: it says where something stands.
    """

    key: str
    value: str
    write: Callable[[Project, str], Project]
    choices: Choices = ()
    moves: bool = False


def fields_of(project: Project, ref: str) -> list[FloorField]:
    """The fields of a gondola on the floor, a drawn part, or a department; none for anything else."""
    placement = next((placement for placement in project.store.placements if placement.gondola == ref), None)
    if placement is not None:
        return _placement_fields(placement)
    kind, _, name = ref.partition(":")
    if kind == "shape" and name.isdigit() and int(name) < len(project.store.shapes):
        return _shape_fields(project.store.shapes[int(name)], int(name))
    zone = next((zone for zone in project.store.zones if kind == "zone" and zone.name == name), None)
    return [] if zone is None else _zone_fields(zone)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".").replace("-", MINUS)


def _number(text: str) -> float:
    """A typed number or length in mm; BadLength (a ValueError) when it is neither."""
    return parse_length(text, "mm")


def _amount(text: str) -> float | None:
    return float(text.replace(",", ".").rstrip(" %")) if text.strip() else None


def _placement_fields(placement: FloorPlacement) -> list[FloorField]:
    ref = placement.gondola

    def turned(project: Project, text: str) -> Project:
        return place_gondola(project, ref, placement.x, placement.y, _degrees(text))

    return [
        FloorField("x", _short(placement.x), lambda project, text: place_gondola(project, ref, _number(text), placement.y), moves=True),
        FloorField("y", _short(placement.y), lambda project, text: place_gondola(project, ref, placement.x, _number(text)), moves=True),
        FloorField("turn", _short(placement.rotation), turned, moves=True),
    ]


def _degrees(text: str) -> float:
    return float(text.replace(",", ".").replace(MINUS, "-").rstrip(" °"))


def _shape_fields(shape: StoreShape, index: int) -> list[FloorField]:
    def setting(name: str, read: Callable[[str], Any] = str) -> Callable[[Project, str], Project]:
        return lambda project, text: change_shape(project, index, **{name: read(text)})

    found = [FloorField("name", shape.name, setting("name"))]
    if shape.shape in ("door", "exit"):
        roles = tuple((role, f"floor.role.{role or 'none'}") for role in _DOOR_ROLES)
        found.append(FloorField("role", shape.role, setting("role"), roles))
        found.append(FloorField("swing", shape.swing, setting("swing"), tuple((swing, f"floor.swing.{swing or 'none'}") for swing in SWINGS)))
    if shape.shape == "aisle":
        found.append(FloorField("role", shape.role, setting("role"), tuple((role, f"floor.role.{role}") for role in _CLASSES)))
        count = "" if shape.passages is None else str(shape.passages)
        found.append(FloorField("passages", count, setting("passages", lambda text: max(0, int(text)) if text.strip() else None)))
    return found


def _zone_fields(zone: Zone) -> list[FloorField]:
    def setting(name: str, read: Callable[[str], Any] = str) -> Callable[[Project, str], Project]:
        return lambda project, text: put_zone(project, changed(zone, **{name: read(text)}), zone.name)

    attractions = tuple((value, f"floor.attraction.{value or 'none'}") for value in ("", "destination", "impulse"))
    return [
        FloorField("name", zone.name, setting("name", _name)),
        FloorField("category", zone.category, setting("category")),
        FloorField("attraction", zone.attraction, setting("attraction"), attractions),
        FloorField("floor_target_pct", _short(zone.floor_target_pct), setting("floor_target_pct", _amount)),
        FloorField("revenue_target_pct", _short(zone.revenue_target_pct), setting("revenue_target_pct", _amount)),
    ]


def _name(text: str) -> str:
    if not text.strip():
        raise BadLength(text)
    return text.strip()
