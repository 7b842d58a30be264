"""The page of the print preview on screens of any scale."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.window

_PAGES = """
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from planogram.i18n import translator
from planogram.ui.printing.preview import PagePreview
from planogram.ui.printing.preview_thread import Shown
from planogram.ui.theme import LIGHT

app = QApplication([])
preview = PagePreview(translator("fr"), LIGHT)
preview.show()

def whole(width, height):
    preview.resize(width, height)
    app.processEvents()
    page = QImage(*preview.room, QImage.Format.Format_RGB32)
    for y in range(page.height()):
        for x in range(page.width()):
            page.setPixel(x, y, 0xFF000000 | y << 12 | x)
    preview.show_drawn(Shown(0, 1, 1.0, page, (210.0, 297.0)))
    app.processEvents()
    seen = preview.grab().toImage().convertToFormat(page.format())
    return any(seen.copy(x, y, page.width(), page.height()) == page for x in range(36) for y in range(36))

print([whole(200 + step, 160 + step % 3) for step in range(6)])
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5"])
def test_every_row_of_a_page_is_seen(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", _PAGES], capture_output=True, text=True, check=True, env=environment).stdout
    assert said.strip() == str([True] * 6)
