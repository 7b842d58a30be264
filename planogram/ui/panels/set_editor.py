"""The editor of a field that holds several of its choices, such as the orientations a product may take: a box that opens boxes to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QPushButton, QWidget

from planogram.i18n import Translator
from planogram.model.orientation import FACES, ORIENTATIONS, TURNS
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.panels.property_fields import Field
from planogram.ui.parts import label, named
from planogram.ui.pictograms import SIDE, orientation_icon

_NAMED = 2
"""Up to so many are named; more are counted."""
_PACK = (90.0, 140.0, 50.0)
"""A box whose sides are told apart, for the pictograms: the field may be of several products."""
_UPRIGHT = ("front", "side", "back", "right")


class SetEditor(ChoiceBox):
    """What is ticked is entered when the list closes, as one edit; Escape gives it up. With `all_when_none` an empty value means every choice."""

    entered = Signal(object)

    def __init__(self, field: Field, translator: Translator) -> None:
        super().__init__()
        self._field, self._say = field, translator
        self._value: tuple[str, ...] = ()
        self.ticks: Ticks | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.addItem("")

    def set_field(self, field: Field) -> None:
        """The same field with other choices."""
        self._field = field

    def show_value(self, value: Any, mixed: bool) -> None:
        """Mirror a value; nothing is ticked when values differ."""
        self._value = () if mixed else tuple(value)
        self.setItemText(0, self._say("properties.mixed") if mixed else self._summary())

    def _summary(self) -> str:
        say, words, count = self._say, self._field.words, len(self._value)
        if not count:
            return say("properties.every" if self._field.all_when_none else "properties.none")
        if count > _NAMED:
            return say.plural("properties.ticked", count)
        return ", ".join(say(f"{words}.{one}") for one in self._value)

    def set_name(self, name: str) -> None:
        """What the field is called by a screen reader."""
        self.setAccessibleName(name)

    def showPopup(self) -> None:
        self.ticks = Ticks(self, self._field, self._value, self._say)
        self.ticks.done.connect(self._enter)
        self.ticks.open_below(self)

    def hidePopup(self) -> None:
        if self.ticks is not None:
            self.ticks.close()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _enter(self, value: tuple[str, ...]) -> None:
        self.ticks = None
        if value != self._value:
            self.entered.emit(value)


class Ticks(QFrame):
    """The choices with a box each; orientations as a table of pictograms. `done` carries those ticked, in the order of the field."""

    done = Signal(tuple)

    def __init__(self, parent: QWidget, field: Field, value: Sequence[str], translator: Translator) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "ticks")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field, self._say = field, translator
        self._at_first, self._given_up = tuple(value), False
        every = field.all_when_none and not value
        self.boxes = {choice: self._box(choice, every or choice in value) for choice in field.choices}
        self._lay_out()

    def _box(self, choice: str, ticked: bool) -> QCheckBox:
        name, pictured = self._say(f"{self._field.words}.{choice}"), self._field.choices == ORIENTATIONS
        box = QCheckBox("" if pictured else name)
        if pictured:
            ink = self.palette().text().color().name()
            box.setIcon(orientation_icon(choice, _PACK, ink, self.palette().highlight().color().name(), self.devicePixelRatioF()))
            box.setIconSize(QSize(SIDE, SIDE))
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setChecked(ticked)
        box.clicked.connect(lambda on: self._keep_one(box) if not on else None)
        return box

    def _keep_one(self, box: QCheckBox) -> None:
        """A product that may stand no way at all could not be placed."""
        if self._field.all_when_none and not any(one.isChecked() for one in self.boxes.values()):
            box.setChecked(True)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        across = len(TURNS) if self._field.choices == ORIENTATIONS else 1
        for n, box in enumerate(self.boxes.values()):
            grid.addWidget(box, n // across, 1 + n % across)
        if across > 1:
            for row, face in enumerate(FACES):
                grid.addWidget(label(self._say(f"{self._field.words}.{face}"), "muted"), row, 0)
            for column, (key, wanted) in enumerate((("properties.every", ORIENTATIONS), ("properties.upright", _UPRIGHT))):
                grid.addWidget(self._preset(key, wanted), len(FACES), 1 + column * 2, 1, 2)

    def _preset(self, key: str, wanted: Sequence[str]) -> QPushButton:
        button = QPushButton(self._say(key))
        button.clicked.connect(lambda: self._tick(wanted))
        return button

    def _tick(self, wanted: Sequence[str]) -> None:
        for choice, box in self.boxes.items():
            box.setChecked(choice in wanted)

    def open_below(self, box: QWidget) -> None:
        """Below its field, or above it where the screen ends."""
        self.adjustSize()
        place, room = box.mapToGlobal(QPoint(0, box.height())), box.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = box.mapToGlobal(QPoint(0, -self.height()))
        self.move(max(room.left(), min(place.x(), room.right() - self.width())), max(room.top(), place.y()))
        self.show()
        next(iter(self.boxes.values())).setFocus()

    @property
    def value(self) -> tuple[str, ...]:
        """The choices ticked; none when that means all of them."""
        ticked = tuple(choice for choice, box in self.boxes.items() if box.isChecked())
        return () if self._field.all_when_none and len(ticked) == len(self.boxes) else ticked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._given_up = event.key() == Qt.Key.Key_Escape
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.done.emit(self._at_first if self._given_up else self.value)
