"""The optimiser's window without its deeds: which parts it has and where they stand. What they do is in window.py."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QListWidget,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planogram.ui.compare.pair import FacePair
from planogram.ui.compare.tables import flat_table
from planogram.ui.icons import icon
from planogram.ui.optimiser.differences import DifferencesModel
from planogram.ui.optimiser.form import Form
from planogram.ui.optimiser.preview import Preview
from planogram.ui.parts import label, open_over, with_name

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_FIRST_SIZE = (1560, 960)
_BUTTONS = ("propose", "stop", "accept_it", "all", "none", "explain")


class OptimiserLayout(QDialog):
    """The question on the left; on the right totals, both plans, differences and remarks, and what can be done with them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._say = window, window.translator
        self.form = Form(window.workbench, self._say)
        self.preview = Preview(FacePair(self._say), self._say)
        self.differences = DifferencesModel(self._say)
        self.table = flat_table(self.differences)
        self.remarks = with_name(QListWidget(), "remarks")
        self._make_rest()
        self._lay_out()
        self._say_everything()
        open_over(self, _FIRST_SIZE, window)

    def _make_rest(self) -> None:
        self.propose, self.stop, self.accept_it, self.pin_it = (QPushButton(autoDefault=False) for _ in range(4))
        self.all, self.none, self.explain = (QPushButton(autoDefault=False) for _ in range(3))
        self.propose.setObjectName("primary")
        self.bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self.bar.setFixedWidth(120)
        self.told, self.totals = label("", "muted", wrap=True), label("", "", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.table, "")
        self.tabs.addTab(self.remarks, "")
        self.remarks.setWordWrap(True)
        self.remarks.setResizeMode(QListView.ResizeMode.Adjust)
        self.remarks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        # figures take what they need, the names of the products all that is left
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        ask = QHBoxLayout()
        ask.setContentsMargins(14, 8, 14, 0)
        for part, share in ((self.propose, 1), (self.stop, 0), (self.explain, 0)):
            ask.addWidget(part, share)
        left.addWidget(self.form, 1)
        left.addLayout(ask)
        for button in (self.all, self.none, self.pin_it):
            foot.addWidget(button)
        foot.addWidget(self.bar)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.accept_it)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self.preview)
        middle.addWidget(self.tabs)
        middle.setSizes([560, 280])
        middle.setChildrenCollapsible(False)
        right.addWidget(self.totals)
        right.addWidget(middle, 1)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 10, 12, 10)
        whole.setSpacing(12)
        whole.addLayout(left)
        room = QWidget()
        room.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room, 1)

    def _say_everything(self) -> None:
        say = self._say
        self.setWindowTitle(say("optimiser.title"))
        for name in _BUTTONS:
            button: QPushButton = getattr(self, name)
            button.setText(say(f"optimiser.button.{name}"))
            button.setToolTip(say(f"optimiser.button.{name}.tip"))
        self.pin_it.setIcon(icon("lock", self._window.theme.text))
        self.pin_it.setToolTip(say("optimiser.button.pin.tip"))
        self.tabs.setTabText(0, say("optimiser.tab.differences"))
        self.tabs.setTabText(1, say("optimiser.tab.remarks", count=0))
        self.remarks.setAccessibleName(say("optimiser.tab.remarks", count=0))
        self.table.setAccessibleName(say("optimiser.tab.differences"))
        self.bar.setAccessibleName(say("optimiser.searching"))
        self.preview.dress(self._window.theme)
        self.differences.dress(self._window.theme.muted)
