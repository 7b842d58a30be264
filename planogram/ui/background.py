"""A thread that belongs to a part of the window and is over before that part is gone, however it goes. What it computes is the subclass's."""

from PySide6.QtCore import QCoreApplication, QObject, QThread


class Background(QThread):
    """Qt ends the program when a running thread is destroyed: so it is stopped and waited for when its owner is destroyed, and at the end."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.stopped = False
        owner.destroyed.connect(self.end)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    def stop(self) -> None:
        """Ask it to come to an end; it looks at `stopped` now and then."""
        self.stopped = True

    def end(self) -> None:
        """Stop, and wait until it is over."""
        self.stop()
        self.wait()
