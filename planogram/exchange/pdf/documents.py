"""The printed documents by name: one call lays out any of them, another writes it. What each shows is in the module it names."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.pdf.bill import bill_pages
from planogram.exchange.pdf.book import Book, Content, Page, Progress, write_book
from planogram.exchange.pdf.change_sheet import change_pages
from planogram.exchange.pdf.comparison import comparison_pages
from planogram.exchange.pdf.fidelity import fidelity_pages
from planogram.exchange.pdf.filling import filling_pages
from planogram.exchange.pdf.findings_report import findings_pages
from planogram.exchange.pdf.indices import index_pages
from planogram.exchange.pdf.page import Area, provenance, say
from planogram.exchange.pdf.plan import plan_pages
from planogram.exchange.pdf.planogram import planogram_pages
from planogram.exchange.pdf.pnm_plan import pnm_plan_pages
from planogram.exchange.pdf.pnm_report import pnm_report_pages
from planogram.exchange.pdf.setup import FaceKeys, PrintSetup, page_size
from planogram.exchange.pdf.shelf_labels import SHEETS, LabelSheet, draw_label_sheet, labelled_products, sheets_of_labels
from planogram.i18n import Translator
from planogram.model.product import Product
from planogram.model.project import Project

PagesOf = Callable[[Project, Translator, PrintSetup, FaceKeys], list[Page]]
DOCUMENTS: dict[str, PagesOf] = {
    "planogram": planogram_pages,
    "filling": filling_pages,
    "bill": bill_pages,
    "indices": index_pages,
    "findings": findings_pages,
    "pnm_plan": pnm_plan_pages,
    "pnm_report": pnm_report_pages,
    "plan": plan_pages,
    "fidelity": fidelity_pages,
}
"""Documents of one project, by name; their titles are `print.<name>`."""

ComparingPagesOf = Callable[[Project, Project, Translator, PrintSetup, FaceKeys], list[Page]]
COMPARISONS: dict[str, ComparingPagesOf] = {"changes": change_pages, "comparison": comparison_pages}
"""Documents of two versions: the earlier, the later."""

LABELS = "labels"
NAMES = (*DOCUMENTS, LABELS, *COMPARISONS)


class PrintOrder(msgspec.Struct, frozen=True):
    """What is to be printed: one of NAMES, of which project and faces, how; `old` is the earlier version of COMPARISONS."""

    document: str
    project: Project
    setup: PrintSetup = PrintSetup()
    faces: FaceKeys = None
    old: Project | None = None


def lay_out(order: PrintOrder, t: Translator) -> Book:
    """The pages of a document; one that says so when there is nothing to print. KeyError for a name that is none of NAMES."""
    project, setup, title = order.project, order.setup, t(f"print.{order.document}")
    if order.document == LABELS:
        form = SHEETS[setup.label_sheet]
        groups = sheets_of_labels(labelled_products(project, order.faces), form)
        pages, size = [Page("", "", "", _labels(group, form, project.currency, t), framed=False) for group in groups], A4
    else:
        pages, size = _pages(order, t), page_size(setup)
    return Book(pages or [Page(title, "", "", _nothing(t))], size, provenance(project, t), title)


def _pages(order: PrintOrder, t: Translator) -> list[Page]:
    if order.document in COMPARISONS:
        old = order.project if order.old is None else order.old
        return COMPARISONS[order.document](old, order.project, t, order.setup, order.faces)
    return DOCUMENTS[order.document](order.project, t, order.setup, order.faces)


def write_document(
    target: Path | str | BinaryIO,
    order: PrintOrder,
    t: Translator,
    *,
    images: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Lay out and write a document."""
    write_book(target, lay_out(order, t), t, images=images, progress=progress, cancelled=cancelled)


def _labels(products: list[Product], form: LabelSheet, currency: str, t: Translator) -> Content:
    return lambda canvas, _area: draw_label_sheet(canvas, products, form, A4[1], currency, t)


def _nothing(t: Translator) -> Content:
    def content(canvas: Canvas, area: Area) -> None:
        say(canvas, area.left, area.top - 30.0, t("print.nothing_here"), 11.0)

    return content
