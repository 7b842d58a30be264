"""The stores as a table, a row each, and what there is to say of one of them. What it shows is exchange/variants'; nothing is computed here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from planogram.exchange.figure_words import figure_with_unit
from planogram.exchange.variants.make import FIGURES, StorePlan
from planogram.exchange.variants.words import conflict_text, faces_lines, state_text, store_title
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.model.variant import REASONS
from planogram.ui.icons import icon
from planogram.ui.parts import flat, plain_tip
from planogram.ui.theme import Theme

_COUNTS = ("carried", "taken_off", "not_in_model", "facings")
_WORDS = 2
"""Columns of words; numbers follow."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_LINES = 60
_STORE_WIDTH, _STATE_WIDTH = 130, 205


class StoresTable(QTableWidget):
    """One row a store; the state is said in words and with a picture, never by colour alone."""

    def __init__(self, say: Translator, theme: Theme) -> None:
        super().__init__(0, _WORDS + len(_COUNTS) + len(FIGURES))
        self._say, self._theme = say, theme
        headers = [say("variants.column.store"), say("variants.column.state")]
        headers += [say(f"variants.short.{name}") for name in _COUNTS] + [say(f"variants.figure.{key}") for key in FIGURES]
        self.setHorizontalHeaderLabels(headers)
        self.horizontalHeader().setDefaultAlignment(_RIGHT)
        for column in range(_WORDS):
            if (head := self.horizontalHeaderItem(column)) is not None:
                head.setTextAlignment(_LEFT)
        self.setAccessibleName(say("variants.title"))
        flat(self)
        self.setProperty("airy", True)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate((_STORE_WIDTH, _STATE_WIDTH)):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)

    def show_plans(self, plans: Sequence[StorePlan], model: Project) -> None:
        """A row for each of `plans`; the first is picked."""
        self.setRowCount(len(plans))
        for row, plan in enumerate(plans):
            self._put(row, 0, store_title(plan))
            self._put_state(row, plan)
            counts = (plan.carried, len(plan.tray), len(plan.not_in_model), plan.facings[1])
            texts = [self._say.number(count) for count in counts]
            texts += [figure_with_unit(key, value, self._say, model.currency) for key, value in zip(FIGURES, plan.figures, strict=True)]
            for column, text in enumerate(texts, _WORDS):
                self._put(row, column, "–" if plan.problem is not None else text).setTextAlignment(_RIGHT)
        if plans:
            self.selectRow(0)

    def _put(self, row: int, column: int, text: str) -> QTableWidgetItem:
        entry = QTableWidgetItem(text)
        entry.setToolTip(plain_tip(text))
        self.setItem(row, column, entry)
        return entry

    def _put_state(self, row: int, plan: StorePlan) -> None:
        entry = self._put(row, 1, state_text(plan, self._say))
        colour = self._theme.warning if plan.state == "failed" else self._theme.text
        entry.setForeground(QColor(colour))
        entry.setIcon(icon(_PICTURES.get(plan.state, "info"), colour))


_PICTURES = {"written": "done", "replaced": "done", "updated": "done", "exists": "warning", "failed": "error"}


def told_of(plan: StorePlan, model: Project, say: Translator) -> str:
    """What is to be known of one store, as Markdown: notes, conflicts, faces, what is taken off and why, what the model does not place."""
    names = {product.id: product.name for product in model.products}
    parts: list[tuple[str, Sequence[str]]] = [
        (say("variants.detail.notes"), [plan.shop.notes] if plan.shop.notes else []),
        (say("variants.column.conflicts"), [conflict_text(one, names, say) for one in plan.conflicts]),
    ]
    for reason in REASONS:
        gone = [names.get(one.product, one.product) for one in plan.tray if one.reason == reason]
        parts.append((say.plural(f"variants.detail.{reason}", len(gone)), gone))
    missing = [f"{names[code]} ({code})" if code in names else code for code in plan.not_in_model]
    parts.append((say.plural("variants.detail.missing", len(missing)), missing))
    parts.append((say.plural("variants.detail.faces", len(plan.faces)), faces_lines(plan, say)))
    emptied = [say.plural("variants.detail.emptied", plan.emptied)] if plan.emptied else []
    told = [*emptied, *(f"**{_plain(title)}**\n\n" + _lines(lines) for title, lines in parts if lines)]
    return "\n\n".join(told) or say("variants.nothing")


def _lines(lines: Sequence[str]) -> str:
    shown = [_plain(line) for line in lines[:_MOST_LINES]]
    return "  \n".join(shown + (["…"] if len(lines) > _MOST_LINES else []))


def _plain(text: str) -> str:
    """Text in which no sign means Markdown."""
    return "".join(f"\\{sign}" if sign in "\\*_#<>`[]" else sign for sign in text.replace("\n", " "))
