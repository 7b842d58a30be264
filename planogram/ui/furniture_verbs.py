"""What the window does about furniture: dialogs, the palette's wishes, and telling what a removal took along. The edits are tools/furnishing's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planogram.i18n import Translator
from planogram.model.bay_plan import BayPlan, plan_of
from planogram.model.edits.furniture import fresh_bay
from planogram.model.edits.gondolas import fresh_gondola
from planogram.model.find import positions_lost
from planogram.model.fixture import LEVEL_KINDS, Bay, Gondola
from planogram.model.furniture import PIECES, new_piece
from planogram.model.placement import products_by_id
from planogram.model.position import Position
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.tools import at_hand, floor_furniture, furnishing, parts
from planogram.tools.furnish import Load

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_NAMED = 3
Verb = Callable[[Workbench], bool]


def do(window: "MainWindow", verb: Verb) -> bool:
    """Run a verb; what it took off the shelves is told, with a button that brings it back. A gondola that comes on show is fitted."""
    if "furniture" in window.workbench.selection.locked:
        window.status.say(window.translator("layers.locked.furniture"))
        return False
    before, shown = window.workbench.project, window.workbench.face_ref
    done = verb(window.workbench)
    tell_lost(window, before)
    if window.workbench.face_ref != shown:
        window.live.flush()
        window.view.fit()
    return done


def tell_lost(window: "MainWindow", before: Project) -> None:
    """Tell which products are no longer on the shelves of the project, and which PNM pieces lost what they hung on, if any."""
    after, say = window.workbench.project, window.translator
    lost, loose = positions_lost(before, after), pieces_loosened(before, after)
    if lost or loose:
        text = " ".join((*([lost_text(say, before, lost)] if lost else ()), *([say.plural("furniture.loose", loose)] if loose else ())))
        window.notices.tell(text, "warning", (("furniture.undo", window.workbench.document.undo),), seconds=15.0)
        window.furniture.told = window.workbench.document.committed


def pieces_loosened(before: Project, after: Project) -> int:
    """How many PNM pieces are detached now that were not before."""
    return len({one.placement.id for one in after.pnm.detached} - {one.placement.id for one in before.pnm.detached})


def mind_told(window: "MainWindow") -> None:
    """Take the notice of a removal away once its button would undo something else."""
    told = window.furniture.told
    if told is not None and window.workbench.document.committed is not told:
        window.furniture.told = None
        window.notices.tell("")


def lost_text(translator: Translator, project: Project, lost: tuple[Position, ...]) -> str:
    """How many blocks are gone, and the names of the first products."""
    known = products_by_id(project.products)
    names = list(dict.fromkeys(known[one.product].name if one.product in known else one.product for one in lost))
    more = translator.plural("furniture.lost.more", len(names) - _NAMED) if len(names) > _NAMED else ""
    return translator.plural("furniture.lost", len(lost), names=", ".join(names[:_NAMED]), more=more)


def delete(window: "MainWindow") -> None:
    """The Delete key: products or notes, else the picked level or bay."""
    if window.workbench.selection.ids or window.workbench.selection.notes:
        at_hand.delete(window.workbench)
    else:
        do(window, at_hand.delete)


def deletion_meant(workbench: Workbench) -> str:
    """The action that says in its name what the Delete key would take away now."""
    selection = workbench.selection
    if selection.notes:
        return "note.remove"
    if selection.ids or selection.pieces or not selection.part:
        return "edit.delete"
    if parts.gondola_picked(workbench) is not None:
        return "furniture.remove_gondola"
    if parts.bay_picked(workbench) is not None:
        return "furniture.remove_bay"
    return "furniture.remove_level" if parts.level_picked(workbench) is not None else "edit.delete"


def duplicate(window: "MainWindow") -> None:
    """The keys of a copy: of products or notes, else of the picked level, bay or gondola."""
    if window.workbench.selection.ids or window.workbench.selection.notes:
        at_hand.duplicate(window.workbench)
    else:
        do(window, at_hand.duplicate)


def load_of(window: "MainWindow", reference: str) -> Load | None:
    """What a reference of the palette stands for, made anew each time."""
    kind, _, key = reference.partition(":")
    if kind == "piece" and key in PIECES:
        return Load("gondola", gondola=new_piece(PIECES[key], window.translator(f"furniture.piece.{key}")))
    if kind == "level" and key in LEVEL_KINDS:
        return Load("level", key)
    if kind == "bay":
        return Load("bay")
    piece = window.furniture.own_piece(key) if kind == "own" else None
    if piece is None:
        return None
    if piece.bay is not None:
        return Load("bay", bay=fresh_bay(piece.bay), products=piece.products)
    return Load("gondola", gondola=fresh_gondola(piece.gondola, piece.name), products=piece.products)


def is_gondola(window: "MainWindow", reference: str) -> bool:
    """Whether a reference of the palette stands for a whole gondola."""
    load = load_of(window, reference)
    return load is not None and load.kind == "gondola"


def add_at(window: "MainWindow", reference: str, index: int) -> None:
    """A gondola of the palette let go between the tabs of two others, before the one at `index`."""
    load = load_of(window, reference)
    gondola = load.gondola if load is not None else None
    if load is None or gondola is None:
        return
    if "furniture" in window.workbench.selection.locked:
        window.view.refused.emit(("furniture",), True)
        return
    do(window, lambda workbench: furnishing.add_gondola(workbench, gondola, load.products, index))


def add(window: "MainWindow", reference: str) -> None:
    """A double-click in the palette: a gondola beside the one on show, a bay or level beside the chosen one."""
    load = load_of(window, reference)
    if load is None:
        return
    gondola, level_kind = load.gondola, next(kind for kind in LEVEL_KINDS if kind == load.level_kind)
    if gondola is not None and window.centre.floor_shown:
        _add_on_plan(window, gondola, load.products)
        return
    if gondola is not None:
        do(window, lambda workbench: furnishing.add_gondola(workbench, gondola, load.products))
    elif window.workbench.face is None:
        window.notices.tell(window.translator("furniture.first_a_gondola"))
    elif load.kind == "bay":
        do(window, lambda workbench: furnishing.insert_bay(workbench, None, load.bay, load.products))
    elif parts.chosen_bay(window.workbench) is None:
        window.notices.tell(window.translator("furniture.first_a_bay"))
    else:
        do(window, lambda workbench: furnishing.insert_level(workbench, level_kind))
    window.view.setFocus()


def _add_on_plan(window: "MainWindow", gondola: Gondola, products: tuple[Product, ...]) -> None:
    """Beside the floor and picked there: added to the shelves alone it would be nowhere to be seen."""
    if do(window, lambda workbench: floor_furniture.add_beside(workbench, gondola, products)):
        window.floor.view.tool.select((gondola.id,))
        window.floor.view.fit()
        window.floor.view.setFocus()


def open_wizard(window: "MainWindow") -> None:
    """The bay wizard, begun with the chosen bay's sizes."""
    from planogram.ui.dialogs.bay_wizard import BayWizard

    face, chosen = window.workbench.face, parts.chosen_bay(window.workbench)
    old: dict[str, tuple[Bay, ...]] = {}
    if chosen is not None:
        old["bay"] = (chosen,)
    if face is not None and face[1].bays:
        old["face"] = face[1].bays
    plan = plan_of(next(iter(old.values()))) if old else BayPlan(bays=3)
    wizard = BayWizard(window, window.translator, window.theme, plan, old, window.workbench.project.products)
    wizard.planned.connect(lambda target, planned: build(window, planned, old.get(target, ())))
    wizard.finished.connect(wizard.deleteLater)
    wizard.open()


