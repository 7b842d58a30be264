"""The view scrolls by itself when a drag comes to its edges: how fast, and when it begins. A drag that only enters over an edge scrolls nothing."""

from PySide6.QtCore import QObject, QPointF, QRect, QTimer, Signal

_NEAR, _MOST = 36.0, 24.0
_TURN_MS = 30
_REST_MS = 450
"""How long a hand that came in over the edge, or took something there, rests before it means to scroll."""


class EdgeScroll(QObject):
    """`pushed` says by how many pixels to scroll, turn after turn, while a drag is at an edge it has come back to, or rests on."""

    pushed = Signal(QPointF)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._push, self._meant = QPointF(), False
        self._turn, self._rest = QTimer(self, interval=_TURN_MS), QTimer(self, singleShot=True, interval=_REST_MS)
        self._turn.timeout.connect(lambda: self.pushed.emit(self._push))
        self._rest.timeout.connect(self._begin)

    def follow(self, at: QPointF, area: QRect) -> None:
        """The drag is at this pixel of the view."""
        self._push = edge_push(at, area)
        if self._push.isNull():
            self._meant = True
            self._halt()
        elif self._meant:
            self._begin()
        else:
            self._rest.start()

    def stop(self) -> None:
        """The drag is over, or left the view; the next one begins anew."""
        self._meant = False
        self._halt()

    def _begin(self) -> None:
        self._meant = True
        if not self._turn.isActive():
            self._turn.start()

    def _halt(self) -> None:
        self._turn.stop()
        self._rest.stop()


def edge_push(at: QPointF, area: QRect) -> QPointF:
    """Pixels to scroll this turn, growing towards the edge of `area`; null in its middle."""
    return QPointF(_push(at.x(), area.left(), area.right()), _push(at.y(), area.top(), area.bottom()))


def _push(at: float, low: float, high: float) -> float:
    if at < low + _NEAR:
        return -min(_MOST, (low + _NEAR - at) / _NEAR * _MOST)
    return min(_MOST, max(0.0, at - high + _NEAR) / _NEAR * _MOST)
