"""What actions do with the window itself: where to look, what to select, which dialog to show. Edits are elsewhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planogram.metrics.checks import Finding
from planogram.model.find import find_level, find_position, walk_levels, walk_positions
from planogram.model.fixture import GondolaKind
from planogram.model.pnm_layout import placements_by_id
from planogram.session.workbench import FaceRef
from planogram.ui import furniture_commands, furniture_verbs, look
from planogram.ui.beside import show_beside
from planogram.ui.docks import add_docks, open_dock

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def focus_search(window: "MainWindow") -> None:
    """The hand is in the catalogue's search field."""
    dock = window.docks[0]
    dock.show()
    dock.raise_()
    window.catalogue.search.setFocus()
    window.catalogue.search.selectAll()


def select_products(window: "MainWindow", product_ids: tuple[str, ...]) -> bool:
    """Select all positions of these products on the face on show, or on the first face that has one; False when none stands anywhere."""
    workbench, wanted = window.workbench, set(product_ids)
    found: dict[FaceRef, list[str]] = {}
    for place, position in walk_positions(workbench.project):
        if position.product in wanted:
            found.setdefault(FaceRef(place.gondola.id, place.face.side), []).append(position.id)
    if not found:
        workbench.selection.set(())
        return False
    here = workbench.face_ref
    face = here if here in found else next(iter(found))
    assert face is not None
    show_on_face(window, face, tuple(found[face]))
    return True


def show_on_face(window: "MainWindow", face: FaceRef, positions: tuple[str, ...]) -> None:
    """Put a face on show, fitted when it is another one, and select these positions on it; the plan goes."""
    window.centre.show_floor(False)
    if face != window.workbench.face_ref:
        window.workbench.show_face(face.gondola, face.side)
        window.live.flush()
        window.view.fit()
    window.workbench.selection.set(positions)


def step_face(window: "MainWindow", step: int) -> None:
    """The next or previous face, on show instead of the plan."""
    window.centre.show_floor(False)
    window.faces.step(step)


def select_same_products(window: "MainWindow") -> None:
    """Every facing of the selected products on this face."""
    project, ids = window.workbench.project, window.workbench.selection.ids
    found = [find_position(project, position_id) for position_id in ids]
    select_products(window, tuple({place.level.positions[index].product for place, index in found}))


def show_or_place(window: "MainWindow", product_id: str) -> None:
    """Enter or a double-click in the catalogue: go where the product stands, or place it when it stands nowhere, after what is selected."""
    if any(position.product == product_id for _, position in walk_positions(window.workbench.project)):
        select_products(window, (product_id,))
    else:
        place_picked(window)
    window.view.setFocus()


def place_picked(window: "MainWindow") -> None:
    """Put the products picked in the catalogue on the shelf."""
    furniture_commands.place_products(window.workbench, window.catalogue.picked_products)


def add_gondola(window: "MainWindow", kind: GondolaKind) -> None:
    """A new piece of furniture, named after its kind in the window's language."""
    furniture_verbs.add(window, f"piece:{kind}")


def show_finding(window: "MainWindow", finding: Finding) -> None:
    """Go to the face of a finding, or to the plan, and select what it is about."""
    window.centre.show_floor(finding.code.startswith("floor_"))
    if window.centre.floor_shown:
        window.floor.show_subject(finding.subject)
        return
    workbench, where, alive = window.workbench, finding.where, _alive(window)
    gondola = next((gondola for gondola in workbench.project.gondolas if gondola.name == where.gondola), None)
    if gondola is None or where.face is None:
        select_products(window, tuple(one for one in (*finding.subject, where.product or "") if one))
        return
    if workbench.face_ref != FaceRef(gondola.id, where.face):
        workbench.show_face(gondola.id, where.face)
        window.live.flush()
        window.view.fit()
    pieces = placements_by_id(workbench.project.pnm.placements)
    if any(one in pieces for one in finding.subject):
        workbench.selection.set((), pieces=[one for one in finding.subject if one in pieces])
        return
    positions = [one for one in finding.subject if one in alive]
    if positions or not where.product:
        workbench.selection.set(positions, "" if positions or not finding.subject else finding.subject[0])
    else:
        select_products(window, (where.product,))


def _alive(window: "MainWindow") -> set[str]:
    return {position.id for _, position in walk_positions(window.workbench.project)}


