"""A box of choices in a narrow place: a long choice ends in … instead of being cut, and its list opens as wide as its longest."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_LIST_MARGINS, _WIDEST = 40, 460


class ChoiceBox(QComboBox):
    """As any other, but for how it draws what does not fit; the tooltip is given by whoever has it."""

    def text_in(self, room: int) -> str:
        """What is read of the choice in so many pixels."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        option.currentText = self.text_in(self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(min(_WIDEST, self.view().sizeHintForColumn(0) + _LIST_MARGINS))
        super().showPopup()
