"""Which keys do which action: the table's own, or those the person chose instead. Checked for clashes, exported, read back; no dialog."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QKeySequence

from planogram.i18n import Translator
from planogram.ui import menus
from planogram.ui.actions import ACTIONS

if TYPE_CHECKING:
    from planogram.ui.main_window import MainWindow

Keys = Mapping[str, tuple[str, ...]]
_GESTURES = ("drag_in", "drag", "copy", "axis", "handles", "click", "band", "double", "wheel", "pan", "escape")


class BadKeys(ValueError):
    """A file that holds no list of keys."""


def keys_of(chosen: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of every action: those chosen, else the table's."""
    return {key: tuple(chosen[key]) if key in chosen else action.shortcuts for key, action in ACTIONS.items()}


def written(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them, parted by a middle dot."""
    return " · ".join(QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) for text in keys)


def clashes(keys: Keys, key: str, sequence: str) -> tuple[str, ...]:
    """The other actions that `sequence` already does."""
    wanted = QKeySequence(sequence)
    return tuple(other for other, taken in keys.items() if other != key and any(QKeySequence(text) == wanted for text in taken))


def choose(window: "MainWindow", key: str, sequences: tuple[str, ...]) -> None:
    """Other keys for an action; its own again when they are the table's. Whoever had one of them loses it."""
    chosen = dict(window.settings.remembered.keys)
    now = keys_of(chosen)
    for sequence in sequences:
        for other in clashes(now, key, sequence):
            chosen[other] = [text for text in now[other] if QKeySequence(text) != QKeySequence(sequence)]
    chosen[key] = list(sequences)
    _keep(window, chosen)


def restore(window: "MainWindow") -> None:
    """The table's keys for everything."""
    _keep(window, {})


def _keep(window: "MainWindow", chosen: Mapping[str, list[str]]) -> None:
    window.settings.remembered.keys = {key: list(keys) for key, keys in chosen.items() if key in ACTIONS and tuple(keys) != ACTIONS[key].shortcuts}
    window.settings.save()
    apply_keys(window)


def apply_keys(window: "MainWindow") -> None:
    """Let the window's actions listen to their keys, and their tooltips tell them."""
    for key, keys in keys_of(window.settings.remembered.keys).items():
        made = window.actions_by_key[key]
        made.setShortcuts([QKeySequence(text) for text in keys])
        menus.dress(made, ACTIONS[key], window.translator, window.theme)


def as_json(chosen: Mapping[str, list[str]]) -> str:
    """Every action with its keys, to be kept or given to a colleague."""
    return json.dumps({"keys": {key: list(keys) for key, keys in keys_of(chosen).items()}}, indent=2, ensure_ascii=False)


def read_json(window: "MainWindow", text: bytes) -> None:
    """Take the keys of a file; actions it does not name keep theirs. BadKeys when it holds none."""
    try:
        found = msgspec.json.decode(text, type=dict[str, dict[str, list[str]]])["keys"]
    except (msgspec.MsgspecError, KeyError) as problem:
        raise BadKeys from problem
    _keep(window, {**window.settings.remembered.keys, **found})


def as_html(chosen: Mapping[str, list[str]], say: Translator) -> str:
    """The list of mouse gestures and keys, to be read or printed."""
    rows = [_heading(say("shortcuts.mouse"))]
    rows += [_row(say(f"gesture_help.{name}"), say(f"gesture_help.{name}.how")) for name in _GESTURES]
    menu = ""
    for key, keys in keys_of(chosen).items():
        if not keys:
            continue
        if key.partition(".")[0] != menu:
            menu = key.partition(".")[0]
            rows.append(_heading(say(f"menu.{menu}").replace("&", "") if say.has(f"menu.{menu}") else menu))
        rows.append(_row(action_name(key, say), written(keys)))
    return f"<table cellspacing='0' cellpadding='3' width='100%'>{''.join(rows)}</table>"


def action_name(key: str, say: Translator) -> str:
    """What an action is called in a list."""
    return say(f"action.{key}").replace("&", "").rstrip("…")


def export(path: Path, chosen: Mapping[str, list[str]], say: Translator) -> None:
    """Write the keys as JSON, or as a page to print when the name ends in `.html`."""
    title = escape(say("shortcuts.title"))
    page = f"<!doctype html><html lang='{say.language}'><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>{as_html(chosen, say)}</html>"
    path.write_text(page if path.suffix.lower() == ".html" else as_json(chosen), encoding="utf-8")


def _heading(text: str) -> str:
    return f"<tr><td colspan='2' style='padding-top:12px;font-weight:600'>{escape(text)}</td></tr>"


def _row(what: str, how: str) -> str:
    return f"<tr><td>{escape(what)}</td><td>{escape(how)}</td></tr>"
