"""An elevation to look at: nothing can be dragged on it, the hand pushes the paper, a click picks. Another one can follow what it shows."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from planogram.draw.style import DrawStyle
from planogram.i18n import Translator
from planogram.model.project import Project
from planogram.session.document import Document
from planogram.session.workbench import Workbench
from planogram.tools.looking import LookTool
from planogram.tools.sight import see
from planogram.ui.canvas.overlay import scene_rect
from planogram.ui.canvas.view import ElevationView

_CLICK = 4
_FRAME_WIDTH = 3.0


class LookingView(ElevationView):
    """`looked` when the part in view is another; `picked` carries the id of the position clicked, empty beside all."""

    looked = Signal()
    picked = Signal(str)

    def __init__(self, images: dict[str, bytes], translator: Translator, parent: QWidget | None = None) -> None:
        self._pressed = QPoint()
        self._frames: list[QGraphicsRectItem] = []
        super().__init__(Workbench(Document(Project(), images=images)), translator, parent)
        self._tool = LookTool(self._workbench)
        self.setAcceptDrops(False)
        self.setMinimumWidth(160)
        self.zoomed.connect(lambda _: self.looked.emit())

    def show_plan(self, project: Project, gondola: str, side: str, style: DrawStyle, frames: dict[str, str]) -> None:
        """A face of a plan; `frames`: colours of outlines around bays and levels, by id."""
        bench, selected = self._workbench, self._workbench.selection
        if bench.project is not project:
            kept = selected.ids, selected.part
            bench.replace(_document(project, bench.document))
            selected.set(*kept)
            selected.prune(project)
        bench.show_face(gondola, side)
        self.set_style(style)
        self._show_frames(frames)

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

    def _show_frames(self, frames: dict[str, str]) -> None:
        for frame in self._frames:
            self._stage.removeItem(frame)
        sight = see(self._workbench)
        areas = [(area, colour) for part, colour in frames.items() if (area := sight.part_area(part)) is not None]
        self._frames = [self._frame_item(scene_rect(area), colour) for area, colour in areas]
        self.content_changed()

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

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.looked.emit()


def _document(project: Project, like: Document) -> Document:
    document = Document(project)
    document.images = like.images
    document.read_only = True
    return document
