"""Waste is collected on the interface thread alone, and not while the hand drags.

Python looks for it in whatever thread happens to make objects; a closed dialog found there would be destroyed there, which brings Qt down.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_EVERY_MS = 1000
_YOUNG, _SPARED = 700, 300_000
"""New objects from which a look is worth while, as Python counts; and up to which a hand that drags is left alone."""
_MIDDLE, _ALL = 10, 100
"""Every how many looks older objects, and all, are looked through: Python's own proportions."""


class WasteCollector(QObject):
    """Takes the place of Python's own collecting while the application runs."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._looks = 0
        self._started = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        if self._started:
            self.look()
        else:  # what the start made stays: looking through all of it would hold up the first pictures of the window
            self._started = True
            gc.freeze()

    def look(self) -> None:
        """Collect what has become waste since, if there may be enough of it."""
        made = gc.get_count()[0]
        if made < _YOUNG or (made < _SPARED and QApplication.mouseButtons() != Qt.MouseButton.NoButton):
            return
        self._looks += 1
        gc.collect(2 if self._looks % _ALL == 0 else 1 if self._looks % _MIDDLE == 0 else 0)


def collect_here(app: QApplication) -> None:
    """From now on; asking again changes nothing."""
    if app.findChild(WasteCollector) is None:
        WasteCollector(app)
