"""A view that is pointed at: mouse and Space pan, every other event becomes a pointer for the subclass. Knows no tool."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from planogram.tools.pointer import Pointer
from planogram.ui.canvas.camera import CameraView
from planogram.ui.canvas.pointers import BUTTONS, pointer_at


class PointingView(CameraView):
    """The subclass says what pressing, dragging, hovering, letting go, a double click, leaving and Escape do, and mirrors all in `sync`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mouse, self._keys = QPointF(), Qt.KeyboardModifier.NoModifier
        self._held = self._taken_back = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sync(self) -> None:
        """Mirror what tools and project say now."""
        raise NotImplementedError

    def begin(self) -> None:
        """A button goes down that does not pan."""

    def press(self, pointer: Pointer) -> None:
        """A button goes down on something."""
        raise NotImplementedError

    def drag(self, pointer: Pointer) -> None:
        """The mouse moves with the left button held."""
        raise NotImplementedError

    def hover(self, pointer: Pointer) -> None:
        """The mouse moves."""
        raise NotImplementedError

    def let_go(self, pointer: Pointer) -> None:
        """A button goes up that did not pan."""
        raise NotImplementedError

    def lost(self) -> None:
        """The left button went up elsewhere: over a menu, a dialog or the list of commands that opened while it was held."""
        raise NotImplementedError

    def double(self, pointer: Pointer) -> None:
        """The second click of a double one."""
        raise NotImplementedError

    def leave(self) -> None:
        """The mouse is elsewhere."""
        raise NotImplementedError

    def escape(self) -> bool:
        """Cancel what the hand is doing, else select nothing; False when there was nothing of either: a window over the main one closes then."""
        raise NotImplementedError

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> Pointer:
        """The pointer at a point of the viewport."""
        self._mouse, self._keys = at, keys
        return pointer_at(self.viewportTransform(), at, keys, button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in BUTTONS:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._taken_back = event.button() == Qt.MouseButton.RightButton and bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self._taken_back:
            self._held = False
            self.lost()
            self.sync()
        elif not self.start_pan(event):
            self._held = event.button() == Qt.MouseButton.LeftButton
            self.begin()
            self.press(self.pointer(event.position(), event.modifiers(), event.button()))
            self.sync()
        event.accept()

    def wants_menu(self, event: QContextMenuEvent) -> bool:
        """Whether a menu is meant. In mid-drag the right button takes the drag back: the left one, still down, would choose from the menu."""
        return event.reason() == QContextMenuEvent.Reason.Keyboard or not self._taken_back

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.panning and event.buttons():
            self.go_on_panning(event)
            return
        if self.panning:  # let go elsewhere, as below
            self.end_pan()
        pointer = self.pointer(event.position(), event.modifiers())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.drag(pointer)
        else:
            if self._held:
                self._held = False
                self.lost()
            self.hover(pointer)
        self.sync()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.panning:
            self.end_pan()
        elif event.button() in BUTTONS:
            self._held = False
            self.let_go(self.pointer(event.position(), event.modifiers(), event.button()))
        self.sync()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        if self._held:  # what the hand holds stays under it
            self.drag(self.pointer(event.position(), event.modifiers()))
            self.sync()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.double(self.pointer(event.position(), event.modifiers()))
            self.sync()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.leave()
        self.sync()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hold_space(True)
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.escape())
            self.sync()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hold_space(False)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hold_space(False)
        super().focusOutEvent(event)
