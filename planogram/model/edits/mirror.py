"""Left and right exchanged: levels, bays, faces, gondolas, with the products on them. Packs are not turned over: a label reads as before."""

from collections.abc import Mapping, Sequence

import msgspec

from planogram.model.edits.aside import on_holes
from planogram.model.edits.mirror_joined import rejoined, runs_on
from planogram.model.edits.notes import mirrored_notes
from planogram.model.edits.pnm_follow import mirrored_in_bay, mirrored_on_face, with_pieces
from planogram.model.edits.pnm_hosts import settled
from planogram.model.edits.tree import with_bay, with_face, with_gondola
from planogram.model.find import find_bay, find_face, find_gondola
from planogram.model.fixture import Bay, Face, Gondola, Level, Side
from planogram.model.placement import has_holes, place_level, products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.units import round_mm
from planogram.model.values import changed

Products = Mapping[str, Product]
_ENDS: dict[Side, Side] = {"A": "A", "B": "B", "LEFT_END": "RIGHT_END", "RIGHT_END": "LEFT_END"}


def mirrored_level(level: Level, width: float, products: Products) -> Level:
    """The level (`width` mm long) seen in a mirror: every block as far from the right end as it was from the left.

    What was packed to the left is packed to the right. A gap between the wall and the first block, and spread blocks between
    dividers or on holes, have no such counterpart: that level becomes `free`. What runs on into the next bay still does, in the other order.
    """
    dividers = tuple(round_mm(width - x) for x in sorted(level.dividers, reverse=True))
    flow, positions, blocks = level.flow, level.positions[::-1], place_level(level, width, products)
    wall_gap = flow == "left" and level.positions and level.positions[0].gap_before
    if runs_on(level, width, blocks):
        positions = _gaps_shifted(positions)
    elif flow == "free" or wall_gap or (flow == "spread" and (level.dividers or has_holes(level))):
        positions = tuple(changed(block.position, x=round_mm(width - block.right), gap_before=0.0) for block in reversed(blocks))
        flow = "free"
    elif flow in ("left", "right"):
        positions, flow = _gaps_shifted(positions), "right" if flow == "left" else "left"
    mirrored = changed(level, dividers=dividers, flow=flow, positions=positions)
    return on_holes(width, mirrored, products) if flow == "free" else mirrored


def _gaps_shifted(turned: Sequence[Position]) -> tuple[Position, ...]:
    """Each gap stands before a block: read from the other end it belongs to the next one."""
    gaps = [0.0, *(position.gap_before for position in turned)][: len(turned)]
    return tuple(changed(position, gap_before=gap) for position, gap in zip(turned, gaps, strict=True))


def mirrored_bay(bay: Bay, products: Products) -> Bay:
    """The bay with each level mirrored."""
    return changed(bay, levels=tuple(mirrored_level(level, bay.width, products) for level in bay.levels))


def mirrored_face(face: Face, products: Products) -> Face:
    """The face with its bays in the other order, each mirrored."""
    return rejoined(face, changed(face, bays=tuple(mirrored_bay(bay, products) for bay in reversed(face.bays))), products)


def mirrored_gondola(gondola: Gondola, products: Products) -> Gondola:
    """Each face mirrored, and the two end caps exchanged."""
    turned = [msgspec.structs.replace(mirrored_face(face, products), side=_ENDS[face.side]) for face in gondola.faces]
    order = [face.side for face in gondola.faces]
    kept = sorted(turned, key=lambda face: order.index(face.side) if face.side in order else len(order))
    return changed(gondola, faces=tuple(kept))


def mirror_bays(project: Project, ids: Sequence[str]) -> Project:
    """Each of these bays mirrored where it stands."""
    products = products_by_id(project.products)
    for bay_id in dict.fromkeys(ids):
        g, f, b = path = find_bay(project, bay_id)
        bay = project.gondolas[g].faces[f].bays[b]
        project = with_pieces(with_bay(project, path, mirrored_bay(bay, products)), mirrored_in_bay(project, bay))
    return settled(project)


def mirror_face(project: Project, gondola_id: str, side: str) -> Project:
    """The face of that side mirrored; nothing happens when there is none."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    face = find_face(gondola, side)
    if face is None:
        return project
    mirrored = with_face(project, (g, gondola.faces.index(face)), mirrored_face(face, products_by_id(project.products)))
    return settled(mirrored_notes(with_pieces(mirrored, mirrored_on_face(project, gondola_id, face)), gondola, (face,)))


def mirror_gondola(project: Project, gondola_id: str) -> Project:
    """The whole gondola mirrored."""
    g = find_gondola(project, gondola_id)
    gondola = project.gondolas[g]
    pieces = {key: piece for face in gondola.faces for key, piece in mirrored_on_face(project, gondola_id, face, ends=True).items()}
    mirrored = with_pieces(with_gondola(project, g, mirrored_gondola(gondola, products_by_id(project.products))), pieces)
    return settled(mirrored_notes(mirrored, gondola, gondola.faces, _ENDS))
