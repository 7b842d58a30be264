"""Dialogs that mirror the document: they follow another one, and hear nothing more once they are closed, by Escape too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from planogram.model.find import position_of
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.tools import commands
from planogram.ui import verbs
from planogram.ui.dialogs.versions import VersionsDialog
from planogram.ui.main_window import MainWindow
from planogram.ui.setups.dialog import SetupsDialog, show_setups

pytestmark = pytest.mark.window
OPEN: dict[type[QDialog], Callable[[MainWindow], object]] = {VersionsDialog: verbs.show_versions, SetupsDialog: show_setups}


@pytest.mark.parametrize("kind", OPEN)
def test_an_edit_after_escape_is_nothing_to_a_dialog_that_is_gone(shop_window: MainWindow, qapp: QApplication, kind: type[QDialog]) -> None:
    OPEN[kind](shop_window)
    QTest.keyClick(next(iter(shop_window.findChildren(kind))), Qt.Key.Key_Escape)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shop_window.findChildren(kind)
    shop_window.workbench.selection.set(("a1",))
    before = position_of(shop_window.workbench.project, "a1").wide
    commands.add_facings(shop_window.workbench, 1, 0, 0)
    assert position_of(shop_window.workbench.project, "a1").wide == before + 1


def test_it_follows_another_document(shop_window: MainWindow) -> None:
    show_setups(shop_window)
    dialog = next(iter(shop_window.findChildren(SetupsDialog)))
    listed = dialog.list.count()
    project, empty = shop_window.workbench.project, Document(Project())
    shop_window.workbench.replace(empty)
    assert (listed > 0, dialog.list.count()) == (True, 0)
    empty.do(Label("edit.import", (("name", "shop"),)), project)
    assert dialog.list.count() == listed
    dialog.close()
    empty.mark_saved(empty.committed, None)
