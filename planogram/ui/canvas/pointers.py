"""Qt's events as tools understand them: mm on the face, keys held, a tolerance of 8 pixels."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTransform

from planogram.tools.overlay import Cursor
from planogram.tools.pointer import Button, Pointer

TOLERANCE_PX = 8.0
BUTTONS: dict[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}
_CURSORS: dict[Cursor, Qt.CursorShape] = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "grab": Qt.CursorShape.OpenHandCursor,
    "move": Qt.CursorShape.ClosedHandCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "forbidden": Qt.CursorShape.ForbiddenCursor,
    "size_h": Qt.CursorShape.SizeHorCursor,
    "size_v": Qt.CursorShape.SizeVerCursor,
}


def pointer_at(view: QTransform, at: QPointF, keys: Qt.KeyboardModifier, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> Pointer:
    """The pointer at a viewport point, `view` being the view's transform from scene to viewport."""
    scene = view.inverted()[0].map(at)
    return Pointer(
        scene.x(),
        -scene.y(),
        TOLERANCE_PX / view.m11(),
        shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
        ctrl=bool(keys & Qt.KeyboardModifier.ControlModifier),
        alt=bool(keys & Qt.KeyboardModifier.AltModifier),
        button=BUTTONS.get(button, "left"),
    )


def cursor_shape(cursor: Cursor) -> Qt.CursorShape:
    """The pointer's shape for what a tool says."""
    return _CURSORS[cursor]
