from planogram.model.fixture import Face, clear_height, face_height, face_width
from tests.builders import bay, level

BAY = bay("b", level("low", elevation=150), level("mid", elevation=500, thickness=25), level("top", elevation=900))


def test_clear_height_is_what_a_hand_can_use() -> None:
    assert [clear_height(BAY, n, hand_gap=20) for n in range(3)] == [500 - 25 - 150 - 20, 900 - 30 - 500 - 20, None]


def test_a_given_clear_height_is_taken_as_it_is() -> None:
    own = bay("b", level("low", elevation=150, clear_height=350), level("up", elevation=300))
    assert clear_height(own, 0, hand_gap=20) == 350


def test_levels_closer_than_the_gap_leave_nothing_never_less() -> None:
    tight = bay("b", level("low", elevation=150), level("up", elevation=160))
    assert clear_height(tight, 0, hand_gap=20) == 0


def test_a_face_is_as_wide_as_its_bays_and_as_high_as_the_tallest() -> None:
    face = Face("A", (bay("b1", width=1000, height=1800), bay("b2", width=1330, height=2200)))
    assert (face_width(face), face_height(face), face_height(Face("B"))) == (2330, 2200, 0)
