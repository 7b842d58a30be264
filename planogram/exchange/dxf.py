"""A face as DXF, in mm, from the shapes of draw/: layers FURNITURE, PRODUCTS, PNM, NOTES and TEXT. Patterns and pictures stay out."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from planogram.draw.shapes import Drawing, Group, Line, Polygon, Rect, Shape, Text
from planogram.draw.theme import LIGHT
from planogram.exchange.image import face_drawing
from planogram.i18n import Translator
from planogram.model.project import Project

if TYPE_CHECKING:
    from ezdxf.layouts.layout import Modelspace

LAYERS = {"FURNITURE": 8, "PRODUCTS": 5, "PNM": 30, "NOTES": 2, "TEXT": 7}
"""Layer names and their AutoCAD colour index."""
_LAYER_OF_KIND = {"level": "PRODUCTS", "pnm": "PNM", "note": "NOTES"}
_INVISIBLE = ("", "#00000000")


def dxf_text(project: Project, translator: Translator, gondola_id: str | None = None, side: str | None = None) -> str:
    """The DXF (R2010, metric) of a face, the first when none is named."""
    drawing, _, _ = face_drawing(project, translator, gondola_id, side, LIGHT)
    return drawing_dxf(drawing, LAYERS, _LAYER_OF_KIND)


def drawing_dxf(drawing: Drawing, layers: Mapping[str, int], layer_of_kind: Mapping[str, str]) -> str:
    """The DXF (R2010, metric) of any drawing; groups of a kind go to its layer, the others to the first of `layers`."""
    from ezdxf.filemanagement import new

    document = new("R2010", units=4, setup=("linetypes",))
    for name, colour in layers.items():
        document.layers.add(name, color=colour)
    _play(drawing, document.modelspace(), layer_of_kind, next(iter(layers)))
    stream = io.StringIO()
    document.write(stream)
    return stream.getvalue()


def _play(drawing: Drawing, space: "Modelspace", layer_of_kind: Mapping[str, str], usual: str) -> None:
    for group in drawing.groups:
        layer = layer_of_kind.get(group.kind, usual)
        for shape in group.shapes:
            _add(shape, group, layer, space)


def _add(shape: Shape, group: Group, layer: str, space: "Modelspace") -> None:
    if isinstance(shape, Rect):
        # what only backs a text hides lines on paper; as an outline it would be a thing on the shelf
        if not shape.for_text and (shape.stroke not in _INVISIBLE or shape.fill not in _INVISIBLE):
            right, top = shape.x + shape.width, shape.y + shape.height
            _outline([(shape.x, shape.y), (right, shape.y), (right, top), (shape.x, top)], group, layer, space)
    elif isinstance(shape, Polygon):
        _outline(list(shape.points), group, layer, space)
    elif isinstance(shape, Line):
        start, end = (group.x + shape.x1, group.y + shape.y1), (group.x + shape.x2, group.y + shape.y2)
        space.add_line(start, end, dxfattribs={"layer": layer, "linetype": "DASHED" if shape.dashed else "Continuous"})
    elif isinstance(shape, Text):
        _text(shape, group, space)


def _outline(points: list[tuple[float, float]], group: Group, layer: str, space: "Modelspace") -> None:
    space.add_lwpolyline([(group.x + x, group.y + y) for x, y in points], close=True, dxfattribs={"layer": layer})


def _text(shape: Text, group: Group, space: "Modelspace") -> None:
    from ezdxf.enums import TextEntityAlignment

    middle = (group.x + shape.x + shape.width / 2, group.y + shape.y + shape.height / 2)
    attributes = {"layer": "TEXT", "rotation": 90.0 if shape.vertical else 0.0}
    # a caret starts a control code in DXF text
    words = shape.text.replace("^", "^ ").replace("%%", "% %")
    space.add_text(words, height=max(1.0, shape.size * 0.7), dxfattribs=attributes).set_placement(middle, align=TextEntityAlignment.MIDDLE_CENTER)
