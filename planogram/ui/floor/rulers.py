"""Rulers in metres along the upper and the left edge of the plan, with where the selection lies and the hand is. They only show."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from planogram.draw.ruler import marks
from planogram.draw.theme import LIGHT, Theme
from planogram.tools.overlay import Box
from planogram.ui.canvas.player import colour, font

THICK = 22
_APART_PX, _TEXT_PX = 46.0, 10


class Ruler(QWidget):
    """One edge. `view` maps the scene (mm, y downwards) to the viewport; `span` are the lower and upper mm of what is selected, if anything."""

    def __init__(self, upright: bool, view: Callable[[], QTransform], parent: QWidget) -> None:
        super().__init__(parent)
        self._upright, self._view = upright, view
        self.theme: Theme = LIGHT
        self.decimal = ","
        self.span: tuple[float, float] | None = None
        self.hand = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(THICK, THICK)

    def show_place(self, span: tuple[float, float] | None, hand: float) -> None:
        """Where the selection lies (mm) and the hand is (pixels); nothing happens while both stay."""
        if (span, hand) != (self.span, self.hand):
            self.span, self.hand = span, hand
            self.update()

    def pixel(self, at: float) -> float:
        """Where a mm of the plan is along this ruler, px."""
        point = self._view().map(QPointF(0.0, -at) if self._upright else QPointF(at, 0.0))
        return point.y() if self._upright else point.x()

    def seen(self) -> tuple[float, float]:
        """The mm of the plan from one end of this ruler to the other, the lower first."""
        back = self._view().inverted()[0]
        first, last = back.map(QPointF(0.0, 0.0)), back.map(QPointF(self.width(), self.height()))
        return (-last.y(), -first.y()) if self._upright else (first.x(), last.x())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.page))
            self._paint_span(painter)
            painter.setPen(colour(self.theme.ruler))
            painter.setFont(font(_TEXT_PX, False))
            for mark in marks(*self.seen(), abs(self._view().m11()), _APART_PX, self.decimal):
                self._paint_mark(painter, self.pixel(mark.at), mark.text)
            painter.drawLine(self._across(self.hand, 0.0, THICK))
            edge = QLineF(THICK - 1, 0, THICK - 1, self.height()) if self._upright else QLineF(0, THICK - 1, self.width(), THICK - 1)
            painter.drawLine(edge)

    def _paint_span(self, painter: QPainter) -> None:
        if self.span is None:
            return
        first, last = sorted(self.pixel(at) for at in self.span)
        box = QRectF(0, first, THICK, last - first) if self._upright else QRectF(first, 0, last - first, THICK)
        shade = QColor(colour(self.theme.ruler))
        shade.setAlpha(70)
        painter.fillRect(box, shade)

    def _across(self, along: float, start: float, end: float) -> QLineF:
        return QLineF(start, along, end, along) if self._upright else QLineF(along, start, along, end)

    def _paint_mark(self, painter: QPainter, along: float, text: str) -> None:
        painter.drawLine(self._across(along, THICK - (9.0 if text else 4.0), THICK))
        if not text:
            return
        painter.save()
        if self._upright:
            painter.translate(0.0, along)
            painter.rotate(-90.0)
        else:
            painter.translate(along, 0.0)
        painter.drawText(QRectF(3.0, 0.0, 60.0, THICK - 7.0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class Rulers:
    """The two rulers of a view that leaves THICK pixels free above and to the left of its viewport."""

    def __init__(self, view: Callable[[], QTransform], parent: QWidget) -> None:
        self.above, self.beside = Ruler(False, view, parent), Ruler(True, view, parent)

    def place(self, wide: int, high: int) -> None:
        """Around a viewport of that size, px."""
        self.above.setGeometry(THICK, 0, wide, THICK)
        self.beside.setGeometry(0, THICK, THICK, high)

    def dress(self, theme: Theme, decimal: str) -> None:
        """Other colours and another decimal sign."""
        for ruler in (self.above, self.beside):
            ruler.theme, ruler.decimal = theme, decimal
        self.update()

    def update(self) -> None:
        """The plan was moved or zoomed."""
        self.above.update()
        self.beside.update()

    def show_place(self, selected: Box | None, hand: QPointF) -> None:
        """Mark what is selected and where the hand is."""
        self.above.show_place((selected.x, selected.right) if selected else None, hand.x())
        self.beside.show_place((selected.y, selected.top) if selected else None, hand.y())
