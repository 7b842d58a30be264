"""PDF pages as pixels, one caller at a time: the library behind it must not be used by two threads at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import msgspec
import pypdfium2

_ONE_AT_A_TIME = Lock()
_STRIP_PIXELS = 6_000_000
_POINTS_PER_INCH = 72.0


class Pixels(msgspec.Struct, frozen=True):
    """An opaque picture: four bytes a pixel (blue, green, red, unused), rows of `stride` bytes from the top."""

    width: int
    height: int
    stride: int
    data: bytes


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, for as long as nobody else has one."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def render_page(pdf: bytes, number: int, scale: float) -> Pixels:
    """Page `number` (from 0) at `scale` pixels per point."""
    with opened(pdf) as document:
        return _pixels(document[number], scale, (0, 0, 0, 0))


def render_strips(pdf: bytes, number: int, dpi: float) -> Iterator[tuple[float, Pixels]]:
    """Page `number` from the top in strips that stay small at any resolution, each with its upper edge as a share of the page's height."""
    scale = dpi / _POINTS_PER_INCH
    with opened(pdf) as document:
        width, height = document[number].get_size()
    step = max(1.0, _STRIP_PIXELS / (width * scale) / scale)
    top = 0.0
    while top < height - 0.5 / scale:
        below = max(0.0, height - top - step)
        with opened(pdf) as document:
            strip = _pixels(document[number], scale, (0, below, 0, top))
        yield top / height, strip
        top += step


def _pixels(page: pypdfium2.PdfPage, scale: float, crop: tuple[float, float, float, float]) -> Pixels:
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