def build(window: "MainWindow", plan: BayPlan, old: tuple[Bay, ...]) -> None:
    """A new gondola after the plan, or the `old` bays built anew."""
    ids = [bay.id for bay in old]
    name = window.translator("furniture.piece.single_gondola")
    do(window, lambda workbench: furnishing.rearrange(workbench, ids, plan) if ids else furnishing.add_planned(workbench, plan, name))


def save_piece(window: "MainWindow") -> None:
    """Ask for a name and keep the gondola on show, or the chosen bay, in the person's own library."""
    from planogram.ui.dialogs.save_piece import SavePieceDialog

    face, bay = window.workbench.face, parts.chosen_bay(window.workbench)
    if face is None:
        return
    taken = frozenset(piece.name for piece in window.furniture.library.pieces()[0])
    bay_name = window.translator("furniture.save.bay_name", gondola=face[0].name) if bay is not None else ""
    dialog = SavePieceDialog(window, window.translator, face[0].name, bay_name, taken)
    dialog.saved.connect(lambda name, only_bay, full: keep_piece(window, name, only_bay, full))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def keep_piece(window: "MainWindow", name: str, only_bay: bool, with_products: bool) -> None:
    """Write the piece to the library and show it in the palette."""
    face, bay, library = window.workbench.face, parts.chosen_bay(window.workbench), window.furniture.library
    if face is None:
        return
    products = window.workbench.project.products if with_products else ()
    try:
        if only_bay and bay is not None:
            library.keep_bay(name, face[0], bay, products)
        else:
            library.keep(name, face[0], products)
    except OSError:
        _tell_unwritable(window, "furniture.not_saved", name)
        return
    window.furniture.reload()
    window.notices.tell(window.translator("furniture.saved", name=name), "good")


def _tell_unwritable(window: "MainWindow", key: str, name: str) -> None:
    window.notices.tell(window.translator(key, name=name, folder=str(window.furniture.library.folder or "")), "bad")


def forget_piece(window: "MainWindow", name: str) -> None:
    """Delete an own piece; a button of the notice writes it again."""
    piece, library = window.furniture.own_piece(name), window.furniture.library
    if piece is None:
        return

    def again() -> None:
        try:
            if piece.bay is not None:
                library.keep_bay(name, piece.gondola, piece.bay, piece.products)
            else:
                library.keep(name, piece.gondola, piece.products)
        except OSError:
            _tell_unwritable(window, "furniture.not_saved", name)
        window.furniture.reload()

    try:
        library.forget(piece)
    except OSError:
        _tell_unwritable(window, "furniture.not_forgotten", name)
        return
    window.furniture.reload()

    window.notices.tell(window.translator("furniture.forgotten", name=name), choices=(("furniture.undo", again),))


def tell_broken(window: "MainWindow") -> None:
    """One sentence for the files of the library that were skipped."""
    broken = window.furniture.broken
    if broken:
        names = ", ".join(one.path.name for one in broken[:_NAMED])
        window.notices.tell(window.translator.plural("furniture.broken", len(broken), names=names), "warning")
