"""The printed documents by name: one call writes any of them. What each shows is in the module it names."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.bill import bill_pages
from planogram.exchange.pdf.book import Content, Page, Progress, write_book
from planogram.exchange.pdf.change_sheet import change_pages
from planogram.exchange.pdf.comparison import comparison_pages
from planogram.exchange.pdf.filling import filling_pages
from planogram.exchange.pdf.findings_report import findings_pages
from planogram.exchange.pdf.indices import index_pages
from planogram.exchange.pdf.page import Area, provenance, say
from planogram.exchange.pdf.planogram import planogram_pages
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.shelf_labels import SHEETS, LabelSheet, draw_label_sheet, labelled_products, sheets_of_labels
from planogram.i18n import Translator
from planogram.metrics.change_steps import Rates
from planogram.model.product import Product
from planogram.model.project import Project

PagesOf = Callable[[Project, Translator, PrintSetup, FaceKeys], list[Page]]
DOCUMENTS: dict[str, PagesOf] = {
    "planogram": planogram_pages,
    "filling": filling_pages,
    "bill": bill_pages,
    "indices": index_pages,
    "findings": findings_pages,
}
"""Documents of one project, by name; their titles are `print.<name>`. Labels and the change sheet have their own calls below."""


def write_document(
    name: str,
    target: Path | str | BinaryIO,
    project: Project,
    t: Translator,
    setup: PrintSetup | None = None,
    faces: FaceKeys = None,
    *,
    images: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write one of DOCUMENTS; KeyError for another name."""
    setup = setup or PrintSetup()
    title = t(f"print.{name}")
    pages = DOCUMENTS[name](project, t, setup, faces) or [Page(title, "", "", _nothing(t))]
    write_book(target, pages, page_size(setup), provenance(project, t), title, t, images=images, progress=progress, cancelled=cancelled)


def write_change_sheet(
    target: Path | str | BinaryIO, old: Project, new: Project, t: Translator, setup: PrintSetup | None = None, rates: Rates | None = None
) -> None:
    """Write what to do on the shelves to get from `old` to `new`; the provenance is the new version's."""
    setup = setup or PrintSetup()
    write_book(target, change_pages(old, new, t, setup, rates), page_size(setup), provenance(new, t), t("print.changes"), t)


def write_comparison(target: Path | str | BinaryIO, old: Project, new: Project, t: Translator, setup: PrintSetup | None = None) -> None:
    """Write what differs between two versions, in figures, as drawings and as steps; the provenance is the new version's."""
    setup = setup or PrintSetup()
    write_book(target, comparison_pages(old, new, t, setup), page_size(setup), provenance(new, t), t("print.comparison"), t)


def write_labels(target: Path | str | BinaryIO, project: Project, t: Translator, sheet: str = "3x8", faces: FaceKeys = None) -> None:
    """Write shelf-edge labels on A4 sheets of one of SHEETS, without header, in the order of the shelves."""
    form = SHEETS[sheet]
    pages = [
        Page("", "", "", _labels(group, form, project.currency, t), framed=False)
        for group in sheets_of_labels(labelled_products(project, faces), form)
    ]
    write_book(target, pages or [Page(t("print.labels"), "", "", _nothing(t))], A4, provenance(project, t), t("print.labels"), t)


def _labels(products: list[Product], form: LabelSheet, currency: str, t: Translator) -> Content:
    return lambda canvas, _area: draw_label_sheet(canvas, products, form, A4[1], currency, t)


def _nothing(t: Translator) -> Content:
    def content(canvas: Canvas, area: Area) -> None:
        say(canvas, area.left, area.top - 30.0, t("print.nothing_here"), 11.0)

    return content
