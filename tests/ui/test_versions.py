"""Versions through the window: publish, save, open again, look, restore, branch, in place; and what the title bar says."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planogram.exchange.project_file import read_contents, write_project_file
from planogram.model.find import position_of
from planogram.session import publishing
from planogram.session.publishing import publish as freeze
from planogram.storage.version import Version
from planogram.tools import commands
from planogram.ui import app, verbs, version_commands
from planogram.ui.dialogs.publish import PublishDialog
from planogram.ui.dialogs.versions import VersionsDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.notices import Notices
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.settings import Settings
from planogram.ui.sharing import HELD, Sharing
from planogram.ui.theme import LIGHT, apply_theme
from tests import builders

pytestmark = pytest.mark.window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.planogram"
    write_project_file(path, builders.two_bays(), {})
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    settings = Settings()
    settings.remembered.language = "fr"
    app.application(settings)
    made = app.open_window(settings)
    qtbot.addWidget(made, before_close_func=lambda w: w.workbench.document.mark_saved(w.workbench.document.committed, None))
    sharing = Sharing(made, "Ana")
    made.show()
    assert made.files.open_path(path)
    yield made
    sharing.close()


@pytest.fixture
def versions(window: MainWindow) -> VersionsDialog:
    verbs.show_versions(window)
    return next(child for child in window.children() if isinstance(child, VersionsDialog))


def soon(act: Callable[[QDialog], object]) -> None:
    """Do `act` with the dialog that is about to open."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(100, found)


def press(text: str) -> None:
    def click(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == text).click()

    soon(click)


def edit(window: MainWindow) -> None:
    window.workbench.selection.set(("a1",))
    commands.add_facings(window.workbench, 1, 0, 0)


def facings(window: MainWindow) -> int:
    return position_of(window.workbench.project, "a1").wide


def publish(versions: VersionsDialog, name: str = "", note: str = "") -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PublishDialog)
        if name:
            dialog.version.setText(name)
        dialog.author.setText("Ana")
        dialog.first.setText("1/3/2026")
        dialog.last.setText("2026-05-31")
        dialog.note.setPlainText(note)
        dialog.accept()

    soon(fill)
    versions.buttons["publish"].click()


def row(versions: VersionsDialog, number: int) -> list[str]:
    entries = (versions.table.item(number, column) for column in range(versions.table.columnCount()))
    return [entry.text() for entry in entries if entry is not None]


def test_publishing_freezes_the_plan_and_goes_on_with_the_next_version(window: MainWindow, versions: VersionsDialog, path: Path) -> None:
    steps = window.workbench.document.history.now
    publish(versions, note="Printemps")
    assert window.workbench.document.history.now == steps + 1, "one act, one step"
    edit(window)
    assert row(versions, 0)[:2] == ["1", "Publié"] and row(versions, 0)[3:] == ["Ana", "du 01/03/2026 au 31/05/2026", "Printemps"]
    window.live.flush()
    assert "version 2, brouillon" in window.windowTitle()
    assert window.files.save()
    (kept,) = read_contents(path).versions
    assert kept.head.version == "1" and position_of(kept.project, "a1").wide == 2 and kept.head.valid_to == date(2026, 5, 31)
    assert window.files.open_path(path)
    assert facings(window) == 3 and versions.table.rowCount() == 1


def test_a_version_is_looked_at_in_a_window_of_its_own_that_can_become_a_copy(window: MainWindow, versions: VersionsDialog) -> None:
    publish(versions)
    edit(window)
    versions.table.selectRow(0)
    other = version_commands.look(window, versions.picked, versions)
    assert other is not None
    assert facings(other) == 2 and "lecture seule" in other.windowTitle()
    edit(other)
    assert facings(other) == 2 and "version 1" in other.banners.text(HELD)
    other.banners.button(HELD, "safety.copy").click()
    edit(other)
    assert facings(other) == 3 and facings(window) == 3
    other.workbench.document.mark_saved(other.workbench.document.committed, None)
    assert other.close()


def test_restoring_is_a_step_that_can_be_undone(window: MainWindow, versions: VersionsDialog) -> None:
    publish(versions)
    edit(window)
    versions.table.selectRow(0)
    versions.buttons["restore"].click()
    assert facings(window) == 2 and window.workbench.project.version == "2"
    assert window.workbench.document.undo() and facings(window) == 3


