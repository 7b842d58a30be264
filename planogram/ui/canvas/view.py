"""The elevation on screen: a mirror of the face on show, of the selection and of what the tool says. The hand is in hand.py."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from planogram.draw import theme as draw_theme
from planogram.draw.elevation import DrawStyle, draw_face, margins
from planogram.draw.reach import drawn_reach
from planogram.draw.shapes import Drawing
from planogram.exchange.font import measurer
from planogram.i18n import Translator
from planogram.model.layout import face_layout
from planogram.model.memo import same_objects
from planogram.model.settings import BANDS
from planogram.session.workbench import FaceRef, Workbench
from planogram.tools.choices import TAKE_BACK, Offer, offer_after_drop, offer_after_key
from planogram.tools.overlay import NOTHING, Message, Overlay, around
from planogram.tools.sight import box_of, see
from planogram.tools.ways_out import Choice
from planogram.ui.canvas import words
from planogram.ui.canvas.hand import HandView
from planogram.ui.canvas.inks import INKS
from planogram.ui.canvas.marks import scene_rect
from planogram.ui.canvas.note_editor import NoteEditor
from planogram.ui.canvas.offer_bar import OfferBar
from planogram.ui.canvas.pictures import ScaledPictures
from planogram.ui.canvas.player import colour
from planogram.ui.canvas.pointers import cursor_shape
from planogram.ui.canvas.sharpen import Sharpener
from planogram.ui.canvas.tips import tip_at
from planogram.ui.parts import plain_tip
from planogram.ui.raising import told_whole

_AROUND = 60.0
"""Free room (mm) around the drawing."""


class ElevationView(HandView):
    """`sync()` mirrors the workbench; call it whenever something may have changed, it costs next to nothing when nothing has."""

    message = Signal(str)

    def __init__(self, workbench: Workbench, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._translator = translator
        self._style = DrawStyle(measurer())
        self.pictures = ScaledPictures(lambda: workbench.document.images)
        self._sharpener = Sharpener(self, self._mirror)
        self._overlay = NOTHING
        self._told: tuple[object, ...] = ()
        self._camera: QTransform | None = None
        self._followed: tuple[str, ...] = ()
        self._offer, self._offered = OfferBar(self.viewport(), self._accept), workbench.project
        self._drawn: tuple[object, ...] = ()
        self._shown = self._framed = Drawing(0.0, 0.0, ())
        self._face: FaceRef | None = None
        self._said = ""
        self.writing = NoteEditor(self, workbench)
        self.note_opened.connect(self.writing.open)
        self.set_translator(translator)
        self.set_theme(draw_theme.LIGHT)
        self.sync()

    def picture(self, name: str, width: int, height: int) -> QPixmap | None:
        return self.pictures.pixmap(name, width, height)

    def paint_anew(self) -> None:
        """A picture is there now that was not."""
        self._mirror.paint_anew()
        self.content_changed()

    @property
    def style_now(self) -> DrawStyle:
        """How the face is drawn; `set_style` changes it."""
        return self._style

    def set_style(self, style: DrawStyle) -> None:
        """Draw otherwise: labels, colouring, pictures…"""
        self._style = style
        self.sync()

    def set_translator(self, translator: Translator) -> None:
        """Another language."""
        self._translator = translator
        self.setAccessibleName(translator("canvas.name"))
        self.writing.set_translator(translator)
        floor, hand, eye, top = (translator(f"print.band.{band}") for band in BANDS)
        self.set_style(words.with_bands(self._style, (floor, hand, eye, top)))

    def set_theme(self, theme: object) -> None:
        """Light or dark: anything whose `name` is that of a theme of draw/."""
        name = str(getattr(theme, "name", "light"))
        chosen = draw_theme.THEMES.get(name, draw_theme.LIGHT)
        self._marks.set_inks(INKS.get(name, INKS["light"]))
        self.setBackgroundBrush(colour(chosen.page))
        self.set_style(words.with_theme(self._style, chosen))

    def sync(self) -> None:
        """Mirror the project, the face on show, the selection and what the tool shows."""
        reference, project = self._workbench.face_ref, self._workbench.project
        self._style = words.with_pnm(self._style, self._workbench.pnm_layer)
        key = (project.gondolas, project.products, project.settings, project.pnm, project.notes, reference, self._style)
        if not same_objects(key, self._drawn):
            self._drawn = key
            drawing = Drawing(0.0, 0.0, ()) if reference is None else draw_face(project, reference.gondola, reference.side, self._style)
            self._mirror.show(drawing)
            self.content_changed()
            self._shown = drawing
        if self._framed is not self._shown and not self._tool.busy:  # what is seen stays under the hand until it lets go
            self._framed = self._shown
            self._frame(self._framed)
        if not self._offer.isHidden() and (project is not self._offered or reference != self._face):
            # its ways out are whole projects: taken after another edit, they would undo that
            self._offer.hide()
        if reference != self._face:
            self._face = reference
            self.fit()
        self._show_overlay()
        self._follow_selection()

    def fit(self) -> None:
        super().fit()
        style = words.with_readable_words(self._style, self.transform().m11())
        if style is not self._style:
            self.set_style(style)  # wider margins are fitted again, until the words are read at the scale they leave

    def dropped(self) -> None:
        """The hand let go of something: when it does not fit, say what would make it fit."""
        self._propose(offer_after_drop(self._workbench))

    def turned_away(self, message: Message) -> None:
        self.sync()  # back on the face it was taken from
        self._propose(Offer(message, ()))

    def keyed(self) -> None:
        """A key or a menu changed something on the shelf."""
        self._propose(offer_after_key(self._workbench))

    def _propose(self, offer: Offer | None) -> None:
        self._offered = self._workbench.project
        self._offer.show_offer(offer, self._translator)

    def selection_in_view(self) -> QPoint:
        whole = around(self._tool.overlay.selected)
        return self.mapFromScene(scene_rect(whole).center()) if whole is not None else super().selection_in_view()

    def grasped(self) -> None:
        """The hand is at work again: an offer made before is of no use any more."""
        self._offer.hide()

    def _accept(self, choice: Choice) -> None:
        self._offer.hide()
        if choice.key == TAKE_BACK:
            self._workbench.document.undo()
        else:
            self._workbench.document.do(choice.label, choice.project)
        self._workbench.settle_selection()
        self.sync()
        if choice.key != TAKE_BACK:
            self.dropped()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer.place()

    def _follow_selection(self) -> None:
        """Scroll to what was selected elsewhere or by a key: the block picked last comes into view."""
        ids = self._workbench.selection.ids
        if ids == self._followed:
            return
        self._followed = ids
        found = see(self._workbench).found(ids[-1:])
        if found and not self._tool.busy and not self._hand_down:
            self.ensureVisible(scene_rect(box_of(*found[0])), 20, 20)

    def fit_selection(self) -> None:
        """The selected blocks in view; the whole face when nothing is selected."""
        whole = around(self._tool.overlay.selected)
        if whole is None:
            self.fit()
        else:
            self.fit_rect(scene_rect(whole))

    def _frame(self, drawing: Drawing) -> None:
        left, below, right, above = margins(self._style)
        reference, start, end, top = self._workbench.face_ref, 0.0, drawing.width, drawing.height + above
        if reference is not None:
            layout = face_layout(self._workbench.project, reference.gondola, reference.side)
            start, _, end, highest = drawn_reach(self._workbench.project, layout, self._style)
            top = max(top, highest)
        rect = QRectF(QPointF(min(-left, start), -top), QPointF(max(drawing.width + right, end), below))
        self.set_content(rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))

    def _show_overlay(self) -> None:
        overlay, camera = self._tool.overlay if self._lent is None else NOTHING, self.viewportTransform()
        # a step of a drag comes here twice: with the hand, and when the window follows
        told = (overlay, self._mouse, self._marks.inks, self._translator, self.panning, self._space)
        if same_objects(told, self._told) and camera == self._camera:
            return
        self._told, self._camera = told, camera
        if overlay != self._overlay:
            self._overlay = overlay
            self.content_changed()
        self._marks.show(overlay, self.zoom)
        self._say(overlay)
        if not self.panning and not self._space:
            shape = cursor_shape(overlay.cursor)
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def _say(self, overlay: Overlay) -> None:
        message = overlay.message
        text = words.message_text(self._translator, message) if message is not None else ""
        warning = message is not None and message.warning
        self._marks.say(text, warning, self._mouse)
        if text != self._said:
            self._said = text
            self.message.emit(text.replace("\n", " · "))

    def _settle(self) -> None:
        super()._settle()
        self._sharpener.start()
        self._show_overlay()

    @told_whole
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._sharpener.start()
        self._offer.stay()

    def seen_first(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            pointer = self.pointer(QPointF(event.pos()), Qt.KeyboardModifier.NoModifier)
            QToolTip.showText(event.globalPos(), plain_tip(tip_at(self._workbench, self._translator, pointer, self._style.notes)), self)
            return True
        return super().seen_first(event)
