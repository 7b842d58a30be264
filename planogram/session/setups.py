"""A face of the open document confirmed, with the version that is set up and the photographs taken. One step; the photographs stay for redo."""

from collections.abc import Mapping
from datetime import date

from planogram.model.edits import setups
from planogram.model.find import find_face, find_gondola
from planogram.model.setup import Confirmation
from planogram.model.setup_state import shelf_print
from planogram.model.values import new_id
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.codec import BadProject


def confirm_face(
    document: Document, gondola_id: str, side: str, day: date, person: str = "", comment: str = "", photos: Mapping[str, bytes] | None = None
) -> bool:
    """Say that a face stands as drawn; `photos`: pictures by the name they are kept under. False when the document is read-only."""
    project = document.committed
    gondola = project.gondolas[find_gondola(project, gondola_id)]
    face = find_face(gondola, side)
    assert face is not None  # the caller shows it
    mark = shelf_print(face)
    said = Confirmation(new_id("set"), gondola_id, side, day, person, comment, tuple(photos or ()), _version(document, gondola_id, side, mark), mark)
    if not document.read_only:
        document.images.update(photos or {})
    return document.do(Label("edit.confirm_setup", (("name", gondola.name),)), setups.confirm(project, said))


def _version(document: Document, gondola_id: str, side: str, mark: str) -> str:
    """The newest published version in which the face is as it is now; else the name of the version being worked on."""
    for version in reversed(document.versions):
        try:
            if version.head.status not in ("published", "in_place"):
                continue
            frozen = version.project
        except BadProject:
            continue
        face = next((find_face(one, side) for one in frozen.gondolas if one.id == gondola_id), None)
        if face is not None and shelf_print(face) == mark:
            return frozen.version
    return document.committed.version


def withdraw_setup(document: Document, confirmation: Confirmation) -> bool:
    """Take a confirmation back."""
    project = document.committed
    name = next((gondola.name for gondola in project.gondolas if gondola.id == confirmation.gondola), "")
    return document.do(Label("edit.withdraw_setup", (("name", name),)), setups.withdraw(project, confirmation.id))
