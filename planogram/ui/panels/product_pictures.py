"""The pictures of a product in the properties: a tile for each face of the pack, to fill by a click or a drop and to empty again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget

from planogram.exchange.picture_files import EXTENSIONS
from planogram.i18n import Translator
from planogram.model.orientation import FACES
from planogram.model.product import Product, image_of
from planogram.ui.dropped import take_copy
from planogram.ui.icons import NEUTRAL, pixmap
from planogram.ui.parts import named
from planogram.ui.raising import told_whole

PictureOf = Callable[[str], QPixmap | None]
"""The name of a picture → the picture, small."""
_COLUMNS, _ICON, _SIGN, _CROSS = 3, 56, 24, 20


class ProductPictures(QWidget):
    """`wanted`: a face whose picture is to be chosen; `dropped`: a face and the file for it; `cleared`: a face to empty."""

    wanted = Signal(str)
    dropped = Signal(str, Path)
    cleared = Signal(str)

    def __init__(self, picture_of: PictureOf, translator: Translator) -> None:
        super().__init__()
        self._picture_of = picture_of
        self.tiles = {face: _Tile(face, translator) for face in FACES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, (face, tile) in enumerate(self.tiles.items()):
            grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
            tile.clicked.connect(partial(self.wanted.emit, face))
            tile.emptied.connect(partial(self.cleared.emit, face))
            tile.filled.connect(partial(self.dropped.emit, face))

    def show_product(self, product: Product) -> None:
        """Mirror the pictures a product names."""
        for face, tile in self.tiles.items():
            name = image_of(product, face)
            tile.show_picture(name, self._picture_of(name))


class _Tile(QToolButton):
    emptied = Signal()
    filled = Signal(Path)

    def __init__(self, face: str, translator: Translator) -> None:
        super().__init__()
        named(self, "pictureTile")
        self._say, self._face, self._shown = translator, translator(f"pictures.face.{face}"), ("", False)
        self.setText(self._face)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.cross = named(QToolButton(self), "pictureCross")
        self.cross.setText("✕")
        self.cross.setFixedSize(_CROSS, _CROSS)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setToolTip(translator("pictures.clear", face=self._face))
        self.cross.setAccessibleName(self.cross.toolTip())
        self.cross.clicked.connect(self.emptied)
        self.show_picture("", None)

    def show_picture(self, name: str, picture: QPixmap | None) -> None:
        """A picture by its name; none when the name is empty, a sign when it is named but not there."""
        if (name, picture is not None) == self._shown and not self.icon().isNull():
            return
        self._shown = (name, picture is not None)
        sign = pixmap("warning" if name else "picture", NEUTRAL, _SIGN, 2.0)
        self.setIcon(QIcon(_framed(sign if picture is None else picture, grow=picture is not None)))
        self.cross.setVisible(bool(name))
        state = "lost" if name and picture is None else "change" if name else "add"
        self.setToolTip(self._say(f"pictures.{state}", face=self._face))
        self.setAccessibleName(self.toolTip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._shown[0]:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self._say("pictures.choose"), self.click)
        menu.addAction(self._say("pictures.clear", face=self._face), self.emptied.emit).setEnabled(bool(self._shown[0]))
        menu.exec(event.globalPos())
        menu.deleteLater()

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cross.move(self.width() - _CROSS - 2, 2)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_picture(event.mimeData()) is not None:
            take_copy(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_picture(event.mimeData())
        if path is not None:
            take_copy(event)
            self.filled.emit(path)


def dropped_picture(mime: QMimeData) -> Path | None:
    """The picture file that is dragged, when it is one."""
    urls = mime.urls() if mime.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in EXTENSIONS else None


def _framed(picture: QPixmap, grow: bool) -> QPixmap:
    """A picture in the middle of a square, so that the words below are on one line whatever its shape; it fills the square if it may `grow`."""
    square = QPixmap(2 * _ICON, 2 * _ICON)
    square.fill(Qt.GlobalColor.transparent)
    if grow:
        picture = picture.scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    picture = QPixmap(picture)  # the kept one stays as it is
    picture.setDevicePixelRatio(1.0)
    with QPainter(square) as painter:
        painter.drawPixmap((square.width() - picture.width()) // 2, (square.height() - picture.height()) // 2, picture)
    return square
