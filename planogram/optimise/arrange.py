"""Arranging a face: families as rectangles over adjacent levels, products where the course's rules put them. A proposal, never an edit by itself.

Physical truth first: a block goes only where it is neither too high, too deep nor too heavy; pinned blocks stay where they are.
"""

from collections.abc import Callable, Sequence

import msgspec

from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, find_face, find_gondola, find_level
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.optimise.cells import Area, Cell, cells_of
from planogram.optimise.cutting import Attempt, Scene, best_cut
from planogram.optimise.reasons import reasons
from planogram.optimise.remarks import Remark
from planogram.optimise.standing import ORDERS, rows_standing
from planogram.optimise.stock import Question, wares

__all__ = ["ORDERS", "Arrangement", "Block", "apply_arrangement", "arrange"]

USABLE = 0.96
"""Part of the free length that targets share out: whole facings never fill a level to the last millimetre."""


class Block(msgspec.Struct, frozen=True):
    """A family's rectangle on the face, mm and rows (0 lowest); `part` its sub-family where these have rectangles of their own."""

    family: str
    area: Area
    part: str = ""


class Arrangement(msgspec.Struct, frozen=True):
    """Every level of the face with what should stand on it, the blocks, and a remark for each product left out or kept small."""

    question: Question
    levels: tuple[tuple[str, tuple[Position, ...], tuple[float, ...]], ...]
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    cost: float = 0.0

    @property
    def left_out(self) -> tuple[str, ...]:
        """Products that found no place."""
        return tuple(remark.product for remark in self.remarks if remark.code in ("no_place", "too_high", "too_deep"))


def arrange(
    project: Project,
    question: Question,
    cancelled: Callable[[], bool] | None = None,
    heard: Callable[[Arrangement], None] | None = None,
) -> Arrangement:
    """The best arrangement found; the same question gives the same answer. `heard` gets the first one, cancelling keeps the best so far.

    KeyError when the face does not exist.
    """
    g = find_gondola(project, question.gondola)
    gondola = project.gondolas[g]
    face = find_face(gondola, question.side)
    if face is None:
        raise KeyError(question.side)
    cells = cells_of(project, g, gondola, gondola.faces.index(face), face)
    stock = wares(project, gondola, face, question, USABLE * sum(cell.length for cell in cells))
    scene = Scene(cells, stock, face, question)
    show = None if heard is None else lambda one: heard(_arrangement(project, question, one, cells))
    best = best_cut(scene, cancelled, show)
    return _arrangement(project, question, best, cells)


def _arrangement(project: Project, question: Question, best: Attempt, cells: Sequence[Cell]) -> Arrangement:
    blocks = tuple(Block(piece.family.name, area, piece.family.part) for piece in best.pieces for area in piece.areas)
    edges = sorted({block.area.x0 for block in blocks})
    rows = rows_standing(project, _places(project, question), best.filled, edges, question)
    return Arrangement(question, tuple(rows), blocks, tuple(reasons(best.filled, best.out, cells)), best.cost)


def _places(project: Project, question: Question) -> list[tuple[LevelPlace, float]]:
    """Every level of the face, with the left end of its bay."""
    g = find_gondola(project, question.gondola)
    gondola = project.gondolas[g]
    face = find_face(gondola, question.side)
    assert face is not None
    found, left = [], 0.0
    for b, bay in enumerate(face.bays):
        found += [(LevelPlace(gondola, face, bay, level, (g, gondola.faces.index(face), b, n)), left) for n, level in enumerate(bay.levels)]
        left += bay.width
    return found


def apply_arrangement(project: Project, arrangement: Arrangement) -> Project:
    """The project with the face as arranged: one edit. Levels it covers pack to the left from now on."""
    for level_id, positions, dividers in arrangement.levels:
        place = find_level(project, level_id)
        level = changed(place.level, positions=positions, dividers=dividers)
        if positions:
            level = changed(level, flow="left")
        project = with_level(project, place.path, level)
    return project
