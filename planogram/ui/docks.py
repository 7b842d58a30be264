"""The docks around the drawing: each a panel with a title, movable, closable, remembered by its name."""

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QToolButton, QWidget

from planogram.i18n import Translator
from planogram.ui.icons import icon
from planogram.ui.parts import label, named
from planogram.ui.settings import Remembered
from planogram.ui.theme import Theme

LAYOUT_VERSION = 3
BEHIND_FURNITURE = "pnm"
"""Name of the dock that is made apart and stands behind the furniture palette."""
_FIGURES = 470
"""A first start shows at least the first five columns of the figures, px."""
_DRAWING = 440
"""What the middle takes on a small screen, px."""
_BETWEEN = 8
"""Between two docks, px."""


def open_dock(window: QMainWindow, dock: "Dock") -> None:
    """Show a panel, in front. Its side of the window stays as wide as it is, else the drawing gives way to each panel's liking for good."""
    beside = _in_sight_beside(window, dock) if dock.isHidden() else []
    if dock.isHidden():
        _make_room(window, dock)
    dock.show()
    dock.raise_()
    if beside:
        dock.covered = next((one for one in beside if one in window.tabifiedDockWidgets(dock)), None)
        if window.dockWidgetArea(dock) in (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea):
            window.resizeDocks([dock], [max(one.width() for one in beside)], Qt.Orientation.Horizontal)


def _in_sight_beside(window: QMainWindow, dock: "Dock") -> list["Dock"]:
    """The panels in sight on the side of the window where a panel opens; none where it floats."""
    if dock.isFloating():
        return []
    shown = [one for one in window.findChildren(Dock) if one.isVisible() and not one.isFloating() and not one.visibleRegion().isEmpty()]
    return [one for one in shown if window.dockWidgetArea(one) == window.dockWidgetArea(dock)]


def _make_room(window: QMainWindow, dock: "Dock") -> None:
    """Put a panel about to be shown behind those beside it where they have no room for one more: the window would grow beyond the screen."""
    dock.prepare()
    area = window.dockWidgetArea(dock)
    shown = [other for other in window.findChildren(Dock) if other.isVisible() and not other.isFloating() and window.dockWidgetArea(other) == area]
    beside = [other for other in shown if not other.visibleRegion().isEmpty()]
    if not beside or dock.isFloating() or any(other in shown for other in window.tabifiedDockWidgets(dock)):
        return
    across = area in (Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.TopDockWidgetArea)

    def extent(size: QSize) -> int:
        return size.width() if across else size.height()

    def least(other: "Dock") -> int:
        """Of those behind it too, which have the same place."""
        return max(extent(one.minimumSizeHint()) for one in (other, *window.tabifiedDockWidgets(other)) if not one.isHidden())

    room = sum(extent(other.size()) - least(other) for other in beside)
    if extent(dock.minimumSizeHint()) + _BETWEEN > room:
        window.tabifyDockWidget(beside[-1], dock)


class Dock(QDockWidget):
    """`name` keys its title `dock.<name>` and its place in the remembered layout. `left`: closed, or Escape with nothing in it that needed it.

    `covered`: the panel it was opened in front of, which comes back when it is closed.
    """

    left = Signal()

    def __init__(self, name: str, panel: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.name = name
        self.covered: Dock | None = None
        self.setWidget(panel)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "dockName")
        self._close = QToolButton(autoRaise=True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.close)
        bar = named(QWidget(), "dockTitle")
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 2, 6, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        self.setTitleBarWidget(bar)

    def prepare(self) -> None:
        """Make what is shown only now, so that its size is known."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        covered, self.covered = self.covered, None
        if self.isHidden() and covered is not None and covered.isVisible():
            covered.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        # else the keys go to whatever field happens to be next
        self.left.emit()

    def dress(self, translator: Translator, theme: Theme) -> None:
        """Words and pictures in the present language and theme."""
        title = translator(f"dock.{self.name}")
        self.setWindowTitle(title)
        self.toggleViewAction().setText(title)
        self._title.setText(title)
        self._close.setIcon(icon("close", theme.muted))
        self._close.setToolTip(translator("dock.close", name=title))
        self._close.setAccessibleName(translator("dock.close", name=title))


Docks = tuple[Dock, Dock, Dock, Dock, Dock, Dock, Dock, Dock]
"""Catalogue, figures, properties, findings, history, furniture, analysis."""


def add_docks(window: QMainWindow, docks: Docks) -> None:
    """The layout of a first start: catalogue (furniture and PNM behind it) on the left, figures above properties on the right.

    Findings (below), history, analysis (behind the figures) and help (behind the properties) are closed.
    """
    catalogue, figures, properties, findings, history, furniture, analysis, help_pages = docks
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    behind = window.findChildren(Dock, BEHIND_FURNITURE)
    for dock in (*docks, *behind):
        # all open at once they would make the window higher than it is, and it would stay so
        dock.hide()
    window.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
    window.addDockWidget(left, catalogue)
    window.addDockWidget(right, figures)
    window.splitDockWidget(figures, properties, Qt.Orientation.Vertical)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, findings)
    window.addDockWidget(left, history)
    window.splitDockWidget(catalogue, history, Qt.Orientation.Vertical)
    for back in (furniture, *behind):
        window.tabifyDockWidget(catalogue, back)
    window.tabifyDockWidget(figures, analysis)
    window.tabifyDockWidget(properties, help_pages)
    for side, corner in ((left, Qt.Corner.BottomLeftCorner), (right, Qt.Corner.BottomRightCorner)):
        window.setCorner(corner, side)
    for dock in docks:
        dock.setFloating(False)
        dock.setVisible(dock not in (findings, history, analysis, help_pages))
    for dock in behind:
        dock.setFloating(False)
        dock.show()
    catalogue.raise_()
    wide = window.width() or 1600
    right_width = max(_FIGURES, wide * 30 // 100)
    left_width = max(240, min(wide * 21 // 100, wide - right_width - _DRAWING))
    window.resizeDocks([catalogue, figures], [left_width, right_width], Qt.Orientation.Horizontal)
    window.resizeDocks([figures, properties], [610, 340], Qt.Orientation.Vertical)
    window.resizeDocks([findings], [220], Qt.Orientation.Vertical)


def store_layout(window: QMainWindow, remembered: Remembered) -> None:
    """Keep the window's place and the docks' arrangement."""
    remembered.geometry = window.saveGeometry().toBase64().toStdString()
    remembered.layout = window.saveState(LAYOUT_VERSION).toBase64().toStdString()


def restore_layout(window: QMainWindow, docks: Docks, remembered: Remembered) -> None:
    """As it was when the window was last closed, else the layout of a first start."""
    add_docks(window, docks)
    if remembered.geometry:
        window.restoreGeometry(QByteArray.fromBase64(remembered.geometry.encode()))
    if remembered.layout:
        window.restoreState(QByteArray.fromBase64(remembered.layout.encode()), LAYOUT_VERSION)
