"""Which actions can act now, which are on, and what undo and redo would do. Asked at every change; the answers are in the table."""

from typing import TYPE_CHECKING

from planogram.ui.actions import ACTIONS
from planogram.ui.floor import deeds
from planogram.ui.furniture_verbs import deletion_meant
from planogram.ui.menus import hint_action, name_action
from planogram.ui.words import label_text

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow


def able(window: "MainWindow", key: str) -> bool:
    """Whether an action can act now."""
    deed = deeds.deed_of(window, key)
    return ACTIONS[key].enabled(window) if deed is None else deed.enabled(window.floor)


def mirror_actions(window: "MainWindow") -> None:
    """Enable, tick and name the window's actions."""
    for key, made in window.actions_by_key.items():
        action = ACTIONS[key]
        deed = deeds.deed_of(window, key)
        made.setEnabled(able(window, key))
        if action.checked is not None:
            made.setChecked(action.checked(window))
        if key in deeds.DEEDS:
            meant = deletion_meant(window.workbench) if key == "edit.delete" else key
            name_action(made, window.translator(deed.name if deed is not None and deed.name else f"action.{meant}"))
        if action.hint is not None and deed is None:
            why = "" if made.isEnabled() else action.hint(window)
            hint_action(made, window.translator(why) if why else made.text())
    history = window.workbench.document.history
    for verb, label in (("undo", history.undo_label), ("redo", history.redo_label)):
        text = window.translator(f"action.edit.{verb}")
        name_action(window.actions_by_key[f"edit.{verb}"], f"{text} – {label_text(window.translator, label)}" if label else text)
