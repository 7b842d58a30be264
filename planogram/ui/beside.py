"""Dialogs that stay open beside the work: in another language or theme they are made anew, where they stood, with what was typed and chosen."""

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

_SAID_OR_COLOURED = (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


def show_beside(window: "MainWindow", make: Callable[[], Shown]) -> Shown:
    """Show the dialog that `make` gives in the words and colours of the window, now and after each change of language or theme."""
    dialog = make()
    dialog.show()
    Dressing(window, dialog, lambda: _anew(window, dialog, make))
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


class Dressing(QObject):
    """Calls `dress` when the window of its dialog speaks another language or has other colours."""

    def __init__(self, window: "MainWindow", dialog: QDialog, dress: Callable[[], object]) -> None:
        super().__init__(dialog)
        self._window, self._dress = window, dress
        self._now: tuple[object, object] = window.translator, window.theme
        dialog.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SAID_OR_COLOURED:
            # the window is still changing its own words and colours
            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self) -> None:
        wanted = self._window.translator, self._window.theme
        if any(one is not other for one, other in zip(wanted, self._now, strict=True)):
            self._now = wanted
            self._dress()


def _anew(window: "MainWindow", dialog: QDialog, make: Callable[[], QDialog]) -> None:
    """The same dialog in the place of `dialog`."""
    if not dialog.isVisible():
        return
    anew = show_beside(window, make)
    carry_over(dialog, anew)
    anew.setGeometry(dialog.geometry())
    with suppress(RuntimeError):
        dialog.close()
