"""The Pareto chart: products by falling revenue, the share reached with each, and the classes A, B, C."""

from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.abc import CLASSES, ParetoRow, pareto
from planogram.metrics.measure import measure
from planogram.model.find import UnknownId, position_of
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.ui.analysis.page import Page
from planogram.ui.early import Early
from planogram.ui.panels.figure_text import currency_sign, with_unit
from planogram.ui.parts import label
from planogram.ui.theme import Theme, tabular

_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 44, 26, 26


class ParetoChart(QWidget):
    """`clicked` names the product whose bar was clicked."""

    clicked = Signal(str)

    def __init__(self, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = translator, theme
        self.rows: tuple[ParetoRow, ...] = ()
        self._project = Project()
        self._picked: frozenset[str] = frozenset()
        self.setMinimumHeight(200)
        Early(self, self._early)

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def show_rows(self, project: Project, rows: tuple[ParetoRow, ...], picked: frozenset[str]) -> None:
        """Mirror the products; those picked are in the accent colour."""
        self._project, self.rows, self._picked = project, rows, picked
        self.update()

    def counts(self) -> dict[str, int]:
        """How many products each class has."""
        return {name: sum(row.abc_class == name for row in self.rows) for name in CLASSES}

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def row_at(self, at: QPointF) -> ParetoRow | None:
        """The product whose bar is at a point."""
        room = self._room()
        if not self.rows or not room.left() <= at.x() < room.right():
            return None
        return self.rows[int((at.x() - room.left()) / room.width() * len(self.rows))]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row is not None:
            self.clicked.emit(row.product)

    def _early(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(row) if row else "", self)
            return True
        return False

    def _tip(self, row: ParetoRow) -> str:
        product = products_by_id(self._project.products).get(row.product)
        money = self._say.money(row.revenue, self._project.currency)
        share = _percent(row.cumulated, self._say, 1)
        name = escape(product.name if product else row.product)
        return f"<b>{name}</b><br>{row.abc_class} · {money}<br>{self._say('analysis.pareto.reached', share=share)}"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self.rows:
            return
        font = tabular(self.font())
        font.setPixelSize(11)
        with QPainter(self) as painter:
            painter.setFont(font)
            self._paint_classes(painter)
            self._paint_bars(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_curve(painter)

    def _paint_classes(self, painter: QPainter) -> None:
        room, counts, done = self._room(), self.counts(), 0
        for name in CLASSES:
            left, right = (room.left() + room.width() * count / len(self.rows) for count in (done, done + counts[name]))
            if name == "B":
                painter.fillRect(QRectF(left, room.top(), right - left, room.height()), QColor(self._theme.hover))
            painter.setPen(QColor(self._theme.text))
            text = f"{name} · {counts[name]}"
            if counts[name] and right - left > painter.fontMetrics().horizontalAdvance(text):
                painter.drawText(QRectF(left, room.top() - 20, right - left, 18), int(Qt.AlignmentFlag.AlignCenter), text)
            done += counts[name]

    def _paint_bars(self, painter: QPainter) -> None:
        room, most = self._room(), self.rows[0].revenue
        step = room.width() / len(self.rows)
        for number, row in enumerate(self.rows):
            height = room.height() * max(0.0, row.revenue) / most
            ink = self._theme.accent if row.product in self._picked else self._theme.index_high
            gap = min(2.0, step * 0.15)
            painter.fillRect(QRectF(room.left() + number * step, room.bottom() - height, max(1.0, step - gap), height), QColor(ink))
        painter.setPen(QColor(self._theme.muted))
        sign = currency_sign(self._project.currency)
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height()
            money = self._say.number(most * share)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, y - 8, _LEFT - 5, 16), right, money if share < 1 else f"{money} {sign}")

    def _paint_curve(self, painter: QPainter) -> None:
        room, settings = self._room(), self._project.settings
        step = room.width() / len(self.rows)
        points = [QPointF(room.left() + (n + 0.5) * step, room.bottom() - row.cumulated * room.height()) for n, row in enumerate(self.rows)]
        painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DashLine))
        for limit in (settings.abc_a, settings.abc_b):
            y = room.bottom() - limit * room.height()
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.drawText(QRectF(room.right() + 4, y - 8, _RIGHT - 4, 16), int(Qt.AlignmentFlag.AlignVCenter), _percent(limit, self._say))
        painter.setPen(QPen(QColor(self._theme.index_low), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))


class ParetoPage(Page):
    """The chart with one sentence on how many products make the revenue."""

    scoped = True

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.chart, self.told = ParetoChart(translator, theme), label("", "muted", wrap=True)
        self.chart.setAccessibleName(translator("analysis.tab.pareto"))
        self.chart.clicked.connect(lambda product_id: self.products_wanted.emit((product_id,)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.told)
        column.addWidget(self.chart, 1)

    def refresh(self) -> None:
        """Mirror the products of the scope."""
        project = self.workbench.project
        figures = measure(project, self.scope)
        rows = pareto(figures.product_ids, figures.column("revenue"), project.settings)
        self.chart.show_rows(project, rows, frozenset(selected_products(self.workbench)))
        counts, say = self.chart.counts(), self.say
        share, limit = _percent(counts["A"] / len(rows), say) if rows else "", _percent(project.settings.abc_a, say)
        told = say.plural("analysis.pareto.told", counts["A"], share=share, limit=limit) if rows else say("analysis.pareto.none")
        self.told.setText(told)


def _percent(ratio: float, say: Translator, decimals: int = 0) -> str:
    return with_unit(say.number(ratio * 100, decimals), "pct", say, "")


def selected_products(workbench: Workbench) -> set[str]:
    """The products of what is selected on the shelf."""
    found = set()
    for position_id in workbench.selection.ids:
        try:
            found.add(position_of(workbench.project, position_id).product)
        except UnknownId:
            continue
    return found
