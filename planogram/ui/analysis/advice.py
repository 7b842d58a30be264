"""The Advice page: for each product the edit that would bring its space to what it earns, to be shown or applied in one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout

from planogram.draw.theme import blend
from planogram.i18n import Translator
from planogram.metrics.advice import Advice, advise, apply
from planogram.metrics.scope import Scope
from planogram.metrics.sensitivity import QUADRANTS
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.analysis.advice_words import advice_text, marks_text
from planogram.ui.analysis.cells import Cell, CellsTable, Row
from planogram.ui.analysis.page import Page
from planogram.ui.analysis.pareto import selected_products
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.panels.figure_text import index_sign, index_strength
from planogram.ui.parts import label
from planogram.ui.theme import Theme

_ORDER = ("extend", "reduce", "promote", "review_margin", "keep")
_TITLES = ("product", "index", "advice", "marks")
_MARKS = _TITLES.index("marks")
_TWO_LINES = 42
_WIDTHS = (132, 70, 0, 92)


class AdvicePage(Page):
    """Marks stand beside the advice, they never hide it."""

    scoped = True

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.advices: dict[str, Advice] = {}
        self._advised: tuple[Project, Scope] = (Project(), self.scope)
        self._all: tuple[Advice, ...] = ()
        self.quadrant = ChoiceBox()
        self.quadrant.addItem(translator("analysis.advice.all"), "")
        for name in QUADRANTS:
            self.quadrant.addItem(translator(f"quadrant.{name}"), name)
        self.quadrant.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.quadrant.setMinimumContentsLength(10)
        self.quadrant.setAccessibleName(translator("indicator.quadrant.name"))
        self.possible = QCheckBox(translator("analysis.advice.possible"))
        self.count = label("", "muted")
        self.show_it, self.apply_it = QPushButton(translator("analysis.advice.show")), QPushButton(translator("analysis.advice.apply"))
        self.table = CellsTable(2, several=False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self.told = label("", "", wrap=True)
        self.table.widths = _WIDTHS
        self.table.setAccessibleName(translator("analysis.tab.advice"))
        self._lay_out()
        self.quadrant.currentIndexChanged.connect(self.refresh)
        self.possible.toggled.connect(lambda _: self.refresh())
        self.table.picked.connect(lambda _: self._show())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.show_it.clicked.connect(self._show)
        self.apply_it.clicked.connect(self.apply_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 0)
        head.addWidget(self.quadrant)
        head.addWidget(self.possible)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.show_it)
        foot.addWidget(self.apply_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    @property
    def chosen(self) -> Advice | None:
        """The advice picked."""
        found = self.table.chosen()
        return self.advices.get(found[0]) if found else None

    def refresh(self) -> None:
        """Mirror the advice for the products of the scope, the loudest first."""
        project, wanted = self.workbench.document.committed, self.quadrant.currentData()
        if project is not self._advised[0] or self.scope != self._advised[1]:
            self._advised, self._all = (project, self.scope), advise(project, self.scope)
        kept = [advice for advice in self._all if (not wanted or advice.quadrant == wanted) and (advice.possible or not self.possible.isChecked())]
        kept.sort(key=lambda advice: (_ORDER.index(advice.quadrant), -abs(index_strength(advice.index_before, project.settings))))
        self.advices = {advice.product: advice for advice in kept}
        self.table.cells.muted = self.theme.muted
        titles = tuple(self.say(f"analysis.advice.column.{name}") for name in _TITLES)
        rows = [self._row(advice, project) for advice in kept]
        self.table.show_rows(titles, rows)
        self.table.setColumnHidden(_MARKS, not any(row.cells[_MARKS].text for row in rows))  # its width is the advice's then
        self.count.setText(self.say.plural("analysis.advice.count", sum(advice.possible for advice in kept)))
        here = selected_products(self.workbench)
        if len(here) == 1 and not set(self.table.chosen()) & here:
            self._pick(next(iter(here)))
        self._enable()

    def _row(self, advice: Advice, project: Project) -> Row:
        product, say = products_by_id(project.products).get(advice.product), self.say
        strength = index_strength(advice.index_before, project.settings)
        ink = self.theme.index_high if strength > 0 else self.theme.index_low
        tint = blend(self.theme.panel, ink, 0.18 + 0.62 * abs(strength)) if strength else ""
        index = f"{index_sign(advice.index_before, project.settings)}\u2002{say.number(advice.index_before, 2)}"
        text, word = advice_text(advice, project, say), say(f"quadrant.{advice.quadrant}")
        cells = (
            Cell(product.name if product else advice.product),
            Cell(index, advice.index_before, tint, say(f"indicator.{advice.index_key}.name")),
            Cell(f"{word[:1].upper()}{word[1:]}. {text}", tip=f"{say(f'quadrant.{advice.quadrant}.why')}\n{text}", muted=not advice.possible),
            Cell(marks_text(advice, say)),
        )
        return Row(advice.product, cells)

    def _pick(self, product_id: str) -> None:
        for number, row in enumerate(self.table.cells.rows):
            if row.ref == product_id:
                self.table.selectRow(number)
                return

    def _show(self) -> None:
        advice = self.chosen
        if advice is not None and advice.position is not None:
            self.position_wanted.emit(advice.position)
        elif advice is not None:
            self.products_wanted.emit((advice.product,))

    def apply_chosen(self) -> None:
        """Do what the advice says, as one step."""
        advice, project = self.chosen, self.workbench.document.committed
        if advice is None or not advice.possible:
            return
        product = products_by_id(project.products).get(advice.product)
        name = product.name if product else advice.product
        self.table.setFocus()  # else the keys would go wherever the button, soon greyed, hands them
        self.workbench.document.do(Label("edit.advice", (("name", name),)), apply(project, advice))

    def _enable(self) -> None:
        advice = self.chosen
        marks = marks_text(advice, self.say) if advice is not None else ""
        text = advice_text(advice, self.workbench.document.committed, self.say) if advice is not None else ""
        why = "" if self._all else self.say("analysis.advice.none")
        self.told.setText(f"{text} ({marks})" if marks else text or why)
        self.show_it.setEnabled(advice is not None)
        self.apply_it.setEnabled(advice is not None and advice.possible)
