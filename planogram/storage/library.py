"""A person's own furniture: named pieces kept as small project files in a folder. What the shop offers ready-made is model/furniture.

A piece is a project of one gondola with the products on it; a piece that is a single bay says so in its attributes. A file that
cannot be read is told of and skipped: it never keeps the others from being offered.
"""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import msgspec

from planogram.model.edits.gondolas import emptied
from planogram.model.find import walk_positions
from planogram.model.fixture import Bay, Face, Gondola
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.model.values import changed
from planogram.storage.atomic import write_atomically
from planogram.storage.bounds import PROJECT_TEXT
from planogram.storage.codec import BadProject, decode, encode
from planogram.storage.places import is_folder

ENDING = ".furniture.json"
_BAY = ("piece", "bay")
_LONGEST_STEM = 60


class OwnPiece(msgspec.Struct, frozen=True):
    """A piece somebody saved: its gondola under the piece's name, and the products that stand on it."""

    name: str
    gondola: Gondola
    products: tuple[Product, ...] = ()
    bay: Bay | None = None
    path: Path = Path()


class BadPiece(msgspec.Struct, frozen=True):
    """A file of the folder that is not a piece, and the reason's code (storage/codec, or `unreadable`)."""

    path: Path
    code: str


class FurnitureLibrary:
    """The pieces in `folder`, which need not exist yet; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def pieces(self) -> tuple[tuple[OwnPiece, ...], tuple[BadPiece, ...]]:
        """All pieces by name, and the files that were skipped."""
        good: list[OwnPiece] = []
        bad: list[BadPiece] = []
        for path in sorted(self.folder.glob(f"*{ENDING}")) if self.folder is not None and is_folder(self.folder) else ():
            read = _read(path)
            if isinstance(read, OwnPiece):
                good.append(read)
            else:
                bad.append(read)
        return tuple(sorted(good, key=lambda piece: piece.name.casefold())), tuple(bad)

    def keep(self, name: str, gondola: Gondola, products: Sequence[Product] = (), *, only_bay: bool = False) -> Path:
        """Save a piece under `name`; one of that name is replaced. Without `products` it is saved empty. OSError when it cannot be written."""
        kept = msgspec.structs.replace(gondola, name=name)
        if not products:
            kept = changed(kept, faces=tuple(changed(face, bays=tuple(map(_emptied, face.bays))) for face in kept.faces))
        project = Project(name=name, gondolas=(kept,), attributes=(_BAY,) if only_bay else ())
        project = changed(project, products=_standing(project, products))
        if self.folder is None:
            raise FileNotFoundError(name)
        path = next((piece.path for piece in self.pieces()[0] if piece.name == name), None) or _free_path(self.folder, name)
        self.folder.mkdir(parents=True, exist_ok=True)
        text = encode(project)
        write_atomically(path, lambda file: file.write(text), keep_previous=False)
        return path

    def keep_bay(self, name: str, gondola: Gondola, bay: Bay, products: Sequence[Product] = ()) -> Path:
        """Save one bay under `name`."""
        return self.keep(name, msgspec.structs.replace(gondola, faces=(Face("A", (bay,)),)), products, only_bay=True)

    def forget(self, piece: OwnPiece) -> None:
        """Delete a piece's file; nothing happens when it is gone already."""
        piece.path.unlink(missing_ok=True)


def _emptied(bay: Bay) -> Bay:
    bare = emptied(bay)
    return changed(bare, levels=tuple(changed(level, reserved=()) for level in bare.levels))


def _standing(project: Project, products: Sequence[Product]) -> tuple[Product, ...]:
    """Those of the products that stand on the project's furniture; pictures stay with the project they came from."""
    wanted = {position.product for _, position in walk_positions(project)}
    return tuple(changed(product, image="") for product in products if product.id in wanted)


def _free_path(folder: Path, name: str) -> Path:
    """A path nobody has: two names may be written alike."""
    stems = (f"{_stem(name)}{n}" for n in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(path for stem in stems if not (path := folder / f"{stem}{ENDING}").exists())


def _stem(name: str) -> str:
    """A file name any system takes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:_LONGEST_STEM] or "piece"


def _read(path: Path) -> OwnPiece | BadPiece:
    try:
        with path.open("rb") as file:
            project = decode(file.read(PROJECT_TEXT + 1))
    except OSError:
        return BadPiece(path, "unreadable")
    except BadProject as problem:
        return BadPiece(path, problem.code)
    if len(project.gondolas) != 1 or not any(face.bays for face in project.gondolas[0].faces):
        return BadPiece(path, "not_a_project")
    gondola = project.gondolas[0]
    bay = gondola.faces[0].bays[0] if _BAY in project.attributes and gondola.faces[0].bays else None
    return OwnPiece(project.name or gondola.name, gondola, project.products, bay, path)
