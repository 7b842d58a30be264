"""The Counts page: shoppers before and after a change of layout, the four indices and what the change did to them."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.shoppers import INDICES, SERIES, STEPS, added, shoppers, wrong_pair
from planogram.model.edits.trade import put_counts, remove_counts
from planogram.model.store import Counts
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.analysis.page import Page
from planogram.ui.panels.figure_text import figure_with_unit
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.panels.property_fields import Field
from planogram.ui.parts import label, with_name
from planogram.ui.theme import Theme

_DATES = ("counted_from", "counted_to")
_FIELDS = (*(Field(step, "count", optional=True, most=1e9) for step in STEPS), *(Field(day, "date", optional=True) for day in _DATES))
_SIGNS = ((0.0005, "▲"), (-0.0005, "="))


class CountsPage(Page):
    """A series may be filled in any order: it counts when all four numbers are there and none contradicts the one before."""

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.where = QComboBox()
        self.where.setAccessibleName(translator("analysis.counts.where"))
        self.where.currentIndexChanged.connect(self.refresh)
        self.editors: dict[tuple[str, str], LineEditor] = {}
        self.figures: dict[tuple[str, str], QLabel] = {}
        self.remark = label("", "bad", wrap=True)
        self._drafts: dict[str, dict[str, Any]] = {}
        self._drafted_for = (workbench.document, "")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for column, text in enumerate(("analysis.counts.before", "analysis.counts.after", "analysis.counts.difference"), 1):
            grid.addWidget(label(translator(text), "section"), 0, column)
        for row, field in enumerate(_FIELDS, 1):
            grid.addWidget(label(translator(f"analysis.counts.{field.key}")), row, 0)
            for column, series in enumerate(SERIES, 1):
                grid.addWidget(self._editor(series, field), row, column)
        for row, key in enumerate(INDICES, len(_FIELDS) + 1):
            name = label(translator(f"indicator.{key}.name"))
            name.setToolTip(f"{translator(f'indicator.{key}.help')}\n{translator(f'indicator.{key}.formula')}")
            grid.addWidget(name, row, 0)
            for column, series in enumerate((*SERIES, "difference"), 1):
                self.figures[series, key] = label("–", "heading")
                grid.addWidget(self.figures[series, key], row, column)
        clear = QPushButton(translator("analysis.counts.clear"))
        clear.clicked.connect(self._clear)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(clear)
        form = with_name(QWidget(), "panel")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column_ = QVBoxLayout(form)
        column_.setContentsMargins(12, 8, 12, 8)
        column_.setSpacing(10)
        column_.addWidget(label(translator("analysis.counts.told"), "muted", wrap=True))
        column_.addWidget(self.where)
        column_.addLayout(grid)
        column_.addLayout(foot)
        column_.addStretch(1)
        scroll.setWidget(form)

    def _editor(self, series: str, field: Field) -> LineEditor:
        editor = LineEditor(field, "", self.say)
        editor.set_name(f"{self.say(f'analysis.counts.{field.key}')}, {self.say(f'analysis.counts.{series}')}")
        editor.entered.connect(lambda value: self._entered(series, field.key, value))
        editor.refused.connect(self.refused.emit)
        self.editors[series, field.key] = editor
        return editor

    @property
    def gondola(self) -> str:
        """Id of the gondola counted at, empty for the whole store."""
        return str(self.where.currentData() or "")

    def refresh(self) -> None:
        """Mirror the counts."""
        project, say = self.workbench.document.committed, self.say
        places = [("", say("analysis.counts.store")), *((gondola.id, gondola.name) for gondola in project.gondolas)]
        if places != [(self.where.itemData(n), self.where.itemText(n)) for n in range(self.where.count())]:
            here = self.gondola
            self.where.blockSignals(True)
            self.where.clear()
            for value, text in places:
                self.where.addItem(text, value)
            self.where.setCurrentIndex(max(0, self.where.findData(here)))
            self.where.blockSignals(False)
        counted_at = (self.workbench.document, self.gondola)
        if counted_at != self._drafted_for:  # numbers not yet written belong to where they were counted
            self._drafted_for = counted_at
            self._forget_drafts()
        for series in SERIES:
            known = self._known(series) | self._drafts.get(series, {})
            for field in _FIELDS:
                self.editors[series, field.key].show_value(known.get(field.key), False)
        found = shoppers(project, self.gondola)
        for key in INDICES:
            for series in SERIES:
                self.figures[series, key].setText(figure_with_unit(key, found.indices[series][key], say, project.currency))
            self.figures["difference", key].setText(self._difference(key, found.difference[key]))

    def _difference(self, key: str, value: float | None) -> str:
        if value is None:
            return "–"
        sign = next((sign for limit, sign in _SIGNS if value > limit), "▼")
        points = abs(value) * INDICATORS[key].shown_factor
        return f"{sign}\u2002{self.say.plural('analysis.counts.points', points, points=self.say.number(points, 1))}"

    def _known(self, series: str) -> dict[str, Any]:
        rows = [row for row in self.workbench.document.committed.counts if (row.series, row.gondola) == (series, self.gondola)]
        steps: dict[str, Any] = dict(added(rows) or {})
        days: list[date] = [day for row in rows for day in (row.counted_from, row.counted_to) if day is not None]
        return steps | ({"counted_from": min(days), "counted_to": max(days)} if days else {})

    def _entered(self, series: str, key: str, value: Any) -> None:
        self._drafts[series] = self._known(series) | self._drafts.get(series, {}) | {key: value}
        draft = self._drafts[series]
        self.remark.setText("")
        if any(draft.get(step) is None for step in STEPS):
            self.refresh()
            return
        steps = {step: draft[step] for step in STEPS} | {day: draft.get(day) for day in _DATES}
        counts = Counts("before" if series == SERIES[0] else "after", **steps, gondola=self.gondola)
        wrong = wrong_pair(counts)
        if wrong is not None:
            more, fewer = (self.say(f"analysis.counts.{step}") for step in wrong)
            self.remark.setText(self.say("analysis.counts.wrong", more=more, fewer=fewer))
            self.editors[series, wrong[1]].refuse(self.remark.text())
            return
        del self._drafts[series]
        self.workbench.document.do(Label("edit.counts"), put_counts(self.workbench.document.committed, counts))
        self.refresh()

    def _forget_drafts(self) -> None:
        self._drafts.clear()
        self.remark.setText("")

    def _clear(self) -> None:
        self._forget_drafts()
        project = self.workbench.document.committed
        for series in SERIES:
            project = remove_counts(project, series, self.gondola)
        self.workbench.document.do(Label("edit.counts"), project)
        self.refresh()
