"""When panels refresh: figures now and then in a long drag, all the others once the hand rests."""

import pytest
from pytestqt.qtbot import QtBot

from planogram.session.history import Label
from planogram.ui import live
from planogram.ui.main_window import MainWindow


def heard(window: MainWindow) -> list[str]:
    told: list[str] = []
    window.live.passed.connect(lambda: told.append("passed"))
    window.live.rested.connect(lambda: told.append("rested"))
    return told


def test_a_hand_that_went_on_for_long_refreshes_figures_and_the_rest_when_it_stops(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LONGEST_WAIT_S", 0.0)
    told = heard(window)
    window.live.touch()
    window.live.touch()
    qtbot.waitUntil(lambda: "rested" in told)
    assert told == ["passed", "rested"]


def test_a_short_move_refreshes_once_when_it_stops(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LONGEST_WAIT_S", 60.0)
    told = heard(window)
    window.live.touch()
    window.live.touch()
    qtbot.waitUntil(lambda: "rested" in told)
    assert told == ["rested"]


def test_figures_too_dear_to_refresh_while_dragging_wait_too(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LONGEST_WAIT_S", 0.0)
    monkeypatch.setattr(live, "CHEAP_S", -1.0)
    told = heard(window)
    window.live.touch()
    window.live.touch()
    qtbot.waitUntil(lambda: "rested" in told)
    assert told == ["rested"]


def test_on_a_slow_machine_the_steps_of_a_drag_are_no_rests(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "perf_counter", iter(range(1000)).__next__)  # each refreshing of the panels takes a second
    document = window.workbench.document
    window.live.flush()
    window.live.touch()
    assert window.live.pause == live.REST_MS
    document.start_gesture(Label("edit.move"))
    window.live.touch()
    assert window.live.pause == live.PAUSE * 1000
