"""Small fields of the optimiser's form: a number in a box, a named group of rows. No question is put together here."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from planogram.ui.number_box import NumberBox
from planogram.ui.parts import label, roomy, with_name


def number(name: str, value: float, *, least: float = 0.0, most: float = 1.0, step: float = 0.05, decimals: int = 2, suffix: str = "") -> NumberBox:
    """A box with a number."""
    box = with_name(NumberBox(least=least, most=most, step=step, decimals=decimals), name)
    box.setValue(value)
    box.setSuffix(suffix)
    box.setMinimumWidth(84)
    return roomy(box)


class Rows(QWidget):
    """A heading, rows of (words, field), and a small line that says where the values come from."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.setSpacing(5)
        if heading:
            self.column.addWidget(label(heading, "section"))
        self.column.addLayout(self._form)

    def add(self, words: str, field: QWidget, tip: str = "") -> None:
        """A row; the field is called by its words."""
        field.setAccessibleName(words)
        field.setToolTip(tip)
        said = label(words, wrap=True)
        said.setToolTip(tip)
        self._form.addRow(said, field)

    def add_whole(self, field: QWidget) -> None:
        """A field over the whole width, below the rows."""
        self.column.addWidget(field)

    def say_source(self, text: str) -> QLabel:
        """A small line below."""
        made = label(text, "small", wrap=True)
        self.column.addWidget(made)
        return made

    def clear(self) -> None:
        """No rows any more."""
        while self._form.rowCount():
            self._form.removeRow(0)
