"""Waste is collected on the interface thread, never by a thread that only makes many objects."""

import gc
import threading
import weakref
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planogram.ui.app import application
from planogram.ui.settings import Settings
from planogram.ui.waste import WasteCollector


class _Busy(QThread):
    def run(self) -> None:
        self.made = [[number] for number in range(50_000)]


def _closed_dialog(ended_in: list[int]) -> None:
    """A widget that only a cycle keeps."""
    widget = QWidget()
    widget.me = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: ended_in.append(threading.get_ident()))


def test_a_closed_dialog_is_destroyed_on_the_interface_thread(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    application(Settings(tmp_path / "window.json"))
    assert len(qapp.findChildren(WasteCollector)) == 1
    ended_in: list[int] = []
    _closed_dialog(ended_in)
    thread = _Busy()
    thread.start()
    thread.wait()
    assert ended_in == []
    collector = qapp.findChild(WasteCollector)
    assert collector is not None and not gc.isenabled()
    collector.look()
    assert ended_in == [threading.get_ident()]


def test_asking_twice_is_asking_once(qapp: QApplication, tmp_path: Path) -> None:
    for _ in range(2):
        application(Settings(tmp_path / "window.json"))
    assert len(qapp.findChildren(WasteCollector)) == 1


def test_what_the_start_made_is_kept_out_of_the_looks_and_held_up_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    collector = WasteCollector(qapp)
    ended_in: list[int] = []
    _closed_dialog(ended_in)
    before = gc.get_freeze_count()
    collector._turn()
    assert gc.get_freeze_count() > before and ended_in == []
    _closed_dialog(ended_in)
    made = [[number] for number in range(1000)]
    collector._turn()
    assert len(ended_in) == 1 and made
    collector.deleteLater()
