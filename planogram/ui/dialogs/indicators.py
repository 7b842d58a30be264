"""The help page “Indicators”: every row of the table with its name, what it tells, its formula, unit and source. Nothing is written by hand."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS, Indicator
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.figure_text import unit_text


def indicators_page(say: Translator, currency: str, text: str = "") -> str:
    """The page as HTML; with `text` only the indicators that have all its words."""
    words = folded(text).split()
    found = (indicator for indicator in INDICATORS.values() if all(word in folded(_searched(indicator, say)) for word in words))
    return "".join(_entry(indicator, say, currency) for indicator in found) or f"<p>{escape(say('help.indicators.none'))}</p>"


def _searched(indicator: Indicator, say: Translator) -> str:
    return " ".join((indicator.key, *_words(indicator, say)))


def _words(indicator: Indicator, say: Translator) -> Iterator[str]:
    return (say(f"indicator.{indicator.key}.{part}") for part in ("name", "help", "formula"))


def _entry(indicator: Indicator, say: Translator, currency: str) -> str:
    name, told, formula = _words(indicator, say)
    unit = unit_text(indicator.unit, say, currency)
    kinds = ", ".join(say(f"help.indicators.kind.{kind}") for kind in indicator.kinds)
    source = say("explanation.source", source=indicator.source) if indicator.source else say("explanation.own")
    absent = say("help.indicators.absent", reason=say(f"reason.{indicator.absent}"))
    small = "style='color:palette(placeholder-text)'"
    return (
        f"<h3 style='margin-bottom:2px'>{escape(name)}{f' ({escape(unit)})' if unit else ''}</h3>"
        f"<p style='margin:0'>{escape(told)}</p><p style='margin:3px 0 3px 14px'><i>{escape(formula)}</i></p>"
        f"<p {small}><small>{escape(kinds)} · {escape(absent)} · {escape(source)} · {escape(indicator.key)}</small></p>"
    )


class IndicatorsDialog(QDialog):
    """Stays open beside the work."""

    def __init__(self, parent: QWidget, translator: Translator, currency: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translator("help.indicators.title"))
        self.resize(720, 700)
        self._say, self._currency = translator, currency
        self.search = QLineEdit(placeholderText=translator("figures.columns.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(translator("figures.columns.search"))
        self.search.textChanged.connect(self._fill)
        self.page = QTextBrowser()
        self.page.setAccessibleName(translator("help.indicators.title"))
        close = QPushButton(translator("dialog.close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.page, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self._fill("")

    def _fill(self, text: str) -> None:
        self.page.setHtml(indicators_page(self._say, self._currency, text))
