"""The states of the window that are pictured: each puts a fresh window into one and answers the dialog to picture, None for the window itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from planogram.model.edits.positions import add_facings, move, remove
from planogram.model.find import walk_levels
from planogram.model.placement import products_by_id
from planogram.session.branches import begin_branch
from planogram.session.history import Label
from planogram.session.publishing import publish
from planogram.ui import help as help_here
from planogram.ui import look, tour
from planogram.ui.branch_commands import compare_figures
from planogram.ui.compare.window import open_comparison
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import open_optimiser
from planogram.ui.screenshot import settle

_LARGE = (1480, 940)
"""Of the windows beside the main one: the screen of pictures has no size of its own."""
Prepare = Callable[[MainWindow], QWidget | None]
_LONGEST_TURNS = 60
"""Of waiting for work in the background, each a settled window."""


def as_opened(_window: MainWindow) -> None:
    """What a first start shows."""


def selected(window: MainWindow) -> None:
    """Two blocks selected: handles, properties, their rows in the table."""
    place = next(place for place in walk_levels(window.workbench.project) if len(place.level.positions) > 2)
    window.workbench.show_face(place.gondola.id, place.face.side)
    window.workbench.selection.set([position.id for position in place.level.positions[1:3]])
    window.view.fit_selection()


def dragging(window: MainWindow) -> None:
    """A block on its way to another level, neighbours making room."""
    workbench = window.workbench
    low, high = [place for place in walk_levels(workbench.project) if place.level.positions][:2]
    workbench.selection.set([low.level.positions[0].id])
    gesture = workbench.document.start_gesture(Label("edit.move"))
    gesture.show(move(gesture.base, [low.level.positions[0].id], high.level.id, 1))


def last_face(window: MainWindow) -> None:
    """The last piece of furniture."""
    gondola = window.workbench.project.gondolas[-1]
    window.workbench.show_face(gondola.id, gondola.faces[0].side)
    window.view.fit()


def coloured(window: MainWindow) -> None:
    """Products coloured by a figure, with figures in their labels, dimensions and marks of findings."""
    look.colour_by(window, "productivity")
    look.label_with(window, ("name", "facings", "revenue"))
    for key in ("view.dimensions", "view.flags"):
        window.run(key)


def outlined(window: MainWindow) -> None:
    """Outlines only, the find bar open on a product, a notice told."""
    window.run("view.mode_outline")
    window.run("edit.find")
    window.find_bar.line.setText("chocolat")
    window.notices.tell(window.translator("find.placeholder"), "good")


def helped(window: MainWindow) -> None:
    """The help on what is selected."""
    selected(window)
    help_here.show_help(window, "positions")


def toured(window: MainWindow) -> None:
    """The second step of the tour."""
    tour.start(window).go_on()


def keyed(window: MainWindow) -> QWidget:
    """The list of keys."""
    return opened_by(window, "help.shortcuts")


def in_trouble(window: MainWindow) -> None:
    """A file that could not be written, told over the drawing."""
    window.files.export_to(Path("/nowhere/Rayon.xlsx"))


def compared(window: MainWindow) -> QWidget:
    """The plan as it was opened beside the one on show, after a few edits."""
    edited(window)
    opened = open_comparison(window)
    opened.resize(*_LARGE)
    return opened


def on_the_floor(window: MainWindow) -> None:
    """The shop from above."""
    window.run("view.floor")
    window.floor.view.fit()


def walked(window: MainWindow) -> None:
    """The shop from above with the paths of its customers, a piece of furniture selected."""
    on_the_floor(window)
    if not window.floor.layers["heat"].isChecked():
        window.floor.layers["heat"].click()
    wait_until(lambda: window.floor.heat.latest is not None)
    window.floor.rest()


def optimised(window: MainWindow) -> QWidget:
    """A proposal of the optimiser beside the plan."""
    opened = open_optimiser(window)
    opened.form.limits.checks["free_to_move"].setChecked(True)
    opened.ask(1.0)
    wait_until(lambda: opened.running is None and opened.offer is not None)
    opened.table.selectRow(1)
    opened.resize(*_LARGE)
    return opened


def tabled(window: MainWindow) -> None:
    """The table of positions under the drawing."""
    selected(window)
    window.view.fit()
    window.run("view.positions")


def layered(window: MainWindow) -> None:
    """The layers, and the whole gondola from a corner."""
    window.run("view.layers")
    window.run("view.whole_gondola")


def second(window: MainWindow) -> None:
    """Two faces, one above the other."""
    window.run("view.second")


def printing(window: MainWindow) -> QWidget:
    """What is printed, before it is."""
    opened = opened_by(window, "file.print")
    opened.resize(1180, 780)
    for _ in range(4):
        settle()
    return opened


def palette(window: MainWindow) -> QWidget:
    """Commands found by a few letters."""
    opened = opened_by(window, "help.commands")
    opened.line.setText("fac")
    return opened


def wizard(window: MainWindow) -> QWidget:
    """Bays and levels of a new gondola."""
    return opened_by(window, "furniture.wizard")


def pieces(window: MainWindow) -> None:
    """The PNM panel with a piece selected."""
    window.pnm_dock.raise_()
    placed = window.workbench.project.pnm.placements
    window.workbench.selection.set((), pieces=(placed[0].id,))


def referential(window: MainWindow) -> QWidget:
    """Articles and rules of the PNM."""
    window.pnm_dock.raise_()
    window.pnm.report.click()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def judged(window: MainWindow) -> None:
    """Findings of the whole project."""
    window.run("view.findings")
    window.findings.scope.setCurrentIndex(1)
    settle()
    window.findings.table.selectRow(1)


def versioned(window: MainWindow) -> QWidget:
    """Two published versions."""
    for note in ("Implantation de printemps", "Nouveautés confiserie"):
        edited(window)
        publish(window.workbench.document, note)
    return opened_by(window, "file.versions")


def branched(window: MainWindow) -> None:
    """Two branches in the history."""
    with_branches(window)
    window.docks[4].show()


def branches_counted(window: MainWindow) -> QWidget:
    """Figures of the branches side by side."""
    with_branches(window)
    compare_figures(window)
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def mixed(window: MainWindow) -> None:
    """A whole level selected: fields that differ say so."""
    selected(window)
    window.run("edit.select_all")


def explained(window: MainWindow) -> None:
    """How a figure of the table is computed."""
    model = window.figures.model
    window.figures._explain(model.subjects[0], "is_revenue")


def scored(window: MainWindow) -> None:
    """The score of the planogram and what costs most points."""
    window.run("analysis.score")


def scattered(window: MainWindow) -> None:
    """The decision matrix."""
    window.run("analysis.matrix")


def labelled(window: MainWindow) -> QWidget:
    """What the labels say."""
    return opened_by(window, "view.label_fields")


def replacing(window: MainWindow) -> QWidget:
    """One product for another, everywhere."""
    selected(window)
    return opened_by(window, "edit.replace")


def furnishing(window: MainWindow) -> None:
    """The palette of furniture."""
    window.run("furniture.palette")


def analysed(window: MainWindow) -> None:
    """Advice in the analysis panel."""
    window.docks[6].show()
    window.docks[6].raise_()


# what several of them need


def edited(window: MainWindow) -> None:
    """A few edits on the face on show."""
    document = window.workbench.document
    levels = [place.level for place in walk_levels(document.project) if len(place.level.positions) > 1][:3]
    first, other, third = (level.positions[0].id for level in levels)
    project = move(add_facings(document.project, [first], wide=1), [other], levels[2].id, 1)
    name = products_by_id(project.products)[levels[0].positions[0].product].name
    document.do(Label("edit.facings", (("name", name),)), remove(project, [third]))
    window.live.flush()


def with_branches(window: MainWindow) -> None:
    """Two ideas, each with an edit."""
    for name in ("Plus de chocolat", "Moins de biscuits"):
        begin_branch(window.workbench.document, name)
        edited(window)


def opened_by(window: MainWindow, key: str) -> QWidget:
    """The dialog an action opens."""
    window.run(key)
    settle()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def wait_until(done: Callable[[], bool]) -> None:
    """Let work in the background come to its end."""
    for _ in range(_LONGEST_TURNS):
        if done():
            return
        settle()
    raise TimeoutError


STATES: dict[str, Prepare] = {"opened": as_opened, "selected": selected, "dragging": dragging, "last-face": last_face, "pnm": pieces}
"""At both sizes."""
MORE: dict[str, Prepare] = {
    "analysis": analysed,
    "analysis-score": scored,
    "branches": branched,
    "branches-figures": branches_counted,
    "coloured": coloured,
    "compare": compared,
    "explained": explained,
    "findings": judged,
    "floor": on_the_floor,
    "floor-heat": walked,
    "furniture": furnishing,
    "help": helped,
    "keys": keyed,
    "labels": labelled,
    "layers": layered,
    "matrix": scattered,
    "mixed": mixed,
    "optimiser": optimised,
    "outlined": outlined,
    "palette": palette,
    "pnm-referential": referential,
    "positions": tabled,
    "print": printing,
    "replace": replacing,
    "second-view": second,
    "tour": toured,
    "trouble": in_trouble,
    "versions": versioned,
    "wizard": wizard,
}
"""At the usual size only."""
