"""The PNM panel: how the layer is looked at, the palette of pieces, the fields of the piece that is selected. Edits are tools/pnm's."""

from contextlib import suppress
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planogram.i18n import Translator
from planogram.model.edits.pnm import find_placement
from planogram.model.memo import same_objects
from planogram.model.pnm import PnmArticle, PnmPlacement
from planogram.model.pnm_catalogue import piece_of
from planogram.model.pnm_layout import UNKNOWN, articles_by_code, piece_size
from planogram.session.workbench import Workbench
from planogram.tools.pnm import change_pieces, remove_pieces
from planogram.ui.dates import day_format, day_text, parse_day
from planogram.ui.docks import Dock, restore_layout
from planogram.ui.number_box import NumberBox
from planogram.ui.panels.pnm_list import PnmList
from planogram.ui.parts import label, named, roomy, with_name
from planogram.ui.theme import Theme
from planogram.ui.yielding import YieldingForm

_LENGTHS = ("u", "v", "width", "height")
_LIST = 160
"""Three pieces are always on show, px."""


class PnmPanel(QWidget):
    """`refresh()` mirrors the project, the layer and the selection; it costs next to nothing when nothing differs."""

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say, self._theme = workbench, translator, theme
        self._listed: tuple[object, ...] = ()
        self._mirrored = False
        self.shown, self.locked, self.owners = (with_name(QCheckBox(), name) for name in ("pnm_shown", "pnm_locked", "pnm_owners"))
        self.dated, self.day = with_name(QCheckBox(), "pnm_dated"), roomy(QDateEdit())
        self.search = QLineEdit(clearButtonEnabled=True)
        self.list = PnmList()
        self.list.setMinimumHeight(_LIST)
        self.title = label("", "section", wrap=True)
        self.lengths = {name: roomy(NumberBox(length=True, decimals=1, least=-10_000.0, most=10_000.0, step=5.0)) for name in _LENGTHS}
        self.days = {name: QLineEdit() for name in ("valid_from", "valid_to")}
        self.quantity, self.version, self.fixed = roomy(QSpinBox(minimum=1, maximum=9999)), QComboBox(), QCheckBox()
        self.remove, self.report = QPushButton(), QPushButton()
        self.form = named(QWidget(), "panel")
        self.fields_area = YieldingForm(self.form)
        self._rows, self._words = QFormLayout(self.form), dict[str, QLabel]()
        self._lay_out()
        self._connect()
        self.set_translator(translator)

    def _fields(self) -> dict[str, QWidget]:
        return {**self.lengths, "quantity": self.quantity, "version": self.version, **self.days, "locked": self.fixed}

    def _lay_out(self) -> None:
        layer, when = QHBoxLayout(), QHBoxLayout()
        for tick in (self.shown, self.locked):
            layer.addWidget(tick)
        layer.addStretch(1)
        when.addWidget(self.dated)
        when.addWidget(self.day, 1)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setContentsMargins(0, 4, 6, 0)
        for box in (*self.lengths.values(), self.quantity):
            box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for name, field in self._fields().items():
            self._words[name] = label()
            self._rows.addRow(self._words[name], field)
        self._rows.addRow(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addLayout(layer)
        column.addWidget(self.owners)
        column.addLayout(when)
        column.addWidget(self.report)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.title)
        column.addWidget(self.fields_area)

    def _connect(self) -> None:
        self.day.setDate(QDate.currentDate())
        self.day.setCalendarPopup(True)
        for tick in (self.shown, self.locked, self.owners, self.dated):
            tick.toggled.connect(lambda _: self._look())
        self.day.dateChanged.connect(lambda _: self._look())
        self.search.textChanged.connect(self.list.narrow)
        for name, field in self.lengths.items():
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda value, name=name: change_pieces(self._workbench, **{name: float(value)}))
        for name, line in self.days.items():
            line.editingFinished.connect(lambda name=name, line=line: self._enter_day(name, line))
        self.quantity.setKeyboardTracking(False)
        self.quantity.valueChanged.connect(lambda value: change_pieces(self._workbench, quantity=int(value)))
        self.version.activated.connect(lambda _: change_pieces(self._workbench, version=str(self.version.currentData() or "")))
        self.fixed.toggled.connect(lambda on: change_pieces(self._workbench, locked=bool(on)))
        self.report.clicked.connect(self._report)
        self.remove.clicked.connect(lambda: remove_pieces(self._workbench))

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
        self.remove.setText(say("pnm.remove"))
        self.report.setText(say("pnm.report.open"))
        for length in self.lengths.values():
            length.setLocale(QLocale(say.language))
        for name, field in self._fields().items():
            self._words[name].setText(say(f"pnm.field.{name}"))
            field.setAccessibleName(say(f"pnm.field.{name}"))
        for line in self.days.values():
            line.setPlaceholderText(say("dates.format"))
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
        self._show_selected()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def _report(self) -> None:
        # with all that prints: nothing of it is needed at a start
        from planogram.ui.dialogs.pnm_report import PnmReport

        PnmReport(self, self._workbench, self._say).open()

    def _show_selected(self) -> None:
        pieces, project = self._workbench.selection.pieces, self._workbench.project
        known = {piece.id for piece in project.pnm.placements} if pieces else set()
        alive = [piece for piece in pieces if piece in known]
        self.fields_area.setVisible(bool(alive))
        if not alive:
            self.title.setText(self._say("pnm.empty"))
            return
        placement = find_placement(project, alive[-1])
        article = articles_by_code(project.pnm.articles).get(placement.code, UNKNOWN)
        many = self._say("pnm.selected.many", count=len(alive))
        self.title.setText(many if len(alive) > 1 else f"{article.label} · {placement.code}")
        self._fill(placement, article)

    def _fill(self, placement: PnmPlacement, article: PnmArticle) -> None:
        size = piece_size(placement, article)
        values = {"u": placement.u, "v": placement.v, "width": size[0], "height": size[1]}
        cut = piece_of(article).resizes
        for name, field in self.lengths.items():
            with QSignalBlocker(field):
                field.setValue(values[name])
            field.setEnabled(not placement.locked and (name in ("u", "v") or name[0] in cut))
        with QSignalBlocker(self.quantity), QSignalBlocker(self.fixed):
            self.quantity.setValue(placement.quantity)
            self.fixed.setChecked(placement.locked)
        for name, line in self.days.items():
            if not line.hasFocus() or not line.isModified():
                line.setText(day_text(getattr(placement, name), self._say))
        self.version.clear()
        self.version.addItem("—", "")
        for version in self._workbench.project.pnm.versions:
            if version.article == article.code:
                self.version.addItem(version.name, version.name)
        self.version.setCurrentIndex(max(0, self.version.findData(placement.version)))

    def _enter_day(self, name: str, line: QLineEdit) -> None:
        """A typed day; what is none goes back to what was there."""
        with suppress(ValueError):
            change_pieces(self._workbench, **{name: parse_day(line.text())})
        self._show_selected()

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
