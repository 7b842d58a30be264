"""A whole gondola: where its faces stand, with room for what the end caps carry."""

from planogram.draw.gondola import CAPTION_BELOW, face_boxes
from planogram.model.fixture import Face, Gondola
from tests import builders

SIGN = 300.0
"""A usual sign over an end cap, mm."""


def test_the_sign_of_an_end_cap_does_not_reach_the_name_of_the_face_above() -> None:
    side = builders.bay("b", builders.level("l"), width=900.0)
    long = tuple(builders.bay(f"{n}", builders.level(f"l{n}")) for n in range(4))
    faces = (Face("A", long), Face("B", long), Face("LEFT_END", (side,)), Face("RIGHT_END", (side,)))
    boxes = {box.side: box for box in face_boxes(Gondola("g", "Gondole", faces=faces))}
    assert boxes["A"].y > boxes["LEFT_END"].y
    assert boxes["A"].y - CAPTION_BELOW >= boxes["LEFT_END"].y + boxes["LEFT_END"].height + SIGN - 60
