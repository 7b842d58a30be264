"""Confirming the review of PNM modes in the référentiel's window: one step of undo."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.model.pnm import Pnm, PnmArticle
from planogram.model.values import changed
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.ui.dialogs.pnm_report import PnmReport
from tests.builders import two_bays

pytestmark = pytest.mark.window


def test_confirming_keeps_the_classes_and_can_be_undone(qtbot: QtBot) -> None:
    article = PnmArticle("a", "A", yearly_waves=6.5, life_days=3000, kept_rotation="medium")
    workbench = Workbench(Document(changed(two_bays(), pnm=Pnm((article,)))))
    window = QWidget()
    qtbot.addWidget(window)
    report = PnmReport(window, workbench, translator("fr"))
    report.show()
    assert not report.review.isVisible()
    modes = report.tables["modes"]
    report.tabs.setCurrentWidget(modes)
    assert report.review.isVisible()
    assert "maintenue" in modes.item(0, modes.columnCount() - 1).text()
    report.review.click()
    assert workbench.project.pnm.articles[0].seen_rotation == "high"
    assert "maintenue" not in modes.item(0, modes.columnCount() - 1).text()
    workbench.document.undo()
    assert workbench.project.pnm.articles[0] == article
