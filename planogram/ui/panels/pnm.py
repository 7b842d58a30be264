"""The PNM panel: how the layer is looked at, and the palette of pieces. Fields of a piece that is selected are the Properties'."""

from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.model.memo import same_objects
from planogram.session.workbench import Workbench
from planogram.ui.dates import day_format
from planogram.ui.docks import Dock, restore_layout
from planogram.ui.panels.pnm_list import PnmList
from planogram.ui.panels.search_line import SearchLine
from planogram.ui.parts import label, named, with_name
from planogram.ui.theme import Theme

_LIST = 160
"""Three pieces are always on show, px."""


class PnmPanel(QWidget):
    """`refresh()` mirrors the project and the layer; it costs next to nothing when nothing differs."""

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say, self._theme = workbench, translator, theme
        self._listed: tuple[object, ...] = ()
        self._mirrored = False
        self.shown, self.locked, self.owners = (with_name(QCheckBox(), name) for name in ("pnm_shown", "pnm_locked", "pnm_owners"))
        self.dated, self.day = with_name(QCheckBox(), "pnm_dated"), QDateEdit()
        self.list = PnmList()
        self.search = SearchLine(self.list)
        self.list.setMinimumHeight(_LIST)
        self.hint, self.report = label("", "small", wrap=True), QPushButton()
        self._lay_out()
        self._connect()
        self.set_translator(translator)

    def _lay_out(self) -> None:
        layer, when = QHBoxLayout(), QHBoxLayout()
        for tick in (self.shown, self.locked):
            layer.addWidget(tick)
        layer.addStretch(1)
        when.addWidget(self.dated)
        when.addWidget(self.day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addLayout(layer)
        column.addWidget(self.owners)
        column.addLayout(when)
        column.addWidget(self.report)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.day.setDate(QDate.currentDate())
        self.day.setCalendarPopup(True)
        for tick in (self.shown, self.locked, self.owners, self.dated):
            tick.toggled.connect(lambda _: self._look())
        self.day.dateChanged.connect(lambda _: self._look())
        self.search.textChanged.connect(self.list.narrow)
        self.report.clicked.connect(self._report)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = say = translator
        for tick, key in ((self.shown, "show"), (self.locked, "lock"), (self.owners, "owners")):
            tick.setText(say(f"pnm.layer.{key}"))
        self.dated.setText(say("pnm.day"))
        self.day.setAccessibleName(say("pnm.day"))
        self.day.setLocale(QLocale(say.language))
        self.day.setDisplayFormat(day_format(say))
        self.search.setPlaceholderText(say("pnm.search"))
        self.search.setAccessibleName(say("pnm.search"))
        self.list.setAccessibleName(say("pnm.dock"))
        self.report.setText(say("pnm.report.open"))
        self.hint.setText(say("pnm.empty"))
        self._listed, self._mirrored = (), False
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._listed, self._mirrored = (), False
        self.refresh()

    def refresh(self) -> None:
        """Mirror what there is now."""
        pnm, layer = self._workbench.project.pnm, self._workbench.pnm_layer
        if not self.isVisible() and self._mirrored:
            return
        self._mirrored = True
        for tick, on in ((self.shown, layer.shown), (self.locked, layer.locked), (self.owners, layer.owners), (self.dated, layer.day is not None)):
            with QSignalBlocker(tick):
                tick.setChecked(on)
        self.day.setEnabled(layer.day is not None)
        wanted = (pnm.articles, pnm.detached, self._say, self._theme)
        # a start does not wait for the pictures of a palette behind another one
        if self.isVisible() and not same_objects(wanted, self._listed):
            self._listed = wanted
            self.list.show_pieces(pnm, self._say, self._theme.name)
            self.list.narrow(self.search.text())

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def _report(self) -> None:
        # with all that prints: nothing of it is needed at a start
        from planogram.ui.dialogs.pnm_report import PnmReport

        PnmReport(self, self._workbench, self._say).open()

    def _look(self) -> None:
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day()) if self.dated.isChecked() else None
        layer = self._workbench.pnm_layer
        wanted = {"shown": self.shown.isChecked(), "locked": self.locked.isChecked(), "owners": self.owners.isChecked(), "day": day}
        self.day.setEnabled(day is not None)
        self._workbench.show_pnm(msgspec.structs.replace(layer, **wanted))


class PnmDock(Dock):
    """The dock of the panel; it dresses itself."""

    def __init__(self, panel: PnmPanel, translator: Translator, theme: Theme) -> None:
        super().__init__("pnm", panel)
        self._say, self._theme = translator, theme
        self.dress(translator, theme)

    def set_translator(self, translator: Translator) -> None:
        """Title in another language."""
        self._say = translator
        self.dress(translator, self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Pictures in other colours."""
        self._theme = theme
        self.dress(self._say, theme)


def stack_pnm_dock(window: Any) -> None:
    """The remembered layout, the panel behind the furniture palette when none remembers it."""
    restore_layout(window, window.docks, window.settings.remembered)


def add_pnm_dock(window: Any) -> tuple[PnmPanel, PnmDock]:
    """The panel in its dock, behind the others on the left; it follows the window's live signals."""
    panel = PnmPanel(window.workbench, window.translator, window.theme)
    dock = PnmDock(panel, window.translator, window.theme)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.live.rested.connect(panel.refresh)
    return panel, dock
