"""Colours in tables mean what the legend says: a picked row does not tint them."""

from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from planogram.ui.icons import icon, sample
from planogram.ui.theme import LIGHT, apply_theme


def test_a_colour_on_a_picked_row_is_that_of_the_legend(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItem(QListWidgetItem(sample("#e5847c"), ""))
    rows.resize(120, 60)
    rows.show()
    rows.setCurrentRow(0)
    box = rows.visualItemRect(rows.item(0))
    picture = rows.grab().toImage()
    seen = {picture.pixelColor(x, box.center().y()).name() for x in range(box.left(), box.left() + 20)}
    assert "#e5847c" in seen and LIGHT.picked in seen


def test_a_sign_on_a_picked_row_keeps_its_colour(qapp: QApplication) -> None:
    made = icon("warning", "#96600a")
    usual, picked = (made.pixmap(20, 20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert usual == picked and any(QColor(usual.pixelColor(x, 14)).name() == "#96600a" for x in range(20))
