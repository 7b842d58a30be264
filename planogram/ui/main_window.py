"""The main window: puts panels, canvas, menus and docks together and keeps them in step. What actions do is elsewhere."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from planogram.i18n import translator
from planogram.session.workbench import Workbench
from planogram.ui import keys, look, menus, product_commands, verbs
from planogram.ui.actions import ACTIONS
from planogram.ui.analysis.panel import AnalysisPanel
from planogram.ui.availability import mirror_actions
from planogram.ui.banners import Banners
from planogram.ui.branch_commands import connect_branches
from planogram.ui.canvas.view import ElevationView
from planogram.ui.canvas.whole import WholeGondola
from planogram.ui.docks import Dock, Docks, store_layout
from planogram.ui.file_commands import FileCommands
from planogram.ui.floor.panel import FloorPanel
from planogram.ui.furniture_parts import connect_furniture, dress_furniture, make_furniture_parts
from planogram.ui.icons import USUAL
from planogram.ui.live import Live
from planogram.ui.notices import Notices
from planogram.ui.panels.catalogue import CataloguePanel
from planogram.ui.panels.centre import Centre
from planogram.ui.panels.faces import FaceBar
from planogram.ui.panels.figures import FiguresPanel
from planogram.ui.panels.find_bar import FindBar
from planogram.ui.panels.findings import FindingsPanel
from planogram.ui.panels.furniture import FurniturePanel
from planogram.ui.panels.gondola_strip import GondolaStrip
from planogram.ui.panels.help import HelpPanel
from planogram.ui.panels.history import HistoryPanel
from planogram.ui.panels.legend import Legend
from planogram.ui.panels.pnm import PnmDock, PnmPanel, add_pnm_dock, stack_pnm_dock
from planogram.ui.panels.properties import PropertiesPanel
from planogram.ui.panels.status import StatusBar
from planogram.ui.parts import named
from planogram.ui.pictures import Pictures
from planogram.ui.settings import Settings
from planogram.ui.speech import speak
from planogram.ui.submenus import submenus
from planogram.ui.theme import apply_theme, theme_named
from planogram.ui.titles import window_title
from planogram.ui.words import gesture_text

if TYPE_CHECKING:
    from planogram.ui.safety import Safety
    from planogram.ui.sharing import Sharing

FIRST_SIZE = (1600, 1000)


class MainWindow(QMainWindow):
    """One window on one workbench. `settings` are read at the start and written when the window closes."""

    closed = Signal()
    sharing: "Sharing | None" = None
    safety: "Safety | None" = None
    """They hold the file and record the work; a window made for a picture has neither."""
    view: ElevationView
    catalogue: CataloguePanel
    faces: FaceBar
    figures: FiguresPanel
    analysis: AnalysisPanel
    furniture: FurniturePanel
    pnm: PnmPanel
    pnm_dock: PnmDock
    strip: GondolaStrip
    whole: WholeGondola

    def __init__(self, workbench: Workbench, settings: Settings) -> None:
        super().__init__()
        self.workbench: Workbench = workbench
        self.settings: Settings = settings
        self.translator = translator(settings.language)
        self.theme = theme_named(settings.remembered.theme)
        self.live = Live(workbench, self)
        self.files: FileCommands = FileCommands(self)
        self.actions_by_key = {key: menus.make_action(self, action, partial(self.run, key)) for key, action in ACTIONS.items()}
        self._make_parts()
        self._place_parts()
        self._connect()
        self.setAcceptDrops(True)
        self.resize(*FIRST_SIZE)
        self.dress()
        self.live.flush()
        self.view.setFocus()
        stack_pnm_dock(self)

    def _make_parts(self) -> None:
        pictures = Pictures(lambda: self.workbench.document.images)
        say, theme = self.translator, self.theme
        self.view = ElevationView(self.workbench, say)
        self.view.set_theme(theme)
        self.catalogue = CataloguePanel(self.workbench, say, theme, pictures)
        self.figures = FiguresPanel(self.workbench, self.settings, say, theme)
        self.properties = PropertiesPanel(self.workbench, say)
        self.status = StatusBar(self.workbench, say)
        zoom = [self.actions_by_key[f"view.{verb}"] for verb in ("zoom_out", "zoom_in", "fit", "whole_gondola")]
        self.faces = FaceBar(self.workbench, say, zoom)
        self.legend = Legend()
        self.banners = Banners(say)
        self.find_bar = FindBar(self.workbench, say, theme)
        self.centre = Centre(self.workbench, self.banners, self.faces, self.view, self.legend, say, self.find_bar)
        self.floor = FloorPanel(self.workbench, say)
        self.floor.set_theme(theme)
        self.centre.add_floor(self.floor)
        self.findings = FindingsPanel(self.workbench, say, theme)
        self.analysis = AnalysisPanel(self.workbench, say, theme)
        self.history = HistoryPanel(self.workbench, say)
        self.help = HelpPanel(say, theme, lambda: keys.as_html(self.settings.remembered.keys, self.translator))
        self.notices = Notices(self.centre.stage, say, theme)
        self.furniture, self.strip, self.whole = make_furniture_parts(self)
        self.docks: Docks = (
            Dock("catalogue", self.catalogue),
            Dock("figures", self.figures),
            Dock("properties", self.properties),
            Dock("findings", self.findings),
            Dock("history", self.history),
            Dock("furniture", self.furniture),
            Dock("analysis", self.analysis),
            Dock("help", self.help),
        )
        self.pnm, self.pnm_dock = add_pnm_dock(self)
        self.toolbar = named(QToolBar(movable=False), "toolbar")
        self.toolbar.setIconSize(QSize(USUAL, USUAL))

    def _place_parts(self) -> None:
        self.setCentralWidget(self.centre)
        self.setStatusBar(self.status)
        self.addToolBar(self.toolbar)
        menus.fill_toolbar(self.toolbar, self.actions_by_key, self._add_spacer)
        for key, action in ACTIONS.items():
            (self.view if action.on_shelf else self).addAction(self.actions_by_key[key])

    def _add_spacer(self) -> None:
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toolbar.addWidget(spacer)

    def _connect(self) -> None:
        self.live.changed.connect(self._follow)
        self.live.rested.connect(self._rest)
        self.view.message.connect(lambda code, values: self.status.say(gesture_text(self.translator, code, values)))
        self.view.zoomed.connect(self.status.set_zoom)
        self.view.menu_wanted.connect(self.show_context_menu)
        self.catalogue.activated.connect(lambda product_id: verbs.show_or_place(self, product_id))
        self.catalogue.picked.connect(self._picked)
        self.catalogue.import_wanted.connect(self.files.import_table)
        self.find_bar.went.connect(lambda hit: product_commands.go_to(self, hit))
        self.find_bar.replace_wanted.connect(lambda product_id: product_commands.replace(self, product_id))
        self.find_bar.closed.connect(self.view.setFocus)
        self.figures.products_wanted.connect(lambda ids: verbs.select_products(self, ids))
        self.properties.refused.connect(self.status.say)
        self.findings.refused.connect(self.status.say)
        self.findings.finding_chosen.connect(lambda finding: verbs.show_finding(self, finding))
        connect_furniture(self)
        self.floor.told.connect(self.status.say)
        self.floor.opened.connect(lambda: self.centre.show_floor(False))
        verbs.connect_analysis(self)
        for dock in self.docks:
            dock.visibilityChanged.connect(lambda _: self._enable())
        self.faces.chosen.connect(lambda: QTimer.singleShot(0, self.view.fit))
        connect_branches(self)
        self.centre.furniture_wanted.connect(lambda: verbs.add_gondola(self, "single_gondola"))

    def run(self, key: str) -> None:
        """Do an action of the table."""
        ACTIONS[key].call(self)

    def _follow(self) -> None:
        """At every turn of the event loop in which something changed: what must move with the hand."""
        if not self.workbench.document.gesture_running:
            self.workbench.selection.prune(self.workbench.project)
        self.centre.refresh()
        self.faces.refresh()
        self.view.sync()
        self.floor.refresh()
        self.status.refresh()
        if not self.workbench.document.gesture_running:
            self._enable()
            self.retitle()

    def show_look(self) -> None:
        """Colours, labels and legend as the settings say."""
        look.apply_look(self)
        self.legend.show_entries(look.legend(self))
        self._enable()

    def _rest(self) -> None:
        """When the hand has been still for a moment: the panels."""
        self.show_look()
        self.floor.rest()
        self.catalogue.refresh()
        self.figures.refresh()
        self.properties.refresh()
        self.findings.refresh()
        self.analysis.refresh()
        self.history.refresh()
        self.find_bar.refresh()
        self.status.rest()

    def _picked(self) -> None:
        """Products picked in the catalogue."""
        self.properties.show_products(tuple(product.id for product in self.catalogue.picked_products))
        self._enable()

    def _enable(self) -> None:
        mirror_actions(self)

    def dress(self) -> None:
        """Words and colours anew: at the start, and after another language or theme."""
        keys.apply_keys(self)
        for dock in self.docks:
            dock.dress(self.translator, self.theme)
        dress_furniture(self)
        self.toolbar.setWindowTitle(self.translator("dock.toolbar"))
        menus.fill_menu_bar(self.menuBar(), self.actions_by_key, self.translator, submenus(self))
        self._enable()
        self.retitle()

    def document_name(self) -> str:
        """The file's name without extension, else the project's."""
        document = self.workbench.document
        return document.path.stem if document.path else document.committed.name or self.translator("file.untitled")

    def retitle(self) -> None:
        """Project, version and modified mark in the title bar."""
        self.setWindowTitle(window_title(self.workbench.document, self.document_name(), self.translator))
        self.setWindowModified(self.workbench.document.modified)

    def set_language(self, language: str) -> None:
        """Say everything in another language, now."""
        self.settings.remembered.language, self.settings.spoken = language, ""
        self.translator = translator(language)
        for part in parts_with(self, "set_translator"):
            part.set_translator(self.translator)
        speak(application(), language)
        self.dress()
        self.show_look()

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        self.set_theme("light" if self.theme.name == "dark" else "dark")

    def set_theme(self, name: str) -> None:
        """Dress the window in the theme of that name."""
        self.settings.remembered.theme = name
        self.theme = theme_named(name)
        apply_theme(application(), self.theme)
        for part in parts_with(self, "set_theme"):
            part.set_theme(self.theme)
        self.dress()
        self.show_look()

    def show_context_menu(self, where: QPoint) -> None:
        """The actions that apply to what is selected."""
        menu = QMenu(self)
        keys = menus.context_keys(bool(self.workbench.selection.ids))
        menu.setToolTipsVisible(True)
        menus.fill_menu(menu, keys, self.actions_by_key, submenus(self))
        menu.exec(where)
        menu.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        store_layout(self, self.settings.remembered)
        self.settings.save()
        self.live.stop()
        self.floor.stop()
        self.closed.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        path = Path(event.mimeData().urls()[0].toLocalFile())
        QTimer.singleShot(0, lambda: self.files.open_path(path))


def parts_with(window: MainWindow, method: str) -> list[Any]:
    """The window's own parts that have `method`: all of them speak a language, some have colours of their own."""
    parts = (part for name, part in vars(window).items() if not name.startswith("_"))
    return [part for part in parts if isinstance(part, QWidget) and hasattr(part, method)]


def application() -> QApplication:
    """The running application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
