"""The elevation of a face: furniture, levels with their products, margins, as groups of flat shapes in mm.

Every group is remembered by the identity of what it shows: a level that was not touched gives the same Group object again.
"""

from collections.abc import Mapping
from contextlib import suppress

import msgspec

from planogram.draw import levels
from planogram.draw.arc import draw_arc
from planogram.draw.bays import draw_bay
from planogram.draw.blocks import STICKS_OUT, overfull_shapes
from planogram.draw.covers import NOTHING, Extent, by_bay
from planogram.draw.dimensions import draw_dimensions, draw_free_lengths, draw_run_free
from planogram.draw.heat import draw_heat
from planogram.draw.lifted import lifted_numbers
from planogram.draw.margin import draw_margin, margins
from planogram.draw.notes import draw_notes
from planogram.draw.number_runs import words_of_level
from planogram.draw.pnm import draw_pnm, holding, numbers_over, pnm_top
from planogram.draw.shapes import Drawing, Group, Part, in_parts, part_of, shapes_of
from planogram.draw.standing import standing
from planogram.draw.style import DrawStyle, without_heat
from planogram.model.find import UnknownId, find_face, find_gondola
from planogram.model.fixture import Bay, Level
from planogram.model.layout import FaceLayout, face_layout, joined_runs
from planogram.model.memo import memo, one_object
from planogram.model.placement import Placed, free_length, place_level, products_by_id
from planogram.model.product import Product
from planogram.model.project import Project

Hidden = tuple[tuple[Extent, ...], ...]

__all__ = ["DrawStyle", "draw_face", "draw_layout", "draw_level", "margins"]


def draw_face(project: Project, gondola_id: str, side: str, style: DrawStyle) -> Drawing:
    """The face in face coordinates (origin at the floor under its left end); width and height are the furniture's, or higher for PNM pieces.

    Groups in drawing order: one "bay" per bay, "pnm" behind the products, one "level" per level (ref = level id), "pnm" before
    the products (ref = bay id), one "rail" with the margins, which reach beyond the face by `margins(style)`, one "note" per note.
    UnknownId for an unknown gondola; an unknown side is an empty drawing.
    """
    layout = face_layout(project, gondola_id, side)
    gondola = project.gondolas[find_gondola(project, gondola_id)]
    face = find_face(gondola, side)
    drawing = draw_layout(project, layout, gondola.kind, style)
    if face is None or not face.curvature:
        return drawing
    return Drawing(drawing.width, drawing.height, (*drawing.groups, draw_arc(layout.width, layout.height, face.curvature, style)))


def draw_layout(project: Project, layout: FaceLayout, kind: str, style: DrawStyle) -> Drawing:
    """`draw_face` for a layout at hand, such as a part of a face on one sheet of paper."""
    warm, style = style, without_heat(style)  # other heat draws no level again
    behind, before = draw_pnm(project, layout, style)
    groups = ([draw_bay(box.bay, one_object(box.x), kind, style) for box in layout.bays] if style.furniture else []) + behind
    starts = _starts(layout) if any(box.start for box in layout.levels) else {}
    over: list[Group] = []
    for box, hidden in zip(layout.bays, by_bay(layout.bays, before), strict=True):
        levels = _levels_of_bay(box.bay, one_object(box.x), one_object(starts.get(box.x, ())), project.products, style, hidden)
        if _sticks_out(box.bay, project.products):
            _part(box.bay, levels, project.products, groups, over)
        else:
            groups += levels
    groups += over
    groups += _run_ends(layout, project.products, style) if style.products else []
    groups += before
    groups += lifted_numbers([group for group in groups if group.kind == "level"], before, style) if style.numbers else []
    groups += _held(project, layout, style) if style.pnm and style.products and project.pnm.placements else []
    groups += numbers_over(project, layout, style) if style.pnm_numbers else []
    groups += [draw_free_lengths(box.bay, one_object(box.x), project.products, style) for box in layout.bays] if style.free_words else []
    groups += _run_free(layout, project.products, style) if style.free_words else []
    groups += [draw_dimensions(box.bay, box.x, project.settings.hand_gap, style) for box in layout.bays] if style.dimensions else []
    groups += [draw_heat(layout, warm)] if warm.heat else []
    groups.append(draw_margin(layout, project.settings, style))
    groups += draw_notes(project, layout, style)
    return Drawing(layout.width, max(layout.height, pnm_top(project, layout, style)), tuple(groups))


def _held(project: Project, layout: FaceLayout, style: DrawStyle) -> list[Group]:
    """What stands or hangs on the pieces of a face, over them: group "pnm", ref `<level id>/held`. It is edited where its furniture is on show."""
    found: list[Group] = []
    for left, piece in holding(project, layout, style):
        with suppress(UnknownId):
            gondola = project.gondolas[find_gondola(project, piece.placement.offers)]
            bays = [bay for face in gondola.faces[:1] for bay in face.bays[:1]]
            x, foot = one_object(left + piece.x), one_object(piece.y)
            found += [
                _held_group(level, x, foot, bay.width, project.products, _bare(style)) for bay in bays for level in bay.levels if level.positions
            ]
    return found


@memo(2048)
def _held_group(level: Level, x: float, foot: float, width: float, products: tuple[Product, ...], style: DrawStyle) -> Group:
    return in_parts("pnm", f"{level.id}/held", x, foot + level.elevation, _level_parts(level, width, 0.0, products, style))


