"""The parts of the window: made, put in their places, and their wishes connected. What the window does with them is main_window.py."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget
from shiboken6 import isValid

from planogram.ui import context_menus, keys, layers, menus, picture_commands, product_commands, verbs
from planogram.ui.action_tips import lend_tips
from planogram.ui.actions import ACTIONS
from planogram.ui.analysis.panel import AnalysisPanel
from planogram.ui.banners import Banners
from planogram.ui.branch_commands import connect_branches
from planogram.ui.canvas.view import ElevationView
from planogram.ui.docks import Dock
from planogram.ui.floor.deeds import DEEDS
from planogram.ui.floor.panel import FloorPanel
from planogram.ui.furniture_parts import connect_furniture, make_furniture_parts
from planogram.ui.icons import USUAL
from planogram.ui.notices import Notices
from planogram.ui.panels.catalogue import CataloguePanel
from planogram.ui.panels.centre import Centre
from planogram.ui.panels.faces import FaceBar
from planogram.ui.panels.figures import FiguresPanel
from planogram.ui.panels.find_bar import FindBar
from planogram.ui.panels.findings import FindingsPanel
from planogram.ui.panels.help import HelpPanel
from planogram.ui.panels.history import HistoryPanel
from planogram.ui.panels.legend import Legend
from planogram.ui.panels.pnm import add_pnm_dock
from planogram.ui.panels.properties import PropertiesPanel
from planogram.ui.panels.status import StatusBar
from planogram.ui.parts import named
from planogram.ui.pictures import Pictures
from planogram.ui.reach import ShelfKeys
from planogram.ui.system_clipboard import SystemClipboard
from planogram.ui.trouble import tell_trouble
from planogram.ui.window_keys import WindowKeys

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def make_parts(window: "MainWindow") -> None:
    """Every panel, strip and dock, in the window's language and theme."""
    pictures = Pictures(lambda: window.workbench.document.images)
    say, theme = window.translator, window.theme
    window.view = ElevationView(window.workbench, say)
    window.view.set_theme(theme)
    window.catalogue = CataloguePanel(window.workbench, say, theme, pictures)
    window.figures = FiguresPanel(window.workbench, window.settings, say, theme)
    window.properties = PropertiesPanel(window.workbench, say)
    window.status = StatusBar(window.workbench, say)
    zoom = [window.actions_by_key[f"view.{verb}"] for verb in ("zoom_out", "zoom_in", "fit", "whole_gondola")]
    window.faces = FaceBar(window.workbench, say, zoom)
    window.legend = Legend()
    window.banners = Banners(say)
    window.find_bar = FindBar(window.workbench, say, theme)
    window.centre = Centre(window.workbench, window.banners, window.faces, window.view, window.legend, say, window.find_bar)
    window.floor = FloorPanel(window.workbench, say)
    window.floor.set_theme(theme)
    window.centre.add_floor(window.floor)
    window.findings = FindingsPanel(window.workbench, say, theme)
    window.analysis = AnalysisPanel(window.workbench, say, theme)
    window.history = HistoryPanel(window.workbench, say)
    window.help = HelpPanel(
        say,
        theme,
        lambda: keys.as_html(window.settings.remembered.keys, window.translator),
        lambda page: keys.in_page(page, window.settings.remembered.keys, window.translator),
    )
    window.notices = Notices(window.centre.stage, say, theme)
    window.furniture, window.strip, window.whole = make_furniture_parts(window)
    window.docks = (
        Dock("catalogue", window.catalogue),
        Dock("figures", window.figures),
        Dock("properties", window.properties),
        Dock("findings", window.findings),
        Dock("history", window.history),
        Dock("furniture", window.furniture),
        Dock("analysis", window.analysis),
        Dock("help", window.help),
    )
    window.pnm, window.pnm_dock = add_pnm_dock(window)
    window.toolbar = named(QToolBar(movable=False), "toolbar")
    window.toolbar.setIconSize(QSize(USUAL, USUAL))


