"""A long choice in a narrow box."""

import pytest
from pytestqt.qtbot import QtBot

from planogram.ui.choice_box import ChoiceBox

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
