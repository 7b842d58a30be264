from datetime import date

from planogram.model.edits.project import rename, set_validity, set_version
from planogram.model.project import Project

PROJECT = Project(name="A", author="Ana", version="1")


def test_what_does_not_change_is_the_same_project() -> None:
    assert rename(PROJECT, "A") is PROJECT
    assert set_version(PROJECT, "1", "draft") is PROJECT
    assert set_validity(PROJECT, None, None) is PROJECT


def test_name_author_version_and_status() -> None:
    assert rename(PROJECT, "B").author == "Ana" and rename(PROJECT, "B", "Bob").author == "Bob"
    assert set_version(PROJECT, "2", "in_place").status == "in_place"


def test_validity_runs_forward() -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 1)
    valid = set_validity(PROJECT, last, first)
    assert (valid.valid_from, valid.valid_to) == (first, last)
    assert set_validity(PROJECT, first, None).valid_to is None
