"""Opening and saving by what a file is: the one place that knows extensions. Each format's module is imported when it is needed."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from planogram.exchange.problems import FileProblem, RefusedRow, folder_of, os_problem, project_problem
from planogram.exchange.project_file import EXTENSION, read_contents, write_contents
from planogram.i18n import Translator
from planogram.model.orientation import FACES
from planogram.model.product import absent_pictures, image_of
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.saving import stamp_after
from planogram.storage.atomic import write_atomically
from planogram.storage.branches import NO_BRANCHES, KeptBranches
from planogram.storage.codec import BadProject, encode_checked
from planogram.storage.container import Contents
from planogram.storage.places import exists, is_folder, refuse_special
from planogram.storage.stamp import FileStamp
from planogram.storage.version import Version

READABLE = (EXTENSION, ".xlsx", ".csv", ".psa")
WRITABLE_COMPARISONS = (".xlsx", ".pdf")
WRITABLE = (*READABLE, ".pdf", ".png", ".svg", ".dxf")
WORKBOOKS = (".xlsx", ".xlsm")
_ADVICE = {".xls": "old_excel", ".xlsb": "old_excel", ".ods": "old_excel"}
_FOREIGN = {
    ".pln": "Spaceman",
    ".flp": "DotActiv",
    ".pfa": "Blue Yonder Floor Planning",
}
"""Plans of other programs whose format is not published, by extension: the sentence says how to bring them over."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class Opened(msgspec.Struct, frozen=True):
    """What a file gave. `refused` rows were left out, `notes` are remarks on rows that were taken; only a project file
    (`is_project_file`) is saved back in its place.
    """

    project: Project
    images: dict[str, bytes] = {}
    refused: tuple[RefusedRow, ...] = ()
    is_project_file: bool = False
    versions: tuple[Version, ...] = ()
    stamp: FileStamp | None = None
    branches: KeptBranches = NO_BRANCHES
    notes: tuple[RefusedRow, ...] = ()


def open_file(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
    tabs: Mapping[str, str] | None = None,
) -> Opened:
    """The project in the file at `path`, of any readable format. FileProblem when it cannot be read. `mapping`, `tabs` as in `read_into`."""
    kind = _kind_of(path)
    if kind == EXTENSION:
        # taken before reading: a change in between is rather noticed once too often than not at all
        stamp = stamp_after(path)
        contents = read_contents(path)
        return Opened(contents.project, contents.images, tuple(_lost(contents)), True, contents.versions, stamp, contents.branches)
    if kind == ".psa":
        from planogram.exchange.psa.read import read_psa

        foreign = read_psa(path, progress=progress, cancelled=cancelled)
        return _saveable(path, Opened(foreign.project, foreign.images))
    if kind in WORKBOOKS:
        from planogram.exchange.workbook.read import read_workbook

        book = read_workbook(path, None, progress=progress, cancelled=cancelled, mapping=mapping, tabs=tabs)
        return _saveable(path, Opened(book.project, book.images, book.refused, notes=book.notes))
    from planogram.exchange.workbook.csv_table import read_csv

    table = read_csv(path, None, progress=progress, cancelled=cancelled)
    return _saveable(path, Opened(table.project, table.images, table.refused, notes=table.notes))


def read_into(
    path: Path,
    base: Project,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
    tabs: Mapping[str, str] | None = None,
) -> Opened:
    """`base` with the rows of a workbook or a table brought in by key. FileProblem when it cannot be read, or is no table.

    `mapping`: by sheet, headers nobody knows → columns. `tabs`: names that say nothing → sheets.
    """
    kind = _kind_of(path)
    if kind in WORKBOOKS:
        from planogram.exchange.workbook.read import read_workbook

        book = read_workbook(path, base, progress=progress, cancelled=cancelled, mapping=mapping, tabs=tabs)
        return _saveable(path, Opened(book.project, book.images, book.refused, notes=book.notes))
    if kind != ".csv":
        raise FileProblem("unknown_extension", file=path.name, known=" ".join((*WORKBOOKS, ".csv")))
    from planogram.exchange.workbook.csv_table import read_csv

    table = read_csv(path, base, progress=progress, cancelled=cancelled)
    return _saveable(path, Opened(table.project, table.images, table.refused, notes=table.notes))


def document_of(opened: Opened, path: Path | None) -> Document:
    """What was opened, as a document: with its file when it is a project file, else as work that no file holds yet.

    Nor does the copy from before the last save: saving in its place would lose the one good copy with the next save.
    """
    own = opened.is_project_file and path is not None and not path.name.endswith("~")
    document = Document(opened.project, path if own else None, opened.images, opened.versions, opened.branches)
    document.stamp = opened.stamp if document.path is not None else None
    if document.path is None:
        document.mark_unsaved()
    return document


