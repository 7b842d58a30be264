"""PNM on the change sheet: face by face what to take down, move, replace and put up; equal pieces of a bay's levels are one line."""

from collections.abc import Collection
from itertools import pairwise

import msgspec

from planogram.exchange.pdf.setup import FaceKeys
from planogram.exchange.pdf.table import Row
from planogram.i18n import Translator
from planogram.metrics.pnm_changes import PnmChange, PnmPlace, pnm_changes
from planogram.model.project import Project

Names = tuple[str, str]
"""A gondola's name and a side."""


def named_faces(faces: Collection[tuple[str, str]], old: Project, new: Project) -> set[Names]:
    """Faces by gondola name, as either version calls it."""
    return {(gondola.name, side) for project in (old, new) for gondola in project.gondolas for ident, side in faces if ident == gondola.id}


def pnm_rows(old: Project, new: Project, t: Translator, faces: FaceKeys = None) -> list[Row]:
    """A heading per face, then a row per article to take down, move, replace and put up; nothing when none changes. They have no minutes."""
    named = None if faces is None else named_faces(faces, old, new)
    by_face: dict[Names, list[PnmChange]] = {}
    for one in pnm_changes(old, new):
        if named is None or any((place.gondola, place.face) in named for place in (one.before, one.after) if place):
            by_face.setdefault(_face(one), []).append(one)
    return [row for face, changes in by_face.items() for row in _face_rows(face, changes, t)]


def _face(change: PnmChange) -> Names:
    place = change.before or change.after
    return (place.gondola, place.face) if place else ("", "")


def _face_rows(face: Names, changes: list[PnmChange], t: Translator) -> list[Row]:
    alike: dict[PnmChange, list[PnmChange]] = {}
    for one in changes:
        alike.setdefault(_but_level(one), []).append(one)
    words = (t("print.pnm_changes"), face[0], t(f"print.side.{face[1]}") if face[1] else "")
    return [
        Row((" · ".join(word for word in words if word), *[""] * 7), heading=True),
        *(Row(("", *_cells(face, same, t), ""), box=True) for same in alike.values()),
    ]


def _but_level(change: PnmChange) -> PnmChange:
    """The change without its level and number of pieces; a move keeps both ends, which belong together."""
    if change.kind == "moved":
        return change
    before, after = (place and msgspec.structs.replace(place, level=None) for place in (change.before, change.after))
    return msgspec.structs.replace(change, quantity=0, before=before, after=after)


def _cells(face: Names, same: list[PnmChange], t: Translator) -> tuple[str, ...]:
    one, count = same[0], sum(change.quantity for change in same)
    places = [_place([place for change in same if (place := getattr(change, end))], face, t) for end in ("before", "after")]
    return t(f"print.pnm_action.{one.kind}"), one.code, one.label, *places, t.plural("print.pnm_pieces", count)


def _place(places: list[PnmPlace], face: Names, t: Translator) -> str:
    """Bay, levels, host part and how far from the left, mm, of places that differ in their level; gondola and face where not the heading's."""
    if not places:
        return "–"
    one = places[0]
    parts = [] if (one.gondola, one.face) == face else [one.gondola, t(f"print.side.{one.face}") if one.face else ""]
    parts += [t("change.place.bay", number=one.bay)] if one.bay is not None else []
    parts.append(_levels(sorted({place.level for place in places if place.level is not None}), t))
    host = t(f"pnm.host.{one.host}") if t.has(f"pnm.host.{one.host}") else one.host
    return " · ".join(part for part in (*parts, f"{host} {t.number(one.u)} mm") if part)


def _levels(numbers: list[int], t: Translator) -> str:
    """`niveau 3`, `niveaux 1 à 6`, `niveaux 1, 3`."""
    if len(numbers) < 2:
        return "".join(t("change.place.level", number=number) for number in numbers)
    if len(numbers) > 2 and all(other == one + 1 for one, other in pairwise(numbers)):
        return t("print.pnm_levels_from", first=numbers[0], last=numbers[-1])
    return t("print.pnm_levels", levels=", ".join(map(str, numbers)))
