"""The History panel: the what-if branches, and of the present one every step that can be gone back to, newest last.

A click goes there; nothing is lost by looking.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.panels.branches import BranchStrip
from planogram.ui.parts import label, named, plain_tip
from planogram.ui.theme import Theme
from planogram.ui.words import label_text

_STEP = Qt.ItemDataRole.UserRole
_LIST = 120
"""Some six steps are always in sight, px."""


class HistoryPanel(QWidget):
    """Mirrors the document's steps; those undone are greyed."""

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say = workbench, translator
        self._shown: tuple[int, ...] | None = None
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names end in an ellipsis; the tip has them whole
        self.list.setMinimumHeight(_LIST)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what the branches leave
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.itemPressed.connect(self._pressed)
        self._dropped = label("", "small", wrap=True)
        self.strip = BranchStrip(workbench, translator)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.addWidget(self.strip)
        column.addWidget(self._dropped)
        column.addWidget(self.list, 1)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say, self._shown = translator, None
        self.list.setAccessibleName(translator("dock.history"))
        self.strip.set_translator(translator)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._shown = None
        self.strip.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """Mirror the branches and the history."""
        self.strip.refresh()
        history = self._workbench.document.history
        now = (id(history), len(history.steps), history.now, id(history.steps[-1]))
        if not self.isVisible() or now == self._shown:
            return
        self._shown = now
        self.list.clear()
        for index, step in enumerate(history.steps):
            item = QListWidgetItem(f"{step.at.astimezone():%H:%M}\u2002{label_text(self._say, step.label)}", self.list)
            item.setData(_STEP, index)
            item.setToolTip(plain_tip(label_text(self._say, step.label)))
            if index > history.now:
                item.setForeground(self.palette().placeholderText())
        self.list.setCurrentRow(history.now)
        self._dropped.setVisible(bool(history.dropped))
        self._dropped.setText(self._say.plural("history.dropped", history.dropped))

    def _go(self, item: QListWidgetItem) -> None:
        self._workbench.document.jump(item.data(_STEP))

    def _pressed(self, _item: QListWidgetItem) -> None:
        """Only a press that goes there marks a step: the right button would mark one where the plan is not."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.RightButton:
            self.list.setCurrentRow(self._workbench.document.history.now)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()
