"""The bundled font, Inter: its files and its advance widths, so that screen, paper and tests measure alike. Draws nothing."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from planogram.resources import resource

REGULAR, BOLD = "Inter", "Inter-SemiBold"
FONT_FILES = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf"}
WIDTHS = "widths.json"
"""Written from the fonts by scripts/font_widths.py: opening the fonts themselves at every start takes ten times as long."""

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


class _Table(msgspec.Struct):
    """Widths of one font in units of which `units` make an em; `missing` is the empty box."""

    units: int
    missing: int
    characters: str
    widths: list[int]


def _advances() -> Iterator[dict[str, float]]:
    tables = msgspec.json.decode(resource("fonts", WIDTHS).read_bytes(), type=dict[str, _Table])
    for name in FONT_FILES:
        table = tables[name]
        widths = {character: width / table.units for character, width in zip(table.characters, table.widths, strict=True)}
        yield widths | {MISSING: table.missing / table.units}


@lru_cache(maxsize=1)
def measurer() -> FontMeasurer:
    """The measurer of the bundled font; one object, so that styles which hold it compare alike."""
    return FontMeasurer(*_advances())
