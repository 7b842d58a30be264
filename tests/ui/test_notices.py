"""Notices over the drawing: what is shown, answered, replaced; never a question that blocks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planogram.i18n import translator
from planogram.ui.notices import Notice, Notices
from planogram.ui.theme import LIGHT


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 600)
    made = Notices(over, translator("fr"), LIGHT)
    over.show()
    return made


def test_a_sentence_replaces_the_one_before_and_an_empty_one_ends_it(notices: Notices) -> None:
    notices.tell("Premier avis")
    notices.tell("Second avis")
    assert notices.texts == ("Second avis",)
    notices.tell("")
    assert notices.texts == () and notices.isHidden()


def test_an_answer_ends_the_notice_and_does_what_it_says(notices: Notices, qtbot: QtBot) -> None:
    done: list[str] = []
    notices.show_notice(Notice("a", lambda say: say("dialog.cancel"), (("dialog.close", lambda: done.append("ok")),), lambda: done.append("closed")))
    notices.show_notice(Notice("b", lambda _: "Autre"))
    qtbot.mouseClick(notices.buttons("a")[0], Qt.MouseButton.LeftButton)
    assert done == ["closed", "ok"] and set(notices.shown) == {"b"}


def test_notices_speak_the_language_of_the_window_and_stay_inside(notices: Notices) -> None:
    notices.show_notice(Notice("long", lambda say: say("dialog.cancel") + " " + "très long " * 60))
    notices.set_translator(translator("en"))
    assert notices.texts[0].startswith(translator("en")("dialog.cancel"))
    assert notices.geometry().left() >= 0 and notices.geometry().right() <= 900


def test_a_passing_notice_ends_by_itself(notices: Notices, qtbot: QtBot) -> None:
    notices.tell("Un instant", seconds=0.01)
    qtbot.waitUntil(lambda: not notices.texts)
