"""How wide text is: the one promise that fitting labels needs. The bundled font's widths are in exchange/font.py."""

from typing import Protocol

BASELINE_DROP = 0.364
"""The baseline lies this × the size below the middle of a line: half the font's cap height, so capitals look centred."""

LINE_HEIGHT = 1.16
"""Distance of two baselines ÷ size."""


class TextMeasurer(Protocol):
    """Measures one line of the font that will draw it."""

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of `text` in the unit of `size` (mm on the furniture, or points)."""

    def __hash__(self) -> int:
        """By identity: fitted labels are remembered per measurer."""
