"""Forms of the properties are kept and shown again: nothing typed, focused or scrolled for one thing reaches another."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planogram.model.edits.furniture import change_levels
from planogram.model.find import position_of
from planogram.session.history import Label
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.new_field import NewFieldLine

pytestmark = pytest.mark.window


def choose(window: MainWindow, *ids: str, part: str = "") -> None:
    window.workbench.selection.set(ids, part)
    window.live.flush()


def type_wide(window: MainWindow, qtbot: QtBot, text: str) -> None:
    editor: Any = window.properties.editors["position", "wide"]
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)


def test_what_is_chosen_for_a_block_that_was_undone_a_moment_ago_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "c1")
    window.run("edit.duplicate")
    window.live.flush()
    window.workbench.document.undo()
    before = window.workbench.project
    with qtbot.captureExceptions() as raised:
        window.properties.editors["position", "wide"].entered.emit(3)
    assert raised == [] and window.workbench.project is before


def test_what_is_half_typed_for_one_block_is_not_written_to_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "c1")
    type_wide(window, qtbot, "8")
    choose(window, "a2")
    assert window.properties.editors["position", "wide"].line.text() == "1"  # type: ignore[union-attr]
    window.view.setFocus()
    project = window.workbench.project
    assert [position_of(project, one).wide for one in ("c1", "a2")] == [1, 1]


def test_the_keys_go_back_to_the_drawing_when_the_field_they_were_in_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, part="low")
    choose(window, "a1")
    type_wide(window, qtbot, "2")
    choose(window, part="low")
    assert QApplication.focusWidget() is window.view
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.workbench.document.history.now == 0


def test_a_name_of_a_field_not_taken_is_not_seen_beside_the_next_product(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "a1")
    window.properties.unfold("custom")
    line = window.properties.form.findChild(NewFieldLine).line  # type: ignore[union-attr]
    line.setText("image_x")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.property("bad") is True
    choose(window, "b1p")
    assert line.isVisible() and line.text() == "" and line.property("bad") is False


def test_what_is_seen_stays_there_in_a_form_kept_from_before_a_section_was_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.document.do(Label("edit.property"), change_levels(window.workbench.project, ["low"], flow="free"))
    choose(window, "a1")
    kept = window.properties.form
    choose(window, "c1")
    window.properties.unfold("packing")
    form = window.properties.form
    assert form is not kept
    qtbot.waitUntil(lambda: form.verticalScrollBar().maximum() > 700)
    form.verticalScrollBar().setValue(form.verticalScrollBar().maximum())
    seen = form.verticalScrollBar().value()
    choose(window, "a1")
    assert window.properties.form is kept and kept.verticalScrollBar().value() == seen
    window.set_language("en")
    assert window.properties.form.verticalScrollBar().value() == seen
