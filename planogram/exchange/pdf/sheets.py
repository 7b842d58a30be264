"""Which bays go on which page and at what scale: breaks on bay borders only, one scale per gondola, numbers readable at 6 pt."""

import math

import msgspec

from planogram.draw.notes import notes_reach
from planogram.draw.numbering import Numbered, number_positions
from planogram.draw.pnm import pnm_reach
from planogram.draw.style import DrawStyle
from planogram.exchange.font import measurer
from planogram.exchange.pdf.setup import POINTS_PER_MM, SMALLEST_POINTS, PrintSetup
from planogram.model.fixture import Face, Gondola
from planogram.model.layout import BayBox, Box, FaceLayout, block_box, face_layout
from planogram.model.placement import products_by_id
from planogram.model.project import Project

_LARGEST_N = 22
"""Beyond 1:22 a usual facing is narrower than its number at 6 pt; a longer face is continued on the next page instead."""

_STICKS_OUT = 500.0
"""A product that sticks out further (mm, beside half the furniture) is cut off: it is a wrong size, and the rest must stay readable."""


class Sheet(msgspec.Struct, frozen=True):
    """A run of bays of one face: its own layout from x = 0, the bays' numbers on the face, its positions with the face's numbers."""

    gondola: Gondola
    face: Face
    layout: FaceLayout
    first: int
    last: int
    numbered: tuple[Numbered, ...]

    @property
    def whole(self) -> bool:
        """Whether the face is on this sheet alone."""
        return self.last - self.first + 1 == len(self.face.bays)


def part_of(layout: FaceLayout, bays: tuple[BayBox, ...]) -> FaceLayout:
    """The layout of a run of bays, moved to x = 0."""
    start = bays[0].x
    moved = tuple(msgspec.structs.replace(box, x=box.x - start) for box in bays)
    levels = tuple(
        msgspec.structs.replace(box, x=box.x - start) for box in layout.levels if any(box.x == bay.x and box.bay is bay.bay for bay in bays)
    )
    return FaceLayout(sum(box.width for box in bays), max(box.height for box in bays), moved, levels)


def blocks_box(project: Project, layout: FaceLayout) -> Box:
    """Left, bottom, right, top (mm) of furniture and products, also of what sticks out, within reason."""
    left, bottom, right, top = 0.0, 0.0, layout.width, layout.height
    for box, block in layout.positions(products_by_id(project.products)):
        x1, y1, x2, y2 = block_box(box, block)
        left, bottom, right, top = min(left, x1), min(bottom, y1), max(right, x2), max(top, y2)
    return _within_reason((left, bottom, right, top), layout)


def _within_reason(box: Box, layout: FaceLayout) -> Box:
    left, bottom, right, top = box
    beside, above = layout.width / 2 + _STICKS_OUT, layout.height / 2 + _STICKS_OUT
    return max(left, -beside), max(bottom, -above), min(right, layout.width + beside), min(top, layout.height + above)


def drawn_box(project: Project, layout: FaceLayout, pnm: bool = True, notes: bool = True) -> Box:
    """`blocks_box`, with the PNM pieces before, above and beside and the notes, where they are printed."""
    left, bottom, right, top = whole = blocks_box(project, layout)
    pieces = pnm_reach(project, layout, DrawStyle(measurer())) if pnm else whole
    slips = _within_reason(notes_reach(project, layout), layout) if notes else whole
    return min(left, pieces[0], slips[0]), bottom, max(right, pieces[2], slips[2]), max(top, pieces[3], slips[3])


def runs_of_bays(bays: tuple[BayBox, ...], longest: float) -> list[tuple[BayBox, ...]]:
    """The bays parted into runs of at most `longest` mm, as even as borders allow; a single bay may be longer."""
    total = sum(box.width for box in bays)
    count = max(1, math.ceil(total / longest - 1e-9))
    runs: list[list[BayBox]] = [[]]
    for box in bays:
        filled = sum(one.width for one in runs[-1])
        even = total / count
        if runs[-1] and (filled + box.width > longest + 1e-6 or filled + box.width / 2 > even):
            runs.append([])
        runs[-1].append(box)
    return [tuple(run) for run in runs if run]


def sheets_of(project: Project, gondola: Gondola, face: Face, setup: PrintSetup, room: tuple[float, float]) -> list[Sheet]:
    """The pages of one face; `room` (pt) is what a page leaves for the drawing. A face without bays has none."""
    layout = face_layout(project, gondola.id, face.side)
    if not layout.bays:
        return []
    longest = layout.bays[0].width if setup.per == "bay" else room[0] / POINTS_PER_MM * _LARGEST_N
    runs = [(box,) for box in layout.bays] if setup.per == "bay" else runs_of_bays(layout.bays, longest)
    numbered = number_positions(project, layout)
    return [_sheet(gondola, face, layout, run, numbered) for run in runs]


def _sheet(gondola: Gondola, face: Face, layout: FaceLayout, run: tuple[BayBox, ...], numbered: tuple[Numbered, ...]) -> Sheet:
    first, last = run[0].number, run[-1].number
    return Sheet(gondola, face, part_of(layout, run), first, last, tuple(one for one in numbered if first <= one.bay <= last))


def paper_text(points: float, n: int) -> float:
    """Size (mm on the furniture) of a text that is `points` pt on paper at 1:n, never below 6 pt."""
    return max(points, SMALLEST_POINTS + 0.02) / POINTS_PER_MM * n
