"""Confirming a face: day, person, remark and photographs. It only asks; session/setups.py confirms."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.ui.dates import day_text, example, parse_day
from planogram.ui.parts import label

_COMMENT_HEIGHT, _PHOTOS_HEIGHT = 76, 84
Read = Callable[[Sequence[Path]], dict[str, bytes] | None]


class ConfirmDialog(QDialog):
    """`read` gives the photographs of some files by the name they are kept under, None after a message when one cannot be read."""

    def __init__(self, parent: QWidget, say: Translator, face: str, person: str, folder: str, read: Read) -> None:
        super().__init__(parent)
        self._say, self._folder, self._read = say, folder, read
        self.photos: dict[str, bytes] = {}
        self.setWindowTitle(say("setups.confirm.title"))
        self.setMinimumWidth(480)
        self.day, self.person, self.comment = QLineEdit(day_text(date.today(), say)), QLineEdit(person), QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(_COMMENT_HEIGHT)
        self.comment.setPlaceholderText(say("setups.confirm.comment.hint"))
        self.names, self.problem = QListWidget(), label("", "bad", wrap=True)
        self.names.setFixedHeight(_PHOTOS_HEIGHT)
        self.names.setAccessibleName(say("setups.confirm.photos"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(say("setups.confirm.heading", face=face), "heading", wrap=True))
        column.addLayout(self._form())
        column.addWidget(self.problem)
        column.addWidget(self._buttons())
        self.problem.hide()

    def _form(self) -> QFormLayout:
        form, photos, side = QFormLayout(), QHBoxLayout(), QVBoxLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for name in ("day", "person", "comment"):
            field: QWidget = getattr(self, name)
            field.setAccessibleName(self._say(f"setups.confirm.{name}"))
            form.addRow(field.accessibleName(), field)
        for name, act in (("add", self._choose), ("drop", self._drop)):
            button = QPushButton(self._say(f"setups.confirm.{name}"), autoDefault=False)
            button.clicked.connect(act)
            side.addWidget(button)
        button.setEnabled(False)
        self.names.currentRowChanged.connect(lambda row: button.setEnabled(row >= 0))
        side.addStretch(1)
        photos.setSpacing(10)
        photos.addWidget(self.names, 1)
        photos.addLayout(side)
        form.addRow(self._say("setups.confirm.photos"), photos)
        return form

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self._say("setups.confirm.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._say("dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._say("setups.photos.title"), self._folder, self._say("setups.photos.filter"))
        if names:
            self.add_photos([Path(name) for name in names])

    def add_photos(self, paths: Sequence[Path]) -> None:
        """Read these files and list them; one taken twice is there once."""
        for path in paths:
            for name, content in (self._read([path]) or {}).items():
                if name not in self.photos:
                    self.photos[name] = content
                    self.names.addItem(path.name)
                    self.names.setCurrentRow(self.names.count() - 1)

    def _drop(self) -> None:
        row = self.names.currentRow()
        if row >= 0:
            self.names.takeItem(row)
            del self.photos[list(self.photos)[row]]

    @property
    def entered_day(self) -> date | None:
        """The day typed; None when it is none."""
        try:
            return parse_day(self.day.text())
        except ValueError:
            return None

    def accept(self) -> None:
        """Close with what was entered, unless the day cannot be read."""
        if self.entered_day is None:
            self.problem.setText(self._say("setups.confirm.bad_day", example=example(self._say)))
            self.problem.show()
            self.day.setFocus()
            return
        super().accept()
