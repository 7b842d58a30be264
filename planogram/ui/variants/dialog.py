"""A plan for each store: choose the table and the folder, see what each would get, make the files. The work itself is exchange/variants'."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QPushButton, QTextBrowser

from planogram.exchange.problems import RefusedRow, sentence
from planogram.exchange.variants.make import EXISTING, Order, StorePlan, plan_variants, write_variants
from planogram.exchange.variants.naming import safe_name
from planogram.exchange.variants.report import write_report
from planogram.exchange.variants.shops import read_shops
from planogram.model.variant import FREED, Shop
from planogram.storage.places import settled
from planogram.ui.dialogs.choose import choose
from planogram.ui.jobs import Result, Work
from planogram.ui.parts import label, open_over
from planogram.ui.variants.arrangement import SIZE, arrange
from planogram.ui.variants.table import StoresTable, told_of

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def show_variants(window: "MainWindow") -> "VariantsDialog":
    """Open the dialog on the plan as it is."""
    dialog = VariantsDialog(window)
    dialog.open()
    return dialog


class VariantsDialog(QDialog):
    """`take_table` and `take_folder` are what the buttons do with the answer of the system's dialogs."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._say = window, window.translator
        self._model = window.workbench.document.committed
        self._images = dict(window.workbench.document.images)
        self._shops: tuple[Shop, ...] = ()
        self.refused: tuple[RefusedRow, ...] = ()
        self.plans: tuple[StorePlan, ...] = ()
        self.folder: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("variants.title"))
        open_over(self, SIZE, window)
        self._source, self._target = label(self._say("variants.none"), "muted"), label(self._say("variants.none"), "muted")
        self.freed, self.existing = self._choice("freed", FREED), self._choice("existing", EXISTING)
        self.summary, self.left_out = label("", "section", wrap=True), label("", "bad", wrap=True)
        self.table, self.detail = StoresTable(self._say, window.theme), QTextBrowser()
        self.make = QPushButton(default=True)
        self.report = QPushButton(self._say("variants.report"), autoDefault=False)
        sources = {"table": (self._source, self._choose_table), "folder": (self._target, self._choose_folder)}
        arrange(self, self._say, self._model.name, sources)
        self._connect()
        self._show()

    def _choice(self, name: str, values: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._say(f"variants.{name}"))
        for value in values:
            box.addItem(self._say(f"variants.{name}.{value}"), value)
        return box

    def _connect(self) -> None:
        self.freed.currentIndexChanged.connect(lambda _: self._plan())
        self.existing.currentIndexChanged.connect(lambda _: self._show())
        self.table.itemSelectionChanged.connect(self._tell)
        self.make.clicked.connect(self.write)
        self.report.clicked.connect(self._save_report)

    # what is chosen

    def _choose_table(self) -> None:
        say, start = self._say, self._window.settings.remembered.folder or str(Path.home())
        name, _ = QFileDialog.getOpenFileName(self, say("variants.table.title"), start, say("variants.table.filter"))
        if name:
            self.take_table(Path(name))

    def _choose_folder(self) -> None:
        start = str(self.folder or self._window.settings.remembered.folder or Path.home())
        name = QFileDialog.getExistingDirectory(self, self._say("variants.folder.title"), start)
        if name:
            self.take_folder(Path(name))

    def take_table(self, path: Path) -> None:
        """Read the stores; without a folder yet, one beside the table is proposed."""
        read = self._attempt("variants.reading", path, lambda *_: read_shops(path, self._model))
        if read is None:
            return
        self._shops, self.refused = read.shops, read.refused
        self._source.setText(str(path))
        if self.folder is None:
            stem = safe_name(f"{self._model.name} {self._say('variants.folder.proposed')}") or "variants"
            self.folder = settled(path).parent / stem
        self._plan()

    def take_folder(self, path: Path) -> None:
        """Where the files go."""
        self.folder = path
        self._plan()

    def _order(self) -> Order:
        assert self.folder is not None
        return Order(self._model, self._images, self._shops, self.folder, self.freed.currentData(), self.existing.currentData())

    def _plan(self) -> None:
        if self._shops and self.folder is not None:
            order = self._order()
            self._window.workbench.document.cancel_gesture()
            found = self._attempt("variants.reading", self.folder, lambda progress, cancelled: plan_variants(order, progress, cancelled))
            self.plans = found or ()
        self._show()

    # making

    def write(self) -> None:
        """Make the files; asks before any is replaced."""
        if self.existing.currentData() == "replace" and not self._may_replace():
            return
        order, say = self._order(), self._say
        found = self._attempt("variants.writing", order.folder, lambda progress, cancelled: write_variants(order, say, progress, cancelled))
        if found is None:
            self._plan()
            return
        self.plans = found
        self._show()

    def _may_replace(self) -> bool:
        there, say = sum(plan.state == "exists" or plan.done for plan in self.plans), self._say
        if not there:
            return True
        detail = say.plural("variants.replace.detail", there)
        return choose(self, say, say("variants.replace.ask"), detail, ("variants.replace.do",), ("variants.replace.do",)) != ""

    def _attempt(self, doing: str, path: Path, work: Work[Result]) -> Result | None:
        return self._window.files.attempt(doing, "variants.failed", path, work)

    def _save_report(self) -> None:
        say, start = self._say, str((self.folder or Path.home()) / f"{safe_name(self._model.name) or 'variants'}.xlsx")
        name, chosen = QFileDialog.getSaveFileName(self, say("variants.report.title"), start, say("variants.report.filter"))
        if name:
            self.write_report(Path(name) if Path(name).suffix else Path(name + (".csv" if "csv" in chosen else ".xlsx")))

    def write_report(self, path: Path) -> None:
        """The report of what is on show, as a workbook or a CSV."""
        plans, model, say = self.plans, self._model, self._say

        def work(*_: object) -> bool:
            write_report(path, plans, model, say)
            return True

        if self._attempt("variants.writing", path, work):
            self.summary.setText(say("variants.report.saved", name=path.name))

    # showing

    def _show(self) -> None:
        say, plans = self._say, self.plans
        done = sum(plan.done for plan in plans)
        if not plans:
            text = say("variants.empty")
        else:
            text = say("variants.done", done=done, all=len(plans)) if done else say.plural("variants.preview", len(plans))
        self.summary.setText(text)
        lines = [say.plural("variants.refused", len(self.refused)), *(sentence(row, say) for row in self.refused[:3])] if self.refused else []
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(lines))
        self._target.setText(str(self.folder) if self.folder is not None else say("variants.none"))
        self.table.show_plans(plans, self._model)
        self._tell()
        ready = self._count()
        verb = "variants.make" if self.existing.currentData() == "keep" else "variants.write"
        self.make.setText(say.plural(verb, ready or len(plans)) if plans else say("variants.make.none"))
        self.make.setEnabled(bool(ready))
        self.report.setEnabled(bool(plans))

    def _count(self) -> int:
        """How many files the button would write."""
        keep = self.existing.currentData() == "keep"
        return sum(not (keep and (plan.done or plan.state == "exists")) for plan in self.plans)

    def _tell(self) -> None:
        row = self.table.currentRow()
        self.detail.setMarkdown(told_of(self.plans[row], self._model, self._say) if 0 <= row < len(self.plans) else "")
