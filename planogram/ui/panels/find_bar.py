"""The find bar over the drawing: type, Enter goes to the next place, Shift+Enter back, Escape closes. What is found is find_hits' business."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.icons import icon
from planogram.ui.panels.find_hits import Hit, hits, next_hit
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme


class FindBar(QWidget):
    """Hidden until `open_bar`. `went` asks to show a hit, `replace_wanted` to replace the product found, `closed` gives the focus back."""

    went = Signal(object)
    replace_wanted = Signal(str)
    closed = Signal()

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "centre")
        self._workbench, self._say = workbench, translator
        self.line = QLineEdit(clearButtonEnabled=True)
        self.line.setMaximumWidth(360)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.count = label("", "muted")
        self.back, self.on, self._close = (QToolButton(autoRaise=True) for _ in range(3))
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        self.replace = named(QPushButton(), "link")
        self.replace.clicked.connect(lambda: self.replace_wanted.emit(self._product()))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 6)
        row.setSpacing(6)
        for part in (self.line, self.back, self.on, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.replace)
        row.addWidget(self._close)
        self.set_translator(translator)
        self.set_theme(theme)
        self.hide()

    @property
    def found(self) -> tuple[Hit, ...]:
        """What the text finds now."""
        return hits(self._workbench.document.committed, self.line.text())

    def open_bar(self) -> None:
        """Show the bar and type."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; what was found stays selected."""
        self.hide()
        self.closed.emit()

    def step(self, step: int) -> None:
        """To the next (1) or previous (-1) place."""
        found = self.found
        if found:
            at = next_hit(found, self._workbench.selection.ids[-1:], self._workbench.face_ref, step)
            self.went.emit(found[at])
        self.refresh()

    def refresh(self) -> None:
        """Mirror how many places there are, and which one is selected."""
        if self.isHidden():
            return
        found, ids = self.found, self._workbench.selection.ids[-1:]
        at = next((number for number, hit in enumerate(found, 1) if hit.position in ids), None)
        if not self.line.text().strip():
            text = ""
        elif not found:
            text = self._say("find.nothing")
        else:
            text = self._say("find.at", at=at, count=len(found)) if at else self._say.plural("find.count", len(found))
        self.count.setText(text)
        for part in (self.back, self.on, self.replace):
            part.setEnabled(bool(found))

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.line.setPlaceholderText(translator("find.placeholder"))
        self.line.setAccessibleName(translator("find.placeholder"))
        for button, key in ((self.back, "find.back"), (self.on, "find.on"), (self._close, "dialog.close")):
            button.setToolTip(translator(key))
            button.setAccessibleName(translator(key))
        self.replace.setText(translator("find.replace"))
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.back.setIcon(icon("previous", theme.text, theme.faint))
        self.on.setIcon(icon("next", theme.text, theme.faint))
        self._close.setIcon(icon("close", theme.muted))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        found, shown = self.found, self._workbench.face_ref
        here = next((hit for hit in found if hit.face == shown), None)
        if here is not None:
            self.went.emit(here)
        self.refresh()

    def _product(self) -> str:
        found, ids = self.found, self._workbench.selection.ids[-1:]
        chosen = next((hit for hit in found if hit.position in ids), found[0] if found else None)
        return chosen.product if chosen is not None else ""
