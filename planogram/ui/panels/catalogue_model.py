"""The catalogue's list as Qt sees it: one row a product, dragged as ids. What is listed is decided in catalogue_filter.py."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from planogram.draw.palette import Grouping, legend_colours, product_colour, told_apart_by
from planogram.i18n import Translator
from planogram.metrics.room import NoRoom
from planogram.model.product import Product
from planogram.ui.panels.catalogue_filter import CatalogueFilter, State, matching
from planogram.ui.raising import told_whole

PRODUCTS_MIME = "application/x-planogram-products"
ProductRole = Qt.ItemDataRole.UserRole
StateRole = Qt.ItemDataRole.UserRole + 1
ColourRole = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class CatalogueModel(QAbstractListModel):
    """The products that pass the filter. Rows are reset only when the list differs; else who shows the list repaints what is in sight."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.translator = translator
        self._products: tuple[Product, ...] = ()
        self._states: Mapping[str, State] = {}
        self._lacks: Mapping[str, NoRoom] = {}
        self._filter = CatalogueFilter()
        self._rows: tuple[Product, ...] = ()
        self._by: Grouping = "family"
        self._colours: Mapping[str, str] = {}

    @property
    def rows(self) -> tuple[Product, ...]:
        """The products listed."""
        return self._rows

    @property
    def total(self) -> int:
        """How many products the project has."""
        return len(self._products)

    def show(self, products: tuple[Product, ...], states: Mapping[str, State], lacks: Mapping[str, NoRoom] | None = None) -> None:
        """List the products of a project; `lacks`: what those without room miss."""
        self._lacks = lacks or {}
        if products is not self._products:
            self._by = told_apart_by(products, "family")
            self._colours = legend_colours(products, self._by)
        self._products, self._states = products, states
        self._relist()

    def narrow(self, wanted: CatalogueFilter) -> None:
        """List only what passes `wanted`."""
        if wanted != self._filter:
            self._filter = wanted
            self._relist()

    def row_of(self, product_id: str) -> int:
        """The row of a product, -1 when it is not listed."""
        return next((row for row, product in enumerate(self._rows) if product.id == product_id), -1)

    def _relist(self) -> None:
        rows = matching(self._products, self._states, self._filter)
        if rows == self._rows:
            self._rows = rows
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @told_whole
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        product = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return product.name
        if role == ProductRole:
            return product
        if role == StateRole:
            return self._states.get(product.id, "absent")
        if role == ColourRole:
            return product_colour(product, self._colours, self._by)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(product)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{product.name}, {product.brand}, {self.state_text(product)}"
        return None

    def state_text(self, product: Product) -> str:
        """Where the product is, or why it is nowhere."""
        say, state, lack = self.translator, self._states.get(product.id, "absent"), self._lacks.get(product.id)
        text = say(f"catalogue.state.{state}")
        if lack is None or state == "placed":
            return text
        why = say(f"catalogue.lack.{lack.lack}", missing=say.number(lack.missing))
        return why if state == "no_room" else f"{text} · {why}"

    def _tip(self, product: Product) -> str:
        say = self.translator
        lines = [
            product.name,
            " · ".join(part for part in (product.brand, product.family, product.subfamily) if part),
            say("catalogue.tip.code", code=product.id),
            size_text(product, say),
            self.state_text(product),
        ]
        name, *others = (escape(line) for line in lines if line)
        return "<br>".join((f"<b>{name}</b>", *others))

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else base

    def mimeTypes(self) -> list[str]:
        return [PRODUCTS_MIME]

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [self._rows[index.row()].id for index in sorted(indexes, key=lambda index: index.row())]
        mime = QMimeData()
        mime.setData(PRODUCTS_MIME, "\n".join(ids).encode())
        mime.setText("\n".join(ids))
        return mime


def size_text(product: Product, translator: Translator) -> str:
    """Width × height × depth in mm, with tenths where there are some."""
    sizes = (product.width, product.height, product.depth)
    width, height, depth = (translator.number(mm, 0 if round(mm, 1) == round(mm) else 1) for mm in sizes)
    return translator("catalogue.size", width=width, height=height, depth=depth)
