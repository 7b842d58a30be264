"""Verbs on the furniture on show: add, copy, mirror, move, remove. Each makes one undo step and answers whether it did anything."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from planogram.model.bay_plan import BayPlan, planned_bay
from planogram.model.boards import free_notch, next_notch
from planogram.model.edits import bays as bay_edits
from planogram.model.edits import furniture as edits
from planogram.model.edits import gondolas as gondola_edits
from planogram.model.edits import mirror as mirror_edits
from planogram.model.edits.rearrange import rearrange_bays
from planogram.model.find import find_bay, find_face, find_gondola, find_level
from planogram.model.fixture import Bay, Face, Gondola, GondolaKind, Level, LevelKind, Side
from planogram.model.furniture import KINDS, PIECES, new_bay, new_level, new_piece
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed, new_id
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.tools import parts

LEVEL_GAP = 350.0
"""From the highest level to one added above it, mm."""
PALLET_HEIGHT = KINDS["pallet"].levels[0][1]
"""Where a pallet's top is, mm above the floor."""


def add_gondola(workbench: Workbench, gondola: Gondola, products: Sequence[Product] = (), index: int | None = None) -> bool:
    """`gondola`, whose name gets a number when it is taken, before the one at `index` (after the one on show); it is then on show itself.

    Those of `products` that the project does not know come with it.
    """
    project, gondola = with_gondola(workbench, gondola, products, index)
    done = workbench.document.do(added(gondola), project)
    if done:
        put_on_show(workbench, gondola)
    return done


def with_gondola(workbench: Workbench, gondola: Gondola, products: Sequence[Product] = (), index: int | None = None) -> tuple[Project, Gondola]:
    """The project with `gondola` and what `add_gondola` does to it, and the gondola as it is named there."""
    project, shown = with_products(workbench.project, products), workbench.face_ref
    gondola = changed(gondola, name=gondola_edits.free_name(project, gondola.name))
    if index is None:
        index = find_gondola(project, shown.gondola) + 1 if shown is not None else len(project.gondolas)
    return gondola_edits.insert_gondola(project, index, gondola), gondola


def added(gondola: Gondola) -> Label:
    """What the step that adds it is called."""
    return Label("edit.add_gondola", (("name", gondola.name),))


def put_on_show(workbench: Workbench, gondola: Gondola) -> None:
    """Its first face on show and the gondola picked; nothing when it has no face."""
    if gondola.faces:
        workbench.show_face(gondola.id, gondola.faces[0].side)
        workbench.selection.set((), gondola.id)


def with_products(project: Project, products: Sequence[Product]) -> Project:
    """The project with those of `products` it does not know by their id."""
    known = products_by_id(project.products)
    new = tuple(product for product in products if product.id not in known)
    return changed(project, products=(*project.products, *new)) if new else project


def add_piece(workbench: Workbench, piece: str, name: str) -> bool:
    """A new empty piece of PIECES."""
    return add_gondola(workbench, new_piece(PIECES[piece], name))


def add_planned(workbench: Workbench, plan: BayPlan, name: str, kind: GondolaKind = "single_gondola") -> bool:
    """A new gondola of one face built after a plan."""
    bays = tuple(planned_bay(plan) for _ in range(plan.bays))
    return add_gondola(workbench, Gondola(new_id("gon"), name, kind, (Face("A", bays),)))


def rearrange(workbench: Workbench, ids: Sequence[str], plan: BayPlan) -> bool:
    """These bays of one face built anew after a plan; what finds no room is removed, and is told by whoever called."""
    after, _ = rearrange_bays(workbench.project, ids, plan)
    return bool(ids) and _do(workbench, "rearrange", after, count=len(ids))


def insert_bay(workbench: Workbench, index: int | None = None, bay: Bay | None = None, products: Sequence[Product] = ()) -> bool:
    """A bay before the one at `index` of the face on show (right of the selected one, else at its end); like its neighbour when not given.

    Those of `products` that the project does not know come with it.
    """
    face = workbench.face
    if face is None:
        return False
    index = _index_right(workbench, face[1]) if index is None else index
    new = bay or like_its_neighbour(face[0], face[1], index)
    after = edits.add_bays(with_products(workbench.project, products), face[0].id, face[1].side, index, (new,))
    return _do(workbench, "add_bay", after) and _select(workbench, new.id)


def like_its_neighbour(gondola: Gondola, face: Face, index: int) -> Bay:
    """An empty bay built like the one left of `index`; as new when the face has none."""
    if not face.bays:
        return new_bay(KINDS[gondola.kind])
    return gondola_edits.emptied(edits.fresh_bay(face.bays[min(max(0, index - 1), len(face.bays) - 1)]))


def _index_right(workbench: Workbench, face: Face) -> int:
    chosen = parts.chosen_bay(workbench)
    found = [n for n, bay in enumerate(face.bays) if chosen is not None and bay.id == chosen.id]
    return found[0] + 1 if found else len(face.bays)


