"""The photographs of a set-up, one at a time, as large as there is room for."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.icons import icon
from planogram.ui.parts import label, named
from planogram.ui.theme import Theme

_LARGEST = 2400


class PhotoView(QWidget):
    """`show_photos` shows the first of some; the arrows go on."""

    def __init__(self, say: Translator, theme: Theme) -> None:
        super().__init__()
        named(self, "centre")
        self._say = say
        self._names: tuple[str, ...] = ()
        self._images: Mapping[str, bytes] = {}
        self._at = 0
        self.title, self.picture, self.absent = label("", "heading"), _Picture(), label("", "muted", wrap=True, centred=True)
        self.previous, self.next = self._arrow("previous", -1, theme), self._arrow("next", 1, theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.picture, 1)
        column.addWidget(self.absent, 1)
        self.setMinimumWidth(160)
        self.show_photos((), {})

    def _arrow(self, name: str, step: int, theme: Theme) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setIcon(icon(name, theme.text))
        button.setToolTip(self._say(f"setups.photo.{name}"))
        button.setAccessibleName(self._say(f"setups.photo.{name}"))
        button.clicked.connect(lambda: self.step(step))
        return button

    def show_photos(self, names: tuple[str, ...], images: Mapping[str, bytes]) -> None:
        """The first of these pictures; a sentence when there is none."""
        self._images = images
        if names != self._names:
            self._names, self._at = names, 0
        self._show()

    def step(self, step: int) -> None:
        """To the next or previous one, round and round."""
        self._at = (self._at + step) % max(1, len(self._names))
        self._show()

    def _show(self) -> None:
        count = len(self._names)
        several = count > 1
        self.title.setText(self._say("setups.photo.of", number=self._at + 1, count=count) if several else self._say("setups.photo"))
        self.previous.setVisible(several)
        self.next.setVisible(several)
        found = _decoded(self._images.get(self._names[self._at], b"")) if count else QPixmap()
        self.picture.show_pixmap(found)
        self.picture.setVisible(not found.isNull())
        self.absent.setVisible(found.isNull())
        self.absent.setText(self._say("setups.lost_photo" if count else "setups.no_photo"))


class _Picture(QWidget):
    """A pixmap as large as fits, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's own signature
        if self._pixmap.isNull():
            return
        sharp = self.devicePixelRatioF()
        fitted = self._pixmap.size().scaled(self.size() * sharp, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(self._pixmap.size())
        width, height = round(fitted.width() / sharp), round(fitted.height() / sharp)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap((self.width() - width) // 2, (self.height() - height) // 2, width, height, self._pixmap)


def _decoded(content: bytes) -> QPixmap:
    """The picture, bounded; a null one when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        reader.setScaledSize(size.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
