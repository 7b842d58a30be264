"""A folder of pictures named after products' codes and the face they show: `3250390000011.png`, `3250390000011_side.jpg`, `…_dessus.webp`."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from planogram.exchange.picture_files import EXTENSIONS, read_picture
from planogram.exchange.problems import FileProblem, RefusedRow, os_problem
from planogram.exchange.workbook.codes import matching
from planogram.exchange.workbook.watch import Cancelled
from planogram.model.edits.products import give_pictures
from planogram.model.project import Project
from planogram.storage import bounds

SUFFIXES: Mapping[str, str] = {
    **dict.fromkeys(("front", "face", "avant", "1"), "front"),
    **dict.fromkeys(("side", "left", "cote", "gauche", "profil", "2"), "side"),
    **dict.fromkeys(("top", "dessus", "haut", "3"), "top"),
    **dict.fromkeys(("back", "rear", "dos", "arriere", "7"), "back"),
    **dict.fromkeys(("right", "droite", "8"), "right"),
    **dict.fromkeys(("base", "bottom", "dessous", "bas", "9"), "base"),
}
"""The end of a file's name, without accents → the face. The numbers are those space planning programs use."""
_OTHER_PICTURES = (".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".svg")
_PARTS = re.compile(r"(.+?)[ _.-]+([^ _.-]+)\Z", re.DOTALL)
_MOST_FILES = bounds.ARCHIVE_ENTRIES


class FolderPictures(msgspec.Struct, frozen=True):
    """The project that names the pictures found, the pictures by name, how many products have new ones, and the files left out, each with why."""

    project: Project
    images: dict[str, bytes]
    products: int
    refused: tuple[RefusedRow, ...]


def face_of(stem: str, known: Collection[str]) -> tuple[str, str]:
    """The product's code and the face that a file's name without extension tells; a code that is known whole has no suffix.

    >>> face_of("3250390000011_Côté", {"3250390000011"}), face_of("TEA_1", {"TEA_1"}), face_of("TEA", {"TEA"})
    (('3250390000011', 'side'), ('TEA_1', 'front'), ('TEA', 'front'))
    """
    stem = unicodedata.normalize("NFC", stem)
    whole, parts = matching(stem, known), _PARTS.match(stem)
    if whole in known or parts is None:
        return whole, "front"
    face = SUFFIXES.get(_plain(parts[2]), "")
    return (matching(parts[1], known), face) if face else (whole, "front")


def _plain(word: str) -> str:
    """In small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter))


def pictures_from_folder(
    project: Project,
    folder: Path,
    held: int = 0,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FolderPictures:
    """The pictures of a folder, given to the products they are named after. FileProblem when the folder cannot be read.

    `held`: bytes of pictures the project holds already; beyond what a project file may hold no more are taken.
    """
    known = {product.id for product in project.products}
    images: dict[str, bytes] = {}
    found: dict[tuple[str, str], str] = {}
    refused: list[RefusedRow] = []
    files = list(_files(folder))
    for number, path in enumerate(files, 1):
        if cancelled is not None and cancelled():
            raise Cancelled
        problem = _take(path, known, found, images, held)
        if problem is not None:
            refused.append(problem)
        if progress is not None:
            progress(number / len(files))
    return FolderPictures(give_pictures(project, found), images, len({code for code, _ in found}), tuple(refused))


def _files(folder: Path) -> Iterator[Path]:
    """The pictures of a folder by name; hidden files and what is no picture by its extension are passed over."""
    try:
        paths = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.name)
        yield from [path for path in paths if path.suffix.lower() in (*EXTENSIONS, *_OTHER_PICTURES) and path.is_file()][:_MOST_FILES]
    except OSError as error:
        raise os_problem(error, folder) from error


def _take(path: Path, known: Collection[str], found: dict[tuple[str, str], str], images: dict[str, bytes], held: int) -> RefusedRow | None:
    """Take one file, or say why not."""
    place = face_of(path.stem, known)
    if place[0] not in known:
        return RefusedRow("", 0, "", path.name, "picture_of_nothing")
    if place in found:
        return RefusedRow("", 0, "", path.name, "picture_twice")
    try:
        name, content = read_picture(path)
    except FileProblem as problem:
        return RefusedRow("", 0, "", path.name, problem.code, dict(problem.values))
    if held + len(content) + sum(map(len, images.values())) > bounds.IMAGES_SIZE:
        return RefusedRow("", 0, "", path.name, "pictures_full")
    found[place], images[name] = name, content
    return None
