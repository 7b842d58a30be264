"""A placeholder product: a name and three lengths for an article that is not known yet. Placing it is tools/packing's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.panels.property_fields import Field
from planogram.ui.parts import label

Size = tuple[float, float, float]
_USUAL: Size = (80.0, 200.0, 80.0)


class PlaceholderDialog(QDialog):
    """`make(name, (width, height, depth))` in mm is called with what was typed."""

    def __init__(self, parent: QWidget, translator: Translator, make: Callable[[str, Size], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._make = translator, make
        self.setWindowTitle(translator("placeholder.title"))
        self.name = QLineEdit(translator("placeholder.usual"))
        self.name.setAccessibleName(translator("field.product.name"))
        self.sizes = {key: self._length(key, mm) for key, mm in zip(("width", "height", "depth"), _USUAL, strict=True)}
        self._typed: dict[str, float] = dict(zip(self.sizes, _USUAL, strict=True))
        self._why = label("", "bad", wrap=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (key, editor) in enumerate({"name": self.name, **self.sizes}.items()):
            caption = QLabel(translator(f"field.product.{key}"))
            caption.setBuddy(editor)
            grid.addWidget(caption, row, 0)
            grid.addWidget(editor, row, 1)
        add = QPushButton(translator("placeholder.add"), default=True)
        add.clicked.connect(self._add)
        cancel = QPushButton(translator("dialog.cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(translator("placeholder.text"), "muted", wrap=True))
        column.addLayout(grid)
        column.addWidget(self._why)
        column.addLayout(foot)
        self.setMinimumWidth(380)
        self.name.selectAll()

    def _length(self, key: str, mm: float) -> LineEditor:
        editor = LineEditor(Field(key, least=1.0, most=10_000.0), "mm", self._say)
        editor.set_name(self._say(f"field.product.{key}"))
        editor.show_value(mm, False)

        def take(value: object) -> None:
            assert isinstance(value, float)
            self._typed[key] = value
            self._why.setText("")
            editor.show_value(value, False)

        editor.entered.connect(take)
        editor.refused.connect(self._refuse)
        editor.line.taken_back.connect(lambda: self._refuse(""))
        editor.line.returnPressed.connect(self._add)
        return editor

    def _refuse(self, why: str) -> None:
        self._why.setText(why)

    def _add(self) -> None:
        if not self.name.text().strip():
            self._refuse(self._say("field.needed"))
            return
        for editor in self.sizes.values():
            editor.enter()  # carried over into another language it was typed, but never left
        if not any(editor.line.property("bad") for editor in self.sizes.values()):
            self._make(self.name.text().strip(), (self._typed["width"], self._typed["height"], self._typed["depth"]))
            self.accept()
