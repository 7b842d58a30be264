"""Products under their families, each with a box to tick: which may be taken off, or which are to be arranged."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.product import Product
from planogram.ui.panels.catalogue_filter import folded
from planogram.ui.parts import label, with_name

_ID = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 26)
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ProductTree(QWidget):
    """`ticked` are the ids ticked. Ticking a family ticks its products; `changed` comes once for all of them."""

    changed = Signal()

    def __init__(self, say: Translator, title: str, tip: str) -> None:
        super().__init__()
        self._leaves: dict[str, QTreeWidgetItem] = {}
        self._branches: dict[str, list[QTreeWidgetItem]] = {}
        self.search = QLineEdit(placeholderText=say("optimiser.search"), clearButtonEnabled=True)
        self.search.setAccessibleName(say("optimiser.search"))
        self.tree = with_name(QTreeWidget(), "products")
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(title)
        self.tree.setMinimumHeight(230)
        self.all, self.none = QToolButton(), QToolButton()
        self.all.setText(say("optimiser.tick.all"))
        self.none.setText(say("optimiser.tick.none"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 8, 0, 0)
        heading = label(title, "section")
        heading.setToolTip(tip)
        head.addWidget(heading, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        settled = QTimer(self, singleShot=True, interval=0)
        settled.timeout.connect(self.changed)
        self.tree.itemChanged.connect(lambda _: settled.start())
        self.search.textChanged.connect(self._filter)
        self.all.clicked.connect(lambda: self._tick_shown(_ON))
        self.none.clicked.connect(lambda: self._tick_shown(_OFF))

    @property
    def ids(self) -> tuple[str, ...]:
        """Products listed."""
        return tuple(self._leaves)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Products ticked, in the order shown."""
        return tuple(name for name, leaf in self._leaves.items() if leaf.checkState(0) == _ON)

    def tick(self, ids: Collection[str]) -> None:
        """These and no others."""
        for name, leaf in self._leaves.items():
            leaf.setCheckState(0, _ON if name in ids else _OFF)

    def show_products(self, products: Sequence[Product], ticked: Collection[str]) -> None:
        """List these, by family and name."""
        self.tree.clear()
        self._leaves = {}
        self._branches = {}
        for product in sorted(products, key=lambda one: (one.family.casefold(), one.name.casefold())):
            if product.family not in self._branches:
                branch = QTreeWidgetItem(self.tree, [product.family or "–"])
                branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
                branch.setSizeHint(0, _ROW)
                self._branches[product.family] = [branch]
            leaf = QTreeWidgetItem(self._branches[product.family][0], [product.name])
            leaf.setSizeHint(0, _ROW)
            self._branches[product.family].append(leaf)
            leaf.setData(0, _ID, product.id)
            leaf.setFlags((leaf.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsAutoTristate)
            leaf.setCheckState(0, _ON if product.id in ticked else _OFF)
            self._leaves[product.id] = leaf
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        words = folded(text).split()
        for branch, *leaves in self._branches.values():
            for leaf in leaves:
                whole = folded(f"{branch.text(0)} {leaf.text(0)} {leaf.data(0, _ID)}")
                leaf.setHidden(not all(word in whole for word in words))
            branch.setHidden(all(leaf.isHidden() for leaf in leaves))
            branch.setExpanded(bool(words))

    def _tick_shown(self, state: Qt.CheckState) -> None:
        for leaf in self._leaves.values():
            if not leaf.isHidden():
                leaf.setCheckState(0, state)
