"""The Analysis panel: advice, score, level profile, Pareto, assortment, counts, store sheet. Nothing is computed unseen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.session.workbench import Workbench
from planogram.ui.analysis.page import Page
from planogram.ui.panels.scope_choice import ScopeChoice
from planogram.ui.parts import named, with_name
from planogram.ui.theme import Theme

Maker = Callable[[Workbench, Translator, Theme], Page]


def _advice(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.advice import AdvicePage

    return AdvicePage(workbench, translator, theme)


def _score(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.score import ScorePage

    return ScorePage(workbench, translator, theme)


def _profile(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.profile import ProfilePage

    return ProfilePage(workbench, translator, theme)


def _pareto(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.pareto import ParetoPage

    return ParetoPage(workbench, translator, theme)


def _assortment(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.assortment import AssortmentPage

    return AssortmentPage(workbench, translator, theme)


def _counts(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.counting import CountsPage

    return CountsPage(workbench, translator, theme)


def _store(workbench: Workbench, translator: Translator, theme: Theme) -> Page:
    from planogram.ui.analysis.store_sheet import StorePage

    return StorePage(workbench, translator, theme)


PAGES: dict[str, Maker] = {
    "advice": _advice,
    "score": _score,
    "profile": _profile,
    "pareto": _pareto,
    "assortment": _assortment,
    "counts": _counts,
    "store": _store,
}


class AnalysisPanel(QWidget):
    """Passes on what its pages ask for."""

    products_wanted = Signal(tuple)
    position_wanted = Signal(str)
    level_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, workbench: Workbench, translator: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "panel")
        self._workbench, self._say, self._theme = workbench, translator, theme
        self.pages: dict[str, Page] = {}
        self.tabs = with_name(QTabBar(), "analysis")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for name in PAGES:
            self.tabs.setTabData(self.tabs.addTab(""), name)
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        self.choice = ScopeChoice(workbench, translator, "face", [])
        self.choice.changed.connect(self.refresh)
        self._stack = QStackedWidget()
        # a page may ask for more than the dock has: it is squeezed, the window does not grow
        self._stack.setMinimumSize(240, 140)
        room = QWidget()
        padded = QVBoxLayout(room)
        padded.setContentsMargins(12, 4, 12, 0)
        padded.addWidget(self.choice)
        self._scope_room = room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(room)
        column.addWidget(self._stack, 1)
        self.set_translator(translator)

    @property
    def current(self) -> str:
        """The name of the page on show."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_page(self, name: str) -> None:
        """Go to a page of PAGES."""
        self.tabs.setCurrentIndex(list(PAGES).index(name))

    def page(self) -> Page:
        """The page on show, made when it was not there yet."""
        name = self.current
        if name not in self.pages:
            made = self.pages[name] = PAGES[name](self._workbench, self._say, self._theme)
            made.products_wanted.connect(self.products_wanted.emit)
            made.position_wanted.connect(self.position_wanted.emit)
            made.level_wanted.connect(self.level_wanted.emit)
            made.refused.connect(self.refused.emit)
            self._stack.addWidget(made)
        return self.pages[name]

    def refresh(self) -> None:
        """Mirror the project on the page on show, if anyone sees it."""
        if not self.isVisible():
            return
        page = self.page()
        self._scope_room.setVisible(page.scoped)
        page.scope = self.choice.scope()
        self._stack.setCurrentWidget(page)
        page.refresh()

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language: the pages are made anew."""
        self._say = translator
        for number, name in enumerate(PAGES):
            self.tabs.setTabText(number, translator(f"analysis.tab.{name}"))
            self.tabs.setTabToolTip(number, translator(f"analysis.tab.{name}.tip"))
        self.tabs.setAccessibleName(translator("dock.analysis"))
        self.choice.set_translator(translator)
        self._make_anew()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours: the pages are made anew."""
        self._theme = theme
        self._make_anew()

    def _make_anew(self) -> None:
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self.refresh()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()
