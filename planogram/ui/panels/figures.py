"""The Figures panel: live table of the scope with the decision matrix below. A click on a number explains it, on a row selects on the shelf."""

import msgspec
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.scope import Scope
from planogram.model.find import UnknownId, position_of
from planogram.model.formula import is_formula
from planogram.session.workbench import Workbench
from planogram.ui.panels.column_chooser import ColumnChooser
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.explanation import ExplanationCard
from planogram.ui.panels.figure_filter import FigureFilter
from planogram.ui.panels.figure_formulas import custom_keys, explain_computed
from planogram.ui.panels.figure_rows import FAMILY, KINDS, Arrangement
from planogram.ui.panels.figures_head import FiguresHead
from planogram.ui.panels.figures_model import FiguresModel, TotalsModel
from planogram.ui.panels.figures_view import FiguresView, table_text
from planogram.ui.panels.frozen_table import FrozenTable
from planogram.ui.panels.matrix_panel import MatrixPanel
from planogram.ui.parts import named, with_name
from planogram.ui.raising import told_whole
from planogram.ui.settings import Settings
from planogram.ui.theme import Theme

_CARD, _LEAST_CARD, _CARD_SHARE = 270, 96, 0.5
"""Height (px) of the explanation, never more than its share of the panel: the table stays in sight on short screens."""


_BOTH = 660
"""Height (px) of a window that has room for the table, the matrix and the properties."""


