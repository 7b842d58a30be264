"""The tour of a first start: five callouts beside the parts they speak of. They block nothing; Enter goes on, Skip and Escape end them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planogram.ui.parts import label, named

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

STEPS = ("catalogue", "shelf", "figures", "properties", "files")
_SPOKEN_OF = {
    "shelf": {"wider": "shelf.wider", "narrower": "shelf.narrower", "undo": "edit.undo"},
    "files": {"commands": "help.commands", "here": "help.here"},
}
"""Actions a step tells the keys of, by their place in its text."""
_WIDTH = 320
_GAP = 14


class Tour(QFrame):
    """Made and shown by `start`; follows the window's size; gone after the last step, Skip or Escape."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        named(self, "callout")
        self._window, self._at = window, 0
        self.setFixedWidth(_WIDTH)
        self._title, self._text, self._count = label("", "heading", wrap=True), label(wrap=True), label("", "small")
        self.skip, self.next = QPushButton(), QPushButton()
        self.next.setObjectName("primary")
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(self.go_on)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._text):
            column.addWidget(part)
        column.addLayout(foot)
        self.setTabOrder(self.next, self.skip)  # the keyboard comes to what one wants first
        window.installEventFilter(self)
        self._show_step()
        self.show()
        self.raise_()
        self.next.setFocus()

    @property
    def step(self) -> str:
        """What is spoken of now."""
        return STEPS[self._at]

    def go_on(self) -> None:
        """The next step, or the end after the last."""
        if self._at + 1 == len(STEPS):
            self.end()
            return
        self._at += 1
        self._show_step()

    def end(self) -> None:
        """Away, and not again at the next start."""
        self._window.removeEventFilter(self)
        self._window.settings.remembered.toured = True
        self._window.settings.save()
        self.hide()
        self.deleteLater()
        self._window.view.setFocus()

    def set_words(self) -> None:
        """Say the step in the window's language."""
        say, last = self._window.translator, self._at + 1 == len(STEPS)
        self._title.setText(say(f"tour.{self.step}.title"))
        self._text.setText(say(f"tour.{self.step}.text", **{place: self._key(action) for place, action in _SPOKEN_OF.get(self.step, {}).items()}))
        self._count.setText(say("tour.count", at=self._at + 1, count=len(STEPS)))
        self.skip.setText(say("tour.skip"))
        self.skip.setVisible(not last)
        self.next.setText(say("tour.end" if last else "tour.next"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.skip if self.skip.hasFocus() else self.next).click()
        else:
            super().keyPressEvent(event)

    def _show_step(self) -> None:
        self.set_words()
        dock = self._target().parentWidget()
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()
        self._place()

    def _key(self, action: str) -> str:
        """The key that does it, as the person chose it; its name in the menus when there is none."""
        made = self._window.actions_by_key[action]
        key = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return key or self._window.translator("tour.no_key", name=made.iconText().rstrip("…"))

    def _target(self) -> QWidget:
        window = self._window
        targets = {"catalogue": window.catalogue, "figures": window.figures, "properties": window.properties, "files": window.toolbar}
        return targets.get(self.step, window.centre)

    def _place(self) -> None:
        """Beside the part spoken of, inside the window."""
        self.setFixedHeight(self.heightForWidth(_WIDTH) if self.hasHeightForWidth() else self.sizeHint().height())
        window, target = self._window, self._target()
        corner = target.mapTo(window, QPoint(0, 0))
        if self.step == "catalogue":
            at = QPoint(corner.x() + target.width() + _GAP, corner.y() + 60)
        elif self.step in ("figures", "properties"):
            at = QPoint(corner.x() - self.width() - _GAP, corner.y() + 40)
        elif self.step == "files":
            at = QPoint(corner.x() + _GAP, corner.y() + target.height() + _GAP)
        else:
            at = QPoint(corner.x() + (target.width() - self.width()) // 2, corner.y() + target.height() - self.height() - 60)
        self.move(max(_GAP, min(at.x(), window.width() - self.width() - _GAP)), max(_GAP, min(at.y(), window.height() - self.height() - _GAP)))


def start(window: "MainWindow") -> Tour:
    """Begin the tour, from its first step; one that runs ends."""
    for running in window.findChildren(Tour):
        if running.isVisible():
            running.end()
    return Tour(window)


def start_once(window: "MainWindow") -> None:
    """Begin the tour when this person has not seen it yet."""
    if not window.settings.remembered.toured:
        start(window)
