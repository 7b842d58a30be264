"""The layers of the drawing as the window keeps them: which are seen, locked, printed. Each is kept where what it steers already reads it.

What is hidden or locked is remembered between two starts with the rest of the window's layout.
"""

from typing import TYPE_CHECKING, Any

import msgspec

from planogram.session.layers import LAYERS, LOCKABLE, Layer

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

__all__ = ["ASPECTS", "LAYERS", "LOCKABLE", "has", "keep", "restore", "switch", "tell_locked"]
ASPECTS = ("seen", "locked", "printed")
_SWITCHES: dict[str, str] = {"labels": "labels", "dimensions": "ruler"}
"""Layers that are a switch of the View menu too."""
_SECONDS = 6.0


def has(window: "MainWindow", layer: Layer, aspect: str) -> bool:
    """Whether a layer is seen, locked or printed. One that is not seen is out of reach, and counts as locked."""
    remembered = window.settings.remembered
    if aspect == "printed":
        return _printed(window, layer)
    if aspect == "locked":
        return not window.workbench.pnm_layer.within_reach if layer == "pnm" else layer in window.workbench.selection.locked
    if layer == "pnm":
        return window.workbench.pnm_layer.shown
    return _SWITCHES[layer] in remembered.shown if layer in _SWITCHES else layer not in remembered.hidden


def switch(window: "MainWindow", layer: Layer, aspect: str, on: bool) -> None:
    """See, lock or print a layer, or do so no longer. One that is seen again is as locked as it was before."""
    if aspect == "printed":
        _print(window, layer, on)
    elif layer == "pnm":
        fields: dict[str, Any] = {"shown" if aspect == "seen" else "locked": on}
        window.workbench.show_pnm(msgspec.structs.replace(window.workbench.pnm_layer, **fields))
    elif aspect == "locked":
        window.settings.remembered.locked = _with(window.settings.remembered.locked, layer, on)
    elif layer in _SWITCHES:
        window.settings.remembered.shown = _with(window.settings.remembered.shown, _SWITCHES[layer], on)
    else:
        window.settings.remembered.hidden = _with(window.settings.remembered.hidden, layer, not on)
    _lock(window)
    window.show_look()


def keep(window: "MainWindow") -> None:
    """Note the PNM layer, which its own panel switches too, beside the others: what is remembered when the window closes."""
    remembered, layer = window.settings.remembered, window.workbench.pnm_layer
    remembered.hidden = _with(remembered.hidden, "pnm", not layer.shown)
    remembered.locked = _with(remembered.locked, "pnm", layer.locked)


def restore(window: "MainWindow") -> None:
    """Layers as they were when the window was last closed."""
    remembered, bench = window.settings.remembered, window.workbench
    bench.show_pnm(msgspec.structs.replace(bench.pnm_layer, shown="pnm" not in remembered.hidden, locked="pnm" in remembered.locked))
    _lock(window)


def tell_locked(window: "MainWindow", layers: tuple[Layer, ...], nothing: bool) -> None:
    """A click took hold of nothing of these layers: say which is locked, with a button that unlocks it.

    In the status bar alone when the click took hold of something else (`nothing` is false). What is hidden nobody meant.
    """
    layer = next((one for one in layers if has(window, one, "seen")), None)
    if layer is None:
        return
    text = window.translator(f"layers.locked.{layer}")
    window.status.say(text)
    if nothing:
        window.notices.tell(text, "warning", (("layers.unlock", lambda: _unlock(window, layer)),), seconds=_SECONDS)


def _unlock(window: "MainWindow", layer: Layer) -> None:
    switch(window, layer, "locked", False)
    for dock in window.further:
        dock.refresh()


def _with(names: list[str], name: str, on: bool) -> list[str]:
    others = [one for one in names if one != name]
    return [*others, name] if on else others


def _lock(window: "MainWindow") -> None:
    """Out of the hand's reach: what is locked, and what is not seen."""
    remembered = window.settings.remembered
    window.workbench.selection.lock(layer for layer in LOCKABLE if layer != "pnm" and (layer in remembered.locked or layer in remembered.hidden))


def _printed(window: "MainWindow", layer: Layer) -> bool:
    # with all that prints: nothing of it is needed at a start
    from planogram.ui.printing.choices import remembered_choices

    return bool(getattr(remembered_choices(window.settings.remembered.printing).setup, layer))


def _print(window: "MainWindow", layer: Layer, on: bool) -> None:
    from planogram.ui.printing.choices import kept_choices, remembered_choices

    choices = remembered_choices(window.settings.remembered.printing)
    setup = msgspec.structs.replace(choices.setup, **{layer: on})
    window.settings.remembered.printing = kept_choices(msgspec.structs.replace(choices, setup=setup))
