"""The hand on the plan: mouse and keys become pointers for the floor's tools and its verbs. Decides nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QWidget

from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools.floor import FloorTool
from planogram.tools.floor_carry import FloorCarry
from planogram.tools.floor_commands import nudge_refs
from planogram.tools.floor_draw import FloorDraw
from planogram.tools.floor_furniture import FloorFurniture
from planogram.tools.floor_pnm import FloorPnm
from planogram.tools.floor_verdict import verdict_of
from planogram.tools.furnish import Load
from planogram.tools.pointer import Pointer
from planogram.ui.canvas.hand import FURNITURE_MIME, PNM_MIME
from planogram.ui.canvas.pointing import PointingView

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class FloorHand(PointingView):
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
        self.carried: FloorCarry | None = None
        self.load_of: Callable[[str], Load | None] = lambda _: None
        self._pressed_drawing = False

    def fit_selection(self) -> None:
        """The selected things in view."""
        raise NotImplementedError

    def begin(self) -> None:
        self._pressed_drawing = self.draw is not None

    def press(self, pointer: Pointer) -> None:
        (self.draw or self.tool).press(pointer)

    def drag(self, pointer: Pointer) -> None:
        (self.draw or self.tool).move(pointer)

    def hover(self, pointer: Pointer) -> None:
        (self.draw or self.tool).hover(pointer)

    def lost(self) -> None:
        if self.draw is None:
            self.tool.cancel()

    def let_go(self, pointer: Pointer) -> None:
        if self.draw is None and pointer.button != "left":
            return
        (self.draw or self.tool).release(pointer)
        self.mind_drawing()
        if self.tool.verdict is not None:
            self.judged.emit(self.tool.verdict)

    def double(self, pointer: Pointer) -> None:
        (self.draw or self.tool).double(pointer)
        self.mind_drawing()

    def mind_drawing(self) -> None:
        """Back to selecting once something is drawn, or another shop is open."""
        if self.draw is not None and self.draw.finished:
            self.draw = None
            self.drawn.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.carried = self._carrier(event.mimeData())
        if self.carried is None:
            event.ignore()
            return
        self.draw = None
        event.acceptProposedAction()

    def _carrier(self, mime: QMimeData) -> FloorCarry | None:
        """What carries what is dragged in; None for what stands on no floor."""
        if mime.hasFormat(PNM_MIME):
            return FloorPnm(self._workbench, bytes(mime.data(PNM_MIME).data()).decode())
        load = self.load_of(bytes(mime.data(FURNITURE_MIME).data()).decode()) if mime.hasFormat(FURNITURE_MIME) else None
        return FloorFurniture(self._workbench, load.gondola, load.products) if load is not None and load.gondola is not None else None

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
        return self.pointer(event.position(), event.modifiers())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.viewport().rect().center()))
        elif not self._pressed_drawing and self.wants_menu(event):  # while drawing the right button ends the line
            self.menu_wanted.emit(event.globalPos())
        event.accept()

    def leave(self) -> None:
        self.tool.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.draw is not None:
            self.draw.close()
            self.mind_drawing()
            self.sync()
        elif self._nudge(event):
            self.sync()
        else:
            super().keyPressEvent(event)

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

    def escape(self) -> bool:
        """Cancel what the hand is doing, else stop drawing, else select nothing; the key is the plan's all the same."""
        if self.draw is not None:
            if not self.draw.cancel():
                self.draw = None
                self.drawn.emit()
        elif not self.tool.cancel():
            self.tool.select(())
        return True
