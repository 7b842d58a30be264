"""Product pictures for paper and files: opened with bounds, shrunk to what the paper shows. A picture that cannot be read is left out."""

import io
from collections.abc import Mapping

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_PIXELS = 50_000_000
DPI = 300
_READ = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")


class Pictures:
    """Pictures by name, decoded once per size they are needed in."""

    def __init__(self, images: Mapping[str, bytes] | None = None) -> None:
        self._images = images or {}
        self._kept: dict[tuple[str, int], Image.Image | None] = {}

    def sized(self, name: str, longest_points: float, turn: int = 0) -> Image.Image | None:
        """The picture with at most 300 dots per inch of a box whose longer side is `longest_points`; None when it cannot be read.

        `turn`: quarter turns clockwise, degrees. Sizes are rounded up to powers of two: a product shown at several sizes is not kept many times.
        """
        pixels = 1 << max(4, int(longest_points / 72 * DPI).bit_length())
        key = (name, min(pixels, 2048))
        if key not in self._kept:
            self._kept[key] = self._decoded(name, key[1])
        kept = self._kept[key]
        return kept if kept is None or not turn else kept.rotate(-turn, expand=True)

    def _decoded(self, name: str, longest: int) -> Image.Image | None:
        data = self._images.get(name)
        if data is None:
            return None
        try:
            with Image.open(io.BytesIO(data), formats=_READ) as picture:
                if picture.width * picture.height > LARGEST_PIXELS:
                    return None
                # as the screen shows it: a photograph says itself which side is up
                turned = ImageOps.exif_transpose(picture)
                turned.thumbnail((longest, longest))
                upright = turned.convert("RGBA")
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
            return None
        page = Image.new("RGB", upright.size, "#ffffff")
        page.paste(upright, mask=upright.getchannel("A"))
        return page