def test_a_branch_is_another_project_begun_from_a_version(window: MainWindow, versions: VersionsDialog, path: Path) -> None:
    publish(versions)
    edit(window)
    assert window.files.save()

    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("Variante été")
        dialog.accept()

    versions.table.selectRow(0)
    soon(name)
    versions.buttons["branch"].click()
    document = window.workbench.document
    assert document.path is None and document.modified and document.committed.name == "Variante été"
    assert facings(window) == 2 and versions.table.rowCount() == 0
    assert len(read_contents(path).versions) == 1


def test_one_version_is_in_place_and_one_can_be_removed(window: MainWindow, versions: VersionsDialog) -> None:
    publish(versions)
    publish(versions)
    versions.table.selectRow(1)
    versions.buttons["in_place"].click()
    versions.table.selectRow(0)
    versions.buttons["in_place"].click()
    assert [row(versions, number)[:2] for number in (0, 1)] == [["2", "En place"], ["1", "Retiré"]]
    versions.table.selectRow(1)
    press("Annuler")
    versions.buttons["remove"].click()
    assert versions.table.rowCount() == 2
    press("Supprimer")
    versions.buttons["remove"].click()
    assert [version.head.version for version in window.workbench.document.versions] == ["2"]


def test_a_version_nobody_picked_is_not_picked(window: MainWindow, versions: VersionsDialog) -> None:
    publish(versions)
    publish(versions)
    document = window.workbench.document
    versions.pick(document.versions[1].id)
    publishing.remove_version(document, document.versions[1].id)
    assert versions.table.rowCount() == 1 and versions.picked == "" and not versions.buttons["remove"].isEnabled()


def test_what_cannot_be_published_is_said_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = PublishDialog(window, window.translator, window.workbench.project, {"1"})
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.version.text() == "2"
    for fields, said in (
        (("", "", ""), "nom"),
        (("1", "", ""), "existe déjà"),
        (("2", "31/02/2026", ""), "22/11/2026"),
        (("2", "01/03/2026", "28/02/2026"), "avant"),
    ):
        for line, text in zip((dialog.version, dialog.first, dialog.last), fields, strict=True):
            line.setText(text)
        dialog.accept()
        assert dialog.publication is None and said in dialog.problem.text() and dialog.problem.isVisible()
    dialog.last.setText("")
    dialog.accept()
    assert dialog.publication is not None and dialog.publication.valid_from == date(2026, 3, 1)


def test_a_damaged_version_is_one_sentence_and_the_rest_works(window: MainWindow, versions: VersionsDialog) -> None:
    document = window.workbench.document
    good = freeze(document)
    broken = Version.from_lines("ver-x", ['{"format":1,"name":5}'], good.published_at, "", None)
    document.put_versions((good, broken))
    assert row(versions, 0)[0] == "illisible"
    versions.pick("ver-x")
    versions.buttons["restore"].click()
    assert window.workbench.project.version == "2"
    told = versions.findChild(Notices)
    assert "valeur impossible" in told.texts[0]
    versions.pick(good.id)
    versions.buttons["restore"].click()
    assert not told.texts


def test_a_read_only_project_offers_only_to_look_and_to_branch(window: MainWindow, versions: VersionsDialog) -> None:
    publish(versions)
    window.workbench.document.read_only = True
    versions.refresh()
    versions.table.selectRow(0)
    assert [verb for verb, button in versions.buttons.items() if button.isEnabled()] == ["look", "branch"]
    assert versions.close()


def test_validity_and_author_are_properties_of_the_project(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.selection.set(())
    window.live.flush()

    def enter(key: str, text: str) -> None:
        editor = window.properties.editors["project", key]
        assert isinstance(editor, LineEditor)
        editor.line.setFocus()
        editor.line.selectAll()
        qtbot.keyClicks(editor.line, text)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    enter("author", "Ana")
    enter("valid_from", "5/3/2026")
    enter("valid_to", "01/02/2026")
    project = window.workbench.project
    assert (project.author, project.valid_from, project.valid_to) == ("Ana", date(2026, 3, 5), None)
    assert "avant" in window.status.currentMessage()
    enter("valid_to", "2026-06-30")
    editor = window.properties.editors["project", "valid_to"]
    assert isinstance(editor, LineEditor) and editor.line.text() == "30/06/2026"
    enter("valid_from", "demain")
    assert "22/11/2026" in window.status.currentMessage()
    assert window.workbench.document.undo() and window.workbench.project.valid_to is None


def test_enter_publishes_and_does_not_cancel(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    dialog = PublishDialog(window, window.translator, window.workbench.project, {"1"})
    qtbot.addWidget(dialog)
    dialog.show()
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == [window.translator("publish.publish")]
