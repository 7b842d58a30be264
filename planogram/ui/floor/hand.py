"""The hand on the plan: mouse and keys become pointers for the floor's tools and its verbs. Decides nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.floor_commands import nudge_refs
from planogram.tools.floor_draw import FloorDraw
from planogram.tools.floor_pnm import FloorPnm
from planogram.tools.floor_verdict import verdict_of
from planogram.tools.pointer import Pointer
from planogram.ui.canvas.camera import CameraView
from planogram.ui.canvas.hand import PNM_MIME
from planogram.ui.canvas.pointers import pointer_at

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class FloorHand(CameraView):
    """Gives every event to the tool, to what is drawn or to what is carried in, and then calls `sync`.

    `drawn`: back to selecting; `judged(message)`: what a move means.
    """

    drawn = Signal()
    judged = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, opened: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.tool = FloorTool(workbench, opened)
        self.draw: FloorDraw | None = None
        self.carried: FloorPnm | None = None
        self._mouse, self._pressed_drawing = QPointF(), False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sync(self) -> None:
        """Mirror what tools and project say now."""
        raise NotImplementedError

    def fit_selection(self) -> None:
        """The selected things in view."""
        raise NotImplementedError

    def _pointer(self, event: QMouseEvent) -> Pointer:
        self._mouse = event.position()
        return pointer_at(self.viewportTransform(), event.position(), event.modifiers(), event.button())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_drawing = self.draw is not None
        if not self.start_pan(event):
            (self.draw or self.tool).press(self._pointer(event))
            self.sync()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.panning:
            self.go_on_panning(event)
            return
        tool, pointer = self.draw or self.tool, self._pointer(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            tool.move(pointer)
        else:
            tool.hover(pointer)
        self.sync()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.panning:
            self.end_pan()
        elif self.draw is not None or event.button() == Qt.MouseButton.LeftButton:
            (self.draw or self.tool).release(self._pointer(event))
            self._mind_drawing()
            if self.tool.verdict is not None:
                self.judged.emit(self.tool.verdict)
        self.sync()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            (self.draw or self.tool).double(self._pointer(event))
            self._mind_drawing()
            self.sync()
        event.accept()

    def _mind_drawing(self) -> None:
        """Back to selecting once something is drawn."""
        if self.draw is not None and self.draw.finished:
            self.draw = None
            self.drawn.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not event.mimeData().hasFormat(PNM_MIME):
            event.ignore()
            return
        self.draw = None
        self.carried = FloorPnm(self._workbench, bytes(event.mimeData().data(PNM_MIME).data()).decode())
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.carried is not None:
            self.carried.move(self._dropped_at(event))
            self.sync()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        if self.carried is not None:
            self.carried.cancel()
        self.carried = None
        self.sync()

    def dropEvent(self, event: QDropEvent) -> None:
        carried, self.carried = self.carried, None
        if carried is not None:
            carried.release(self._dropped_at(event))
            if carried.placed:
                self.tool.select((carried.placed,))
                self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.acceptProposedAction()
        self.sync()

    def _dropped_at(self, event: QDropEvent) -> Pointer:
        self._mouse = event.position()
        return pointer_at(self.viewportTransform(), event.position(), event.modifiers())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.viewport().rect().center()))
        elif not self._pressed_drawing:  # while drawing the right button ends the line
            self.menu_wanted.emit(event.globalPos())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.tool.leave()
        self.sync()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hold_space(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.draw is not None:
            self.draw.close()
            self._mind_drawing()
        elif not self._nudge(event):
            event.ignore()
            return
        self.sync()

    def _nudge(self, event: QKeyEvent) -> bool:
        """Move what is selected a little; the other verbs are the window's actions (deeds.py)."""
        refs, way = self.tool.refs, _ARROWS.get(Qt.Key(event.key()))
        if not refs or way is None or self.draw is not None:
            return False
        before = self._workbench.project
        nudged = nudge_refs(self._workbench, refs, *way, fine=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        self.judge(before, refs)
        return nudged

    def judge(self, before: Project, refs: tuple[str, ...]) -> None:
        """Tell what M 8 makes of what was just moved, if anything."""
        verdict = verdict_of(before, self._workbench.project, refs)
        if verdict is not None:
            self.judged.emit(verdict)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hold_space(False)
        else:
            event.ignore()

    def _escape(self) -> None:
        """Cancel what the hand is doing, else stop drawing, else select nothing."""
        if self.draw is not None:
            if not self.draw.cancel():
                self.draw = None
                self.drawn.emit()
        elif not self.tool.cancel():
            self.tool.select(())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hold_space(False)
        super().focusOutEvent(event)
