"""The PNM report: the diagnostic by family, who decides, executes and regulates, the mode of each article with its reason, the needs."""

from datetime import date

from planogram.exchange import pnm_tables as tables
from planogram.exchange.font import measurer
from planogram.exchange.pdf.book import Page
from planogram.exchange.pdf.page import Area, content_area
from planogram.exchange.pdf.setup import SMALLEST_POINTS, FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.table import Column, Row, filled, tables_content
from planogram.i18n import Translator
from planogram.model.project import Project

_NUMBERS = {"diagnostic": (1, 2, 3, 4), "processes": (), "modes": (3,), "needs": (3, 4, 5, 6, 7, 8, 9, 10, 11)}
_NUMBER_WIDTH, _CODE_WIDTH, _BESIDE_TITLE = 44.0, 70.0, 7.0


def pnm_report_pages(project: Project, t: Translator, setup: PrintSetup, faces: FaceKeys = None) -> list[Page]:  # noqa: ARG001 - as every document
    """Each part begins a page; no page for a project without articles and processes."""
    if not project.pnm.articles and not project.pnm.processes:
        return []
    sheets = tables.sheets(project, t, date.today()) | {"processes": tables.processes_sheet(project, t)}
    area = content_area(page_size(setup))
    return [page for name in _NUMBERS for page in _pages(name, sheets[name], area, t)]


def _pages(name: str, sheet: tables.Sheet, area: Area, t: Translator) -> list[Page]:
    title, rows, pages = t(f"pnm.report.tab.{name}"), [Row(row) for row in sheet.rows], list[Page]()
    while rows:
        placed, rows = filled(_columns(name, sheet), rows, [area])
        pages.append(Page(title, t("print.pnm_report"), "" if pages else title, tables_content(placed)))
    return pages


def _columns(name: str, sheet: tables.Sheet) -> tuple[Column, ...]:
    """Numbers to the right and narrow, codes narrow, words share the rest."""
    numbers, coded = _NUMBERS[name], sheet.titles[0] if name in ("modes", "needs") else None
    return tuple(
        Column(title, _number_width(title), "right", wraps=True)
        if n in numbers
        else Column(title, _CODE_WIDTH if n == 0 and title == coded else 0.0, wraps=True)
        for n, title in enumerate(sheet.titles)
    )


def _number_width(title: str) -> float:
    """Room for a number, and for the whole title over it at the smallest size."""
    return max(_NUMBER_WIDTH, measurer().width(title, SMALLEST_POINTS, bold=True) + _BESIDE_TITLE)
