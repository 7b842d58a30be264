"""Horizontal bars: one row a thing, one column a measure, each measure on its own scale. A click names the row."""

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planogram.ui.theme import Theme, tabular

_ROW, _HEAD, _NAME, _GAP, _NUMBER = 24, 26, 0.34, 10, 62


class Bar(msgspec.Struct, frozen=True):
    """One row: its name, what it stands for, a value and a text for each measure (None: absent); `heading` rows stand apart."""

    name: str
    ref: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    heading: bool = False


class Bars(QWidget):
    """As high as its rows; `picked` carries the `ref` of the row clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[Bar, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(420, _HEAD + _ROW * len(self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEAD + _ROW * len(self.rows))

    def show_rows(self, rows: tuple[Bar, ...], titles: tuple[str, ...], chosen: str = "") -> None:
        """Mirror rows under the titles of their measures; `chosen` is marked."""
        if (rows, titles, chosen) == (self.rows, self._titles, self._chosen):
            return
        self.rows, self._titles, self._chosen = rows, titles, chosen
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - _HEAD) // _ROW)
        if 0 <= row < len(self.rows) and self.rows[row].ref:
            self.picked.emit(self.rows[row].ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        refs = [row.ref for row in self.rows if row.ref]
        if not step or not refs:
            super().keyPressEvent(event)
            return
        place = refs.index(self._chosen) + step if self._chosen in refs else 0
        self.picked.emit(refs[max(0, min(place, len(refs) - 1))])

    def paintEvent(self, event: QPaintEvent) -> None:
        font = tabular(self.font())
        font.setPixelSize(12)
        with QPainter(self) as painter:
            painter.setFont(font)
            self._paint_titles(painter)
            first = max(0, (event.rect().top() - _HEAD) // _ROW)
            last = min(len(self.rows), (event.rect().bottom() - _HEAD) // _ROW + 1)
            most = [max((row.values[n] or 0.0 for row in self.rows if not row.heading and row.values), default=0.0) for n in range(len(self._titles))]
            for number in range(first, last):
                self._paint_row(painter, number, most)

    def _column(self, measure: int) -> QRectF:
        left = self.width() * _NAME
        width = (self.width() - left) / max(1, len(self._titles))
        return QRectF(left + measure * width, 0, width - _GAP, _ROW)

    def _paint_titles(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.muted))
        for measure, title in enumerate(self._titles):
            box = self._column(measure).adjusted(0, 2, 0, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)

    def _paint_row(self, painter: QPainter, number: int, most: list[float]) -> None:
        row, top = self.rows[number], _HEAD + number * _ROW
        if row.ref and row.ref == self._chosen:
            painter.fillRect(QRectF(0, top, self.width(), _ROW), QColor(self._theme.picked))
        elif row.heading:
            painter.fillRect(QRectF(0, top, self.width(), _ROW), QColor(self._theme.hover))
        painter.setPen(QColor(self._theme.text))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(self.width() * _NAME) - 22)
        painter.drawText(QRectF(12, top, self.width() * _NAME - 16, _ROW), int(Qt.AlignmentFlag.AlignVCenter), name)
        for measure, (value, text) in enumerate(zip(row.values, row.texts, strict=True)):
            box = self._column(measure).translated(0, top)
            room = max(0.0, box.width() - _NUMBER)
            if value is not None and value > 0 and most[measure] > 0:
                bar = QRectF(box.left(), top + 6, max(1.5, room * min(1.0, value / most[measure])), _ROW - 12)
                painter.fillRect(bar, QColor(self._theme.index_high))
                box.setLeft(bar.right() + 5)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
