"""The optimiser on screen: the question on the left, plan and proposal side by side, what differs and why. Nothing changes until accepted."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planogram.exchange.remark_words import remark_text
from planogram.model.find import walk_positions
from planogram.optimise.offer import Offer
from planogram.session.history import Label
from planogram.tools.pinning import pin
from planogram.ui.compare.pair import FacePair
from planogram.ui.compare.tables import flat_table
from planogram.ui.icons import icon
from planogram.ui.optimiser.differences import DifferencesModel
from planogram.ui.optimiser.form import Form
from planogram.ui.optimiser.preview import Preview
from planogram.ui.optimiser.running import Running
from planogram.ui.optimiser.words import names_of, totals_text
from planogram.ui.parts import label, with_name

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_FIRST_SIZE = (1560, 960)
_WIDTHS = (260, 90, 120, 130, 170, 90)
_QUICK_S = 0.6
"""Seconds for the solver when only a block was fixed or let go: the answer must come at once."""


class OptimiserWindow(QDialog):
    """Stays open beside the work. `offer` is the proposal shown, None before the first."""

    def __init__(self, window: "MainWindow", mode: str = "rebalance") -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._say = window, window.translator
        self.offer: Offer | None = None
        self.running: Running | None = None
        self.form = Form(window.workbench, self._say)
        self.preview = Preview(FacePair(window.workbench.document.images, self._say), self._say)
        self.differences = DifferencesModel(self._say)
        self.table = flat_table(self.differences)
        self.remarks = with_name(QListWidget(), "remarks")
        self._make_rest()
        self._lay_out()
        self._connect()
        self.form.show_mode(mode)
        room = window.screen().availableSize()
        self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))
        self.dress()

    def _make_rest(self) -> None:
        self.propose, self.stop, self.accept_it, self.pin_it = (QPushButton(autoDefault=False) for _ in range(4))
        self.all, self.none, self.explain = (QPushButton(autoDefault=False) for _ in range(3))
        self.propose.setObjectName("primary")
        self.bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self.bar.setFixedWidth(120)
        self.told, self.totals = label("", "muted", wrap=True), label("", "", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.table, "")
        self.tabs.addTab(self.remarks, "")
        self.remarks.setWordWrap(True)
        for section, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(section, width)

    def _lay_out(self) -> None:
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        ask = QHBoxLayout()
        ask.setContentsMargins(14, 8, 14, 4)
        for part, share in ((self.propose, 1), (self.stop, 0), (self.explain, 0)):
            ask.addWidget(part, share)
        left.addWidget(self.form, 1)
        left.addLayout(ask)
        for button in (self.all, self.none, self.pin_it):
            foot.addWidget(button)
        foot.addWidget(self.bar)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.accept_it)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self.preview)
        middle.addWidget(self.tabs)
        middle.setSizes([560, 280])
        middle.setChildrenCollapsible(False)
        right.addWidget(self.totals)
        right.addWidget(middle, 1)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 10, 12, 10)
        whole.setSpacing(12)
        whole.addLayout(left)
        room = QWidget()
        room.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room, 1)

    def _connect(self) -> None:
        self.propose.clicked.connect(lambda: self.ask())
        self.stop.clicked.connect(self._stop_search)
        self.accept_it.clicked.connect(self.accept_offer)
        self.all.clicked.connect(lambda: self.differences.tick_all(True))
        self.none.clicked.connect(lambda: self.differences.tick_all(False))
        self.pin_it.clicked.connect(self.pin_picked)
        self.explain.clicked.connect(lambda: self._window.run("help.allocation"))
        self.form.asked.connect(self._enable)
        self.differences.ticked.connect(self._show_accepted)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._look_at(index.row()))
        self.remarks.currentItemChanged.connect(lambda item, _: self._look_at_remark(item))
        self.preview.picked.connect(self._pick)
        self._window.live.rested.connect(self.refresh)
        self.finished.connect(self._leave)

    def dress(self) -> None:
        """Words and colours of the window it belongs to."""
        say, theme = self._say, self._window.theme
        self.setWindowTitle(say("optimiser.title"))
        for name in ("propose", "stop", "accept_it", "all", "none", "explain"):
            button: QPushButton = getattr(self, name)
            button.setText(say(f"optimiser.button.{name}"))
            button.setToolTip(say(f"optimiser.button.{name}.tip"))
        self.pin_it.setIcon(icon("lock", theme.text))
        self.tabs.setTabText(0, say("optimiser.tab.differences"))
        self.remarks.setAccessibleName(say("optimiser.tab.remarks"))
        self.table.setAccessibleName(say("optimiser.tab.differences"))
        self.bar.setAccessibleName(say("optimiser.searching"))
        self.preview.dress(theme)
        self.refresh()

    # asking

    def ask(self, seconds: float | None = None) -> None:
        """Look for a proposal, off the interface thread."""
        wish = self.form.wish()
        if wish is None or self.running is not None:
            return
        if seconds is not None:
            wish = msgspec.structs.replace(wish, rules=msgspec.structs.replace(wish.rules, seconds=min(seconds, wish.rules.seconds)))
        self.running = Running(self._window.workbench.document.committed, wish, self)
        self.running.better.connect(self._first)
        self.running.answered.connect(self._show_offer)
        self.running.failed.connect(lambda: self.told.setText(self._say("optimiser.failed")))
        self.running.finished.connect(self._done)
        self.running.start()
        self.told.setText(self._say("optimiser.searching"))
        self._enable()

    def _stop_search(self) -> None:
        if self.running is not None:
            self.running.stop()
            self.stop.setEnabled(False)

    def _first(self, offer: Offer) -> None:
        self._show_offer(offer)
        gap = getattr(offer.answer, "gap", None)
        said = (
            self._say("optimiser.best_so_far", gap=self._say.number((gap or 0.0) * 100, 1)) if gap is not None else self._say("optimiser.searching")
        )
        self.told.setText(said)

    def _done(self) -> None:
        if self.running is not None:
            self.running.deleteLater()
        self.running = None
        self._enable()

    # showing

    @property
    def stale(self) -> bool:
        """Whether the project is another than the one the proposal was made for."""
        return self.offer is not None and self.offer.base is not self._window.workbench.document.committed

    def refresh(self) -> None:
        """Mirror the project: products of the scope, and whether the proposal still holds."""
        if self._window.translator is not self._say:
            self._speak_anew()
            return
        self.form.refresh()
        self._enable()

    def _speak_anew(self) -> None:
        """Another language: the window is made anew in place, and asks the same question of the same mode again."""
        mode = self.form.mode
        self.close()
        open_optimiser(self._window, mode)

    def _show_offer(self, offer: Offer) -> None:
        self.offer = offer
        rows, totals = self.preview.compare(offer, self._window.workbench.face)
        self.differences.show_rows(rows, names_of(offer.base), offer.by_product)
        self.totals.setText(totals_text(totals, offer, self._say))
        self.remarks.clear()
        for remark in offer.remarks:
            line = QListWidgetItem(remark_text(remark, offer.base, self._say), self.remarks)
            line.setData(Qt.ItemDataRole.UserRole, remark.product)
        self.tabs.setTabText(1, self._say("optimiser.tab.remarks", count=len(offer.remarks)))
        self.told.setText("" if rows else self._say("optimiser.nothing"))
        self._enable()

    def _show_accepted(self) -> None:
        if self.offer is not None:
            self.preview.show_products(self.offer, self.differences.accepted)
        self._enable()

    def _look_at(self, row: int) -> None:
        if 0 <= row < len(self.differences.rows):
            self.preview.look_at(self.differences.rows[row].product)
        self._enable()

    def _look_at_remark(self, item: QListWidgetItem | None) -> None:
        product = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if product:
            self.preview.look_at(product)

    def _pick(self, product: str) -> None:
        row = self.differences.row_of(product)
        if row >= 0:
            self.table.selectRow(row)

    # accepting

    def accept_offer(self) -> None:
        """Apply what is ticked, as one step to undo."""
        if self.offer is None or self.stale:
            return
        offer, chosen = self.offer, self.differences.accepted
        self._window.workbench.document.do(Label(f"edit.optimise_{offer.wish.mode}"), offer.applied(chosen if offer.by_product else None))
        self._window.workbench.selection.prune(self._window.workbench.project)
        self.told.setText(self._say("optimiser.accepted"))
        self._enable()

    def pin_picked(self) -> None:
        """Fix the blocks of the product picked where they stand, or let them go, and ask again."""
        ids, pinned = self._picked_blocks()
        if pin(self._window.workbench, ids, not pinned):
            self.ask(_QUICK_S)

    def _picked_blocks(self) -> tuple[list[str], bool]:
        row = self.table.currentIndex().row()
        product = self.differences.rows[row].product if 0 <= row < len(self.differences.rows) else ""
        found = [position for _, position in walk_positions(self._window.workbench.document.committed) if position.product == product and product]
        return [position.id for position in found], bool(found) and all(position.pinned for position in found)

    def _enable(self) -> None:
        say, running, offer = self._say, self.running is not None, self.offer
        writable = not self._window.workbench.document.read_only
        self.propose.setEnabled(not running and self.form.wish() is not None)
        self.propose.setText(say("optimiser.button.again" if self.stale else "optimiser.button.propose"))
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        ids, pinned = self._picked_blocks()
        self.pin_it.setEnabled(bool(ids) and writable and not running)
        self.pin_it.setText(say("optimiser.button.unpin" if pinned else "optimiser.button.pin"))
        self.pin_it.setToolTip(say("optimiser.button.pin.tip"))
        by_product = offer is not None and offer.by_product
        for button in (self.all, self.none):
            button.setVisible(by_product)
        accepted = bool(self.differences.accepted) or (offer is not None and not offer.by_product)
        self.accept_it.setEnabled(offer is not None and not running and not self.stale and accepted and writable)
        if self.stale and not running:
            self.told.setText(say("optimiser.accepted" if self._just_accepted() else "optimiser.stale"))

    def _just_accepted(self) -> bool:
        return self.told.text() == self._say("optimiser.accepted")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.pair.fit()

    def _leave(self) -> None:
        self._window.live.rested.disconnect(self.refresh)
        if self.running is not None:
            self.running.stop()
            self.running.wait()


def open_optimiser(window: "MainWindow", mode: str = "rebalance") -> OptimiserWindow:
    """Show the optimiser, in front when it is open already."""
    found = next((one for one in window.findChildren(OptimiserWindow) if one.isVisible()), None)
    opened = found or OptimiserWindow(window, mode)
    opened.form.show_mode(mode)
    opened.show()
    opened.raise_()
    opened.activateWindow()
    return opened
