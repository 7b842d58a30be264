"""The command palette: every action by a few letters of its name. Built from the window's actions, so it cannot miss one."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.icons import USUAL
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label

_ACTION = Qt.ItemDataRole.UserRole
_ROW = 30


class CommandPalette(QDialog):
    """Type, choose with the arrows, Enter does it. Actions that cannot act now are shown last and greyed."""

    def __init__(self, parent: QWidget, translator: Translator, actions: list[QAction]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = sorted(actions, key=lambda action: not action.isEnabled())
        blank = QPixmap(USUAL, USUAL)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.line = QLineEdit(placeholderText=translator("palette.search"))
        self.line.setAccessibleName(translator("palette.search"))
        self.list = QListWidget()
        self.list.setIconSize(QSize(USUAL, USUAL))
        self.list.setAccessibleName(translator("action.help.commands"))
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(lambda: self._do(self.list.currentItem()))
        self.line.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(label(translator("palette.hint"), "small"))
        self.resize(520, 420)
        self.move(parent.mapToGlobal(parent.rect().center()).x() - 260, parent.mapToGlobal(parent.rect().topLeft()).y() + 110)
        self._fill("")
        self.line.setFocus()

    def _fill(self, text: str) -> None:
        words = folded(text).split()
        self.list.clear()
        for action in self._actions:
            name = action.text().replace("&", "")
            if all(word in folded(name) for word in words):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                picture = action.icon() if not action.icon().isNull() else self._blank
                item = QListWidgetItem(picture, f"{name}\u2003{keys}" if keys else name, self.list)
                item.setSizeHint(QSize(0, _ROW))
                item.setData(_ACTION, action)
                if not action.isEnabled():
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.close()
            item.data(_ACTION).trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)