def save_file(
    path: Path,
    project: Project,
    images: dict[str, bytes],
    translator: Translator,
    versions: tuple[Version, ...] = (),
    branches: KeptBranches = NO_BRANCHES,
    face: tuple[str, str] | None = None,
    *,
    labels: tuple[str, ...] = ("name",),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write `project` at `path` in the format its extension names; a picture or drawing is of `face` (gondola id, side), the first
    without; `labels`: what is written on the blocks of a picture or PDF, as a style's label fields. FileProblem when that fails or
    the extension is none of WRITABLE. A large workbook asks `cancelled` as it goes.
    """
    writers = {
        EXTENSION: lambda: _save_project(path, Contents(project, images, versions, branches=branches)),
        ".xlsx": lambda: _save_workbook(path, project, translator, progress, cancelled),
        ".csv": lambda: _save_csv(path, project),
        ".psa": lambda: _save_psa(path, project, images),
        ".pdf": lambda: _save_pdf(path, project, translator, images, labels),
        ".png": lambda: _save_picture(path, project, translator, images, face, labels),
        ".svg": lambda: _save_picture(path, project, translator, images, face, labels),
        ".dxf": lambda: _save_dxf(path, project, translator, face),
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise FileProblem("unknown_extension", file=path.name or str(path), known=" ".join(WRITABLE))
    if is_folder(path):
        raise FileProblem("is_directory", file=path.name or str(path), folder=folder_of(path))
    if not exists(path.parent):
        raise FileProblem("no_folder", file=path.name, folder=folder_of(path))
    try:
        writer()
    except OSError as error:
        raise os_problem(error, path) from error


def save_comparison(path: Path, old: Project, new: Project, translator: Translator) -> None:
    """Write what differs between two versions at `path`, as one of WRITABLE_COMPARISONS. FileProblem when that fails."""
    try:
        if path.suffix.lower() == ".xlsx":
            from planogram.exchange.workbook.comparison import write_comparison

            write_comparison(path, old, new, translator)
        elif path.suffix.lower() == ".pdf":
            from planogram.exchange.pdf.documents import PrintOrder, write_document

            order = PrintOrder("comparison", new, old=old)
            write_atomically(path, lambda file: write_document(file, order, translator), keep_previous=False)
        else:
            raise FileProblem("unknown_extension", file=path.name or str(path), known=" ".join(WRITABLE_COMPARISONS))
    except OSError as error:
        raise os_problem(error, path) from error


def _kind_of(path: Path) -> str:
    """The extension whose reader the file is for: by its first bytes when they say so, else by its name."""
    try:
        if is_folder(path):
            raise FileProblem("is_directory", file=path.name or str(path), folder=folder_of(path))
        refuse_special(path)
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise os_problem(error, path) from error
    except ValueError as error:
        raise FileProblem("bad_name", file=repr(path.name), folder="") from error
    extension = path.suffix.lower()
    if not start:
        raise FileProblem("empty", file=path.name)
    if extension in _FOREIGN:
        raise FileProblem("foreign_plan", file=path.name, program=_FOREIGN[extension])
    if extension in _ADVICE or start == _OLE:
        raise FileProblem(_ADVICE.get(extension, "old_excel"), file=path.name)
    if start == _ZIP and extension not in (EXTENSION, *WORKBOOKS):
        return _kind_of_zip(path)
    if extension in (*READABLE, *WORKBOOKS):
        return _kind_of_zip(path) if start == _ZIP else extension
    raise FileProblem("unknown_to_read", file=path.name, known=" ".join(READABLE))


def _kind_of_zip(path: Path) -> str:
    """A project or a workbook under another's name is still opened; a ZIP that is neither is left to the reader its name asks for."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = set()
    if "project.json" in names:
        return EXTENSION
    if "[Content_Types].xml" in names:
        return ".xlsx"
    if path.suffix.lower() in (EXTENSION, *WORKBOOKS):
        return path.suffix.lower()
    raise FileProblem("unknown_to_read", file=path.name, known=" ".join(READABLE))


def _saveable(path: Path, opened: Opened) -> Opened:
    """`opened`, unless it holds what no project file could: better refused now than after a day's work on it."""
    try:
        encode_checked(opened.project)
    except BadProject as refused:
        raise project_problem(refused, path) from refused
    return opened


def _lost(contents: Contents) -> list[RefusedRow]:
    owners = {name: product.id for product in contents.project.products for face in FACES if (name := image_of(product, face))}
    return [RefusedRow("images", 0, "", owners.get(name, name), "lost_image") for name in contents.lost_images]


def _save_project(path: Path, contents: Contents) -> None:
    from planogram.exchange.thumbnail import thumbnail

    write_contents(path, msgspec.structs.replace(contents, thumbnail=thumbnail(contents.project)))


def _save_workbook(path: Path, project: Project, translator: Translator, progress: Progress | None, cancelled: Cancelled | None) -> None:
    from planogram.exchange.workbook.write import write_workbook

    write_workbook(path, project, translator, progress=progress, cancelled=cancelled)


def _save_csv(path: Path, project: Project) -> None:
    from planogram.exchange.workbook.csv_table import write_csv

    write_csv(path, project, "products")


def _save_psa(path: Path, project: Project, images: dict[str, bytes]) -> None:
    from planogram.exchange.psa.patch import psa_bytes

    content = psa_bytes(project, images)
    write_atomically(path, lambda file: file.write(content))


def _save_pdf(path: Path, project: Project, translator: Translator, images: dict[str, bytes], labels: tuple[str, ...]) -> None:
    from planogram.exchange.pdf.planogram import write_pdf
    from planogram.exchange.pdf.setup import PrintSetup

    setup = PrintSetup(pictures=bool(images), label_fields=labels, absent=absent_pictures(project.products, images))
    write_atomically(path, lambda file: write_pdf(file, project, translator, setup=setup, images=images), keep_previous=False)


def _save_dxf(path: Path, project: Project, translator: Translator, face: tuple[str, str] | None) -> None:
    from planogram.exchange.dxf import dxf_text

    text = dxf_text(project, translator, *(face or (None, None))).encode()
    write_atomically(path, lambda file: file.write(text), keep_previous=False)


def _save_picture(
    path: Path, project: Project, translator: Translator, images: dict[str, bytes], face: tuple[str, str] | None, labels: tuple[str, ...]
) -> None:
    from planogram.exchange.image import write_png, write_svg

    write = write_svg if path.suffix.lower() == ".svg" else write_png
    of_face = face or (None, None)
    write_atomically(path, lambda file: write(file, project, translator, *of_face, images=images, labels=labels), keep_previous=False)
