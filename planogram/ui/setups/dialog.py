"""Which faces are set up: a list with their state, the drawing beside the photograph, and what a store does about it. It stays open and follows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QSplitter, QVBoxLayout, QWidget

from planogram.exchange.photos import read_photo
from planogram.exchange.setup_picture import Side, write_setup_picture
from planogram.exchange.variants.naming import safe_name
from planogram.model.setup_state import STATES, FaceSetup, setups
from planogram.session.setups import confirm_face, withdraw_setup
from planogram.storage.atomic import write_atomically
from planogram.ui.beside import show_beside
from planogram.ui.compare.looking import LookingView
from planogram.ui.following import Following
from planogram.ui.icons import icon
from planogram.ui.parts import label, named, open_over
from planogram.ui.person import person_name
from planogram.ui.setups.confirm_dialog import ConfirmDialog
from planogram.ui.setups.photo_view import PhotoView
from planogram.ui.setups.words import face_text, said_text, state_text

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_SIZE, _LIST = (1240, 720), 300
_ICONS = {"none": "info", "confirmed": "done", "older": "warning"}
_KEY = Qt.ItemDataRole.UserRole
_ALL = "all"


def show_setups(window: "MainWindow") -> "SetupsDialog":
    """Open it on the face on show."""
    return show_beside(window, lambda: SetupsDialog(window))


class SetupsDialog(QDialog):
    """A row a face, once for each store that spoke."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._say = window, window.translator
        self._rows: tuple[FaceSetup, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("setups.title"))
        open_over(self, _SIZE, window)
        self.filter, self.list, self.count = QComboBox(), QListWidget(), label("", "muted", wrap=True)
        self.heading, self.said, self.comment = label("", "heading", wrap=True), label("", "muted", wrap=True), label("", wrap=True)
        self.plan, self.photo = LookingView(self._say), PhotoView(self._say, window.theme)
        self.plan.set_theme(window.theme)
        buttons = (QPushButton(self._say(f"setups.{name}"), autoDefault=False) for name in ("confirm", "withdraw", "save"))
        self.confirm, self.withdraw, self.save = buttons
        self._arrange()
        self._connect()
        self.refresh()
        self._start()

    def _arrange(self) -> None:
        self.filter.setAccessibleName(self._say("setups.filter"))
        self.list.setAccessibleName(self._say("setups.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for state in (_ALL, *STATES):
            self.filter.addItem(self._say(f"setups.filter.{state}"), state)
        split = QSplitter()
        split.addWidget(_column(self.filter, self.list, self.count, stretch=self.list))
        views = QSplitter()
        title = label(self._say("setups.plan"), "heading")
        title.setContentsMargins(12, 6, 12, 2)
        views.addWidget(named(_column(title, self.plan, stretch=self.plan), "centre"))
        views.addWidget(self.photo)
        views.setSizes([500, 400])
        views.setChildrenCollapsible(False)
        split.addWidget(_column(self.heading, self.said, self.comment, views, stretch=views))
        split.setHandleWidth(14)
        split.setSizes([_LIST, _SIZE[0] - _LIST])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(split, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot, close = QHBoxLayout(), QPushButton(self._say("dialog.close"), autoDefault=False)
        self.confirm.setObjectName("primary")
        close.clicked.connect(self.close)
        foot.addWidget(self.withdraw)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.confirm)
        return foot

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda _: self.refresh())
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.confirm.clicked.connect(self._ask)
        self.withdraw.clicked.connect(self._withdraw)
        self.save.clicked.connect(self._choose_picture)
        Following(self, self._window.workbench, self.refresh)

    def _start(self) -> None:
        """The face on show in the window, when the list has it."""
        reference = self._window.workbench.face_ref
        if reference is not None:
            self.pick(reference.gondola, reference.side)

    # the list

    def refresh(self) -> None:
        """Mirror the document; the row picked stays picked."""
        kept, project = self._key(), self._window.workbench.document.committed
        wanted, rows = self.filter.currentData(), setups(project)
        self._rows = tuple(row for row in rows if wanted in (_ALL, row.state))
        counts = {state: sum(row.state == state for row in rows) for state in STATES}
        self.count.setText(self._say("setups.count", **counts))
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            self.list.addItem(self._entry(row))
        self.list.blockSignals(False)
        self.list.setCurrentRow(next((n for n, row in enumerate(self._rows) if _key(row) == kept), 0 if self._rows else -1))
        self._show()

    def _entry(self, row: FaceSetup) -> QListWidgetItem:
        entry = QListWidgetItem(f"{face_text(row, self._say)}\n{state_text(row, self._say)}")
        theme = self._window.theme
        entry.setIcon(icon(_ICONS[row.state], theme.warning if row.state == "older" else theme.text))
        entry.setData(_KEY, _key(row))
        return entry

    @property
    def picked(self) -> FaceSetup | None:
        """The face picked in the list."""
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def pick(self, gondola: str, side: str, store: str | None = None) -> None:
        """Pick a face, of a store when one is named."""
        for number, row in enumerate(self._rows):
            if (row.gondola.id, row.face.side) == (gondola, side) and store in (None, row.store):
                self.list.setCurrentRow(number)
                return

    def _key(self) -> tuple[str, str, str]:
        return ("", "", "") if self.picked is None else _key(self.picked)

    def _show(self) -> None:
        row, say, document = self.picked, self._say, self._window.workbench.document
        self.confirm.setEnabled(row is not None and not document.read_only)
        said = None if row is None else row.confirmation
        self.withdraw.setEnabled(said is not None and not document.read_only)
        self.save.setEnabled(row is not None)
        if row is None:
            empty = not document.committed.gondolas
            self.heading.setText(say("setups.empty" if empty else "setups.no_match"))
        else:
            self.heading.setText(face_text(row, say))
        self.said.setText("" if row is None else said_text(row, say))
        self.comment.setText("" if said is None else said.comment)
        self.comment.setVisible(bool(self.comment.text()))
        self.plan.setVisible(row is not None)
        if row is not None:
            self.plan.lend_pictures(document.images)
            # beside a photograph the plan shows packs as they look
            style = msgspec.structs.replace(self.plan.style_now, pictures=True)
            self.plan.show_plan(document.committed, row.gondola.id, row.face.side, style)
            self.plan.fit()
        self.photo.show_photos(() if said is None else said.photos, document.images)

    # what is done

    def _ask(self) -> None:
        row, say = self.picked, self._say
        if row is None:
            return
        folder = self._window.settings.remembered.folder or str(Path.home())
        dialog = ConfirmDialog(self, say, face_text(row, say), person_name(), folder, self.read_photos)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.entered_day is not None:
            document = self._window.workbench.document
            gondola, side = row.gondola.id, row.face.side
            confirm_face(
                document, gondola, side, dialog.entered_day, dialog.person.text().strip(), dialog.comment.toPlainText().strip(), dialog.photos
            )
            self.pick(gondola, side, "")
            self._window.status.say(say("setups.done", face=face_text(row, say)))
        dialog.deleteLater()

    def read_photos(self, paths: Sequence[Path]) -> dict[str, bytes] | None:
        """The photographs in these files, made ready; None after a message."""
        return self._window.files.attempt("setups.photos.reading", "setups.photos.failed", paths[0], lambda *_: dict(map(read_photo, paths)))

    def _withdraw(self) -> None:
        row = self.picked
        if row is not None and row.confirmation is not None:
            withdraw_setup(self._window.workbench.document, row.confirmation)

    def _choose_picture(self) -> None:
        row, folder = self.picked, self._window.settings.remembered.folder or str(Path.home())
        if row is None:
            return
        proposed = str(Path(folder) / f"{safe_name(face_text(row, self._say)) or 'face'}.png")
        name, _ = QFileDialog.getSaveFileName(self, self._say("setups.save").rstrip("…"), proposed, self._say("file.filter.png"))
        if name:
            self.save_picture(Path(name) if Path(name).suffix else Path(f"{name}.png"))

    def save_picture(self, path: Path) -> bool:
        """The drawing and the photographs side by side, as a PNG at `path`."""
        row, say, document = self.picked, self._say, self._window.workbench.document
        if row is None:
            return False
        project, images, face = document.committed, dict(document.images), (row.gondola.id, row.face.side)
        beside = Side(face_text(row, say), said_text(row, say), () if row.confirmation is None else row.confirmation.photos)

        def work(*_: object) -> bool:
            write_atomically(path, lambda file: write_setup_picture(file, project, face, beside, images, say), keep_previous=False)
            return True

        return self._window.files.attempt("setups.saving", "setups.not_saved", path, work) is not None


def _key(row: FaceSetup) -> tuple[str, str, str]:
    return row.gondola.id, row.face.side, row.store


def _column(*widgets: QWidget, stretch: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is stretch else 0)
    return holder
