"""Pages drawn for the preview, off the interface thread. Only the newest wish counts: an older one is dropped, never queued."""

from collections.abc import Mapping
from threading import Condition

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from planogram.exchange.pdf.book import Book
from planogram.exchange.pdf.documents import PrintOrder, lay_out
from planogram.exchange.pdf.drawn_page import page_pixels
from planogram.i18n import Translator
from planogram.ui.background import Background

MOST_PIXELS = 16_000_000
LARGEST_SCALE = 12.0


class Wish(msgspec.Struct, frozen=True):
    """Which page (from 0) of what, how large: `zoom` pixels per point, or None to fit `room` (pixels)."""

    order: PrintOrder
    images: Mapping[str, bytes]
    translator: Translator
    page: int
    room: tuple[int, int]
    zoom: float | None = None


class Shown(msgspec.Struct, frozen=True):
    """A page as it was drawn: its number (from 0), how many there are, the pixels per point, the picture, the page's size (pt)."""

    page: int
    pages: int
    scale: float
    image: QImage
    size: tuple[float, float]


class PreviewThread(Background):
    """Draws the newest wish; `drawn` carries a Shown, `failed` what went wrong."""

    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._change = Condition()
        self._wish: Wish | None = None
        self._laid_out: tuple[PrintOrder, Translator, Book] | None = None

    def ask(self, wish: Wish) -> None:
        """Draw this next, instead of whatever waits."""
        with self._change:
            self._wish = wish
            self._change.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """No page after the one at work."""
        with self._change:
            self.stopped = True
            self._change.notify()

    def run(self) -> None:
        while True:
            with self._change:
                while self._wish is None and not self.stopped:
                    self._change.wait()
                wish, self._wish = self._wish, None
                if self.stopped or wish is None:
                    return
            try:
                self.drawn.emit(self._draw(wish))
            except Exception as problem:
                # the dialog says so and stays usable; another setting may be printable
                self.failed.emit(f"{type(problem).__name__}: {problem}")

    def _draw(self, wish: Wish) -> Shown:
        book = self._book(wish)
        page = min(max(0, wish.page), len(book.pages) - 1)
        width, height = book.size
        fit = min(wish.room[0] / width, wish.room[1] / height)
        scale = min(fit if wish.zoom is None else wish.zoom, LARGEST_SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
        pixels = page_pixels(book, page, wish.translator, wish.images, max(0.05, scale))
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32).copy()
        return Shown(page, len(book.pages), scale, image, book.size)

    def _book(self, wish: Wish) -> Book:
        """Laid out once for all pages and zooms of the same order."""
        last = self._laid_out
        if last is None or last[0] is not wish.order or last[1] is not wish.translator:
            last = self._laid_out = (wish.order, wish.translator, lay_out(wish.order, wish.translator))
        return last[2]
