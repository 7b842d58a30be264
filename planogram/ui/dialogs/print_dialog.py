"""The print dialog: choose a document and see its pages, then print them or save them as PDF. What pages show is exchange/pdf's business."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from planogram.exchange.pdf.documents import COMPARISONS, PrintOrder
from planogram.model.edits.settings import change_settings
from planogram.model.product import absent_pictures
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.ui.look import coloured_apart, colours_on, label_fields
from planogram.ui.parts import label, open_over
from planogram.ui.printing.choices import PrintChoices, faces_to_print, kept_choices, remembered_choices
from planogram.ui.printing.earlier import Earlier, earlier_plans, plan_in_file
from planogram.ui.printing.form import PrintForm
from planogram.ui.printing.output import Output
from planogram.ui.printing.preview import PagePreview
from planogram.ui.printing.preview_thread import PreviewThread, Shown, Wish
from planogram.ui.trouble import end_trouble

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_SETTLED_MS = 120
_FORM_WIDTH = 336
_FIRST_SIZE = (1180, 780)


class PrintDialog(QDialog):
    """One dialog for everything on paper. The preview follows a moment after the last choice."""

    def __init__(self, window: "MainWindow", choices: PrintChoices | None = None) -> None:
        super().__init__(window)
        self._window, self._say = window, window.translator
        document = window.workbench.document
        self._earlier = earlier_plans(document, self._say)
        self._old = 0
        self._order: PrintOrder | None = None
        self.setWindowTitle(self._say("printing.title"))
        self.setModal(True)
        self.form = PrintForm(
            document.committed,
            _with_labels(window, choices or remembered_choices(window.settings.remembered.printing)),
            self._say,
            coloured_apart(window),
        )
        self.form.setFixedWidth(_FORM_WIDTH)
        self.form.settings.lock(document.read_only)
        self.preview = PagePreview(self._say, window.theme)
        self.output = Output(self, window)
        self._thread = PreviewThread(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._build()
        self._connect()
        self._offer_old()
        open_over(self, _FIRST_SIZE, window)
        self._changed()

    def _build(self) -> None:
        say = self._say
        self.print_button = QPushButton(say("printing.print"), default=True)
        self.save_button = QPushButton(say("printing.save"), autoDefault=False)
        close = QPushButton(say("dialog.close"), autoDefault=False)
        close.clicked.connect(self.reject)
        self.status = label("", "muted")
        buttons, middle, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        buttons.addWidget(self.status, 1)
        for button in (close, self.save_button, self.print_button):
            buttons.addWidget(button)
        middle.setSpacing(12)
        middle.addWidget(self.form)
        middle.addWidget(self.preview, 1)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.settings_changed.connect(self._change_settings)
        self.form.old_chosen.connect(self._choose_old)
        self.preview.wanted.connect(self._settle.start)
        self._settle.timeout.connect(self._draw)
        self._thread.drawn.connect(self._show)
        self._thread.failed.connect(self._tell_failure)
        self.print_button.clicked.connect(lambda: self.output.print_on_paper(self.order))
        self.save_button.clicked.connect(self._save)

    @property
    def order(self) -> PrintOrder:
        """What is to be printed, as the form says now; the same object until something changes."""
        if self._order is None:
            project, choices = self._window.workbench.document.committed, self.form.choices
            faces = faces_to_print(choices.where, project, self._window.workbench.face_ref, self.form.chosen_faces)
            old = self._earlier[self._old].project() if choices.document in COMPARISONS else None
            setup = choices.setup
            if setup.pictures:
                setup = msgspec.structs.replace(setup, absent=absent_pictures(project.products, self._window.workbench.document.images))
            if self.form.as_on_screen:
                seen = colours_on(self._window, choices.where == "face")
                setup = msgspec.structs.replace(setup, given=seen.given, marked=seen.marked, legend_lines=seen.legend)
            self._order = PrintOrder(choices.document, project, setup, faces, old)
        return self._order

    def _changed(self) -> None:
        self._order = None
        self.status.setText(self._say("printing.drawing"))
        self._settle.start()

    def _draw(self) -> None:
        order = self._ordered(asked=False)
        if order is not None:
            images = self._window.workbench.document.images
            self._thread.ask(Wish(order, images, self._say, self.preview.page, self.preview.room, self.preview.zoom))

    def _ordered(self, asked: bool = True) -> PrintOrder | None:
        """The order; None after a notice when the version to compare with is damaged."""
        return self.output.attempt(lambda: self.order, asked)

    def _show(self, shown: Shown) -> None:
        self.preview.show_drawn(shown)
        self.status.setText(self._say.plural("printing.pages", shown.pages))

    def _tell_failure(self, text: str) -> None:
        self.status.setText("")
        self.preview.show_text(self._say("printing.failed", reason=text))

    def _change_settings(self, fields: dict[str, object]) -> None:
        """A setting of the project, entered here, is an edit like any other."""
        document = self._window.workbench.document
        document.do(Label("edit.print_settings"), change_settings(document.committed, **fields))
        self._changed()

    def _offer_old(self) -> None:
        self.form.offer_old([*(one.name for one in self._earlier), self._say("printing.old.file")], self._old)

    def _choose_old(self, index: int) -> None:
        """One of the plans to compare with, or a file."""
        if index == len(self._earlier):
            say = self._say
            name, _ = QFileDialog.getOpenFileName(
                self, say("printing.old.title"), self._window.settings.remembered.folder, say("file.filter.readable")
            )
            self.compare_with_file(Path(name)) if name else self._offer_old()
            return
        self._old = index
        end_trouble(self._window, self)
        self._changed()

    def compare_with_file(self, path: Path) -> bool:
        """Compare with the plan in a file; False after a notice when it cannot be read."""
        project: Project | None = self.output.attempt(lambda: plan_in_file(self, path, self._say))
        if project is not None:
            self._earlier.append(Earlier(path.name, lambda: project))
            self._old = len(self._earlier) - 1
        self._offer_old()
        self._changed()
        return project is not None

    def _save(self) -> None:
        order = self._ordered()
        saved = self.output.save(order) if order is not None else None
        if saved is not None:
            self.status.setText(self._say("file.exported", name=saved.name))

    def done(self, result: int) -> None:
        self._settle.stop()
        self._thread.end()
        remembered = self._window.settings.remembered
        remembered.printing = kept_choices(self.form.choices)
        super().done(result)


def _with_labels(window: "MainWindow", choices: PrintChoices) -> PrintChoices:
    """The choices with the labels that are on the shelf now: what is printed is what was seen."""
    return msgspec.structs.replace(choices, setup=msgspec.structs.replace(choices.setup, label_fields=label_fields(window)))
