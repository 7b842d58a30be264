"""Notes in the real window: written in place, changed in the properties, out of reach while locked; locks outlive the window."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planogram.model.edits.notes import add_notes
from planogram.model.note import Note
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.tools.pointer import Pointer
from planogram.ui.app import open_window
from planogram.ui.canvas.hand import PRODUCTS_MIME
from planogram.ui.canvas.tips import tip_at
from planogram.ui.further_docks import toggle_further
from planogram.ui.layers import has, switch
from planogram.ui.main_window import MainWindow
from planogram.ui.panels.text_editor import TextEditor
from planogram.ui.settings import Settings
from tests import builders

NOTE = Note("n", "g", "A", 100.0, 1400.0, 400.0, "Poser le stop-rayon ici")


@pytest.fixture
def window(shop_window: MainWindow) -> MainWindow:
    shop_window.workbench.document.do(Label("edit.add_note", (("text", "x"),)), add_notes(shop_window.workbench.project, [NOTE]))
    shop_window.live.flush()
    return shop_window


def at(window: MainWindow, x: float, y: float) -> QPoint:
    return window.view.mapFromScene(x, -y)


def test_written_where_the_menu_was_asked_for(window: MainWindow) -> None:
    editor = window.view.writing
    window.pointed_at = window.view.viewport().mapToGlobal(at(window, 700.0, 800.0))
    window.run("note.add")
    window.pointed_at = None
    assert editor.isVisible() and len(window.workbench.project.notes) == 1
    QTest.keyClicks(editor, "Rayon +")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "<b>R</b>")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    note = window.workbench.project.notes[-1]
    assert not editor.isVisible() and note.text == "Rayon +\n<b>R</b>" and window.workbench.selection.notes == (note.id,)
    assert abs(note.x - 700.0) < 10 and abs(note.y - 800.0) < 10
    window.live.flush()
    assert "Rayon + <b>R</b>" in window.actions_by_key["edit.undo"].text()
    assert any(picture.mirrored.ref == note.id for picture in window.view._mirror.pictures)


def test_escape_forgets_and_no_text_is_no_note(window: MainWindow) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        window.run("note.add")
        QTest.keyClick(window.view.writing, key)
    window.view.writing.open("n")
    QTest.keyClicks(window.view.writing, "autre")
    QTest.keyClick(window.view.writing, Qt.Key.Key_Escape)
    assert window.workbench.project.notes == (NOTE,)


def test_a_double_click_writes_in_it_and_the_field_is_over_it(window: MainWindow) -> None:
    QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 200.0, 1380.0))
    editor = window.view.writing
    assert editor.isVisible() and editor.toPlainText() == NOTE.text
    assert (editor.pos() - at(window, NOTE.x, NOTE.y)).manhattanLength() <= 3
    editor.setPlainText("Neuf")
    editor.finish()
    assert window.workbench.project.notes[0].text == "Neuf"


def test_letters_typed_in_a_note_are_no_verbs(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(["a1"])
    window.run("note.add")
    qtbot.keyClicks(window.view.writing, "rq+-")
    assert window.view.writing.toPlainText() == "rq+-" and len(window.workbench.document.history.steps) == 2
    window.view.writing.forget()


def test_its_fields(window: MainWindow) -> None:
    window.workbench.selection.set((), notes=("n",))
    window.rest()
    text = window.properties.editors["note", "text"]
    assert isinstance(text, TextEditor) and text.toPlainText() == NOTE.text
    text.setPlainText("Autre\ntexte")
    text._enter()
    window.properties.editors["note", "width"].entered.emit(300.0)
    assert (window.workbench.project.notes[0].text, window.workbench.project.notes[0].width) == ("Autre\ntexte", 300.0)
    told: list[str] = []
    window.properties.refused.connect(told.append)
    text.setPlainText(" ")
    text._enter()
    assert len(told) == 1 and window.workbench.project.notes[0].text == "Autre\ntexte"


def test_delete_copy_and_paste_mean_the_note(window: MainWindow) -> None:
    window.workbench.selection.set((), notes=("n",))
    for key in ("edit.copy", "edit.paste", "edit.paste", "edit.delete"):
        window.run(key)
    assert len(window.workbench.project.notes) == 2


def test_a_click_on_a_locked_layer_says_so_and_unlocks(window: MainWindow, qtbot: QtBot) -> None:
    switch(window, "notes", "locked", True)
    switch(window, "products", "locked", True)
    switch(window, "furniture", "locked", True)
    assert not window.actions_by_key["note.add"].isEnabled()
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 200.0, 1380.0))
    assert window.workbench.selection.notes == () and window.notices.texts == ("Le calque Notes est verrouillé",)
    toggle_further(window, "layers")
    window.live.flush()
    panel = next(dock.panel for dock in window.further if dock.name == "layers")
    qtbot.waitUntil(panel.locks["notes"].isVisible)
    assert not panel.locks["pnm"].isVisible()
    window.notices.buttons()[0].click()
    assert not has(window, "notes", "locked") and not panel.locks["notes"].isVisible()
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 200.0, 1380.0))
    assert window.workbench.selection.notes == ("n",)


def test_what_is_hidden_is_out_of_reach_without_a_word(window: MainWindow) -> None:
    for layer in ("notes", "products", "furniture"):
        switch(window, layer, "seen", False)  # type: ignore[arg-type]
    assert not any(picture.mirrored.kind == "note" for picture in window.view._mirror.pictures)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 200.0, 1380.0))
    assert window.notices.texts == () and window.workbench.selection.notes == ()
    switch(window, "notes", "seen", True)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at(window, 200.0, 1380.0))
    assert window.workbench.selection.notes == ("n",)


def test_locks_and_hidden_layers_outlive_the_window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    switch(window, "products", "locked", True)
    switch(window, "notes", "seen", False)
    switch(window, "pnm", "locked", True)
    window.workbench.document.mark_saved(window.workbench.document.committed, None)
    window.close()
    other = open_window(Settings(tmp_path / "window.json"), Document(builders.two_bays()))
    qtbot.addWidget(other)
    assert other.workbench.selection.locked == {"products", "notes"}
    assert not has(other, "notes", "seen") and has(other, "pnm", "locked") and has(other, "pnm", "seen")
    assert not other.view.style_now.notes
    switch(other, "notes", "seen", True)
    assert other.workbench.selection.locked == {"products"}


def test_a_drop_on_a_locked_layer_is_explained(window: MainWindow) -> None:
    switch(window, "products", "locked", True)
    mime = QMimeData()
    mime.setData(PRODUCTS_MIME, b"a")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, buttons, keys)
    window.view.dragEnterEvent(event)
    assert not event.isAccepted() and window.notices.texts == ("Le calque Produits est verrouillé",)


def test_the_second_view_writes_on_its_own_face(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    toggle_further(window, "second")
    window.live.flush()
    side = next(dock.panel for dock in window.further if dock.name == "second")
    qtbot.waitUntil(side.view.isVisible)
    monkeypatch.setattr(side.view, "hasFocus", lambda: True)
    window.run("note.add")
    assert side.view.writing.isVisible() and not window.view.writing.isVisible()
    side.view.writing.setPlainText("Ici")
    side.view.writing.finish()
    note = window.workbench.project.notes[-1]
    reference = side.workbench.face_ref
    assert (note.text, note.gondola, note.side) == ("Ici", reference.gondola, reference.side)


def test_a_resting_pointer_reads_a_note_however_small_it_is_drawn(window: MainWindow) -> None:
    window.workbench.document.do(Label("edit.add_note", (("text", "x"),)), add_notes(window.workbench.project, [NOTE]))
    pointer = Pointer(NOTE.x + 10.0, NOTE.y - 10.0)
    assert tip_at(window.workbench, window.translator, pointer) == NOTE.text
    assert tip_at(window.workbench, window.translator, pointer, notes=False) != NOTE.text


def test_a_note_beside_the_furniture_is_in_what_can_be_seen(window: MainWindow) -> None:
    workbench, view = window.workbench, window.view
    right = view.sceneRect().right()
    beside = msgspec.structs.replace(NOTE, id="far", x=right - 100.0)
    workbench.document.do(Label("edit.add_note", (("text", "x"),)), add_notes(workbench.project, [beside]))
    window.live.flush()
    assert right + NOTE.width - 100.0 <= view.sceneRect().right()
    lost = msgspec.structs.replace(NOTE, id="lost", x=1e6)
    workbench.document.do(Label("edit.add_note", (("text", "x"),)), add_notes(workbench.project, [lost]))
    window.live.flush()
    assert view.sceneRect().right() < 10_000.0
