"""The Store page: what a manager knows of the shop, on one form, with what follows from it beside. Every entry is an edit."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.store import SHEET_KEYS, StoreFigures
from planogram.metrics.trade_area import INDEX_KINDS
from planogram.model.edits.trade import write_sheet
from planogram.model.units import parse_number
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.analysis.page import Page
from planogram.ui.analysis.zones import ZonesModel, ZonesTable
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.panels.explanation import ExplanationCard
from planogram.ui.panels.figure_text import figure_with_unit, unit_text
from planogram.ui.panels.property_editors import LineEditor
from planogram.ui.panels.property_fields import Field
from planogram.ui.parts import label, named, with_name
from planogram.ui.theme import Theme

_MONEY = frozenset({"revenue", "net_profit", "capital_invested", "book_stock", "counted_stock", "similar_revenue", "similar_potential"})
_MONEY_TOO = frozenset({"class_revenue_with_brand", "class_revenue"})
SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("activity", ("revenue", "customers", "employees", "sales_area_m2"), ("average_basket", "revenue_per_m2", "revenue_per_employee")),
    ("stock", ("assortment_size", "missing_references", "book_stock", "counted_stock"), ("stock_out_rate", "shrinkage", "shrinkage_rate")),
    ("capital", ("net_profit", "capital_invested"), ("roi",)),
    (
        "distribution",
        ("stores_with_brand", "stores_concerned", "class_revenue_with_brand", "class_revenue"),
        ("numeric_distribution", "value_distribution"),
    ),
    ("analogue", ("similar_revenue", "similar_potential"), ("analogue_revenue",)),
    ("satisfaction", ("satisfaction_mark", "satisfaction_remarks"), ()),
)
_FREE = frozenset({"satisfaction_mark", "satisfaction_remarks"})
PERIODS, SPENDING = ("year", "month"), ("spend", "income")


class StorePage(Page):
    """Trade area first, then the sheet; a click on a result explains it."""

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.editors: dict[str, LineEditor] = {}
        self.results: dict[str, QPushButton] = {}
        self._explained = ""
        self.zones = ZonesModel(workbench, translator, theme)
        self.zones.refused.connect(self.refused.emit)
        self.table = ZonesTable(self.zones, workbench)
        self.table.setAccessibleName(translator("analysis.store.area"))
        self.index_kind, self.period, self.spending = ChoiceBox(), ChoiceBox(), ChoiceBox()
        form = with_name(QWidget(), "panel")
        column = QVBoxLayout(form)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(label(translator("analysis.store.area"), "heading"))
        column.addLayout(self._area_head())
        column.addWidget(self.table)
        column.addLayout(self._results(("zone_potential", "forecast_revenue")))
        for name, keys, results in SECTIONS:
            column.addWidget(label(translator(f"analysis.store.{name}"), "heading"))
            column.addLayout(self._fields(keys))
            column.addLayout(self._results(results))
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        self.card = ExplanationCard(translator, theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.card)
        self.card.closed.connect(lambda: self._explain(""))

    def _area_head(self) -> QHBoxLayout:
        row, say = QHBoxLayout(), self.say
        boxes = ((self.index_kind, "index", INDEX_KINDS), (self.period, "period", PERIODS), (self.spending, "spending", SPENDING))
        for box, name, choices in boxes:
            for choice in choices:
                box.addItem(say(f"analysis.store.{name}.{choice}"), choice)
            box.setAccessibleName(say(f"analysis.store.{name}"))
            box.setToolTip(say(f"analysis.store.{name}"))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row.addWidget(box, 1)
        self.index_kind.activated.connect(lambda _: self._write("consumption_index", self.index_kind.currentData()))
        self.period.activated.connect(lambda _: self._write("income_period", self.period.currentData()))
        self.spending.activated.connect(lambda _: self._spend_by(self.spending.currentData() == "income"))
        return row

    def _spend_by(self, income: bool) -> None:
        self.zones.set_by_income(income)
        self.table.fit()

    def _fields(self, keys: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, key in enumerate(keys):
            name = self.say(f"operand.{key}") if key in SHEET_KEYS else self.say(f"analysis.store.{key}")
            name = name[:1].upper() + name[1:]
            field = Field(key, "text") if key in _FREE else Field(key, "number", optional=True, least=-1e12, most=1e12)
            unit = "money" if key in _MONEY | _MONEY_TOO else "m2" if key == "sales_area_m2" else ""
            editor = LineEditor(field, unit_text(unit, self.say, self.workbench.document.committed.currency) if unit else "", self.say)
            editor.set_name(name)
            editor.entered.connect(lambda value, key=key: self._entered(key, value))
            editor.refused.connect(self.refused.emit)
            self.editors[key] = editor
            grid.addWidget(label(name, wrap=True), row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _results(self, keys: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        for row, key in enumerate(keys):
            shown = named(QPushButton("–"), "link")
            shown.clicked.connect(lambda _=False, key=key: self._explain(key))
            shown.setToolTip(self.say("figures.click_to_explain"))
            self.results[key] = shown
            grid.addWidget(label(self.say(f"indicator.{key}.name"), "muted", wrap=True), row, 0)
            grid.addWidget(shown, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def refresh(self) -> None:
        """Mirror the sheet and the zones."""
        project, say = self.workbench.document.committed, self.say
        sheet, figures = dict(project.store_sheet), StoreFigures(project)
        for key, editor in self.editors.items():
            given = sheet.get(key)
            editor.show_value(given or "" if key in _FREE else _number(given), False)
            if given is None and (known := figures.sheet.get(key)) is not None:
                editor.line.setPlaceholderText(say("analysis.store.known", value=say.number(known)))
        for key, shown in self.results.items():
            text = figure_with_unit(key, figures.value(key), say, project.currency)
            reason = figures.reason(key)
            shown.setText(f"{text}  ({say(f'reason.{reason}')})" if reason else text)
            shown.setAccessibleName(f"{say(f'indicator.{key}.name')}: {text}")
        for box, key in ((self.index_kind, "consumption_index"), (self.period, "income_period")):
            box.setCurrentIndex(max(0, box.findData(sheet.get(key, ""))))
        if any(zone.income is not None for zone in project.trade_area) and not any(zone.yearly_spend is not None for zone in project.trade_area):
            self.spending.setCurrentIndex(1)
        if self.zones.by_income != (self.spending.currentData() == "income"):
            self._spend_by(not self.zones.by_income)
        rows = self.zones.rowCount()
        self.zones.refresh(project)
        if rows != self.zones.rowCount() or not self.table.maximumHeight() < 2000:
            self.table.fit()
        if self._explained:
            self._explain(self._explained)

    def _explain(self, key: str) -> None:
        self._explained = key
        if key:
            project = self.workbench.document.committed
            self.card.explain(project.name, StoreFigures(project).explain(key), project.currency)

    def _entered(self, key: str, value: Any) -> None:
        self._write(key, value if isinstance(value, str) else "" if value is None else f"{value:.4f}".rstrip("0").rstrip("."))

    def _write(self, key: str, text: str) -> None:
        document = self.workbench.document
        document.do(Label("edit.sheet"), write_sheet(document.committed, key, text))


def _number(text: str | None) -> float | None:
    return None if text is None else parse_number(text)
