"""The lists of the PNM référentiel as tables edited in place: what a cell may hold is what its column of the workbook may hold."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planogram.exchange.workbook.columns import Column, Sheet
from planogram.exchange.workbook.columns_floor import PNM
from planogram.exchange.workbook.columns_pnm import CAMPAIGNS, PROCESSES, RULES, STOCKS, SUPPLIERS, VERSIONS
from planogram.exchange.workbook.currency import plain_amount
from planogram.exchange.workbook.kinds import FLAG, BadCell
from planogram.i18n import Translator
from planogram.model.edits.pnm_lists import KeyTaken, add_entry, put_entry, remove_entries
from planogram.model.pnm import PnmArticle, PnmCampaign, PnmProcess, PnmRule, PnmStock, PnmSupplier, PnmVersion
from planogram.model.pnm_catalogue import FAMILIES, HOSTS, NATURES, PIECES, free_code
from planogram.model.pnm_layout import articles_by_code
from planogram.model.project import Project
from planogram.model.values import Value, changed, new_id
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.dates import day_text
from planogram.ui.dialogs.check_choice import CheckChoice
from planogram.ui.dialogs.pnm_terms import TERMS, options, term_words
from planogram.ui.raising import told_whole

SHEETS: Mapping[str, Sheet] = {
    "articles": PNM,
    "versions": VERSIONS,
    "campaigns": CAMPAIGNS,
    "suppliers": SUPPLIERS,
    "rules": RULES,
    "stocks": STOCKS,
    "processes": PROCESSES,
}
STATUSES = ("draft", "provisional", "active", "phase_out", "ended")
SIZES_ARE = ("declared", "measured", "estimated")
_NUMBER = re.compile(r"[-\u2212+]?[^\w\s]?\d[\d\s.,]*(?:[^\w\s]|[A-Z]{3})?|–|")
"""One with its sign, `%`, `€` or `MAD` before or after it; or none."""
_Index = QModelIndex | QPersistentModelIndex
Further = Callable[[Project], list[tuple[str, ...]]]
"""Texts shown after the columns of each entry, which nobody types."""


def side_of(texts: Sequence[str]) -> Qt.AlignmentFlag:
    """A column of numbers and amounts to the right, over and under each other; words to the left."""
    numbers = any(texts) and all(_NUMBER.fullmatch(text) for text in texts)
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft)


class RecordModel(QAbstractTableModel):
    """One list of the project; each cell that is typed is one edit. `refused` tells a sentence when a cell does not take what was typed."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench, name: str, say: Translator, titles: tuple[str, ...] = (), further: Further | None = None) -> None:
        super().__init__()
        self._workbench, self.name, self._say = workbench, name, say
        self.sheet, self._titles, self._further = SHEETS[name], titles, further
        self._entries: tuple[Any, ...] = ()
        self._more: list[tuple[str, ...]] = []
        self.refresh()

    def refresh(self) -> None:
        """Mirror the project."""
        entries = getattr(self._workbench.project.pnm, self.name)
        more = self._further(self._workbench.project) if self._further is not None else []
        if entries is self._entries and more == self._more:
            return
        if len(entries) == len(self._entries):
            self._entries, self._more = entries, more
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._entries, self._more = entries, more
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.columns) + len(self._titles)

    def column(self, number: int) -> Column | None:
        """The column of that number; None for one nobody types."""
        return self.sheet.columns[number] if number < len(self.sheet.columns) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return self._side(section)
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        column = self.column(section)
        if column is None:
            return self._titles[section - len(self.sheet.columns)]
        return self.title(column)

    def _side(self, section: int) -> Qt.AlignmentFlag:
        """Amounts to the right, over and under each other; words to the left."""
        column = self.column(section)
        if column is None:
            return side_of([row[section - len(self.sheet.columns)] for row in self._more])
        words = column.kind.form in ("text", "date")
        return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight)

    def title(self, column: Column) -> str:
        """A column's header in words."""
        text = self.sheet.header(column, self._say.language)
        for short, unit in (("_mm", " (mm)"), ("_g", " (g)"), ("_pct", " (%)"), ("_min", " (min)")):
            text = text.removesuffix(short) + unit if text.endswith(short) else text
        text = text.replace("_", " ")
        return text[:1].upper() + text[1:]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.column(index.column()) is not None and not self._workbench.document.read_only
        return plain | Qt.ItemFlag.ItemIsEditable if typed else plain

    @told_whole
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return None
        column = self.column(index.column())
        if column is None:
            return self._more[index.row()][index.column() - len(self.sheet.columns)]
        value = getattr(self._entries[index.row()], column.field)
        if role == Qt.ItemDataRole.EditRole:
            return typed_text(column, value, self._say)
        return shown_text(column, value, self._say)

    def value(self, index: _Index) -> Any:
        """What a typed column holds, as the project has it."""
        column = self.column(index.column())
        return None if column is None else getattr(self._entries[index.row()], column.field)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.column(index.column())
        if column is None or role != Qt.ItemDataRole.EditRole:
            return False
        text, entry = str(value).strip(), self._entries[index.row()]
        try:
            new = changed(entry, **{column.field: value if isinstance(value, tuple) else _read(column, text, self._workbench.project.currency)})
            project = put_entry(self._workbench.project, self.name, index.row(), new)
        except BadCell as problem:
            self._refuse(column, text, f"problem.{problem.code}", problem.values)
            return False
        except KeyTaken:
            self._refuse(column, text, "pnm.record.taken", {})
            return False
        name = typed_text(self.sheet.columns[0], getattr(new, self.sheet.columns[0].field), self._say)
        self._workbench.document.do(Label("edit.change_pnm", (("name", name),)), project)
        self.refresh()
        return True

    def _refuse(self, column: Column, text: str, key: str, values: Mapping[str, Any]) -> None:
        say = self._say
        header = self.title(column)
        places = {"value": text, "where": header, "sheet": self.sheet.name, "column": header, "row": "", "file": "", **values}
        self.refused.emit(say("pnm.record.refused", column=header, value=text or "–", reason=say(key, **places)))

    def add(self, like: int | None = None) -> int:
        """A new entry at the end, like the one at `like` where one is given; gives its row."""
        entry = fresh(self._workbench.project, self.name, self._entries[like] if like is not None else None, self._say)
        self._workbench.document.do(Label("edit.add_pnm_entry"), add_entry(self._workbench.project, self.name, entry))
        self.refresh()
        return len(self._entries) - 1

    def remove(self, rows: set[int]) -> None:
        """These entries gone, articles with all that names them."""
        label = Label("edit.remove_pnm_entry") if len(rows) == 1 else Label("edit.remove_pnm_entries", (("count", len(rows)),))
        self._workbench.document.do(label, remove_entries(self._workbench.project, self.name, rows))
        self.refresh()


