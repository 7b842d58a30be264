"""How the shelf is looked at: colouring, labels, blocks or photographs or outlines, what is written beside. Not part of the project."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from planogram.draw.label_text import LABEL_FIELDS
from planogram.draw.palette import UNSORTED, Colouring, Grouping, group_name, legend_colours, told_apart_by
from planogram.exchange.label_words import label_look
from planogram.metrics.checks import Finding
from planogram.metrics.indicators import INDICATORS
from planogram.metrics.measure import measure
from planogram.metrics.scope import PROJECT
from planogram.model.fixture import Face
from planogram.model.formula import is_formula
from planogram.model.placement import products_by_id
from planogram.model.product import absent_pictures
from planogram.model.project import Project
from planogram.ui.analysis.heat import level_heat
from planogram.ui.colouring import Colours, by_change, by_custom, by_figure, by_finding, colourable, worst_by_position
from planogram.ui.formula_words import Sample
from planogram.ui.panels.status import scope_of_face

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

GROUPS: tuple[Colouring, ...] = get_args(Colouring)
INDICES = ("is_revenue", "is_margin")
FINDING = "finding"
CHANGE = "change"
CUSTOM = "custom:"
"""Before the name of a custom field that products are coloured by."""
COLOURINGS = (*GROUPS, *INDICES, FINDING, CHANGE)
SWITCHES = ("labels", "ruler", "free", "dimensions", "flags", "patterns")
MODES = ("block", "photo", "outline")
USUAL_LABEL = ("name",)


def apply_look(window: "MainWindow") -> None:
    """Draw the shelf the way the settings say; the same style object stays as long as nothing differs."""
    style = window.view.style_now
    wanted = _wanted(window)
    if any(getattr(style, name) != value for name, value in wanted.items()):
        window.view.set_style(msgspec.structs.replace(style, **wanted))


def _wanted(window: "MainWindow") -> dict[str, object]:
    remembered, say = window.settings.remembered, window.translator
    shown, colours = remembered.shown, _colours(window)
    return {
        "colouring": next((name for name in GROUPS if name == remembered.colouring), "family"),
        "given": colours.given,
        "marked": colours.marked,
        "labels": "labels" in shown,
        "ruler": "ruler" in shown,
        "patterns": "patterns" in shown,
        "dimensions": "dimensions" in shown,
        "free_words": (say("look.free"), say("look.too_much")) if "free" in shown else (),
        "flags": _flags(window) if "flags" in shown else (),
        "pins": True,
        "pictures": remembered.mode == "photo",
        "absent": _absent(window) if remembered.mode == "photo" else frozenset(),
        "outlines": remembered.mode == "outline",
        "label_fields": label_fields(window),
        **_label_look(window),
        "heat": level_heat(window) if "heat" in shown else (),
        "furniture": "furniture" not in remembered.hidden,
        "products": "products" not in remembered.hidden,
        "band_strip": "bands" not in remembered.hidden,
        "notes": "notes" not in remembered.hidden,
    }


def _absent(window: "MainWindow") -> frozenset[str]:
    return absent_pictures(window.workbench.project.products, window.workbench.document.images)


def label_fields(window: "MainWindow") -> tuple[str, ...]:
    """What the labels say, as far as it is known here."""
    remembered = window.settings.remembered.label_fields
    known = tuple(key for key in remembered if key in LABEL_FIELDS or key in INDICATORS or is_formula(key))
    return known or USUAL_LABEL


def sample(window: "MainWindow") -> Sample | None:
    """The block on which a formula is tried: the first selected, else the first of the face."""
    face, project = window.workbench.face, window.workbench.project
    if face is None:
        return None
    known, chosen = products_by_id(project.products), window.workbench.selection.ids
    blocks = [one for bay in face[1].bays for level in bay.levels for one in level.positions if one.product in known]
    block = next((one for one in blocks if one.id in chosen), blocks[0] if blocks else None)
    return None if block is None else Sample(project, scope_of_face(face[0].name, face[1].side), block, known[block.product])


def colour_by(window: "MainWindow", colouring: str) -> None:
    """Colour the products by a group of GROUPS, by a figure's key, by FINDING, by CHANGE, or by a custom field (CUSTOM and its name)."""
    window.settings.remembered.colouring = colouring
    window.show_look()


