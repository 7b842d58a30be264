"""Editors of single fields: a line with a unit, a list of choices, a tick. They say what was entered; writing is the panel's."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from planogram.i18n import Translator
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.early import undo_is_the_projects
from planogram.ui.panels.property_fields import BadEntry, Field
from planogram.ui.panels.set_editor import SetEditor
from planogram.ui.panels.text_editor import TextEditor
from planogram.ui.parts import label

_UNIT_WIDTH = 24


class LineEditor(QWidget):
    """Text or number. Enter or leaving the field enters it, Escape takes the typing back (once more: back to the drawing), arrows step a count."""

    entered = Signal(object)
    refused = Signal(str)
    confirmed = Signal()
    """Enter where there is nothing new to enter."""

    def __init__(self, field: Field, unit: str, translator: Translator) -> None:
        super().__init__()
        self._field, self._say = field, translator
        self._shown, self._refused = "", False
        self.line = _Line()
        self.line.left.connect(self.enter)
        self.line.enter.connect(self._confirm)
        self.line.taken_back.connect(self.take_back)
        self.line.stepped.connect(self._step)
        self.line.textEdited.connect(lambda _: self._mark(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        if field.kind not in ("text", "date"):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if unit:
            self._write_unit(unit)
        self.setFocusProxy(self.line)

    def set_field(self, field: Field) -> None:
        """The same field with other limits."""
        self._field = field

    def _write_unit(self, unit: str) -> None:
        """The unit stands inside the field, right of the number."""
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 9, 0)
        inside.addStretch(1)
        written = label(unit, "muted")
        written.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        written.setFixedWidth(_UNIT_WIDTH)
        inside.addWidget(written)
        self.line.setTextMargins(0, 0, _UNIT_WIDTH + 4, 0)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Mirror a value, unless the hand is in the middle of typing another."""
        shown = "" if mixed else self._localised(self._field.shown(value))
        self.line.setPlaceholderText(self._say("properties.mixed") if mixed else self._say(self._field.none) if value is None else "")
        if shown == self._shown and self.line.text() != shown and self.line.hasFocus():
            return
        self._shown = shown
        if self.line.text() != shown:
            self.line.setText(shown)
        self._mark("")

    def set_name(self, name: str) -> None:
        """What the field is called by a screen reader."""
        self.line.setAccessibleName(name)

    def _localised(self, text: str) -> str:
        if self._field.kind == "date":
            return self._say.date(date.fromisoformat(text)) if text else ""
        return text.replace(".", self._say.decimal) if self._field.kind not in ("text", "count") else text

    def _shown_number(self, number: float) -> str:
        return self._localised(self._field.shown(float(number)))

    def enter(self) -> None:
        """Take what stands in the line, unless it is what is shown anyway or cannot be."""
        if self.line.text() == self._shown:
            if self._refused:
                # written as it was before what was refused: as good as Escape
                self.line.taken_back.emit()
            return
        try:
            value = self._field.parse(self.line.text())
        except BadEntry as problem:
            limits = (
                {} if self._field.kind == "date" else {"least": self._shown_number(self._field.least), "most": self._shown_number(self._field.most)}
            )
            reason = self._say(problem.args[0], **limits)
            self.refuse(reason)
            return
        self._refused = False
        self._mark("")
        self.entered.emit(value)

    def _confirm(self) -> None:
        new = self.line.isModified() or self.line.text() != self._shown
        self.enter()
        self.line.setModified(False)
        self.line.selectAll()
        if not new:
            self.confirmed.emit()

    def accept(self) -> None:
        """What was typed is the value now; there is nothing left in the field to undo."""
        self._shown = self.line.text()
        self.line.setText(self._shown)

    def refuse(self, reason: str) -> None:
        """The entry cannot be taken: mark the field and say why; Escape brings the old value back."""
        self._refused = True
        self._mark(reason)
        self.refused.emit(reason)

    def take_back(self) -> None:
        """Forget what was typed and not taken."""
        self._refused = False
        self.line.setText(self._shown)
        self._mark("")

    def _step(self, step: int) -> None:
        if self._field.kind == "count" and self.line.text().isdecimal():
            count = int(self.line.text()) + step
            if self._field.least <= count <= self._field.most:
                self.line.setText(str(count))
                self.enter()

    def _mark(self, reason: str) -> None:
        if bool(self.line.property("bad")) != bool(reason):
            self.line.setProperty("bad", bool(reason))
            self.line.style().polish(self.line)
        self.line.setToolTip(reason)


class _Line(QLineEdit):
    left = Signal()
    enter = Signal()
    taken_back = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        undo_is_the_projects(self, lambda: not self.isUndoAvailable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.emit()
            self.returnPressed.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.isModified() or self.property("bad")):
            self.taken_back.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceEditor(ChoiceBox):
    """One of the field's choices."""

    entered = Signal(object)

    def __init__(self, field: Field, translator: Translator) -> None:
        super().__init__()
        self._say = translator
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_field(field)
        self.activated.connect(lambda row: self.entered.emit(self.itemData(row)))

    def set_field(self, field: Field) -> None:
        """The same field with other choices; none is chosen then."""
        self.clear()
        for choice in field.choices:
            self.addItem(self._say(f"{field.words}.{choice}") if field.words else choice or self._say(field.none), choice)
        for choice, why in field.refused:
            self._refuse(self.findData(choice), self._say(why))

    def _refuse(self, row: int, why: str) -> None:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(row).setEnabled(False)
        model.item(row).setToolTip(why)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Mirror a value; nothing is chosen when values differ."""
        self.setPlaceholderText(self._say("properties.mixed"))
        self.setCurrentIndex(-1 if mixed else self.findData(value))

    def set_name(self, name: str) -> None:
        """What the field is called by a screen reader."""
        self.setAccessibleName(name)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class FlagEditor(QCheckBox):
    """Yes or no; partly ticked when values differ."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(lambda: self.entered.emit(self.checkState() != Qt.CheckState.Unchecked))

    def show_value(self, value: Any, mixed: bool) -> None:
        """Mirror a value."""
        self.setTristate(mixed)
        state = Qt.CheckState.PartiallyChecked if mixed else Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.setCheckState(state)

    def set_name(self, name: str) -> None:
        """What the field is called by a screen reader."""
        self.setAccessibleName(name)


Editor = LineEditor | ChoiceEditor | FlagEditor | SetEditor | TextEditor


def editor_for(field: Field, unit: str, translator: Translator) -> Editor:
    """The editor of a field's kind."""
    if field.kind == "choice":
        return ChoiceEditor(field, translator)
    if field.kind == "set":
        return SetEditor(field, translator)
    if field.kind == "lines":
        return TextEditor(translator)
    return FlagEditor() if field.kind == "flag" else LineEditor(field, unit, translator)
