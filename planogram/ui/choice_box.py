"""A box of choices in a narrow place: a long choice ends in … instead of being cut, and its list opens as wide as its longest."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from planogram.ui.early import Early
from planogram.ui.parts import plain_tip

_LIST_MARGINS, _WIDEST = 40, 460


class ChoiceBox(QComboBox):
    """As any other, but for how it draws what does not fit; that is read whole in the tooltip, below the one it was given."""

    def __init__(self) -> None:
        super().__init__()
        Early(self, self._early)

    @property
    def words(self) -> str:
        """The choice, or what stands where nothing is chosen."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def text_in(self, room: int) -> str:
        """What is read of the choice in so many pixels."""
        return self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)

    @property
    def tip(self) -> str:
        """What is told under the mouse: its own tooltip, and the choice where it is cut short."""
        cut = self.text_in(self._room(self._option())) != self.words
        return "\n".join(part for part in (self.toolTip(), plain_tip(self.words) if cut else "") if part)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionComboBox) -> int:
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self).width()

    def _early(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.tip:
            QToolTip.showText(event.globalPos(), self.tip, self)
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = self._option()
        option.currentText = self.text_in(self._room(option))
        if self.currentIndex() < 0:
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(min(_WIDEST, self.view().sizeHintForColumn(0) + _LIST_MARGINS))
        super().showPopup()
