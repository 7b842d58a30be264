"""Sharp pictures after zooming: made anew in slices no longer than a frame, so that the next turn of the wheel is not kept waiting."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from planogram.ui.canvas.camera import CameraView
from planogram.ui.canvas.mirror import Mirror

_SLICE_S = 0.010
_LARGE_PX = 1_000_000


class Sharpener(QObject):
    """`start` when the hand rests and when other groups come into view; what is out of view is left, large pictures are dropped."""

    def __init__(self, view: CameraView, mirror: Mirror) -> None:
        super().__init__(view)
        self._view, self._mirror = view, mirror
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self.start)
        self._unseen = False
        """Whether a picture made sharp is still to be painted: all are at once, after the last slice."""

    def start(self) -> None:
        """One slice now, the others when the event loop is free."""
        if not self._view.settled():
            return
        scale = self._view.zoom * self._view.devicePixelRatioF()
        seen = self._view.seen()
        end = perf_counter() + _SLICE_S
        for picture in self._mirror.pictures:
            if not picture.outdated(scale):
                continue
            if not picture.box.intersects(seen):
                if picture.pixels() > _LARGE_PX:
                    picture.forget()
                continue
            if perf_counter() > end:
                self._next.start()
                return
            picture.sharpen(scale)
            self._unseen = True
        if self._unseen:
            self._unseen = False
            self._view.content_changed()
            self._view.viewport().update()
