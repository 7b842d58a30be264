"""The picture a saved project carries."""

import io
from pathlib import Path

from PIL import Image

from planogram.exchange.project_file import read_contents
from planogram.model.project import Project
from planogram.ui.main_window import MainWindow
from planogram.ui.thumbnail import HEIGHT, WIDTH, thumbnail
from tests.builders import two_bays


def test_a_saved_project_carries_a_picture_of_its_first_face(shop_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.planogram"
    assert shop_window.files.write_project(path)
    stored = read_contents(path).thumbnail
    assert stored is not None
    picture = Image.open(io.BytesIO(stored))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert len(picture.convert("RGB").getcolors(maxcolors=100_000) or ()) > 5, "products and furniture are drawn"


def test_a_project_without_furniture_has_none(shop_window: MainWindow) -> None:
    assert thumbnail(Project()) is None
    assert thumbnail(two_bays()) is not None
