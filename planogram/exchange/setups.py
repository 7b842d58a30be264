"""Set-ups that come back: the confirmations in a store's file, told in terms of the open project. The file itself is only read."""

from pathlib import Path

import msgspec

from planogram.exchange.project_file import read_contents
from planogram.model.find import find_face
from planogram.model.fixture import Face, Gondola
from planogram.model.project import Project
from planogram.model.setup import Confirmation
from planogram.model.setup_state import FaceSetup, setups, shelf_print
from planogram.model.values import changed
from planogram.storage.codec import BadProject
from planogram.storage.container import Contents


class Returned(msgspec.Struct, frozen=True):
    """What a returned file says: confirmations for the open project, their photographs, how many faces it has not confirmed, and how many it
    confirmed that the project does not have.
    """

    file: str
    store: str
    confirmations: tuple[Confirmation, ...]
    images: dict[str, bytes]
    waiting: int
    unknown: int


def read_setups(path: Path, project: Project) -> Returned:
    """The last word on each face in the project file at `path`. FileProblem when it cannot be read.

    A variant's word counts for the model it was made from: what a store set up is its own plan, which differs from the model on purpose.
    """
    contents = read_contents(path)
    own = contents.project.variant
    store = own.name or own.store or path.stem
    model = _model(contents)
    found, unknown = list[Confirmation](), 0
    rows = [row for row in setups(contents.project) if row.confirmation is None or not row.confirmation.store]
    for row in rows:
        if row.confirmation is None:
            continue
        home = _face_like(project, row.gondola, row.face)
        if home is None:
            unknown += 1
        else:
            version = own.version if own.store else row.confirmation.version
            mark = _mark(row, model)
            found.append(changed(row.confirmation, gondola=home.id, store=store, version=version or row.confirmation.version, shelf_print=mark))
    images = {name: contents.images[name] for one in found for name in one.photos if name in contents.images}
    return Returned(path.name, store, tuple(found), images, sum(row.confirmation is None for row in rows), unknown)


def _model(contents: Contents) -> Project | None:
    ident = contents.project.variant.model_id
    try:
        return next((version.project for version in contents.versions if ident and version.id == ident), None)
    except BadProject:
        return None


def _mark(row: FaceSetup, model: Project | None) -> str:
    """The print of the face the store was to set up, in the open project's terms; none, which nothing matches, where its own plan changed since."""
    assert row.confirmation is not None
    if row.state != "confirmed":
        return ""
    home = None if model is None else _face_like(model, row.gondola, row.face)
    face = None if home is None else find_face(home, row.face.side)
    return row.confirmation.shelf_print if face is None else shelf_print(face)


def _face_like(project: Project, gondola: Gondola, face: Face) -> Gondola | None:
    """The gondola of the project that has this face: by its id, else by its name."""
    having = [one for one in project.gondolas if find_face(one, face.side) is not None]
    by_id = next((one for one in having if one.id == gondola.id), None)
    return by_id or next((one for one in having if one.name == gondola.name), None)
