"""The rows of the action table about furniture; the table itself is actions.py, what they do furniture_verbs.py."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planogram.model.find import find_gondola
from planogram.model.fixture import Bay, Gondola, Level
from planogram.session.workbench import Workbench
from planogram.tools import furnishing, parts
from planogram.ui import furniture_verbs as verbs
from planogram.ui.action import Action, furnished, shelf

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

PANEL = "furniture"


def _row(
    key: str, verb: Callable[..., bool], enabled: Callable[["MainWindow"], bool], *, icon: str = "", shortcut: str = "", step: int | None = None
) -> Action:
    """A row that runs a verb of tools/furnishing and tells what it took along."""
    return shelf(
        f"furniture.{key}", icon, shortcut, lambda w: verbs.do(w, verb if step is None else lambda workbench: verb(workbench, step)), enabled
    )


def _in_bay(window: "MainWindow") -> bool:
    return parts.chosen_bay(window.workbench) is not None


def _on_level(window: "MainWindow") -> bool:
    return parts.chosen_level(window.workbench) is not None


def _several_faces(window: "MainWindow") -> bool:
    face = window.workbench.face
    return face is not None and len(face[0].faces) > 1


def _bay_beside(window: "MainWindow", step: int) -> bool:
    bay, face = parts.chosen_bay(window.workbench), window.workbench.face
    places = [one.id for one in face[1].bays] if face is not None else []
    return bay is not None and bay.id in places and 0 <= places.index(bay.id) + step < len(places)


def _gondola_beside(window: "MainWindow", step: int) -> bool:
    face, gondolas = window.workbench.face, window.workbench.project.gondolas
    return face is not None and 0 <= find_gondola(window.workbench.project, face[0].id) + step < len(gondolas)


def _face_beside(window: "MainWindow", step: int) -> bool:
    face = window.workbench.face
    return face is not None and 0 <= face[0].faces.index(face[1]) + step < len(face[0].faces)


def _shown(workbench: Workbench) -> Gondola | None:
    return workbench.face[0] if workbench.face is not None else None


def _pick(window: "MainWindow", chosen: Callable[[Workbench], Bay | Level | Gondola | None]) -> None:
    part = chosen(window.workbench)
    if part is not None:
        window.workbench.selection.set((), part.id)
        window.view.setFocus()


def _toggle_palette(window: "MainWindow") -> None:
    dock = next(dock for dock in window.docks if dock.name == PANEL)
    hidden = dock.visibleRegion().isEmpty()
    dock.setVisible(hidden)
    if hidden:
        dock.raise_()
        window.furniture.list.setFocus()


FURNITURE = (
    Action("furniture.palette", _toggle_palette, "gondola", ("F7",), checked=lambda w: any(d.name == PANEL and d.isVisible() for d in w.docks)),
    Action("furniture.wizard", verbs.open_wizard, "wizard", ("Ctrl+B",)),
    _row("add_bay", furnishing.insert_bay, furnished, icon="bay-add", shortcut="B"),
    _row("add_level", furnishing.insert_level, _in_bay, icon="level-add", shortcut="N"),
    shelf("furniture.pick_bay", "", "Shift+B", lambda w: _pick(w, parts.chosen_bay), _in_bay),
    shelf("furniture.pick_level", "", "Shift+N", lambda w: _pick(w, parts.chosen_level), _on_level),
    shelf("furniture.pick_gondola", "", "Shift+G", lambda w: _pick(w, _shown), furnished),
    _row("duplicate_bay", furnishing.duplicate_bay, _in_bay, icon="duplicate"),
    _row("duplicate_gondola", furnishing.duplicate_gondola, furnished),
    _row("mirror_bay", furnishing.mirror_bay, _in_bay, icon="mirror", shortcut="M"),
    _row("mirror_face", furnishing.mirror_face, furnished, shortcut="Shift+M"),
    _row("mirror_gondola", furnishing.mirror_gondola, furnished),
    _row("bay_left", furnishing.move_bay, lambda w: _bay_beside(w, -1), shortcut="Ctrl+Shift+Left", step=-1),
    _row("bay_right", furnishing.move_bay, lambda w: _bay_beside(w, 1), shortcut="Ctrl+Shift+Right", step=1),
    _row("face_earlier", furnishing.move_face, lambda w: _face_beside(w, -1), step=-1),
    _row("face_later", furnishing.move_face, lambda w: _face_beside(w, 1), step=1),
    _row("gondola_earlier", furnishing.move_gondola, lambda w: _gondola_beside(w, -1), shortcut="Ctrl+Shift+PgUp", step=-1),
    _row("gondola_later", furnishing.move_gondola, lambda w: _gondola_beside(w, 1), shortcut="Ctrl+Shift+PgDown", step=1),
    Action("furniture.rename", lambda w: w.strip.rename_shown(), "", ("F2",), furnished),
    Action("furniture.save_piece", verbs.save_piece, "keep", (), furnished),
    _row("remove_level", furnishing.remove_level, _on_level, icon="level-remove"),
    _row("remove_bay", furnishing.remove_bay, _in_bay),
    _row("remove_face", furnishing.remove_face, _several_faces),
    _row("remove_gondola", furnishing.remove_gondola, furnished),
)
WHOLE = shelf("view.whole_gondola", "gondola", "W", lambda w: w.whole.toggle(), furnished)
