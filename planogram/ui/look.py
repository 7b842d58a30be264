"""How the shelf is looked at: coloured by family, brand… or an index, with or without labels, ruler, photographs. Not part of the project."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

import msgspec

from planogram.draw.palette import UNSORTED, Colouring, group_name, legend_colours
from planogram.draw.theme import blend
from planogram.metrics.figures import Figures
from planogram.metrics.measure import measure
from planogram.model.fixture import Face
from planogram.model.placement import products_by_id
from planogram.model.project import Project
from planogram.model.settings import Settings
from planogram.ui.panels.figure_text import index_strength
from planogram.ui.panels.status import scope_of_face
from planogram.ui.theme import LIGHT

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

GROUPS: tuple[Colouring, ...] = get_args(Colouring)
INDICES = ("is_revenue", "is_margin")
COLOURINGS = (*GROUPS, *INDICES)
SWITCHES = ("labels", "ruler", "pictures", "patterns")
_MIDDLE = "#eef0f3"


def apply_look(window: "MainWindow") -> None:
    """Draw the shelf the way the settings say; the same style object stays as long as nothing differs."""
    remembered, style = window.settings.remembered, window.view.style_now
    group: Colouring = next((name for name in GROUPS if name == remembered.colouring), "family")
    given = _given(window) if remembered.colouring in INDICES else ()
    switches = {name: name in remembered.shown for name in SWITCHES}
    if (style.colouring, style.given) != (group, given) or any(getattr(style, name) != on for name, on in switches.items()):
        window.view.set_style(msgspec.structs.replace(style, colouring=group, given=given, **switches))


def colour_by(window: "MainWindow", colouring: str) -> None:
    """Colour the products by a group of GROUPS or an index of INDICES."""
    window.settings.remembered.colouring = colouring
    window.show_look()


def toggle(window: "MainWindow", switch: str) -> None:
    """Show or hide one of SWITCHES."""
    shown = window.settings.remembered.shown
    window.settings.remembered.shown = [name for name in shown if name != switch] if switch in shown else [*shown, switch]
    window.show_look()


def legend(window: "MainWindow") -> list[tuple[str, str]]:
    """Colour and name of what is on the face; of an index its reading."""
    colouring, say = window.settings.remembered.colouring, window.translator
    if colouring in INDICES:
        tints = (LIGHT.index_high, _MIDDLE, LIGHT.index_low)
        return [(tint, say(f"look.{name}")) for tint, name in zip(tints, ("more", "right", "less"), strict=True)]
    if colouring == "own" or window.workbench.face is None:
        return []
    group: Colouring = next((name for name in GROUPS if name == colouring), "family")
    project = window.workbench.project
    names = dict.fromkeys(_groups_on(window.workbench.face[1], project, group))
    colours = legend_colours(project.products, group)
    return [(colours.get(name, UNSORTED), name.rpartition("/")[2] or say("figures.no_family")) for name in sorted(names)]


def _groups_on(face: Face, project: Project, group: Colouring) -> Iterable[str]:
    known = products_by_id(project.products)
    for bay in face.bays:
        for level in bay.levels:
            yield from (group_name(known[position.product], group) for position in level.positions if position.product in known)


def _given(window: "MainWindow") -> tuple[tuple[str, str], ...]:
    face, project = window.workbench.face, window.workbench.project
    if face is None:
        return ()
    figures = measure(project, scope_of_face(face[0].name, face[1].side))
    return index_colours(figures, window.settings.remembered.colouring, project.settings)


def index_colours(figures: Figures, key: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    """A colour for each product of the figures' scope: blue above 1, orange below, grey where the index is absent."""

    def colour(value: object) -> str:
        if not isinstance(value, float):
            return UNSORTED
        strength = index_strength(value, settings)
        return blend(_MIDDLE, LIGHT.index_high if strength > 0 else LIGHT.index_low, 0.3 + 0.7 * abs(strength)) if strength else _MIDDLE

    return tuple((product, colour(figures.value(product, key))) for product in figures.placed_ids)
