"""A view whose drag goes on over another view of the same work, which shows it meanwhile: its face is where the blocks land."""

from typing import Optional

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget

from planogram.session.workbench import Workbench
from planogram.tools.pointer import Pointer
from planogram.tools.select import SelectTool
from planogram.tools.tool import Tool
from planogram.ui.canvas.pointing import PointingView


class LendingView(PointingView):
    """`_lent` is the view that the hand is over; events keep coming here, where the button went down."""

    _workbench: Workbench
    _select: SelectTool
    _tool: Tool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lent: LendingView | None = None

    def dropped(self) -> None:
        """A drag of the hand made a step."""

    def mind_edge(self) -> None:
        """What is carried is here: at an edge the view scrolls."""

    def still(self) -> None:
        """Nothing is carried here any more: scroll no further, open no tab."""

    def pointed_from(self, other: "LendingView") -> Pointer:
        """The pointer here of a hand that is `other`'s."""
        return self.pointer(QPointF(self.viewport().mapFromGlobal(other.viewport().mapToGlobal(other._mouse.toPoint()))), other._keys)

    def _lend(self, view: Optional["LendingView"]) -> None:
        """Let another view show the drag, or none."""
        if view is self._lent:
            return
        if self._lent is not None:
            self._lent.still()
            self._lent._tool = self._lent._select
            self._lent.sync()
        self._lent = view
        if view is not None:
            view._tool = self._tool
        self._select.go_to((view or self)._workbench)

    def _view_under(self) -> Optional["LendingView"]:
        """The other view of the same document under the mouse, once that has left this one: a step of a drag asks no window system."""
        if self.viewport().rect().contains(self._mouse.toPoint()):
            return None
        at, window = self.viewport().mapToGlobal(self._mouse.toPoint()), self.window()
        under = QApplication.widgetAt(at) or window.childAt(window.mapFromGlobal(at))
        over = under.parent() if under is not None else None
        same = isinstance(over, LendingView) and over is not self and over._workbench.document is self._workbench.document
        return over if same else None  # type: ignore[return-value]
