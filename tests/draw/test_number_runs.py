"""Numbers of crowded blocks: none hides another, each block is counted once, and what has room keeps its own."""

from itertools import combinations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.draw.covers import extent, touches
from planogram.draw.elevation import draw_face
from planogram.draw.number_tags import badges
from planogram.draw.shapes import Rect, Text
from tests.builders import bay, gondola, level, position, product, project
from tests.draw.styles import STYLE

SIZE = 20.0


def tags(sizes: list[tuple[float, float]], first: int = 1, step: int = 1, labels: bool = False) -> list[tuple[Rect, Text]]:
    """The tags of a level with blocks of these widths and heights, numbered from `first`."""
    products = tuple(product(f"p{n}", width, height, name="Thé") for n, (width, height) in enumerate(sizes))
    shelf = level("low", *(position(f"b{n}", f"p{n}") for n in range(len(sizes))))
    numbers = tuple((f"b{n}", str(first + step * n)) for n in range(len(sizes)))
    style = msgspec.structs.replace(STYLE, numbers=numbers, smallest_text=SIZE, labels=labels)
    drawn = draw_face(project(gondola("g", bay("bay", shelf)), products=products), "g", "A", style)
    (group,) = (group for group in drawn.groups if group.ref == "low")
    return list(badges(group.shapes, style))


def words(sizes: list[tuple[float, float]], first: int = 1, step: int = 1) -> list[str]:
    return [number.text for _, number in tags(sizes, first, step)]


def test_blocks_with_room_keep_a_number_each() -> None:
    assert words([(80.0, 100.0)] * 4) == ["1", "2", "3", "4"]


def test_narrow_blocks_share_tags_as_wide_as_they_are() -> None:
    found = tags([(12.0, 40.0)] * 12, first=10)
    assert [number.text for _, number in found] == ["10–14", "15–21"]
    for plate, number in found:
        first, last = number.text.split("–")
        assert plate.width == 12.0 * (int(last) - int(first) + 1)


def test_numbers_from_right_to_left_are_told_as_they_stand() -> None:
    assert words([(12.0, 40.0)] * 5, first=14, step=-1) == ["14–10"]


def test_a_tag_stands_over_blocks_that_are_lower_than_itself() -> None:
    assert all(plate.y == 10.0 for plate, _ in tags([(12.0, 10.0)] * 10))


def test_a_wide_block_beside_a_crowd_keeps_its_number() -> None:
    assert words([(200.0, 60.0), *[(12.0, 30.0)] * 4, (200.0, 60.0)]) == ["1", "6", "2–5"]


def test_no_name_is_half_hidden_by_the_tag_of_a_run() -> None:
    sizes = [(24.0, 60.0)] * 3
    products = tuple(product(f"p{n}", *size, name="Thé") for n, size in enumerate(sizes))
    numbers = tuple((f"b{n}", str(100 + n)) for n in range(3))
    style = msgspec.structs.replace(STYLE, numbers=numbers, smallest_text=SIZE)
    shelf = level("low", *(position(f"b{n}", f"p{n}") for n in range(3)))
    drawn = draw_face(project(gondola("g", bay("bay", shelf)), products=products), "g", "A", style)
    (group,) = (group for group in drawn.groups if group.ref == "low")
    plates = [plate for plate, _ in badges(group.shapes, style)]
    names = [text for text in group.shapes if isinstance(text, Text) and text.text == "Thé"]
    boxes = [extent(Rect(text.x, text.y, text.width, text.height)) for text in names]
    assert not any(touches(box, extent(plate), 0.5) for box in boxes for plate in plates)


@given(st.lists(st.tuples(st.floats(3.0, 120.0), st.floats(5.0, 200.0)), min_size=1, max_size=40), st.integers(1, 150))
def test_no_tag_hides_another_and_each_number_is_told_once(sizes: list[tuple[float, float]], first: int) -> None:
    found = tags(sizes, first)
    assert not any(touches(extent(one), extent(other), SIZE * 0.2 + 0.01) for (one, _), (other, _) in combinations(found, 2))
    told = []
    for _, number in found:
        ends = [int(end) for end in number.text.split("–")]
        told += range(ends[0], ends[-1] + 1)
    assert sorted(told) == list(range(first, first + len(sizes)))


def test_on_high_blocks_the_tag_of_a_run_is_set_upright() -> None:
    (_, one), (_, other), *_ = tags([(12.0, 100.0)] * 4, first=10)
    assert [(number.text, number.vertical) for number in (one, other)] == [("10–11", True), ("12–13", True)]
