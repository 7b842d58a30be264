from typing import get_args

import pytest

from planogram.model.fixture import GondolaKind, LevelKind
from planogram.model.furniture import KINDS, new_gondola, new_level


def test_every_kind_of_the_model_can_be_made() -> None:
    assert set(KINDS) == set(get_args(GondolaKind))


@pytest.mark.parametrize("kind", get_args(GondolaKind))
def test_new_furniture_stands_up(kind: GondolaKind) -> None:
    made = new_gondola(kind, "New")
    bays = [bay for face in made.faces for bay in face.bays]
    assert made.kind == kind and bays
    for bay in bays:
        elevations = [level.elevation for level in bay.levels]
        assert elevations == sorted(set(elevations)) and bay.levels
        assert elevations[0] >= 0 and elevations[-1] < bay.height
        assert all(level.depth <= bay.depth for level in bay.levels)


def test_a_double_gondola_has_both_sides_and_both_ends() -> None:
    assert [face.side for face in new_gondola("double_gondola", "G").faces] == ["A", "B", "LEFT_END", "RIGHT_END"]


def test_no_id_is_used_twice() -> None:
    made = [new_gondola("double_gondola", name) for name in "GH"]
    ids = [thing.id for gondola in made for face in gondola.faces for bay in face.bays for thing in (bay, *bay.levels)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", get_args(LevelKind))
def test_hanging_levels_have_hooks(kind: LevelKind) -> None:
    level = new_level(kind, 600, 300)
    assert (level.hook_length is not None) == (kind in ("pegs", "arm", "rail"))
