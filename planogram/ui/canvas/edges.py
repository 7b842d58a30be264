"""How fast the view scrolls by itself when a drag comes near its edges."""

from PySide6.QtCore import QPointF, QRect

_NEAR, _MOST = 36.0, 24.0


def edge_push(at: QPointF, area: QRect) -> QPointF:
    """Pixels to scroll this turn, growing towards the edge of `area`; null in its middle."""
    return QPointF(_push(at.x(), area.left(), area.right()), _push(at.y(), area.top(), area.bottom()))


def _push(at: float, low: float, high: float) -> float:
    if at < low + _NEAR:
        return -min(_MOST, (low + _NEAR - at) / _NEAR * _MOST)
    return min(_MOST, max(0.0, at - high + _NEAR) / _NEAR * _MOST)
