"""A printed document as a list of pages, written in one go once their number is known: title, language, bookmarks, the same bytes every time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from reportlab.pdfgen.canvas import Canvas

from planogram.exchange.font import REGULAR
from planogram.exchange.pdf.page import Area, Provenance, content_area, draw_frame
from planogram.exchange.pdf.player import PaperCanvas, register_fonts
from planogram.exchange.pictures import Pictures
from planogram.i18n import Translator

Content = Callable[[Canvas, Area], None]
Progress = Callable[[float], None]


class PrintCancelled(Exception):
    """The user stopped a print while it was being made; nothing was finished."""


class Page(msgspec.Struct, frozen=True):
    """One page: what its header says, the bookmark that leads to it (empty for none), what draws its content, whether it is framed."""

    title: str
    subtitle: str
    bookmark: str
    content: Content
    framed: bool = True


class Book(msgspec.Struct, frozen=True):
    """A document laid out: its pages, their size (pt), where it comes from, its title. Nothing is drawn yet."""

    pages: list[Page]
    size: tuple[float, float]
    origin: Provenance
    title: str


def write_book(
    target: Path | str | BinaryIO,
    book: Book,
    t: Translator,
    *,
    images: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    only: int | None = None,
) -> None:
    """Write `book`, or of its pages `only` one (from 0), for a preview.

    `progress` gets 0–1 after each page; PrintCancelled as soon as `cancelled` says so.
    """
    register_fonts()
    origin = book.origin
    canvas = PaperCanvas(
        str(target) if isinstance(target, Path) else target,
        pagesize=book.size,
        invariant=1,
        pageCompression=1,
        lang=t.language,
        initialFontName=REGULAR,
    )
    canvas.pictures = Pictures(images)
    canvas.setTitle(f"{book.title} – {origin.name}")
    canvas.setSubject(f"{origin.version} · {origin.validity} · {origin.fingerprint}")
    canvas.setCreator("Planogram")
    canvas.setAuthor("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for index, page in enumerate(book.pages):
        if only not in (None, index):
            continue
        if cancelled is not None and cancelled():
            raise PrintCancelled
        _draw(canvas, page, book.size, origin, (index + 1, len(book.pages)), t)
        if progress is not None:
            progress((index + 1) / len(book.pages))
    canvas.save()


def _draw(canvas: Canvas, page: Page, size: tuple[float, float], origin: Provenance, number: tuple[int, int], t: Translator) -> None:
    if page.bookmark:
        key = f"page-{number[0]}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(page.bookmark, key, level=0)
    if page.framed:
        draw_frame(canvas, size, page.title, page.subtitle, origin, number, t)
    page.content(canvas, content_area(size))
    canvas.showPage()
