"""Two elevations side by side that show the same part: the earlier plan on the left, the later on the right, what changed in colour and numbered."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planogram.draw import theme as draw_theme
from planogram.i18n import Translator
from planogram.metrics.change_marks import Seen
from planogram.model.find import find_face
from planogram.model.project import Project
from planogram.ui.compare.comparison import Shown
from planogram.ui.compare.inks import COLOURS, style_of_changes
from planogram.ui.compare.looking import LookingView
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme


class PlanPane(QWidget):
    """A plan's name over its drawing, or a sentence where the plan has no such face."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        named(self, "centre")
        self._say = translator
        self.view = LookingView(translator)
        self._name, self._absent = label("", "heading"), label("", "muted", wrap=True, centred=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._absent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._name.setContentsMargins(12, 6, 12, 6)
        column.addWidget(self._name)
        column.addWidget(self._stack, 1)
        self.set_translator(translator)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        self.view.set_translator(translator)
        self._absent.setText(translator("compare.no_face"))

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self.view.set_theme(theme)

    def show_face(self, name: str, shown: Shown, face: tuple[str, str] | None) -> bool:
        """One face of a plan; False when it has none such."""
        self._name.setText(name)
        self.view.setAccessibleName(self._say("compare.pane", name=name))
        self._stack.setCurrentIndex(0 if face is not None else 1)
        if face is None:
            return False
        style = msgspec.structs.replace(self.view.style_now, theme=draw_theme.THEMES.get(self.view.style_now.theme.name, draw_theme.LIGHT))
        style = style_of_changes(style, shown.project.products, shown.marks.positions, "pnm" in shown.marks.parts.values())
        frames = {part: COLOURS[kind] for part, kind in shown.marks.parts.items()}
        self.view.show_plan(shown.project, *face, style, frames, shown.numbers)
        return True


class FacePair(QSplitter):
    """`picked` carries the side ("old" or "new") and the id of the position clicked there."""

    picked = Signal(str, str)

    def __init__(self, translator: Translator) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.old, self.new = PlanPane(translator), PlanPane(translator)
        self._following = False
        self._faces: tuple[tuple[str, str] | None, tuple[str, str] | None] = (None, None)
        for pane, other, side in ((self.old, self.new, "old"), (self.new, self.old, "new")):
            self.addWidget(pane)
            pane.view.looked.connect(lambda pane=pane, other=other: self._follow(pane.view, other.view))
            pane.view.picked.connect(lambda position, side=side: self.picked.emit(side, position))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(6)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self.old.set_translator(translator)
        self.new.set_translator(translator)

    def set_theme(self, theme: Theme) -> None:
        """Light or dark."""
        self.old.set_theme(theme)
        self.new.set_theme(theme)

    def show_faces(self, names: tuple[str, str], plans: tuple[Shown, Shown], gondola: str, side: str) -> None:
        """The face of that gondola (by name) and side on both; both are fitted when it is another than before."""
        faces = tuple(face_named(plan.project, gondola, side) for plan in plans)
        self._following = True
        for pane, name, plan, face in zip((self.old, self.new), names, plans, faces, strict=True):
            pane.show_face(name, plan, face)
        room = self.old.view.content.united(self.new.view.content)
        for pane in (self.old, self.new):
            pane.view.widen_content(room)
        if faces != self._faces:
            self._faces = faces  # type: ignore[assignment]
            self.fit()
        self._following = False

    def fit(self) -> None:
        """Both faces whole, at one zoom."""
        following, self._following = self._following, True
        self.old.view.fit()
        self.new.view.fit()
        self._following = following

    def select(self, old: Seen, new: Seen) -> None:
        """Outline what a change is about on both plans."""
        self._following = True
        self.old.view.select(old.positions if not old.part else (), old.part)
        self.new.view.select(new.positions if not new.part else (), new.part)
        self._following = False
        self._follow(self.new.view, self.old.view) if new.side else self._follow(self.old.view, self.new.view)

    def _follow(self, source: LookingView, target: LookingView) -> None:
        if not self._following:
            self._following = True
            target.look_like(source)
            self._following = False


def face_named(project: Project, gondola: str, side: str) -> tuple[str, str] | None:
    """Gondola id and side of the face a plan has under that name; None when it has none."""
    for one in project.gondolas:
        if one.name == gondola and find_face(one, side) is not None:
            return one.id, side
    return None