class FiguresPanel(QWidget):
    """`products_wanted` asks to select these products' positions on the shelf, `formula_wanted` for the window in which a column is typed."""

    products_wanted = Signal(tuple)
    formula_wanted = Signal()

    def __init__(self, workbench: Workbench, settings: Settings, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._settings, self._say, self._theme = workbench, settings, translator, theme
        remembered = settings.remembered
        self.view = FiguresView(translator, theme)
        self.view.keys = tuple(key for key in settings.columns if key in INDICATORS or is_formula(key))
        self.view.arrangement = _arrangement(remembered.figures)
        self.model, self._totals = FiguresModel(self.view), TotalsModel(self.view)
        self.table = FrozenTable(self.model, self._totals, self._sorted_column())
        self.card = ExplanationCard(translator, theme)
        self._explained: tuple[str | None, str] | None = None
        self.matrix_panel = MatrixPanel(workbench, self.view, remembered.figures)
        self.matrix = self.matrix_panel.matrix
        self.head = FiguresHead(workbench, translator, remembered.scope, remembered.figures)
        self.choice, self.scope, self.rows, self.as_matrix = self.head.choice, self.head.choice.kind, self.head.rows, self.head.as_matrix
        self.empty = EmptyState()
        self._lay_out()
        self._connect()
        self.set_translator(translator)
        self.set_theme(theme)

    def _connect(self) -> None:
        self.table.clicked.connect(self._clicked)
        self.table.total_row.clicked.connect(lambda index: self._explain(None, self.view.keys[index.column() - 1]))
        self.table.reordered.connect(lambda order: self.set_columns(tuple(self.view.keys[column - 1] for column in order)))
        self.table.copy_wanted.connect(self.copy_table)
        self.card.closed.connect(self._forget)
        self.matrix.clicked.connect(self._pick_subjects)
        self.as_matrix.toggled.connect(lambda _: self.refresh())
        self.choice.changed.connect(self.refresh)
        self.rows.currentIndexChanged.connect(self._regroup)
        self.head.filtered.connect(self._filter)
        self.head.columns.clicked.connect(self._choose_columns)
        self.head.copy.clicked.connect(self.copy_table)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.head)
        # a child at once: while it is a window of its own a splitter fixes its least size, for good
        self._halves = with_name(QSplitter(Qt.Orientation.Vertical, self), "figures")
        self._halves.addWidget(self.table)
        self._halves.addWidget(self.matrix_panel)
        self._halves.setChildrenCollapsible(False)
        self._halves.setSizes([300, 300])
        self._stack = QStackedLayout()
        self._stack.addWidget(self._halves)
        self._stack.addWidget(self.empty)
        outer.addLayout(self._stack, 1)
        self._card_area = QScrollArea(widgetResizable=True)
        self._card_area.setMaximumHeight(_CARD)
        self._card_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = QWidget()
        padded = QVBoxLayout(room)
        padded.setContentsMargins(8, 0, 8, 8)
        padded.addWidget(self.card)
        self._card_area.setWidget(room)
        self._card_area.hide()
        outer.addWidget(self._card_area)

    def current_scope(self) -> Scope:
        """The scope chosen, of the face on show."""
        return self.choice.scope()

    def refresh(self) -> None:
        """Mirror project, face on show and selection."""
        self.view.measure(self._workbench.project, self.current_scope())
        self.model.refresh()
        self._totals.refresh()
        picked = picked_subjects(self._workbench, self.view)
        if not self.view.by_family:
            pick_rows(self.table, self.model, picked)
        if self._explained is not None:
            self._explain(*self._explained)
        shown = bool(self.model.subjects) or self.view.filter != FigureFilter()
        if not shown:
            self._say_empty()
        _share_room(self)
        if self.as_matrix.isChecked():
            points = [one for one in self.model.subjects if self.view.by_family or not one.startswith(FAMILY)]
            self.matrix_panel.show_points(points, frozenset(picked))
        self._stack.setCurrentWidget(self._halves if shown else self.empty)
        self._remember()

    def _say_empty(self) -> None:
        reason = "selection" if self.current_scope().kind == "selection" else "empty"
        self.empty.show_words("figures", self._say(f"figures.{reason}.title"), self._say(f"figures.{reason}.text"))

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _share_room(self)
        self._card_area.setMaximumHeight(max(_LEAST_CARD, min(_CARD, round(self.height() * _CARD_SHARE))))

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = self.view.translator = translator
        self.head.set_translator(translator, self.view.arrangement.kind)
        self.table.set_name(translator("figures.title"), translator("figures.total"))
        self.card.set_translator(translator)
        self.matrix_panel.set_translator(translator)
        self._say_empty()  # the panel is as high as it needs to be when it is empty, whatever it shows now
        self.refresh()
        self.table.fit_columns()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = self.view.theme = theme
        self.head.set_theme(theme)
        self.card.set_theme(theme)
        self.matrix_panel.set_theme(theme)
        self.refresh()

    def set_columns(self, keys: tuple[str, ...]) -> None:
        """Show these figures in this order, and remember them."""
        self._settings.remembered.columns = list(keys)
        if self.view.arrangement.sorted_by not in ("", *keys):
            self.view.arrangement = msgspec.structs.replace(self.view.arrangement, sorted_by="", descending=False)
        self.model.set_columns(keys)
        self._totals.reset()
        self.refresh()
        self.table.fit_columns()

    def copy_table(self) -> None:
        """The rows picked, or all of them when fewer than two are, on the clipboard as a spreadsheet takes them."""
        rows = sorted({index.row() for index in self.table.table.selectionModel().selectedRows(0)})
        subjects = [self.model.subjects[row] for row in rows] if len(rows) > 1 else self.model.subjects
        QGuiApplication.clipboard().setText(table_text(self.view, subjects))

    def _choose_columns(self) -> None:
        chooser = ColumnChooser(self, self._say, self.view.keys, custom_keys(self._workbench.project))
        chooser.chosen.connect(self.set_columns)
        chooser.formula_wanted.connect(self.formula_wanted.emit)
        chooser.show_below(self.head.columns)

    def _sorted_column(self) -> tuple[int, bool]:
        arranged = self.view.arrangement
        return (self.view.keys.index(arranged.sorted_by) + 1 if arranged.sorted_by in self.view.keys else 0), arranged.descending

    def _remember(self) -> None:
        remembered, arranged = self._settings.remembered, self.view.arrangement
        remembered.scope, values = self.choice.remembered
        kept = {"rows": arranged.kind, "sorted_by": arranged.sorted_by, "descending": arranged.descending, "scope": values}
        remembered.figures = kept | {"matrix": self.as_matrix.isChecked(), "axes": list(self.matrix.axes)}

    def _regroup(self) -> None:
        self.view.arrangement = msgspec.structs.replace(self.view.arrangement, kind=self.rows.currentData(), collapsed=frozenset())
        self._forget()
        self.refresh()

    def _filter(self, wanted: FigureFilter) -> None:
        self.view.filter = wanted
        self.refresh()

    def _clicked(self, index: QModelIndex) -> None:
        subject = self.model.subjects[index.row()]
        if not index.column() and self.view.arrangement.kind == "grouped" and subject.startswith(FAMILY):
            self._fold(subject.removeprefix(FAMILY))
            return
        rows = {picked.row() for picked in self.table.table.selectionModel().selectedRows(0)}
        self._pick_subjects(tuple(self.model.subjects[row] for row in sorted(rows)))
        if index.column() and subject in self.model.subjects:
            self._explain(subject, self.view.keys[index.column() - 1])

    def _fold(self, family: str) -> None:
        arranged = self.view.arrangement
        self.view.arrangement = msgspec.structs.replace(arranged, collapsed=arranged.collapsed ^ {family})
        self.refresh()

    def _pick_subjects(self, subjects: tuple[str, ...]) -> None:
        wanted = set(subjects)
        families = self.view.arrangement.kind != "product"
        products = (p.id for p in self.view.project.products if p.id in wanted or (families and FAMILY + p.family in wanted))
        self.products_wanted.emit(tuple(products))

    def _explain(self, subject: str | None, key: str) -> None:
        if subject is not None and subject not in self.model.subjects:
            self._forget()
            return
        self._explained = (subject, key)
        name = self._say("figures.total") if subject is None else self.view.name(subject)
        if is_formula(key):
            view, say = self.view, self._say
            value = view.total(key) if subject is None else view.value(subject, key)
            self.card.explain_formula(name, key, explain_computed(view.figures, subject, key, say), view.cell(key, value))
        else:
            self.card.explain(name, self.view.figures.explain(subject, key), self.view.project.currency)
        self._card_area.show()

    def _forget(self) -> None:
        self._explained = None
        self._card_area.hide()


