"""The status bar: live figures of the face on show and of the selection, zoom, saved state. Refreshed while the hand moves."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QStyle, QStyleOption, QWidget

from planogram.i18n import Translator
from planogram.metrics.figures import Figures
from planogram.metrics.holdings import same_holdings
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.ui.panels.figure_text import figure_with_unit, with_unit
from planogram.ui.parts import label
from planogram.ui.theme import tabular

_FACE = ("developed_linear", "linear_use", "productivity")
_PARTS = (*_FACE, "selection", "zoom", "saved")
_MOVING = (*_FACE, "zoom")
"""Those that change while the hand moves."""
_MESSAGE_MS, _STAYS_MS = 8000, 120
_LEFT, _APART = 6, 12
"""Pixels before a message, and between it and the first figure."""


class SteadyLabel(QLabel):
    """As wide as the widest text it has shown. A label of any width makes Qt lay out the window anew at each text, ten times the price."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._hold(least=self.minimumWidth())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hold(least=0)

    def _hold(self, least: int) -> None:
        wanted = self.sizeHint()
        if wanted.width() > least:
            self.setFixedSize(wanted)


class StatusBar(QStatusBar):
    """Messages of the moment on the left, figures on the right."""

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        self._workbench, self._say = workbench, translator
        self._zoom = 1.0
        self._names: dict[str, QLabel] = {}
        self._measured: tuple[Scope, Project] | None = None
        self.values: dict[str, QLabel] = {}
        self._of_hand = ""
        self._hand_says = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._hand_says.timeout.connect(lambda: self.say(self._of_hand))
        self.setSizeGripEnabled(False)
        self._pairs = [self._pair(part) for part in _PARTS]
        for pair in self._pairs:
            self.addPermanentWidget(pair)
        self.set_translator(translator)

    def _pair(self, part: str) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(9, 3, 9, 3)
        row.setSpacing(6)
        self._names[part] = label("", "muted")
        self.values[part] = SteadyLabel() if part in _MOVING else QLabel()
        self.values[part].setFont(tabular(self.values[part].font()))
        row.addWidget(self._names[part])
        row.addWidget(self.values[part])
        return pair

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        for part, name in self._names.items():
            text = translator(f"status.{part}") if part != "saved" else ""
            name.setText(text)
            name.setVisible(bool(text))
            for shown in (name, self.values[part]):
                shown.setToolTip(translator(f"status.{part}.tip"))
        self._measured = None
        self.set_zoom(self._zoom)
        self.refresh()
        self.rest()

    def say(self, text: str) -> None:
        """A sentence of the moment; an empty one clears it."""
        self._hand_says.stop()
        self.showMessage(text, _MESSAGE_MS) if text else self.clearMessage()

    def say_of_hand(self, text: str) -> None:
        """What is said beside the hand. From level to level it is another, too quick to read: here it waits until it stays."""
        self._of_hand = text
        if text:
            self._hand_says.start()
        else:
            self.say("")

    def message_room(self) -> QRect:
        """Where a message is written: left of the figures."""
        first = min(pair.x() for pair in self._pairs)
        return QRect(_LEFT, 0, max(0, first - _APART - _LEFT), self.height())

    def shown_message(self) -> str:
        """The message of the moment as it is written: what has no room ends in an ellipsis."""
        return self.fontMetrics().elidedText(self.currentMessage(), Qt.TextElideMode.ElideRight, self.message_room().width())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Qt's own cuts a long message in the middle of a letter; here the tip has it whole."""
        option = QStyleOption()
        option.initFrom(self)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        message, shown = self.currentMessage(), self.shown_message()
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.message_room(), flags, shown)
        tip = message if shown != message else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)

    def set_zoom(self, zoom: float) -> None:
        """1.0 is life size on this screen."""
        self._zoom = zoom
        self._put("zoom", with_unit(self._say.number(zoom * 100), "pct", self._say, ""))

    def refresh(self) -> None:
        """Mirror project, face, selection and file."""
        project, face = self._workbench.project, self._workbench.face
        scope = PROJECT if face is None else scope_of_face(face[0].name, face[1].side)
        if not self._only_moving(scope):
            self._measured = (scope, project)
            figures = measure(project, scope)
            for key in _FACE:
                self._put(key, figure_with_unit(key, figures.total(key), self._say, project.currency))
        saved = not self._workbench.document.modified
        self._put("saved", self._say("status.saved" if saved else "status.unsaved"))

    def _only_moving(self, scope: Scope) -> bool:
        """Whether the hand has only moved blocks about on their face since its figures were measured, which changes none of them."""
        if self._measured is None or not self._workbench.document.gesture_running:
            return False
        measured, before = self._measured
        return measured == scope and same_holdings(before, self._workbench.project)

    def rest(self) -> None:
        """The figures of the selection: they take a scan of the project, so they wait until the hand rests."""
        self._put("selection", self._selection_text())

    def _put(self, part: str, text: str) -> None:
        if self.values[part].text() != text:
            self.values[part].setText(text)

    def _selection_text(self) -> str:
        ids = self._workbench.selection.ids
        if not ids:
            return "–"
        project = self._workbench.project
        figures: Figures = measure(project, _selection(ids))
        parts = [self._say.plural("status.positions", len(ids))]
        parts += [figure_with_unit(key, figures.total(key), self._say, project.currency) for key in ("used_linear", "revenue")]
        return " · ".join(parts)


@lru_cache(maxsize=64)
def scope_of_face(name: str, side: str) -> Scope:
    """The scope of a face, the same object for the same face."""
    return face_scope(name, side)


@lru_cache(maxsize=8)
def _selection(ids: tuple[str, ...]) -> Scope:
    return Scope("selection", ids)
