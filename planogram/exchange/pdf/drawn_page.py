"""One page of a laid-out document as pixels: what the preview shows is the very PDF that is printed."""

import io
from collections.abc import Mapping

from planogram.exchange.pdf.book import Book, write_book
from planogram.exchange.pdf.rendering import Pixels, render_page
from planogram.i18n import Translator


def page_pixels(book: Book, page: int, t: Translator, images: Mapping[str, bytes] | None, scale: float) -> Pixels:
    """Page `page` (from 0) at `scale` pixels per point."""
    buffer = io.BytesIO()
    write_book(buffer, book, t, images=images, only=page)
    return render_page(buffer.getvalue(), 0, scale)
