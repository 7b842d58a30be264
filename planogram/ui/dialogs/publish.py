"""Before a version is frozen: its name, author, validity and a note. It only asks; publishing is session/publishing's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.edits.project import next_version
from planogram.model.project import Project
from planogram.ui.dates import day_text, example, parse_day
from planogram.ui.parts import label

_NOTE_HEIGHT = 84


@dataclass(frozen=True)
class Publication:
    """What was entered."""

    version: str
    author: str
    valid_from: date | None
    valid_to: date | None
    note: str


class PublishDialog(QDialog):
    """`publication` is what was entered, once it was accepted. A name of `taken` is refused."""

    def __init__(self, parent: QWidget, translator: Translator, project: Project, taken: Collection[str]) -> None:
        super().__init__(parent)
        self._say, self._taken = translator, frozenset(taken)
        self.publication: Publication | None = None
        self.setWindowTitle(translator("publish.title"))
        self.setMinimumWidth(460)
        self.version = QLineEdit(_free_name(project.version, taken))
        self.author = QLineEdit(project.author)
        self.first, self.last = self._day(project.valid_from), self._day(project.valid_to)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setPlaceholderText(translator("publish.note.hint"))
        self.problem = label("", "bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._form())
        column.addWidget(self.problem)
        column.addWidget(self._buttons())
        self.problem.hide()
        self.version.selectAll()

    def _day(self, day: date | None) -> QLineEdit:
        line = QLineEdit(day_text(day, self._say))
        line.setPlaceholderText(self._say("dates.format"))
        return line

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        fields = {"version": self.version, "author": self.author, "from": self.first, "to": self.last, "note": self.note}
        for key, field in fields.items():
            field.setAccessibleName(self._say(f"publish.{key}"))
            form.addRow(field.accessibleName(), field)
        return form

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self._say("publish.publish"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._say("dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def accept(self) -> None:
        """Close with what was entered, unless something in it cannot be."""
        self.problem.setText(self._fault())
        self.problem.setVisible(bool(self.problem.text()))
        if self.problem.text():
            return
        first, last = parse_day(self.first.text()), parse_day(self.last.text())
        self.publication = Publication(self.version.text().strip(), self.author.text().strip(), first, last, self.note.toPlainText().strip())
        super().accept()

    def _fault(self) -> str:
        name = self.version.text().strip()
        if not name:
            return self._wrong(self.version, "publish.needed")
        if name in self._taken:
            return self._wrong(self.version, "publish.taken", version=name)
        for line in (self.first, self.last):
            if not _is_day(line.text()):
                return self._wrong(line, "publish.bad_date", example=example(self._say))
        first, last = parse_day(self.first.text()), parse_day(self.last.text())
        return self._wrong(self.last, "publish.order") if first is not None and last is not None and last < first else ""

    def _wrong(self, field: QLineEdit, key: str, **values: object) -> str:
        field.setFocus()
        field.selectAll()
        return self._say(key, **values)


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def _free_name(version: str, taken: Collection[str]) -> str:
    """The project's own version name, or the next after it that is not taken."""
    name = version or next_version("")
    while name in taken:
        name = next_version(name)
    return name
