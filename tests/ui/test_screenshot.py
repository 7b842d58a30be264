"""The picture of the real window: its size, its language, and that the shelf is in it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from planogram.exchange.files import Opened, open_file
from planogram.exchange.problems import FileProblem
from planogram.resources import resource
from planogram.ui.screenshot import take, window_on
from tests.builders import two_bays

pytestmark = pytest.mark.window
SAMPLE = resource("samples", "superette.planogram")


def colours(path: Path) -> set[int]:
    picture = QImage(str(path))
    return {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}


@pytest.mark.usefixtures("qapp")
def test_the_sample_store_as_a_picture(tmp_path: Path) -> None:
    out = tmp_path / "w.png"
    take(open_file(SAMPLE), SAMPLE, out, (1200, 800), "fr", "light")
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1200, 800)
    assert len(colours(out)) > 50


@pytest.mark.usefixtures("qapp")
def test_themes_differ(tmp_path: Path) -> None:
    opened = Opened(two_bays())
    for theme in ("light", "dark"):
        take(opened, None, tmp_path / f"{theme}.png", (900, 700), "en", theme)
    light, dark = (QImage(str(tmp_path / f"{theme}.png")).pixelColor(5, 500).lightness() for theme in ("light", "dark"))
    assert light > 200
    assert dark < 100


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("language", "word"), [("fr", "Fichier"), ("en", "File")])
def test_the_window_speaks_the_language(language: str, word: str) -> None:
    window = window_on(Opened(two_bays()), None, (900, 700), language, "light")
    assert window.menuBar().actions()[0].text().replace("&", "") == word
    window.close()


@pytest.mark.usefixtures("qapp")
def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        take(Opened(two_bays()), None, tmp_path / "nowhere" / "w.png", (900, 700), "fr", "light")
