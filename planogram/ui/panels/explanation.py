"""“How is this computed?”: formula, its numbers, the result and the source of one figure, on a card below the table."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.explain import Explanation
from planogram.ui.icons import icon
from planogram.ui.panels.figure_text import figure_with_unit, with_unit
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

_DECIMALS = {"m": 3, "cm": 1, "m2": 3, "m3": 4, "pct": 2, "ratio": 4, "money": 2, "money_per_m": 2, "money_per_m2": 2, "units": 2, "days": 1}


class ExplanationCard(QWidget):
    """Hidden until a figure is clicked."""

    closed = Signal()

    def __init__(self, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "card")
        self._title = label("", "heading", wrap=True)
        self._body = label(wrap=True)
        self._body.setTextFormat(Qt.TextFormat.RichText)
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._close = QToolButton(autoRaise=True)
        self._close.clicked.connect(self._hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._body)
        self.set_translator(translator)
        self.set_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says, for tests and for reading aloud."""
        return f"{self._title.text()} {self._body.text()}"

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language; the figure is explained again by who shows the card."""
        self._say = translator
        self._close.setToolTip(translator("dialog.close"))
        self._close.setAccessibleName(translator("dialog.close"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._close.setIcon(icon("close", theme.muted))

    def explain(self, name: str, explanation: Explanation, currency: str) -> None:
        """Show how one figure of `name` comes about."""
        say, key = self._say, explanation.key
        self._title.setText(say("explanation.title", figure=say(f"indicator.{key}.name"), name=name))
        muted = f"style='color:{self._theme.muted}'"
        rows = "".join(
            self._operand_row(say(f"operand.{operand}"), self._number(value, unit, currency), muted) for operand, value, unit in explanation.operands
        )
        result = figure_with_unit(key, explanation.result, say, currency)
        if key == "quadrant" and explanation.result:
            result = f"{result}. {escape(say(f'quadrant.{explanation.result}.why'))}"
        if explanation.reason:
            result = f"{result} <span style='font-weight:400'>({escape(say(f'reason.{explanation.reason}'))})</span>"
        self._body.setText(
            f"<p {muted}>{escape(say(f'indicator.{key}.help'))}</p>"
            f"<p style='margin:6px 0'>{escape(say(f'indicator.{key}.formula'))} <b>= {result}</b></p>"
            f"<table cellspacing='0' cellpadding='1'>{rows}</table>"
            f"<p {muted}><small>{escape(self._remarks(explanation))}</small></p>"
        )
        self.show()

    def explain_formula(self, name: str, formula: str, operands: list[tuple[str, str]], result: str) -> None:
        """Show what a typed formula read for `name`, and what it gave."""
        muted = f"style='color:{self._theme.muted}'"
        rows = "".join(self._operand_row(operand, number, muted) for operand, number in operands)
        self._title.setText(name)
        self._body.setText(
            f"<p style='margin:6px 0'>{escape(formula)}</p><table cellspacing='0' cellpadding='1'>{rows}</table>"
            f"<p style='margin:6px 0;font-weight:600'>= {escape(result)}</p>"
        )
        self.show()

    def _remarks(self, explanation: Explanation) -> str:
        say, source = self._say, explanation.source
        told = say("explanation.source", source=source) if source else say("explanation.own")
        return f"{say(f'note.{explanation.note}')} {told}" if explanation.note else told

    @staticmethod
    def _operand_row(name: str, number: str, muted: str) -> str:
        return f"<tr><td {muted}>{escape(name)}&nbsp;&nbsp;</td><td align='right'>{escape(number)}</td></tr>"

    def _number(self, value: object, unit: str, currency: str) -> str:
        if value is None:
            return "–"
        if not isinstance(value, int | float) or isinstance(value, bool):
            return str(value)
        decimals = 0 if float(value).is_integer() and unit in ("units", "days") else _DECIMALS.get(unit, 2)
        return with_unit(self._say.number(value, decimals), unit, self._say, currency)

    def _hide(self) -> None:
        self.hide()
        self.closed.emit()
