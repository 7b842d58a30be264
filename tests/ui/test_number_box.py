"""Boxes of numbers take sums, show no empty decimals, and go back to what was there when an entry means nothing."""

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from planogram.ui.number_box import NumberBox

pytestmark = pytest.mark.window


def typed(box: NumberBox, qtbot: QtBot, text: str) -> float:
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    return box.value()


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    made = NumberBox(decimals=1, least=-1000.0, most=5000.0)
    made.setLocale(QLocale("fr"))
    made.setKeyboardTracking(False)
    made.setValue(120.0)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("text", "value"), [("=3*66", 198.0), ("1200/4", 300.0), ("-8", -8.0), ("12,5", 12.5), ("12.5", 12.5)])
def test_numbers_are_typed_as_one_thinks(box: NumberBox, qtbot: QtBot, text: str, value: float) -> None:
    assert typed(box, qtbot, text) == value


def test_no_decimals_that_say_nothing(box: NumberBox) -> None:
    shown = []
    for value in (0.0, 1000.0, -8.0, 12.5):
        box.setValue(value)
        shown.append(box.text())
    assert shown == ["0", "1000", "−8", "12,5"]


def test_what_means_nothing_goes_back_and_too_much_becomes_the_most(box: NumberBox, qtbot: QtBot) -> None:
    assert typed(box, qtbot, "abc") == 120.0 and box.text() == "120"
    assert typed(box, qtbot, "9000") == 5000.0 and box.text() == "5000"


def test_a_suffix_is_no_part_of_the_number(qtbot: QtBot) -> None:
    box = NumberBox(decimals=4, most=1.0, step=0.001)
    box.setLocale(QLocale("fr"))
    box.setSuffix("\u00a0s")
    qtbot.addWidget(box)
    box.setValue(0.002)
    assert box.text() == "0,002\u00a0s"
    assert typed(box, qtbot, "=1/4") == 0.25
