"""Every control of every dialog has a name for a screen reader: its own, or the words on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from planogram.session.branches import begin_branch
from planogram.ui.branch_commands import compare_figures
from planogram.ui.main_window import MainWindow
from planogram.ui.optimiser.window import open_optimiser

KINDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTextEdit, QPlainTextEdit)
OPENERS = (
    *("file.check_sizes", "file.print", "file.setups", "file.variants", "file.versions", "plan.compare"),
    *("edit.placeholder", "edit.replace", "furniture.save_piece", "furniture.wizard"),
    *("view.label_fields", "help.shortcuts", "help.commands"),
)


def nameless(top: QWidget) -> list[str]:
    controls = [control for kind in KINDS for control in top.findChildren(kind) if reached(control, top)]
    assert controls
    return [f"{type(control).__name__} in {type(control.parent()).__name__}" for control in controls if not named(control)]


def reached(control: QWidget, top: QWidget) -> bool:
    """Whether the keyboard comes to it; parts that Qt itself makes of a control are named with it."""
    own = not isinstance(control.parent(), QAbstractSpinBox | QComboBox) and not control.objectName().startswith("qt_")
    return own and control.isVisibleTo(top) and control.focusPolicy() != Qt.FocusPolicy.NoFocus


def named(control: QWidget) -> bool:
    return bool(control.accessibleName() or (isinstance(control, QAbstractButton) and (control.text() or control.toolTip())))


@pytest.mark.parametrize("key", OPENERS)
def test_every_control_of_a_dialog_has_a_name(key: str, shop_window: MainWindow) -> None:
    shop_window.workbench.selection.set(("a1",))
    shop_window.live.flush()
    shop_window.run(key)
    judge(shop_window)


def test_so_do_those_of_the_optimiser_and_of_the_pieces(shop_window: MainWindow) -> None:
    open_optimiser(shop_window)
    judge(shop_window)
    shop_window.pnm.report.click()
    judge(shop_window)
    begin_branch(shop_window.workbench.document, "Autre")
    compare_figures(shop_window)
    judge(shop_window)


def judge(window: MainWindow) -> None:
    """What is open beside the window, which then closes."""
    opened = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not window]
    assert opened
    for top in opened:
        assert nameless(top) == []
        top.close()
