"""The line in which the name of a new custom field is typed. Giving it to products is the panel's."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from planogram.i18n import Translator
from planogram.model.custom_fields import custom_names
from planogram.model.project import Project
from planogram.ui.parts import with_name

_LONGEST = 60


def refused_name(name: str, project: Project) -> str:
    """Why no custom field can be called so, as a key; empty when one can."""
    from planogram.exchange.workbook.columns_products import PRODUCTS
    from planogram.exchange.workbook.names import normal

    if not normal(name):
        return "custom.no_name"
    if normal(name) in map(normal, custom_names(project.products)):
        return "custom.there"
    return "custom.column" if normal(name) in PRODUCTS.by_header or name.startswith("image_") else ""


class NewFieldLine(QWidget):
    """`named` carries a name that can be taken, `refused` the sentence why one cannot."""

    named = Signal(str)
    refused = Signal(str)

    def __init__(self, translator: Translator, project: Callable[[], Project]) -> None:
        super().__init__()
        self._say, self._project = translator, project
        self.line = with_name(QLineEdit(placeholderText=translator("custom.new")), "new_field")
        self.line.setAccessibleName(translator("custom.new"))
        self.line.setToolTip(translator("custom.new.tip"))
        self.line.setMaxLength(_LONGEST)
        self.line.returnPressed.connect(self.add)
        self.button = QPushButton(translator("custom.add"), autoDefault=False)
        self.button.clicked.connect(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def add(self) -> None:
        """Take the name that is typed."""
        name = " ".join(self.line.text().split())
        reason = refused_name(name, self._project())
        self._mark(bool(reason))
        if reason:
            self.refused.emit(self._say(reason, name=name))
            return
        self.line.clear()
        self.named.emit(name)

    def take_back(self) -> None:
        """Forget what was typed and not taken."""
        self.line.clear()
        self._mark(False)

    def _mark(self, bad: bool) -> None:
        if bool(self.line.property("bad")) != bad:
            self.line.setProperty("bad", bad)
            self.line.style().polish(self.line)
