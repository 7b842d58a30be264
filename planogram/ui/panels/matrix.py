"""The decision matrix: sensitivity to revenue against sensitivity to margin, one point a product (or family), four answers in the corners."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planogram.metrics.indicators import INDICATORS
from planogram.ui.panels.figure_text import column_title, figure_text
from planogram.ui.panels.figures_model import FiguresView
from planogram.ui.theme import tabular

X_KEY, Y_KEY = "is_revenue", "is_margin"
_TICKS = (0.25, 0.5, 1.0, 2.0, 4.0)
_FARTHEST = 4.6
"""Indices beyond this, or below its inverse, stand at the edge."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 12, 40
_RADIUS, _REACH = 5.0, 9.0
_CORNERS = (("promote", False, True), ("extend", True, True), ("reduce", False, False), ("review_margin", True, False))


class Matrix(QWidget):
    """Mirrors a FiguresView. `clicked` names the rows picked, empty when the click hit nothing."""

    clicked = Signal(tuple)

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self._view = view
        self._picked: frozenset[str] = frozenset()
        self._points: dict[str, tuple[float, float]] = {}
        self.setMinimumHeight(180)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def points(self) -> dict[str, tuple[float, float]]:
        """Index of revenue and of margin of every row that has both."""
        return self._points

    def sizeHint(self) -> QSize:
        return QSize(360, 320)

    def show_points(self, subjects: list[str], picked: frozenset[str]) -> None:
        """One point for each row that has both indices; those picked are ringed."""
        found = ((subject, self._view.value(subject, X_KEY), self._view.value(subject, Y_KEY)) for subject in subjects)
        self._points = {subject: (x, y) for subject, x, y in found if isinstance(x, float) and isinstance(y, float)}
        self._picked = picked
        self.update()

    def place(self, subject: str) -> QPointF:
        """Where a row's point stands on the widget."""
        room, (x, y) = self._room(), self._points[subject]
        return QPointF(room.center().x() + _share(x) * room.width() / 2, room.center().y() - _share(y) * room.height() / 2)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _nearest(self, at: QPointF) -> str:
        def distance(subject: str) -> float:
            away = self.place(subject) - at
            return math.hypot(away.x(), away.y())

        nearest = min(self._points, key=distance, default="")
        return nearest if nearest and distance(nearest) <= _REACH else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._nearest(event.position())
        chosen = self._picked ^ {hit} if hit and event.modifiers() & Qt.KeyboardModifier.ControlModifier else {hit} - {""}
        self.clicked.emit(tuple(chosen))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._nearest(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(hit) if hit else "", self)
            return True
        return super().event(event)

    def _tip(self, subject: str) -> str:
        say, (x, y) = self._view.translator, self._points[subject]
        lines = [f"<b>{self._view.name(subject)}</b>"]
        for key, value in ((X_KEY, x), (Y_KEY, y)):
            lines.append(f"{column_title(key, say, '')} {figure_text(INDICATORS[key], value, say)}")
        quadrant = self._view.value(subject, "quadrant")
        return "<br>".join([*lines, say(f"quadrant.{quadrant}.why")] if quadrant else lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        small = tabular(self.font())
        small.setPixelSize(11)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(small)
            self._paint_grid(painter)
            self._paint_corners(painter, small)
            for subject in sorted(self._points, key=lambda name: name in self._picked):
                self._paint_point(painter, subject)

    def _paint_grid(self, painter: QPainter) -> None:
        room, theme, say = self._room(), self._view.theme, self._view.translator
        close = self._view.project.settings
        low, high = _share(close.index_close_low), _share(close.index_close_high)
        band = QColor(theme.hover)
        half_x, half_y = room.width() / 2, room.height() / 2
        painter.fillRect(QRectF(room.center().x() + low * half_x, room.top(), (high - low) * half_x, room.height()), band)
        painter.fillRect(QRectF(room.left(), room.center().y() - high * half_y, room.width(), (high - low) * half_y), band)
        for tick in _TICKS:
            x, y = room.center().x() + _share(tick) * half_x, room.center().y() - _share(tick) * half_y
            painter.setPen(QPen(QColor(theme.strong_line if tick == 1.0 else theme.line), 1))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(theme.muted))
            text = say.number(tick, 0 if tick >= 1 else 2).rstrip("0") if tick < 1 else say.number(tick)
            painter.drawText(QRectF(x - 20, room.bottom() + 3, 40, 14), Qt.AlignmentFlag.AlignCenter, text)
            painter.drawText(QRectF(room.left() - 34, y - 7, 28, 14), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawText(QRectF(room.left(), room.bottom() + 19, room.width(), 16), Qt.AlignmentFlag.AlignCenter, column_title(X_KEY, say, ""))
        painter.save()
        painter.translate(9, room.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-room.height() / 2, -8, room.height(), 16), Qt.AlignmentFlag.AlignCenter, column_title(Y_KEY, say, ""))
        painter.restore()

    def _paint_corners(self, painter: QPainter, font: QFont) -> None:
        room = self._room().adjusted(8, 6, -8, -6)
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self._view.theme.muted))
        for name, right, top in _CORNERS:
            across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            down = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, across | down, self._view.translator(f"quadrant.{name}"))

    def _paint_point(self, painter: QPainter, subject: str) -> None:
        theme, picked = self._view.theme, subject in self._picked
        painter.setPen(QPen(QColor(theme.accent), 2.5) if picked else QPen(QColor(0, 0, 0, 110), 1))
        painter.setBrush(QColor(self._view.colour(subject)))
        radius = _RADIUS + (2 if picked else 0)
        painter.drawEllipse(self.place(subject), radius, radius)


def _share(index: float) -> float:
    """From the middle (an index of 1) to the edge, −1 to 1, by the logarithm.

    >>> _share(1.0), _share(0.0), _share(100.0)
    (0.0, -1.0, 1.0)
    """
    return -1.0 if index <= 0 else max(-1.0, min(1.0, math.log(index) / math.log(_FARTHEST)))