def _read(column: Column, text: str, currency: str) -> Any:
    if not text:
        if column.required:
            raise BadCell("required")
        return column.default
    return plain_amount(column.kind.read(text), currency)


def typed_text(column: Column, value: Any, say: Translator) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day_text(value, say)
    cell = column.kind.cell(value)
    text = f"{cell:.10g}" if isinstance(cell, float) else str(cell)
    return text.replace(".", say.decimal) if isinstance(cell, float) else text


def shown_text(column: Column, value: Any, say: Translator) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return say("change.yes" if value else "change.no")
    if isinstance(value, tuple):
        several = column.field == "hosts" or column.field in TERMS
        return ", ".join(term_words(column.field, one, say) if several else one for one in value)
    key = word_key(column.field, value)
    if key and say.has(key):
        return say(key)
    if isinstance(value, float | int):
        return say.number(value, 0 if float(value).is_integer() else 2)
    return typed_text(column, value, say)


def word_key(field: str, value: Any) -> str:
    """The catalogue's key for a code of a field; empty where codes have no words."""
    area = {"family": "family", "nature": "nature", "status": "status", "dims_status": "dims", "host": "host", "hosts": "host", "kind": "piece"}
    return f"pnm.{area[field]}.{value}" if field in area and value else ""


def choices(project: Project, name: str, column: Column, say: Translator) -> Iterator[tuple[str, str]]:
    """What a cell may be chosen from: words and what is typed for it; nothing where it is free text."""
    pnm = project.pnm
    if column.kind is FLAG:
        yield from ((say("change.yes"), "yes"), (say("change.no"), "no"))
        return
    fixed: dict[str, tuple[str, ...]] = {"status": STATUSES, "dims_status": SIZES_ARE, "nature": NATURES, "host": tuple(HOSTS), "kind": tuple(PIECES)}
    fixed["family"] = tuple(FAMILIES)
    if column.field in fixed:
        yield from ((shown_text(column, one, say), one) for one in ("", *fixed[column.field]))
    elif column.field == "supplier":
        yield from ((one.name, one.name) for one in pnm.suppliers)
    elif column.field == "campaign":
        yield from ((f"{one.code} · {one.name}", one.code) for one in pnm.campaigns)
    elif column.field in ("code", "article", "successor") and (name, column.field) not in (("articles", "code"), ("campaigns", "code")):
        yield from ((f"{one.code} · {one.label}", one.code) for one in pnm.articles)


