"""The menus under the right button: over the drawing, the catalogue and the plan. What they offer is in menus.py."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from planogram.tools import parts
from planogram.ui import menus
from planogram.ui.floor import deeds
from planogram.ui.submenus import submenus

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def over_drawing(window: "MainWindow", where: QPoint) -> None:
    """The actions that apply to what is selected."""
    window.pointed_at = where
    chosen, level = window.workbench.selection, parts.level_picked(window.workbench)
    pop_up(window, menus.context_keys(bool(chosen.ids), bool(chosen.notes), level is not None, bool(chosen.pieces)), where)
    window.pointed_at = None


def over_catalogue(window: "MainWindow", where: QPoint) -> None:
    """What can be done with the products picked."""
    window.enable()
    pop_up(window, menus.CONTEXT_CATALOGUE, where)


def over_plan(window: "MainWindow", where: QPoint) -> None:
    """What can be done with what is picked on the plan."""
    window.enable()
    pop_up(window, deeds.CONTEXT, where)


def pop_up(window: "MainWindow", keys: tuple[str, ...], where: QPoint) -> None:
    """A menu of these actions, until one is chosen or it is closed."""
    menu = QMenu(window)
    menu.setToolTipsVisible(True)
    menus.fill_menu(menu, keys, window.actions_by_key, submenus(window))
    menus.close_after_use(menu)
    menu.exec(where)
    menu.deleteLater()
