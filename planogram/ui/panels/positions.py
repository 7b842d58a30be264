"""The table of positions: a row a block, linked to the drawing both ways, typed into in place, pasted into from a spreadsheet."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planogram.exchange.cell_text import sheet_lines
from planogram.i18n import Translator
from planogram.session.workbench import FaceRef, Workbench
from planogram.ui.compare.tables import flat_table
from planogram.ui.early import Early
from planogram.ui.panels.position_rows import COLUMNS, EDITABLE, PRODUCT, SCOPES
from planogram.ui.panels.positions_model import PositionsModel
from planogram.ui.parts import named
from planogram.ui.short_label import ShortLabel
from planogram.ui.theme import Theme, tabular

_WIDTHS = {"gondola": 116, "face": 72, "bay": 72, "level": 72, "order": 60, PRODUCT: 130, "name": 220, "orientation": 120, "style": 110, "brand": 110}
_USUAL_WIDTH = 84
_FRAME = 2.0
"""px of the frame round the cell that has the keyboard."""
_OF_THE_FACE = ("gondola", "face")
"""The same on every line of the face on show: the names of the products have the room."""


class PositionsPanel(QWidget):
    """`refused` carries the sentence for a text a cell cannot take; `entered` says that one was taken."""

    refused = Signal(str)
    entered = Signal()

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self._linking = False
        self.model = PositionsModel(workbench, translator)
        self.model.refused.connect(self.refused.emit)
        self.model.entered.connect(self.entered.emit)
        self.scope, self.filter, self._count = QComboBox(), QLineEdit(clearButtonEnabled=True), ShortLabel("muted")
        self.table = _Table(self.model)
        self.model.relisted.connect(self._follow_selection)
        self.table.copy_wanted.connect(self.copy)
        self.table.paste_wanted.connect(self.paste)
        self.table.fill_wanted.connect(self.fill)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.filter, 1)
        top.addWidget(self.scope)
        top.addWidget(self._count)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.scope.activated.connect(lambda _: self._ask())
        self.filter.textChanged.connect(lambda _: self._ask())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._picked())
        for section, name in enumerate(COLUMNS):
            self.table.setColumnWidth(section, _WIDTHS.get(name, _USUAL_WIDTH))
        self.setFocusProxy(self.table)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.filter.setPlaceholderText(translator("positions.filter"))
        self.filter.setAccessibleName(translator("positions.filter"))
        self.scope.setAccessibleName(translator("positions.scope"))
        self.table.setAccessibleName(translator("dock.positions"))
        chosen = max(0, self.scope.currentIndex())
        self.scope.clear()
        for scope in SCOPES:
            self.scope.addItem(translator(f"positions.scope.{scope}"), scope)
        self.scope.setCurrentIndex(chosen)
        self.model.set_translator(translator)
        header = self.table.horizontalHeader()
        for section in range(len(COLUMNS)):
            header.resizeSection(section, max(header.sectionSize(section), header.sectionSizeHint(section)))
        self.refresh()

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet does it all."""

    def refresh(self) -> None:
        """Mirror the project and the selection."""
        self.model.refresh()
        self._count.setText(self._say.plural("positions.count", len(self.model.rows)))
        for name in _OF_THE_FACE:
            self.table.setColumnHidden(COLUMNS.index(name), self.model.scope == SCOPES[0])
        self._follow_selection()

    def _ask(self) -> None:
        self.model.scope, self.model.typed = self.scope.currentData(), self.filter.text()
        self.refresh()

    # linked with the drawing

    def _follow_selection(self) -> None:
        """The rows of what is selected on the shelf."""
        ids = self._workbench.selection.ids
        rows = self.model.rows_with(ids) if ids else []
        if rows == self._selected_rows():
            return
        self._linking = True
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, len(COLUMNS) - 1))
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            now = self.table.currentIndex()
            column = max(len(_OF_THE_FACE), now.column()) if now.isValid() else COLUMNS.index("wide")
            if now.row() not in rows:
                self.table.selectionModel().setCurrentIndex(self.model.index(rows[-1], column), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(self.model.index(rows[-1], column))
        self._linking = False

    def _selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def _picked(self) -> None:
        """Rows picked by hand are selected on the shelf, and the face of the current one comes on show. A row that only goes is not picked off."""
        if self._linking or self.model.relisting:
            return
        rows = [self.model.rows[row] for row in self._selected_rows()]
        now = self.table.currentIndex().row()
        if rows and 0 <= now < len(self.model.rows):
            place = self.model.rows[now].place
            if self._workbench.face_ref != FaceRef(place.gondola.id, place.face.side):
                self._workbench.show_face(place.gondola.id, place.face.side)
        self._workbench.selection.set(row.position.id for row in rows)

    # as in a spreadsheet

    def copy(self) -> None:
        """The selected rows with their headers' columns, as lines and tabs."""
        rows = self._selected_rows()
        cells = [[str(self.model.data(self.model.index(row, n))) for n in range(len(COLUMNS))] for row in rows]
        QGuiApplication.clipboard().setText(sheet_lines(cells))

    def paste(self) -> None:
        """Lay the clipboard over the cells from the current one on: down the rows in sight, along the columns."""
        text, now = QGuiApplication.clipboard().text(), self.table.currentIndex()
        if not text.strip() or not now.isValid() or self._workbench.document.read_only:
            return
        single = "\n" not in text.rstrip("\r\n")
        rows = [self.model.rows[row] for row in self._selected_rows()] if single else self.model.rows[now.row() :]
        self.model.paste(rows, COLUMNS[now.column() :], text)

    def fill(self, column: int, text: str) -> None:
        """One value into a column of every selected row."""
        if not self._workbench.document.read_only:
            self.model.paste([self.model.rows[row] for row in self._selected_rows()], [COLUMNS[column]], text)


class _Table(QTableView):
    copy_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal(int, str)

    def __init__(self, model: PositionsModel) -> None:
        super().__init__()
        dress_table(self, model)
        self.setItemDelegate(ChoiceDelegate(self))
        Early(self, self._early)

    def _early(self, event: QEvent) -> bool:
        # copy, paste and F2 are the table's while it has the focus, not the drawing's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _spreadsheet_key(event):
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)


