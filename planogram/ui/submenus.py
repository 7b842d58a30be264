"""Menus whose entries are data, not actions of the table: recent files, kinds of furniture, panels, languages."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planogram.i18n import LANGUAGES
from planogram.model.furniture import KINDS
from planogram.ui import verbs
from planogram.ui.icons import icon
from planogram.ui.look import COLOURINGS

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def submenus(window: "MainWindow") -> dict[str, Callable[[QMenu], object]]:
    """What fills each place in angle brackets."""
    return {
        "<recent>": partial(_recent, window),
        "<add_gondola>": partial(_kinds, window),
        "<panels>": partial(_panels, window),
        "<language>": partial(_languages, window),
        "<colouring>": partial(_colourings, window),
    }


def _recent(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.recent"))
    inner.setIcon(icon("history", window.theme.text))

    def fill() -> None:
        inner.clear()
        for path in window.settings.recent:
            action = inner.addAction(path.name, partial(window.files.open_path, path))
            action.setToolTip(str(path))
        if inner.isEmpty():
            inner.addAction(window.translator("menu.recent.none")).setEnabled(False)

    inner.setToolTipsVisible(True)
    inner.aboutToShow.connect(fill)


def _kinds(window: "MainWindow", menu: QMenu) -> None:
    inner = menu.addMenu(window.translator("menu.add_gondola"))
    inner.setIcon(icon("gondola-add", window.theme.text))
    for kind in KINDS.values():
        inner.addAction(window.translator(f"gondola_kind.{kind.kind}"), partial(verbs.add_gondola, window, kind.kind))


def _panels(window: "MainWindow", menu: QMenu) -> None:
    for dock in window.docks:
        menu.addAction(dock.toggleViewAction())


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
