"""The fidelity report of a PSA import on paper: rows, totals and approximations, as the project keeps them."""

from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import content_area
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, columns_of_tables, filled, tables_content
from planogram.exchange.psa.report import kept_report
from planogram.exchange.psa.words import heading, sections
from planogram.i18n import Translator
from planogram.model.project import Project

_NARROWEST = 520.0


def fidelity_pages(project: Project, t: Translator, setup: PrintSetup, _faces: FaceKeys = None) -> list[Page]:
    """Pages of the report; none in a project that did not come from PSA."""
    report = kept_report(project)
    if report is None:
        return []
    rows = []
    for title, lines in sections(report, t):
        rows.append(Row((title, "", ""), heading=True))
        rows += [Row(line) for line in lines]
    columns = (Column(t("psa.col.what"), wraps=True), Column(t("psa.col.count"), 130.0), Column(t("psa.col.where"), 150.0, wraps=True))
    boxes, pages = columns_of_tables(content_area(page_size(setup)), _NARROWEST), list[Page]()
    while rows:
        placed, rows = filled(columns, rows, boxes)
        pages.append(Page(t("print.fidelity"), heading(report, t), "" if pages else t("print.fidelity"), tables_content(placed)))
    return pages
