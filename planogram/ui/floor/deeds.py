"""What actions of the table do while the plan is on show: the same keys and menus, for what stands on the floor. The mouse is hand.py's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planogram.tools.floor_commands import all_refs, delete_refs, duplicate_refs, turn_refs

if TYPE_CHECKING:
    from planogram.ui.floor.panel import FloorPanel
    from planogram.ui.main_window import MainWindow

_ZOOM = 1.25


@dataclass(frozen=True)
class Deed:
    """What an action does here, when it can, and the key of its name here; empty where its own name serves."""

    call: Callable[["FloorPanel"], object]
    enabled: Callable[["FloorPanel"], bool] = lambda _: True
    name: str = ""


def _chosen(panel: "FloorPanel") -> bool:
    return bool(panel.view.tool.refs) and panel.view.draw is None


def _delete(panel: "FloorPanel") -> None:
    delete_refs(panel.workbench, panel.view.tool.refs)


def _duplicate(panel: "FloorPanel") -> None:
    copies = duplicate_refs(panel.workbench, panel.view.tool.refs)
    if copies:
        panel.view.tool.select(copies)


def _turn(degrees: float) -> Callable[["FloorPanel"], object]:
    def turn(panel: "FloorPanel") -> None:
        before, refs = panel.workbench.project, panel.view.tool.refs
        turn_refs(panel.workbench, refs, degrees)
        panel.view.judge(before, refs)

    return turn


def _copyable(panel: "FloorPanel") -> bool:
    standing = set(all_refs(panel.workbench.project))
    return _chosen(panel) and any(ref in standing for ref in panel.view.tool.refs)


DEEDS: dict[str, Deed] = {
    "edit.delete": Deed(_delete, _chosen, "floor.deed.delete"),
    "edit.duplicate": Deed(_duplicate, _copyable),
    "edit.select_all": Deed(lambda panel: panel.view.tool.select(all_refs(panel.workbench.project)), lambda p: bool(all_refs(p.workbench.project))),
    "shelf.rotate": Deed(_turn(90.0), _chosen, "floor.deed.turn"),
    "shelf.rotate_back": Deed(_turn(-90.0), _chosen, "floor.deed.turn_back"),
    "view.fit": Deed(lambda panel: panel.view.fit(), name="floor.deed.fit"),
    "view.fit_selection": Deed(lambda panel: panel.view.fit_selection(), _chosen),
    "view.zoom_in": Deed(lambda panel: panel.view.zoom_by(_ZOOM)),
    "view.zoom_out": Deed(lambda panel: panel.view.zoom_by(1 / _ZOOM)),
    "view.actual": Deed(lambda panel: panel.view.actual_size()),
}
CONTEXT = (
    "floor.elevation", "-", "edit.duplicate", "edit.delete", "shelf.rotate", "shelf.rotate_back", "-", "edit.select_all", "floor.place",
    "<floor_draw>", "-", "view.fit_selection", "view.fit",
)  # fmt: skip
"""The menu under the right button on the plan."""


def deed_of(window: "MainWindow", key: str) -> Deed | None:
    """What an action does instead while the plan is on show."""
    return DEEDS.get(key) if window.centre.floor_shown else None


def do(window: "MainWindow", key: str) -> bool:
    """Do an action as it is meant on the plan; False when it is not meant there."""
    deed = deed_of(window, key)
    if deed is None:
        return False
    deed.call(window.floor)
    window.floor.refresh()
    return True
