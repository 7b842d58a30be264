"""Menus whose entries are data, not actions of the table: recent files, kinds of furniture, panels, languages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle

from planogram.i18n import LANGUAGES
from planogram.metrics.indicators import INDICATORS
from planogram.model.custom_fields import custom_names
from planogram.model.product import STYLES, unit_size
from planogram.storage.places import is_file, settled
from planogram.tools import packing
from planogram.ui import look, menus
from planogram.ui.actions import PANELS
from planogram.ui.colouring import colourable
from planogram.ui.floor.actions import DRAWING
from planogram.ui.furniture_menus import furniture_submenus
from planogram.ui.icons import icon
from planogram.ui.look import COLOURINGS
from planogram.ui.pictograms import SIDE, orientation_icon
from planogram.ui.titles import told_apart
from planogram.ui.trouble import tell_trouble
from planogram.ui.variants.actions import STORES

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


_DIGITS = 9
"""Entries of the recent files that have a digit for a key."""


def submenus(window: "MainWindow") -> dict[str, Callable[[QMenu], object]]:
    """What fills each place in angle brackets."""
    return {
        "<recent>": partial(_recent, window),
        **furniture_submenus(window),
        "<panels>": partial(_panels, window),
        "<stores>": partial(_stores, window),
        "<language>": partial(_languages, window),
        "<colouring>": partial(_colourings, window),
        "<orientations>": partial(_orientations, window),
        "<floor_draw>": partial(_floor_draw, window),
        "<styles>": partial(_styles, window),
        **{f"<{name}>": partial(_group, window, name) for name in menus.GROUPS},
    }


def _group(window: "MainWindow", name: str, menu: QMenu) -> None:
    inner = menu.addMenu(window.translator(f"menu.group.{name}"))
    inner.setToolTipsVisible(True)
    menus.fill_menu(inner, menus.GROUPS[name], window.actions_by_key, furniture_submenus(window))


def _recent(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.recent"))
    inner.setIcon(icon("history", window.theme.text))

    def fill() -> None:
        inner.clear()
        pinned = window.settings.pinned
        names = (*pinned, *(path for path in window.settings.recent if path not in pinned))
        for number, (path, told) in enumerate(zip(names, told_apart(names), strict=True), 1):
            if number == len(pinned) + 1 and pinned:
                inner.addSeparator()
            key = f"&{number} " if number <= _DIGITS else ""
            action = inner.addAction(key + told.replace("&", "&&"), partial(_reopen, window, path))
            action.setToolTip(str(path))
            if path in pinned:
                action.setIcon(icon("pin", window.theme.text))
        if inner.isEmpty():
            inner.addAction(window.translator("menu.recent.none")).setEnabled(False)
        else:
            inner.addSeparator()
            _pin_entry(window, inner)
            inner.addAction(window.translator("menu.recent.clear"), window.settings.forget_files)

    inner.setToolTipsVisible(True)
    inner.aboutToShow.connect(fill)


def _pin_entry(window: "MainWindow", menu: QMenu) -> None:
    """Lets the open file stay in the list, ticked while it does."""
    path = window.workbench.document.path
    action = menu.addAction(window.translator("menu.recent.pin"))
    action.setCheckable(True)
    action.setEnabled(path is not None)
    if path is not None:
        action.setChecked(settled(path) in window.settings.pinned)
        action.triggered.connect(lambda on: window.settings.pin(path, on))


def _reopen(window: "MainWindow", path: Path) -> None:
    """A file of the list; of one that was moved or deleted this is said, and it can be looked for or taken off the list."""
    if is_file(path):
        window.files.open_path(path)
    else:
        ways = (("file.look_for", window.files.open), ("menu.recent.forget", lambda: window.settings.forget_files(path)))
        tell_trouble(window, lambda say: say("file.gone", name=path.name, folder=str(path.parent)), ways)


def _stores(window: "MainWindow", menu: QMenu) -> None:
    """Variants and set-ups: what head office and stores send each other."""
    inner = menu.addMenu(icon("store", window.theme.text), window.translator("menu.stores"))
    inner.setToolTipsVisible(True)
    for action in STORES:
        inner.addAction(window.actions_by_key[action.key])


def _panels(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.panels"))
    for key in (*(f"view.panel_{name}" for name in PANELS), "furniture.palette", "view.findings"):
        inner.addAction(window.actions_by_key[key])
    for further in window.further:
        inner.addAction(window.actions_by_key[f"view.{further.name}"])
    inner.addSeparator()
    inner.addAction(window.actions_by_key["view.reset_layout"])


def _languages(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.language"))
    inner.setIcon(icon("language", window.theme.text))
    for language in LANGUAGES:
        inner.addAction(window.actions_by_key[f"view.language_{language}"])


def _colourings(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.colouring"))
    inner.setIcon(icon("theme", window.theme.text))
    for name in COLOURINGS:
        inner.addAction(window.actions_by_key[f"view.colour_{name}"])
    figures = inner.addMenu(window.translator("menu.colouring.figure"))
    figures.aboutToShow.connect(partial(_figure_colourings, window, figures))
    custom = inner.addMenu(window.translator("menu.colouring.custom"))
    custom.aboutToShow.connect(partial(_custom_colourings, window, custom))


def _floor_draw(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.floor_draw"))
    for key in DRAWING:
        if key == "-":
            inner.addSeparator()
        else:
            inner.addAction(window.actions_by_key[key])


def _figure_colourings(window: "MainWindow", menu: QMenu) -> None:
    """Every figure of a product, those shown as columns first."""
    menu.clear()
    columns = [key for key in window.settings.columns if colourable(key)]
    for key in (*columns, "", *(key for key in INDICATORS if colourable(key) and key not in columns)):
        if not key:
            menu.addSeparator()
            continue
        action = menu.addAction(window.translator(f"indicator.{key}.name"), partial(look.colour_by, window, key))
        action.setCheckable(True)
        action.setChecked(window.settings.remembered.colouring == key)


def _custom_colourings(window: "MainWindow", menu: QMenu) -> None:
    """The custom fields of the project's products."""
    menu.clear()
    for name in custom_names(window.workbench.project.products):
        action = menu.addAction(name.replace("&", "&&"), partial(look.colour_by, window, look.CUSTOM + name))
        action.setCheckable(True)
        action.setChecked(window.settings.remembered.colouring == look.CUSTOM + name)
    if menu.isEmpty():
        menu.addAction(window.translator("menu.colouring.custom.none")).setEnabled(False)


