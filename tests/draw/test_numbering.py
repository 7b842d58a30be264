"""The order of the numbers on paper."""

import msgspec
import pytest

from planogram.draw.numbering import number_positions
from planogram.model.layout import face_layout
from planogram.model.settings import Settings
from tests.builders import two_bays


def numbers(**settings):
    shop = msgspec.structs.replace(two_bays(), settings=Settings(**settings))
    return {one.block.position.id: one.number for one in number_positions(shop, face_layout(shop, "g", "A"))}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, {"a1": 1, "b1p": 2, "c1": 3, "a2": 4}),
        ({"numbering_top_down": True}, {"c1": 1, "a1": 2, "b1p": 3, "a2": 4}),
        ({"numbering_right_to_left": True}, {"a2": 1, "b1p": 2, "a1": 3, "c1": 4}),
        ({"numbering_per_bay": True}, {"a1": 1, "b1p": 2, "c1": 3, "a2": 1}),
    ],
)
def test_numbers_follow_the_settings(settings, expected):
    assert numbers(**settings) == expected
