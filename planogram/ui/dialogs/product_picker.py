"""A search line over a short list of products: type a few letters, the arrows choose. Part of dialogs that ask for a product."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.product import Product
from planogram.ui.panels.catalogue_filter import CatalogueFilter, matching
from planogram.ui.panels.catalogue_model import size_text
from planogram.ui.parts import plain_tip

_MOST, _ROW = 200, 26
_ID = Qt.ItemDataRole.UserRole


class ProductPicker(QWidget):
    """`chosen` is the id of the product picked, empty when none is; `picked` says that it is another.

    None is until something is typed or chosen: the first of a catalogue is nobody's choice.
    """

    picked = Signal()
    accepted = Signal()

    def __init__(self, products: tuple[Product, ...], translator: Translator, name: str) -> None:
        super().__init__()
        self._products, self._say = products, translator
        self.line = QLineEdit(placeholderText=translator("catalogue.search"), clearButtonEnabled=True)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self.accepted.emit)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(name)
        self.list.currentRowChanged.connect(lambda _: self.picked.emit())
        self.list.itemActivated.connect(lambda _: self.accepted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.line)
        self._fill("")

    @property
    def chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def choose(self, product_id: str) -> None:
        """Pick a product and bring it into view; one that the list is too short for is searched by its code."""
        if not self._pick(product_id) and any(product.id == product_id for product in self._products):
            self.line.setText(product_id)
            self._pick(product_id)

    def _pick(self, product_id: str) -> bool:
        row = next((row for row in range(self.list.count()) if self.list.item(row).data(_ID) == product_id), -1)
        if row >= 0:
            self.list.setCurrentRow(row)
        return row >= 0

    def offer(self, products: tuple[Product, ...]) -> None:
        """Other products to pick from; who was picked stays so when it is among them."""
        if products != self._products:
            self._products = products
            self._fill(self.line.text())

    def _fill(self, text: str) -> None:
        before = self.chosen
        self.list.clear()
        for product in matching(self._products, {}, CatalogueFilter(text))[:_MOST]:
            told = " · ".join(part for part in (product.name, product.brand, size_text(product, self._say)) if part)
            item = QListWidgetItem(told, self.list)
            item.setData(_ID, product.id)
            item.setToolTip(plain_tip(told))
            item.setSizeHint(QSize(0, _ROW))
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_ID) == before]
        self.list.setCurrentRow(rows[0] if rows else 0 if text.strip() else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)
