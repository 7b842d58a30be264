"""The real window on a small project, for tests of wiring."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.session.document import Document
from planogram.ui.app import application, open_window
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings
from tests import builders


@pytest.fixture(autouse=True)
def _collect_no_waste_in_threads() -> Iterator[None]:
    """As in the running program (ui/waste.py): widgets of earlier tests are not destroyed from a thread of a later one."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _bury_windows(qapp: QApplication) -> None:
    """Windows of earlier tests are gone: nothing but a running event loop would delete them, and each one left slows the next."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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