def insert_level(workbench: Workbench, kind: LevelKind | None = None, bay_id: str = "", elevation: float | None = None) -> bool:
    """A level in the bay (the chosen one), on a free notch: near a height, else a pallet on the floor, and all others amid the gap above the
    chosen level or above the highest; in the widest gap where there is no room above that.
    """
    bay = parts.bay_with(workbench, bay_id) if bay_id else parts.chosen_bay(workbench)
    if bay is None:
        return False
    below = parts.chosen_level(workbench)
    below = below if below in bay.levels else bay.levels[-1] if bay.levels else None
    wanted = kind or (below.kind if below is not None else "shelf")
    if elevation is not None:
        at = elevation
    elif wanted == "pallet":
        at = PALLET_HEIGHT
    else:
        at = _free_height(bay, below.elevation if below is not None else None)
    new = _on_a_notch(bay, new_level(wanted, at, below.depth if below is not None and below.kind == wanted else bay.depth))
    return _do(workbench, "add_level", edits.add_level(workbench.project, bay.id, new)) and _select(workbench, new.id)


def _on_a_notch(bay: Bay, level: Level) -> Level:
    return changed(level, elevation=free_notch(bay, level, level.elevation))


def _free_height(bay: Bay, below: float | None) -> float:
    if below is None:
        return bay.base_height + 150.0
    heights = sorted(level.elevation for level in bay.levels)
    above = [height for height in heights if height > below]
    if above:
        return round((below + above[0]) / 2)
    if below + LEVEL_GAP <= bay.height or len(heights) < 2:
        return below + LEVEL_GAP
    return max((high - low, round((low + high) / 2)) for low, high in pairwise(heights))[1]


def duplicate(workbench: Workbench) -> bool:
    """A copy of the picked gondola or bay right of it, or of the picked level above it, products included."""
    if parts.gondola_picked(workbench) is not None:
        return duplicate_gondola(workbench)
    if parts.bay_picked(workbench) is not None:
        return duplicate_bay(workbench)
    level = parts.level_picked(workbench)
    if level is None:
        return False
    place = find_level(workbench.project, level.id)
    copy = _on_a_notch(place.bay, changed(edits.fresh_level(level), elevation=_free_height(place.bay, level.elevation)))
    return _do(workbench, "level_copy", edits.add_level(workbench.project, place.bay.id, copy)) and _select(workbench, copy.id)


def duplicate_bay(workbench: Workbench) -> bool:
    """A copy of the chosen bay right of it, products included."""
    bay = parts.chosen_bay(workbench)
    if bay is None:
        return False
    after, copies = bay_edits.duplicate_bays(workbench.project, (bay.id,))
    return _do(workbench, "duplicate_bay", after) and _select(workbench, copies[0].id)


def duplicate_gondola(workbench: Workbench) -> bool:
    """A copy of the gondola on show, products included; the copy is then on show."""
    face = workbench.face
    if face is None:
        return False
    after, copy = gondola_edits.duplicate_gondola(workbench.project, face[0].id)
    done = _do(workbench, "duplicate_gondola", after, name=copy.name)
    if done:
        workbench.show_face(copy.id, face[1].side)
    return done and _select(workbench, copy.id)


def mirror_bay(workbench: Workbench) -> bool:
    """The chosen bay mirrored, products too."""
    bay = parts.chosen_bay(workbench)
    return bay is not None and _do(workbench, "mirror_bay", mirror_edits.mirror_bays(workbench.project, (bay.id,)))


def mirror_face(workbench: Workbench) -> bool:
    """The face on show mirrored, products too."""
    face = workbench.face
    return face is not None and _do(workbench, "mirror_face", mirror_edits.mirror_face(workbench.project, face[0].id, face[1].side))


def mirror_gondola(workbench: Workbench) -> bool:
    """The gondola on show mirrored, its end caps exchanged."""
    face = workbench.face
    return face is not None and _do(workbench, "mirror_gondola", mirror_edits.mirror_gondola(workbench.project, face[0].id), name=face[0].name)


def move_bay(workbench: Workbench, step: int) -> bool:
    """The chosen bay one place to the right (or left, step −1) on its face."""
    bay = parts.chosen_bay(workbench)
    if bay is None:
        return False
    reference, (_, _, b) = parts.face_with(workbench, bay.id), find_bay(workbench.project, bay.id)
    if b + step < 0:
        return False
    after = bay_edits.move_bays(workbench.project, (bay.id,), reference.gondola, reference.side, b + step + (step > 0))
    return _do(workbench, "move_bay", after)


