"""Widgets that look at events first, and that an error of C code in their handlers is told instead of ending the program."""

import ast
import subprocess
import sys
from pathlib import Path

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


def test_an_error_of_c_code_in_a_handler_is_told_and_the_program_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["told", "ValueError", "seen", "1"]


def test_no_widget_has_an_event_in_python() -> None:
    found = [
        f"{path.name}: {node.name}"
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any(isinstance(part, ast.FunctionDef) and part.name == "event" for part in node.body)
    ]
    assert found == []
