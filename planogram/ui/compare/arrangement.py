"""How the comparison window is laid out and what its parts are called. What they do is window.py."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout

from planogram.i18n import Translator
from planogram.ui.icons import icon
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from planogram.ui.compare.window import CompareWindow

_WIDTHS = (44, 146, 190, 326, 326)
_FACE_LETTERS = 28


def switch() -> QToolButton:
    """A button that stays down, and begins so."""
    button = QToolButton()
    button.setCheckable(True)
    button.setChecked(True)
    return button


def arrange(window: "CompareWindow") -> None:
    """What is compared above, then the kinds of changes, both faces, and the list with the figures behind it."""
    # a child at once: while it is a window of its own a splitter fixes its least size, for good
    top, middle, filters, column = QHBoxLayout(), QSplitter(Qt.Orientation.Vertical, window), QHBoxLayout(), QVBoxLayout(window)
    for part in (window.choices[0], window.swap, window.choices[1]):
        top.addWidget(part)
    for choice in window.choices:
        choice.setMinimumWidth(220)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    # as wide as there is room for: a long name never makes the window wider
    window.faces.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    window.faces.setMinimumContentsLength(_FACE_LETTERS)
    top.addSpacing(12)
    top.addWidget(window.faces, 1)
    top.addStretch(1)
    top.addWidget(window.save)
    for button in window.filters.values():
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        filters.addWidget(button)
    filters.addStretch(1)
    filters.addWidget(window.summary)
    window.tabs.setDocumentMode(True)
    window.tabs.addTab(window.table, "")
    window.tabs.addTab(window.figures, "")
    middle.addWidget(window.pair)
    middle.addWidget(window.tabs)
    middle.setSizes([560, 300])
    middle.setChildrenCollapsible(False)
    column.setContentsMargins(12, 10, 12, 10)
    column.addLayout(top)
    column.addLayout(filters)
    column.addWidget(middle, 1)
    for section, width in enumerate(_WIDTHS):
        window.table.setColumnWidth(section, width)


def speak_words(window: "CompareWindow", say: Translator, theme: Theme) -> None:
    """Titles, names and pictures in a language and a theme."""
    window.setWindowTitle(say("compare.title"))
    for choice, name in zip(window.choices, ("old", "new"), strict=True):
        choice.setAccessibleName(say(f"compare.{name}"))
        choice.setToolTip(say(f"compare.{name}"))
    window.faces.setAccessibleName(say("compare.face"))
    window.swap.setIcon(icon("swap", theme.text))
    window.swap.setToolTip(say("compare.swap"))
    window.swap.setAccessibleName(say("compare.swap"))
    window.save.setText(say("compare.save"))
    window.save.setIcon(icon("pdf", theme.text))
    window.tabs.setTabText(0, say("compare.tab.changes"))
    window.tabs.setTabText(1, say("compare.tab.figures"))
    window.table.setAccessibleName(say("compare.tab.changes"))
