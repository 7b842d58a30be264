"""The command palette: every action by a few letters of its name, of its tooltip, or of what other programs and the other language call it.

Built from the window's actions, so it cannot miss one.
"""

from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import LANGUAGES, Translator, translator
from planogram.ui.icons import USUAL
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label, named

_ACTION = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1
_ROW, _ASIDE = 30, 12


class _WithKeys(QStyledItemDelegate):
    """A command, its keys in a column of their own at the right end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        able = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        group = QPalette.ColorGroup.Active if able else QPalette.ColorGroup.Disabled
        painter.setPen(QApplication.palette().color(group, QPalette.ColorRole.PlaceholderText if able else QPalette.ColorRole.Text))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -_ASIDE, 0), end, str(index.data(_KEYS) or ""))


class CommandPalette(QDialog):
    """Type, choose with the arrows, Enter does it. Actions that cannot act now are shown last and greyed."""

    def __init__(self, parent: QWidget, say: Translator, actions: list[QAction]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = [(action, folded(_name(action)), searched(action)) for action in sorted(actions, key=lambda one: not one.isEnabled())]
        self._nothing = say("palette.nothing")
        blank = QPixmap(USUAL, USUAL)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.line = QLineEdit(placeholderText=say("palette.search"))
        self.line.setAccessibleName(say("palette.search"))
        self.list = QListWidget()
        self.list.setIconSize(QSize(USUAL, USUAL))
        self.list.setItemDelegate(_WithKeys(self.list))
        self.list.setAccessibleName(say("action.help.commands"))
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
        column.addWidget(label(say("palette.hint"), "small"))
        self.resize(520, 420)
        self.move(parent.mapToGlobal(parent.rect().center()).x() - 260, parent.mapToGlobal(parent.rect().topLeft()).y() + 110)
        self._fill("")
        self.line.setFocus()

    def _fill(self, text: str) -> None:
        words = folded(text).split()
        self.list.clear()
        named = [action for action, name, _ in self._entries if all(word in name for word in words)]
        akin = [action for action, name, also in self._entries if action not in named and all(word in also for word in words)]
        for action in (*named, *akin):
            self._add(action)
        if not self.list.count():
            QListWidgetItem(self._blank, self._nothing, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _add(self, action: QAction) -> None:
        name, keys = _name(action), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        picture = action.icon() if not action.icon().isNull() else self._blank
        item = QListWidgetItem(picture, name, self.list)
        item.setData(_KEYS, keys)
        item.setSizeHint(QSize(0, _ROW))
        item.setData(_ACTION, action)
        if not action.isEnabled():
            item.setToolTip(action.toolTip())
            item.setFlags(Qt.ItemFlag.NoItemFlags)

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


def searched(action: QAction) -> str:
    """Everything an action is found by, folded: its texts in every language and the words other programs have for it."""
    return f"{folded(_name(action))} {found_by(action.objectName())}"


@cache
def found_by(key: str) -> str:
    """The same of an action by its key."""
    keys = [f"action.{key}{part}" for part in ("", ".tip", ".also")]
    return folded(" ".join(say(key) for say in (translator(language) for language in LANGUAGES) for key in keys if say.has(key)).replace("&", ""))


def _name(action: QAction) -> str:
    """As it is read: a single & would mark a key, a double one is a sign of its name."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
