"""The bundled font, Inter: its files and its advance widths, so that screen, paper and tests measure alike. Draws nothing."""

from functools import lru_cache

from fontTools.ttLib import TTFont

from planogram.resources import resource

REGULAR, BOLD = "Inter", "Inter-SemiBold"
FONT_FILES = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf"}

MISSING = ""
"""Key of the width of characters that the font has not."""


class FontMeasurer:
    """A TextMeasurer over tables of advance widths; a character the font has not is as wide as its empty box."""

    def __init__(self, regular: dict[str, float], bold: dict[str, float]) -> None:
        self._tables = (regular, bold)
        self._unknown = (regular[MISSING], bold[MISSING])
        self._at_one = lru_cache(maxsize=100_000)(self._measured)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of one line, in the unit of `size`."""
        return size * self._at_one(text, bold)

    def _measured(self, text: str, bold: bool) -> float:
        table, unknown = self._tables[bold], self._unknown[bold]
        return sum(table.get(character, unknown) for character in text)


def _advances(file_name: str) -> dict[str, float]:
    with TTFont(resource("fonts", file_name), lazy=True) as font:
        scale, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        advances = {chr(code): widths[name][0] / scale for code, name in font.getBestCmap().items()}
        return advances | {MISSING: widths[".notdef"][0] / scale}


@lru_cache(maxsize=1)
def measurer() -> FontMeasurer:
    """The measurer of the bundled font; one object, so that styles which hold it compare alike."""
    return FontMeasurer(*(_advances(name) for name in FONT_FILES.values()))
