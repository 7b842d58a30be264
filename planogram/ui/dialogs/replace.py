"""Replace one product by another: in the selection, in the whole project, or in other project files too. It stays open beside the work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.find import walk_positions
from planogram.model.product import Product
from planogram.session.workbench import Workbench
from planogram.tools import packing
from planogram.ui.dialogs.product_picker import ProductPicker
from planogram.ui.folders import folder_beside
from planogram.ui.following import Following
from planogram.ui.parts import label, open_within

InFiles = Callable[[list[Path], Product, Product], str]


class ReplaceDialog(QDialog):
    """`in_files` does it in other files and answers what came of it."""

    def __init__(self, parent: QWidget, workbench: Workbench, translator: Translator, in_files: InFiles) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench, self._say, self._in_files = workbench, translator, in_files
        self._replaced: frozenset[str] = frozenset()
        self.setWindowTitle(translator("replace.title"))
        open_within(self, (980, 540))
        self.old = ProductPicker(self._old_ones(), translator, translator("replace.old"))
        self.new = ProductPicker(workbench.project.products, translator, translator("replace.new"))
        self.everywhere, self.selected = QRadioButton(), QRadioButton()
        self._where = QButtonGroup(self)
        for button in (self.everywhere, self.selected):
            self._where.addButton(button)
        self.everywhere.setChecked(True)
        self.go = QPushButton(translator("replace.go"), default=True)
        self.go.clicked.connect(self._replace)
        self.told = label("", "muted", wrap=True)
        self.files = QPushButton(translator("replace.files"), autoDefault=False)
        self.files.clicked.connect(self._replace_in_files)
        close = QPushButton(translator("dialog.close"))
        close.clicked.connect(self.accept)
        self._where.buttonToggled.connect(lambda *_: self._count())
        for picker in (self.old, self.new):
            picker.picked.connect(self._count)
        self._lay_out(close)
        self._count()
        Following(self, workbench, self._refresh)
        self.finished.connect(workbench.selection.listen(self._count))

    def _lay_out(self, close: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for key, picker in (("replace.old", self.old), ("replace.new", self.new)):
            side = QVBoxLayout()
            side.setSpacing(6)
            side.addWidget(label(self._say(key), "section"))
            side.addWidget(picker, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 1)
        column.addWidget(self.everywhere)
        column.addWidget(self.selected)
        foot = QHBoxLayout()
        foot.addWidget(self.files)
        foot.addWidget(self.told, 1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def start_from(self, old: str) -> None:
        """Begin with the product to be replaced chosen."""
        if old:
            self.old.choose(old)
        if not self.selected.isEnabled():
            self.everywhere.setChecked(True)
        self.told.setText("")
        self._count()
        self.new.line.setFocus()

    def _refresh(self) -> None:
        """Mirror what was edited, or another project, beside the dialog."""
        self.old.offer(self._old_ones())
        self.new.offer(self._workbench.project.products)
        self._count()

    def _old_ones(self) -> tuple[Product, ...]:
        """What stands on the shelves, and what this dialog took off them: other files may still have it."""
        project = self._workbench.project
        there = {position.product for _, position in walk_positions(project)} | self._replaced
        return tuple(product for product in project.products if product.id in there)

    def _count(self) -> None:
        say, old = self._say, self.old.chosen
        chosen = frozenset(self._workbench.selection.ids)
        places = [position.id for _, position in walk_positions(self._workbench.project) if position.product == old]
        among = sum(1 for place in places if place in chosen)
        self.everywhere.setText(say.plural("replace.everywhere", len(places)))
        self.selected.setText(say.plural("replace.selected", among))
        self.selected.setEnabled(bool(among))
        ready = bool(old and self.new.chosen and old != self.new.chosen)
        # what was asked of the selection is never done everywhere because the selection has none left
        self.go.setEnabled(ready and bool(among if self.selected.isChecked() else places))
        self.files.setEnabled(ready)

    def _pair(self) -> tuple[Product, Product]:
        known = {product.id: product for product in self._workbench.project.products}
        return known[self.old.chosen], known[self.new.chosen]

    def _replace(self) -> None:
        old, new = self._pair()
        self._replaced |= {old.id}
        done = packing.replace(self._workbench, old.id, new.id, self.selected.isChecked())
        self.told.setText(self._say("replace.done" if done else "replace.nothing", name=old.name, other=new.name))
        # to the next replacement: with the button dead, Enter would open the other files
        self.old.line.setFocus()
        self.old.line.selectAll()

    def _replace_in_files(self) -> None:
        old, new = self._pair()
        folder = str(folder_beside(self._workbench.document))
        names, _ = QFileDialog.getOpenFileNames(self, self._say("replace.files.title"), folder, self._say("file.filter.planogram"))
        if names:
            self.told.setText(self._in_files([Path(name) for name in names], old, new))
