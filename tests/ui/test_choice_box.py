"""A long choice in a narrow box."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from planogram.ui.choice_box import ChoiceBox
from planogram.ui.main_window import MainWindow

pytestmark = pytest.mark.window


def test_a_long_choice_ends_in_dots_and_its_list_shows_it_whole(qtbot: QtBot) -> None:
    box, other = ChoiceBox(), ChoiceBox()
    for one, text in ((box, "Huiles et condiments du monde"), (other, "Huiles et c")):
        one.addItem(text)
        qtbot.addWidget(one)
        one.resize(90, 30)
    assert box.text_in(60).endswith("…") and other.text_in(200) == "Huiles et c"
    box.show()
    qtbot.waitExposed(box)
    box.showPopup()
    assert box.view().width() > box.fontMetrics().horizontalAdvance(box.currentText()) > box.width()
    box.hidePopup()


def test_what_is_cut_short_is_read_whole_under_the_mouse(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("Huiles et condiments du monde")
    box.setToolTip("Famille")
    box.resize(90, 30)
    assert box.tip == "Famille\nHuiles et condiments du monde"
    box.resize(400, 30)
    assert box.tip == "Famille"
    box.setCurrentIndex(-1)
    box.setPlaceholderText("valeurs différentes")
    assert box.words == "valeurs différentes"


def test_no_box_that_gives_way_is_cut_in_the_middle_of_a_letter(window: MainWindow) -> None:
    window.run("analysis.store")
    short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    assert [box for box in window.findChildren(QComboBox) if box.sizeAdjustPolicy() == short and not isinstance(box, ChoiceBox)] == []
