"""All faces of a gondola at once, to look at: a click on one goes there. Editing is the elevation's."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planogram.draw.gondola import CAPTION_BELOW, FaceBox, draw_gondola, face_boxes
from planogram.draw.shapes import Drawing
from planogram.i18n import Translator
from planogram.model.fixture import SIDES
from planogram.session.workbench import Workbench
from planogram.ui.canvas.player import colour
from planogram.ui.canvas.view import ElevationView
from planogram.ui.furniture_pictures import play_drawing
from planogram.ui.theme import Theme

_MARGIN = 28


class WholeGondola(QWidget):
    """Stands in the place of the elevation while it is shown; drawn in the elevation's style. `chosen`: the person went to a face."""

    chosen = Signal()

    def __init__(self, workbench: Workbench, elevation: ElevationView, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._elevation, self._say, self._theme = workbench, elevation, translator, theme
        self._hover = ""
        """The side pointed at, or none."""
        self._scale = 1.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_translator(translator)
        self.hide()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.setAccessibleName(translator("whole.name"))
        self.setToolTip(translator("whole.tip"))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def toggle(self) -> None:
        """Show it instead of the elevation, or the elevation again."""
        shown = not self.isHidden()
        self.setVisible(not shown)
        self._elevation.setVisible(shown)
        (self._elevation if shown else self).setFocus()

    def sync(self) -> None:
        """Mirror the gondola on show."""
        if self.isVisible():
            self.update()

    def boxes(self) -> tuple[FaceBox, ...]:
        """Where the faces are, mm."""
        face = self._workbench.face
        return face_boxes(face[0], self._aspect()) if face is not None else ()

    def face_area(self, box: FaceBox) -> QRectF:
        """Where a face is in the widget, pixels."""
        drawing = self._drawing()
        self._fit(drawing)
        origin = self._origin(drawing)
        return QRectF(
            origin.x() + box.x * self._scale, origin.y() - (box.y + box.height) * self._scale, box.width * self._scale, box.height * self._scale
        )

    def _aspect(self) -> float:
        return max(1, self.width() - 2 * _MARGIN) / max(1, self.height() - 2 * _MARGIN)

    def _drawing(self) -> Drawing:
        face = self._workbench.face
        if face is None:
            return Drawing(0.0, 0.0, ())
        words: dict[str, str] = {side: self._say(f"side.{side}") for side in SIDES}
        return draw_gondola(self._workbench.project, face[0].id, self._elevation.style_now, words, self._aspect())

    def _fit(self, drawing: Drawing) -> None:
        if drawing.width > 0 and drawing.height > 0:
            room = max(1, self.width() - 2 * _MARGIN), max(1, self.height() - 2 * _MARGIN)
            self._scale = min(room[0] / drawing.width, room[1] / drawing.height)

    def _origin(self, drawing: Drawing) -> QPointF:
        return QPointF((self.width() - drawing.width * self._scale) / 2, (self.height() + drawing.height * self._scale) / 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._drawing()
        self._fit(drawing)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._elevation.style_now.theme.page))
        painter.save()
        painter.translate(self._origin(drawing))
        play_drawing(painter, drawing, self._scale, self._elevation.pictures.pixmap)
        painter.restore()
        reference = self._workbench.face_ref
        for box in self.boxes():
            if box.side == self._hover or (reference is not None and box.side == reference.side):
                painter.setPen(QPen(colour(self._theme.accent), 2.0 if box.side == self._hover or not self._hover else 1.0))
                painter.drawRect(self.face_area(box).adjusted(-6, -6, 6, 6 + CAPTION_BELOW * self._scale))  # its name within
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = next((box.side for box in self.boxes() if self.face_area(box).adjusted(-6, -6, 6, 6).contains(event.position())), "")
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if hover else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        if self._hover:
            self._go(self._hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reference, sides = self._workbench.face_ref, [str(box.side) for box in self.boxes()]
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_W) and reference is not None:
            self._go(reference.side)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and reference is not None and reference.side in sides:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._workbench.show_face(reference.gondola, sides[(sides.index(reference.side) + step) % len(sides)])
            self.update()
        else:
            super().keyPressEvent(event)

    def _go(self, side: str) -> None:
        reference = self._workbench.face_ref
        if reference is not None:
            self._workbench.show_face(reference.gondola, side)
        self.toggle()
        self.chosen.emit()