def connect_analysis(window: "MainWindow") -> None:
    """What the Analysis panel asks of the window."""
    analysis = window.analysis
    analysis.products_wanted.connect(lambda ids: select_products(window, ids))
    analysis.position_wanted.connect(lambda position_id: show_part(window, position_id))
    analysis.level_wanted.connect(lambda level_id: show_part(window, level_id))
    analysis.refused.connect(window.status.say)


def show_part(window: "MainWindow", part_id: str) -> None:
    """Go to the face a position or a level is on, and select it."""
    project, workbench = window.workbench.project, window.workbench
    is_level = any(place.level.id == part_id for place in walk_levels(project))
    place = find_level(project, part_id) if is_level else find_position(project, part_id)[0]
    window.centre.show_floor(False)
    if workbench.face_ref != FaceRef(place.gondola.id, place.face.side):
        workbench.show_face(place.gondola.id, place.face.side)
        window.live.flush()
        window.view.fit()
    workbench.selection.set(() if is_level else (part_id,), part_id if is_level else "")


def show_analysis(window: "MainWindow", page: str) -> None:
    """A page of the Analysis panel."""
    window.analysis.show_page(page)
    dock = next(dock for dock in window.docks if dock.name == "analysis")
    dock.show()
    dock.raise_()


def toggle_heat(window: "MainWindow") -> None:
    """Tint the levels by what a metre of them brings, or leave it."""
    shown = window.settings.remembered.shown
    window.settings.remembered.shown = [name for name in shown if name != "heat"] if "heat" in shown else [*shown, "heat"]
    window.show_look()


def toggle_dock(window: "MainWindow", index: int) -> None:
    """Show a panel, or hide it when it is shown."""
    dock = window.docks[index]
    if dock.visibleRegion().isEmpty():
        open_dock(window, dock)
    else:
        dock.hide()
        window.view.setFocus()


def reset_layout(window: "MainWindow") -> None:
    """The docks as on a first start."""
    add_docks(window, window.docks)


def choose_labels(window: "MainWindow") -> None:
    """What the labels say, and in which order."""
    from planogram.ui.dialogs.formula import FormulaDialog
    from planogram.ui.dialogs.labels import LabelsDialog

    def editor(parent: QWidget, text: str) -> FormulaDialog:
        return FormulaDialog(parent, window.translator, window.workbench.project, look.sample(window), text)

    show_beside(
        window, lambda: LabelsDialog(window, window.translator, look.label_fields(window), lambda fields: look.label_with(window, fields), editor)
    )


def add_formula_column(window: "MainWindow") -> None:
    """A column of the figures that a formula computes, typed with its result in sight."""
    from planogram.ui.dialogs.formula import COLUMN_TERMS, FormulaDialog

    dialog = FormulaDialog(window, window.translator, window.workbench.project, look.sample(window), kinds=COLUMN_TERMS)
    dialog.chosen.connect(lambda formula: window.figures.set_columns(tuple(dict.fromkeys((*window.figures.view.keys, formula)))))
    dialog.open()


def show_commands(window: "MainWindow") -> None:
    """The command palette."""
    from planogram.ui.dialogs.palette import CommandPalette

    palette = CommandPalette(window, window.translator, list(window.actions_by_key.values()))
    palette.show()


def show_shortcuts(window: "MainWindow") -> None:
    """All keys, to be read and changed."""
    from planogram.ui.dialogs.shortcuts import ShortcutsDialog

    show_beside(window, lambda: ShortcutsDialog(window))


def show_detective(window: "MainWindow") -> None:
    """Suspect sizes and weights."""
    from planogram.ui.dialogs.detective import DetectiveDialog

    dialog = DetectiveDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def show_print(window: "MainWindow") -> None:
    """Everything on paper."""
    from planogram.ui.dialogs.print_dialog import PrintDialog

    dialog = PrintDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def show_versions(window: "MainWindow") -> None:
    """The versions of the project; the list stays open beside the work."""
    from planogram.ui.dialogs.versions import VersionsDialog

    show_beside(window, lambda: VersionsDialog(window))


def publish(window: "MainWindow") -> None:
    """Freeze a version under the name asked for."""
    from planogram.ui.version_commands import publish

    publish(window)


def show_about(window: "MainWindow") -> None:
    """Name, version, licence."""
    from planogram.ui.dialogs.about import AboutDialog

    show_beside(window, lambda: AboutDialog(window, window.translator))
