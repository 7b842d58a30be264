"""Which figures are columns, and in which order: a list to tick and to drag. It stays open until a click elsewhere."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.indicators import INDICATORS
from planogram.model.formula import is_formula
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.panels.figure_formulas import computed_title
from planogram.ui.parts import named, with_name
from planogram.ui.settings import DEFAULT_COLUMNS

_KEY = int(Qt.ItemDataRole.UserRole)


class ColumnChooser(QWidget):
    """`chosen` carries the keys ticked, in their order, after every change."""

    chosen = Signal(tuple)
    formula_wanted = Signal()

    def __init__(self, parent: QWidget, translator: Translator, keys: tuple[str, ...], custom: tuple[str, ...] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say, self._custom = translator, custom
        self.search = QLineEdit(placeholderText=translator("figures.columns.search"))
        self.search.setAccessibleName(translator("figures.columns.search"))
        self.search.textChanged.connect(self._narrow)
        self.list = with_name(QListWidget(), "columns")
        self.list.setAccessibleName(translator("figures.columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setToolTip(translator("figures.columns.drag"))
        usual = QPushButton(translator("figures.columns.usual"))
        usual.clicked.connect(lambda: self._start_again(DEFAULT_COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._formula_button())
        foot.addWidget(usual)
        column.addLayout(foot)
        self._fill(keys)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.model().rowsMoved.connect(lambda *_: self._tell())

    def _formula_button(self) -> QPushButton:
        formula = with_name(QPushButton(self._say("figures.columns.formula")), "formula")
        formula.setToolTip(self._say("figures.columns.formula.tip"))

        def ask() -> None:
            self.formula_wanted.emit()
            self.close()

        formula.clicked.connect(ask)
        return formula

    def sizeHint(self) -> QSize:
        return QSize(330, 460)

    def show_below(self, widget: QWidget) -> None:
        """Open under a button, within the screen."""
        size, room = self.sizeHint(), widget.screen().availableGeometry()
        at = widget.mapToGlobal(QPoint(widget.width() - size.width(), widget.height() + 2))
        at.setX(max(room.left(), min(at.x(), room.right() - size.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - size.height())))
        self.move(at)
        self.show()
        self.search.setFocus()

    def keys(self) -> tuple[str, ...]:
        """The keys ticked, in the order of the list."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(row.data(_KEY) for row in rows if row.checkState() == Qt.CheckState.Checked)

    def _fill(self, keys: tuple[str, ...]) -> None:
        others = (key for key, indicator in INDICATORS.items() if "product" in indicator.kinds and key not in keys)
        for key in dict.fromkeys((*keys, *self._custom, *others)):
            row = QListWidgetItem(computed_title(key) if is_formula(key) else self._say(f"indicator.{key}.name"))
            row.setData(_KEY, key)
            row.setToolTip(self._say("formula.column.help", formula=key) if is_formula(key) else self._say(f"indicator.{key}.help"))
            row.setFlags((row.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            row.setCheckState(Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
            self.list.addItem(row)

    def _start_again(self, keys: tuple[str, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self._fill(keys)
        self.list.blockSignals(False)
        self._tell()

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for row in range(self.list.count()):
            entry = self.list.item(row)
            entry.setHidden(not all(word in folded(f"{entry.text()} {entry.data(_KEY)}") for word in words))

    def _tell(self) -> None:
        if keys := self.keys():
            self.chosen.emit(keys)
