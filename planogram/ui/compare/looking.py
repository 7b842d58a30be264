"""An elevation to look at: nothing can be dragged on it, the hand pushes the paper, a click picks. Another one can follow what it shows."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from planogram.draw.style import DrawStyle
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.looking import LookTool
from planogram.tools.sight import box_of, see
from planogram.ui.canvas.marks import scene_rect
from planogram.ui.canvas.view import ElevationView
from planogram.ui.raising import told_whole

_CLICK = 4
_FRAME_WIDTH = 3.0
_BADGE_HEIGHT, _BADGE_TEXT, _BADGE_INK = 14.0, 10, "#1b2530"
_MOST_BADGES = 600
"""Beyond that they would hide the drawing."""
NOTHING_MARKED: Mapping[str, str] = {}
NOTHING_NUMBERED: Mapping[str, int] = {}


class BadgeItem(QGraphicsItem):
    """The number of a change on its block, as large on screen at every zoom."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(0.0, 0.0, 6.0 + 7.0 * len(self._text), _BADGE_HEIGHT)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        font = QFont(painter.font())
        font.setPixelSize(_BADGE_TEXT)
        font.setBold(True)
        painter.setFont(font)
        painter.fillRect(self.boundingRect(), QColor(_BADGE_INK))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(self.boundingRect(), Qt.AlignmentFlag.AlignCenter, self._text)


class LookingView(ElevationView):
    """`looked` when the part in view is another; `picked` carries the id of the position clicked, empty beside all."""

    looked = Signal()
    picked = Signal(str)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        self._pressed = QPoint()
        self._frames: list[QGraphicsRectItem] = []
        self._badges: list[BadgeItem] = []
        super().__init__(Workbench(Document(Project())), translator, parent)
        self._tool = LookTool(self._workbench)
        self.setAcceptDrops(False)
        self.setMinimumWidth(160)
        self.zoomed.connect(lambda _: self.looked.emit())

    def show_plan(
        self,
        project: Project,
        gondola: str,
        side: str,
        style: DrawStyle,
        frames: Mapping[str, str] = NOTHING_MARKED,
        numbers: Mapping[str, int] = NOTHING_NUMBERED,
    ) -> None:
        """A face of a plan; `frames`: colours of outlines around bays and levels, `numbers` on positions, both by id."""
        bench, selected = self._workbench, self._workbench.selection
        if bench.project is not project:
            kept = selected.ids, selected.part
            bench.replace(_document(project, bench.document.images))
            selected.set(*kept)
            selected.prune(project)
        bench.show_pnm(msgspec.structs.replace(bench.pnm_layer, shown=style.pnm))
        bench.show_face(gondola, side)
        self.set_style(style)
        self._show_frames(frames, numbers)

    def lend_pictures(self, images: dict[str, bytes]) -> None:
        """Where a style that shows pictures finds them from now on."""
        self._workbench.document.images = images

    def select(self, positions: tuple[str, ...], part: str = "") -> None:
        """Outline these and bring them into view."""
        self._workbench.selection.set(positions, "" if positions else part)
        self.sync()
        area = see(self._workbench).part_area(part) if part else None
        if area is not None:
            self.ensureVisible(scene_rect(area), 20, 20)

    def look_like(self, other: "LookingView") -> None:
        """Show the same part at the same zoom."""
        self._fitted = other._fitted
        self._set_scale(other.zoom)
        self.centerOn(other.seen().center())

    def widen_content(self, content: QRectF) -> None:
        """Make room as for a larger face, so that both faces fit alike."""
        self.set_content(self.content | content)

    def _show_frames(self, frames: Mapping[str, str], numbers: Mapping[str, int]) -> None:
        for old in (*self._frames, *self._badges):
            self._stage.removeItem(old)
        sight = see(self._workbench)
        areas = [(area, colour) for part, colour in frames.items() if (area := sight.part_area(part)) is not None]
        self._frames = [self._frame_item(scene_rect(area), colour) for area, colour in areas]
        self._badges = [self._badge_item(scene_rect(box_of(*found)), numbers[found[1].position.id]) for found in sight.found(numbers)[:_MOST_BADGES]]
        self.content_changed()

    def _badge_item(self, rect: QRectF, number: int) -> BadgeItem:
        badge = BadgeItem(str(number))
        badge.setPos(rect.topLeft())
        badge.setZValue(1e6 + 1)
        self._stage.addItem(badge)
        return badge

    def _frame_item(self, rect: QRectF, colour: str) -> QGraphicsRectItem:
        pen = QPen(QColor(colour), _FRAME_WIDTH, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        frame = self._stage.addRect(rect, pen)
        frame.setZValue(1e6)
        frame.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        return frame

    def start_pan(self, event: QMouseEvent) -> bool:
        """Any button pushes the paper."""
        self._pressed = event.position().toPoint()
        self._panning = self._pressed
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        travelled = (event.position().toPoint() - self._pressed).manhattanLength()
        super().mouseReleaseEvent(event)
        if travelled <= _CLICK and event.button() == Qt.MouseButton.LeftButton:
            found = see(self._workbench).block_at(self.pointer(event.position(), event.modifiers()))
            self.picked.emit(found[1].position.id if found is not None else "")

    @told_whole
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.looked.emit()


def _document(project: Project, images: dict[str, bytes]) -> Document:
    document = Document(project)
    document.images = images
    document.read_only = True
    return document
