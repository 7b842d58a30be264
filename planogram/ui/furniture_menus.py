"""Submenus about furniture whose entries are data: the pieces, free sides, other gondolas, kinds of level."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planogram.model.edits.gondolas import free_sides
from planogram.model.fixture import LEVEL_KINDS
from planogram.model.furniture import PIECES
from planogram.tools import furnishing, parts
from planogram.ui import furniture_verbs as verbs
from planogram.ui.furniture_pictures import piece_picture
from planogram.ui.icons import icon

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_PICTURE = 20


def furniture_submenus(window: "MainWindow") -> dict[str, Callable[[QMenu], object]]:
    """What fills the places in angle brackets."""
    return {
        "<add_gondola>": partial(_pieces, window),
        "<add_face>": partial(_sides, window, "furniture.menu.add_face", furnishing.add_face),
        "<duplicate_face>": partial(_sides, window, "furniture.menu.duplicate_face", furnishing.duplicate_face),
        "<move_bay_to>": partial(_other_faces, window),
        "<add_level_kind>": partial(_level_kinds, window),
    }


def _pieces(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(icon("gondola-add", window.theme.text), window.translator("menu.add_gondola"))

    def fill() -> None:
        inner.clear()
        for key in PIECES:
            picture = piece_picture(key, window.theme.name, _PICTURE, _PICTURE, window.devicePixelRatioF())
            inner.addAction(picture, window.translator(f"furniture.piece.{key}"), partial(verbs.add, window, f"piece:{key}"))

    inner.aboutToShow.connect(fill)


def _sides(window: "MainWindow", title: str, verb: Callable[..., bool], menu: QMenu) -> None:
    inner = menu.addMenu(window.translator(title))

    def fill() -> None:
        inner.clear()
        face = window.workbench.face
        for side in free_sides(face[0]) if face is not None else ():
            inner.addAction(window.translator(f"side.{side}"), partial(verbs.do, window, partial(verb, side=side)))
        _say_none(window, inner, "furniture.menu.no_side")

    inner.aboutToShow.connect(fill)


def _other_faces(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("furniture.menu.move_bay_to"))

    def fill() -> None:
        inner.clear()
        shown = window.workbench.face_ref
        for gondola in window.workbench.project.gondolas if parts.chosen_bay(window.workbench) is not None else ():
            for face in gondola.faces:
                if shown is not None and (gondola.id, face.side) != (shown.gondola, shown.side):
                    text = f"{gondola.name} – {window.translator(f'side.{face.side}')}" if len(gondola.faces) > 1 else gondola.name
                    to = partial(furnishing.move_bay_to, gondola_id=gondola.id, side=face.side)
                    inner.addAction(text, partial(verbs.do, window, to))
        _say_none(window, inner, "furniture.menu.no_face")

    inner.aboutToShow.connect(fill)


def _level_kinds(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(icon("level-add", window.theme.text), window.translator("furniture.menu.add_level"))
    for kind in LEVEL_KINDS:
        inner.addAction(window.translator(f"level_kind.{kind}"), partial(verbs.add, window, f"level:{kind}"))


def _say_none(window: "MainWindow", menu: QMenu, key: str) -> None:
    if menu.isEmpty():
        menu.addAction(window.translator(key)).setEnabled(False)