def toggle(window: "MainWindow", switch: str) -> None:
    """Show or hide one of SWITCHES."""
    shown = window.settings.remembered.shown
    window.settings.remembered.shown = [name for name in shown if name != switch] if switch in shown else [*shown, switch]
    window.show_look()


def show_as(window: "MainWindow", mode: str) -> None:
    """Blocks, photographs or outlines: one of MODES."""
    window.settings.remembered.mode = mode
    window.show_look()


def label_with(window: "MainWindow", fields: tuple[str, ...]) -> None:
    """Other lines in the labels, from top to bottom; labels are shown then."""
    remembered = window.settings.remembered
    remembered.label_fields = list(fields)
    if "labels" not in remembered.shown:
        remembered.shown = [*remembered.shown, "labels"]
    window.show_look()


def legend(window: "MainWindow") -> list[tuple[str, str]]:
    """Colour and name of what is on the face; of a figure its steps, of an index its reading. Outlines have no colours to tell apart."""
    colouring, say = window.settings.remembered.colouring, window.translator
    if window.settings.remembered.mode == "outline":
        return []
    if colourable(colouring) or colouring in (FINDING, CHANGE) or colouring.startswith(CUSTOM):
        return list(_colours(window).legend)
    if colouring == "own" or window.workbench.face is None:
        return []
    group: Colouring = next((name for name in GROUPS if name == colouring), "family")
    project = window.workbench.project
    by = told_apart_by(project.products, group)
    instead = [("", say(f"look.instead.{by}"))] if by != group else []
    names = dict.fromkeys(_groups_on(window.workbench.face[1], project, by)) if by != "product" else {}
    colours = legend_colours(project.products, by)
    nothing = "look.no_role" if group == "role" else "figures.no_family" if by == "family" else "look.absent"
    told = {name: say(f"role.{name}") if group == "role" and name else name.rpartition("/")[2] for name in names}
    return instead + [(colours.get(name, UNSORTED), told[name] or say(nothing)) for name in sorted(names)]


def _groups_on(face: Face, project: Project, group: Grouping) -> Iterable[str]:
    known = products_by_id(project.products)
    for bay in face.bays:
        for level in bay.levels:
            yield from (group_name(known[position.product], group) for position in level.positions if position.product in known)


def coloured_apart(window: "MainWindow") -> bool:
    """Whether the colours on the screen are of no group of products: a figure, findings, changes, a custom field."""
    key = window.settings.remembered.colouring
    return window.workbench.face is not None and (colourable(key) or key in (FINDING, CHANGE) or key.startswith(CUSTOM))


def _colours(window: "MainWindow") -> Colours:
    return colours_on(window, True)


def colours_on(window: "MainWindow", face_alone: bool) -> Colours:
    """Colours and legend of what is told apart on the screen; figures are of the face on show, or not `face_alone` of the whole project."""
    face, project, key = window.workbench.face, window.workbench.project, window.settings.remembered.colouring
    if face is None:
        return Colours()
    if colourable(key):
        figures = measure(project, scope_of_face(face[0].name, face[1].side) if face_alone else PROJECT)
        return by_figure(figures, key, project.settings, window.translator, project.currency)
    if key.startswith(CUSTOM):
        return by_custom(project, key.removeprefix(CUSTOM), face[1], window.translator)
    if key == CHANGE:
        return by_change(_last_version(window), project, window.translator)
    return by_finding(project, _findings(window), window.translator) if key == FINDING else Colours()


def _last_version(window: "MainWindow") -> Project:
    """What changes are counted from: the version published last, else the plan as it was opened."""
    document = window.workbench.document
    return document.versions[-1].project if document.versions else document.history.steps[0].project


def _flags(window: "MainWindow") -> tuple[tuple[str, str], ...]:
    return worst_by_position(window.workbench.project, (one for one in _findings(window) if one.severity != "advice"))


def _findings(window: "MainWindow") -> Iterable[Finding]:
    return window.floor.findings()


def _label_look(window: "MainWindow") -> dict[str, Any]:
    """What labels need besides their fields: figures of the face on show, written in the language."""
    face, fields = window.workbench.face, label_fields(window)
    scope = scope_of_face(face[0].name, face[1].side) if face is not None else PROJECT
    return label_look(window.workbench.project if face is not None else Project(), scope, fields, window.translator)
