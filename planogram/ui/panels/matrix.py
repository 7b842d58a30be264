"""The decision matrix: one index against another, one point a product (or family), four answers in the corners."""

import math
from html import escape

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planogram.metrics.indicators import INDICATORS
from planogram.ui.early import Early
from planogram.ui.panels.figure_text import column_title, figure_text
from planogram.ui.panels.figures_view import FiguresView
from planogram.ui.theme import tabular

AXES = ("is_revenue", "is_margin", "is_quantity", "is_gross_profit", "is_mix")
_USUAL = ("is_revenue", "is_margin")
_TICKS = (0.25, 0.5, 1.0, 2.0, 4.0)
_FARTHEST = 4.6
"""Indices beyond this, or below its inverse, stand at the edge."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 12, 40
_SMALLEST, _LARGEST, _REACH = 3.5, 14.0, 4.0
_CORNERS = (("promote", False, True), ("extend", True, True), ("reduce", False, False), ("review_margin", True, False))
_FEWEST_PIXELS = 4.0


class Matrix(QWidget):
    """Mirrors a FiguresView. `clicked` names the rows picked by a click or a rubber band, empty when it hit nothing."""

    clicked = Signal(tuple)

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view
        Early(self, self._early)
        self.axes: tuple[str, str] = _USUAL
        self._picked: frozenset[str] = frozenset()
        self._points: dict[str, tuple[float, float]] = {}
        self._radii: dict[str, float] = {}
        self._places = np.empty((3, 0))
        self._pressed: QPointF | None = None
        self._band = QRectF()
        self.setMinimumHeight(150)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def points(self) -> dict[str, tuple[float, float]]:
        """Both indices of every row that has both."""
        return self._points

    def sizeHint(self) -> QSize:
        return QSize(360, 320)

    def radius(self, subject: str) -> float:
        """The point's radius in pixels: its area grows with the space the row takes."""
        return self._radii.get(subject, _SMALLEST)

    def show_points(self, subjects: list[str], picked: frozenset[str]) -> None:
        """One point for each row that has both indices; those picked are ringed."""
        across, up = self.axes
        found = [(subject, self._view.value(subject, across), self._view.value(subject, up)) for subject in subjects]
        self._points = {subject: (x, y) for subject, x, y in found if isinstance(x, float) and isinstance(y, float)}
        space = {subject: float(self._view.value(subject, "developed_linear") or 0.0) for subject in self._points}
        most = max(space.values(), default=0.0)
        self._radii = {name: max(_SMALLEST, _LARGEST * math.sqrt(size / most)) if most else _SMALLEST for name, size in space.items()}
        found_at = [(share(x), share(y), self._radii[subject]) for subject, (x, y) in self._points.items()]
        self._places = np.array(found_at, dtype=np.float64).reshape(-1, 3).T
        self._picked = picked
        self.update()

    def place(self, subject: str) -> QPointF:
        """Where a row's point stands on the widget."""
        middle, (wide, high), (x, y) = self._room().center(), self._halves(), self._points[subject]
        return QPointF(middle.x() + share(x) * wide, middle.y() - share(y) * high)

    @property
    def absence(self) -> str:
        """Why there is no point; nothing when there is one."""
        return "" if self._points else self._view.translator("matrix.none")

    def corner_words(self) -> dict[str, str]:
        """What the four quadrants are called: the answers of the course on its own axes, which index is high on any others."""
        say = self._view.translator
        if self.axes == _USUAL:
            return {name: say(f"quadrant.{name}") for name, _, _ in _CORNERS}
        x, y = (column_title(key, say, "") for key in self.axes)
        words = {"extend": say("quadrant.extend"), "reduce": say("quadrant.reduce")}
        return words | {"promote": say("matrix.corner", high=y, low=x), "review_margin": say("matrix.corner", high=x, low=y)}

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _halves(self) -> tuple[float, float]:
        """From the middle to where the farthest points stand: those stay whole inside, off the numbers of the axes."""
        room = self._room()
        return max(1.0, room.width() / 2 - _LARGEST), max(1.0, room.height() / 2 - _LARGEST)

    def _nearest(self, at: QPointF) -> str:
        if not self._points:
            return ""
        middle, (wide, high) = self._room().center(), self._halves()
        across = middle.x() + self._places[0] * wide - at.x()
        up = middle.y() - self._places[1] * high - at.y()
        away = np.hypot(across, up) - self._places[2]
        nearest = int(away.argmin())
        return list(self._points)[nearest] if away[nearest] <= _REACH else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self._nearest(event.position()) else Qt.CursorShape.ArrowCursor)
            return
        band = QRectF(self._pressed, event.position()).normalized()
        self._band = band if max(band.width(), band.height()) >= _FEWEST_PIXELS else QRectF()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        band, self._band, self._pressed = self._band, QRectF(), None
        if band.isNull():
            hit = {self._nearest(event.position())} - {""}
        else:
            hit = {subject for subject in self._points if band.contains(self.place(subject))}
        more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.update()
        self.clicked.emit(tuple(sorted(self._picked ^ hit if more else hit)))

    def _early(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._nearest(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tip(hit) if hit else "", self)
            return True
        return False

    def tip(self, subject: str) -> str:
        """What hovering over a point says."""
        say = self._view.translator
        lines = [f"<b>{escape(self._view.name(subject))}</b>"]
        for key in (*self.axes, "developed_linear"):
            unit = " m" if key == "developed_linear" else ""
            lines.append(f"{column_title(key, say, '')} {figure_text(INDICATORS[key], self._view.value(subject, key), say)}{unit}")
        quadrant = self._view.value(subject, "quadrant")
        return "<br>".join([*lines, say(f"quadrant.{quadrant}.why")] if quadrant else lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        small = tabular(self.font())
        small.setPixelSize(11)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.absence:
                painter.setPen(QColor(self._view.theme.muted))
                painter.drawText(self._room(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.absence)
                return
            painter.setFont(small)
            self._paint_grid(painter)
            # the large ones first, so that none hides another; the picked on top
            for subject in sorted(self._points, key=lambda name: (name in self._picked, -self.radius(name))):
                self._paint_point(painter, subject)
            self._paint_corners(painter, small)
            if not self._band.isNull():
                accent = QColor(self._view.theme.accent)
                painter.setPen(QPen(accent, 1))
                accent.setAlpha(40)
                painter.setBrush(accent)
                painter.drawRect(self._band)

    def _paint_grid(self, painter: QPainter) -> None:
        room, theme, say = self._room(), self._view.theme, self._view.translator
        close = self._view.project.settings
        low, high = share(close.index_close_low), share(close.index_close_high)
        band = QColor(theme.hover)
        half_x, half_y = self._halves()
        painter.fillRect(QRectF(room.center().x() + low * half_x, room.top(), (high - low) * half_x, room.height()), band)
        painter.fillRect(QRectF(room.left(), room.center().y() - high * half_y, room.width(), (high - low) * half_y), band)
        for tick in _TICKS:
            x, y = room.center().x() + share(tick) * half_x, room.center().y() - share(tick) * half_y
            painter.setPen(QPen(QColor(theme.strong_line if tick == 1.0 else theme.line), 1))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(theme.muted))
            text = say.number(tick, 0 if tick >= 1 else 2).rstrip("0") if tick < 1 else say.number(tick)
            painter.drawText(QRectF(x - 20, room.bottom() + 3, 40, 14), Qt.AlignmentFlag.AlignCenter, text)
            painter.drawText(QRectF(room.left() - 34, y - 7, 28, 14), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        across, up = (column_title(key, say, "") for key in self.axes)
        painter.drawText(QRectF(room.left(), room.bottom() + 19, room.width(), 16), Qt.AlignmentFlag.AlignCenter, across)
        painter.save()
        painter.translate(9, room.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-room.height() / 2, -8, room.height(), 16), Qt.AlignmentFlag.AlignCenter, up)
        painter.restore()

    def _paint_corners(self, painter: QPainter, font: QFont) -> None:
        room = self._room().adjusted(8, 6, -8, -6)
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self._view.theme.muted))
        words = self.corner_words()
        for name, right, top in _CORNERS:
            across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            down = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, across | down, words[name])

    def _paint_point(self, painter: QPainter, subject: str) -> None:
        theme, picked = self._view.theme, subject in self._picked
        painter.setPen(QPen(QColor(theme.accent), 2.5) if picked else QPen(QColor(0, 0, 0, 110), 1))
        fill = QColor(self._view.colour(subject))
        fill.setAlpha(255 if picked else 210)
        painter.setBrush(fill)
        radius = self.radius(subject) + (1.5 if picked else 0)
        painter.drawEllipse(self.place(subject), radius, radius)


def share(index: float) -> float:
    """From the middle (an index of 1) to the edge, −1 to 1, by the logarithm.

    >>> share(1.0), share(0.0), share(100.0)
    (0.0, -1.0, 1.0)
    """
    return -1.0 if index <= 0 else max(-1.0, min(1.0, math.log(index) / math.log(_FARTHEST)))
