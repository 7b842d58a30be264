"""Reads a written PDF with other programs' eyes: words per page, size of every text, box of everything drawn, fonts."""

import ctypes
import io

import pypdfium2
import pypdfium2.raw as raw
from pypdf import PdfReader


def pages_text(pdf: bytes) -> list[str]:
    """The words of each page, in reading order."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_sizes(pdf: bytes) -> list[float]:
    """Size in points of every text of the document, as set."""
    sizes = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        for item in page.get_objects():
            if item.type == raw.FPDF_PAGEOBJ_TEXT:
                size = ctypes.c_float()
                assert raw.FPDFTextObj_GetFontSize(item.raw, size)
                matrix = item.get_matrix()
                sizes.append(size.value * (matrix.c**2 + matrix.d**2) ** 0.5)
        page.close()
    document.close()
    return sizes


def outside(pdf: bytes, edge: float) -> list[tuple[int, tuple[float, float, float, float]]]:
    """Everything drawn nearer than `edge` pt to the edge of its page, as (page number, box)."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        for item in page.get_objects():
            left, bottom, right, top = item.get_bounds()
            if left < edge or bottom < edge or right > width - edge or top > height - edge:
                found.append((number, (left, bottom, right, top)))
        page.close()
    document.close()
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Names of the fonts in use, without their subset prefix, and whether the font's file is in the document."""
    used = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            descriptor = font.get_object().get("/FontDescriptor")
            name = font.get_object()["/BaseFont"].split("+")[-1].lstrip("/")
            used[name] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return used
