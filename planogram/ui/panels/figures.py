"""The Figures panel: live table of the scope, totals pinned, a click on a number explains it, a click on a row selects on the shelf."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QScrollArea, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.model.find import UnknownId, position_of
from planogram.session.workbench import Workbench
from planogram.ui.icons import icon
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.explanation import ExplanationCard
from planogram.ui.panels.figures_model import FAMILY, FiguresModel, FiguresView, TotalsModel
from planogram.ui.panels.frozen_table import FrozenTable
from planogram.ui.panels.matrix import Matrix
from planogram.ui.parts import named
from planogram.ui.settings import Settings
from planogram.ui.theme import Theme

SCOPES = ("face", "gondola", "project")


class FiguresPanel(QWidget):
    """`products_wanted` asks to select these products' positions on the shelf."""

    products_wanted = Signal(tuple)

    def __init__(self, workbench: Workbench, settings: Settings, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._settings, self._say, self._theme = workbench, settings, translator, theme
        self.view = FiguresView(translator, theme)
        self.view.keys = tuple(key for key in settings.columns if key in INDICATORS)
        self.model, self._totals = FiguresModel(self.view), TotalsModel(self.view)
        self.table = FrozenTable(self.model, self._totals)
        self.table.clicked.connect(self._clicked)
        self.table.total_row.clicked.connect(lambda index: self._explain(None, self.view.keys[index.column() - 1]))
        self.card = ExplanationCard(translator, theme)
        self.card.closed.connect(self._forget)
        self._explained: tuple[str | None, str] | None = None
        self.matrix = Matrix(self.view)
        self.matrix.clicked.connect(self._pick_subjects)
        self.as_matrix = QToolButton()
        self.as_matrix.setCheckable(True)
        self.as_matrix.toggled.connect(lambda _: self.refresh())
        self.scope, self.rows = QComboBox(), QComboBox()
        self.scope.currentIndexChanged.connect(self._rescope)
        self.rows.currentIndexChanged.connect(self._regroup)
        self.columns = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(QMenu(self.columns))
        self.columns.menu().aboutToShow.connect(self._fill_columns)
        self.empty = EmptyState()
        self._lay_out()
        self.set_translator(translator)
        self.set_theme(theme)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(6)
        head.addWidget(self.scope, 3)
        head.addWidget(self.rows, 2)
        head.addWidget(self.as_matrix)
        head.addWidget(self.columns)
        outer.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.matrix)
        self._stack.addWidget(self.empty)
        outer.addLayout(self._stack, 1)
        self._card_area = QScrollArea(widgetResizable=True)
        self._card_area.setMaximumHeight(270)
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
        kind, face = self.scope.currentData(), self._workbench.face
        if kind == "project" or face is None:
            return PROJECT
        return face_scope(face[0].name, face[1].side) if kind == "face" else Scope("gondola", (face[0].name,))

    def refresh(self) -> None:
        """Mirror project, face on show and selection."""
        self.view.measure(self._workbench.project, self.current_scope())
        self.model.refresh()
        self._totals.refresh()
        self._mirror_selection()
        if self._explained is not None:
            self._explain(*self._explained)
        say, shown = self._say, bool(self.model.subjects)
        self.empty.show_words("figures", say("figures.empty.title"), say("figures.empty.text"))
        self._show_matrix()
        full = self.matrix if self.as_matrix.isChecked() else self.table
        self._stack.setCurrentWidget(full if shown else self.empty)

    def _show_matrix(self) -> None:
        if self.as_matrix.isChecked():
            selected = {_product(self._workbench, position_id) for position_id in self._workbench.selection.ids}
            picked = self._families_of(selected) if self.view.by_family else selected
            self.matrix.show_points(self.model.subjects, frozenset(picked))

    def _families_of(self, product_ids: set[str]) -> set[str]:
        return {FAMILY + product.family for product in self.view.project.products if product.id in product_ids}

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = self.view.translator = translator
        self._refill(self.scope, [(kind, translator(f"figures.scope.{kind}")) for kind in SCOPES], self._settings.remembered.scope)
        self._refill(self.rows, [(kind, translator(f"figures.rows.{kind}")) for kind in ("product", "family")], "product")
        self.scope.setAccessibleName(translator("figures.scope"))
        self.scope.setToolTip(translator("figures.scope"))
        self.rows.setAccessibleName(translator("figures.rows"))
        self.rows.setToolTip(translator("figures.rows"))
        self.columns.setToolTip(translator("figures.columns"))
        self.columns.setAccessibleName(translator("figures.columns"))
        self.as_matrix.setToolTip(translator("figures.matrix"))
        self.as_matrix.setAccessibleName(translator("figures.matrix"))
        self.matrix.setAccessibleName(translator("figures.matrix"))
        self.table.set_name(translator("figures.title"), translator("figures.total"))
        self.card.set_translator(translator)
        self.refresh()
        self.table.fit_columns()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = self.view.theme = theme
        self.columns.setIcon(icon("columns", theme.text))
        self.as_matrix.setIcon(icon("matrix", theme.text))
        self.card.set_theme(theme)
        self.refresh()

    def set_columns(self, keys: tuple[str, ...]) -> None:
        """Show these figures, and remember them."""
        self._settings.remembered.columns = list(keys)
        self.model.set_columns(keys)
        self._totals.reset()
        self.refresh()
        self.table.fit_columns()

    def _refill(self, box: QComboBox, entries: list[tuple[str, str]], chosen: str) -> None:
        chosen = box.currentData() or chosen
        box.blockSignals(True)
        box.clear()
        for value, text in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _rescope(self) -> None:
        self._settings.remembered.scope = self.scope.currentData()
        self.refresh()

    def _regroup(self) -> None:
        self.view.by_family = self.rows.currentData() == "family"
        self._forget()
        self.refresh()

    def _fill_columns(self) -> None:
        menu = self.columns.menu()
        menu.clear()
        for key, indicator in INDICATORS.items():
            if "product" not in indicator.kinds:
                continue
            action = menu.addAction(self._say(f"indicator.{key}.name"), self._toggler(key))
            action.setCheckable(True)
            action.setChecked(key in self.view.keys)

    def _toggler(self, key: str) -> Callable[[], None]:
        return lambda: self.set_columns(tuple(k for k in INDICATORS if (k in self.view.keys) != (k == key)))

    def _clicked(self, index: QModelIndex) -> None:
        rows = {picked.row() for picked in self.table.table.selectionModel().selectedRows(0)}
        self._pick_subjects(tuple(self.model.subjects[row] for row in sorted(rows)))
        if index.column():
            self._explain(self.model.subjects[index.row()], self.model.key_at(index))

    def _pick_subjects(self, subjects: tuple[str, ...]) -> None:
        wanted = set(subjects)
        products = (p.id for p in self.view.project.products if p.id in wanted or (self.view.by_family and FAMILY + p.family in wanted))
        self.products_wanted.emit(tuple(products))

    def _explain(self, subject: str | None, key: str) -> None:
        if subject is not None and subject not in self.model.subjects:
            self._forget()
            return
        self._explained = (subject, key)
        name = self._say("figures.total") if subject is None else self.view.name(subject)
        self.card.explain(name, self.view.figures.explain(subject, key), self.view.project.currency)
        self._card_area.show()

    def _forget(self) -> None:
        self._explained = None
        self._card_area.hide()

    def _mirror_selection(self) -> None:
        if self.view.by_family:
            return
        wanted = {_product(self._workbench, position_id) for position_id in self._workbench.selection.ids}
        rows = [row for row, subject in enumerate(self.model.subjects) if subject in wanted]
        if rows == [index.row() for index in self.table.table.selectionModel().selectedRows(0)]:
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, self.model.columnCount() - 1))
        self.table.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and not self.table.table.hasFocus():
            self.table.table.scrollTo(self.model.index(rows[0], 1))


def _product(workbench: Workbench, position_id: str) -> str:
    try:
        return position_of(workbench.project, position_id).product
    except UnknownId:
        return ""
