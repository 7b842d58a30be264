"""PDF pages sent to a printer of the system, in strips at the printer's own resolution, so that no page is ever held whole."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from planogram.exchange.pdf.book import PrintCancelled
from planogram.exchange.pdf.rendering import Pixels, render_strips

FINEST_DPI = 600


class NotPrinted(OSError):
    """The printer did not take the job."""


def printer_for(size: tuple[float, float], title: str, pages: int) -> QPrinter:
    """The system's usual printer, set to the paper of a document of `size` (pt)."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    short, long = sorted(size)
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    wide = size[0] > size[1]
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setFromTo(1, pages)
    return printer


def pages_asked_for(printer: QPrinter, pages: int) -> list[int]:
    """Numbers (from 0) in the order the dialog asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    asked = printer.printRange() == QPrinter.PrintRange.PageRange
    numbers = list(range(first - 1, min(last, pages))) if asked else list(range(pages))
    return numbers[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else numbers


def print_pages(printer: QPrinter, pdf: bytes, numbers: Sequence[int], progress: Callable[[float], None], cancelled: Callable[[], bool]) -> None:
    """Paint the pages. PrintCancelled when `cancelled` says so, NotPrinted when the printer cannot begin."""
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    try:
        for done, number in enumerate(numbers):
            if done and not printer.newPage():
                raise NotPrinted
            for top, strip in render_strips(pdf, number, min(printer.resolution(), FINEST_DPI)):
                if cancelled():
                    printer.abort()
                    raise PrintCancelled
                _paint(painter, printer, top, strip)
            progress((done + 1) / len(numbers))
    finally:
        painter.end()


def _paint(painter: QPainter, printer: QPrinter, top: float, strip: Pixels) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = paper.width() / strip.width
    image = QImage(strip.data, strip.width, strip.height, strip.stride, QImage.Format.Format_RGB32)
    painter.drawImage(QRectF(0.0, round(top * paper.height()), paper.width(), strip.height * scale), image)
