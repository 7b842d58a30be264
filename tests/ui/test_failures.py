"""Errors inside the program end the gesture and nothing else: the project is whole, one banner tells, the log holds no names."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from pytestqt.qtbot import QtBot

from planogram.tools.move import MoveDrag
from planogram.tools.pointer import Pointer
from planogram.tools.sight import see
from planogram.ui import failure_log
from planogram.ui.canvas.player import Player
from planogram.ui.failure_log import FailureLog, described
from planogram.ui.failures import BANNER, Failures
from planogram.ui.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_no_exception_capture]
SECRET = "Confiture Verdoy 250 g"


@pytest.fixture
def failures(window: MainWindow, tmp_path: Path) -> Iterator[Failures]:
    made = Failures(window, tmp_path / "state")
    yield made
    made.close()


def send(window: MainWindow, kind: QEvent.Type, x: float, y: float, held: bool = True) -> None:
    """A mouse event the way the system sends it: it is waiting when the event loop turns, and no Python stands around it."""
    at = QPointF(window.view.mapFromScene(x, -y))
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    where = window.view.viewport().mapToGlobal(at)
    QCoreApplication.postEvent(window.view.viewport(), QMouseEvent(kind, at, where, button, buttons, Qt.KeyboardModifier.NoModifier))


def middle(window: MainWindow, position_id: str) -> tuple[float, float]:
    box, block = see(window.workbench).found((position_id,))[0]
    return box.x + block.x + block.width / 2, box.y + block.height / 2


def failing_drag(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press on a block, drag it, and let the tool fail at the third move; the hand goes on and lets go."""
    moves: list[Pointer] = []
    right = MoveDrag.move

    def fail_at_third(drag: MoveDrag, pointer: Pointer) -> None:
        moves.append(pointer)
        if len(moves) == 3:
            raise KeyError(SECRET)
        right(drag, pointer)

    monkeypatch.setattr(MoveDrag, "move", fail_at_third)
    x, y = middle(window, "a1")
    send(window, QEvent.Type.MouseButtonPress, x, y)
    for step in range(1, 6):
        send(window, QEvent.Type.MouseMove, x + 120 * step, y)
    qtbot.wait(20)
    assert len(moves) == 3
    send(window, QEvent.Type.MouseButtonRelease, x + 700, y, held=False)
    qtbot.wait(20)


def test_an_error_in_a_drag_cancels_it_and_the_program_goes_on(
    window: MainWindow, failures: Failures, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = window.workbench.document
    before = document.committed
    failing_drag(window, qtbot, monkeypatch)
    assert document.project is before and document.committed is before
    assert not document.gesture_running and not document.modified
    assert window.banners.shown == (BANNER,)
    assert "votre travail est intact" in window.banners.text(BANNER)
    log = failures.log.path.read_text("utf-8")
    assert "KeyError" in log and "fail_at_third" in log and "planogram/tools/select.py:" in log
    assert SECRET not in log and "Product a" not in log
    assert SECRET in capsys.readouterr().err
    monkeypatch.undo()
    x, y = middle(window, "a1")
    send(window, QEvent.Type.MouseButtonPress, x, y)
    send(window, QEvent.Type.MouseMove, x + 100, y)
    send(window, QEvent.Type.MouseMove, x + 1200, y)
    send(window, QEvent.Type.MouseButtonRelease, x + 1200, y, held=False)
    qtbot.waitUntil(lambda: document.modified)


def paint_anew(window: MainWindow) -> None:
    """Every group of the drawing is painted from its shapes."""
    for picture in window.view._mirror.pictures:
        picture.forget()
    window.view.viewport().update()


def test_errors_while_painting_are_one_banner_and_leave_a_window_that_paints(
    window: MainWindow, failures: Failures, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Player, "play", fail)
    for _ in range(5):
        paint_anew(window)
        qtbot.wait(30)
    assert window.banners.shown == (BANNER,)
    assert "ValueError" in failures.details and SECRET not in failures.details
    assert SECRET in capsys.readouterr().err
    monkeypatch.undo()
    paint_anew(window)
    qtbot.wait(30)
    assert capsys.readouterr().err == ""


def test_an_error_in_a_slot_and_one_in_a_thread_share_the_banner(
    window: MainWindow, failures: Failures, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise RuntimeError(SECRET)

    QTimer.singleShot(0, fail)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: failures.details.count("RuntimeError") == 2)
    assert window.banners.shown == (BANNER,)
    window.banners.button(BANNER, "safety.failure.copy").click()
    assert QGuiApplication.clipboard().text() == failures.details
    assert SECRET in capsys.readouterr().err


def test_closing_the_window_gives_the_hooks_back(window: MainWindow, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    made = Failures(window, tmp_path)
    assert sys.excepthook != before[0]
    made.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_description_tells_places_and_causes_but_no_values() -> None:
    try:
        try:
            raise OSError(28, SECRET)
        except OSError as full:
            raise ValueError(SECRET) from full
    except ValueError as problem:
        text = described(problem)
    assert "ValueError" in text and "caused by OSError 28" in text and "test_failures.py:" in text
    assert SECRET not in text and str(Path(__file__).parent) not in text


def test_a_storm_of_the_same_error_is_written_a_few_times_and_the_log_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failure_log, "LARGEST", 2000)
    log = FailureLog(tmp_path)
    for _ in range(500):
        log.write("ValueError\n  planogram/ui/canvas/layers.py:1 paint")
    assert log.path.read_text("utf-8").count("ValueError") == 4
    for number in range(200):
        log.write(f"ValueError\n  planogram/ui/canvas/layers.py:{number} paint")
    log.close()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["failures.log", "failures.log.1", "failures.log.2", "failures.log.3"]
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    log = FailureLog(tmp_path / "state")
    log.write("ValueError")
    log.close()