def place_parts(window: "MainWindow") -> None:
    """Centre, status bar, toolbar; actions that listen on the drawing and those that listen everywhere."""
    window.setCentralWidget(window.centre)
    window.setStatusBar(window.status)
    window.addToolBar(window.toolbar)
    menus.fill_toolbar(window.toolbar, window.actions_by_key, partial(_add_spacer, window))
    for key, action in ACTIONS.items():
        (window.view if action.on_shelf else window).addAction(window.actions_by_key[key])
    window.floor.view.addActions([window.actions_by_key[key] for key in DEEDS])


def _add_spacer(window: "MainWindow") -> None:
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    window.toolbar.addWidget(spacer)


def connect_parts(window: "MainWindow") -> None:
    """Wishes of the parts to what fulfils them."""
    window.live.changed.connect(window.follow)
    window.live.rested.connect(window.rest)
    window.live.passed.connect(window.figures.refresh)
    window.system_clipboard = SystemClipboard(window)
    window.view.message.connect(window.status.say_of_hand)
    window.view.zoomed.connect(window.status.set_zoom)
    window.view.menu_wanted.connect(partial(context_menus.over_drawing, window))
    window.view.refused.connect(partial(layers.tell_locked, window))
    window.catalogue.activated.connect(lambda product_id: verbs.show_or_place(window, product_id))
    window.catalogue.picked.connect(window.picked)
    window.catalogue.menu_wanted.connect(partial(context_menus.over_catalogue, window))
    window.catalogue.import_wanted.connect(window.files.import_table)
    window.find_bar.went.connect(lambda hit: product_commands.go_to(window, hit))
    window.find_bar.replace_wanted.connect(lambda product_id: product_commands.replace(window, product_id))
    window.find_bar.closed.connect(window.view.setFocus)
    for dock in (*window.docks, window.pnm_dock):
        dock.left.connect(window.view.setFocus)
    window.figures.formula_wanted.connect(lambda: verbs.add_formula_column(window))
    window.figures.products_wanted.connect(lambda ids: verbs.select_products(window, ids))
    window.properties.written.connect(window.view.keyed)
    window.properties.refused.connect(window.status.say)
    window.properties.left.connect(window.view.setFocus)
    window.properties.picture_wanted.connect(partial(picture_commands.choose, window))
    window.properties.picture_dropped.connect(partial(picture_commands.put, window))
    window.properties.picture_cleared.connect(partial(picture_commands.clear, window))
    window.findings.told.connect(window.status.say)
    window.findings.finding_chosen.connect(lambda finding: verbs.show_finding(window, finding))
    connect_furniture(window)
    lend_tips(window)
    window.findings.found = window.floor.findings
    window.floor.heat.ready.connect(lambda _: window.show_findings())
    window.floor.told.connect(window.status.say)
    window.centre.turned.connect(window.enable)
    window.floor.view.chosen.connect(window.enable)
    window.floor.view.drawn.connect(window.enable)
    window.floor.view.menu_wanted.connect(partial(context_menus.over_plan, window))
    window.floor.troubled.connect(lambda words: tell_trouble(window, words))
    window.floor.opened.connect(lambda: window.centre.show_floor(False))
    verbs.connect_analysis(window)
    for dock in window.docks:
        dock.visibilityChanged.connect(lambda _: _seen_or_not(window))
    window.faces.chosen.connect(lambda: QTimer.singleShot(0, window.view.fit))
    connect_branches(window)
    ShelfKeys(window)
    WindowKeys(window)
    window.centre.furniture_wanted.connect(lambda: verbs.add_gondola(window, "single_gondola"))


def _seen_or_not(window: "MainWindow") -> None:
    """A dock was opened or closed. When the program ends they go one by one, and say so to a window that is gone."""
    if isValid(window):
        window.enable()
