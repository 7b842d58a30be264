"""What a user chooses before printing: paper, direction, what goes on one page, colouring. A frozen value."""

from typing import Literal

import msgspec
from reportlab.lib import pagesizes

from planogram.draw.palette import Colouring

Paper = Literal["A4", "A3", "A2", "Letter"]
PAPERS: dict[Paper, tuple[float, float]] = {"A4": pagesizes.A4, "A3": pagesizes.A3, "A2": pagesizes.A2, "Letter": pagesizes.LETTER}
Per = Literal["face", "bay", "gondola"]

FaceKeys = set[tuple[str, str]] | None
"""Faces to print, by gondola id and side; None for all."""

Pairs = tuple[tuple[str, str], ...]

POINTS_PER_MM = 72 / 25.4
SMALLEST_POINTS = 6.0
"""No text on paper is smaller (pt)."""


class PrintSetup(msgspec.Struct, frozen=True):
    """`per`: a page holds a face, one bay, or all faces of a gondola. `patterns`: families told apart without colour too.

    `pictures`: photographs instead of coloured blocks, but for those named in `absent`. `products`, `labels`, `product_list`,
    `bands`, `dimensions`, `legend`, `pnm`, `notes`: what is printed at all. `label_sheet`: which of shelf_labels.SHEETS.
    `label_fields`: what labels say, a line each: fields, figures, formulas. `given` and `marked`: colours by product and by position
    id over those of `colouring`, and `legend_lines`: colour and words that then stand for them.
    """

    paper: Paper = "A4"
    landscape: bool = True
    per: Per = "face"
    colouring: Colouring = "family"
    patterns: bool = False
    pictures: bool = False
    labels: bool = True
    products: bool = True
    product_list: bool = True
    bands: bool = True
    dimensions: bool = True
    legend: bool = True
    pnm: bool = True
    label_sheet: str = "3x8"
    furniture: bool = True
    label_fields: tuple[str, ...] = ("name",)
    notes: bool = True
    given: Pairs = ()
    marked: Pairs = ()
    legend_lines: Pairs = ()
    absent: frozenset[str] = frozenset()


def page_size(setup: PrintSetup) -> tuple[float, float]:
    """Width and height of the page, pt."""
    size = PAPERS[setup.paper]
    return (max(size), min(size)) if setup.landscape else (min(size), max(size))
