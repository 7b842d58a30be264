"""What the plan's bar can do beyond drawing: the plan underneath, a typed outline, profile, affinities, export. Each edit is one undo step."""

import math
from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from planogram.exchange.problems import FileProblem, os_problem, sentence
from planogram.i18n import MINUS
from planogram.model.edits.store import lay_under, set_outline, set_profile
from planogram.model.outline import BadOutline
from planogram.model.store import Point
from planogram.model.values import changed
from planogram.session.history import Label
from planogram.ui.dialogs.choose import ask_name
from planogram.ui.floor.affinity_dialog import AffinityDialog
from planogram.ui.floor.profile_dialog import ProfileDialog
from planogram.ui.folders import folder_beside

if TYPE_CHECKING:
    from planogram.ui.floor.panel import FloorPanel

_PICTURES = "(*.png *.jpg *.jpeg *.pdf)"
_EXPORTS = ("PDF (*.pdf)", "PNG (*.png)", "SVG (*.svg)", "DXF (*.dxf)")


def draw_zone(panel: "FloorPanel") -> None:
    """Ask for the name of a department, then draw it."""
    name = ask_name(panel, panel.say, panel.say("floor.tool.zone"), panel.say("floor.tool.zone_name"), "", panel.say("floor.tool.draw"))
    if name:
        panel.draw("zone", name)


def points_in(text: str) -> tuple[Point, ...]:
    """Typed points `x,y; x,y`; ValueError for anything else.

    >>> points_in("0,0; 1000,0; 1000,500.5")
    ((0.0, 0.0), (1000.0, 0.0), (1000.0, 500.5))
    """
    pairs = [part.replace(MINUS, "-").split(",") for part in text.replace("\n", ";").split(";") if part.strip()]
    points = tuple((float(x), float(y)) for x, y in pairs)
    if not all(map(math.isfinite, chain.from_iterable(points))):
        raise ValueError(text)
    return points


def written(points: Iterable[Point]) -> str:
    """As `points_in` reads them, a corner a line, to the hundredth of a millimetre.

    >>> written([(0.0, 0.0), (1234567.5, -20.25)])
    '0,0;\\n1234567.5,-20.25'
    """
    return ";\n".join(",".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in point) for point in points)


def type_outline(panel: "FloorPanel") -> None:
    """The outline as numbers, a corner a line; what cannot be taken is asked for again as it was typed."""
    store, say = panel.workbench.project.store, panel.say
    text, wrong = written(next((shape.points for shape in store.shapes if shape.shape == "outline"), ())), ""
    agreed = True
    while agreed:
        question = "\n".join(part for part in (wrong, say("floor.tool.typed_help")) if part)
        text, agreed = QInputDialog.getMultiLineText(panel, say("floor.tool.typed").rstrip("…"), question, text)
        wrong = enter_outline(panel, text) if agreed else ""
        agreed = bool(wrong)


def enter_outline(panel: "FloorPanel", text: str) -> str:
    """Take typed points as the outline, or say what is wrong with them; empty when nothing is."""
    try:
        project = set_outline(panel.workbench.project, points_in(text))
    except BadOutline as wrong:
        values = {"point": wrong.number, "x_mm": round(wrong.point[0]), "y_mm": round(wrong.point[1])}
        refused = panel.say(f"floor.refused.{wrong.code}", **values)
    except ValueError:
        refused = panel.say("floor.refused.entry", text=text)
    else:
        panel.workbench.document.do(Label("edit.floor_draw", (("what", "floor.shape.outline"),)), project)
        return ""
    panel.told.emit(refused)
    return refused


def open_underlay(panel: "FloorPanel") -> None:
    """Choose a picture or PDF to lay under the plan."""
    name, _ = QFileDialog.getOpenFileName(panel, panel.say("floor.tool.underlay"), str(folder_beside(panel.workbench.document)), _PICTURES)
    if name:
        take_underlay(panel, Path(name))


def take_underlay(panel: "FloorPanel", path: Path) -> None:
    """Lay the plan in a file underneath, or say why not."""
    from planogram.exchange.underlay import read_underlay

    try:
        underlay, picture = read_underlay(path)
    except FileProblem as problem:
        panel.troubled.emit(partial(sentence, problem))
        return
    document = panel.workbench.document
    document.images[underlay.image] = picture
    document.do(Label("edit.floor_underlay"), lay_under(document.project, underlay))
    panel.view.fit()


def scale_underlay(panel: "FloorPanel") -> None:
    """Ask for a distance, then for the two points it lies between."""
    if panel.workbench.project.store.underlay is None:
        panel.told.emit(panel.say("floor.refused.scale"))
        return
    question = panel.say("floor.tool.underlay_distance")
    distance, agreed = QInputDialog.getDouble(panel, panel.say("floor.tool.underlay"), question, 5000.0, 1.0, 1_000_000.0, 0)
    if agreed:
        panel.draw("scale", distance=distance)


def dress_underlay(panel: "FloorPanel") -> None:
    """Nothing can be done with a plan underneath while there is none; called before the menu opens."""
    underlay = panel.workbench.project.store.underlay
    for action in panel.shop.menu().actions():
        if action.data() in ("scale", "hide", "remove"):
            action.setEnabled(underlay is not None)
        if action.data() == "hide":
            action.setCheckable(True)
            action.setChecked(underlay is not None and underlay.visible)


def toggle_underlay(panel: "FloorPanel") -> None:
    """Show or hide the plan underneath."""
    document = panel.workbench.document
    underlay = document.project.store.underlay
    if underlay is not None:
        document.do(Label("edit.floor_underlay"), lay_under(document.project, msgspec.structs.replace(underlay, visible=not underlay.visible)))


def remove_underlay(panel: "FloorPanel") -> None:
    """Nothing underneath any more."""
    document = panel.workbench.document
    document.do(Label("edit.floor_underlay"), lay_under(document.project, None))


def edit_profile(panel: "FloorPanel") -> None:
    """The store's profile and thresholds."""
    document = panel.workbench.document
    dialog = ProfileDialog(panel, panel.say, document.project.store.profile)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        document.do(Label("edit.floor_profile"), set_profile(document.project, dialog.profile))
    dialog.deleteLater()


def edit_affinities(panel: "FloorPanel") -> None:
    """The table of affinities."""
    document = panel.workbench.document
    dialog = AffinityDialog(panel, panel.say, document.project.store.affinities)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        project = document.project
        document.do(Label("edit.floor_profile"), changed(project, store=changed(project.store, affinities=dialog.affinities)))
    dialog.deleteLater()


def export_plan(panel: "FloorPanel") -> None:
    """Write the plan as PDF, PNG, SVG or DXF."""
    from planogram.exchange.plan_picture import write_plan

    proposed = folder_beside(panel.workbench.document) / f"{panel.say('floor.tab.plan')}.pdf"
    name, kind = QFileDialog.getSaveFileName(panel, panel.say("floor.tool.export").rstrip("…"), str(proposed), ";;".join(_EXPORTS))
    if not name:
        return
    path = Path(name)
    if path.suffix.lower() not in (".pdf", ".png", ".svg", ".dxf"):
        path = path.with_name(path.name + "." + kind[-4:-1].lstrip("."))
    try:
        write_plan(path, panel.workbench.project, panel.say, panel.workbench.document.images)
    except OSError as error:
        panel.troubled.emit(partial(sentence, os_problem(error, path)))
    else:
        panel.told.emit(panel.say("file.exported", name=path.name))
