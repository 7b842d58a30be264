"""The shop from above on screen: a mirror of the floor, of the selection and of what the tool says. Decides nothing itself."""

from collections.abc import Callable
from math import log

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planogram.draw import theme as draw_theme
from planogram.draw.plan import draw_plan, plan_box
from planogram.draw.plan_style import PlanStyle
from planogram.exchange.plan_look import plan_style
from planogram.i18n import Translator
from planogram.metrics.floor.walks import Walks
from planogram.model.floor_layout import pieces
from planogram.model.memo import memo, same_objects
from planogram.session.workbench import Workbench
from planogram.tools.floor_draw import FloorDraw
from planogram.tools.floor_sight import names_at
from planogram.tools.overlay import NOTHING, Overlay, around
from planogram.ui.canvas import words
from planogram.ui.canvas.inks import INKS
from planogram.ui.canvas.marks import scene_rect
from planogram.ui.canvas.pictures import ScaledPictures
from planogram.ui.canvas.player import colour
from planogram.ui.canvas.pointers import cursor_shape
from planogram.ui.canvas.sharpen import Sharpener
from planogram.ui.floor.hand import FloorHand
from planogram.ui.floor.rulers import THICK, Rulers
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole

_MOST_LIVE = 100
"""Pieces up to which clear widths follow the hand; with more they are shown when it lets go."""
_READABLE_PX, _TEXT_STEP = 8.5, 1.25
_LEAST_TEXT, _MOST_TEXT = 60.0, 900.0
"""mm on the floor."""


class FloorView(FloorHand):
    """`sync()` mirrors the workbench; it costs next to nothing when nothing has changed. `chosen`: something else is selected."""

    chosen = Signal()

    def __init__(self, workbench: Workbench, translator: Translator, opened: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(workbench, opened, parent)
        self._translator = translator
        self.walks: Walks | None = None
        self.style_now: PlanStyle = plan_style(translator)
        self._pictures = ScaledPictures(lambda: workbench.document.images)
        self._sharpener = Sharpener(self, self._mirror)
        self._drawn: tuple[object, ...] = ()
        self._marked = NOTHING
        self._refs = self.tool.refs
        self.setViewportMargins(THICK, THICK, 0, 0)
        self.rulers = Rulers(self.viewportTransform, self)
        self.rulers.dress(self.style_now.theme, translator.decimal)
        self.setAccessibleName(translator("floor.view"))

    def picture(self, name: str, width: int, height: int) -> QPixmap | None:
        return self._pictures.pixmap(name, width, height)

    def set_translator(self, translator: Translator) -> None:
        """Another language."""
        self._translator = translator
        self.setAccessibleName(translator("floor.view"))
        self.rulers.dress(self.style_now.theme, translator.decimal)
        new = plan_style(translator)
        self.set_style(msgspec.structs.replace(self.style_now, decimal=new.decimal, door_words=new.door_words, shape_words=new.shape_words))

    def set_theme(self, theme: object) -> None:
        """Light or dark: anything whose `name` is that of a theme of draw/."""
        name = str(getattr(theme, "name", "light"))
        chosen = draw_theme.THEMES.get(name, draw_theme.LIGHT)
        self._marks.set_inks(INKS.get(name, INKS["light"]))
        self.setBackgroundBrush(colour(chosen.page))
        self.rulers.dress(chosen, self.rulers.above.decimal)
        self.set_style(msgspec.structs.replace(self.style_now, theme=chosen))

    def set_style(self, style: PlanStyle) -> None:
        """Other layers, words or colours."""
        if style != self.style_now:
            self.style_now = style
            self.sync()

    def show_walks(self, walks: Walks | None) -> None:
        """Hot and cold as computed."""
        self.walks = walks
        self.sync()

    def begin_drawing(self, draw: FloorDraw | None) -> None:
        """Draw something with the next clicks; None goes back to selecting."""
        self.draw = draw
        self.setFocus()
        self.sync()

    def sync(self) -> None:
        """Mirror the floor, the selection and what the tool shows."""
        self.mind_drawing()
        project = self._workbench.project
        live = not self._workbench.document.gesture_running or len(project.store.placements) <= _MOST_LIVE
        key = (pieces(project), project.store, self.style_now, self.walks, live)
        if not same_objects(key, self._drawn):
            self._drawn = key
            style = self.style_now if live else _quiet(self.style_now)
            self._mirror.show(draw_plan(project, style, self.walks))
            self.content_changed()
            left, bottom, right, top = plan_box(project, self.style_now)
            if not self._workbench.document.gesture_running:
                self.set_content(QRectF(left, -top, right - left, top - bottom))
        self._show_overlay()
        if self.tool.refs != self._refs:
            self._refs = self.tool.refs
            self.chosen.emit()

    def fit_selection(self) -> None:
        """The selected things in view; the whole floor when nothing is selected."""
        whole = around(self.tool.overlay.selected)
        if whole is None:
            self.fit()
        else:
            self.fit_rect(scene_rect(whole))

    @property
    def overlay(self) -> Overlay:
        """What the running tool shows."""
        return (self.carried or self.draw or self.tool).overlay

    def _show_overlay(self) -> None:
        overlay = self.overlay
        if overlay != self._marked:
            self._marked = overlay
            self.content_changed()
        self._marks.show(overlay, self.zoom)
        self.rulers.show_place(around(overlay.selected), self._mouse)
        message = overlay.message
        text = words.message_text(self._translator, message) if message is not None else ""
        self._marks.say(text, message is not None and message.warning, self._mouse)
        shape = Qt.CursorShape.CrossCursor if self.draw is not None else cursor_shape(overlay.cursor)
        if not self.panning and not self._space and self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _settle(self) -> None:
        super()._settle()
        self._size_texts()
        self.rulers.update()
        self._sharpener.start()
        self._show_overlay()

    def _size_texts(self) -> None:
        """Texts that can be read at this zoom: as large on the screen whatever the shop's size, in steps so that little is drawn anew."""
        step = round(log(_READABLE_PX / self.zoom / _LEAST_TEXT, _TEXT_STEP))
        smallest = min(_MOST_TEXT, _LEAST_TEXT * _TEXT_STEP ** max(0, step))
        self.set_style(msgspec.structs.replace(self.style_now, smallest_text=smallest, largest_text=smallest * 2.2))

    def seen_first(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.pointer(QPointF(event.pos()), Qt.KeyboardModifier.NoModifier)
            QToolTip.showText(event.globalPos(), plain_tip(names_at(self._workbench.project, (at.x, at.y))), self)
            return True
        return super().seen_first(event)

    @told_whole
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._sharpener.start()
        self.rulers.update()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rulers.place(self.viewport().width(), self.viewport().height())


@memo(2)
def _quiet(style: PlanStyle) -> PlanStyle:
    """The style without clear widths; one object for one style, so that drawings remembered by it stand."""
    return msgspec.structs.replace(style, widths=False)
