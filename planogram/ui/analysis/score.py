"""The Score page: one number, its parts, and what costs most points, to be clicked on the shelf. How it is made is metrics/score."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planogram.draw.theme import blend
from planogram.i18n import Translator
from planogram.metrics.checks import check_with
from planogram.metrics.score import Loss, Part, Score, explain_score, score_of
from planogram.model.find import UnknownId, find_level
from planogram.model.placement import products_by_id
from planogram.session.workbench import Workbench
from planogram.ui.analysis.cells import Cell, CellsTable, Row
from planogram.ui.analysis.page import Page
from planogram.ui.panels.explanation import ExplanationCard
from planogram.ui.panels.figure_text import ABSENT, with_unit
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

_PARTS = ("part", "mark", "points", "most")
_LOSSES = ("what", "why", "mark", "lost")
_PART_WIDTHS, _LOSS_WIDTHS = (0, 66, 60, 52), (0, 128, 62, 100)
_ROW, _LEAST = 26, 150
_MOST = 60
"""Losses shown: what is further down hardly moves the score."""


class ScorePage(Page):
    """A click on a part shows its losses, on a loss the product or level on the shelf; a button says how the part is computed."""

    scoped = True

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.score = Score(None, "no_parts", ())
        self.number, self.of = named(label(), "score"), label(translator("score.of"), "muted")
        self.how = QPushButton(translator("score.how"))
        self.how.setCheckable(True)
        self.how.toggled.connect(self._show_card)
        self.parts, self.losses = CellsTable(0, several=False), CellsTable(0, several=False)
        self.parts.setAccessibleName(translator("action.analysis.score"))
        self.losses.setAccessibleName(translator("score.column.what"))
        self.parts.widths, self.losses.widths = _PART_WIDTHS, _LOSS_WIDTHS
        self.parts.setSortingEnabled(False)
        self.parts.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.picked.connect(self._pick_part)
        self.losses.picked.connect(self._pick_loss)
        self.told = label("", "muted", wrap=True)
        self.card = ExplanationCard(translator, theme)
        self.card.closed.connect(lambda: self.how.setChecked(False))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(self.card)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LEAST)
        self._stack.addWidget(self.losses)
        self._stack.addWidget(self._area)
        self._part = ""
        self._lay_out()

    def _lay_out(self) -> None:
        inside = named(QWidget(), "panel")
        head, column = QHBoxLayout(), QVBoxLayout(inside)
        head.setContentsMargins(4, 2, 4, 0)
        for widget in (self.number, self.of):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        head.addSpacing(8)
        head.addWidget(label(self.say("score.convention"), "small", wrap=True), 1)
        head.addWidget(self.how)
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.parts)
        column.addWidget(self.told)
        column.addWidget(self._stack, 1)
        # in a low dock the page is scrolled, its tables keep their height
        scroll, outer = QScrollArea(widgetResizable=True), QVBoxLayout(self)
        scroll.setWidget(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def refresh(self) -> None:
        """Mirror the score of the scope; while a block is in the hand the score waits."""
        if self.workbench.document.gesture_running:
            return
        project, say = self.workbench.project, self.say
        self.score = score_of(project, check_with(project, None), self.scope)
        self.number.setText(ABSENT if self.score.value is None else say.number(self.score.value))
        self.number.setToolTip(say(f"reason.{self.score.reason}") if self.score.reason else "")
        self.parts.show_rows(tuple(say(f"score.column.{name}") for name in _PARTS), [self._part_row(part) for part in self.score.parts])
        self.parts.setFixedHeight(self.parts.horizontalHeader().sizeHint().height() + _ROW * len(self.score.parts) + 4)
        self._show_losses()
        self._explain()

    def _part_row(self, part: Part) -> Row:
        say, name = self.say, self.say(f"indicator.score_{part.key}.name")
        if part.value is None:
            why = say(f"reason.{part.reason}")
            return Row(part.key, (Cell(name, tip=why, muted=True), *(Cell(ABSENT, tip=why, muted=True) for _ in _PARTS[1:])))
        tint = blend(self.theme.panel, self.theme.index_low, 0.1 + 0.5 * (1.0 - part.value)) if part.value < 1.0 else ""
        numbers = (Cell(_percent(part.value, say), part.value, tint), *(Cell(say.number(value, 1), value) for value in (part.points, part.most)))
        return Row(part.key, (Cell(name, tip=say(f"indicator.score_{part.key}.help")), *numbers))

    def _show_losses(self) -> None:
        say = self.say
        chosen = [part for part in self.score.parts if self._part in ("", part.key)]
        found = sorted(((loss, part) for part in chosen for loss in part.losses), key=lambda pair: -pair[0].points)[:_MOST]
        rows = [self._loss_row(loss, part) for loss, part in found]
        self.losses.show_rows(tuple(say(f"score.column.{name}") for name in _LOSSES), rows)
        name = say(f"indicator.score_{self._part}.name") if self._part else ""
        none = "score.no_score" if self.score.reason == "no_parts" else "score.nothing"
        self.told.setText(say(none) if not rows else say("score.one", part=name) if self._part else say("score.all"))

    def _loss_row(self, loss: Loss, part: Part) -> Row:
        say = self.say
        cells = (Cell(_percent(loss.mark, say), loss.mark), Cell(say.number(loss.points, 2), loss.points))
        return Row(f"{loss.kind}:{loss.subject}", (Cell(self._name(loss)), Cell(say(f"indicator.score_{part.key}.name")), *cells))

    def _name(self, loss: Loss) -> str:
        if loss.kind == "product":
            product = products_by_id(self.workbench.project.products).get(loss.subject)
            return product.name if product and product.name else loss.subject
        try:
            place = find_level(self.workbench.project, loss.subject)
        except UnknownId:
            return loss.subject
        face = self.say(f"side.{place.face.side}")
        return self.say("score.level", level=place.level_number, bay=place.bay_number, face=face, gondola=place.gondola.name)

    def _show_card(self, shown: bool) -> None:
        """How it is computed in the place of what costs points, or back."""
        self._stack.setCurrentWidget(self._area if shown else self.losses)
        self._explain()

    def _explain(self) -> None:
        """How the part picked, else the whole, comes about."""
        if self.how.isChecked():
            key = f"score_{self._part}" if self._part else "score"
            self.card.explain(self._scope_name(), explain_score(self.score, key), self.workbench.project.currency)

    def _scope_name(self) -> str:
        values = [self.say(f"side.{value}") if self.scope.kind == "face" and n == 1 else value for n, value in enumerate(self.scope.values)]
        return " · ".join(values) if self.scope.is_place and self.scope.kind != "selection" else self.workbench.project.name

    def _pick_part(self, picked: tuple[str, ...]) -> None:
        """A second click on the same part shows all again."""
        key = picked[0] if picked else ""
        self._part = "" if key == self._part else key
        if not self._part:
            self.parts.clearSelection()
        self._show_losses()
        self._explain()

    def _pick_loss(self, picked: tuple[str, ...]) -> None:
        for one in picked:
            kind, _, subject = one.partition(":")
            if kind == "product":
                self.products_wanted.emit((subject,))
            else:
                self.level_wanted.emit(subject)


def _percent(share: float, say: Translator) -> str:
    return with_unit(say.number(share * 100), "pct", say, "")
