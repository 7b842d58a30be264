"""What the Figures panel, its table and its matrix show: figures of one scope, columns, rows, words and tints. No widgets."""

from PySide6.QtGui import QColor

from planogram.draw.palette import UNSORTED, legend_colours, product_colour, told_apart_by
from planogram.draw.theme import blend
from planogram.exchange.cell_text import sheet_lines
from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope
from planogram.model.formula import is_formula
from planogram.model.memo import one_object
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.ui.panels.figure_filter import FigureFilter, passing
from planogram.ui.panels.figure_formulas import computed, computed_text, computed_title
from planogram.ui.panels.figure_rows import FAMILY, Arrangement, subjects
from planogram.ui.panels.figure_text import ABSENT, column_title, figure_text, index_sign, index_strength, is_index
from planogram.ui.theme import Theme

Figure = float | str | bool | None


class FiguresView:
    """Figures of one scope of one project, the columns, and how the rows are arranged and filtered."""

    def __init__(self, translator: Translator, theme: Theme) -> None:
        self.translator = translator
        self.theme = theme
        self.project = Project()
        self.figures: Figures = measure(self.project, PROJECT)
        self.keys: tuple[str, ...] = ()
        self.arrangement = Arrangement()
        self.filter = FigureFilter()

    @property
    def by_family(self) -> bool:
        """Whether rows are families only."""
        return self.arrangement.kind == "family"

    @property
    def dress(self) -> tuple[object, ...]:
        """What cells look like besides their figures: while these are the same objects, an equal figure is an equal cell."""
        project = self.project
        return self.translator, self.theme, project.products, project.settings, one_object(project.currency), self.arrangement

    def measure(self, project: Project, scope: Scope) -> None:
        """Show the figures of another project or scope."""
        self.project, self.figures = project, measure(project, scope)

    def subjects(self) -> list[str]:
        """Who has a row: families, products that stand in the scope, or both."""
        wanted = passing(self.figures, self.filter, self.translator) if self.filter != FigureFilter() else None
        return subjects(self.figures, self.arrangement, self.translator, wanted)

    def name(self, subject: str) -> str:
        """What a row is called."""
        if subject.startswith(FAMILY):
            return subject.removeprefix(FAMILY) or self.translator("figures.no_family")
        product = products_by_id(self.project.products).get(subject)
        return product.name if product else subject

    def colour(self, subject: str) -> str:
        """The row's colour on the shelf."""
        by = told_apart_by(self.project.products, "family")
        colours = legend_colours(self.project.products, by)
        if subject.startswith(FAMILY):
            return colours.get(subject.removeprefix(FAMILY), UNSORTED)
        return product_colour(products_by_id(self.project.products).get(subject), colours, by)

    def value(self, subject: str, key: str) -> Figure:
        """A figure of a row."""
        if is_formula(key):
            return computed(self.figures, subject, key, self.translator)
        if subject.startswith(FAMILY):
            return self.figures.family(subject.removeprefix(FAMILY), key)
        return self.figures.value(subject, key)

    def total(self, key: str) -> Figure:
        """A figure of the whole scope."""
        return computed(self.figures, None, key, self.translator) if is_formula(key) else self.figures.total(key)

    def reason(self, subject: str, key: str) -> str | None:
        """Why a figure of a row is absent."""
        if is_formula(key):
            return None
        if subject.startswith(FAMILY):
            return self.figures.family_reason(subject.removeprefix(FAMILY), key)
        return self.figures.reason(subject, key)

    def title(self, column: int) -> str:
        """The header of a column; column 0 is the name."""
        if column == 0:
            return self.translator("figures.column.family" if self.by_family else "figures.column.product")
        if is_formula(self.keys[column - 1]):
            return computed_title(self.keys[column - 1])
        return column_title(self.keys[column - 1], self.translator, self.project.currency)

    def cell(self, key: str, value: Figure) -> str:
        """A figure as written in its cell, indices with their sign."""
        if is_formula(key):
            return computed_text(value, self.translator)
        text = figure_text(INDICATORS[key], value, self.translator)
        if is_index(key) and isinstance(value, float):
            return f"{index_sign(value, self.project.settings)}\u2002{text}"
        return text

    def plain(self, key: str, value: Figure) -> str:
        """A figure for another program: the language's decimal sign, no groups of thousands, empty when it is absent."""
        if is_formula(key):
            return computed_text(value, self.translator).replace("\u202f", "").removesuffix(ABSENT)
        if value is None or isinstance(value, str | bool):
            return "" if value is None else figure_text(INDICATORS[key], value, self.translator)
        indicator = INDICATORS[key]
        number = f"{value * indicator.shown_factor:.{indicator.decimals}f}"
        return number.replace(".", self.translator.decimal)

    def tint(self, key: str, value: Figure) -> QColor | None:
        """The background of an index cell, None for all others."""
        if not is_index(key) or not isinstance(value, float):
            return None
        strength = index_strength(value, self.project.settings)
        if not strength:
            return None
        ink = self.theme.index_high if strength > 0 else self.theme.index_low
        return QColor(blend(self.theme.panel, ink, 0.18 + 0.62 * abs(strength)))


def table_text(view: FiguresView, rows: list[str]) -> str:
    """Rows as lines of tab-separated cells under their headers, as a spreadsheet takes them from the clipboard."""
    lines = [[view.title(column) for column in range(len(view.keys) + 1)]]
    lines += [[view.name(subject), *(view.plain(key, view.value(subject, key)) for key in view.keys)] for subject in rows]
    return sheet_lines(lines)