def move_bay_to(workbench: Workbench, gondola_id: str, side: str) -> bool:
    """The chosen bay at the right end of another face, which is then on show."""
    bay = parts.chosen_bay(workbench)
    if bay is None:
        return False
    project = workbench.project
    face = find_face(project.gondolas[find_gondola(project, gondola_id)], side)
    after = bay_edits.move_bays(project, (bay.id,), gondola_id, side, len(face.bays) if face is not None else 0)
    done = _do(workbench, "move_bay", after)
    if done:
        workbench.show_face(gondola_id, side)
    return done and _select(workbench, bay.id)


def move_level(workbench: Workbench, step: int) -> bool:
    """The picked level one notch up (or down, step −1), past a board in its way, never below the floor; its products follow."""
    level = parts.level_picked(workbench)
    if level is None:
        return False
    bay = find_level(workbench.project, level.id).bay
    wanted = next_notch(bay, level, step)
    return _do(workbench, "level", edits.change_levels(workbench.project, (level.id,), elevation=wanted))


def move_gondola(workbench: Workbench, step: int) -> bool:
    """The gondola on show one place further (or nearer, step −1) in the list."""
    face = workbench.face
    if face is None:
        return False
    here = find_gondola(workbench.project, face[0].id)
    return _do(workbench, "move_gondola", gondola_edits.move_gondola(workbench.project, face[0].id, max(0, here + step)), name=face[0].name)


def add_face(workbench: Workbench, side: Side) -> bool:
    """An empty face on a free side of the gondola on show, built like the one on show; it is then on show."""
    face = workbench.face
    if face is None or side not in gondola_edits.free_sides(face[0]):
        return False
    new = gondola_edits.empty_twin(face[1], side)
    return _new_face(workbench, "add_face", gondola_edits.add_face(workbench.project, face[0].id, new), face[0], side)


def duplicate_face(workbench: Workbench, side: Side) -> bool:
    """A copy of the face on show, products included, on a free side; it is then on show."""
    face = workbench.face
    if face is None:
        return False
    after = gondola_edits.duplicate_face(workbench.project, face[0].id, face[1].side, side)
    return _new_face(workbench, "duplicate_face", after, face[0], side)


def _new_face(workbench: Workbench, step: str, project: Project, gondola: Gondola, side: Side) -> bool:
    done = _do(workbench, step, project, side=f"side.{side}")
    if done:
        workbench.show_face(gondola.id, side)
    return done


def move_face(workbench: Workbench, step: int) -> bool:
    """The face on show one place further (or nearer, step −1) among its gondola's."""
    face = workbench.face
    if face is None:
        return False
    here = face[0].faces.index(face[1])
    return _do(workbench, "move_face", gondola_edits.move_face(workbench.project, face[0].id, face[1].side, max(0, here + step)))


def remove_face(workbench: Workbench) -> bool:
    """The face on show and what stands on it; a gondola keeps its last one."""
    face = workbench.face
    if face is None or len(face[0].faces) < 2:
        return False
    after = gondola_edits.remove_face(workbench.project, face[0].id, face[1].side)
    return _deselected(workbench, _do(workbench, "remove_face", after, side=f"side.{face[1].side}"))


def remove(workbench: Workbench) -> bool:
    """The picked level, bay or gondola, and what stands on it."""
    if parts.gondola_picked(workbench) is not None:
        return remove_gondola(workbench)
    if parts.bay_picked(workbench) is not None:
        return remove_bay(workbench)
    return parts.level_picked(workbench) is not None and remove_level(workbench)


def remove_level(workbench: Workbench) -> bool:
    """The chosen level and what stands on it."""
    level = parts.chosen_level(workbench)
    return level is not None and _removed(workbench, "remove_level", lambda project: edits.remove_levels(project, (level.id,)))


def remove_bay(workbench: Workbench) -> bool:
    """The chosen bay and what stands on it."""
    bay = parts.chosen_bay(workbench)
    return bay is not None and _removed(workbench, "remove_bay", lambda project: edits.remove_bay(project, bay.id))


def remove_gondola(workbench: Workbench) -> bool:
    """The gondola on show and what stands on it."""
    face = workbench.face
    return face is not None and _removed(workbench, "remove_gondola", lambda project: edits.remove_gondola(project, face[0].id), name=face[0].name)


def bend(workbench: Workbench, degrees: float) -> bool:
    """The face on show bent by so many degrees of arc; 0 makes it straight."""
    face = workbench.face
    return face is not None and _do(workbench, "bend_face", gondola_edits.bend_face(workbench.project, face[0].id, face[1].side, degrees))


def _removed(workbench: Workbench, key: str, without: Callable[[Project], Project], **values: str) -> bool:
    return _deselected(workbench, _do(workbench, key, without(workbench.project), **values))


def _deselected(workbench: Workbench, done: bool) -> bool:
    if done:
        workbench.selection.set(())
    return done


def _do(workbench: Workbench, key: str, project: Project, **values: str | int) -> bool:
    return workbench.document.do(Label(f"edit.{key}", tuple(values.items())), project)


def _select(workbench: Workbench, part: str) -> bool:
    workbench.selection.set((), part)
    return True
