"""The rows of the action table about figures and what follows from them; actions.py puts them with the others."""

from typing import TYPE_CHECKING

from planogram.ui import verbs
from planogram.ui.action import Action, furnished
from planogram.ui.analysis.panel import PAGES
from planogram.ui.help import show_help

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

_ICONS = {"advice": "advice", "score": "done", "profile": "bars", "pareto": "pareto", "store": "store"}
_KEYS = {"advice": ("F9",)}


def _page(name: str) -> Action:
    return Action(f"analysis.{name}", lambda w: verbs.show_analysis(w, name), _ICONS.get(name, ""), _KEYS.get(name, ()))


def _optimise(mode: str, key: str, shortcut: str) -> Action:
    def show(window: "MainWindow") -> None:
        from planogram.ui.optimiser.window import open_optimiser

        open_optimiser(window, mode)

    return Action(f"analysis.{key}", show, "balance" if mode == "rebalance" else "", (shortcut,), furnished)


def _toggle_matrix(window: "MainWindow") -> None:
    dock = next(dock for dock in window.docks if dock.name == "figures")
    window.figures.as_matrix.setChecked(not (window.figures.as_matrix.isChecked() and dock.isVisible()))
    dock.show()
    dock.raise_()


ANALYSIS = (
    Action("analysis.matrix", _toggle_matrix, "matrix", ("Ctrl+M",), checked=lambda w: w.figures.as_matrix.isChecked()),
    *(_page(name) for name in PAGES),
    _optimise("rebalance", "optimiser", "Ctrl+Shift+O"),
    _optimise("arrange", "arrange", "Ctrl+Shift+R"),
    Action(
        "analysis.heat",
        lambda w: verbs.toggle_heat(w),
        "heat",
        ("Ctrl+U",),
        furnished,
        checked=lambda w: "heat" in w.settings.remembered.shown,
    ),
    Action("analysis.copy", lambda w: w.figures.copy_table(), "copy"),
    Action("analysis.indicators", lambda w: show_help(w, "indicators"), "figures"),
)
MENU = (
    "analysis.optimiser", "analysis.arrange", "-",
    "analysis.matrix", "analysis.copy", "-", "analysis.advice", "analysis.score", "analysis.profile", "analysis.heat", "analysis.pareto", "-",
    "analysis.assortment", "analysis.counts", "analysis.store", "-", "analysis.indicators",
)  # fmt: skip
