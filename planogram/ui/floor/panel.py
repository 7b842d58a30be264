"""The plan with its bar of tools and layers, and the inspector beside it. Menus make tools; the view draws; figures are the inspector's."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planogram.draw.plan_style import PlanStyle
from planogram.i18n import Translator
from planogram.metrics.checks import Finding, check_with
from planogram.metrics.floor.walks import Walks
from planogram.session.workbench import Workbench
from planogram.tools.floor_commands import place_unplaced, unplaced
from planogram.tools.floor_draw import FloorDraw
from planogram.tools.floor_sight import bounds_of_ref, zone_ref
from planogram.ui.canvas import words
from planogram.ui.floor import verbs
from planogram.ui.floor.heat import HeatMaker
from planogram.ui.floor.inspector import FloorInspector
from planogram.ui.floor.rulers import THICK
from planogram.ui.floor.view import FloorView
from planogram.ui.parts import label, named, rule
from planogram.ui.raising import told_whole
from planogram.ui.yielding import YieldingForm, YieldingRows

DRAWN = ("outline", "column", "obstacle", "checkout", "stockroom", "door", "exit", "island", "aisle")
_INSPECTOR = 284
"""Width of the figures beside the plan, px."""
_NARROW = 720
_NO_LIMIT = 16_777_215
UNDERLAY = (
    ("open", verbs.open_underlay),
    ("scale", verbs.scale_underlay),
    ("hide", verbs.toggle_underlay),
    ("remove", verbs.remove_underlay),
)
LAYERS = ("zones", "widths", "heat", "grid")


class FloorPanel(QWidget):
    """The tab beside the elevation. `opened`: a face was double-clicked and is now the one on show; `told`: a sentence for the status bar;

    `troubled`: the words, in whatever language, of a file that failed.
    """

    opened = Signal()
    told = Signal(str)
    troubled = Signal(object)

    def __init__(self, workbench: Workbench, translator: Translator) -> None:
        super().__init__()
        named(self, "centre")
        self.workbench, self.say = workbench, translator
        self.view = FloorView(workbench, translator, lambda *_: self.opened.emit())
        self.inspector = FloorInspector(workbench, translator)
        self.beside = YieldingForm(self.inspector)
        self.heat = HeatMaker(self)
        self._walked_of = self._asked_of = workbench.document
        self._words: list[tuple[QToolButton, str]] = []
        self._busy = label("", "muted")
        self._busy.setParent(self.view)
        self._busy.move(THICK + 10, THICK + 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = self._bar()
        column.addWidget(self.bar)
        column.addWidget(rule())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        self._row.addWidget(self.view, 1)
        self._row.addWidget(self.beside)
        self.view.setMinimumSize(240, 160)
        column.addLayout(self._row, 1)
        self._connect()
        self.set_translator(translator)

    def _connect(self) -> None:
        self.heat.ready.connect(self._walked)
        self.heat.busy.connect(self._tell_busy)
        self.view.chosen.connect(self._inspect)
        self.view.drawn.connect(lambda: self.select.setChecked(True))
        self.view.judged.connect(lambda message: self.told.emit(words.message_text(self.say, message)))
        self.inspector.refused.connect(self.told.emit)
        self.inspector.moved.connect(self.view.judge)

    def _bar(self) -> YieldingRows:
        bar = YieldingRows(10, 4, 8, 4)
        self.select = self._button("floor.tool.select", lambda: self.view.begin_drawing(None), checkable=True)
        self.select.setChecked(True)
        self.drawing = self._menu_button("floor.tool.draw")
        self.shop = self._menu_button("floor.tool.shop")
        self.shop.menu().aboutToShow.connect(partial(verbs.dress_underlay, self))
        self.place = self._button("floor.tool.place", self.place_rest)
        for button in (self.select, self.drawing, self.shop, self.place):
            bar.first.addWidget(button)
        bar.first.addStretch(1)
        self.layers = {name: self._button(f"floor.layer.{name}", partial(self._toggle, name), checkable=True) for name in LAYERS}
        for name, button in self.layers.items():
            button.setChecked(bool(getattr(self.view.style_now, name)))
            bar.second.addWidget(button)
        bar.second.addWidget(self._button("floor.layer.fit", self.view.fit))
        bar.second.addStretch()
        return bar

    def _button(self, key: str, call: Callable[[], object], *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setCheckable(checkable)
        button.clicked.connect(lambda: call())
        self._words.append((button, key))
        return button

    def _menu_button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        self._words.append((button, key))
        return button

    def set_translator(self, translator: Translator) -> None:
        """Say everything in another language."""
        self.say = translator
        for button, key in self._words:
            button.setText(translator(key))
        self.bar.fold()
        self._fill_menus()
        self.view.set_translator(translator)
        self.inspector.set_translator(translator)
        self.refresh()

    def _fill_menus(self) -> None:
        menu = self.drawing.menu()
        menu.clear()
        for kind in DRAWN:
            menu.addAction(self.say("floor.tool.outline" if kind == "outline" else f"floor.shape.{kind}"), partial(self.draw, kind))
        menu.addAction(self.say("floor.tool.zone"), partial(verbs.draw_zone, self))
        menu.addSeparator()
        menu.addAction(self.say("floor.tool.typed"), partial(verbs.type_outline, self))
        menu = self.shop.menu()
        menu.clear()
        for key, call in (("profile", verbs.edit_profile), ("affinities", verbs.edit_affinities), ("export", verbs.export_plan)):
            menu.addAction(self.say(f"floor.tool.{key}"), partial(call, self))
        menu.addSection(self.say("floor.tool.underlay"))
        for key, call in UNDERLAY:
            action = menu.addAction(self.say(f"floor.tool.underlay_{key}"), partial(call, self))
            action.setData(key)

    def set_theme(self, theme: object) -> None:
        """Light or dark."""
        self.view.set_theme(theme)

    def draw(self, kind: str, name: str = "", distance: float = 0.0) -> None:
        """The next clicks draw a thing of that kind."""
        self.select.setChecked(False)
        self.view.begin_drawing(FloorDraw(self.workbench, kind, name, distance))

    def refresh(self) -> None:
        """Mirror the floor; called at every change, cheap while the tab is hidden."""
        if not self.isVisible():
            return
        self.place.setEnabled(bool(unplaced(self.workbench.project)))
        self.view.sync()
        if not self.workbench.document.gesture_running:
            self._inspect()

    def show_subject(self, subject: tuple[str, ...]) -> None:
        """Select and bring into view what a finding is about: refs, faces of them, departments by name."""
        refs = [ref for one in subject for ref in (one, one.rpartition("/")[0], zone_ref(one)) if ref]
        self.view.tool.select(tuple(ref for ref in refs if bounds_of_ref(self.workbench.project, ref) is not None))
        self.refresh()
        self.view.fit_selection()

    def rest(self) -> None:
        """When the hand has been still for a moment: the walks, which the findings want too while the tab is hidden."""
        if self.workbench.document.gesture_running:
            return
        self._asked_of = self.workbench.document
        if self.workbench.project.store.shapes:
            self.heat.ask(self.workbench.project)
            return
        self.heat.forget()
        if self.view.walks is not None:
            self.view.show_walks(None)

    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the project, with the walks of the last moment they were computed for: a move never waits for them."""
        document = self.workbench.document
        return check_with(document.committed, self.heat.latest if self._walked_of is document else None)

    def stop(self) -> None:
        """Stop what runs in the background."""
        self.heat.stop()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the figures go below the plan, which would be half as large beside them.

        There they keep their height: were it that of what they show, a click on a piece would move the plan away under the hand.
        """
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setStretch(0, 2)
        self._row.setStretch(1, int(narrow))
        self.beside.setMinimumWidth(0 if narrow else _INSPECTOR)
        self.beside.setMaximumWidth(_NO_LIMIT if narrow else _INSPECTOR)
        self.beside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.rest()

    def _walked(self, walks: Walks | None) -> None:
        self._walked_of = self._asked_of
        self.view.show_walks(walks)
        self._inspect()

    def _tell_busy(self, busy: bool) -> None:
        self._busy.setText(self.say("floor.busy"))
        self._busy.adjustSize()
        self._busy.setVisible(busy)

    def _inspect(self) -> None:
        self.inspector.show_refs(self.view.tool.refs, self.view.walks)

    def place_rest(self) -> None:
        """Put the furniture that stands nowhere beside the floor, picked for the hand to take."""
        self.view.tool.select(place_unplaced(self.workbench))
        self.refresh()
        self.view.fit()

    def _toggle(self, layer: str) -> None:
        style: PlanStyle = msgspec.structs.replace(self.view.style_now, **{layer: self.layers[layer].isChecked()})
        self.view.set_style(style)
