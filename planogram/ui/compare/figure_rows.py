"""The figures of several plans side by side as rows of text: totals, or one figure product by product. All differ from the first plan."""

from collections.abc import Sequence

import msgspec

from planogram.exchange.figure_words import difference_text
from planogram.i18n import Translator
from planogram.metrics.checks import check_with
from planogram.metrics.compare import COMPARED, change
from planogram.metrics.figures import Answer
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.recoded import with_codes_of
from planogram.metrics.score import SCORE_PARTS, score_of
from planogram.model.project import Project
from planogram.ui.panels.figure_text import column_title, figure_text, row_title

TOTALS = ("positions", "products", *(key for key in COMPARED if "total" in INDICATORS[key].kinds))
BY_PRODUCT = COMPARED


class FigureRow(msgspec.Struct, frozen=True):
    """A line: its name, the values of each plan, what each of the later ones has more than the first (None where that means nothing)."""

    key: str
    name: str
    values: tuple[Answer, ...]
    differences: tuple[float | None, ...]
    texts: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether any plan has another value than the first."""
        return any(value != self.values[0] for value in self.values[1:])


def total_rows(projects: Sequence[Project], say: Translator) -> list[FigureRow]:
    """A row a total, then the score and its parts; `positions` and `products` where the indicator table has them."""
    figures, currency = [measure(project) for project in projects], projects[0].currency
    keys = dict.fromkeys(key for key in TOTALS if key in INDICATORS)
    rows = [_row(key, row_title(key, say, currency), [one.total(key) for one in figures], key, say) for key in keys]
    scores = [score_of(project, check_with(project, None)) for project in projects]
    parts = [
        _row(f"score_{part}", _part_name(part, say, currency), [one.part(part).value for one in scores], f"score_{part}", say) for part in SCORE_PARTS
    ]
    return [*rows, _row("score", column_title("score", say, currency), [one.value for one in scores], "score", say), *parts]


def _part_name(part: str, say: Translator, currency: str) -> str:
    return f"{say('score.column.mark')} · {column_title(f'score_{part}', say, currency)}"


def product_rows(projects: Sequence[Project], key: str, say: Translator, *, every: bool = False) -> list[FigureRow]:
    """A row a product for the figure `key`; only products for which it differs unless `every`."""
    projects = [projects[0], *(with_codes_of(project, projects[0]) for project in projects[1:])]
    figures = [measure(project) for project in projects]
    names = {product.id: product.name for project in projects for product in project.products}
    ids = dict.fromkeys(ident for one in figures for ident in one.product_ids)
    rows = (_row(ident, names.get(ident, ident), [one.value(ident, key) for one in figures], key, say) for ident in ids)
    return [row for row in rows if every or row.differs]


def _row(ident: str, name: str, values: Sequence[Answer], key: str, say: Translator) -> FigureRow:
    indicator = INDICATORS[key]
    differences = tuple(change(key, values[0], value).difference for value in values[1:])
    texts = [figure_text(indicator, values[0], say)]
    for value in values[1:]:
        texts += [figure_text(indicator, value, say), difference_text(indicator, values[0], value, say).replace("-", "\u2212")]
    return FigureRow(ident, name, tuple(values), differences, tuple(texts))
