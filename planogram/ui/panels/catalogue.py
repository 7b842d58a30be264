"""The Catalogue panel: search, filters, the list of products to drag. Reads the project; placing is the canvas's and the actions' work."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.placement import products_by_id
from planogram.model.product import ROLES, Product
from planogram.session.removed import removed_products
from planogram.session.workbench import Workbench
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.icons import icon
from planogram.ui.panels.catalogue_delegate import CatalogueDelegate
from planogram.ui.panels.catalogue_filter import STATES, CatalogueFilter, tray_states
from planogram.ui.panels.catalogue_model import CatalogueModel, ColourRole, ProductRole
from planogram.ui.panels.empty import EmptyState
from planogram.ui.panels.search_line import SearchLine
from planogram.ui.parts import label, named
from planogram.ui.pictures import Pictures
from planogram.ui.theme import Theme

_NARROWEST_FILTER = 92
"""px: at twice the usual size a window of 1920 × 1080 points has 960 × 540, and all three columns stand in it."""


class ProductList(QListView):
    """The list; a drag carries the picked products."""

    def __init__(self, model: CatalogueModel, delegate: CatalogueDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(18)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: ARG002
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        products = [(index.data(ProductRole), index.data(ColourRole)) for index in indexes[:3]]
        drag.setPixmap(self._delegate.drag_picture(products, len(indexes), self.font()))
        drag.setHotSpot(QPoint(20, 20))
        drag.exec(Qt.DropAction.CopyAction)


class CataloguePanel(QWidget):
    """Search as you type. `activated` says that Enter or a double-click asks to show or place a product."""

    activated = Signal(str)
    picked = Signal()
    import_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench = workbench
        self._say = translator
        self._listed: tuple[Product, ...] | None = None
        self.model = CatalogueModel(translator)
        self._delegate = CatalogueDelegate(theme, pictures)
        self.list = ProductList(self.model, self._delegate)
        self.list.activated.connect(lambda index: self.activated.emit(index.data(ProductRole).id))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.list.viewport().mapToGlobal(at)))
        self.search = SearchLine(self.list)
        self.search.textChanged.connect(self._narrow)
        self._lens = self.search.addAction(icon("search", theme.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.filters = {name: ChoiceBox() for name in ("family", "state", "brand", "role")}
        for box in self.filters.values():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            box.setMinimumWidth(_NARROWEST_FILTER)
            box.currentIndexChanged.connect(self._narrow)
        self.count = label("", "small")
        self.empty = EmptyState()
        self.empty.asked.connect(self._answer_empty)
        self._lay_out()
        self.set_translator(translator)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(self.search)
        for pair in (("family", "state"), ("brand", "role")):
            row = QHBoxLayout()
            row.setSpacing(6)
            for name in pair:
                row.addWidget(self.filters[name], 1)
            head.addLayout(row)
        head.addWidget(self.count)
        outer.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        outer.addLayout(self._stack, 1)

    @property
    def picked_products(self) -> tuple[Product, ...]:
        """The products picked in the list, in its order; not those that undo took away a moment ago, before the list followed."""
        known = products_by_id(self._workbench.document.committed.products)
        return tuple(known[product.id] for product in self._marked if product.id in known)

    @property
    def _marked(self) -> tuple[Product, ...]:
        indexes = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(ProductRole) for index in indexes)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = self.model.translator = translator
        self._listed = None
        self.search.setPlaceholderText(translator("catalogue.search"))
        self.search.setAccessibleName(translator("catalogue.search"))
        self.search.setToolTip(translator("catalogue.search.tip"))
        self.list.setAccessibleName(translator("catalogue.title"))
        for name, box in self.filters.items():
            box.setAccessibleName(translator(f"catalogue.filter.{name}"))
            box.setToolTip(translator(f"catalogue.filter.{name}"))
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._lens.setIcon(icon("search", theme.muted))
        self.list.viewport().update()

    def refresh(self) -> None:
        """Mirror the project."""
        project = self._workbench.document.committed
        codes = _recoded(self._listed or (), project.products)
        kept = {codes.get(product.id, product.id) for product in self._marked}
        if project.products is not self._listed:
            self._listed = project.products
            self._fill_filters(project.products)
            self.model.narrow(self._wanted())  # a family or brand that is gone is not asked for any more
        self.model.show(project.products, *tray_states(project, removed_products(self._workbench.document.history)))
        self._pick(kept)
        self.list.viewport().update()
        self._tell()

    def show_product(self, product_id: str) -> None:
        """Pick a product in the list and bring it into view, if it is listed."""
        row = self.model.row_of(product_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def _pick(self, ids: set[str]) -> None:
        if ids and not self.list.selectedIndexes():
            for row, product in enumerate(self.model.rows):
                if product.id in ids:
                    self.list.selectionModel().select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _fill_filters(self, products: tuple[Product, ...]) -> None:
        say = self._say
        self._fill("family", [(name, name) for name in sorted({p.family for p in products if p.family})])
        self._fill("brand", [(name, name) for name in sorted({p.brand for p in products if p.brand})])
        roles = {role for p in products for role in p.roles}
        self._fill("role", [(role, say(f"role.{role}")) for role in ROLES if role in roles])
        self._fill("state", [(state, say(f"catalogue.state.{state}")) for state in STATES])

    def _fill(self, name: str, entries: list[tuple[str, str]]) -> None:
        box = self.filters[name]
        entries = [("", self._say(f"catalogue.all.{name}")), *entries]
        if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] == entries:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, text in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen or "")))
        box.blockSignals(False)

    def _wanted(self) -> CatalogueFilter:
        return CatalogueFilter(self.search.text(), **{name: box.currentData() or "" for name, box in self.filters.items()})

    def _narrow(self) -> None:
        self.model.narrow(self._wanted())
        self._tell()

    def _tell(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        say = self._say
        self.count.setText(say.plural("catalogue.count", total) if shown == total else say("catalogue.some", shown=shown, total=total))
        self._stack.setCurrentWidget(self.list if shown else self.empty)
        kind = "nothing" if total else "blank"
        self.empty.show_words("search" if total else "catalogue", *(say(f"catalogue.{kind}.{part}") for part in ("title", "text", "button")))

    def _answer_empty(self) -> None:
        if not self.model.total:
            self.import_wanted.emit()
            return
        self.search.clear()
        for box in self.filters.values():
            box.setCurrentIndex(0)


def _recoded(old: tuple[Product, ...], new: tuple[Product, ...]) -> dict[str, str]:
    """The code another was given for since the list was shown; the products stay in their order then."""
    if old is new or len(old) != len(new):
        return {}
    codes = {before.id: after.id for before, after in zip(old, new, strict=True) if before.id != after.id}
    return codes if len(codes) == 1 else {}
