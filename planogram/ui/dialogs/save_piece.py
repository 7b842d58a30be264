"""Which piece to keep in one's own library, under which name, with or without its products. Keeping it is the caller's business."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QPushButton, QRadioButton, QWidget

from planogram.i18n import Translator
from planogram.ui.parts import label


class SavePieceDialog(QDialog):
    """`saved` carries the name, whether only the bay is meant, and whether products come along."""

    saved = Signal(str, bool, bool)

    def __init__(self, parent: QWidget | None, translator: Translator, gondola: str, bay: str, taken: frozenset[str]) -> None:
        super().__init__(parent)
        self._say, self._taken, self._names = translator, taken, (gondola, bay)
        self.setWindowTitle(translator("furniture.save.title"))
        self.name = QLineEdit(gondola)
        self.whole, self.only_bay = QRadioButton(translator("furniture.save.gondola")), QRadioButton(translator("furniture.save.bay"))
        self.only_bay.setEnabled(bool(bay))
        self.with_products = QCheckBox(translator("furniture.save.products"))
        self.note = label("", "muted", wrap=True)
        self._lay_out()
        self.name.textChanged.connect(self._tell)
        self.only_bay.toggled.connect(self._propose)
        self.whole.setChecked(True)
        self._tell()
        self.name.selectAll()

    def _lay_out(self) -> None:
        say = self._say
        buttons = QDialogButtonBox()
        self.keep: QPushButton = buttons.addButton(say("furniture.save.keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        caption = label(say("furniture.save.name"))
        caption.setBuddy(self.name)
        self.name.setAccessibleName(say("furniture.save.name"))
        self.name.setMinimumWidth(320)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 16, 18, 14)
        grid.setVerticalSpacing(9)
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.name, 0, 1)
        for row, part in enumerate((self.whole, self.only_bay, self.with_products, self.note), 1):
            grid.addWidget(part, row, 1)
        grid.addWidget(buttons, 5, 0, 1, 2)

    def _propose(self, only_bay: bool) -> None:
        """Another name is proposed for another thing, unless one was typed."""
        if self.name.text().strip() in ("", *self._names):
            self.name.setText(self._names[only_bay])

    def _tell(self) -> None:
        name = self.name.text().strip()
        self.keep.setEnabled(bool(name))
        self.note.setText(self._say("furniture.save.taken", name=name) if name in self._taken else self._say("furniture.save.where"))

    def _accept(self) -> None:
        self.saved.emit(self.name.text().strip(), self.only_bay.isChecked(), self.with_products.isChecked())
        self.accept()
