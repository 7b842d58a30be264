"""A scanned or exported plan to lay under the drawing: PNG, JPEG or the first page of a PDF, as a picture of the project. Scaling it is an edit."""

import hashlib
import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from planogram.exchange.pdf.rendering import opened
from planogram.exchange.problems import FileProblem, os_problem
from planogram.model.store import Underlay

LARGEST_SIDE = 5000
"""Pixels: a larger scan is made smaller, a project stays a file one can mail."""
_PDF_SIDE = 3000
_DEFAULT_WIDTH = 20_000.0
"""mm the picture is wide until it is scaled by two points."""


def read_underlay(path: Path) -> tuple[Underlay, bytes]:
    """The plan in a file, its lower left corner at (0, 0), and the bytes of its picture. FileProblem when it is no picture."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise os_problem(error, path) from error
    picture = _page(content, path) if content.startswith(b"%PDF") else _picture(content, path)
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, format="PNG", optimize=True)
    name = f"{hashlib.sha256(buffer.getvalue()).hexdigest()}.png"
    return Underlay(name, mm_per_pixel=_DEFAULT_WIDTH / picture.width, pixels_wide=picture.width, pixels_high=picture.height), buffer.getvalue()


def _picture(content: bytes, path: Path) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content))
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise FileProblem("bad_plan_picture", file=path.name) from error
    return picture


def _page(content: bytes, path: Path) -> Image.Image:
    try:
        with opened(content) as document:
            page = document[0]
            found: Image.Image = page.render(scale=_PDF_SIDE / max(1.0, *page.get_size())).to_pil()
            return found
    except Exception as error:  # the library has one exception for every way a PDF can be broken, and not everywhere
        raise FileProblem("bad_plan_picture", file=path.name) from error
