"""Dialogs that stay open beside the work: in another language they are made anew, where they stood, with what was typed and chosen in them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Shown = TypeVar("Shown", bound=QDialog)
_KEPT: tuple[tuple[type[QWidget], str, str], ...] = (
    (QSplitter, "sizes", "setSizes"),
    (QTabWidget, "currentIndex", "setCurrentIndex"),
    (QComboBox, "currentIndex", "setCurrentIndex"),
    (QSpinBox, "value", "setValue"),
    (QDoubleSpinBox, "value", "setValue"),
    (QDateEdit, "date", "setDate"),
    (QPlainTextEdit, "toPlainText", "setPlainText"),
    (QLineEdit, "text", "setText"),
    (QAbstractButton, "isChecked", "setChecked"),
    (QListWidget, "currentRow", "setCurrentRow"),
)
"""What a part holds, how it is read and put into the same part of the other dialog. In this order: what is chosen above fills what is below."""


def show_beside(window: "MainWindow", make: Callable[[], Shown]) -> Shown:
    """Show the dialog that `make` gives in the language of the window, now and after each change of language."""
    dialog = make()
    dialog.show()
    _Anew(window, dialog, make)
    return dialog


def close_all_beside(window: QWidget) -> None:
    """Close the dialogs of a window that closes: what they listen to and compute ends with them."""
    for dialog in window.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if dialog.isVisible():
            dialog.close()


def carry_over(old: QWidget, new: QWidget) -> None:
    """What was typed and chosen in `old` into `new`, which was made by the same code on the same project."""
    for kind, read, put in _KEPT:
        for one, other in zip(_parts(old, kind), _parts(new, kind), strict=False):
            getattr(other, put)(getattr(one, read)())
    for tree, same in zip(old.findChildren(QTreeWidget), new.findChildren(QTreeWidget), strict=False):
        for leaf, its in zip(_leaves(tree), _leaves(same), strict=False):
            if leaf.data(0, Qt.ItemDataRole.CheckStateRole) is not None:  # else a row without a box would get one
                its.setCheckState(0, leaf.checkState(0))
            if leaf is tree.currentItem():
                same.setCurrentItem(its)
    for table, same_table in zip(old.findChildren(QTableWidget), new.findChildren(QTableWidget), strict=False):
        same_table.setCurrentCell(table.currentRow(), max(0, table.currentColumn()))


def _parts(root: QWidget, kind: type[QWidget]) -> list[Any]:
    """Parts of this very use: the line inside a number box is the box's, a button that does not stay down holds nothing."""
    found = root.findChildren(kind)
    if kind is QLineEdit:
        return [part for part in found if not isinstance(part.parent(), QAbstractSpinBox | QComboBox)]
    return [part for part in found if not isinstance(part, QAbstractButton) or part.isCheckable()]


def _leaves(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    walk = QTreeWidgetItemIterator(tree, QTreeWidgetItemIterator.IteratorFlag.NoChildren)
    while walk.value() is not None:
        yield walk.value()
        walk += 1


class _Anew(QObject):
    """Waits with its dialog for another language."""

    def __init__(self, window: "MainWindow", dialog: QDialog, make: Callable[[], QDialog]) -> None:
        super().__init__(dialog)
        self._window, self._dialog, self._make, self._said = window, dialog, make, window.translator
        dialog.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            # the window is still changing its own words
            QTimer.singleShot(0, self, self._speak)
        return False

    def _speak(self) -> None:
        if self._window.translator is self._said or not self._dialog.isVisible():
            return
        self._said = self._window.translator
        anew = show_beside(self._window, self._make)
        carry_over(self._dialog, anew)
        anew.setGeometry(self._dialog.geometry())
        with suppress(RuntimeError):
            self._dialog.close()
