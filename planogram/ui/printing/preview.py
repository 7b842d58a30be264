"""The preview: one page as it will come out of the printer, with keys and buttons to turn pages and to zoom. What is drawn is asked outside."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSpinBox, QToolButton, QVBoxLayout, QWidget

from planogram.i18n import Translator
from planogram.ui.canvas.group_picture import in_device_pixels
from planogram.ui.icons import icon
from planogram.ui.parts import label, named, roomy
from planogram.ui.printing.preview_thread import LARGEST_SCALE, Shown
from planogram.ui.raising import told_whole
from planogram.ui.theme import Theme

_STEP = 1.25
_SMALLEST_SCALE = 0.1
_EDGE = 12
_POINTS_PER_PIXEL = 72 / 96


class _Page(QLabel):
    """A drawn page in the middle, or a sentence. It is painted pixel for pixel: a label keeps its picture in whole pixels of the window, and
    drops rows out of its letters on a screen of 125 %."""

    def __init__(self) -> None:
        super().__init__(alignment=Qt.AlignmentFlag.AlignCenter)
        self._drawn = QPixmap()

    def show_drawn(self, image: QImage) -> None:
        self._drawn = QPixmap.fromImage(image)
        for_its_size = QPixmap(self._drawn)
        for_its_size.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(for_its_size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pixmap().isNull():
            super().paintEvent(event)
            return
        ratio, drawn = self.devicePixelRatioF(), self._drawn
        painter = QPainter(self)
        painter.setWorldTransform(in_device_pixels(ratio))
        painter.drawPixmap(round((self.width() * ratio - drawn.width()) / 2), round((self.height() * ratio - drawn.height()) / 2), drawn)
        painter.end()


class PagePreview(QWidget):
    """`wanted` says that another page, zoom or size is to be drawn; then ask `page`, `zoom` and `room`."""

    wanted = Signal()

    def __init__(self, translator: Translator, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = translator, theme
        self.page = 0
        self.zoom: float | None = None
        self._scale, self._pages = 1.0, 1
        self.picture = _Page()
        self.picture.setAccessibleName(translator("printing.preview"))
        self.frame = named(QScrollArea(widgetResizable=True), "preview")
        self.frame.setWidget(self.picture)
        self.frame.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.frame.viewport().installEventFilter(self)
        self.frame.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.frame, 1)
        column.addLayout(self._bar())

    def _bar(self) -> QHBoxLayout:
        say = self._say
        self.number = roomy(QSpinBox(minimum=1, maximum=1))
        self.number.setAccessibleName(say("printing.page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedWidth(58)
        self.number.valueChanged.connect(lambda value: self.show_page(value - 1))
        self.count = label("", "muted")
        self.percent = label("", "muted")
        self.percent.setMinimumWidth(52)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous = self._button("previous", "printing.previous", lambda: self.show_page(self.page - 1))
        self.next = self._button("next", "printing.next", lambda: self.show_page(self.page + 1))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        for widget in (self.previous, self.number, self.count, self.next):
            row.addWidget(widget)
        row.addSpacing(18)
        row.addWidget(self._button("zoom-out", "printing.zoom_out", lambda: self.zoom_by(1 / _STEP)))
        row.addWidget(self.percent)
        row.addWidget(self._button("zoom-in", "printing.zoom_in", lambda: self.zoom_by(_STEP)))
        row.addWidget(self._button("fit", "printing.fit", self.fit))
        row.addStretch(1)
        return row

    def _button(self, picture: str, words: str, call: object) -> QToolButton:
        button = QToolButton()
        button.setToolTip(self._say(words))
        button.setAccessibleName(self._say(words))
        button.setIcon(icon(picture, self._theme.text, self._theme.faint))
        button.clicked.connect(call)
        return button

    @property
    def room(self) -> tuple[int, int]:
        """Pixels of the screen that a whole page may take."""
        ratio, size = self.devicePixelRatioF(), self.frame.viewport().size()
        return max(40, round((size.width() - 2 * _EDGE) * ratio)), max(40, round((size.height() - 2 * _EDGE) * ratio))

    def show_page(self, page: int) -> None:
        """Turn to a page (from 0)."""
        page = min(max(0, page), self._pages - 1)
        if page != self.page:
            self.page = page
            self._mirror()
            self.wanted.emit()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller than now."""
        self.zoom = min(max(self._scale * factor, _SMALLEST_SCALE), LARGEST_SCALE)
        self.wanted.emit()

    def fit(self) -> None:
        """The whole page."""
        if self.zoom is not None:
            self.zoom = None
            self.wanted.emit()

    def show_drawn(self, shown: Shown) -> None:
        """Put a drawn page in view."""
        self.page, self._pages, self._scale = shown.page, shown.pages, shown.scale
        self.picture.show_drawn(shown.image)
        self._mirror()

    def show_text(self, text: str) -> None:
        """A sentence instead of a page."""
        self.picture.setText(text)

    def _mirror(self) -> None:
        blocked = self.number.blockSignals(True)
        self.number.setMaximum(self._pages)
        self.number.setValue(self.page + 1)
        self.number.blockSignals(blocked)
        self.count.setText(self._say("printing.of", pages=self._say.number(self._pages)))
        self.previous.setEnabled(self.page > 0)
        self.next.setEnabled(self.page < self._pages - 1)
        share = self._scale / self.devicePixelRatioF() * _POINTS_PER_PIXEL
        self.percent.setText(self._say.percent(share * 100))

    @told_whole
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom is None:
            self.wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.type() == QEvent.Type.Wheel:
            up = event.angleDelta().y() > 0
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.zoom_by(_STEP if up else 1 / _STEP)
                return True
            if self.zoom is None:
                self.show_page(self.page + (-1 if up else 1))
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        goals = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._pages - 1,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            return False
        self.show_page(goal)
        return True
