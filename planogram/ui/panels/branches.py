"""The strip of what-if branches above the history: one click goes to a branch. What is done with branches is branch_commands' business."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.model.memo import same_objects
from planogram.session.branch import Branch
from planogram.session.workbench import Workbench
from planogram.ui.icons import icon
from planogram.ui.parts import named
from planogram.ui.theme import LIGHT, Theme

VERBS = ("rename", "compare", "keep", "remove")
_ID = Qt.ItemDataRole.UserRole
_ROW, _LEAST_ROWS, _MOST_ROWS = 26, 3, 6


class BranchStrip(QWidget):
    """`chosen` carries a branch's id; `asked` a verb of VERBS and the id of the branch it is for."""

    chosen = Signal(str)
    begin_wanted = Signal()
    figures_wanted = Signal()
    asked = Signal(str, str)

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        self._workbench, self._say, self._theme = workbench, translator, LIGHT
        self._shown: tuple[object, ...] = ()
        self.list = _Rows()
        self.list.itemClicked.connect(lambda row: self.chosen.emit(row.data(_ID)))
        self.list.itemActivated.connect(lambda row: self.chosen.emit(row.data(_ID)))
        self.list.renamed.connect(lambda: self._ask("rename"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.begin = QPushButton()
        named(self.begin, "link")
        self.begin.clicked.connect(self.begin_wanted.emit)
        self.figures = QToolButton(autoRaise=True)
        self.figures.clicked.connect(self.figures_wanted.emit)
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.begin)
        top.addStretch(1)
        top.addWidget(self.figures)
        column.setContentsMargins(6, 0, 6, 4)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.list)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say, self._shown = translator, ()
        self.begin.setText(translator("branches.begin"))
        self.begin.setToolTip(translator("branches.begin.tip"))
        self.list.setAccessibleName(translator("branches.name"))
        self.figures.setToolTip(translator("branches.figures"))
        self.figures.setAccessibleName(translator("branches.figures"))
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme, self._shown = theme, ()
        self.refresh()

    def refresh(self) -> None:
        """Mirror the document's branches."""
        document = self._workbench.document
        now = (document.branches, document.branch, document.read_only)
        if same_objects(now, self._shown):
            return
        self._shown = now
        self.begin.setIcon(icon("branch", self._theme.link))
        self.figures.setIcon(icon("figures", self._theme.text))
        self.begin.setEnabled(not document.read_only)
        self._fill(document.branches, document.branch)

    def _fill(self, branches: tuple[Branch, ...], present: Branch | None) -> None:
        self.list.clear()
        for branch in branches:
            row = QListWidgetItem(branch_name(self._say, branch), self.list)
            row.setData(_ID, branch.id)
            row.setToolTip(self._say("branches.row.tip", date=self._say.date(branch.begun_at.astimezone().date())))
            if branch is present:
                row.setIcon(icon("branch", self._theme.link))
                self.list.setCurrentItem(row)
            else:
                row.setIcon(icon("branch", self._theme.faint))
        self.list.setVisible(bool(branches))
        self.figures.setVisible(bool(branches))
        self.list.ensurePolished()  # the style makes rows higher
        high = max(_ROW, self.list.sizeHintForRow(0))
        self.list.setMinimumHeight(high * min(_LEAST_ROWS, len(branches)) + 4)
        self.list.setMaximumHeight(high * min(_MOST_ROWS, len(branches)) + 4)

    def menu_for(self, branch_id: str) -> QMenu:
        """What can be done with a branch."""
        menu = QMenu(self)
        for verb in VERBS:
            action = menu.addAction(self._say(f"branches.{verb}"), partial(self.asked.emit, verb, branch_id))
            action.setEnabled(verb == "compare" or not self._workbench.document.read_only)
            action.setToolTip(self._say(f"branches.{verb}.tip"))
        menu.setToolTipsVisible(True)
        return menu

    def _offer(self, at: QPoint) -> None:
        row = self.list.itemAt(at) or self.list.currentItem()
        if row is not None:
            menu = self.menu_for(row.data(_ID))
            menu.exec(self.list.viewport().mapToGlobal(at))
            menu.deleteLater()
            self._mark_present()

    def _mark_present(self) -> None:
        """The branch worked in is the one marked: the right button marked that of its menu."""
        present = self._workbench.document.branch
        rows = [row for row in range(self.list.count()) if present is not None and self.list.item(row).data(_ID) == present.id]
        if rows:
            self.list.setCurrentRow(rows[0])

    def _ask(self, verb: str) -> None:
        row = self.list.currentItem()
        if row is not None:
            self.asked.emit(verb, row.data(_ID))


class _Rows(QListWidget):
    """Wants all the height it may have: a row left out leaves half of another in sight."""

    renamed = Signal()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self.renamed.emit()


def branch_name(say: Translator, branch: Branch) -> str:
    """A branch's name; the plan that was there before any branch may have none of its own."""
    return branch.name or say("branches.first")
