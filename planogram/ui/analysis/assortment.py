"""The Assortment page: diversity, width and depth, the type of the course, and where list, shelf and sales do not agree."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from planogram.i18n import Translator
from planogram.metrics.abc import CLASSES
from planogram.metrics.assortment import mismatches, project_assortment
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.ui.analysis.cells import Cell, CellsTable, Row
from planogram.ui.analysis.page import Page
from planogram.ui.panels.figure_text import figure_text
from planogram.ui.parts import label
from planogram.ui.theme import Theme

_FAMILY_WIDTHS, _PRODUCT_WIDTHS = (0, 66, 84, 84, 108), (0, 104, 70, 112)
LISTS = ("families", "not_placed", "placed_without_sales", "sold_without_place", "sold_not_listed")


class AssortmentPage(Page):
    """One sentence on the whole, and a list that can be one of LISTS; a click selects the products on the shelf."""

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__(workbench, translator, theme)
        self.told = label("", "", wrap=True)
        self.which, self.table = QComboBox(), CellsTable(0)
        for name in LISTS:
            self.which.addItem(name, name)
        self.which.setAccessibleName(translator("analysis.assortment.list"))
        self.table.setAccessibleName(translator("analysis.tab.assortment"))
        head = QHBoxLayout()
        head.addWidget(self.which, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.told)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.which.currentIndexChanged.connect(self.refresh)
        self.table.picked.connect(self._picked)

    def refresh(self) -> None:
        """Mirror the project."""
        project, say = self.workbench.document.committed, self.say
        shape = project_assortment(project)
        if shape.kind is None:
            self.told.setText(say("analysis.assortment.none"))
        else:
            width, depth = say.number(shape.width or 0.0, 1), say.number(shape.depth or 0.0, 1)
            kind = say(f"assortment_type.{shape.kind}")
            told = say("analysis.assortment.told", families=shape.diversity, width=width, depth=depth, references=shape.references, kind=kind)
            self.told.setText(told)
        found = mismatches(project)
        for number, name in enumerate(LISTS):
            size = len(shape.families) if name == "families" else len(getattr(found, name))
            self.which.setItemText(number, f"{say(f'analysis.assortment.{name}')} ({say.number(size)})")
        chosen = self.which.currentData()
        self.table.widths = _FAMILY_WIDTHS if chosen == "families" else _PRODUCT_WIDTHS
        if chosen == "families":
            self._show_families(project)
        else:
            self._show_products(project, getattr(found, chosen))

    def _show_families(self, project: Project) -> None:
        say, figures = self.say, measure(project)
        classes = {name: dict.fromkeys(CLASSES, 0) for name in figures.families}
        for product in figures.index.products:
            found = figures.value(product.id, "abc_class")
            if product.family in classes and isinstance(found, str):
                classes[product.family][found] += 1
        titles = tuple(say(f"analysis.assortment.column.{name}") for name in ("family", "width", "depth", "references", "abc"))
        rows = []
        for shape in project_assortment(project).families:
            numbers = (shape.width, shape.depth, shape.references)
            cells = [Cell(say.number(number, 1 if isinstance(number, float) else 0), float(number)) for number in numbers]
            abc = " · ".join(f"{count}\u00a0{name}" for name, count in classes.get(shape.family, {}).items() if count)
            rows.append(Row(f"family:{shape.family}", (Cell(shape.family), *cells, Cell(abc or "–"))))
        self.table.show_rows(titles, rows)

    def _show_products(self, project: Project, ids: tuple[str, ...]) -> None:
        say, figures, known = self.say, measure(project), products_by_id(project.products)
        titles = tuple(say(f"analysis.assortment.column.{name}") for name in ("product", "family", "revenue", "code"))
        rows = []
        for name in ids:
            product = known.get(name)
            revenue = figures.value(name, "revenue")
            number = float(revenue) if isinstance(revenue, float) else None
            money = Cell(figure_text(INDICATORS["revenue"], revenue, say), number)
            rows.append(Row(name, (Cell(product.name if product else name), Cell(product.family if product else "–"), money, Cell(name))))
        self.table.show_rows(titles, rows)

    def _picked(self, refs: tuple[str, ...]) -> None:
        families = {ref.partition(":")[2] for ref in refs if ref.startswith("family:")}
        products = self.workbench.project.products
        self.products_wanted.emit(tuple(p.id for p in products if p.id in refs or (p.family and p.family in families)))
