"""What the colours and hatchings of a drawing stand for, as swatches in lines."""

from collections.abc import Iterable, Sequence

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.draw.hatching import hatching
from planogram.draw.palette import UNSORTED, group_name, legend_colours, legend_patterns, told_apart_by
from planogram.draw.shapes import Group, Rect
from planogram.draw.theme import PRINT
from planogram.exchange.font import measurer
from planogram.exchange.pdf.page import say
from planogram.exchange.pdf.player import Player
from planogram.exchange.pdf.setup import PrintSetup
from planogram.exchange.pdf.sheets import Sheet
from planogram.i18n import Translator
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project

_LINE = 11.0
Swatch = tuple[str, int, str]
"""Colour (none before a sentence on all others), number of the hatching (0 for none), name."""


class Legend(msgspec.Struct, frozen=True):
    """Colours and hatchings with what they stand for, in alphabetical order."""

    items: tuple[Swatch, ...]


def legend_of(project: Project, sheets: Sequence[Sheet], setup: PrintSetup, t: Translator) -> Legend:
    """The colours that occur on these sheets; none where no products are printed or the set-up wants no legend."""
    products = products_by_id(project.products)
    found = {products.get(one.block.position.product) for sheet in sheets for one in sheet.numbered if setup.products}
    return legend_for(project, (product for product in found if product is not None), setup, t)


def legend_for(project: Project, products: Iterable[Product], setup: PrintSetup, t: Translator) -> Legend:
    """The colours of these products; none when the set-up wants no legend."""
    if setup.legend_lines and setup.legend:
        return Legend(tuple((fill, 0, words) for fill, words in setup.legend_lines))
    by = told_apart_by(project.products, setup.colouring)
    names = {group_name(product, by) for product in products}
    if setup.colouring == "own" or not setup.legend or not names:
        return Legend(())
    instead = [("", 0, t(f"look.instead.{by}"))] if by != setup.colouring else []
    if by == "product":
        return Legend(tuple(instead))
    colours = legend_colours(project.products, by)
    patterns = legend_patterns(project.products, by) if setup.patterns else {}
    words = {name: t(f"role.{name}") if by == "role" and t.has(f"role.{name}") else name for name in names - {""}}
    items = [(colours[name], patterns.get(name, 0), words[name]) for name in sorted(words, key=lambda name: words[name].casefold())]
    if "" in names and items:
        items.append((UNSORTED, 0, t({"role": "look.no_role", "family": "print.unsorted"}.get(by, "look.absent"))))
    return Legend((*instead, *items))


def _lines(legend: Legend, width: float) -> list[list[tuple[float, Swatch]]]:
    lines: list[list[tuple[float, Swatch]]] = [[]]
    x = 0.0
    for swatch in legend.items:
        wide = 12.0 + measurer().width(swatch[2], 7.0) + 12.0
        if x + wide > width and lines[-1]:
            lines.append([])
            x = 0.0
        lines[-1].append((x, swatch))
        x += wide
    return lines


def legend_height(legend: Legend, width: float) -> float:
    """Height (pt) of the lines of a legend `width` pt wide."""
    return _LINE * len(_lines(legend, width))


def draw_legend(canvas: Canvas, legend: Legend, left: float, top: float, width: float) -> None:
    """The swatches from the left, the base of the first line at `top`."""
    for index, line in enumerate(_lines(legend, width)):
        for x, (fill, pattern, name) in line:
            base = top - _LINE * index
            if not fill:
                say(canvas, left + x, base, name, 7.0, room=width - x)
                continue
            box = Rect(0.0, 0.0, 8.5, 7.0, fill, PRINT.outline)
            Player(canvas, left + x, base - 1.0, 1.0).play_group(Group("legend", name, 0.0, 0.0, (box, *hatching(box, pattern, 2.4))))
            say(canvas, left + x + 12.0, base, name, 7.0, room=width - x - 12.0)