def _orientations(window: "MainWindow", menu: QMenu) -> None:
    """The orientations every selected product allows, as pictograms in its proportions."""
    inner = menu.addMenu(icon("rotate", window.theme.text), window.translator("menu.orientation"))
    inner.setStyle(PictogramStyle(inner))

    def fill() -> None:
        inner.clear()
        chosen = packing.selected(window.workbench)
        size, now = (unit_size(chosen[0][1]) if chosen else (1.0, 1.0, 1.0)), {position.orientation for position, _ in chosen}
        for name in packing.orientations_offered(window.workbench):
            picture = orientation_icon(name, size, window.theme.text, window.theme.index_high, window.devicePixelRatioF())
            action = inner.addAction(picture, window.translator(f"orientation.{name}"), partial(_turn, window, name))
            action.setCheckable(True)
            action.setChecked(now == {name})
        if inner.isEmpty():
            inner.addAction(window.translator("menu.orientation.none")).setEnabled(False)

    inner.aboutToShow.connect(fill)


def _turn(window: "MainWindow", orientation: str) -> None:
    """As the key does: one that does not fit is told with ways out."""
    if packing.turn(window.workbench, orientation):
        window.view.keyed()


def _styles(window: "MainWindow", menu: QMenu) -> None:
    """Unit, tray, case…: those whose sizes are not known greyed, with the reason as their tooltip."""
    inner = menu.addMenu(icon("pack", window.theme.text), window.translator("menu.style"))
    inner.setToolTipsVisible(True)
    for style in STYLES:
        inner.addAction(window.actions_by_key[f"shelf.style_{style}"])


class PictogramStyle(QProxyStyle):
    """Menus with pictures of the pictograms' size."""

    def __init__(self, parent: QObject) -> None:
        super().__init__()
        self.setParent(parent)

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: Any = None) -> int:
        return SIDE if metric == QStyle.PixelMetric.PM_SmallIconSize else super().pixelMetric(metric, option, widget)
