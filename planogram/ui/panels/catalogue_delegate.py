"""How a product looks in the catalogue: a picture of its proportions, name, second line, state dot. Painting only."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planogram.model.product import Product
from planogram.ui.panels.catalogue_model import CatalogueModel, ColourRole, ProductRole, StateRole, size_text
from planogram.ui.pictures import Pictures
from planogram.ui.theme import Theme

ROW_HEIGHT = 54
_THUMB = 40
_TALLEST_MM = 330.0


class CatalogueDelegate(QStyledItemDelegate):
    """Paints one row. `pictures` gives the product's photograph when it has one."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.theme = theme
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        product: Product = index.data(ProductRole)
        rect = option.rect.adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._back(painter, rect, option)
        thumb = QRectF(rect.left() + 6, rect.center().y() - _THUMB / 2 + 0.5, _THUMB, _THUMB)
        self.thumbnail(painter, thumb, product, index.data(ColourRole))
        self._words(painter, rect.adjusted(_THUMB + 18, 0, -26, 0), product, index, option.font)
        draw_state(painter, QPointF(rect.right() - 12, rect.center().y() + 0.5), index.data(StateRole), self.theme)
        painter.restore()

    def _back(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        picked, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        if picked or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.picked if picked else self.theme.hover))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)

    def _words(self, painter: QPainter, rect: QRect, product: Product, index: QModelIndex | QPersistentModelIndex, font: QFont) -> None:
        model = index.model()
        assert isinstance(model, CatalogueModel)
        small = QFont(font)
        small.setPixelSize(11)
        state = index.data(StateRole)
        told = model.state_text(product) if state in ("removed", "no_room") else size_text(product, model.translator)
        second = " · ".join(part for part in (product.brand, told) if part)
        middle = rect.center().y() + 1
        for text, colour, written, top in ((product.name, self.theme.text, font, middle - 19), (second, self.theme.muted, small, middle + 1)):
            painter.setFont(written)
            painter.setPen(QColor(colour))
            line = QRect(rect.left(), top, rect.width(), 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))

    def thumbnail(self, painter: QPainter, box: QRectF, product: Product, colour: str) -> None:
        """The product's front in its proportions; small products stay visibly smaller than large ones."""
        width, height = product.width or 50.0, product.height or 50.0
        largest = max(width, height)
        room = box.width() * min(1.0, 0.45 + 0.55 * largest / _TALLEST_MM)
        scale = room / largest
        front = QRectF(0, 0, max(3.0, width * scale), max(3.0, height * scale))
        front.moveCenter(box.center())
        front.moveBottom(box.bottom() - (box.height() - room) / 2)
        picture = self._pictures.pixmap(product.image)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(front, picture, QRectF(picture.rect()))
            return
        painter.setPen(QPen(QColor(0, 0, 0, 70), 1))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(front, 1.5, 1.5)

    def drag_picture(self, products: list[tuple[Product, str]], count: int, font: QFont) -> QPixmap:
        """What hangs at the hand while products are dragged: up to three fronts, and how many there are."""
        shown = products[:3]
        picture = QPixmap(_THUMB + 14 * (len(shown) - 1) + 26, _THUMB + 12)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self._paint_drag(painter, picture, shown, count, font)
        return picture

    def _paint_drag(self, painter: QPainter, picture: QPixmap, shown: list[tuple[Product, str]], count: int, font: QFont) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        for step, (product, colour) in enumerate(shown):
            self.thumbnail(painter, QRectF(14 * step, 0, _THUMB, _THUMB), product, colour)
        if count > 1:
            badge = QRectF(picture.width() - 26, picture.height() - 18, 26, 18)
            painter.setOpacity(1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawRoundedRect(badge, 9, 9)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.on_accent))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))


def draw_state(painter: QPainter, centre: QPointF, state: str, theme: Theme) -> None:
    """Full dot: placed; half dot: too little; ring: nowhere, crossed when taken off, with a bar when there is no room. The shape says it."""
    colour = QColor({"placed": theme.good, "little": theme.warning, "no_room": theme.danger}.get(state, theme.muted))
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if state == "placed" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 4.0, 4.0)
    if state == "little":
        painter.setBrush(colour)
        painter.drawPie(QRectF(centre.x() - 4, centre.y() - 4, 8, 8), 270 * 16, -180 * 16)
    elif state == "removed":
        painter.drawLine(QPointF(centre.x() - 2.5, centre.y() - 2.5), QPointF(centre.x() + 2.5, centre.y() + 2.5))
        painter.drawLine(QPointF(centre.x() - 2.5, centre.y() + 2.5), QPointF(centre.x() + 2.5, centre.y() - 2.5))
    elif state == "no_room":
        painter.drawLine(QPointF(centre.x() - 4, centre.y()), QPointF(centre.x() + 4, centre.y()))
