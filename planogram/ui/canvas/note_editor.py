"""Writing a note in place: a field laid over the note, with its words at their size. What is written becomes one step when it is left."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from planogram.draw.notes import NOTE_TEXT
from planogram.exchange.font import measurer
from planogram.i18n import Translator
from planogram.model.find import UnknownId
from planogram.model.note import LONGEST_TEXT, NOTE_WIDTH
from planogram.session.workbench import Workbench
from planogram.tools.notes import box_of_note, find_note, rewrite_note, write_note
from planogram.tools.overlay import Box
from planogram.ui.canvas.camera import CameraView
from planogram.ui.canvas.marks import scene_rect
from planogram.ui.early import Early

_SMALLEST_PX, _LEAST_WIDTH, _LEAST_HEIGHT, _AROUND = 12, 190, 44, 12
_KEPT_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class NoteEditor(QPlainTextEdit):
    """`open` writes in a note that is there, `begin` a new one. Enter or leaving the field ends it, Shift+Enter is a new line, Escape forgets."""

    def __init__(self, view: CameraView, workbench: Workbench) -> None:
        super().__init__(view.viewport())
        self._view, self._workbench = view, workbench
        self._note, self._before, self._size = "", "", 0
        self._box: Box | None = None
        self.setObjectName("noteEditor")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        view.zoomed.connect(lambda _: self._place())
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self._place())
        Early(self, self._early)
        self.hide()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self.setPlaceholderText(translator("notes.placeholder"))
        self.setAccessibleName(translator("notes.editor"))

    def open(self, note_id: str) -> None:
        """Write in the note of that id."""
        try:
            note = find_note(self._workbench.project, note_id)
        except UnknownId:
            return
        self._start(note_id, note.text, box_of_note(note, measurer()))

    def begin(self, at: QPoint) -> None:
        """Write a new note with its upper left corner at a point of the viewport."""
        corner = self._view.mapToScene(at)
        self._start("", "", Box(corner.x(), -corner.y() - NOTE_TEXT * 2, NOTE_WIDTH, NOTE_TEXT * 2))

    def _start(self, note_id: str, text: str, box: Box) -> None:
        self.finish()
        self._note, self._before, self._box = note_id, text, box
        self.setPlainText(text)
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Take what was written."""
        box, self._box = self._box, None
        if box is None:
            return
        self.hide()
        text = self.toPlainText().strip()
        if self._note and text != self._before:
            rewrite_note(self._workbench, self._note, text)
        elif not self._note:
            write_note(self._workbench, box.x, box.top, text)
        self._view.viewport().update()

    def forget(self) -> None:
        """Leave everything as it was."""
        self._box = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
            self._view.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finish()
            self._view.setFocus()
        else:
            super().keyPressEvent(event)

    def _early(self, event: QEvent) -> bool:
        # while one writes, letters are letters: no verb of the drawing answers them
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not event.modifiers() & _KEPT_KEYS:
            event.accept()
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def _changed(self) -> None:
        text = self.toPlainText()
        if len(text) > LONGEST_TEXT:
            self.setPlainText(text[:LONGEST_TEXT])
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._place()

    def _place(self) -> None:
        """Over the note, never smaller than one can write in, never out of sight."""
        if self._box is None:
            return
        size = max(_SMALLEST_PX, int(NOTE_TEXT * self._view.transform().m11()))
        if size != self._size:
            self._size = size
            self.setStyleSheet(f"font-size: {size}px;")
        area = self._view.mapFromScene(scene_rect(self._box)).boundingRect()
        width = max(_LEAST_WIDTH, area.width())
        self.setFixedWidth(width)
        lines = max(1, round(self.document().size().height()))
        height = max(_LEAST_HEIGHT, area.height(), int(lines * self.fontMetrics().lineSpacing()) + _AROUND)
        self.setGeometry(self._in_sight(area.topLeft(), width, height))

    def _in_sight(self, corner: QPoint, width: int, height: int) -> QRect:
        room = self._view.viewport().rect()
        return QRect(max(0, min(corner.x(), room.width() - width)), max(0, min(corner.y(), room.height() - height)), width, height)
