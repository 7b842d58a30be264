"""A view that zooms about the cursor, pans with the middle button or Space, fits, and rests before pictures are made sharp again."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from planogram.ui.canvas.kept import KeptPictures
from planogram.ui.canvas.layers import LayeredView
from planogram.ui.early import Early
from planogram.ui.raising import told_whole

SMALLEST, LARGEST = 0.01, 12.0
"""Pixels per mm."""
_REST_MS = 120
_STEP = 1.25
_OVER = 0.6
_MM_PER_INCH = 25.4


class CameraView(LayeredView):
    """Scene units are mm; what is to be seen is the subclass's business."""

    zoomed = Signal(float)
    """The zoom as a ratio of life size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._stage = QGraphicsScene()
        super().__init__(self._stage, parent)
        self._fitted = True
        self._panning: QPoint | None = None
        self._space = False
        self._kept = KeptPictures()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._settle)
        self._content = QRectF()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._stage.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setMouseTracking(True)
        Early(self.viewport(), lambda event: self.seen_first(event))

    @property
    def zoom(self) -> float:
        """Pixels per mm."""
        return self.transform().m11()

    @property
    def content(self) -> QRectF:
        """What there is to see, scene mm."""
        return self._content

    def set_content(self, content: QRectF) -> None:
        """What there is to see has another size; it stays fitted when it was."""
        if content != self._content:
            self._content = content
            self._leave_room()
            if self._fitted:
                self.fit()

    def _leave_room(self) -> None:
        """Let any point of the content be brought to the middle of the viewport, so that zooming about the cursor always can."""
        wide, high = self.viewport().width() * _OVER / self.zoom, self.viewport().height() * _OVER / self.zoom
        self.setSceneRect(self._content.adjusted(-wide, -high, wide, high))

    def life_size(self) -> float:
        """Pixels per mm at which a centimetre on the screen is a centimetre."""
        return self.logicalDpiX() / _MM_PER_INCH

    def settled(self) -> bool:
        """Whether the zoom has rested long enough for sharp pictures."""
        return not self._rest.isActive()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom so that the scene point under `about` (viewport pixels; the middle when not given) stays there."""
        self._fitted = False
        self._zoom_to(self.zoom * factor, about)

    def actual_size(self) -> None:
        """100 %: life size."""
        self._fitted = False
        self._zoom_to(self.life_size(), None)

    def fit(self) -> None:
        """Everything in view; stays so when the window is resized."""
        self._fit_rect(self._content)
        self._fitted = True

    def fit_rect(self, rect: QRectF) -> None:
        """`rect` (scene mm) with some room around it in view."""
        room = max(rect.width(), rect.height()) * 0.15
        self._fit_rect(rect.adjusted(-room, -room, room, room))
        self._fitted = False

    def _fit_rect(self, rect: QRectF) -> None:
        size = self.viewport().size()
        if rect.isEmpty() or size.isEmpty():
            return
        scale = min((size.width() - 2) / rect.width(), (size.height() - 2) / rect.height())
        self._set_scale(scale)
        self.centerOn(rect.center())

    def _zoom_to(self, scale: float, about: QPointF | None) -> None:
        at = about if about is not None else QPointF(self.viewport().rect().center())
        if self.settled() and self.isVisible():
            self._kept.keep(self, self.seen(), self._content)
        fixed = self.viewportTransform().inverted()[0].map(at)
        self._set_scale(scale)
        moved = self.viewportTransform().map(fixed) - at
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved.y()))

    def _set_scale(self, scale: float) -> None:
        scale = min(LARGEST, max(SMALLEST, scale))
        if scale == self.zoom:
            return
        self._rest.start()
        self.resetTransform()
        self.scale(scale, scale)
        self._leave_room()
        self.zoomed.emit(scale / self.life_size())

    def seen(self) -> QRectF:
        """The part of the scene in view."""
        return self.viewportTransform().inverted()[0].mapRect(QRectF(self.viewport().rect()))

    def content_changed(self) -> None:
        """What is shown is another: pictures kept for zooming are of no use any more."""
        self._kept.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.settled() or not self._kept.covers(self.seen() & self._content):
            super().paintEvent(event)
            return
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.backgroundBrush())
            self._kept.paint(painter, self.viewportTransform())

    def _settle(self) -> None:
        """The hand rests: all is painted itself, for nothing may be there to sharpen. Subclasses sharpen what is in view."""
        self.viewport().update()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move what is seen by viewport pixels, as a hand would push the paper."""
        self._fitted = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(dx))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(dy))

    def reveal_by(self, dx: float, dy: float) -> None:
        """Scroll by viewport pixels, right and down, as far as there is something to see: at the end of it the paper stays."""
        seen, content, zoom = self.seen(), self._content, self.zoom
        right, left = max(0.0, content.right() - seen.right()) * zoom, max(0.0, seen.left() - content.left()) * zoom
        down, up = max(0.0, content.bottom() - seen.bottom()) * zoom, max(0.0, seen.top() - content.top()) * zoom
        across, along = max(-left, min(dx, right)), max(-up, min(dy, down))
        if round(across) or round(along):
            self.pan_by(-across, -along)

    @property
    def panning(self) -> bool:
        """Whether the hand holds the paper."""
        return self._panning is not None

    def start_pan(self, event: QMouseEvent) -> bool:
        """Begin panning when this press means it: middle button, or Space held."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        if not middle and not (self._space and event.button() == Qt.MouseButton.LeftButton):
            return False
        self._panning = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def go_on_panning(self, event: QMouseEvent) -> None:
        """The hand moved while it holds the paper."""
        if self._panning is not None:
            here = event.position().toPoint()
            self.pan_by(here.x() - self._panning.x(), here.y() - self._panning.y())
            self._panning = here

    def end_pan(self) -> None:
        """The hand let go."""
        self._panning = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)

    def hold_space(self, held: bool) -> None:
        """Space went down or up."""
        self._space = held
        if self._panning is None:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan_by(event.angleDelta().y() + event.angleDelta().x(), 0)
        else:
            delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
            self.pan_by(delta.x(), delta.y())

    def seen_first(self, event: QEvent) -> bool:
        """An event of the viewport before its handlers; True when they shall not see it."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle()
        return False

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()
        if self._fitted:
            self.fit()
