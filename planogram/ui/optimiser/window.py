"""The optimiser on screen: the question on the left, plan and proposal side by side, what differs and why. Nothing changes until accepted."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidgetItem

from planogram.exchange.remark_words import names_of, remark_text
from planogram.model.find import walk_positions
from planogram.optimise.offer import Offer
from planogram.optimise.remarks import Remark
from planogram.session.history import Label
from planogram.tools.pinning import pin
from planogram.ui.beside import Dressing, carry_over
from planogram.ui.optimiser.layout import OptimiserLayout
from planogram.ui.optimiser.running import Running
from planogram.ui.optimiser.words import follow_text, totals_text

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_QUICK_S = 0.6
"""Seconds for the search when only a block was fixed or let go: the answer must come at once."""


class OptimiserWindow(OptimiserLayout):
    """Stays open beside the work. `offer` is the proposal shown, None before the first."""

    def __init__(self, window: "MainWindow", mode: str = "rebalance") -> None:
        super().__init__(window)
        self.offer: Offer | None = None
        self.running: Running | None = None
        self._unlisted = ""
        self._theme = window.theme
        self._connect()
        self.form.show_mode(mode)
        self.refresh()

    def _connect(self) -> None:
        self.propose.clicked.connect(lambda: self.ask())
        self.stop.clicked.connect(self._stop_search)
        self.accept_it.clicked.connect(self.accept_offer)
        self.all.clicked.connect(lambda: self.choose(self._all(), True))
        self.none.clicked.connect(lambda: self.choose(self._all(), False))
        self.pin_it.clicked.connect(self.pin_picked)
        self.explain.clicked.connect(lambda: self._window.run("help.allocation"))
        self.form.asked.connect(self._enable)
        self.differences.asked.connect(self.choose)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._look_at(index.row()))
        self.remarks.currentItemChanged.connect(lambda item, _: self._look_at_remark(item))
        self.preview.picked.connect(self._pick)
        self._window.live.rested.connect(self.refresh)
        Dressing(self._window, self, self.refresh)
        self.finished.connect(self._leave)

    # asking

    def ask(self, seconds: float | None = None) -> None:
        """Look for a proposal, off the interface thread."""
        wish = self.form.wish()
        if wish is None or self.running is not None:
            return
        if seconds is not None:
            wish = msgspec.structs.replace(wish, rules=msgspec.structs.replace(wish.rules, seconds=min(seconds, wish.rules.seconds)))
        self.running = Running(self._window.workbench.document.committed, wish, self, seconds)
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
        say, gap = self._say, getattr(offer.answer, "gap", None)
        self.told.setText(say("optimiser.searching") if gap is None else say("optimiser.best_so_far", gap=say.number(gap * 100, 1)))

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
            _speak_anew(self)
            return
        if self._window.theme is not self._theme:
            self._theme = self._window.theme
            self.preview.dress(self._theme)
            self.differences.dress(self._theme.muted)
        self.form.refresh()
        self._enable()

    def _show_offer(self, offer: Offer) -> None:
        self.offer = offer
        rows, totals = self.preview.compare(offer, self._window.workbench.face)
        self.differences.show_rows(rows, names_of(offer.base), offer.blocks, offer.names)
        self.totals.setText(totals_text(totals, offer, self._say))
        self._list_remarks(())
        self.told.setText("" if rows else self._say("optimiser.nothing"))
        self._enable()

    def _list_remarks(self, first: Sequence[Remark]) -> None:
        """What had to follow the last tick, then what the proposal says."""
        assert self.offer is not None
        self.remarks.clear()
        listed = [*first, *self.offer.remarks]
        for remark in listed:
            line = QListWidgetItem(remark_text(remark, self.offer.base, self._say), self.remarks)
            line.setData(Qt.ItemDataRole.UserRole, remark.product)
        self.tabs.setTabText(1, self._say("optimiser.tab.remarks", count=len(listed)))

    def choose(self, products: Collection[str], on: bool) -> None:
        """Accept these products too, or no longer; those whose place they need, or that need theirs, follow."""
        if self.offer is None:
            return
        found = self.offer.accepted(self.differences.accepted, products, on)
        rows, totals = self.preview.show_products(self.offer, found.products)
        said = {one.product: remark_text(one, self.offer.base, self._say) for one in found.remarks}
        self.differences.show_choice(rows, found.products, said)
        self.totals.setText(totals_text(totals, self.offer, self._say))
        self._list_remarks(found.remarks)
        self.told.setText(follow_text(list(said.values()), on, self._say))
        self._enable()

    def _all(self) -> frozenset[str]:
        return self.offer.names if self.offer is not None else frozenset()

    def _look_at(self, row: int) -> None:
        products = self.differences.products_at(row)
        if products and self._unlisted:
            self._unlisted = ""
            self.told.setText("")
        if len(products) == 1:
            self.preview.look_at(products[0])
        self._enable()

    def _look_at_remark(self, item: QListWidgetItem | None) -> None:
        product = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if product:
            self.preview.look_at(product)

    def _pick(self, product: str) -> None:
        """A block clicked on a plan: its row, or where it has none (it stays as it is) the product all the same, to fix it or let it go."""
        row = self.differences.row_of(product)
        if row >= 0:
            self.table.selectRow(row)
            return
        self.table.setCurrentIndex(QModelIndex())
        self._unlisted = product
        self.preview.look_at(product)
        self.told.setText(self._say("optimiser.unchanged", product=names_of(self._window.workbench.document.committed).get(product, product)))
        self._enable()

    # accepting

    def accept_offer(self) -> None:
        """Apply what is ticked, as one step to undo."""
        if self.offer is None or self.stale:
            return
        offer, chosen = self.offer, self.differences.accepted
        self._window.workbench.document.do(Label(f"edit.optimise_{offer.wish.mode}"), offer.part(chosen))
        self._window.workbench.selection.prune(self._window.workbench.project)
        self.told.setText(self._say("optimiser.accepted"))
        self._enable()

    def pin_picked(self) -> None:
        """Fix the blocks of the product picked where they stand, or let them go, and ask again."""
        ids, pinned = self._picked_blocks()
        if pin(self._window.workbench, ids, not pinned):
            self.ask(_QUICK_S)

    def _picked_blocks(self) -> tuple[list[str], bool]:
        picked = {*self.differences.products_at(self.table.currentIndex().row()), self._unlisted} - {""}
        found = [position for _, position in walk_positions(self._window.workbench.document.committed) if position.product in picked]
        return [position.id for position in found], bool(found) and all(position.pinned for position in found)

    def _enable(self) -> None:
        say, running, offer = self._say, self.running is not None, self.offer
        askable = self.form.wish() is not None
        # before the button that asked is shut: its focus comes here, and not to help
        self.stop.setEnabled(self.stop.isEnabled() or running)
        self.propose.setEnabled(not running and askable)
        self.propose.setToolTip(say("optimiser.button.propose.tip" if askable else "optimiser.tick_first"))
        self.propose.setText(say("optimiser.button.again" if self.stale else "optimiser.button.propose"))
        if not running and self.focusWidget() is self.stop:
            self.propose.setFocus()
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        (ids, pinned), writable = self._picked_blocks(), not self._window.workbench.document.read_only
        self.pin_it.setEnabled(bool(ids) and writable and not running)
        self.pin_it.setText(say("optimiser.button.unpin" if pinned else "optimiser.button.pin"))
        accepted = self.differences.accepted
        self.all.setEnabled(not running and accepted != self._all())
        self.none.setEnabled(not running and bool(accepted))
        self.accept_it.setEnabled(offer is not None and not running and not self.stale and bool(accepted) and writable)
        if self.stale and not running:
            just_accepted = self.told.text() == say("optimiser.accepted")
            self.told.setText(say("optimiser.accepted" if just_accepted else "optimiser.stale"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.pair.fit()

    def _leave(self) -> None:
        self.finished.disconnect(self._leave)  # Escape pressed twice ends it twice
        self._window.live.rested.disconnect(self.refresh)
        if self.running is not None:
            self.running.end()


def _speak_anew(old: OptimiserWindow) -> None:
    """Another language: the window is made anew in place, with the same question; the proposal shown stays."""
    anew = OptimiserWindow(old._window, old.form.mode)
    carry_over(old, anew)
    anew.setGeometry(old.geometry())
    anew.show()
    offer, accepted, searching = old.offer, old.differences.accepted, old.running is not None
    old.close()
    if searching:
        anew.ask()
    elif offer is not None:
        anew._show_offer(offer)
        if accepted != offer.names:
            anew.choose(offer.names - accepted, False)


def open_optimiser(window: "MainWindow", mode: str = "rebalance") -> OptimiserWindow:
    """Show the optimiser, in front when it is open already."""
    found = next((one for one in window.findChildren(OptimiserWindow) if one.isVisible()), None)
    opened = found or OptimiserWindow(window, mode)
    opened.form.show_mode(mode)
    opened.show()
    opened.raise_()
    opened.activateWindow()
    return opened
