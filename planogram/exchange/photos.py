"""Photographs in: turned upright, made small enough to mail, all that the camera wrote about place and person left behind."""

import io
from pathlib import Path

from PIL import Image, ImageOps

from planogram.exchange.problems import FileProblem, os_problem
from planogram.storage import bounds
from planogram.storage.container import image_name

READ = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 64 * bounds.MIB
LARGEST_PIXELS = 80_000_000
LONGEST_SIDE = 2000
_QUALITY = 85


def read_photo(path: Path) -> tuple[str, bytes]:
    """The photograph at `path` as it is kept: its name (`<sha256>.jpg`) and its bytes. FileProblem when it is no picture, or too large a one."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem("too_big", file=path.name, limit_mb=LARGEST_FILE // bounds.MIB)
        content = path.read_bytes()
    except OSError as error:
        raise os_problem(error, path) from error
    kept = _kept(content, path.name)
    return image_name(kept, "jpg"), kept


def _kept(content: bytes, name: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=READ) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise FileProblem("photo_too_large", file=name, pixels=LARGEST_PIXELS // 1_000_000)
            # a JPEG is decoded no larger than it will be kept
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _jpeg(upright)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise FileProblem("not_a_photo", file=name) from problem


def _jpeg(picture: Image.Image) -> bytes:
    """The pixels alone, on white where they are see-through: nothing of the file's own remarks comes along."""
    clear = picture.convert("RGBA")
    page = Image.new("RGB", clear.size, "#ffffff")
    page.paste(clear, mask=clear.getchannel("A"))
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()
