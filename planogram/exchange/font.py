"""The bundled font, Inter: its files and its advance widths, so that screen, paper and tests measure alike. Draws nothing."""

from functools import lru_cache

from fontTools.ttLib import TTFont

from planogram.resources import resource

REGULAR, BOLD = "Inter", "Inter-SemiBold"
FONT_FILES = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf"}
_LATIN = [*range(0x20, 0x250), *range(0x2010, 0x2040), 0x20AC, 0x202F, 0x2212, 0x2190, 0x2192]


class FontMeasurer:
    """A TextMeasurer over tables of advance widths; characters beyond the tables are as wide as the widest common letter."""

    def __init__(self, regular: dict[str, float], bold: dict[str, float]) -> None:
        self._tables = (regular, bold)
        self._unknown = (regular["W"], bold["W"])
        self._at_one = lru_cache(maxsize=100_000)(self._measured)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of one line, in the unit of `size`."""
        return size * self._at_one(text, bold)

    def _measured(self, text: str, bold: bool) -> float:
        table, unknown = self._tables[bold], self._unknown[bold]
        return sum(table.get(character, unknown) for character in text)


def _advances(file_name: str) -> dict[str, float]:
    with TTFont(resource("fonts", file_name), lazy=True) as font:
        scale, widths, names = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        return {chr(code): widths[names[code]][0] / scale for code in _LATIN if code in names}


@lru_cache(maxsize=1)
def measurer() -> FontMeasurer:
    """The measurer of the bundled font; one object, so that styles which hold it compare alike."""
    return FontMeasurer(*(_advances(name) for name in FONT_FILES.values()))
