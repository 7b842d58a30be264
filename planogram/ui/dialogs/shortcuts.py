"""The list of keys, to be searched, changed, exported and restored. Clashes are told before they are made. It stays open beside the work."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QKeySequenceEdit, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from planogram.ui import keys
from planogram.ui.actions import ACTIONS
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_KEY = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """Choose a row, press the keys, Assign."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._say = window, window.translator
        say = self._say
        self.setWindowTitle(say("shortcuts.title"))
        self.resize(640, 680)
        self.search = QLineEdit(placeholderText=say("shortcuts.search"), clearButtonEnabled=True)
        self.search.setAccessibleName(say("shortcuts.search"))
        self.search.textChanged.connect(self._fill)
        self.rows = QTreeWidget()
        self.rows.setColumnCount(2)
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setProperty("airy", True)
        self.rows.setAccessibleName(say("shortcuts.title"))
        self.rows.setHeaderLabels([say("shortcuts.what"), say("shortcuts.keys")])
        self.rows.setColumnWidth(0, 380)
        self.rows.currentItemChanged.connect(lambda *_: self._chosen())
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(say("shortcuts.press"))
        self.keys.keySequenceChanged.connect(lambda _: self._warn())
        self.assign = self._button("shortcuts.assign", self._assign)
        self.none = self._button("shortcuts.none", lambda: self._choose(()))
        self.own = self._button("shortcuts.own", self._own)
        self.why = label("", "small", wrap=True)
        self._lay_out()
        self._fill()

    def _button(self, words: str, call: object) -> QPushButton:
        button = QPushButton(self._say(words))
        button.setAutoDefault(False)
        button.clicked.connect(call)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        change = QHBoxLayout()
        change.addWidget(self.keys, 1)
        for button in (self.assign, self.none, self.own):
            change.addWidget(button)
        column.addLayout(change)
        column.addWidget(self.why)
        foot = QHBoxLayout()
        for words, call in (("shortcuts.export", self._export), ("shortcuts.import", self._import), ("shortcuts.restore", self._restore)):
            foot.addWidget(self._button(words, call))
        foot.addStretch(1)
        foot.addWidget(self._button("dialog.close", self.accept))
        column.addLayout(foot)

    @property
    def action_key(self) -> str:
        """The action of the row chosen."""
        row = self.rows.currentItem()
        return str(row.data(0, _KEY)) if row is not None else ""

    def choose_action(self, key: str) -> None:
        """Put the cursor on an action's row."""
        for row in self._items():
            if row.data(0, _KEY) == key:
                self.rows.setCurrentItem(row)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.rows.topLevelItem(at) for at in range(self.rows.topLevelItemCount()))
        return [row for row in found if row is not None]

    def _fill(self) -> None:
        now, words = self.action_key, folded(self.search.text()).split()
        self.rows.clear()
        for key, sequences in keys.keys_of(self._window.settings.remembered.keys).items():
            name = keys.action_name(key, self._say)
            if all(word in folded(f"{name} {keys.written(sequences)}") for word in words):
                row = QTreeWidgetItem(self.rows, [name, keys.written(sequences)])
                row.setData(0, _KEY, key)
        for row in self._items()[:1]:
            self.rows.setCurrentItem(row)
        self.choose_action(now)

    def _chosen(self) -> None:
        sequences = keys.keys_of(self._window.settings.remembered.keys).get(self.action_key, ())
        self.keys.setKeySequence(QKeySequence(sequences[0]) if sequences else QKeySequence())
        self._warn()

    def _pressed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _warn(self) -> None:
        taken = keys.clashes(keys.keys_of(self._window.settings.remembered.keys), self.action_key, self._pressed()) if self._pressed() else ()
        names = ", ".join(keys.action_name(key, self._say) for key in taken)
        self.why.setText(self._say("shortcuts.taken", name=names) if taken else self._say("shortcuts.hint"))
        self.assign.setEnabled(bool(self.action_key and self._pressed()))

    def _assign(self) -> None:
        self._choose((self._pressed(),))

    def _own(self) -> None:
        self._choose(ACTIONS[self.action_key].shortcuts)

    def _choose(self, sequences: tuple[str, ...]) -> None:
        if self.action_key:
            keys.choose(self._window, self.action_key, sequences)
            self._fill()

    def _restore(self) -> None:
        keys.restore(self._window)
        self._fill()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self._say("shortcuts.export"), "", self._say("shortcuts.export.filter"))
        if name:
            path = Path(name) if Path(name).suffix else Path(name + ".json")
            try:
                keys.export(path, self._window.settings.remembered.keys, self._say)
            except OSError as problem:
                self.why.setText(self._say("file.system_problem", reason=problem.strerror or str(problem)))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._say("shortcuts.import"), "", self._say("shortcuts.import.filter"))
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take the keys of a file, or say that it holds none."""
        try:
            keys.read_json(self._window, path.read_bytes())
        except (OSError, keys.BadKeys):
            self.why.setText(self._say("shortcuts.bad_file", name=path.name))
        else:
            self._fill()
