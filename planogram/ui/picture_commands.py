"""What the window does about pictures of products: choosing one for a face, taking one away, bringing in a folder of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from planogram.exchange.picture_files import read_picture
from planogram.exchange.problems import FileProblem, sentence
from planogram.model.edits.products import give_pictures
from planogram.model.placement import products_by_id
from planogram.model.product import image_of
from planogram.session.history import Label
from planogram.storage import bounds
from planogram.storage.places import settled
from planogram.ui import look
from planogram.ui.beside import show_beside
from planogram.ui.canvas.view import ElevationView
from planogram.ui.dialogs.import_report import ImportReport
from planogram.ui.file_choice import choose_to_read

if TYPE_CHECKING:
    from planogram.exchange.picture_folder import FolderPictures
    from planogram.ui.main_window import MainWindow

_SECONDS = 12.0


def choose(window: "MainWindow", product_id: str, face: str) -> None:
    """Ask for a picture of a face of a product."""
    path = choose_to_read(window, "pictures.choose.title", "pictures.filter")
    if path is not None:
        put(window, product_id, face, path)


def put(window: "MainWindow", product_id: str, face: str, path: Path) -> bool:
    """The picture in a file given to a face of a product; a sentence says why when it cannot be."""
    document = window.workbench.document
    try:
        name, content = read_picture(path)
        if name not in document.images and held(window) + len(content) > bounds.IMAGES_SIZE:
            raise FileProblem("pictures_full", file=path.name)
    except FileProblem as problem:
        window.notices.tell(sentence(problem, window.translator), "warning", seconds=_SECONDS)
        return False
    window.settings.remembered.folder = str(settled(path).parent)
    found_again = name not in document.images
    document.images[name] = content
    if _give(window, "picture", product_id, face, name):
        return True
    if found_again:
        _found_again(window)
    return found_again and not document.read_only


def _found_again(window: "MainWindow") -> None:
    """Products name these pictures already, so that no edit tells that there is something to save and to draw."""
    if not window.workbench.document.read_only:
        window.workbench.document.mark_unsaved()
    for view in window.findChildren(ElevationView):
        view.paint_anew()


def clear(window: "MainWindow", product_id: str, face: str) -> bool:
    """No picture of that face any more."""
    return _give(window, "clear_picture", product_id, face, "")


def _give(window: "MainWindow", verb: str, product_id: str, face: str, picture: str) -> bool:
    product = products_by_id(window.workbench.project.products).get(product_id)
    if product is None or image_of(product, face) == picture:
        return False
    label = Label(f"edit.{verb}", (("face", f"pictures.face.{face}"), ("name", product.name)))
    return window.workbench.document.do(label, give_pictures(window.workbench.project, {(product_id, face): picture}))


def held(window: "MainWindow") -> int:
    """Bytes of all pictures of the document."""
    return sum(map(len, window.workbench.document.images.values()))


def import_folder(window: "MainWindow") -> None:
    """Ask for a folder of pictures named after products' codes, and take them."""
    say, start = window.translator, window.settings.remembered.folder or str(Path.home())
    folder = QFileDialog.getExistingDirectory(window, say("pictures.folder.title"), start)
    if folder:
        take_folder(window, Path(folder))


def take_folder(window: "MainWindow", folder: Path) -> bool:
    """The pictures of a folder, as one step; says how many, and which files were left out and why."""
    # with all that reads tables: nothing of it is needed at a start
    from planogram.exchange.picture_folder import pictures_from_folder

    document = window.workbench.document
    base, before = document.committed, held(window)
    found = window.files.attempt(
        "file.importing",
        "file.not_imported",
        folder,
        lambda progress, cancelled: pictures_from_folder(base, folder, before, progress=progress, cancelled=cancelled),
    )
    if found is None:
        return False
    found_again = not found.images.keys() <= document.images.keys()
    document.images.update(found.images)
    done = document.do(Label("edit.import_pictures", (("name", folder.name),)), found.project)
    if found_again and not done:
        _found_again(window)
    window.settings.remembered.folder = str(folder)
    _tell(window, folder.name, found)
    return done


def _tell(window: "MainWindow", name: str, found: "FolderPictures") -> None:
    say = window.translator
    if not found.images and not found.refused:
        window.notices.tell(say("pictures.folder.none", name=name), "warning", seconds=_SECONDS)
        return
    text = say.plural("pictures.folder.taken", found.products)
    if found.refused:
        text += say("pictures.folder.and") + say.plural("pictures.folder.left", len(found.refused))
    ways = [("pictures.folder.why", lambda: _report(window, name, found))] if found.refused else []
    if found.images and window.settings.remembered.mode != "photo":
        ways.append(("pictures.folder.show", lambda: look.show_as(window, "photo")))
    window.notices.tell(text, "good" if found.images else "warning", tuple(ways), seconds=_SECONDS)


def _report(window: "MainWindow", name: str, found: "FolderPictures") -> None:
    show_beside(window, lambda: ImportReport(window, window.translator, name, found.refused, "picture_report"))
