"""Qt's own dialogs speak the language of the window: nothing English is left in French, and a switch goes back and forth."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDoubleSpinBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from planogram.model.edits.positions import change
from planogram.session.history import Label
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.speech import speak

pytestmark = pytest.mark.window


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    speak(qapp, "fr")


def file_dialog(qtbot: QtBot) -> list[str]:
    """Every word of Qt's own dialog to choose a file."""
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    header = dialog.findChild(QTreeView, "treeView").model()
    words = [part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)]
    return [word.replace("&", "") for word in words if word] + [header.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]


def test_the_dialog_for_files_is_french_throughout(spoken: QApplication, qtbot: QtBot) -> None:
    speak(spoken, "fr")
    french = file_dialog(qtbot)
    speak(spoken, "en")
    english = file_dialog(qtbot)
    assert len(french) == len(english)
    assert {word for word, other in zip(french, english, strict=True) if word == other} <= {"Type"}
    assert {"Regarder dans\u00a0:", "Fichiers de type\u00a0:", "Annuler"} <= set(french)
    assert {"Look in:", "Files of type:", "Cancel"} <= set(english)


def test_the_key_that_enters_has_one_name_on_every_keyboard_and_menu(spoken: QApplication) -> None:
    for language, name in (("fr", "Entrée"), ("en", "Enter"), ("fr", "Entrée")):
        speak(spoken, language)
        assert {QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in ("Return", "Enter")} == {name}
        assert QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText) == f"Ctrl+{name}"


def test_fields_and_menus_of_qt_follow_the_switch(spoken: QApplication, qtbot: QtBot) -> None:
    def said() -> tuple[str, str]:
        line, box = QLineEdit(), QInputDialog()
        qtbot.addWidget(line)
        qtbot.addWidget(box)
        menu: QMenu = line.createStandardContextMenu()
        box.show()
        buttons = {button.text().replace("&", "") for button in box.findChildren(QPushButton)}
        return menu.actions()[0].text().partition("\t")[0].replace("&", ""), next(iter(buttons - {"OK"}))

    speak(spoken, "en")
    assert said() == ("Undo", "Cancel")
    speak(spoken, "fr")
    assert said() == ("Annuler", "Annuler")


def test_numbers_and_months_are_those_of_the_language(spoken: QApplication, qtbot: QtBot) -> None:
    for language, number, month in (("en", "1.50", "January"), ("fr", "1,50", "janvier")):
        speak(spoken, language)
        field, calendar = QDoubleSpinBox(value=1.5), QCalendarWidget()
        qtbot.addWidget(field)
        qtbot.addWidget(calendar)
        assert field.text() == number
        months = [action.text() for menu in calendar.findChildren(QMenu) for action in menu.actions()]
        assert months[0] == month


def test_open_windows_take_the_numbers_of_the_new_language(shop_window: MainWindow) -> None:
    window = shop_window
    window.workbench.document.do(Label("edit.gap"), change(window.workbench.project, ["a1"], gap_before=12.5))
    window.workbench.selection.set(["a1"])

    def told() -> tuple[str, str]:
        window.live.flush()
        gap = window.properties.editors["position", "gap_before"]
        assert isinstance(gap, LineEditor)
        return gap.line.text(), window.pnm.day.displayFormat()

    window.set_language("en")
    assert told() == ("12.5", "yyyy-MM-dd")
    window.set_language("fr")
    assert told() == ("12,5", "dd/MM/yyyy")
