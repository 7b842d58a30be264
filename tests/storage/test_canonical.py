from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from planogram.model.edits.positions import change
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import FORMAT, Project, Waiver
from planogram.model.settings import Settings
from planogram.model.store import Store, StoreShape
from planogram.storage.canonical import project_text
from planogram.storage.codec import decode
from tests.builders import position, product, shelf, two_bays


def test_format_comes_first_and_every_record_has_a_line() -> None:
    lines = project_text(two_bays()).decode().splitlines()
    assert lines[0] == f'{{"format":{FORMAT},'
    assert sum('"id":"a1"' in line for line in lines) == 1
    records = [line for line in lines if line.startswith('{"') and "product" in line]
    assert len(records) == 4 + 3  # four positions, three sales
    assert all(line.count('"product":') == 1 for line in records)


def test_keys_are_sorted_after_format() -> None:
    project = Project(name="n", version="3", products=(product("a"),), waivers=(Waiver("c", "s", "r"),), valid_from=date(2026, 1, 2))
    keys = list(msgspec.json.decode(project_text(project)))
    assert keys[0] == "format"
    assert keys[1:] == sorted(keys[1:])


def test_a_field_set_back_to_its_default_leaves_no_trace() -> None:
    plain = shelf(position("p", "a"))
    touched = change(change(plain, ["p"], gap_before=12.0, orientation="side"), ["p"], gap_before=float("0"), orientation="".join(["fr", "ont"]))
    assert touched == plain
    assert project_text(touched) == project_text(plain)


def test_equal_numbers_are_written_alike() -> None:
    whole = Project(products=(Product("a", "A", width=100, weight_g=-0.0),), settings=Settings(fill_factor=1))
    point = Project(products=(Product("a", "A", width=100.0, weight_g=0.0),), settings=Settings(fill_factor=1.0))
    assert whole == point
    assert project_text(whole) == project_text(point)


def test_points_given_as_whole_numbers_are_written_as_floats() -> None:
    whole = Project(store=Store(shapes=(StoreShape("outline", ((0, 0), (1000, -0.0))),)))
    point = Project(store=Store(shapes=(StoreShape("outline", ((0.0, 0.0), (1000.0, 0.0))),)))
    assert project_text(whole) == project_text(point)


def test_text_with_line_ends_and_quotes_stays_one_line_and_comes_back() -> None:
    project = Project(products=(product("a", name='x"},\n{"y\u2028'), product("b")))
    assert decode(project_text(project)) == project


@given(
    st.lists(st.builds(Position, id=st.text(max_size=4), product=st.text(max_size=3), wide=st.integers(1, 9999), x=st.none() | st.floats(-1e6, 1e6)))
)
def test_what_is_written_is_read_back_and_written_the_same(positions: list[Position]) -> None:
    project = shelf(*positions)
    text = project_text(project)
    assert decode(text) == project
    assert project_text(decode(text)) == text
