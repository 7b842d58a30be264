"""The picture a project file carries when no window wrote it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from planogram.exchange import thumbnail as module
from planogram.exchange.files import save_file
from planogram.exchange.project_file import read_contents, write_project_file
from planogram.exchange.replace_in_files import replace_in_files
from planogram.exchange.thumbnail import HEIGHT, WIDTH, thumbnail
from planogram.i18n import translator
from planogram.model.project import Project
from tests.builders import product, two_bays


def opened(picture: bytes | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(picture))


def test_a_face_is_drawn_on_white_in_the_size_of_the_window_s_own() -> None:
    picture = opened(thumbnail(two_bays()))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert len(picture.getcolors(maxcolors=100_000) or ()) > 5, "products and furniture are drawn"


def test_without_furniture_there_is_none() -> None:
    assert thumbnail(Project()) is None
    assert thumbnail(Project(), otherwise=b"old") is None


def test_what_cannot_be_drawn_is_saved_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(module, "draw_face", fails)
    assert thumbnail(two_bays(), otherwise=b"old") == b"old"
    save_file(tmp_path / "a.planogram", two_bays(), {}, translator("en"))
    assert read_contents(tmp_path / "a.planogram").thumbnail is None


def test_files_written_without_a_window_carry_it(tmp_path: Path) -> None:
    path = tmp_path / "a.planogram"
    save_file(path, two_bays(), {}, translator("en"))
    assert opened(read_contents(path).thumbnail).size == (WIDTH, HEIGHT)


def test_a_product_replaced_in_a_file_shows_in_its_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.planogram"
    write_project_file(path, two_bays(), {}, thumbnail(two_bays()))
    before = read_contents(path).thumbnail
    (done,) = replace_in_files([path], "a", product("new", width=20.0, height=40.0, family="other"))
    assert done.positions
    assert opened(read_contents(path).thumbnail).size == (WIDTH, HEIGHT)
    assert read_contents(path).thumbnail != before
