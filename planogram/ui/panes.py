"""From pane to pane with the keyboard: the drawing, each open panel, and round again. Menus have Alt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QTabBar, QWidget

from planogram.ui.docks import Dock, open_dock

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def all_docks(window: "MainWindow") -> tuple[Dock, ...]:
    """Every panel, open or not."""
    return (*window.docks, window.pnm_dock, *window.further)


def toggle(window: "MainWindow", name: str) -> None:
    """A panel to the front with the keyboard in it; one that is in front is closed."""
    dock = next(dock for dock in all_docks(window) if dock.name == name)
    hidden = dock.visibleRegion().isEmpty()
    if hidden:
        open_dock(window, dock)
    else:
        dock.hide()
    target = first_stop(window, dock.widget()) if hidden else None
    (target or window.view).setFocus(Qt.FocusReason.ShortcutFocusReason)


def panes(window: "MainWindow") -> list[QWidget]:
    """The panes in sight, in the order F6 visits them: the drawing first, then panels from left to right and top to bottom, the tour last."""
    shown = [dock for dock in all_docks(window) if dock.isVisible() and not dock.visibleRegion().isEmpty()]
    shown.sort(key=lambda dock: (dock.geometry().x(), dock.geometry().y()))
    callouts = [one for one in window.findChildren(QFrame, "callout") if one.isVisible()]
    return [window.centre, *(dock.widget() for dock in shown), *callouts]


def step(window: "MainWindow", by: int) -> None:
    """Give the focus to the next pane (1) or the one before (-1)."""
    around, at = panes(window), QApplication.focusWidget()
    now = next((index for index, pane in enumerate(around) if at is not None and (pane is at or pane.isAncestorOf(at))), -1 if by > 0 else 0)
    for turn in range(1, len(around) + 1):
        target = first_stop(window, around[(now + by * turn) % len(around)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def tab_on(go: Callable[[bool], bool], onward: bool) -> bool:
    """What Tab does, past all that stands behind another panel: `go` takes one step of Qt's own round. Keys went where nobody saw them."""
    first = None
    while go(onward):
        at = QApplication.focusWidget()
        if at is None or at is first or _in_sight(at):
            return True
        first = first or at
    return False


def _in_sight(part: QWidget) -> bool:
    """Not in a panel behind another, nor the tabs of a place where no panels share it; what is only scrolled away comes into sight."""
    around: QWidget | None = part
    while around is not None and not isinstance(around, Dock):
        around = around.parentWidget()
    if around is None and not (isinstance(part, QTabBar) and isinstance(part.parentWidget(), QMainWindow)):
        return True
    return not (around or part).visibleRegion().isEmpty()


def open_menu() -> None:
    """What the menu key does, which not every keyboard has: the context menu of what has the focus, of a menu nothing."""
    at = QApplication.focusWidget()
    if at is not None:
        middle = at.rect().center()
        QApplication.sendEvent(at, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, at.mapToGlobal(middle)))


def first_stop(window: "MainWindow", pane: QWidget) -> QWidget | None:
    """Where the focus lands in a pane: on the drawing in the middle, else on the first part that takes the keyboard."""
    if pane is window.centre and window.view.isVisible():
        return window.view
    part = pane.nextInFocusChain()
    while part is not None and part is not pane:
        takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisibleTo(window)
        if takes and pane.isAncestorOf(part) and not isinstance(part, QTabBar):
            return part
        part = part.nextInFocusChain()
    return None
