"""A table whose first column stays while the others scroll, with one pinned row of totals below. Knows nothing of figures."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollBar, QSplitter, QTableView, QVBoxLayout, QWidget

from planogram.ui.raising import told_whole
from planogram.ui.theme import tabular

ROW = 28
_NAMES = (130, 180, 260)
"""Width of the first column at the least, at first, and at the most, px."""
_READ_WHOLE = 4
"""Columns behind it that are read whole when there is room: the first column gives way to them."""
_NARROWEST, _HEADER_ROOM, _CELL_ROOM = 66, 13, 16
_MEASURED = 40
"""Rows whose words are measured, so that a long table costs no more."""


class FrozenTable(QSplitter):
    """Two pairs of views on the same two models; `clicked` gives the index in the main model.

    `reordered`: columns dragged by their headers, as the old column numbers in their new order; who owns the model puts them so.
    `copy_wanted`: the copy keys were pressed in it.
    """

    clicked = Signal(QModelIndex)
    reordered = Signal(tuple)
    copy_wanted = Signal()

    def __init__(self, model: QAbstractTableModel, totals: QAbstractTableModel, sorted_by: tuple[int, bool] = (0, False)) -> None:
        """`sorted_by`: the column the rows are ordered by at first, and whether downwards."""
        super().__init__(Qt.Orientation.Horizontal)
        self._model, self._totals, self._sorted_by = model, totals, sorted_by
        self.names, self.table = _view(model), _view(model)
        self.total_name, self.total_row = _pinned(totals), _pinned(totals)
        self._scroll, self._spacer = QScrollBar(Qt.Orientation.Horizontal), QWidget()
        self.addWidget(_column(self.names, self.total_name, self._spacer))
        self.addWidget(_column(self.table, self.total_row, self._scroll))
        self._by_hand = False
        self.splitterMoved.connect(self._moved_by_hand)
        self.setSizes([_NAMES[1], 400])
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._tie()
        self._let_move()
        self.copy_action = QAction(self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.copy_action.triggered.connect(self.copy_wanted.emit)
        self.addAction(self.copy_action)
        model.modelReset.connect(self.hide_columns)
        totals.modelReset.connect(self.hide_columns)
        totals.dataChanged.connect(self._widen)
        self.hide_columns()

    def _tie(self) -> None:
        self.names.setSelectionModel(self.table.selectionModel())
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.verticalScrollBar().valueChanged.connect(self.table.verticalScrollBar().setValue)
        self.table.verticalScrollBar().valueChanged.connect(self.names.verticalScrollBar().setValue)
        self.table.horizontalHeader().sectionResized.connect(lambda column, _, width: self.total_row.setColumnWidth(column, width))
        self.names.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.total_name.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        own = self.table.horizontalScrollBar()
        own.rangeChanged.connect(self._follow_range)
        for bar in (own, self.total_row.horizontalScrollBar(), self._scroll):
            bar.valueChanged.connect(self._follow)
        for view in (self.names, self.table):
            view.clicked.connect(self.clicked.emit)
            view.activated.connect(self.clicked.emit)
            view.horizontalHeader().setSortIndicatorShown(False)
            view.setSortingEnabled(True)
            view.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._widen())
            view.sortByColumn(self._sorted_by[0], Qt.SortOrder.DescendingOrder if self._sorted_by[1] else Qt.SortOrder.AscendingOrder)

    def _let_move(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionsMovable(True)
        # while the header still has the mouse its sections must stay: the columns follow when it is done
        header.sectionMoved.connect(lambda *_: QTimer.singleShot(0, self._moved))

    def _moved(self) -> None:
        header = self.table.horizontalHeader()
        order = tuple(header.logicalIndex(place) for place in range(header.count()))
        if order == tuple(range(header.count())):
            return
        header.blockSignals(True)
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
        header.blockSignals(False)
        self.reordered.emit(tuple(column for column in order if column))

    def _follow_range(self, low: int, high: int) -> None:
        self._scroll.setRange(low, high)
        self._scroll.setPageStep(self.table.horizontalScrollBar().pageStep())
        self._scroll.setVisible(high > low)
        self._spacer.setVisible(high > low)

    def _follow(self, value: int) -> None:
        for bar in (self.table.horizontalScrollBar(), self.total_row.horizontalScrollBar(), self._scroll):
            bar.setValue(value)

    def set_name(self, name: str, totals: str) -> None:
        """What a screen reader calls the table and its last row."""
        for view in (self.names, self.table):
            view.setAccessibleName(name)
        for view in (self.total_name, self.total_row):
            view.setAccessibleName(totals)

    def hide_columns(self) -> None:
        """The name on the left, everything else on the right."""
        for column in range(self._model.columnCount()):
            for left, right in ((self.names, self.table), (self.total_name, self.total_row)):
                left.setColumnHidden(column, column != 0)
                right.setColumnHidden(column, column == 0)

    def fit_columns(self) -> None:
        """Widths from the headers, the totals and the first rows, as words may be longer than their title."""
        metrics = QFontMetrics(self.table.font())
        for column in range(1, self._model.columnCount()):
            rows = range(min(_MEASURED, self._model.rowCount()))
            widest = max((metrics.horizontalAdvance(_text(self._model, row, column)) for row in rows), default=0)
            self.table.setColumnWidth(column, max(self._least_width(column), widest + _CELL_ROOM))
            self.total_row.setColumnWidth(column, self.table.columnWidth(column))
        self._share_room()

    def _least_width(self, column: int) -> int:
        """Of its title and its total."""
        title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        total = QFontMetrics(self.total_row.font()).horizontalAdvance(_text(self._totals, 0, column))
        header = QFontMetrics(self.table.horizontalHeader().font()).horizontalAdvance(title)
        return max(_NARROWEST, header + _HEADER_ROOM, total + _CELL_ROOM)

    def _widen(self) -> None:
        """The column the rows are ordered by now has a longer title, a total is a larger one."""
        for column in range(1, self._model.columnCount()):
            if self.table.columnWidth(column) < self._least_width(column):
                self.table.setColumnWidth(column, self._least_width(column))

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _moved_by_hand(self) -> None:
        self._by_hand = True

    def _share_room(self) -> None:
        """As wide a first column as leaves the next ones whole, until the hand has chosen its width."""
        if self._by_hand:
            return
        least, _, most = _NAMES
        room = self.width() - self.handleWidth() - self.table.verticalScrollBar().sizeHint().width()
        behind = sum(self.table.columnWidth(column) for column in range(1, min(_READ_WHOLE + 1, self._model.columnCount())))
        names = max(least, min(most, room - behind))
        self.setSizes([names, max(1, self.width() - self.handleWidth() - names)])


def _text(model: QAbstractTableModel, row: int, column: int) -> str:
    return str(model.data(model.index(row, column)) or "")


def _view(model: QAbstractTableModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setFont(tabular(view.font()))
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setFixedHeight(32)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setIconSize(QSize(10, 10))
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    return view


def _pinned(model: QAbstractTableModel) -> QTableView:
    view = _view(model)
    view.setObjectName("totals")
    view.horizontalHeader().hide()
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setFixedHeight(ROW + 2)
    font = tabular(view.font())
    font.setBold(True)
    view.setFont(font)
    return view


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is parts[0] else 0)
    parts[-1].setFixedHeight(11)
    return column
