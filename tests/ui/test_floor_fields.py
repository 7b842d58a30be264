"""What is typed about a thing on the floor is taken only when a file can hold it."""

import pytest

from planogram.exchange.project_file import read_contents
from planogram.exchange.sample import sample_file
from planogram.model.project import Project
from planogram.storage.codec import encode_checked
from planogram.ui.floor.fields import fields_of


def sample_project() -> Project:
    return read_contents(sample_file()).project


def written(project: Project, ref: str, key: str, text: str) -> Project:
    return next(field for field in fields_of(project, ref) if field.key == key).write(project, text)


@pytest.mark.parametrize(
    ("key", "text"),
    [("x", "99999999"), ("y", "20000 m"), ("turn", "nan"), ("turn", "inf"), ("turn", "999999")],
)
def test_no_place_that_is_on_no_floor(key: str, text: str) -> None:
    project = sample_project()
    with pytest.raises(ValueError, match="out_of_range"):
        written(project, project.store.placements[0].gondola, key, text)


@pytest.mark.parametrize("text", ["nan", "-5", "500", "1e300"])
def test_a_share_is_between_nothing_and_all(text: str) -> None:
    project = sample_project()
    with pytest.raises(ValueError, match="out_of_range"):
        written(project, f"zone:{project.store.zones[0].name}", "floor_target_pct", text)


def test_a_department_keeps_a_name_of_its_own() -> None:
    project = sample_project()
    first, second = project.store.zones[:2]
    with pytest.raises(ValueError, match="name_taken"):
        written(project, f"zone:{first.name}", "name", f" {second.name} ")
    assert written(project, f"zone:{first.name}", "name", "Frais").store.zones[0].name == "Frais"


def test_negative_places_are_shown_with_their_minus_and_taken_back() -> None:
    project = sample_project()
    ref = project.store.placements[0].gondola
    moved = written(project, ref, "x", "-1250,5")
    (field,) = (field for field in fields_of(moved, ref) if field.key == "x")
    assert field.value == "−1250.5" and field.write(project, field.value).store.placements[0].x == -1250.5
    assert written(moved, ref, "turn", "−90").store.placements[0].rotation == 270.0
    encode_checked(moved)
