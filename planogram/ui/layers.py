"""The layers of the drawing as the window keeps them: which are seen, locked, printed. Each is kept where what it steers already reads it."""

from typing import TYPE_CHECKING, Any

import msgspec

from planogram.session.layers import LAYERS, LOCKABLE, Layer
from planogram.ui.printing.choices import kept_choices, remembered_choices

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

__all__ = ["ASPECTS", "LAYERS", "LOCKABLE", "has", "switch"]
ASPECTS = ("seen", "locked", "printed")
_SWITCHES: dict[str, str] = {"labels": "labels", "dimensions": "ruler"}
"""Layers that are a switch of the View menu too."""


def has(window: "MainWindow", layer: Layer, aspect: str) -> bool:
    """Whether a layer is seen, locked or printed."""
    remembered = window.settings.remembered
    if aspect == "printed":
        return bool(getattr(remembered_choices(remembered.printing).setup, layer))
    if aspect == "locked":
        return window.workbench.pnm_layer.locked if layer == "pnm" else layer in window.workbench.selection.locked
    if layer == "pnm":
        return window.workbench.pnm_layer.shown
    return _SWITCHES[layer] in remembered.shown if layer in _SWITCHES else layer not in remembered.hidden


def switch(window: "MainWindow", layer: Layer, aspect: str, on: bool) -> None:
    """See, lock or print a layer, or do so no longer. A layer that is not seen is not within reach."""
    if aspect == "printed":
        _print(window, layer, on)
    elif layer == "pnm":
        fields: dict[str, Any] = {"shown" if aspect == "seen" else "locked": on}
        window.workbench.show_pnm(msgspec.structs.replace(window.workbench.pnm_layer, **fields))
    elif aspect == "locked":
        _lock(window, layer, on)
    else:
        _see(window, layer, on)
    window.show_look()


def _see(window: "MainWindow", layer: Layer, on: bool) -> None:
    remembered = window.settings.remembered
    if layer in _SWITCHES:
        others = [name for name in remembered.shown if name != _SWITCHES[layer]]
        remembered.shown = [*others, _SWITCHES[layer]] if on else others
    else:
        others = [name for name in remembered.hidden if name != layer]
        remembered.hidden = others if on else [*others, layer]
    if layer in LOCKABLE and not on:
        _lock(window, layer, True)


def _lock(window: "MainWindow", layer: Layer, on: bool) -> None:
    locked = window.workbench.selection.locked
    window.workbench.selection.lock(locked | {layer} if on else locked - {layer})


def _print(window: "MainWindow", layer: Layer, on: bool) -> None:
    choices = remembered_choices(window.settings.remembered.printing)
    setup = msgspec.structs.replace(choices.setup, **{layer: on})
    window.settings.remembered.printing = kept_choices(msgspec.structs.replace(choices, setup=setup))
