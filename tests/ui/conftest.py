"""The real window on a small project, for tests of wiring."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.session.document import Document
from planogram.ui.app import application, open_window
from planogram.ui.main_window import MainWindow
from planogram.ui.settings import Settings
from tests import builders

Opener = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _bury_windows(qapp: QApplication) -> None:
    """Windows of earlier tests are gone: nothing but a running event loop would delete them, and each one left slows the next."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _let_go_of_buttons(qapp: QApplication) -> Iterator[None]:
    """A test may end in the middle of a drag; the next would go on in it: waste, for one, is not collected meanwhile."""
    yield
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        if qapp.mouseButtons() & button:
            QTest.mouseRelease(QWidget(), button)


@pytest.fixture
def open_on(qtbot: QtBot, tmp_path: Path) -> Opener:
    """Opens a window in French, light, on a document, and shows it; it closes without asking."""

    def opened(document: Document, width: int = 1400, height: int = 900) -> MainWindow:
        settings = Settings(tmp_path / "window.json")
        settings.remembered.language, settings.remembered.theme = "fr", "light"
        application(settings)
        made = open_window(settings, document)
        qtbot.addWidget(made, before_close_func=lambda w: w.workbench.document.mark_saved(w.workbench.document.committed, None))
        made.resize(width, height)
        made.show()
        qtbot.waitExposed(made)
        made.live.flush()
        return made

    return opened


@pytest.fixture
def shop_window(open_on: Opener) -> MainWindow:
    """On `builders.two_bays()`."""
    return open_on(Document(builders.two_bays()))


@pytest.fixture
def window(shop_window: MainWindow) -> MainWindow:
    """The same, where a file has no window of its own."""
    return shop_window