@memo(64)
def _bare(style: DrawStyle) -> DrawStyle:
    """Products alone: the piece itself is drawn already."""
    return msgspec.structs.replace(style, furniture=False)


def _starts(layout: FaceLayout) -> Mapping[float, tuple[float, ...]]:
    """By the left edge of a bay: what runs in on each of its levels from the bay before."""
    found: dict[float, tuple[float, ...]] = {}
    for box in layout.levels:
        found[box.x] = (*found.get(box.x, ()), box.start)
    return {x: starts for x, starts in found.items() if any(starts)}


def _part(bay: Bay, drawn: tuple[Group, ...], products: tuple[Product, ...], flush: list[Group], over: list[Group]) -> None:
    """What sticks out of its level lies over the neighbours, whatever they do: behind them nobody would see it."""
    for level, group in zip(bay.levels, drawn, strict=True):
        (over if not level.combined and _reaches_over(level, bay.width, products) else flush).append(group)


def _run_ends(layout: FaceLayout, products: tuple[Product, ...], style: DrawStyle) -> list[Group]:
    """Marks on what sticks out where joined levels end: in between products may run on."""
    ends = [run[-1] for run in joined_runs(layout)]
    groups = [_run_end(box.level, one_object(box.x), one_object(box.width), one_object(box.start), products, style) for box in ends]
    return [group for group in groups if group.shapes]


def _run_free(layout: FaceLayout, products: tuple[Product, ...], style: DrawStyle) -> list[Group]:
    """What is left of joined levels, told once, where they end."""
    known, groups = products_by_id(products), []
    for run in joined_runs(layout):
        free, last = sum(free_length(box.level, box.bay, known) for box in run), run[-1]
        groups.append(draw_run_free(last.level, one_object(last.x), one_object(last.width), one_object(free), style))
    return groups


@memo(2048)
def _run_end(level: Level, x: float, width: float, start: float, products: tuple[Product, ...], style: DrawStyle) -> Group:
    blocks = _standing_on(level, width, start, products)
    return Group("overlay", f"{level.id}/end", x, level.elevation, tuple(overfull_shapes(blocks, width, style)))


@memo(1024)
def _sticks_out(bay: Bay, products: tuple[Product, ...]) -> bool:
    """Whether a block reaches over an end of a level where that is a fault."""
    return any(_reaches_over(level, bay.width, products) for level in bay.levels if not level.combined)


@memo(20_000)
def _reaches_over(level: Level, width: float, products: tuple[Product, ...]) -> bool:
    placed = _standing_on(level, width, 0.0, products)
    most = width + STICKS_OUT
    return any(block.x < -STICKS_OUT or block.x + block.width > most for block in placed)


@memo(256)
def _levels_of_bay(
    bay: Bay, x: float, starts: tuple[float, ...], products: tuple[Product, ...], style: DrawStyle, hidden: Hidden
) -> tuple[Group, ...]:
    """Remembered too, so that a drawing of many levels asks only for those of the touched bay; `hidden`: what lies before each level, or ()."""
    run_in = starts or (0.0,) * len(bay.levels)
    before = hidden or (NOTHING,) * len(bay.levels)
    by_level = zip(bay.levels, run_in, before, strict=True)
    return tuple(draw_level(level, x, bay.width, products, style, start, one_object(covers)) for level, start, covers in by_level)


def draw_level(
    level: Level, x: float, width: float, products: tuple[Product, ...], style: DrawStyle, start: float = 0.0, hidden: tuple[Extent, ...] = NOTHING
) -> Group:
    """One level with what stands on it, at its bay's left edge `x` (mm); `products` is the project's tuple, `start` what runs in on its left.

    Names keep clear of what is `hidden` by pieces before the level, in the level's frame.
    """
    # the width as it is: what stands on the level was placed with it, and is found again
    return _level_group(level, one_object(x), width, one_object(float(start)), products, style, hidden)


@memo(150_000, lambda group: len(group.parts))
def _level_group(
    level: Level, x: float, width: float, start: float, products: tuple[Product, ...], style: DrawStyle, hidden: tuple[Extent, ...]
) -> Group:
    return in_parts("level", level.id, x, level.elevation, _level_parts(level, width, start, products, style, hidden))


def _level_parts(
    level: Level, width: float, start: float, products: tuple[Product, ...], style: DrawStyle, hidden: tuple[Extent, ...] = NOTHING
) -> tuple[Part, ...]:
    blocks = _standing_on(level, width, start, products) if style.products else ()
    drawn = [standing(block, products, style, hidden) for block in blocks]
    words = [block.words for block in drawn]
    if style.numbers:
        words = [part_of(tuple(words_of_level(blocks, [shapes_of(part) for part in words], width, style)))]
    return (
        part_of(tuple(levels.behind(level, width, blocks, style)) if style.furniture else ()),
        *[block.packs for block in drawn],
        part_of(tuple(levels.before(level, width, blocks, style)) if style.furniture else ()),
        *words,
        part_of(() if level.combined else tuple(overfull_shapes(blocks, width, style))),
    )


def _standing_on(level: Level, width: float, start: float, products: tuple[Product, ...]) -> tuple[Placed, ...]:
    """What stands on a level; without a start asked for as checks and tools do, so that it is placed once for all."""
    known = products_by_id(products)
    return place_level(level, width, known, start) if start else place_level(level, width, known)
