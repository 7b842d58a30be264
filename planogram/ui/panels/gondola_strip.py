"""Tabs of all gondolas under the drawing, as sheets of a workbook: click shows, double-click renames, drag reorders. Faces are in faces.py."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.model.edits.furniture import change_gondola
from planogram.model.edits.gondolas import move_gondola
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.icons import icon
from planogram.ui.panels.tab_drop import TabDrop
from planogram.ui.panels.tab_moves import TabMoves
from planogram.ui.parts import named, plain_tip, spring
from planogram.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_WIDEST = 190
"""Of a name on its tab, px; the tooltip has it whole."""


class GondolaStrip(QWidget):
    """Mirrors the project's gondolas. `chosen`: the person asked for another one; `refused` says why a name cannot be taken."""

    chosen = Signal()
    refused = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "centre")
        self._workbench, self._say = workbench, translator
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.tabs = QTabBar(movable=True, expanding=False, drawBase=False, usesScrollButtons=True)
        spring(self.tabs)
        self.drop = TabDrop(self.tabs)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.currentChanged.connect(self._choose)
        self._moves = TabMoves(self.tabs)
        self._moves.moved.connect(self._move)
        self.tabs.tabBarDoubleClicked.connect(self.rename)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.customContextMenuRequested.connect(self._open_menu)
        self.more = QToolButton(autoRaise=True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.editor = QLineEdit(self)
        self.editor.hide()
        self.editor.editingFinished.connect(self._enter)
        self.editor.installEventFilter(self)
        self._renamed = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.more)
        row.addWidget(self.tabs, 1)
        self.set_theme(theme)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say, self._shown = translator, None
        self.tabs.setAccessibleName(translator("strip.name"))
        self.editor.setAccessibleName(translator("strip.rename"))
        self.more.setAccessibleName(translator("menu.add_gondola"))
        self.more.setToolTip(translator("menu.add_gondola"))
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.more.setIcon(icon("gondola-add", theme.text))

    def set_menu(self, menu: "QMenu") -> None:
        """What the button at the left end offers."""
        self.more.setMenu(menu)

    def refresh(self) -> None:
        """Mirror names, order and which one is on show; not under a hand that carries one to another place."""
        if self._moves.under_way:
            return
        gondolas, reference = self._workbench.project.gondolas, self._workbench.face_ref
        now = tuple((gondola.id, gondola.name) for gondola in gondolas)
        self.setVisible(bool(gondolas))
        self.tabs.blockSignals(True)
        if now != self._shown:
            self._shown = now
            self._fill(now)
        index = next((n for n, (gondola_id, _) in enumerate(now) if reference is not None and gondola_id == reference.gondola), -1)
        if index >= 0 and index != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)

    def _fill(self, gondolas: tuple[tuple[str, str], ...]) -> None:
        while self.tabs.count() > len(gondolas):
            self.tabs.removeTab(self.tabs.count() - 1)
        for n, (gondola_id, name) in enumerate(gondolas):
            if n >= self.tabs.count():
                self.tabs.addTab("")
            short = self.tabs.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDEST)
            self.tabs.setTabText(n, short.replace("&", "&&"))
            self.tabs.setTabData(n, gondola_id)
            self.tabs.setTabToolTip(n, plain_tip(self._say("strip.tip", name=name)))

    def _choose(self, index: int) -> None:
        gondola = next((one for one in self._workbench.project.gondolas if one.id == self.tabs.tabData(index)), None)
        reference = self._workbench.face_ref
        if gondola is not None and gondola.faces and (reference is None or reference.gondola != gondola.id):
            self._workbench.show_face(gondola.id, gondola.faces[0].side)
            self.chosen.emit()

    def _move(self) -> None:
        order = [str(self.tabs.tabData(n)) for n in range(self.tabs.count())]
        project = self._workbench.project
        for index, gondola_id in enumerate(order):
            project = move_gondola(project, gondola_id, index)
        # Qt names the one that gives way; the hand holds the tab that is on show
        moved = str(self.tabs.tabData(self.tabs.currentIndex()))
        name = next(gondola.name for gondola in project.gondolas if gondola.id == moved)
        self._shown = tuple((gondola.id, gondola.name) for gondola in project.gondolas)
        if not self._workbench.document.do(Label("edit.move_gondola", (("name", name),)), project):
            QTimer.singleShot(0, self, self.refresh)  # the tabs go back to where the project has them

    def rename_shown(self) -> None:
        """Type another name for the gondola on show."""
        self.rename(self.tabs.currentIndex())

    def rename(self, index: int) -> None:
        """Type another name for a tab, in its place."""
        if index < 0:
            return
        self._renamed = str(self.tabs.tabData(index))
        at = QRect(self.tabs.tabRect(index))
        at.moveTopLeft(self.tabs.mapTo(self, at.topLeft()))
        at.setWidth(max(at.width(), 180))
        self.editor.setGeometry(at)
        self.editor.setText(self._name(self._renamed))
        self.editor.show()
        self.editor.raise_()  # the tabs were put into the layout later and lie over it
        self.editor.setFocus()
        self.editor.selectAll()

    def _name(self, gondola_id: str) -> str:
        return next((gondola.name for gondola in self._workbench.project.gondolas if gondola.id == gondola_id), "")

    def _enter(self) -> None:
        gondola_id, name = self._renamed, self.editor.text().strip()
        self._end()
        if not gondola_id or not self._name(gondola_id) or name == self._name(gondola_id):
            return
        if not name:
            self.refused.emit(self._say("field.needed"))
        elif any(gondola.name == name for gondola in self._workbench.project.gondolas):
            self.refused.emit(self._say("field.name_taken"))
        else:
            label = Label("edit.rename_gondola", (("name", name),))
            self._workbench.document.do(label, change_gondola(self._workbench.project, gondola_id, name=name))

    def _end(self) -> None:
        self._renamed = ""
        self.editor.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        return super().eventFilter(watched, event)

    def _open_menu(self, at: QPoint) -> None:
        index = self.tabs.tabAt(at)
        if index >= 0:
            self.tabs.setCurrentIndex(index)
        self.menu_wanted.emit(self.tabs.mapToGlobal(at))