def _arrangement(remembered: dict[str, object]) -> Arrangement:
    kind = remembered.get("rows")
    sorted_by, descending = remembered.get("sorted_by"), remembered.get("descending") is True
    return Arrangement(
        next((one for one in KINDS if one == kind), "product"),
        sorted_by if isinstance(sorted_by, str) and sorted_by in INDICATORS and "product" in INDICATORS[sorted_by].kinds else "",
        descending,
    )


def pick_rows(table: FrozenTable, model: FiguresModel, wanted: set[str]) -> None:
    """Mark the rows of what is selected on the shelf, and let the first be seen."""
    rows = [row for row, subject in enumerate(model.subjects) if subject in wanted] if wanted else []
    marked = table.table.selectionModel()
    if rows == [index.row() for index in marked.selectedRows(0)]:
        return
    chosen = QItemSelection()
    for row in rows:
        chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
    marked.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if rows and not table.table.hasFocus():
        table.table.scrollTo(model.index(rows[0], 1))


def picked_subjects(workbench: Workbench, view: FiguresView) -> set[str]:
    """The rows of what is selected on the shelf."""
    products = {_product(workbench, position_id) for position_id in workbench.selection.ids}
    if not view.by_family:
        return products
    return {FAMILY + product.family for product in view.project.products if product.id in products}


def _product(workbench: Workbench, position_id: str) -> str:
    try:
        return position_of(workbench.project, position_id).product
    except UnknownId:
        return ""


def _share_room(panel: FiguresPanel) -> None:
    """In a low window the matrix takes the place of the table: both would raise it beyond the screen."""
    matrix = panel.as_matrix.isChecked()
    panel.table.setVisible(not matrix or panel.window().height() >= _BOTH)
    panel.matrix_panel.setVisible(matrix)
