"""A formula typed with its result in sight: the line, what it gives on one product, and everything it can name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planogram.exchange.label_words import Term, terms_of
from planogram.i18n import Translator
from planogram.model.formula_values import FUNCTION_NAMES
from planogram.model.project import Project
from planogram.ui.formula_words import Sample, inserted, refusal, values_here, written
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label, open_within, with_name

_INSERTED = Qt.ItemDataRole.UserRole
_SEARCHED = int(Qt.ItemDataRole.UserRole) + 1
LABEL_TERMS = ("product", "position", "attribute", "figure")
COLUMN_TERMS = ("product", "attribute", "figure")
"""A row of figures is a product, wherever it stands."""


class FormulaDialog(QDialog):
    """`chosen` carries a formula that can be read. The sample is a block of the face on show, None on an empty one. `kinds`: terms offered."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget, translator: Translator, project: Project, sample: Sample | None, text: str = "", kinds: tuple[str, ...] = LABEL_TERMS
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._project, self._sample, self._kinds = translator, project, sample, kinds
        self.setWindowTitle(translator("formula.title"))
        open_within(self, (560, 620))
        self.line = with_name(QLineEdit(text), "formula")
        self.line.setAccessibleName(translator("formula.typed"))
        self.line.textChanged.connect(lambda _: self._preview())
        self.told = label("", "muted", wrap=True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 2)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.search = QLineEdit(placeholderText=translator("formula.search"), clearButtonEnabled=True)
        self.search.setAccessibleName(translator("formula.search"))
        self.search.textChanged.connect(self._narrow)
        self.tree = self._tree()
        self.use = QPushButton(translator("formula.accept"), default=True)
        self.use.clicked.connect(self._take)
        cancel = QPushButton(translator("dialog.cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        self._lay_out(cancel)
        self._preview()
        self.line.setFocus()

    def _lay_out(self, cancel: QPushButton) -> None:
        say = self._say
        brand = Term("product", "brand").written(say)
        wide, high = (Term("position", key).written(say) for key in ("facings_wide", "facings_high"))
        revenue, facings = (Term("figure", key).written(say) for key in ("revenue", "facings"))
        computed = f'={say("formula.function.round").partition("(")[0]}({revenue} / {facings}; 1) & " €"'
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.use)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(say("formula.hint", example=f"{{{brand}}} {{{wide}}}×{{{high}}}", computed=computed), "muted", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.told)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    def _tree(self) -> QTreeWidget:
        say, terms = self._say, terms_of(self._project)
        tree = with_name(QTreeWidget(), "fields")
        tree.setProperty("airy", True)
        tree.setAccessibleName(say("formula.fields"))
        tree.setHeaderLabels([say("formula.fields"), say("formula.value")])
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        here = values_here(terms, self._sample, say) if self._sample is not None else [""] * len(terms)
        listed = {
            kind: [(term.name(say), value, term.written(say), term.key) for term, value in zip(terms, here, strict=True) if term.kind == kind]
            for kind in self._kinds
        }
        listed["function"] = [(say(f"formula.function.{name}"), "", _opened(say, name), " ".join(names)) for name, names in FUNCTION_NAMES.items()]
        self._groups = [_group(tree, say(f"formula.kind.{kind}"), rows) for kind, rows in listed.items() if rows]
        tree.itemActivated.connect(lambda item, _: self._insert(item))
        return tree

    def _insert(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, _INSERTED)
        if not name:
            return
        text, at = inserted(self.line.text(), self.line.cursorPosition(), name)
        self.line.setText(text)
        self.line.setCursorPosition(at)
        self.line.setFocus()

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for group, rows in self._groups:
            for row in rows:
                row.setHidden(not all(word in row.data(0, _SEARCHED) for word in words))
            group.setHidden(all(row.isHidden() for row in rows))

    @property
    def problem(self) -> str:
        """Why the formula cannot be used; empty when it can."""
        return refusal(self.line.text(), self._project, self._say)

    def _preview(self) -> None:
        """Say at every key what the formula gives, or what is wrong with it."""
        say, problem, sample = self._say, self.problem, self._sample
        self.use.setEnabled(not problem)
        self.line.setProperty("bad", bool(problem and self.line.text().strip()))
        self.line.style().polish(self.line)
        if problem or sample is None:
            self.told.setText(problem or say("formula.preview.none"))
            return
        text = written(self.line.text(), sample, say)
        self.told.setText(say("formula.preview" if text else "formula.preview.nothing", name=sample.product.name, text=text))

    def _take(self) -> None:
        if not self.problem:
            self.chosen.emit(_as_formula(self.line.text().strip()))
            self.accept()


def _as_formula(text: str) -> str:
    """A text without any field is a formula all the same: a fixed text."""
    return text if text.startswith("=") or "{" in text else '="' + text.replace('"', '""') + '"'


def _opened(say: Translator, name: str) -> str:
    """A function's name as it is typed in the language, with its bracket."""
    return say(f"formula.function.{name}").partition("(")[0] + "("


def _group(tree: QTreeWidget, title: str, rows: list[tuple[str, str, str, str]]) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
    """Rows of name, value, what is inserted, and further words to be found by, under a title."""
    group, made = QTreeWidgetItem(tree, [title]), []
    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
    for name, value, put, found_by in rows:
        row = QTreeWidgetItem(group, [name, value])
        row.setData(0, _INSERTED, put)
        row.setData(0, _SEARCHED, folded(f"{title} {name} {found_by}"))
        row.setToolTip(0, put)
        row.setToolTip(1, value)
        made.append(row)
    group.setExpanded(True)
    return group, made
