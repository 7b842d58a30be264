"""The open document with its selection, its clipboard and the face on show: what tools, commands and panels share."""

from collections.abc import Callable
from datetime import date

import msgspec

from planogram.model.find import find_face, levels_with
from planogram.model.fixture import Face, Gondola
from planogram.model.memo import forget_all, memo
from planogram.model.project import Project
from planogram.session.clipboard import Clipboard
from planogram.session.document import Document
from planogram.session.listeners import Listeners
from planogram.session.selected_before import SelectedBefore
from planogram.session.selection import Picked, Selection


class FaceRef(msgspec.Struct, frozen=True):
    """A face by the id of its gondola and its side."""

    gondola: str
    side: str


class PnmLayer(msgspec.Struct, frozen=True):
    """How the PNM layer is looked at, never saved or undone: shown, out of the hand's reach, on which day, coloured by owner."""

    shown: bool = True
    locked: bool = False
    day: date | None = None
    owners: bool = False

    @property
    def within_reach(self) -> bool:
        return self.shown and not self.locked


class Workbench:
    """One open document at a time; `replace` opens another. Listeners hear that the document or the face on show is another."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.selection = Selection()
        self._selected_before = SelectedBefore(document, self.selection)
        self.clipboard = Clipboard()
        self._pnm_layer = PnmLayer()
        self._face = first_face(document.project)
        self._listeners: Listeners[[]] = Listeners()

    @property
    def project(self) -> Project:
        """What views show."""
        return self.document.project

    @property
    def face_ref(self) -> FaceRef | None:
        """The face on show, or the first one when it is gone; None in a project without furniture."""
        if self._face is not None and _face(self.project.gondolas, self._face) is not None:
            return self._face
        return first_face(self.project)

    @property
    def face(self) -> tuple[Gondola, Face] | None:
        """The gondola and face on show as they are now."""
        return self.face_in(self.project)

    def face_in(self, project: Project) -> tuple[Gondola, Face] | None:
        """The gondola and face on show as they are in `project`, this one at another moment."""
        reference = self.face_ref
        return None if reference is None else _face(project.gondolas, reference)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """`listener()` is called when the document or the face on show becomes another; the returned function ends that."""
        return self._listeners.add(listener)

    def show_face(self, gondola_id: str, side: str) -> None:
        """Put another face on show. What is selected on the one left is no longer, so that no key acts on what nobody sees.

        What a gesture carries goes along.
        """
        left, self._face = self.face_ref, FaceRef(gondola_id, side)
        if left != self._face:
            if not self.document.gesture_running:
                self.let_go_of(left)
            self._notify()

    def let_go_of(self, left: FaceRef | None) -> None:
        """What is selected on the face left for the one on show is selected no longer; a gondola is when it is on show."""
        selection, places = self.selection, levels_with(self.project, self.selection.ids)
        gone = {one.id for place in places if FaceRef(place.gondola.id, place.face.side) == left for one in place.level.positions}
        shown = self.face_ref
        part = selection.part if shown is not None and selection.part == shown.gondola else ""
        selection.set([one for one in selection.ids if one not in gone], part)

    @property
    def pnm_layer(self) -> PnmLayer:
        """How the PNM layer is looked at."""
        return self._pnm_layer

    def show_pnm(self, layer: PnmLayer) -> None:
        """Look at the PNM layer otherwise; pieces out of reach are not selected any more."""
        if layer != self._pnm_layer:
            self._pnm_layer = layer
            if not layer.within_reach and self.selection.pieces:
                self.selection.set(self.selection.ids, self.selection.part)
            self._notify()

    def replace(self, document: Document) -> None:
        """Open another document; the selection is emptied, the clipboard stays."""
        # results remembered for the one before would keep a copy of it, and of those before that: room is made for many large projects
        forget_all()
        self.document = document
        self._selected_before.leave()
        self._selected_before = SelectedBefore(document, self.selection)
        self._face = first_face(document.project)
        self.selection.set(())
        self._notify()

    def settle_selection(self) -> None:
        """After a change: what is gone is no longer selected, what undo or redo brought back is, on its own face."""
        if self._selected_before.settle():
            self._show_selected()

    def _show_selected(self) -> None:
        """The face of what is selected on show, unless some of it is there: no key acts on what nobody sees."""
        faces = faces_of(self.project, self.selection.picked)
        if faces and self.face_ref not in faces:
            self._face = faces[0]
            self._notify()

    def _notify(self) -> None:
        self._listeners.tell()


def faces_of(project: Project, picked: Picked) -> list[FaceRef]:
    """The faces that hold what is picked, in its order; of a whole gondola all its faces. What stands on the floor has none."""
    if picked.ids:
        return [FaceRef(place.gondola.id, place.face.side) for place in levels_with(project, picked.ids)]
    if picked.notes:
        return [FaceRef(note.gondola, note.side) for note in project.notes if note.id in picked.notes]
    hosts = {piece.host_id for piece in project.pnm.placements if piece.id in picked.pieces} if picked.pieces else {picked.part}
    return [
        FaceRef(gondola.id, face.side)
        for gondola in project.gondolas
        for face in gondola.faces
        if gondola.id in hosts or any(bay.id in hosts or any(level.id in hosts for level in bay.levels) for bay in face.bays)
    ]


def first_face(project: Project) -> FaceRef | None:
    """The first face of the first gondola that has one; the same object for the same gondolas, for views tell by that what they show."""
    return _first(project.gondolas)


@memo(4)
def _first(gondolas: tuple[Gondola, ...]) -> FaceRef | None:
    return next((FaceRef(gondola.id, gondola.faces[0].side) for gondola in gondolas if gondola.faces), None)


@memo(4)
def _face(gondolas: tuple[Gondola, ...], reference: FaceRef) -> tuple[Gondola, Face] | None:
    gondola = next((one for one in gondolas if one.id == reference.gondola), None)
    face = None if gondola is None else find_face(gondola, reference.side)
    return None if gondola is None or face is None else (gondola, face)
