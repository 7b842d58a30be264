"""The rows of the action table about stores' variants and set-ups; their windows are loaded when they are first asked for."""

from typing import TYPE_CHECKING

from planogram.ui.action import Action

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def _variants(window: "MainWindow") -> None:
    from planogram.ui.variants.dialog import show_variants

    show_variants(window)


def _take_model(window: "MainWindow") -> None:
    from planogram.ui.variants.take_model import choose_model

    choose_model(window)


def _card(window: "MainWindow") -> None:
    from planogram.ui.variants.card import show_card

    show_card(window)


def _setups(window: "MainWindow") -> None:
    from planogram.ui.setups.dialog import show_setups

    show_setups(window)


def _take_setups(window: "MainWindow") -> None:
    from planogram.ui.setups.take import choose_returned

    choose_returned(window)


def _is_model(window: "MainWindow") -> bool:
    project = window.workbench.project
    return bool(project.gondolas) and not project.variant.store


def _is_variant(window: "MainWindow") -> bool:
    return bool(window.workbench.project.variant.store) and not window.workbench.document.read_only


STORES = (
    Action(
        "file.variants",
        _variants,
        "branch",
        enabled=_is_model,
        hint=lambda w: "variants.hint.variant" if w.workbench.project.variant.store else "",
    ),
    Action(
        "file.variant_card",
        _card,
        "info",
        enabled=lambda w: bool(w.workbench.project.variant.store),
        hint=lambda w: "variants.hint.no_variant" if not w.workbench.project.variant.store else "",
    ),
    Action(
        "file.take_model",
        _take_model,
        "import",
        enabled=_is_variant,
        hint=lambda w: "variants.hint.no_variant" if not w.workbench.project.variant.store else "",
    ),
    Action("file.setups", _setups, "done", ("Ctrl+Shift+U",), lambda w: bool(w.workbench.project.gondolas)),
    Action("file.take_setups", _take_setups, "import", enabled=lambda w: bool(w.workbench.project.gondolas) and not w.workbench.document.read_only),
)
