"""Widgets that look at events first, and that an error of C code in their handlers is told instead of ending the program."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import planogram.ui

UI = Path(planogram.ui.__file__).parent
_PROGRAM = """
import sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from planogram.ui.early import Early

class Field(QLineEdit):
    def __init__(self):
        super().__init__()
        self.seen = 0
        Early(self, self._early)

    def _early(self, event):
        self.seen += event.type() == QEvent.Type.KeyPress
        return False

    def keyPressEvent(self, event):
        int("no number")

app = QApplication([])
field = Field()
sys.excepthook = lambda kind, problem, trace: print("told", kind.__name__)
app.postEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
QTimer.singleShot(0, app.quit)
app.exec()
print("seen", field.seen)
"""

NESTED = ("data", "scrollContentsBy", "drawBackground", "drawForeground", "resizeEvent")
_NESTED_PROGRAM = """
import sys
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView
from planogram.ui.raising import told_whole

class Model(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 2

    def columnCount(self, parent=None):
        return 2

    @told_whole
    def data(self, index, role=0):
        return int("no number")

app = QApplication([])
sys.excepthook = lambda kind, problem, trace: print("told", kind.__name__)
view, model = QTableView(), Model()
view.setModel(model)
try:
    CALL
except ValueError as error:
    print("ValueError", isinstance(error, ValueError))
view.show()
try:
    app.processEvents()
except ValueError:
    pass
print("on")
"""


def test_an_error_of_c_code_in_a_handler_is_told_and_the_program_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["told", "ValueError", "seen", "1"]


def methods() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Those of every class of the window, with where they are."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield from ((f"{path.name}: {node.name}.{part.name}", part) for part in node.body if isinstance(part, ast.FunctionDef))


def test_no_widget_has_an_event_in_python() -> None:
    assert [where for where, method in methods() if method.name in ("event", "viewportEvent")] == []


def test_what_qt_calls_while_python_waits_for_it_raises_whole_errors() -> None:
    """A table that is laid out asks for its cells, a view that is panned scrolls: the call is Python's own."""
    nested = [(where, method) for where, method in methods() if method.name in NESTED]
    assert len(nested) > 20
    assert [where for where, method in nested if "told_whole" not in [ast.unparse(one) for one in method.decorator_list]] == []


@pytest.mark.parametrize("call", ["view.resizeColumnsToContents()", "view.resize(300, 200); app.processEvents()", "model.index(0, 0).data()"])
def test_an_error_of_c_code_in_what_qt_asks_meanwhile_is_told_and_the_program_goes_on(call: str) -> None:
    program = _NESTED_PROGRAM.replace("CALL", call)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "on" and "ValueError" in done.stdout
