"""Arranging a face: families as rectangles over adjacent levels, products where the course's rules put them. A proposal, never an edit by itself.

Physical truth first: a block goes only where it is neither too high, too deep nor too heavy; pinned blocks stay where they are.
"""

from collections.abc import Callable

import msgspec

from planogram.model.edits.tree import with_level
from planogram.model.find import LevelPlace, find_face, find_gondola, find_level
from planogram.model.fixture import Level
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.project import Project
from planogram.optimise.cells import Area
from planogram.optimise.cutting import Attempt, Scene, best_cuts
from planogram.optimise.mixing import as_arranged
from planogram.optimise.notches import Heights, raised
from planogram.optimise.raising import raise_levels
from planogram.optimise.reasons import reasons
from planogram.optimise.remarks import Remark
from planogram.optimise.sound_rows import sound_rows
from planogram.optimise.standing import ORDERS, rows_standing
from planogram.optimise.stock import Question

__all__ = ["ORDERS", "Arrangement", "Block", "apply_arrangement", "arrange"]


class Block(msgspec.Struct, frozen=True):
    """A family's rectangle on the face, mm and rows (0 lowest); `part` its sub-family where these have rectangles of their own."""

    family: str
    area: Area
    part: str = ""


class Arrangement(msgspec.Struct, frozen=True):
    """Every level of the face with what should stand on it, the blocks, and a remark for each product left out or kept small.

    `heights`: levels that go to another elevation, mm.
    """

    question: Question
    levels: tuple[tuple[str, tuple[Position, ...], tuple[float, ...]], ...]
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    cost: float = 0.0
    heights: tuple[tuple[str, float], ...] = ()

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
    """The best arrangement found; the same question gives the same answer. `heard` gets the first one and better ones, cancelling keeps
    the best so far.

    KeyError when the face does not exist.
    """
    scene = Scene(project, question)
    show = None if heard is None else lambda one: heard(_arrangement(scene, one, {}))
    found = best_cuts(scene, cancelled, show)
    if not question.move_levels:
        return _arrangement(scene, found[0], {})
    return _arrangement(*raise_levels(scene, found, cancelled))


def _arrangement(scene: Scene, best: Attempt, heights: Heights) -> Arrangement:
    blocks = tuple(Block(piece.family.name, area, piece.family.part) for piece in best.pieces for area in piece.areas)
    edges = sorted({block.area.x0 for block in blocks})
    places = _places(scene.project, scene.question)
    rows = rows_standing(scene.project, places, best.filled, edges, scene.question)
    moved = tuple((place.level.id, heights[place.level.id]) for place, _ in places if place.level.id in heights)
    moves = (_moved(place.level, heights) for place, _ in places if place.level.id in heights)
    remarks = (*moves, *reasons(best.filled, best.out, scene.cells))
    return _sound(scene.project, Arrangement(scene.question, tuple(rows), blocks, remarks, best.cost, moved))


def _sound(project: Project, found: Arrangement) -> Arrangement:
    """The arrangement with its rows mended where they would make something worse than it was."""
    kept = sound_rows(project, found.levels, lambda rows: apply_arrangement(project, msgspec.structs.replace(found, levels=tuple(rows))))
    gone = {remark.product for remark in kept.remarks if remark.code == "no_place"}
    remarks = (*kept.remarks, *(remark for remark in found.remarks if remark.product not in gone or not remark.product))
    return msgspec.structs.replace(found, levels=kept.rows, remarks=remarks)


def _moved(level: Level, heights: Heights) -> Remark:
    return Remark("level_moved", "", level.id, (("from_mm", level.elevation), ("to_mm", heights[level.id])))


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
    question = arrangement.question
    if arrangement.heights:
        project = raised(project, question.gondola, question.side, dict(arrangement.heights))
    for level_id, positions, dividers in arrangement.levels:
        place = find_level(project, level_id)
        level = as_arranged(place.bay, place.level, positions, dividers, products_by_id(project.products))
        project = with_level(project, place.path, level)
    return project
