"""The verdict of M 8 in the window: told after an arrow key and a typed place, not after a typed name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from planogram.session.document import Document
from planogram.ui.main_window import MainWindow
from tests.tools.test_floor_verdict import island_shop

pytestmark = pytest.mark.window


@pytest.fixture
def window(open_on: Callable[..., MainWindow]) -> MainWindow:
    made = open_on(Document(island_shop()))
    made.centre.show_floor()
    made.live.flush()
    made.floor.view.tool.select(("a",))
    made.floor.refresh()
    return made


def typed(window: MainWindow, key: str, text: str) -> None:
    editor = window.floor.inspector._editors[key]
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    editor.editingFinished.emit()
    window.live.flush()
    window.floor.refresh()


def test_an_arrow_and_a_typed_place_are_judged(window: MainWindow) -> None:
    told: list[str] = []
    window.floor.told.connect(told.append)
    QTest.keyClick(window.floor.view, Qt.Key.Key_Right)
    assert "M 8" in told[-1] and told[-1].startswith("Aménagement intérieur")
    typed(window, "x", "15000")
    assert told[-1].startswith("À soumettre")
    assert len(told) == 2
    assert window.workbench.document.history.steps[-1].label.key == "edit.floor_move_submit"


def test_an_entry_that_moves_nothing_is_not_judged(window: MainWindow) -> None:
    told: list[str] = []
    window.floor.told.connect(told.append)
    typed(window, "x", "5000.0")
    assert told == []
    index = next(n for n, shape in enumerate(window.workbench.project.store.shapes) if shape.shape == "island")
    window.floor.view.tool.select((f"shape:{index}",))
    window.floor.refresh()
    typed(window, "name", "Îlot central")
    assert told == []
    assert window.workbench.document.history.steps[-1].label.key == "edit.floor_change"
