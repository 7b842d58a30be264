"""What actions do with products as such: find where they stand, replace them, put a placeholder. Edits themselves are in tools/."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planogram.exchange.problems import sentence
from planogram.model.edits.products import remove_products
from planogram.model.find import find_position, position_of, walk_positions
from planogram.model.placement import products_by_id
from planogram.model.product import Product
from planogram.model.project import Project
from planogram.session.workbench import Workbench
from planogram.storage.places import settled
from planogram.tools import at_hand, packing
from planogram.tools.labels import label_for_products
from planogram.ui import verbs
from planogram.ui.beside import show_beside
from planogram.ui.jobs import run_job
from planogram.ui.notices import Notice
from planogram.ui.panels.find_hits import Hit

if TYPE_CHECKING:
    from planogram.exchange.replace_in_files import Replaced
    from planogram.ui.main_window import MainWindow

NOTICE = "replaced"
_NAMED = 3


def find(window: "MainWindow") -> None:
    """Open the find bar."""
    window.find_bar.open_bar()


def find_step(window: "MainWindow", step: int) -> None:
    """To the next or previous place of what was searched; opens the bar when nothing was."""
    if window.find_bar.found:
        window.find_bar.step(step)
    else:
        find(window)


def go_to(window: "MainWindow", hit: Hit) -> None:
    """Show the face of a hit and select it there."""
    verbs.show_on_face(window, hit.face, (hit.position,))


def replace(window: "MainWindow", old: str = "") -> None:
    """The replace dialog, begun with `old` or the product selected."""
    from planogram.ui.dialogs.replace import ReplaceDialog

    ids = window.workbench.selection.ids
    start = old or (position_of(window.workbench.project, ids[-1]).product if ids else "")

    def make() -> ReplaceDialog:
        return ReplaceDialog(window, window.workbench, window.translator, partial(_in_files, window))

    show_beside(window, make).start_from(start)


def picked(window: "MainWindow") -> bool:
    """Products are picked in the catalogue."""
    return bool(window.catalogue.picked_products)


def show_picked(window: "MainWindow") -> None:
    """Go to where the picked products stand, and select them there."""
    if not verbs.select_products(window, tuple(product.id for product in window.catalogue.picked_products)):
        window.status.say(window.translator("product.stands_nowhere"))
    window.view.setFocus()


def replace_picked(window: "MainWindow") -> None:
    """The replace dialog, begun with the first product picked."""
    replace(window, window.catalogue.picked_products[0].id)


def remove_picked(window: "MainWindow") -> None:
    """The picked products out of the project, with their places and sales; a button of the notice brings all of it back."""
    document, before = window.workbench.document, window.workbench.project
    ids = tuple(product.id for product in window.catalogue.picked_products)
    places = sum(1 for _, position in walk_positions(before) if position.product in ids)
    if document.do(label_for_products("remove_product", before, ids), remove_products(before, ids)):
        window.workbench.selection.prune(window.workbench.project)
        say = window.translator
        text = say.plural("product.removed", len(ids), name=_name(before, ids[0])) + " " + say.plural("product.removed.places", places)
        window.notices.tell(text, "warning", (("furniture.undo", document.undo),), seconds=15.0)
        window.furniture.told = document.committed


def _name(project: Project, product_id: str) -> str:
    product = products_by_id(project.products).get(product_id)
    return product.name if product is not None and product.name else product_id


def placeholder(window: "MainWindow") -> None:
    """Ask for a name and sizes, and put the box after the selection, or only into the catalogue when nothing is selected."""
    from planogram.ui.dialogs.placeholder import PlaceholderDialog

    def make(name: str, size: tuple[float, float, float]) -> None:
        level, index = _after_selection(window.workbench)
        packing.add_placeholder(window.workbench, name, size, level, index)
        if not level:
            window.notices.tell(window.translator("placeholder.in_catalogue", name=name), "good")

    show_beside(window, lambda: PlaceholderDialog(window, window.translator, make))


def paste(window: "MainWindow") -> None:
    """Put down what was copied, and say which products of another project came into this one with it."""
    before = window.workbench.project
    at_hand.paste(window.workbench)
    new = window.workbench.project.products[len(before.products) :]
    if new:
        names = ", ".join(product.name for product in new[:_NAMED]) + ("…" if len(new) > _NAMED else "")
        window.notices.tell(window.translator.plural("paste.brought", len(new), names=names))


def _after_selection(workbench: Workbench) -> tuple[str, int]:
    ids, part = workbench.selection.ids, workbench.selection.part
    if ids:
        place, index = find_position(workbench.project, ids[-1])
        return place.level.id, index + 1
    face = workbench.face
    levels = {level.id: level for bay in face[1].bays for level in bay.levels} if face is not None else {}
    return (part, len(levels[part].positions)) if part in levels else ("", 0)


def _in_files(window: "MainWindow", paths: list[Path], old: Product, new: Product) -> str:
    """Do it, and what came of it in words: a notice alone would lie under the dialog."""
    from planogram.exchange.replace_in_files import replace_in_files

    say, own = window.translator, window.workbench.document.path
    others = [path for path in paths if own is None or settled(path) != settled(own)]
    done = run_job(
        window,
        say("replace.running"),
        say("dialog.cancel"),
        lambda progress, cancelled: replace_in_files(others, old.id, new, progress=progress, cancelled=cancelled),
    )
    return _report(window, done, len(others) < len(paths)) if done is not None else ""


def _report(window: "MainWindow", done: "tuple[Replaced, ...]", open_one: bool) -> str:
    say = window.translator
    places, files = sum(one.positions for one in done), sum(1 for one in done if one.positions)
    lines = [say("replace.files.done", places=places, files=files, asked=len(done))]
    lines += [sentence(one.problem, say) for one in done if one.problem is not None]
    lines += [say("replace.files.open")] if open_one else []
    text = "\n".join(lines)
    window.notices.show_notice(Notice(NOTICE, lambda _: text, kind="warning" if len(lines) > 1 else "good"))
    return text
