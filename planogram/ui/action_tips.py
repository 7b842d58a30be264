"""Tooltips of what does the same as an action: its words and its keys, in whatever language and with whatever keys it now has."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_PLAN = 1
"""The tab of the plan in the middle of the window."""


def lend_tips(window: "MainWindow") -> None:
    """Let the switch of the matrix and the tab of the plan tell what their actions do."""
    told = {"analysis.matrix": window.figures.head.as_matrix.setToolTip, "view.floor": partial(window.centre.tabs.setTabToolTip, _PLAN)}
    for key, tell in told.items():
        action = window.actions_by_key[key]
        action.changed.connect(lambda action=action, tell=tell: tell(action.toolTip()))
