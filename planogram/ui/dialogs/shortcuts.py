"""The list of keys, to be searched, changed, exported and restored. Clashes are told before they are made. It stays open beside the work."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QKeySequenceEdit, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from planogram.exchange.problems import os_problem, sentence
from planogram.ui import keys
from planogram.ui.actions import ACTIONS
from planogram.ui.dialogs.palette import found_by
from planogram.ui.file_choice import folder_used
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label, open_within

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_KEY = Qt.ItemDataRole.UserRole
_FEW = 3
"""Names told of what a file could not give."""


class ShortcutsDialog(QDialog):
    """Choose a row, press the keys, Assign."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._say = window, window.translator
        say = self._say
        self.setWindowTitle(say("shortcuts.title"))
        open_within(self, (640, 680))
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
        self.rows.itemActivated.connect(lambda *_: self.keys.setFocus())
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
            if all(word in folded(keys.written(sequences)) + found_by(key) for word in words):
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
        self.none.setEnabled(bool(self.action_key))
        self.own.setEnabled(bool(self.action_key))

    def _assign(self) -> None:
        self._choose((self._pressed(),))

    def _own(self) -> None:
        self._choose(ACTIONS[self.action_key].shortcuts)

    def _choose(self, sequences: tuple[str, ...]) -> None:
        if self.action_key:
            keys.choose(self._window, self.action_key, sequences)
            self._fill()
            # not left to a button that happens to be next: the Space bar would take the keys away again
            self.rows.setFocus()

    def _restore(self) -> None:
        keys.restore(self._window)
        self._fill()

    def _export(self) -> None:
        proposed = folder_used(self._window) / f"{self._say('shortcuts.file')}.json"
        title = self._say("shortcuts.export").rstrip("…")
        name, kind = QFileDialog.getSaveFileName(self, title, str(proposed), self._say("shortcuts.export.filter"))
        if name:
            self.export_to(Path(name) if Path(name).suffix else Path(name + (".html" if "html" in kind else ".json")))

    def export_to(self, path: Path) -> None:
        """Write the keys, and say so or why not."""
        try:
            keys.export(path, self._window.settings.remembered.keys, self._say)
        except OSError as problem:
            self.why.setText(sentence(os_problem(problem, path), self._say))
        else:
            self.why.setText(self._say("shortcuts.exported", name=path.name))

    def _import(self) -> None:
        say, folder = self._say, str(folder_used(self._window))
        name, _ = QFileDialog.getOpenFileName(self, say("shortcuts.import").rstrip("…"), folder, say("shortcuts.import.filter"))
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take the keys of a file and say what became of them, or that it holds none."""
        try:
            taken = keys.read_json(self._window, path.read_bytes())
        except OSError as problem:
            self.why.setText(sentence(os_problem(problem, path), self._say))
        except keys.BadKeys:
            self.why.setText(self._say("shortcuts.bad_file", name=path.name))
        else:
            self._fill()
            self.why.setText(self._told(taken))

    def _told(self, taken: keys.Taken) -> str:
        say = self._say
        told = [say.plural("shortcuts.imported", taken.changed)]
        if taken.unknown:
            told.append(say("shortcuts.unknown", names=", ".join(taken.unknown[:_FEW]) + ("…" if len(taken.unknown) > _FEW else "")))
        if taken.lost:
            names = [keys.action_name(key, say) for key in taken.lost[:_FEW]]
            told.append(say("shortcuts.lost", names=", ".join(names) + ("…" if len(taken.lost) > _FEW else "")))
        return " ".join(told)
