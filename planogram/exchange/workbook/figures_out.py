"""The sheets that reading ignores: live indices with their steps, the matrix as a chart, levels, the furniture's bill of materials."""

from collections.abc import Mapping

from planogram.exchange.workbook.calculation import BLOCKS, LINE_COLUMNS, LINES, block_columns, spare_rows, write_blocks, write_lines
from planogram.exchange.workbook.formula import Area, area
from planogram.exchange.workbook.indices import NAME, index_columns, index_keys, quadrant_words, write_indices
from planogram.exchange.workbook.matrix import write_matrix
from planogram.exchange.workbook.paper import Paper
from planogram.exchange.workbook.plan import write_plan
from planogram.exchange.workbook.reports import write_bill, write_findings, write_levels
from planogram.exchange.workbook.rows import TableOut
from planogram.exchange.workbook.totals import total_cells, write_totals
from planogram.i18n import Translator
from planogram.metrics.measure import measure
from planogram.model.find import walk_positions
from planogram.model.project import Project


def write_figures(paper: Paper, project: Project, tables: Mapping[str, TableOut], translator: Translator, french: bool) -> None:
    """All the sheets of figures, after the sheets of the layout."""
    areas = _areas(project, tables, quadrant_words(translator))
    fixed = _settings(tables["Project"]) | total_cells()
    figures = measure(project)

    def header(key: str) -> str:
        return translator(f"workbook.column.{key}") if french else key

    write_indices(paper, project, figures, translator, areas, fixed, french)
    write_matrix(paper, project, figures, translator, areas[NAME], french)
    write_levels(paper, figures, header)
    write_plan(paper, project, translator)
    write_bill(paper, project, translator, header)
    write_findings(paper, project, translator, header)
    write_totals(paper, figures, areas, fixed)
    write_blocks(paper, project, areas[BLOCKS], areas, fixed)
    write_lines(paper, project, areas[LINES], areas, fixed)


def _areas(project: Project, tables: Mapping[str, TableOut], words: Mapping[str, str]) -> dict[str, Area]:
    positions = sum(1 for _ in walk_positions(project))
    spares = {"Products": 0, "Positions": spare_rows(positions), "Sales": spare_rows(len(project.sales))}
    areas = {name: area(name, [column.key for column in tables[name].columns], len(tables[name].rows), spare) for name, spare in spares.items()}
    areas[BLOCKS] = area(BLOCKS, [column.key for column in block_columns(areas["Products"])], positions, spares["Positions"])
    areas[LINES] = area(LINES, [column.key for column in LINE_COLUMNS], len(project.sales), spares["Sales"])
    areas[NAME] = area(NAME, index_keys(index_columns(words)), len(project.products))
    return areas


def _settings(table: TableOut) -> dict[str, str]:
    """The cell of every key of the sheet Project."""
    return {str(row[0]): f"Project!$B${number}" for number, row in enumerate(table.rows, 2)}
