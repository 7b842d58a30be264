"""Keyboard verbs of the floor: delete, nudge, turn, and putting gondolas that stand nowhere yet. Each is one undo step."""

from collections.abc import Sequence

from planogram.model.edits.gondolas import duplicate_gondola
from planogram.model.edits.pnm import copies as pnm_copies
from planogram.model.edits.pnm import place as place_pnm
from planogram.model.edits.pnm import remove as remove_pnm
from planogram.model.edits.store import move_pieces, place_gondola, remove_shapes, remove_zone, rotate_pieces, take_off_floor
from planogram.model.fixture import Gondola
from planogram.model.floor_layout import bounds_of, extent, gondola_piece, pieces
from planogram.model.project import Project
from planogram.model.store import FloorPlacement
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools.floor_verdict import label_of

NUDGE, FINE_NUDGE = 50.0, 1.0
_APART, _ASIDE = 600.0, 300.0


def delete_refs(workbench: Workbench, refs: Sequence[str]) -> bool:
    """Gondolas taken off the floor (they stay in the project), drawn parts, departments and free-standing PNM removed."""
    project = workbench.project
    gondolas = {gondola.id for gondola in project.gondolas}
    project = take_off_floor(project, [ref for ref in refs if ref in gondolas])
    for ref in refs:
        if ref.startswith("zone:"):
            project = remove_zone(project, ref[5:])
    project = remove_shapes(project, [int(ref[6:]) for ref in refs if ref.startswith("shape:")])
    standing = {placement.id for placement in project.pnm.placements}
    project = remove_pnm(project, [ref for ref in refs if ref in standing])
    return workbench.document.do(Label("edit.floor_remove", (("count", len(refs)),)), project)


def duplicate_refs(workbench: Workbench, refs: Sequence[str]) -> tuple[str, ...]:
    """Copies of the gondolas (what stands on them too) and of the free-standing PNM, a little aside; their ids. Drawn parts are not copied."""
    project, copies = workbench.project, []
    for placement in project.store.placements:
        if placement.gondola in refs:
            project, copy = duplicate_gondola(project, placement.gondola)
            project = place_gondola(project, copy.id, placement.x + _ASIDE, placement.y - _ASIDE, placement.rotation)
            copies.append(copy.id)
    standing = [piece for piece in workbench.project.pnm.placements if piece.id in refs and piece.x is not None and piece.y is not None]
    twins = [changed(twin, x=(twin.x or 0.0) + _ASIDE, y=(twin.y or 0.0) - _ASIDE) for twin in pnm_copies(standing)]
    project = place_pnm(project, twins)
    copies += [twin.id for twin in twins]
    return tuple(copies) if workbench.document.do(Label("edit.floor_copy", (("count", len(copies)),)), project) else ()


def all_refs(project: Project) -> tuple[str, ...]:
    """All that stands on the floor for itself: gondolas in their order there, then free-standing PNM."""
    return (*(one.gondola for one in project.store.placements), *(one.id for one in project.pnm.placements if one.x is not None))


def nudge_refs(workbench: Workbench, refs: Sequence[str], dx: int, dy: int, fine: bool = False) -> bool:
    """The selected things moved by 5 cm (`fine`: 1 mm)."""
    step = FINE_NUDGE if fine else NUDGE
    moved = move_pieces(workbench.project, refs, dx * step, dy * step)
    return workbench.document.do(label_of("edit.floor_move", workbench.project, moved, refs), moved)


def turn_refs(workbench: Workbench, refs: Sequence[str], degrees: float = 90.0) -> bool:
    """One piece turned about its middle, several about the middle of all."""
    boxes = [piece.bounds for piece in pieces(workbench.project) if piece.ref in refs]
    if not boxes:
        return False
    left, bottom, right, top = bounds_of(point for box in boxes for point in ((box[0], box[1]), (box[2], box[3])))
    about = ((left + right) / 2.0, (bottom + top) / 2.0) if len(boxes) > 1 else None
    turned = rotate_pieces(workbench.project, refs, degrees, about)
    return workbench.document.do(label_of("edit.floor_turn", workbench.project, turned, refs), turned)


def unplaced(project: Project) -> tuple[Gondola, ...]:
    """Gondolas that stand nowhere on the floor; what a PNM piece holds its products on stands with the piece."""
    placed = {placement.gondola for placement in project.store.placements} | {piece.offers for piece in project.pnm.placements}
    return tuple(gondola for gondola in project.gondolas if gondola.id not in placed)


def place_unplaced(workbench: Workbench) -> tuple[str, ...]:
    """Every gondola that stands nowhere put in rows beside the floor, for the hand to take; their ids."""
    waiting = unplaced(workbench.project)
    workbench.document.do(Label("edit.floor_place", (("count", len(waiting)),)), beside(workbench.project, waiting))
    return tuple(gondola.id for gondola in waiting)


def beside(project: Project, gondolas: Sequence[Gondola]) -> Project:
    """The project with these gondolas in a row beside its floor."""
    _, bottom, right, _ = extent(project)
    x, y = right + 2000.0, bottom
    for gondola in gondolas:
        box = gondola_piece(gondola, FloorPlacement(gondola.id, 0.0, 0.0)).bounds
        project = place_gondola(project, gondola.id, x - box[0], y - box[1])
        y += box[3] - box[1] + _APART
    return project
