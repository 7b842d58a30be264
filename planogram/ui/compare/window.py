"""Two plans compared on screen: both faces side by side, one row a change, totals. It stays open beside the work and follows it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QPushButton, QTableView, QTabWidget, QToolButton

from planogram.exchange.pdf.documents import PrintOrder
from planogram.metrics.change import KINDS, Change, Kind
from planogram.metrics.changes import compare_projects, count_changes
from planogram.model.project import Project
from planogram.ui.beside import Dressing
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.compare.arrangement import arrange, speak_words, switch
from planogram.ui.compare.changes_model import ChangesModel
from planogram.ui.compare.comparison import Compared, faces_of
from planogram.ui.compare.figures_table import FiguresPage
from planogram.ui.compare.inks import COLOURS
from planogram.ui.compare.pair import FacePair
from planogram.ui.compare.plans import OPENED, PRESENT, Plan, plan_of_file, plans_of
from planogram.ui.compare.tables import flat_table
from planogram.ui.icons import chip
from planogram.ui.parts import label, open_over
from planogram.ui.printing.choices import remembered_choices
from planogram.ui.printing.earlier import plan_in_file
from planogram.ui.printing.output import Output
from planogram.ui.trouble import notices_over

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_FILE = "file"
_FIRST_SIZE = (1480, 940)


class CompareWindow(QDialog):
    """`old` and `new` are chosen among plans.py; the plan on show goes on living."""

    def __init__(self, window: "MainWindow", old: str = "", new: str = PRESENT) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._window, self._say, self._theme = window, window.translator, window.theme
        self._files: list[Plan] = []
        self._keys = [old, new]
        self._compared: Compared | None = None
        self._kinds: set[Kind] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices = (QComboBox(), QComboBox())
        self.swap, self.save, self.tabs = QToolButton(autoRaise=True), QPushButton(autoDefault=False), QTabWidget()
        self.faces = ChoiceBox()
        self.pair = FacePair(self._say)
        self.changes = ChangesModel(self._say)
        self.table = flat_table(self.changes)
        self.figures = FiguresPage(self._say)
        self.filters: dict[Kind, QToolButton] = {kind: switch() for kind in KINDS}
        self.output = Output(self, window, lambda text: notices_over(self, window).tell(text, "good"))
        self.summary = label("", "muted")
        arrange(self)
        self._connect()
        open_over(self, _FIRST_SIZE, window)
        self.dress()

    def _connect(self) -> None:
        for side, choice in enumerate(self.choices):
            choice.activated.connect(partial(self._choose, side))
        self.swap.clicked.connect(self._swap)
        self.save.clicked.connect(self._save)
        self.faces.activated.connect(lambda _: self._show_faces())
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show_row(index.row()))
        self.pair.picked.connect(self._pick)
        self.figures.product_picked.connect(self._show_product)
        for kind, button in self.filters.items():
            button.toggled.connect(partial(self._filter, kind))
        self._window.live.rested.connect(self.refresh)
        Dressing(self._window, self, self.refresh)
        # a little later: of another document no face is on show yet
        self._leave = self._window.workbench.listen(lambda: QTimer.singleShot(0, self, self.refresh))
        self.finished.connect(self._stop)

    # words and colours

    def dress(self) -> None:
        """Words and colours of the window it belongs to."""
        say, theme = self._window.translator, self._window.theme
        self._say, self._theme = say, theme
        speak_words(self, say, theme)
        self.changes.set_translator(say)
        self.figures.set_translator(say)
        self.pair.set_translator(say)
        self.pair.set_theme(theme)
        self._compared = None
        self.refresh()

    # what is compared

    @property
    def plans(self) -> list[Plan]:
        """Everything that may be chosen."""
        return [*plans_of(self._window.workbench.document, self._say), *self._files]

    def refresh(self) -> None:
        """Mirror the plans chosen; next to nothing happens when they are the same values."""
        if self._window.translator is not self._say or self._window.theme is not self._theme:
            self.dress()
            return
        plans = {plan.key: plan for plan in self.plans}
        usual = (next((key for key in plans if key != PRESENT), OPENED), PRESENT)
        self._keys = [key if key in plans else other for key, other in zip(self._keys, usual, strict=True)]
        entries = [*((plan.name, plan.key) for plan in plans.values()), (self._say("compare.file"), _FILE)]
        for choice, key in zip(self.choices, self._keys, strict=True):
            _offer(choice, entries, key)
        old, new = (self.output.attempt(plans[key].project, asked=False) for key in self._keys)
        if old is not None and new is not None:
            self._compare(old, new)

    def _compare(self, old: Project, new: Project) -> None:
        before = self._compared
        if before is not None and before.old is old and before.new is new:
            return
        first, picked = before is None, self.changes.change_at(self.table.currentIndex().row())
        self._compared = Compared(old, new, compare_projects(old, new), self._kinds)
        self.changes.show_changes(old, new, self._compared.changes)
        if picked is not None:
            _pick_again(self.table, self.changes, picked)
        names = tuple(choice.currentText() for choice in self.choices)
        self.figures.show_plans([(names[0], old), (names[1], new)])
        self._count()
        self._offer_faces(first)
        self._show_faces()

    def _count(self) -> None:
        assert self._compared is not None
        counts = count_changes(self._compared.changes)
        for kind, button in self.filters.items():
            button.setVisible(kind in counts)
            button.setText(f"{self._say(f'change.kind.{kind}')} {self._say.number(counts.get(kind, 0))}")
            button.setIcon(chip(COLOURS[kind]))
        total = len(self._compared.changes)
        self.summary.setText(self._say.plural("compare.count", total) if total else self._say("compare.same"))

    # faces

    def _offer_faces(self, first: bool) -> None:
        assert self._compared is not None
        chosen = self.faces.currentData()
        offered = faces_of(self._compared)
        self.faces.clear()
        for gondola, side, changed in offered:
            name = self._say("compare.face.name", gondola=gondola, side=self._say(f"side.{side}"))
            self.faces.addItem(self._say.plural("compare.face.changed", changed, name=name) if changed else name, (gondola, side))
        places = [(gondola, side) for gondola, side, _ in offered]
        if chosen not in places or first:
            chosen = next(((gondola, side) for gondola, side, changed in offered if changed), places[0] if places else None)
        self.faces.setCurrentIndex(places.index(chosen) if chosen in places else -1)

    def _show_faces(self) -> None:
        """The face chosen on both plans; where neither has any, that is said on both."""
        compared, (gondola, side) = self._compared, self.faces.currentData() or ("", "")
        if compared is not None:
            names = self.choices[0].currentText(), self.choices[1].currentText()
            self.pair.show_faces(names, compared.sides, gondola, side)

    def _show_row(self, row: int) -> None:
        """A change on both plans: its face first, then what it is about."""
        if self._compared is None or not 0 <= row < len(self.changes.rows):
            return
        old, new = self._compared.seen(self.changes.rows[row][0])
        face = self._compared.face_of(new, old)
        if face is not None:
            places = [self.faces.itemData(n) for n in range(self.faces.count())]
            if face in places and self.faces.currentData() != face:
                self.faces.setCurrentIndex(places.index(face))
                self._show_faces()
        self.pair.select(old, new)

    def _pick(self, side: str, position: str) -> None:
        if self._compared is not None:
            row = self.changes.row_of(self._compared.numbers[side].get(position, 0))
            self.table.selectRow(row) if row >= 0 else self.table.clearSelection()

    def _show_product(self, product: str) -> None:
        row = next((row for row, (_, change) in enumerate(self.changes.rows) if change.product == product), -1)
        if row >= 0:
            self._show_row(row)

    def _filter(self, _kind: Kind, _on: bool) -> None:
        shown = {kind for kind, button in self.filters.items() if button.isChecked()}
        self._kinds = None if len(shown) == len(self.filters) else shown
        self.changes.show_kinds(self._kinds)
        if self._compared is not None:
            self._compared = self._compared.marking(self._kinds)
            self._show_faces()

    # choices

    def _choose(self, side: int, _index: int) -> None:
        key = self.choices[side].currentData()
        if key == _FILE:
            say = self._say
            folder = self._window.settings.remembered.folder
            name, _ = QFileDialog.getOpenFileName(self, say("compare.file").rstrip("…"), folder, say("file.filter.readable"))
            if not name or not self.add_file(Path(name), side):
                self.refresh()
            return
        self._keys[side] = key
        self.refresh()

    def add_file(self, path: Path, side: int = 0) -> bool:
        """Compare with the plan in a file; False after a message when it cannot be read."""
        project = self.output.attempt(lambda: plan_in_file(self, path, self._say))
        if project is None:
            return False
        plan = plan_of_file(path, project)
        self._files = [one for one in self._files if one.key != plan.key] + [plan]
        self._keys[side] = plan.key
        self.refresh()
        return True

    def _swap(self) -> None:
        self._keys.reverse()
        self.refresh()

    def _save(self) -> None:
        if self._compared is not None:
            setup = remembered_choices(self._window.settings.remembered.printing).setup
            self.output.save(PrintOrder("comparison", self._compared.new, setup, None, self._compared.old))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pair.fit()

    def _stop(self) -> None:
        self._window.live.rested.disconnect(self.refresh)
        self._leave()


def _offer(choice: QComboBox, entries: list[tuple[str, str]], key: str) -> None:
    """These in a box, that of `key` chosen."""
    if [(choice.itemText(n), choice.itemData(n)) for n in range(choice.count())] != entries:
        choice.clear()
        for name, data in entries:
            choice.addItem(name, data)
    choice.setCurrentIndex(choice.findData(key))


def _pick_again(table: QTableView, changes: ChangesModel, picked: Change) -> None:
    """The row that was picked before the work went on; the drawings stay where the hand has put them since."""
    row = changes.row_like(picked)
    if row >= 0:
        with QSignalBlocker(table.selectionModel()):
            table.selectRow(row)
        table.scrollTo(changes.index(row, 0))


def open_comparison(window: "MainWindow", old: str = "", new: str = PRESENT) -> CompareWindow:
    """Show the comparison; `old` and `new` are keys of plans.py."""
    opened = CompareWindow(window, old, new)
    opened.show()
    return opened
