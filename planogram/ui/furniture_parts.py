"""The parts of the window that show furniture — palette, strip of gondolas, whole gondola — made, connected and dressed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu

from planogram.storage.library import FurnitureLibrary
from planogram.ui import furniture_verbs as verbs
from planogram.ui import menus
from planogram.ui.canvas.whole import WholeGondola
from planogram.ui.furniture_menus import furniture_submenus
from planogram.ui.panels.furniture import FurniturePanel
from planogram.ui.panels.gondola_strip import GondolaStrip

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

CONTEXT_GONDOLA = (
    "furniture.pick_gondola", "furniture.rename", "furniture.duplicate_gondola", "furniture.mirror_gondola", "<add_face>", "-",
    "furniture.gondola_earlier", "furniture.gondola_later", "-", "furniture.save_piece", "furniture.remove_gondola",
)  # fmt: skip


def make_furniture_parts(window: "MainWindow") -> tuple[FurniturePanel, GondolaStrip, WholeGondola]:
    """The three parts, each with its place in the window."""
    say, theme = window.translator, window.theme
    heads = tuple(window.actions_by_key[key] for key in ("furniture.wizard", "furniture.save_piece"))
    palette = FurniturePanel(FurnitureLibrary(window.settings.furniture_folder), say, theme, heads)
    strip, whole = GondolaStrip(window.workbench, say, theme), WholeGondola(window.workbench, window.view, say, theme)
    window.centre.add_parts(whole, strip)
    return palette, strip, whole


def connect_furniture(window: "MainWindow") -> None:
    """Wishes of the three parts to what fulfils them; mirrors to what they mirror."""
    palette, strip, whole = window.furniture, window.strip, window.whole
    palette.wanted.connect(lambda reference: verbs.add(window, reference))
    palette.forget_wanted.connect(lambda name: verbs.forget_piece(window, name))
    for view in (window.view, window.floor.view):
        view.load_of = lambda reference: verbs.load_of(window, reference)
    for part in (strip, whole):
        part.chosen.connect(lambda: QTimer.singleShot(0, window.view.fit))
        part.chosen.connect(lambda: window.centre.show_floor(False))
    strip.tabs.tabBarClicked.connect(lambda tab: window.centre.show_floor(window.centre.floor_shown and tab < 0))
    strip.refused.connect(window.status.say)
    strip.drop.takes = lambda reference: verbs.is_gondola(window, reference)
    strip.drop.dropped.connect(lambda reference, index: verbs.add_at(window, reference, index))
    strip.menu_wanted.connect(lambda at: _pop_up(window, CONTEXT_GONDOLA, at))
    window.faces.menu_wanted.connect(lambda at: _pop_up(window, menus.GROUPS["face"], at))
    for mirror in (strip.refresh, whole.sync, lambda: verbs.mind_told(window)):
        window.live.changed.connect(mirror)
    QTimer.singleShot(0, palette, lambda: verbs.tell_broken(window))


def dress_furniture(window: "MainWindow") -> None:
    """Words and colours anew."""
    for part in (window.furniture, window.strip, window.whole):
        part.set_theme(window.theme)
        part.set_translator(window.translator)
    before, pieces = window.strip.more.menu(), QMenu(window.strip)
    furniture_submenus(window)["<add_gondola>"](pieces)
    window.strip.set_menu(pieces.actions()[0].menu())  # type: ignore[arg-type]
    holder = before.parentWidget() if before is not None else None
    if holder is not None:
        holder.deleteLater()


def _pop_up(window: "MainWindow", keys: tuple[str, ...], at: QPoint) -> None:
    window.enable()
    menu = QMenu(window)
    menus.fill_menu(menu, keys, window.actions_by_key, furniture_submenus(window))
    menus.close_after_use(menu)
    menu.exec(at)
    menu.deleteLater()
