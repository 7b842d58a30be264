"""The real window on a small project, for tests of wiring."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planogram.session.document import Document
from planogram.ui.app import application, open_window
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings
from tests import builders


@pytest.fixture
def shop_window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """In French, light, on `builders.two_bays()`; closes without asking."""
    settings = Settings(tmp_path / "window.json")
    settings.remembered.language, settings.remembered.theme = "fr", "light"
    application(settings)
    made = open_window(settings, Document(builders.two_bays()))
    qtbot.addWidget(made, before_close_func=lambda w: w.workbench.document.mark_saved(w.workbench.document.committed, None))
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    made.live.flush()
    return made
