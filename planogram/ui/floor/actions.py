"""The rows of the action table about the plan of the shop; actions.py puts them with the others. Each turns to the plan first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planogram.tools.floor_commands import unplaced
from planogram.ui.action import Action
from planogram.ui.floor import verbs
from planogram.ui.floor.panel import DRAWN, LAYERS, FloorPanel

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

When = Callable[["MainWindow"], bool]


def _row(name: str, call: Callable[[FloorPanel], object], enabled: When = lambda _: True, icon: str = "", checked: When | None = None) -> Action:
    def run(window: "MainWindow") -> None:
        window.centre.show_floor()
        call(window.floor)

    return Action(f"floor.{name}", run, icon, enabled=enabled, checked=checked)


def _draw(kind: str) -> Action:
    return _row(f"draw_{kind}", lambda panel: panel.draw(kind))


def _layer(name: str) -> Action:
    return _row(name, lambda panel: panel.layers[name].click(), checked=lambda w: w.floor.layers[name].isChecked())


def _underlaid(window: "MainWindow") -> bool:
    return window.workbench.project.store.underlay is not None


def _underlay_shown(window: "MainWindow") -> bool:
    underlay = window.workbench.project.store.underlay
    return underlay is not None and underlay.visible


def _standing(window: "MainWindow") -> str:
    """The gondola selected on the plan; empty when there is none."""
    gondolas = {gondola.id for gondola in window.workbench.project.gondolas}
    return next((ref for ref in reversed(window.floor.view.tool.refs) if ref in gondolas), "")


def _show_elevation(window: "MainWindow") -> None:
    gondola = next(one for one in window.workbench.project.gondolas if one.id == _standing(window))
    window.workbench.show_face(gondola.id, gondola.faces[0].side)
    window.centre.show_floor(False)


_DRAWS = tuple(_draw(kind) for kind in DRAWN)
DRAWING = (*(row.key for row in _DRAWS), "floor.draw_zone", "-", "floor.typed")
_LAYERS = tuple(_layer(name) for name in LAYERS)
FLOOR = (
    *_DRAWS,
    _row("draw_zone", verbs.draw_zone),
    _row("typed", verbs.type_outline),
    _row("place", lambda panel: panel.place_rest(), lambda w: bool(unplaced(w.workbench.project)), "place"),
    Action("floor.elevation", _show_elevation, "gondola", enabled=lambda w: w.centre.floor_shown and bool(_standing(w))),
    *_LAYERS,
    _row("profile", verbs.edit_profile),
    _row("affinities", verbs.edit_affinities),
    _row("underlay_open", verbs.open_underlay),
    _row("underlay_scale", verbs.scale_underlay, _underlaid),
    _row("underlay_hide", verbs.toggle_underlay, _underlaid, checked=_underlay_shown),
    _row("underlay_remove", verbs.remove_underlay, _underlaid),
    _row("export", verbs.export_plan),
)
MENU = (
    "view.floor", "floor.elevation", "-", "<floor_draw>", "floor.place", "-",
    *(row.key for row in _LAYERS), "-", "floor.profile", "floor.affinities", "-",
    "floor.underlay_open", "floor.underlay_scale", "floor.underlay_hide", "floor.underlay_remove", "-", "floor.export",
)  # fmt: skip
