"""The legend below the drawing: what the colours mean, on one line."""

from functools import lru_cache
from html import escape
from itertools import accumulate

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planogram.ui.icons import chip
from planogram.ui.parts import label, named, plain_tip
from planogram.ui.raising import told_whole

_SIDE = 10
_AROUND = 28
"""Margins (px) left and right of it, together."""


class Legend(QWidget):
    """Shows colours and names; hides when there are none."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "centre")
        self._text = label()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(_AROUND // 2, 6, _AROUND // 2, 6)
        row.addWidget(self._text)
        row.addStretch(1)
        self.setMinimumWidth(0)
        self._shown: list[tuple[str, str]] = []

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Colour and name of what is shown."""
        return self._shown

    def show_entries(self, entries: list[tuple[str, str]]) -> None:
        """Mirror colours and names, a sentence without colour as it is. Of what is beyond the width the number is told; the tooltip has it all."""
        self.setVisible(bool(entries))
        if entries == self._shown:
            return
        self._shown = entries
        self.setToolTip(plain_tip("\n".join(name for _, name in entries)))
        self._fill()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        whole = self._whole()
        chips = [(f"{_square(colour)}&nbsp;" if colour else "") + escape(name).replace(" ", "&nbsp;") for colour, name in self._shown[:whole]]
        left = len(self._shown) - whole
        self._text.setText(" &nbsp;&nbsp; ".join([*chips, f"+{left}"] if left else chips))
        self._text.setMinimumWidth(1)

    def _whole(self) -> int:
        """How many entries are read whole; at least the first."""
        metrics, room = self._text.fontMetrics(), self.width() - _AROUND
        gap, more = metrics.horizontalAdvance(" " * 4), metrics.horizontalAdvance("+99")
        ends = list(accumulate(metrics.horizontalAdvance(f" {name}") + _SIDE + gap for _, name in self._shown))
        if not ends or ends[-1] - gap <= room:
            return len(ends)
        return max(1, sum(end + more <= room for end in ends))


def _square(colour: str) -> str:
    """A square of the colour with an edge, so that a pale one is seen on paper-white too."""
    return f"<img src='data:image/png;base64,{_png(colour)}' width='{_SIDE}' height='{_SIDE}'>"


@lru_cache(maxsize=256)
def _png(colour: str) -> str:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    chip(colour).save(content, "PNG")
    return bytes(content.data().toBase64().data()).decode()
