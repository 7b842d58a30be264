"""The sheets Levels, Bill of materials and Findings: tables of what was true when the workbook was written. Reading ignores them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from planogram.exchange.finding_words import data_day, finding_text
from planogram.exchange.workbook.kinds import Cell
from planogram.exchange.workbook.paper import Paper, fit_widths
from planogram.i18n import Translator
from planogram.metrics.checks import check
from planogram.metrics.figures import Figures
from planogram.model.project import Project

LEVELS, BILL, FINDINGS = "Levels", "Bill of materials", "Findings"
_LEVEL_COLUMNS = (
    ("gondola", "text"),
    ("face", "text"),
    ("bay", "whole"),
    ("level", "whole"),
    ("band", "text"),
    ("developed_linear_m", "metres"),
    ("used_m", "metres"),
    ("linear_use", "percent"),
    ("quantity", "share"),
    ("revenue", "amount"),
    ("margin", "amount"),
)
_BILL_COLUMNS = (("gondola", "text"), ("part", "text"), ("size_cm", "text"), ("quantity", "whole"), ("unit_cost", "money"), ("total_cost", "amount"))
_FINDING_COLUMNS = (
    ("severity", "text"),
    ("code", "text"),
    ("gondola", "text"),
    ("face", "text"),
    ("bay", "whole"),
    ("level", "whole"),
    ("product_id", "text"),
    ("finding", "text"),
    ("waived", "text"),
)
Columns = Sequence[tuple[str, str]]


def write_levels(paper: Paper, figures: Figures, header: Callable[[str], str]) -> None:
    """Every level with its lengths and what its part of the sales brings; its use is a live quotient."""
    rows: list[tuple[Cell, ...]] = []
    for level in figures.levels:
        place = (level.gondola, level.face, level.bay, level.level, level.band)
        rows.append((*place, level.developed_linear_m, level.used_m, None, level.quantity, level.revenue, level.margin))
    sheet = _write(paper, LEVELS, _LEVEL_COLUMNS, rows, header)
    for number, level in enumerate(figures.levels, 2):
        use = level.used_m / level.developed_linear_m if level.developed_linear_m else ""
        sheet.write_formula(number - 1, 7, f'=IF(F{number}=0,"",G{number}/F{number})', paper.format("percent"), use)


def write_bill(paper: Paper, project: Project, translator: Translator, header: Callable[[str], str]) -> None:
    """The parts the furniture is built from, gondola by gondola, then the PNM pieces with their cost."""
    rows = [*_part_rows(project, translator), *_pnm_rows(project)]
    sheet = _write(paper, BILL, _BILL_COLUMNS, rows, header)
    for number, row in enumerate(rows, 2):
        count, cost = row[3], row[4]
        if isinstance(count, int) and isinstance(cost, float):
            sheet.write_formula(number - 1, 5, f"=D{number}*E{number}", paper.format("amount"), count * cost)


def _part_rows(project: Project, translator: Translator) -> Iterator[tuple[Cell, ...]]:
    from planogram.exchange.pdf.bill import gondola_parts

    for gondola in project.gondolas:
        for (key, size), count in gondola_parts(gondola).items():
            yield gondola.name, translator(key), size, count, None, None


def _pnm_rows(project: Project) -> Iterator[tuple[Cell, ...]]:
    articles = {article.code: article for article in project.pnm.articles}
    counts: Counter[str] = Counter()
    for placement in project.pnm.placements:
        counts[placement.code] += placement.quantity
    for code, count in counts.items():
        article = articles.get(code)
        cost = None if article is None or article.unit_cost is None else float(article.unit_cost)
        yield "", f"{code} – {article.label}" if article else code, "", count, cost, None


def write_findings(paper: Paper, project: Project, translator: Translator, header: Callable[[str], str]) -> None:
    """What the rules of the shelf see, as sentences."""
    rows: list[tuple[Cell, ...]] = []
    for finding in check(project, data_day(project)):
        where = finding.where
        place = (where.gondola or "", where.face or "", where.bay, where.level, where.product or "")
        words = translator(f"severity.{finding.severity}")
        rows.append((words, finding.code, *place, finding_text(finding, project, translator), finding.waiver or ""))
    _write(paper, FINDINGS, _FINDING_COLUMNS, rows, header)


def _write(paper: Paper, name: str, columns: Columns, rows: Sequence[tuple[Cell, ...]], header: Callable[[str], str]) -> Worksheet:
    headers = [header(key) for key, _ in columns]
    sheet = paper.sheet(name, headers, 1, len(rows))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            paper.write(sheet, number, column, cell, columns[column][1])
    fit_widths(sheet, headers, rows)
    return sheet
