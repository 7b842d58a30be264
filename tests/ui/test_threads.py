"""Work off the interface thread: it is over before its window is, tells nobody who is gone, and what it shares is safe to share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.ui.background import Background
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import open_optimiser

pytestmark = pytest.mark.window


class _Endless(Background):
    """Works until it is stopped."""

    def run(self) -> None:
        while not self.stopped:
            self.msleep(1)


def run(seed: int, rounds: int, folder: Path) -> None:
    """Open and close in a program of its own: it ends well, and neither it nor its log tells of an error."""
    program = [sys.executable, "-m", "tests.ui.opening_and_closing", str(seed), str(rounds), str(folder)]
    done = subprocess.run(program, capture_output=True, text=True, timeout=300, env=os.environ | {"PYTHONFAULTHANDLER": "1"}, check=False)
    told = "\n".join(line for line in done.stderr.splitlines() if "This plugin does not support" not in line)
    assert (done.returncode, told) == (0, "")
    assert not (folder / "failures.log").exists()


def test_windows_and_dialogs_come_and_go_while_threads_work(tmp_path: Path) -> None:
    run(2, 1, tmp_path)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(20))
def test_windows_and_dialogs_come_and_go_all_day(seed: int, tmp_path: Path) -> None:
    run(seed, 4, tmp_path)


def test_a_thread_is_over_before_its_owner_is_gone(qapp: QApplication) -> None:
    owner = QObject()
    threads = [_Endless(owner), _Endless(owner)]
    ended: list[bool] = []
    for thread in threads:
        thread.start()
    owner.destroyed.connect(lambda: ended.extend(thread.isFinished() for thread in threads))
    owner.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ended == [True, True]


def test_a_thread_of_a_part_ends_with_the_whole(qapp: QApplication) -> None:
    whole = QWidget()
    part = QWidget(whole)
    thread = _Endless(part)
    ended: list[bool] = []
    part.destroyed.connect(lambda: ended.append(thread.isFinished()))
    thread.start()
    whole.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ended == [True]


def test_a_search_ends_with_the_main_window(shop_window: MainWindow) -> None:
    optimiser = open_optimiser(shop_window)
    optimiser.ask()
    search = optimiser.running
    assert search is not None
    shop_window.workbench.document.mark_saved(shop_window.workbench.document.committed, None)
    shop_window.close()
    assert search.isFinished()
    assert not optimiser.isVisible()


@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_search_is_told_and_the_window_can_ask_again(shop_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a bug, not a face that is gone")

    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: heard.append(kind))
    optimiser = open_optimiser(shop_window)
    with monkeypatch.context() as patch:
        patch.setattr("planogram.ui.optimiser.running.solve", broken)
        optimiser.ask()
        qtbot.waitUntil(lambda: optimiser.running is None, timeout=20_000)
    assert heard == [KeyError]
    assert optimiser.told.text() == shop_window.translator("optimiser.failed")
    optimiser.ask()
    qtbot.waitUntil(lambda: optimiser.running is None and optimiser.offer is not None, timeout=20_000)
    optimiser.close()
