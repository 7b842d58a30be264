"""A box of numbers one types into as on a slip of paper: `12,5`, `=3*66`; it shows no decimals that say nothing."""

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from planogram.i18n import MINUS
from planogram.model.units import BadLength, parse_expression


class NumberBox(QDoubleSpinBox):
    """A QDoubleSpinBox with the entries of the properties."""

    def __init__(self, *, decimals: int = 2, least: float = 0.0, most: float = 99.0, step: float = 1.0) -> None:
        super().__init__(decimals=decimals, minimum=least, maximum=most, singleStep=step)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def textFromValue(self, value: float) -> str:
        text = f"{value:.{self.decimals()}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return ("0" if text == "-0" else text).replace("-", MINUS).replace(".", self.locale().decimalPoint())

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        number = self._number(text)
        takes = number is not None and self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if takes else QValidator.State.Intermediate), text, at

    def valueFromText(self, text: str) -> float:
        number = self._number(text)
        return self.value() if number is None else min(max(number, self.minimum()), self.maximum())

    def fixup(self, text: str) -> str:
        """What means nothing goes back to what was there; what is too much becomes the most there can be."""
        return self.textFromValue(self.valueFromText(text)) + self.suffix()

    def _number(self, text: str) -> float | None:
        typed = text.removesuffix(self.suffix()).replace(MINUS, "-").strip()
        with suppress(BadLength):
            return parse_expression(typed if typed.startswith("=") else f"={typed}")
        return None
