"""Small pieces all panels are made of. Their looks are in the style sheet, by name."""

from typing import TypeVar

from PySide6 import QtGui
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QFrame, QLabel, QTabBar, QTableView, QWidget

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyBox = TypeVar("AnyBox", bound=QAbstractSpinBox)
AnyTable = TypeVar("AnyTable", bound=QTableView)
TITLE_BAR = 32
"""Height a window manager may need above a window, px."""
_BESIDE = 8
"""Room beside a text in its field, px: as the style sheet gives lines, and cannot give boxes of numbers."""


def named(widget: AnyWidget, name: str) -> AnyWidget:
    """The same widget under a name of the style sheet; its background is painted."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def label(text: str = "", look: str = "", *, wrap: bool = False, centred: bool = False) -> QLabel:
    """A line of text in one of the looks: muted, small, heading, section… What looks like HTML in it is a name, and shown as written."""
    made = named(QLabel(text), look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if centred:
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def plain_tip(text: str) -> str:
    """A tip with names in it, shown as written: Qt would take `Stylo <b>` for HTML.

    >>> plain_tip("5 < 6"), plain_tip("Stylo <b>")
    ('5 < 6', '<p>Stylo &lt;b&gt;</p>')
    """
    return QtGui.Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if QtGui.Qt.mightBeRichText(text) else text


def with_name(widget: AnyWidget, name: str) -> AnyWidget:
    """The same widget under a name of its own, by which tests and style sheets find it."""
    widget.setObjectName(name)
    return widget


def roomy(box: AnyBox) -> AnyBox:
    """The same box of numbers or days, its text away from the border."""
    box.lineEdit().setTextMargins(_BESIDE, 0, _BESIDE, 0)
    return box


def flat(table: AnyTable) -> AnyTable:
    """The same table to be read: rows are picked whole and one at a time, nothing is typed, no grid, no wrapping, no numbers of rows."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)  # Tab goes on to the next control
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    return table


def spring(tabs: QTabBar) -> None:
    """What is carried over a tab and rests there opens it, so that a drag reaches what is behind another tab."""
    tabs.setAcceptDrops(True)
    tabs.setChangeCurrentOnDrag(True)


def at_most(wanted: tuple[int, int], there: QSize) -> QSize:
    """The size a window opens with on a screen with so much room, its title bar within it too."""
    return QSize(min(wanted[0], there.width()), min(wanted[1], there.height() - TITLE_BAR))


def home_of(widget: QWidget) -> QWidget:
    """The window that all others belong to: `window()` of what stands in a floating dock is the dock."""
    home = widget
    while (parent := home.parentWidget()) is not None:
        home = parent
    return home


def open_within(dialog: QWidget, wanted: tuple[int, int]) -> None:
    """Give a dialog its first size, its title bar and buttons within the screen where that is smaller."""
    dialog.resize(at_most(wanted, dialog.screen().availableSize()))


def open_over(dialog: QWidget, wanted: tuple[int, int], window: QWidget) -> None:
    """Give a large dialog its first size, over the middle of its window and wholly on the screen: Qt forgets the title bar."""
    there, middle = window.screen().availableGeometry(), window.geometry().center()
    size = at_most(wanted, there.size())
    left, top = middle.x() - size.width() // 2, middle.y() - (size.height() + TITLE_BAR) // 2
    dialog.resize(size)
    dialog.move(
        max(there.left(), min(left, there.right() + 1 - size.width())),
        max(there.top(), min(top, there.bottom() + 1 - size.height() - TITLE_BAR)),
    )


def rule() -> QFrame:
    """A thin line between two parts."""
    return named(QFrame(), "rule")
