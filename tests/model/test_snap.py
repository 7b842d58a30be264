from planogram.model.snap import nearest, to_notch


def test_nearest_within_the_tolerance_or_none() -> None:
    assert nearest(103, [0, 100, 104], 8) == 104
    assert nearest(108, [100], 8) == 100
    assert nearest(108.1, [100], 8) is None
    assert nearest(5, [], 8) is None


def test_notches_count_from_their_offset() -> None:
    assert [to_notch(mm, 50, 30) for mm in (0, 56, 104, 130)] == [30, 80, 80, 130]
    assert to_notch(123, 0) == 123
