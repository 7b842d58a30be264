"""The versions of the project: a list that mirrors the document, and what can be done with the one picked. It stays open beside the work."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from planogram.i18n import Translator
from planogram.storage.codec import BadProject
from planogram.storage.version import Version
from planogram.ui import version_commands as commands
from planogram.ui.changed_file import moment
from planogram.ui.dates import period_text
from planogram.ui.following import Following
from planogram.ui.parts import flat, label, open_within, plain_tip

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

COLUMNS = ("version", "status", "published", "author", "valid", "note")
_ID = Qt.ItemDataRole.UserRole
_ON_ONE = ("look", "restore", "branch", "in_place", "retire", "remove")
_CHANGING = ("publish", "restore", "in_place", "retire", "remove")


class VersionsDialog(QDialog):
    """Newest version on top. What a read-only document forbids is greyed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, say = window, window.translator
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("versions.title"))
        open_within(self, (940, 420))
        self._present, self._empty = label("", "heading", wrap=True), label(say("versions.empty"), "muted")
        self.table = self._make_table(say)
        self.buttons = {verb: self._button(verb) for verb in ("publish", *_ON_ONE)}
        self._arrange(say)
        Following(self, window.workbench, self.refresh)
        self.refresh()

    def _make_table(self, say: Translator) -> QTableWidget:
        table = flat(QTableWidget(0, len(COLUMNS)))
        table.setHorizontalHeaderLabels([say(f"versions.column.{name}") for name in COLUMNS])
        table.setAccessibleName(say("versions.title"))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.itemSelectionChanged.connect(self._enable)
        table.itemActivated.connect(lambda _: self._do("look"))
        return table

    def _button(self, verb: str) -> QPushButton:
        say = self._window.translator
        button = QPushButton(say(f"versions.{verb}"), autoDefault=False)
        tip = f"versions.{verb}.tip"
        if say.has(tip):
            button.setToolTip(say(tip))
        button.clicked.connect(partial(self._do, verb))
        return button

    def _arrange(self, say: Translator) -> None:
        self.buttons["publish"].setObjectName("primary")
        side = QVBoxLayout()
        side.setSpacing(6)
        for verb, button in self.buttons.items():
            side.addWidget(button)
            if verb in ("publish", "branch", "retire"):
                side.addSpacing(10)
        side.addStretch(1)
        close = QPushButton(say("dialog.close"), autoDefault=False)
        close.clicked.connect(self.close)
        side.addWidget(close)
        list_side = QVBoxLayout()
        list_side.setSpacing(8)
        list_side.addWidget(self._present)
        list_side.addWidget(label(say("versions.hint"), "muted", wrap=True))
        list_side.addWidget(self._empty)
        list_side.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addLayout(list_side, 1)
        row.addLayout(side)

    @property
    def picked(self) -> str:
        """The id of the version picked; empty when none is."""
        rows = self.table.selectionModel().selectedRows()
        return self._id(rows[0].row()) if rows else ""

    def pick(self, version_id: str) -> None:
        """Pick a version of the list."""
        for row in range(self.table.rowCount()):
            if self._id(row) == version_id:
                self.table.selectRow(row)

    def _id(self, row: int) -> str:
        entry = self.table.item(row, 0)
        return "" if entry is None else str(entry.data(_ID))

    def refresh(self) -> None:
        """Mirror the document's versions; the one picked stays picked."""
        document, say, picked = self._window.workbench.document, self._window.translator, self.picked
        name, status = document.committed.version, say(f"status.{document.committed.status}").lower()
        self._present.setText(say("versions.present", version=name, status=status) if name else say("versions.present.none"))
        self.table.setRowCount(len(document.versions))
        for row, version in enumerate(reversed(document.versions)):
            for column, text in enumerate(_texts(version, say)):
                entry = QTableWidgetItem(text)
                entry.setData(_ID, version.id)
                entry.setToolTip(plain_tip(text))
                self.table.setItem(row, column, entry)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.clearSelection()  # else the version that took the place of one removed would be picked
        self.pick(picked)
        self._empty.setVisible(not document.versions)
        self._enable()

    def _enable(self) -> None:
        read_only, picked = self._window.workbench.document.read_only, bool(self.picked)
        for verb, button in self.buttons.items():
            button.setEnabled((picked or verb not in _ON_ONE) and not (read_only and verb in _CHANGING))

    def _do(self, verb: str, *_: object) -> None:
        window, version_id = self._window, self.picked
        if verb == "publish":
            commands.publish(window, self)
        elif not version_id or not self.buttons[verb].isEnabled():
            return
        elif verb == "in_place":
            commands.set_status(window, version_id, "in_place", self)
        elif verb == "retire":
            commands.set_status(window, version_id, "retired", self)
        else:
            {"look": commands.look, "restore": commands.restore, "branch": commands.branch, "remove": commands.remove}[verb](window, version_id, self)


def _texts(version: Version, say: Translator) -> tuple[str, ...]:
    at = moment(say, version.published_at)
    try:
        head = version.head
    except BadProject:
        return say("versions.unreadable"), "", at, "", "", version.note
    valid = period_text(head.valid_from, head.valid_to, say)
    return head.version, say(f"status.{head.status}"), at, head.author, valid, " ".join(version.note.split())
