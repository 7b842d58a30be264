"""Blocks that were only pushed aside: drawn as if they had always stood there, from the shapes they had."""

from copy import deepcopy

import msgspec
import pytest

from planogram.draw.elevation import draw_face
from planogram.draw.shapes import Line, Picture, Polygon, Rect, Text, moved
from planogram.model.edits import positions as edits
from planogram.model.find import walk_levels
from tests.builders import PRODUCTS, position, shelf
from tests.draw.styles import STYLE

STYLES = (STYLE, msgspec.structs.replace(STYLE, outlines=True), msgspec.structs.replace(STYLE, patterns=True))


def level_shapes(shop, style):
    return next(group.shapes for group in draw_face(shop, "g", "A", style).groups if group.kind == "level")


@pytest.mark.parametrize("style", STYLES, ids=("colours", "outlines", "patterns"))
@pytest.mark.parametrize("pack", ["unit", "tray", "case", "loose", "hanging"])
def test_a_block_pushed_aside_is_drawn_as_from_scratch(style, pack):
    blocks = (position("1", PRODUCTS[0].id, 2, style=pack, high=2), position("2", PRODUCTS[1].id, 3, style=pack, cap_high=1))
    shop = shelf(*blocks)
    level_shapes(shop, style)  # drawn where they stood first
    level = next(walk_levels(shop)).level
    inserted = edits.insert(shop, level.id, 0, (position("new", PRODUCTS[0].id, 1),))
    anew = deepcopy(inserted)
    assert anew.gondolas is not inserted.gondolas
    assert level_shapes(inserted, style) == level_shapes(anew, style)


def test_every_kind_of_shape_moves_with_all_it_has():
    for shape in (
        Rect(1.0, 2.0, 3.0, 4.0, "#111111", "#222222", 1.5, 9.0),
        Line(1.0, 2.0, 3.0, 4.0, "#111111", 2.0, True),
        Polygon(((1.0, 2.0), (3.0, 4.0), (5.0, 1.0)), "#111111", "#222222", 1.0),
        Text(1.0, 2.0, 3.0, 4.0, "mot", 12.0, "#111111", "left", True, True),
        Picture(1.0, 2.0, 3.0, 4.0, "a.png", 90),
    ):
        (there,) = moved((shape,), 10.0)
        assert there != shape
        assert moved((there,), -10.0) == (shape,)
