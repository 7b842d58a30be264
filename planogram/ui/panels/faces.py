"""Above the elevation: which gondola, which of its faces, and the zoom. Choosing changes what the workbench has on show."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabBar, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.model.edits.gondolas import move_face
from planogram.model.fixture import Gondola
from planogram.session.history import Label
from planogram.session.workbench import Workbench
from planogram.ui.panels.tab_moves import TabMoves
from planogram.ui.parts import named, plain_tip, spring, with_name
from planogram.ui.raising import told_whole
from planogram.ui.words import side_name

_WIDEST = 200
"""Of a gondola's name in the box, px: its faces stand beside it."""
_NARROWEST = 124
"""Of that box, px, before it goes."""
_MARGINS, _SPACING = (10, 2, 8, 0), 6
_ZOOM = 2
"""How many of the buttons only zoom."""


class FaceBar(QWidget):
    """Mirrors the workbench; `chosen` says that the person asked for another face, so that it may be fitted to the window."""

    chosen = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, translator: Translator, zoom_actions: list[QAction]) -> None:
        super().__init__()
        named(self, "centre")
        self._workbench, self._say = workbench, translator
        self._shown: tuple[Gondola, ...] | None = None
        self.gondolas = named(QComboBox(), "flat")
        self.gondolas.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.gondolas.setMinimumWidth(_NARROWEST)
        self.gondolas.setMaximumWidth(_WIDEST + 70)
        self.gondolas.activated.connect(self._choose_gondola)
        self.sides = with_name(QTabBar(expanding=False, drawBase=False, movable=True), "faces")
        self._moves = TabMoves(self.sides)
        self._moves.moved.connect(self._move_sides)
        spring(self.sides)
        self.sides.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sides.customContextMenuRequested.connect(self._open_menu)
        self.sides.tabBarClicked.connect(self._choose_side)
        self.sides.currentChanged.connect(self._choose_side)
        row = QHBoxLayout(self)
        row.setContentsMargins(*_MARGINS)
        row.setSpacing(_SPACING)
        row.addWidget(self.gondolas)
        row.addWidget(self.sides)
        row.addStretch(1)
        self._buttons = [QToolButton() for _ in zoom_actions]
        for button, action in zip(self._buttons, zoom_actions, strict=True):
            button.setDefaultAction(action)
            row.addWidget(button)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say, self._shown = translator, None
        self.gondolas.setAccessibleName(translator("faces.gondola"))
        self.gondolas.setToolTip(translator("faces.gondola"))
        self.sides.setAccessibleName(translator("faces.side"))
        self.refresh()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a small screen first the zoom gives way, which the wheel does too, then the name, which the strip below has: faces stay in sight."""
        wanted = self.sides.sizeHint().width()
        room = self.width() - _MARGINS[0] - _MARGINS[2] - _SPACING
        yielding = (self._buttons[:_ZOOM], [self.gondolas]) if self._buttons else ()
        width = {part: part.sizeHint().width() + _SPACING for part in (*self._buttons, self.gondolas)}
        width[self.gondolas] = _NARROWEST + _SPACING
        shown = [*self._buttons, self.gondolas]
        for parts in yielding:
            if wanted + sum(width[one] for one in shown) > room:
                shown = [part for part in shown if part not in parts]
        now = self.width()
        for part in (*self._buttons, self.gondolas):
            part.setVisible(part in shown)
            if self.width() != now:  # the window was laid out anew, and this done for its new width
                return
        self.sides.setMinimumWidth(wanted if wanted + sum(width[one] for one in shown) <= room else 0)

    def refresh(self) -> None:
        """Mirror the project's gondolas and the face on show; not under a hand that carries a face to another place."""
        if self._moves.under_way:
            return
        gondolas, reference = self._workbench.project.gondolas, self._workbench.face_ref
        if self._shown is None or [(g.id, g.name) for g in gondolas] != [(g.id, g.name) for g in self._shown]:
            self._fill(gondolas)
        self._shown = gondolas
        self.setVisible(bool(gondolas))
        if reference is None:
            return
        self.gondolas.setCurrentIndex(self.gondolas.findData(reference.gondola))
        gondola = next(gondola for gondola in gondolas if gondola.id == reference.gondola)
        self._show_sides(gondola, reference.side)

    def step(self, step: int) -> None:
        """The next (or previous) face, through all gondolas."""
        faces = [(gondola.id, face.side) for gondola in self._workbench.project.gondolas for face in gondola.faces]
        reference = self._workbench.face_ref
        if reference is not None and faces:
            now = next(n for n, face in enumerate(faces) if face == (reference.gondola, reference.side))
            self._workbench.show_face(*faces[(now + step) % len(faces)])

    def _fill(self, gondolas: tuple[Gondola, ...]) -> None:
        self.gondolas.blockSignals(True)
        self.gondolas.clear()
        words = self.gondolas.fontMetrics()
        for gondola in gondolas:
            self.gondolas.addItem(words.elidedText(gondola.name, Qt.TextElideMode.ElideMiddle, _WIDEST), gondola.id)
            self.gondolas.setItemData(self.gondolas.count() - 1, plain_tip(gondola.name), Qt.ItemDataRole.ToolTipRole)
        self.gondolas.blockSignals(False)

    def _show_sides(self, gondola: Gondola, side: str) -> None:
        sides = [face.side for face in gondola.faces]
        texts = [side_name(self._say, name) if len(sides) > 1 else self._say("side.only") for name in sides]
        self.sides.blockSignals(True)
        if [(self.sides.tabData(n), self.sides.tabText(n)) for n in range(self.sides.count())] != list(zip(sides, texts, strict=True)):
            while self.sides.count():
                self.sides.removeTab(0)
            for name, text in zip(sides, texts, strict=True):
                self.sides.setTabData(self.sides.addTab(text), name)
            self._make_room()
        self.sides.setCurrentIndex(max(0, next((n for n, name in enumerate(sides) if name == side), 0)))
        self.sides.blockSignals(False)

    def _move_sides(self) -> None:
        """The tabs are in another order: so are the gondola's faces."""
        face = self._workbench.face
        if face is None:
            return
        project = self._workbench.project
        for place in range(self.sides.count()):
            project = move_face(project, face[0].id, str(self.sides.tabData(place)), place)
        if not self._workbench.document.do(Label("edit.move_face"), project):
            QTimer.singleShot(0, self, self.refresh)  # the tabs go back to where the project has them

    def _open_menu(self, at: QPoint) -> None:
        self._choose_side(self.sides.tabAt(at))
        self.menu_wanted.emit(self.sides.mapToGlobal(at))

    def _choose_gondola(self, row: int) -> None:
        gondola = self._workbench.project.gondolas[row]
        if gondola.faces:
            self._workbench.show_face(gondola.id, gondola.faces[0].side)
            self.chosen.emit()

    def _choose_side(self, tab: int) -> None:
        reference = self._workbench.face_ref
        if tab >= 0 and reference is not None and self.sides.tabData(tab) != reference.side:
            self._workbench.show_face(reference.gondola, self.sides.tabData(tab))
            self.chosen.emit()
