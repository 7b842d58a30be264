"""Which scope the figures are of: its kind, and the bay, level, family, brand… it names. The face is the one on show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.metrics.scope import PROJECT, Scope, face_scope
from planogram.model.project import Project
from planogram.model.settings import BANDS
from planogram.session.workbench import Workbench
from planogram.ui.choice_box import ChoiceBox
from planogram.ui.parts import with_name

if TYPE_CHECKING:
    from planogram.model.fixture import Face, Gondola

KINDS = ("face", "bay", "level", "selection", "gondola", "project", "band", "family", "subfamily", "brand", "role")
NAMED = frozenset({"bay", "level", "band", "family", "subfamily", "brand", "role"})
Named = list[tuple[tuple[str, ...], str]]


def named_scopes(project: Project, face: "tuple[Gondola, Face] | None", kind: str, say: Translator) -> Named:
    """The scopes of a kind that take a name: their last values and what they are called."""
    if kind == "band":
        return [((band,), say(f"print.band.{band}").split("|")[0]) for band in BANDS]
    if kind in ("bay", "level"):
        return list(_places(face[1], kind, say)) if face is not None else []
    if kind == "role":
        return [((role,), say(f"role.{role}")) for role in sorted({role for product in project.products for role in product.roles})]
    names = {_group(product, kind) for product in project.products} - {""}
    return [((name,), name) for name in sorted(names, key=str.casefold)]


def _group(product: object, kind: str) -> str:
    name = getattr(product, kind)
    return f"{getattr(product, 'family', '')}/{name}" if name and kind == "subfamily" else str(name)


def _places(face: "Face", kind: str, say: Translator) -> Iterator[tuple[tuple[str, ...], str]]:
    for number, bay in enumerate(face.bays, 1):
        text = say("findings.bay", number=number)
        if kind == "bay":
            yield (str(number),), text
        else:
            for height in range(len(bay.levels), 0, -1):
                yield (str(number), str(height)), f"{text} · {say('findings.level', number=height)}"


class ScopeChoice(QWidget):
    """Two boxes; the second is seen only where a name is needed. `changed` after the hand has chosen."""

    changed = Signal()

    def __init__(self, workbench: Workbench, translator: Translator, kind: str, values: list[str]) -> None:
        super().__init__()
        self._workbench, self._say = workbench, translator
        self._wanted = tuple(values)
        self._listed: Named = []
        self.kind, self.name = with_name(ChoiceBox(), "scopeKind"), with_name(ChoiceBox(), "scopeName")
        for box in (self.kind, self.name):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.kind, 1)
        row.addWidget(self.name, 1)
        self._start = kind if kind in KINDS else "face"
        self.set_translator(translator)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.name.activated.connect(self._name_chosen)

    def scope(self) -> Scope:
        """The scope chosen, of the face on show; a name that is gone falls back to the first there is."""
        kind, face = str(self.kind.currentData()), self._workbench.face
        self._list_names(kind)
        if kind == "selection":
            return Scope("selection", tuple(self._workbench.selection.ids))
        if kind == "project" or (face is None and kind in ("face", "gondola", "bay", "level")):
            return PROJECT
        if kind not in NAMED:
            assert face is not None
            return face_scope(face[0].name, face[1].side) if kind == "face" else Scope("gondola", (face[0].name,))
        values = self.name.currentData()
        if values is None:
            return PROJECT
        place = (face[0].name, face[1].side) if face is not None and kind in ("bay", "level") else ()
        return Scope(kind, (*place, *values))

    @property
    def remembered(self) -> tuple[str, list[str]]:
        """Kind and last name, to be kept for the next start."""
        return str(self.kind.currentData()), list(self._wanted)

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._say = translator
        chosen = self.kind.currentData() or self._start
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in KINDS:
            self.kind.addItem(translator(f"figures.scope.{kind}"), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)
        for box, key in ((self.kind, "figures.scope"), (self.name, "figures.scope.name")):
            box.setAccessibleName(translator(key))
            box.setToolTip(translator(key))
        self._listed = []
        self._list_names(str(self.kind.currentData()))

    def _list_names(self, kind: str) -> None:
        self.name.setVisible(kind in NAMED)
        if kind not in NAMED:
            return
        listed = named_scopes(self._workbench.project, self._workbench.face, kind, self._say)
        if listed != self._listed:
            self._listed = listed
            self.name.blockSignals(True)
            self.name.clear()
            for values, text in listed:
                self.name.addItem(text, values)
            self.name.setCurrentIndex(next((n for n, (values, _) in enumerate(listed) if values == self._wanted), 0 if listed else -1))
            self.name.blockSignals(False)

    def _kind_chosen(self) -> None:
        self._list_names(str(self.kind.currentData()))
        self.changed.emit()

    def _name_chosen(self) -> None:
        self._wanted = tuple(self.name.currentData() or ())
        self.changed.emit()
