"""What can be typed about a thing on the floor: where it is, what it is called, what it is for. How a field looks is inspector.py's."""

from collections.abc import Callable
from typing import Any

import msgspec

from planogram.i18n import MINUS
from planogram.model.edits.store import change_shape, place_gondola, put_zone
from planogram.model.project import Project
from planogram.model.store import SWINGS, FloorPlacement, StoreShape, Zone
from planogram.model.units import typed_length
from planogram.model.values import changed
from planogram.ui.panels.property_fields import BadEntry

Choices = tuple[tuple[str, str], ...]
"""Value and catalogue key of its word."""
_DOOR_ROLES = ("", "entrance", "exit", "both", "emergency", "service")
_CLASSES = ("main", "secondary")
_FURTHEST = 1e7
"""mm: no floor is larger (`values.Coordinate`)."""
_MOST_PASSAGES = 10**9


class FloorField(msgspec.Struct, frozen=True):
    """A field: `label` is `floor.field.<key>`; no choices: typed. `write` gives the project with the value; ValueError for a senseless one.

    `moves`: it says where something stands. `number`: its value is a number, with a decimal point whatever the language writes.
    """

    key: str
    value: str
    write: Callable[[Project, str], Project]
    choices: Choices = ()
    moves: bool = False
    number: bool = False


def fields_of(project: Project, ref: str) -> list[FloorField]:
    """The fields of a gondola on the floor, a drawn part, or a department; none for anything else."""
    placement = next((placement for placement in project.store.placements if placement.gondola == ref), None)
    if placement is not None:
        return _placement_fields(placement)
    kind, _, name = ref.partition(":")
    if kind == "shape" and name.isdigit() and int(name) < len(project.store.shapes):
        return _shape_fields(project.store.shapes[int(name)], int(name))
    zone = next((zone for zone in project.store.zones if kind == "zone" and zone.name == name), None)
    return [] if zone is None else _zone_fields(project, zone)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".").replace("-", MINUS)


def _number(text: str) -> float:
    """A typed number or length in mm; a ValueError when it is neither, or no place on any floor."""
    return _within(typed_length(text, "mm"), -_FURTHEST, _FURTHEST)


def _share(text: str) -> float | None:
    return _within(_plain(text.rstrip(" %")), 0.0, 100.0) if text.strip() else None


def _degrees(text: str) -> float:
    return _within(_plain(text.rstrip(" °")), -360.0, 360.0)


def _plain(text: str) -> float:
    return float(text.replace(",", ".").replace(MINUS, "-"))


def _within(value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise BadEntry("field.out_of_range", least, most)
    return value


def _placement_fields(placement: FloorPlacement) -> list[FloorField]:
    ref = placement.gondola

    def across(project: Project, text: str) -> Project:
        return place_gondola(project, ref, _number(text), placement.y)

    def up(project: Project, text: str) -> Project:
        return place_gondola(project, ref, placement.x, _number(text))

    def turned(project: Project, text: str) -> Project:
        return place_gondola(project, ref, placement.x, placement.y, _degrees(text))

    return [
        FloorField("x", _short(placement.x), across, moves=True, number=True),
        FloorField("y", _short(placement.y), up, moves=True, number=True),
        FloorField("turn", _short(placement.rotation), turned, moves=True, number=True),
    ]


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
        found.append(FloorField("passages", count, setting("passages", _passages)))
    return found


def _passages(text: str) -> int | None:
    return int(_within(int(text), 0, _MOST_PASSAGES)) if text.strip() else None


def _zone_fields(project: Project, zone: Zone) -> list[FloorField]:
    def setting(name: str, read: Callable[[str], Any] = str) -> Callable[[Project, str], Project]:
        return lambda project, text: put_zone(project, changed(zone, **{name: read(text)}), zone.name)

    def named(text: str) -> str:
        name = text.strip()
        if not name:
            raise BadEntry("field.needed")
        if any(other.name == name for other in project.store.zones if other.name != zone.name):
            raise BadEntry("floor.refused.name_taken")
        return name

    attractions = tuple((value, f"floor.attraction.{value or 'none'}") for value in ("", "destination", "impulse"))
    return [
        FloorField("name", zone.name, setting("name", named)),
        FloorField("category", zone.category, setting("category")),
        FloorField("attraction", zone.attraction, setting("attraction"), attractions),
        FloorField("floor_target_pct", _short(zone.floor_target_pct), setting("floor_target_pct", _share), number=True),
        FloorField("revenue_target_pct", _short(zone.revenue_target_pct), setting("revenue_target_pct", _share), number=True),
    ]
