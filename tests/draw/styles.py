"""A measurer with round numbers and a style that uses it, for tests of drawings."""

from planogram.draw.style import DrawStyle


class HalfEm:
    """Every letter is half its size wide."""

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return len(text) * size / 2


MEASURER = HalfEm()
STYLE = DrawStyle(MEASURER)