class ChoiceDelegate(QStyledItemDelegate):
    """A list to choose from where a column has one, which still takes what is typed; a line elsewhere."""

    def __init__(self, workbench: Workbench, model: RecordModel, say: Translator) -> None:
        super().__init__()
        self._workbench, self._model, self._say = workbench, model, say

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        column = self._model.column(index.column())
        several = self._several(parent, index) if column is not None else None
        if several is not None:
            return several
        found = [] if column is None else list(choices(self._workbench.project, self._model.name, column, self._say))
        if not found:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for words, code in found:
            box.addItem(words or "–", code)
        typed = str(index.data(Qt.ItemDataRole.EditRole))
        if box.findData(typed) < 0:
            box.insertItem(0, typed or "–", typed)
        return box

    def _several(self, parent: QWidget, index: _Index) -> CheckChoice | None:
        """A list with ticks, open at once, where several may be chosen."""
        column = self._model.column(index.column())
        chosen = self._model.value(index)
        found = options(self._workbench.project, column.field, chosen, self._say) if column is not None and isinstance(chosen, tuple) else []
        if not found:
            return None
        box = CheckChoice(parent, found, chosen)
        box.done.connect(lambda: self.commitData.emit(box))
        box.done.connect(lambda: self.closeEditor.emit(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CheckChoice):
            return
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(str(index.data(Qt.ItemDataRole.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, CheckChoice):
            model.setData(index, editor.chosen)
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


def fresh(project: Project, name: str, like: Value | None, say: Translator) -> Value:
    """An entry nobody has filled in yet, under a free key; an article begins provisional, with declared sizes."""
    pnm, new = project.pnm, say("pnm.record.new")
    code = next((article.code for article in pnm.articles if article.code not in {stock.code for stock in pnm.stocks}), "")
    free = _free(new, {str(getattr(entry, SHEETS[name].keys[-1])) for entry in getattr(pnm, name)})
    if isinstance(like, PnmArticle):
        return changed(like, code=free_code(articles_by_code(pnm.articles), like.family), status="provisional", old_codes=())
    if like is not None and name != "stocks":
        return changed(like, **{SHEETS[name].keys[-1]: new_id("rule") if name == "rules" else free})
    first = pnm.articles[0].code if pnm.articles else ""
    made: dict[str, Callable[[], Value]] = {
        "articles": lambda: PnmArticle(free_code(articles_by_code(pnm.articles), "31"), new, "31", "plv_temp", status="provisional"),
        "versions": lambda: PnmVersion(first, free),
        "campaigns": lambda: PnmCampaign(free, new),
        "suppliers": lambda: PnmSupplier(free),
        "rules": lambda: PnmRule(new_id("rule"), first, "SHELF_EDGE"),
        "stocks": lambda: PnmStock(code or free),
        "processes": lambda: PnmProcess(new, free),
    }
    return made[name]()


def _free(text: str, taken: set[str]) -> str:
    return text if text not in taken else next(one for n in range(2, len(taken) + 3) if (one := f"{text} {n}") not in taken)
