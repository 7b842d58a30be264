"""A later version of the model brought into the open variant: what will change, what stays the store's own, then one step that can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from planogram.exchange.change_words import change_details, change_subject, place_words, product_names
from planogram.exchange.files import Opened, open_file
from planogram.exchange.variants.update import Update, updated
from planogram.exchange.variants.words import conflict_text
from planogram.i18n import Translator
from planogram.metrics.change import Change
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.ui.file_choice import choose_to_read
from planogram.ui.icons import icon
from planogram.ui.parts import label, open_within
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_SIZE = (860, 620)


def choose_model(window: "MainWindow") -> None:
    """Ask for the model's file and show what it would change."""
    path = choose_to_read(window, "take_model.title", "file.filter.readable")
    if path is not None:
        take_model(window, path)


def take_model(window: "MainWindow", path: Path) -> "TakeModelDialog | None":
    """The dialog on the model at `path`; None after a message when it cannot be taken."""
    document, say = window.workbench.document, window.translator
    project, versions = document.committed, document.versions

    def work(*_: object) -> tuple[Opened, Update]:
        opened = open_file(path)
        return opened, updated(project, versions, opened.project, say)

    found = window.files.attempt("take_model.reading", "take_model.failed", path, work)
    if found is None:
        return None
    opened, update = found

    def apply() -> None:
        document.images.update({name: image for name, image in opened.images.items() if name not in document.images})
        # the versions first: the step names them, and undo goes back to naming the earlier ones
        document.put_versions((*document.versions, *update.versions))
        version = opened.project.version
        document.do(Label("edit.take_model", (("version", version),)), update.project)
        window.notices.tell(say("take_model.done", version=version or "–"), "good")

    dialog = TakeModelDialog(window, project, opened.project, update, say, window.theme)
    dialog.accepted.connect(apply)
    dialog.open()
    return dialog


class TakeModelDialog(QDialog):
    """Changes above, conflicts below."""

    def __init__(self, parent: QWidget, project: Project, model: Project, update: Update, say: Translator, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("take_model.window"))
        open_within(self, _SIZE)
        own, names = project.variant, product_names(project, model)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        versions = {"before": own.version or "–", "after": model.version or "–"}
        column.addWidget(label(say("take_model.heading", store=own.name or own.store, name=model.name, **versions), "heading", wrap=True))
        if model.name != own.model:
            column.addWidget(label(say("take_model.other", name=model.name, model=own.model), "bad", wrap=True))
        self.changes = self._list(column, "changes", [_change_text(one, names, say) for one in update.changes], say)
        self.conflicts = self._list(column, "conflicts", [conflict_text(one, names, say) for one in update.conflicts], say)
        for row in range(self.conflicts.count()):
            self.conflicts.item(row).setIcon(icon("warning", theme.warning))
        column.addLayout(self._foot(say))

    def _list(self, column: QVBoxLayout, name: str, texts: list[str], say: Translator) -> QListWidget:
        title = say.plural(f"take_model.{name}", len(texts)) if texts else say(f"take_model.no_{name}")
        column.addWidget(label(title, "section" if texts else "muted", wrap=True))
        shown = QListWidget()
        shown.setAccessibleName(title)
        shown.setWordWrap(True)
        shown.addItems(texts)
        shown.setVisible(bool(texts))
        column.addWidget(shown, len(texts) and 1)
        return shown

    def _foot(self, say: Translator) -> QHBoxLayout:
        foot = QHBoxLayout()
        cancel, self.take = QPushButton(say("dialog.cancel"), autoDefault=False), QPushButton(say("take_model.apply"), default=True)
        self.take.setObjectName("primary")
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        return foot


def _change_text(change: Change, names: dict[str, str], say: Translator) -> str:
    places = [place_words(place, say) for place in (change.start, change.end) if place is not None]
    where = " → ".join(dict.fromkeys(places))
    parts = (say(f"change.kind.{change.kind}"), change_subject(change, names, say), where, change_details(change, say))
    text = " · ".join(part for part in parts if part and part != "–")
    return text[:1].upper() + text[1:]
