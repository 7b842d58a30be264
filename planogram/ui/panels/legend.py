"""The legend below the drawing: what the colours mean, on one line."""

from functools import lru_cache
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planogram.ui.icons import chip
from planogram.ui.parts import label, named

_SIDE = 10


class Legend(QWidget):
    """Shows colours and names; hides when there are none."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "centre")
        self._text = label()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self._text)
        row.addStretch(1)
        self.setMinimumWidth(0)
        self._shown: list[tuple[str, str]] = []

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Colour and name of what is shown."""
        return self._shown

    def show_entries(self, entries: list[tuple[str, str]]) -> None:
        """Mirror colours and names, a sentence without colour as it is; what is beyond the width is cut, the tooltip has it all."""
        self.setVisible(bool(entries))
        if entries == self._shown:
            return
        self._shown = entries
        chips = [(f"{_square(colour)}&nbsp;" if colour else "") + escape(name).replace(" ", "&nbsp;") for colour, name in entries]
        self._text.setText(" &nbsp;&nbsp; ".join(chips))
        self._text.setMinimumWidth(1)
        self.setToolTip("\n".join(name for _, name in entries))


def _square(colour: str) -> str:
    """A square of the colour with an edge, so that a pale one is seen on paper-white too."""
    return f"<img src='data:image/png;base64,{_png(colour)}' width='{_SIDE}' height='{_SIDE}'>"


@lru_cache(maxsize=256)
def _png(colour: str) -> str:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    chip(colour).save(content, "PNG")
    return bytes(content.data().toBase64().data()).decode()
