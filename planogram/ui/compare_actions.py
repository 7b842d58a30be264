"""The rows of the action table about branches, comparison and further views; the table itself is actions.py."""

from typing import TYPE_CHECKING

from planogram.ui.action import Action

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def _compare(window: "MainWindow") -> None:
    from planogram.ui.compare.window import open_comparison

    open_comparison(window)


def _begin(window: "MainWindow") -> None:
    from planogram.ui.branch_commands import begin

    begin(window)


def _figures(window: "MainWindow") -> None:
    from planogram.ui.branch_commands import compare_figures

    compare_figures(window)


def _writable(window: "MainWindow") -> bool:
    return not window.workbench.document.read_only


def _further(window: "MainWindow", name: str) -> None:
    from planogram.ui.further_docks import toggle_further

    toggle_further(window, name)


def _dock(name: str, icon: str, key: str) -> Action:
    return Action(
        f"view.{name}", lambda w: _further(w, name), icon, (key,), checked=lambda w: any(dock.name == name and dock.isVisible() for dock in w.further)
    )


PLANS = (
    Action("plan.branch", _begin, "branch", ("Ctrl+Shift+B",), _writable),
    Action("plan.figures", _figures, "figures", (), lambda w: bool(w.workbench.document.branches)),
    Action("plan.compare", _compare, "compare", ("Ctrl+Shift+M",)),
    _dock("second", "split", "Shift+F4"),
    _dock("positions", "table", "Shift+F7"),
    _dock("layers", "layers", "Shift+F9"),
)
