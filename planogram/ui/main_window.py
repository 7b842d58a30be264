"""The main window: puts panels, canvas, menus and docks together and keeps them in step. What actions do is elsewhere."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QWidget

from planogram.i18n import translator
from planogram.session.workbench import FaceRef, Workbench
from planogram.ui import keys, layers, look, menus, panes
from planogram.ui.actions import ACTIONS
from planogram.ui.analysis.panel import AnalysisPanel
from planogram.ui.availability import able, mirror_actions
from planogram.ui.banners import Banners
from planogram.ui.beside import close_all_beside
from planogram.ui.canvas.view import ElevationView
from planogram.ui.canvas.whole import WholeGondola
from planogram.ui.docks import Docks, store_layout
from planogram.ui.dropped import take_files
from planogram.ui.file_commands import FileCommands
from planogram.ui.floor import deeds
from planogram.ui.floor.panel import FloorPanel
from planogram.ui.furniture_parts import dress_furniture
from planogram.ui.further_docks import LazyDock, add_further_docks
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
from planogram.ui.panels.pnm import PnmDock, PnmPanel, stack_pnm_dock
from planogram.ui.panels.properties import PropertiesPanel
from planogram.ui.panels.second_view import hand_of
from planogram.ui.panels.status import StatusBar
from planogram.ui.settings import Settings
from planogram.ui.speech import speak
from planogram.ui.submenus import submenus
from planogram.ui.system_clipboard import SystemClipboard
from planogram.ui.theme import apply_theme, theme_named
from planogram.ui.titles import window_title
from planogram.ui.window_parts import connect_parts, make_parts, place_parts

if TYPE_CHECKING:
    from planogram.ui.safety import Safety
    from planogram.ui.sharing import Sharing

FIRST_SIZE = (1600, 1000)
_ONLY_LOOKS = ("view.", "help.", "edit.undo")
"""Actions that leave what the hand is doing, and the one that takes it back itself."""
_PUTS_DOWN = ("shelf.", "edit.paste", "edit.duplicate")
"""Actions after which something may stand where it does not fit."""


class MainWindow(QMainWindow):
    """One window on one workbench. `settings` are read at the start and written when the window closes."""

    closed = Signal()
    sharing: "Sharing | None" = None
    safety: "Safety | None" = None
    """They hold the file and record the work; a window made for a picture has neither."""
    properties: PropertiesPanel
    status: StatusBar
    legend: Legend
    banners: Banners
    find_bar: FindBar
    centre: Centre
    floor: FloorPanel
    findings: FindingsPanel
    history: HistoryPanel
    help: HelpPanel
    notices: Notices
    docks: Docks
    further: tuple[LazyDock, ...] = ()
    toolbar: QToolBar
    view: ElevationView
    catalogue: CataloguePanel
    faces: FaceBar
    figures: FiguresPanel
    analysis: AnalysisPanel
    furniture: FurniturePanel
    pnm: PnmPanel
    pnm_dock: PnmDock
    strip: GondolaStrip
    system_clipboard: SystemClipboard
    whole: WholeGondola
    _face_followed: FaceRef | None = None
    pointed_at: QPoint | None = None
    """Where the context menu that is open was asked for, on the screen."""

    def __init__(self, workbench: Workbench, settings: Settings) -> None:
        super().__init__()
        self.workbench: Workbench = workbench
        self.settings: Settings = settings
        self.translator = translator(settings.language)
        self.theme = theme_named(settings.remembered.theme)
        self.live = Live(workbench, self)
        self.files: FileCommands = FileCommands(self)
        self.actions_by_key = {key: menus.make_action(self, action, partial(self.run, key)) for key, action in ACTIONS.items()}
        make_parts(self)
        place_parts(self)
        connect_parts(self)
        self.further = add_further_docks(self)
        self.setAcceptDrops(True)
        self.resize(*FIRST_SIZE)
        layers.restore(self)
        self.dress()
        self.live.flush()
        self.view.setFocus()
        stack_pnm_dock(self)

    def run(self, key: str) -> None:
        """Do an action of the table. One that may change something starts from before what the hand is still doing, not from its preview."""
        action, history = ACTIONS[key], self.workbench.document.history
        if not key.startswith(_ONLY_LOOKS):
            self.workbench.document.cancel_gesture()
        if not self.workbench.document.gesture_running:
            self.workbench.settle_selection()  # keys that waited come one after the other, before `follow`
        if not able(self, key):
            return
        steps = history.now
        if not deeds.do(self, key):
            action.call(hand_of(self) if action.on_shelf else self)
        if key.startswith(_PUTS_DOWN) and history.now > steps:
            self.view.keyed()

    def follow(self) -> None:
        """At every turn of the event loop in which something changed: what must move with the hand."""
        held = self.workbench.document.gesture_running
        if not held:
            self.workbench.settle_selection()
        if not held or self.workbench.face_ref != self._face_followed:
            # a hand that holds something may carry it to another face, but it neither adds nor names any
            self._face_followed = self.workbench.face_ref
            self.centre.refresh()
            self.faces.refresh()
        self.view.sync()
        self.floor.refresh()
        self.status.refresh()
        if not held:
            self.enable()
            self.retitle()

    def show_look(self) -> None:
        """Colours, labels and legend as the settings say."""
        look.apply_look(self)
        self.legend.show_entries(look.legend(self))
        self.enable()

    def show_findings(self) -> None:
        """Findings anew, with walks that were ready only now."""
        if not self.workbench.document.gesture_running:
            self.show_look()
            self.findings.refresh()

    def rest(self) -> None:
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

    def picked(self) -> None:
        """Products picked in the catalogue."""
        self.properties.show_products(tuple(product.id for product in self.catalogue.picked_products))
        self.enable()

    def enable(self) -> None:
        mirror_actions(self)

    def dress(self) -> None:
        """Words and colours anew: at the start, and after another language or theme."""
        for further in self.further:
            further.dress(self.translator, self.theme)
        keys.apply_keys(self)
        for dock in self.docks:
            dock.dress(self.translator, self.theme)
        dress_furniture(self)
        self.toolbar.setWindowTitle(self.translator("dock.toolbar"))
        menus.fill_menu_bar(self.menuBar(), self.actions_by_key, self.translator, submenus(self))
        self.enable()
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
        self.settings.save()
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
        self.settings.save()
        self.theme = theme_named(name)
        apply_theme(application(), self.theme)
        for part in parts_with(self, "set_theme"):
            part.set_theme(self.theme)
        self.dress()
        self.show_look()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        store_layout(self, self.settings.remembered)
        layers.keep(self)
        self.settings.save()
        self.live.stop()
        self.floor.stop()
        close_all_beside(self)
        self.closed.emit()
        event.accept()

    def focusNextPrevChild(self, onward: bool) -> bool:
        return panes.tab_on(super().focusNextPrevChild, onward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        take_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_files(event)
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
