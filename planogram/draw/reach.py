"""How far what hangs and stands beside and above the furniture of a face reaches: PNM pieces and notes, where they are shown."""

from planogram.draw.notes import notes_reach
from planogram.draw.pnm import FARTHEST, pnm_reach
from planogram.draw.style import DrawStyle
from planogram.model.layout import Box, FaceLayout
from planogram.model.project import Project


def drawn_reach(project: Project, layout: FaceLayout, style: DrawStyle) -> Box:
    """Left, bottom, right, top (mm) of furniture, pieces and notes together, without the margins; nothing farther than anyone would look."""
    found: list[Box] = [(0.0, 0.0, layout.width, layout.height)]
    found += [pnm_reach(project, layout, style)] if style.pnm and project.pnm.placements else []
    found += [notes_reach(project, layout)] if style.notes else []
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    beside = max(FARTHEST, layout.width)
    return max(min(lefts), -beside), min(bottoms), min(max(rights), layout.width + beside), min(max(tops), layout.height + FARTHEST)