def _mind_enter(editor: QWidget, event: QEvent) -> bool:
    """Ctrl+Enter is the cell's while it is written in, not the window's; the editor remembers it until its data are taken, a little later."""
    if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.type() == QEvent.Type.KeyPress:
        editor.setProperty("fills", bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
    elif event.type() == QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    return False


def _spreadsheet_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F2 or event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Paste)


def dress_table(view: QTableView, model: PositionsModel) -> None:
    """Rows picked whole, cells typed into by F2, a double-click or any key."""
    flat_table(model, view)
    view.setFont(tabular(view.font()))
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    triggers = QAbstractItemView.EditTrigger
    view.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
    view.horizontalHeader().setStretchLastSection(False)
    view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.horizontalHeader().setSortIndicatorClearable(True)
    view.horizontalHeader().setSectionsMovable(True)
    view.setSortingEnabled(True)


class ChoiceDelegate(QStyledItemDelegate):
    """Cells with a few words to choose from open a list, the others a line. Ctrl+Enter enters into every selected row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """With a frame round the cell that has the keyboard: rows are picked whole, and a key types into one of theirs."""
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            painter.save()
            painter.setPen(QPen(QApplication.palette().highlight().color(), _FRAME))  # the table’s own is pale, of picked rows
            painter.drawRect(QRectF(option.rect).adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2, -_FRAME / 2))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QWidget:
        model, field = index.model(), EDITABLE.get(COLUMNS[index.column()])
        if field is None or field.kind not in ("choice", "flag") or not isinstance(model, PositionsModel):
            line = super().createEditor(parent, option, index)
            Early(line, partial(_mind_enter, line))
            return line
        box = QComboBox(parent)
        values: tuple[Any, ...] = field.choices if field.kind == "choice" else (True, False)
        Early(box, partial(_mind_enter, box))
        box.addItems([model.written(field.key, value) for value in values])
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        view = self.parent()
        if isinstance(view, _Table) and editor.property("fills") and isinstance(editor, QComboBox | QLineEdit):
            view.fill_wanted.emit(index.column(), editor.currentText() if isinstance(editor, QComboBox) else editor.text())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
