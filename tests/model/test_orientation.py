import pytest

from planogram.model.orientation import FACES, ORIENTATIONS, oriented, split_orientation

SIZE = (60.0, 100.0, 40.0)


def test_there_are_24_and_each_only_permutes_the_sizes() -> None:
    assert len(set(ORIENTATIONS)) == 24
    assert all(sorted(oriented(SIZE, name)) == sorted(SIZE) for name in ORIENTATIONS)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("front", (60, 100, 40)),
        ("back180", (60, 100, 40)),
        ("front90", (100, 60, 40)),
        ("side", (40, 100, 60)),
        ("right270", (100, 40, 60)),
        ("top", (60, 40, 100)),
        ("base90", (40, 60, 100)),
    ],
)
def test_what_the_shelf_sees(name: str, size: tuple[float, float, float]) -> None:
    assert oriented(SIZE, name) == size


@pytest.mark.parametrize("face", FACES)
def test_a_half_turn_keeps_the_sizes_and_a_quarter_swaps_width_and_height(face: str) -> None:
    width, height, depth = oriented(SIZE, face)
    assert oriented(SIZE, face + "180") == (width, height, depth)
    assert oriented(SIZE, face + "90") == oriented(SIZE, face + "270") == (height, width, depth)


def test_split() -> None:
    assert [split_orientation(name) for name in ("top", "side90")] == [("top", 0), ("side", 90)]
