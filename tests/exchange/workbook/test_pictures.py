"""Pictures named in the workbook or after a product's code: kept under the name of their content, bounded, never followed elsewhere."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from planogram.exchange.picture_folder import pictures_from_folder
from planogram.exchange.workbook.read import read_workbook
from planogram.model.project import Project
from planogram.storage import bounds
from tests.builders import product
from tests.exchange.workbook.books import PRODUCTS, save_book


def draw(path: Path, form: str = "PNG") -> str:
    """A small picture at `path`; the name under which it is kept."""
    Image.new("RGB", (4, 3), "red").save(path, form)
    return hashlib.sha256(path.read_bytes()).hexdigest() + {"PNG": ".png", "JPEG": ".jpg"}[form]


def named(folder: Path, image: str) -> Path:
    return save_book(folder, {"Products": [(*PRODUCTS[0], "image"), (*PRODUCTS[1], image)]})


def test_a_picture_beside_the_workbook(tmp_path: Path) -> None:
    kept = draw(tmp_path / "tin.jpg", "JPEG")
    result = read_workbook(named(tmp_path, "tin.jpg"))
    assert result.project.products[0].image == kept
    assert result.images == {kept: (tmp_path / "tin.jpg").read_bytes()}


@pytest.mark.parametrize("name", ["photos/tin.png", "photos\\tin.png"])
def test_a_picture_in_a_folder_beside_the_workbook(tmp_path: Path, name: str) -> None:
    (tmp_path / "photos").mkdir()
    kept = draw(tmp_path / "photos" / "tin.png")
    result = read_workbook(named(tmp_path, name))
    assert (result.project.products[0].image, result.notes) == (kept, ())


OUTSIDE = ("../outside.png", "..\\outside.png", "a/../../outside.png", "C:outside.png", "/etc/passwd")


@pytest.mark.parametrize("name", ["absent.png", "text.png", *OUTSIDE])
def test_a_picture_that_cannot_be_used_is_remarked_upon(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    draw(tmp_path / "outside.png")
    (folder / "text.png").write_text("no picture")
    result = read_workbook(named(folder, name))
    assert (result.project.products[0].image, result.images, result.refused) == ("", {}, ())
    assert [(row.row, row.value, row.code) for row in result.notes] == [(2, name, "image_not_usable")]


def test_a_picture_that_cannot_be_used_leaves_the_one_there_is(tmp_path: Path) -> None:
    kept = draw(tmp_path / "tin.png")
    project = read_workbook(named(tmp_path, "tin.png")).project
    again = read_workbook(named(tmp_path, "absent.png"), project)
    assert again.project.products[0].image == kept and len(again.notes) == 1
    assert read_workbook(named(tmp_path, ""), project).project.products[0].image == ""


def test_a_picture_of_too_many_pixels_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path / "tin.png")
    monkeypatch.setattr(bounds, "IMAGE_PIXELS", 11)
    assert read_workbook(named(tmp_path, "tin.png")).images == {}


def test_the_name_of_a_picture_already_kept_stays(tmp_path: Path) -> None:
    name = "a" * 64 + ".png"
    result = read_workbook(named(tmp_path, name))
    assert result.project.products[0].image == name and result.notes == ()


def test_a_folder_of_pictures_named_by_code(tmp_path: Path) -> None:
    kept = draw(tmp_path / "42.png")
    draw(tmp_path / "unknown.png")
    (tmp_path / "7.png").write_text("no picture")
    found = pictures_from_folder(Project(products=(product("00000042"), product("7"))), tmp_path)
    assert [one.image for one in found.project.products] == [kept, ""]
    assert list(found.images) == [kept] and [(row.value, row.code) for row in found.refused] == [
        ("7.png", "bad_picture"),
        ("unknown.png", "picture_of_nothing"),
    ]
