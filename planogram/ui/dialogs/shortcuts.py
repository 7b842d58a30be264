"""The list of keys and mouse gestures, built from the window's actions. It stays open beside the work."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planogram.i18n import Translator

_GESTURES = ("drag_in", "drag", "copy", "axis", "handles", "click", "band", "double", "wheel", "pan", "escape")


class ShortcutsDialog(QDialog):
    """Two columns: what, and with which keys."""

    def __init__(self, parent: QWidget, translator: Translator, actions: Mapping[str, QAction]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator("shortcuts.title"))
        self.resize(640, 680)
        text = QLabel(_table(translator, actions), textFormat=Qt.TextFormat.RichText)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setContentsMargins(4, 0, 12, 0)
        text.setWordWrap(True)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(text)
        close = QPushButton(translator("dialog.close"), default=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def _table(translator: Translator, actions: Mapping[str, QAction]) -> str:
    rows = [_heading(translator("shortcuts.mouse"))]
    rows += [_row(translator(f"gesture_help.{name}"), translator(f"gesture_help.{name}.how")) for name in _GESTURES]
    menu = ""
    for key, action in actions.items():
        keys = " · ".join(sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts())
        if not keys:
            continue
        if key.partition(".")[0] != menu:
            menu = key.partition(".")[0]
            rows.append(_heading(translator(f"menu.{menu}").replace("&", "")))
        rows.append(_row(translator(f"action.{key}").replace("&", "").rstrip("…"), keys))
    return f"<table cellspacing='0' cellpadding='3' width='100%'>{''.join(rows)}</table>"


def _heading(text: str) -> str:
    return f"<tr><td colspan='2' style='padding-top:12px;font-weight:600'>{text}</td></tr>"


def _row(what: str, how: str) -> str:
    return f"<tr><td>{what}</td><td>{how}</td></tr>"
