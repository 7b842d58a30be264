"""Pictures of products read from files: PNG, JPEG or WebP, checked whole, made small enough for a project one can mail, named after their content."""

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.exchange.problems import FileProblem, os_problem
from planogram.storage import bounds

if TYPE_CHECKING:
    from PIL.Image import Image as Bitmap

LONGEST_SIDE = 1600
"""Pixels: a product on a shelf is printed with less; a larger picture is made smaller."""
LARGEST_KEPT = 1_500_000
"""Bytes of a picture that is kept as it is; a heavier one is packed again."""
EXTENSIONS = (".png", ".jpg", ".jpeg", ".webp")
_FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
_QUALITY = 88


def read_picture(path: Path) -> tuple[str, bytes]:
    """The picture in a file and the name it is kept under (`<sha256>.<ext>`). FileProblem when it is none, or too large."""
    try:
        size = path.stat().st_size
        if size > bounds.IMAGE_SIZE:
            raise FileProblem("picture_too_heavy", file=path.name, mb=round(size / bounds.MIB), limit_mb=bounds.IMAGE_SIZE // bounds.MIB)
        content = path.read_bytes()
    except OSError as error:
        raise os_problem(error, path) from error
    except ValueError as error:
        # a name with a zero byte is no file name anywhere
        raise FileProblem("bad_name", file=repr(path.name), folder="") from error
    return kept_picture(content, path.name)


def kept_picture(content: bytes, file: str) -> tuple[str, bytes]:
    """Name and bytes under which a picture is kept; `file` is its name for the sentence of a FileProblem."""
    # nothing of it is needed at a start
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            extension = _FORMATS.get(picture.format or "")
            if extension is None:
                raise FileProblem("picture_format", file=file, format=picture.format or "?")
            if picture.width * picture.height > bounds.IMAGE_PIXELS:
                raise FileProblem("picture_too_large", file=file, width=picture.width, height=picture.height)
            picture.load()
            if max(picture.size) > LONGEST_SIDE or len(content) > LARGEST_KEPT:
                content, extension = _smaller(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError, SyntaxError) as error:
        raise FileProblem("bad_picture", file=file) from error
    return f"{hashlib.sha256(content).hexdigest()}.{extension}", content


def _smaller(picture: "Bitmap") -> tuple[bytes, str]:
    """The picture at most LONGEST_SIDE long, upright, packed again."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    buffer = io.BytesIO()
    if clear:
        upright.convert("RGBA").save(buffer, format="WEBP", quality=_QUALITY)
        return buffer.getvalue(), "webp"
    upright.convert("RGB").save(buffer, format="JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue(), "jpg"
