"""The hand on the canvas: mouse, keys and drops become pointers for the tools, and drags scroll at the edges. Decides nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from planogram.exchange.font import measurer
from planogram.session.layers import Layer
from planogram.session.workbench import Workbench
from planogram.tools.furnish import FurnishTool, Load
from planogram.tools.overlay import Message
from planogram.tools.place import PlaceTool
from planogram.tools.pnm import PnmPlaceTool
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.tool import Tool
from planogram.ui.canvas.edges import EdgeScroll
from planogram.ui.canvas.lending import LendingView
from planogram.ui.canvas.spring import TabSpring

PRODUCTS_MIME = "application/x-planogram-products"
"""Data: product ids joined by newlines."""
FURNITURE_MIME = "application/x-planogram-furniture"
"""Data: the reference of a piece of the palette, which `load_of` understands."""
PNM_MIME = "application/x-planogram-pnm"
"""Data: what tools/pnm.PnmPlaceTool takes: an article, a kind of piece, or a detached piece."""
_KEYS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}


class HandView(LendingView):
    """Gives every event to the tool and then calls `sync`, which the subclass makes a mirror."""

    menu_wanted = Signal(QPoint)
    note_opened = Signal(str)  # id
    refused = Signal(tuple, bool)  # locked layers that the hand met, and whether it took hold of nothing at all

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._select = select_tool(self, workbench)
        self.load_of: Callable[[str], Load | None] = lambda _: None
        self._tool: Tool = self._select
        self._hand_down = False
        self._edge = EdgeScroll(self)
        self._edge.pushed.connect(self._push_edge)
        self._spring = TabSpring(self)
        self._spring.opened.connect(self._go_on)

    def selection_in_view(self) -> QPoint:
        """Where the menu key opens its menu, viewport pixels."""
        return self.viewport().rect().center()

    def grasped(self) -> None:
        """The hand begins something."""

    def turned_away(self, message: Message) -> None:
        """What was let go on a tab finds no room behind it."""

    def begin(self) -> None:
        self._hand_down = True
        self.grasped()

    def press(self, pointer: Pointer) -> None:
        self._tool.press(pointer)

    def drag(self, pointer: Pointer) -> None:
        self._lend(self._view_under() if self._select.changes_face else None)
        if self._lent is not None:
            self.still()
            self._tool.move(self._lent.pointed_from(self))
            self._lent.mind_edge()
            self._lent.sync()
            return
        self._tool.move(pointer)
        if self._select.changes_face and self._spring.follow(self.viewport().mapToGlobal(self._mouse.toPoint())):
            self._edge.stop()
        else:
            self.mind_edge()

    def hover(self, pointer: Pointer) -> None:
        self._tool.hover(pointer)

    def lost(self) -> None:
        self._hand_down = False
        if self._tool.busy:
            self.escape()
        else:
            self._tool.cancel()  # a press that has not travelled yet is over too

    def let_go(self, pointer: Pointer) -> None:
        if pointer.button == "left":
            self._land(pointer)
        self.still()

    def _release(self, pointer: Pointer) -> None:
        """The tool's own end of a drag; on a tab, where the block is to go behind it, down there where there is room."""
        if self._select.changes_face and self._spring.open_at(self.viewport().mapToGlobal(self._mouse.toPoint())):
            told = self._select.settle(pointer)
            if told is not None:
                self.turned_away(told)
        else:
            self._tool.release(pointer)

    def _land(self, pointer: Pointer) -> None:
        history = self._workbench.document.history
        before, there = history.now, self._lent
        self._release(pointer if there is None else there.pointed_from(self))
        self._lend(None)
        if history.now > before:
            (there or self).dropped()
        if there is not None:
            there.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._hand_down = False

    def double(self, pointer: Pointer) -> None:
        self._select.double(pointer)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.selection_in_view())
        if self.wants_menu(event):
            self.menu_wanted.emit(at)
        event.accept()

    def leave(self) -> None:
        self._select.leave()

    # keys that belong to the hand; verbs are the window's actions

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._keys_changed(event.modifiers() | _KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._keys_changed(event.modifiers() & ~_KEYS[Qt.Key(event.key())])
        else:
            super().keyReleaseEvent(event)

    def escape(self) -> bool:
        chosen = self._workbench.selection
        self._lend(None)
        had = self._tool.cancel()
        if not had:
            had = bool(chosen.ids or chosen.part or chosen.pieces or chosen.notes)
            chosen.set(())
        self.still()
        return had

    def forget_gesture(self) -> None:
        """After an error: whatever the hand was doing is over, and the tool that failed is not asked about it."""
        self.still()
        self._lend(None)
        self._hand_down = False
        self._tool = self._select = select_tool(self, self._workbench)

    def _keys_changed(self, keys: Qt.KeyboardModifier) -> None:
        if self._tool.busy:
            here = self.pointer(self._mouse, keys)
            self._tool.move(here if self._lent is None else self._lent.pointed_from(self))
            (self._lent or self).sync()

    # scrolling at the edges, and other faces

    def still(self) -> None:
        self._edge.stop()
        self._spring.stop()

    def _go_on(self) -> None:
        self._keys_changed(self._keys)

    def mind_edge(self) -> None:
        if self._tool.busy:
            self._edge.follow(self._mouse, self.viewport().rect())
        else:
            self._edge.stop()

    def _push_edge(self, push: QPointF) -> None:
        if not self._tool.busy:
            self._edge.stop()
            return
        self.reveal_by(push.x(), push.y())
        self._tool.move(self.pointer(self._mouse, self._keys))
        self.sync()

    # drops from the catalogue

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        tool = carrier(self._workbench, event.mimeData(), self.load_of)
        if tool is None:
            tell_locked_out(self, self._workbench, event.mimeData())
            event.ignore()
            return
        self.grasped()
        self._tool = tool
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._tool is self._select:
            event.ignore()
            return
        self._tool.move(self.pointer(event.position(), event.modifiers()))
        self.mind_edge()
        self.sync()
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._end_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._tool is not self._select:
            self._land(self.pointer(event.position(), event.modifiers()))
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._end_drop()

    def _end_drop(self) -> None:
        self._tool.cancel()
        self._tool = self._select
        self._edge.stop()
        self.sync()


def carrier(workbench: Workbench, mime: QMimeData, load_of: Callable[[str], Load | None]) -> Tool | None:
    """What carries what is dragged in; None for what is not meant for the drawing, or for a layer that is locked."""
    locked = workbench.selection.locked
    if mime.hasFormat(PRODUCTS_MIME):
        if "products" in locked:
            return None
        return PlaceTool(workbench, bytes(mime.data(PRODUCTS_MIME).data()).decode().split("\n"))
    if mime.hasFormat(PNM_MIME):
        return PnmPlaceTool(workbench, bytes(mime.data(PNM_MIME).data()).decode())
    load = load_of(bytes(mime.data(FURNITURE_MIME).data()).decode()) if mime.hasFormat(FURNITURE_MIME) and "furniture" not in locked else None
    return FurnishTool(workbench, load) if load is not None else None


def select_tool(view: HandView, workbench: Workbench) -> SelectTool:
    """The everyday tool, which tells `view` of notes to open and of locked layers."""
    tool = SelectTool(workbench, measurer())
    tool.edit_note, tool.refused = view.note_opened.emit, view.refused.emit
    return tool


def tell_locked_out(view: HandView, workbench: Workbench, mime: QMimeData) -> None:
    """What is dragged in may be meant for a locked layer: then that is why it cannot be dropped."""
    meant: dict[str, Layer] = {PRODUCTS_MIME: "products", FURNITURE_MIME: "furniture"}
    shut = tuple(layer for kind, layer in meant.items() if mime.hasFormat(kind) and layer in workbench.selection.locked)
    if shut:
        view.refused.emit(shut, True)
